using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for hours of the week in which a flow stays below its promise.</summary>
public sealed class BelowPromiseByPeriod : IDiagnosisRule
{
    private const double ChanceShare = 0.05; // hours below by chance alone, at most, since the intervals are of 95 %

    public RuleInfo Info { get; } = new("SERVICE-01", "below-promise-by-period", ["R46"],
    [
        new("least-contacts", ArgumentKind.Count, 30, 10, 1000, "convention: below it the interval of a share is wider than ± 18 points"),
    ]);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (!evidence.HasLog()) return Facts.CannotTell(Info);
        var promised = evidence.Observed!.Flows.Select(flow => (Seen: flow, Flow: evidence.Centre.FlowOrNull(flow.Flow))).Where(pair => pair.Flow?.Target is not null).ToArray();
        if (promised.Length == 0) return Facts.CannotTell(Info, "missing-target", Argument.List("flows", evidence.Observed.Flows.Select(flow => flow.Name)));
        var measured = promised.Where(pair => IsMeasured(pair.Seen, pair.Flow!.Target!)).ToArray();
        if (measured.Length == 0) return Facts.CannotTell(Info, "missing-threshold", Argument.List("flows", promised.Select(pair => pair.Seen.Name)));
        var cells = new WeekCells(evidence.Observed.Grid);
        List<Finding> findings = [];
        var hours = 0;
        foreach (var (seen, flow) in measured)
        {
            var judged = new Judged(cells, seen, flow!.Target!, (long)settings.Of(Info, "least-contacts"));
            hours += judged.Cells.Length;
            if (judged.Below.Length > 0) findings.Add(Below(evidence.Centre, cells, judged, seen, flow));
        }

        return hours == 0
            ? Facts.CannotTell(Info, "missing-contacts", Argument.Count("least", (long)settings.Of(Info, "least-contacts")))
            : Facts.Outcome(Info, findings, () => Facts.Say(Info, "clear", Argument.Count("hours", hours), Argument.List("flows", measured.Select(pair => pair.Seen.Name))));
    }

    private Finding Below(CentreModel centre, WeekCells cells, Judged judged, FlowObservation seen, Flow flow)
    {
        var target = flow.Target!;
        var worst = cells.Merged(judged.Below).Select(part => (part.Stretch, Level: judged.Level(part.Cells))).OrderBy(part => part.Level.Value).Take(Facts.MostListed).ToArray();
        var share = (double)judged.Below.Sum(judged.Contacts) / judged.Cells.Sum(judged.Contacts);
        var overall = seen.Service.Level(target.Variant);
        ImmutableArray<Evidence> facts =
        [
            Facts.Share("service-level", seen.Name, overall),
            Facts.Share("contacts-below-promise", seen.Name, share, judged.Cells.Sum(judged.Contacts)),
            .. worst.Select(part => Facts.Share("service-level-in", seen.Name, part.Level).In(part.Stretch)),
        ];
        return new(
            seen.Name, share > 0.5 ? Severity.Serious : share > 0.1 ? Severity.Moderate : Severity.Note,
            judged.Below.Length <= ChanceShare * judged.Cells.Length ? Confidence.Low : overall.High < target.Share ? Confidence.High : Confidence.Medium,
            Facts.Say(
                Info, "found", Argument.Of("flow", seen.Name), Argument.Count("hours", judged.Below.Length), Argument.Count("of", judged.Cells.Length),
                Argument.Share("target", target.Share), Argument.Seconds("threshold", target.ThresholdSeconds), Argument.Share("share", share)),
            facts, [.. centre.MoreStaff(flow.Skill, worst.Take(3).Select(part => part.Stretch))])
        {
            Hours = [.. cells.Merged(judged.Below).Select(part => part.Stretch)],
        };
    }

    /// <summary>By period, the log keeps what was answered within one threshold: that serves two of the five variants.</summary>
    private static bool IsMeasured(FlowObservation seen, ServiceTarget target) =>
        seen.ThresholdSeconds == target.ThresholdSeconds && target.Variant is ServiceLevelVariant.OfOffered or ServiceLevelVariant.AnsweredOnly;

    /// <summary>The hours of one flow that have enough contacts.</summary>
    private sealed class Judged
    {
        private readonly long[] _within;
        private readonly long[] _of;

        public Judged(WeekCells cells, FlowObservation flow, ServiceTarget target, long least)
        {
            (_within, _of) = (new long[cells.Count], new long[cells.Count]);
            foreach (var (period, seen) in flow.ByWeekdayPeriod.Index())
            {
                // Sums of intervals may tell no service level: such a period is not judged.
                if (seen is not { AnsweredWithin: { } within, Answered: { } answered }) continue;
                _within[cells.OfWeekPeriod(period)] += within;
                _of[cells.OfWeekPeriod(period)] += target.Variant == ServiceLevelVariant.AnsweredOnly ? answered : seen.Offered;
            }

            Cells = [.. Enumerable.Range(0, cells.Count).Where(cell => _of[cell] >= least)];
            Below = [.. Cells.Where(cell => Level([cell]).High < target.Share)];
        }

        public int[] Cells { get; }

        public int[] Below { get; }

        public long Contacts(int cell) => _of[cell];

        public Estimate Level(int[] cells) => Intervals.Share(cells.Sum(cell => _within[cell]), cells.Sum(Contacts));
    }
}
