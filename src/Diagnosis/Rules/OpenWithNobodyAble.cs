using NodaTime;
using Plateau.Diagnosis.Skills;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for times of the week at which a flow is open and nobody able to take it is scheduled.</summary>
public sealed class OpenWithNobodyAble : IDiagnosisRule
{
    private const int MinutesPerDay = 1440;

    public RuleInfo Info { get; } = new("SKILL-09", "open-with-nobody-able", ["R28", "R26"],
    [
        new("least-minutes", ArgumentKind.Count, 15, 1, 600, "convention: a quarter of an hour a week, below which it is a matter of the planning tool’s rounding"),
    ]);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (DeclaredSkills.Of(evidence) is not { } matrix) return Facts.CannotTell(Info);
        var known = FlowCovers.Of(matrix).Where(cover => cover is { OpenMinutes: > 0, UncoveredMinutes: not null } && !cover.Eligible.IsEmpty).ToArray();
        if (known.Length == 0) return Facts.CannotTell(Info, "missing-calendars", Argument.Count("flows", matrix.Declared.Flows.Length));
        var findings = known.Where(cover => cover.UncoveredMinutes >= settings.Of(Info, "least-minutes")).Select(Judge).ToArray();
        return Facts.Outcome(Info, findings, () => Facts.Say(Info, "clear", Argument.Count("flows", known.Length)));
    }

    private Finding Judge(FlowCover cover)
    {
        var (first, minutes) = (cover.FirstUncovered!.Value, cover.UncoveredMinutes!.Value);
        return new(
            cover.Flow.Name, Severity.Serious, Confidence.High,
            Facts.Say(Info, "found", Argument.Of("flow", cover.Flow.Name), Argument.Hours("hours", minutes / 60.0), Argument.Weekday("weekday", (IsoDayOfWeek)((first / MinutesPerDay) + 1)), Argument.TimeOfDay("time", first % MinutesPerDay)),
            [Facts.Share("open-time-uncovered", cover.Flow.Name, Estimate.Exactly((double)minutes / cover.OpenMinutes!.Value, cover.Eligible.Length))], []);
    }
}
