using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for hours of the week in which customers call on a flow and hardly anyone answers, or nobody who could is staffed.</summary>
public sealed class ReachabilityHole : IDiagnosisRule
{
    private const double Nobody = 0.05;
    private const int WorthStaffing = 3; // times the least contacts: below it the stretch is told, but nobody is proposed for it

    public RuleInfo Info { get; } = new("SERVICE-02", "reachability-hole", ["R114"],
    [
        new("answered-share", ArgumentKind.Share, 0.25, 0.05, 0.6, "convention: an hour in which three in four customers are not answered is shut to them"),
        new("least-contacts", ArgumentKind.Count, 10, 5, 1000, "convention: the interval of a share of 0 in 10 ends at 0.28, so fewer contacts cannot show a hole"),
        new("expected-contacts", ArgumentKind.Number, 1, 0.1, 100, "convention, without a log: one contact an hour or more is demand"),
    ]);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings) => evidence.HasLog() ? ByLog(evidence, settings) : ByModel(evidence.Centre, settings);

    private RuleOutcome ByLog(CentreEvidence evidence, RuleSettings settings)
    {
        var observed = evidence.Observed!;
        var cells = new WeekCells(observed.Grid);
        List<Finding> findings = [];
        var examined = 0;
        foreach (var flow in observed.Flows)
        {
            var (offered, answered) = (new long[cells.Count], new long[cells.Count]);
            foreach (var (period, seen) in flow.ByWeekdayPeriod.Index())
            {
                // Sums of intervals may tell no answers: such a period is not judged.
                if (seen.Answered is not { } taken) continue;
                offered[cells.OfWeekPeriod(period)] += seen.Offered;
                answered[cells.OfWeekPeriod(period)] += taken;
            }

            var judged = Enumerable.Range(0, cells.Count).Where(cell => offered[cell] >= settings.Of(Info, "least-contacts")).ToArray();
            var holes = judged.Where(cell => Intervals.Share(answered[cell], offered[cell]).High < settings.Of(Info, "answered-share")).ToArray();
            examined += judged.Length;
            if (holes.Length == 0) continue;
            var stretches = cells.Merged(holes).Select(hole => (hole.Stretch, Contacts: hole.Cells.Sum(cell => offered[cell]), Answered: hole.Cells.Sum(cell => answered[cell]))).OrderByDescending(hole => hole.Contacts).ToArray();
            var lost = (double)stretches.Sum(hole => hole.Contacts - hole.Answered) / Math.Max(1, flow.Service.Offered);
            findings.Add(Hole(
                evidence.Centre, evidence.Centre.FlowOrNull(flow.Flow), flow.Name, "found", holes.Length * cells.CellSeconds / 3600, lost,
                [.. stretches.Select(hole => (hole.Stretch, hole.Contacts >= WorthStaffing * settings.Of(Info, "least-contacts"), Facts.Share("answered-in", flow.Name, Intervals.Share(hole.Answered, hole.Contacts)).In(hole.Stretch)))]));
        }

        return examined == 0
            ? Facts.CannotTell(Info, "missing-contacts", Argument.Count("least", (long)settings.Of(Info, "least-contacts")))
            : Facts.Outcome(Info, findings, () => Facts.Say(Info, "clear", Argument.Count("hours", examined), Argument.Count("flows", observed.Flows.Length)));
    }

    private RuleOutcome ByModel(CentreModel centre, RuleSettings settings)
    {
        if (centre.StaffedHours <= 0 || centre.Flows.All(flow => flow.Volume() <= 0)) return Facts.CannotTell(Info);
        var cells = new WeekCells(centre.Grid);
        List<Finding> findings = [];
        var examined = 0;
        foreach (var flow in centre.Flows)
        {
            var takers = centre.Groups.Where(group => group.Holds(flow.Skill)).ToArray();
            var (expected, staffed) = (new double[cells.Count], new double[cells.Count]);
            for (var period = 0; period < centre.Grid.Count; period++)
            {
                var cell = cells.OfPeriod(period);
                expected[cell] += flow.ArrivalsPerPeriod[period] / cells.DaysOf(cell);
                staffed[cell] += takers.Sum(group => group.StaffedPerPeriod[period]);
            }

            var judged = Enumerable.Range(0, cells.Count).Where(cell => expected[cell] >= settings.Of(Info, "expected-contacts")).ToArray();
            var holes = judged.Where(cell => staffed[cell] < Nobody).ToArray();
            examined += judged.Length;
            if (holes.Length == 0) continue;
            var stretches = cells.Merged(holes).Select(hole => (hole.Stretch, Contacts: hole.Cells.Sum(cell => expected[cell]))).OrderByDescending(hole => hole.Contacts).ToArray();
            findings.Add(Hole(
                centre, flow, flow.Name, "found-model", holes.Length * cells.CellSeconds / 3600, stretches.Sum(hole => hole.Contacts) / expected.Sum(),
                [.. stretches.Select(hole => (hole.Stretch, true, Facts.Number("expected-in", flow.Name, Estimate.Exactly(hole.Contacts, 1)).In(hole.Stretch)))]));
        }

        return examined == 0 ? Facts.CannotTell(Info) : Facts.Outcome(Info, findings, () => Facts.Say(Info, "clear", Argument.Count("hours", examined), Argument.Count("flows", centre.Flows.Length)));
    }

    private Finding Hole(CentreModel centre, Flow? flow, string name, string variant, double hours, double lostShare, (Stretch Stretch, bool WorthIt, Evidence Fact)[] stretches) => new(
        name, lostShare > 0.1 ? Severity.Serious : lostShare > 0.02 ? Severity.Moderate : Severity.Note, Confidence.High,
        Facts.Say(Info, variant, Argument.Of("flow", name), Argument.Hours("hours", hours), Argument.Share("share", lostShare)),
        [.. stretches.Take(Facts.MostListed).Select(hole => hole.Fact)],
        flow is null ? [] : [.. centre.MoreStaff(flow.Skill, stretches.Where(hole => hole.WorthIt).Take(3).Select(hole => hole.Stretch))])
    {
        Hours = [.. stretches.Select(hole => hole.Stretch)],
    };
}
