using System.Collections.Immutable;
using NodaTime;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for days without a single row, long silences inside a day, and rows that could not be read.</summary>
public sealed class DataHoles : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("DATA-01", "data-holes", ["R34"],
    [
        new("hole-contacts", ArgumentKind.Count, 10, 3, 1000, "convention: ten expected contacts that all fail to come have a probability of e⁻¹⁰ when arrivals are Poisson"),
        new("rejected-share", ArgumentKind.Share, 0.01, 0, 0.2, "convention: below one row in a hundred no figure of a report changes visibly"),
    ]);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (evidence.Quality is not { Read: > 0 } quality) return Facts.CannotTell(Info);
        List<Finding> findings = [];
        var missing = ExpectedDays(evidence.Observed, quality.MissingDays);
        var days = (evidence.Observed?.Days.Length ?? 0) + missing.Length;
        if (missing.Length > 0) findings.Add(Missing(evidence, missing, days));
        var holes = quality.Holes.Where(hole => hole.ExpectedContacts >= settings.Of(Info, "hole-contacts")).ToArray();
        if (holes.Length > 0) findings.Add(Silent(holes));
        if (quality.Rejected > settings.Of(Info, "rejected-share") * quality.Read) findings.Add(Rejected(quality));
        return Facts.Outcome(Info, findings, () => Facts.Say(Info, "clear", Argument.Count("days", days), Argument.Count("rows", quality.Read)));
    }

    /// <summary>Open is a weekday on which a contact was seen.</summary>
    private static ImmutableArray<LocalDate> ExpectedDays(ObservedCentre? observed, ImmutableArray<LocalDate> missing)
    {
        var open = observed is null ? [] : observed.Grid.Days.Where((_, day) => observed.Days[day].Offered > 0).Select(day => day.Weekday).ToHashSet();
        return ClosedDays.LeftOutOf(missing, open);
    }

    private Finding Missing(CentreEvidence evidence, ImmutableArray<LocalDate> missing, int days)
    {
        var evidenceItems = missing.Take(Facts.MostListed).Select(date => Facts.Number("missing-day", "", UsualDay(evidence.Observed, (int)date.DayOfWeek)) with { Arguments = [Argument.Date("date", date)] });
        return new(
            "", missing.Length * 10 > days ? Severity.Serious : Severity.Moderate, Confidence.High,
            Facts.Say(Info, "found", Argument.Count("days", missing.Length), Argument.Count("of", days), Argument.Date("first", missing[0]), Argument.Date("last", missing[^1])),
            [.. evidenceItems], []);
    }

    private Finding Silent(Hole[] holes) => new(
        "", Severity.Moderate, Confidence.Medium,
        Facts.Say(Info, "found-silence", Argument.Count("holes", holes.Length), Argument.Count("contacts", (long)Math.Round(holes.Sum(hole => hole.ExpectedContacts)))),
        [.. holes.OrderByDescending(hole => hole.ExpectedContacts).Take(Facts.MostListed).Select(hole => Facts.Number("silence", "", Estimate.Exactly(hole.ExpectedContacts, 1)) with
        {
            Arguments = [Argument.Date("date", hole.Date), Argument.TimeOfDay("from", hole.FromMinutes), Argument.TimeOfDay("to", hole.ToMinutes)],
        })], []);

    private Finding Rejected(DataQuality quality) => new(
        "", Severity.Moderate, Confidence.High,
        Facts.Say(Info, "found-rejected", Argument.Count("rows", quality.Rejected), Argument.Count("of", quality.Read)),
        [Facts.Share("rejected-rows", "", (double)quality.Rejected / quality.Read, quality.Read)], []);

    private static Estimate UsualDay(ObservedCentre? observed, int weekday)
    {
        if (observed is null) return Estimate.Unknown;
        var offered = observed.Days.Where((_, day) => (int)observed.Grid.Days[day].Weekday == weekday).Select(day => (double)day.Offered).ToArray();
        return offered.Length == 0 ? Estimate.Unknown : Intervals.Mean(offered);
    }
}
