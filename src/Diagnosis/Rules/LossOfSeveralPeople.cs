using Plateau.Diagnosis.Skills;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for work that nobody able has hours for once one, two or three people are gone.</summary>
public sealed class LossOfSeveralPeople : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("SKILL-11", "loss-of-several-people", ["R28", "R29"],
    [
        new("people", ArgumentKind.Count, 3, 1, 10, "convention: three away together is an ordinary winter day of a team of thirty"),
        new("productive-share", ArgumentKind.Share, 0.65, 0.3, 0.95, "convention: paid hours less leave, breaks, meetings and idle time between contacts"),
        new("left-share", ArgumentKind.Share, 0.02, 0.001, 0.5, "convention: beyond it customers notice"),
    ]);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (DeclaredSkills.Of(evidence) is not { } matrix) return Facts.CannotTell(Info);
        var covers = FlowCovers.Of(matrix);
        if (LossOfPeople.Of(matrix.Declared, covers, settings.Of(Info, "productive-share"), (int)settings.Of(Info, "people")) is not { } losses) return Facts.CannotTell(Info, "missing-work", Argument.Count("flows", matrix.Declared.Flows.Length));
        var work = covers.Sum(cover => cover.WorkHours?.High ?? 0);
        var more = losses.UncoveredHours[^1] - losses.UncoveredNow;
        if (more <= settings.Of(Info, "left-share") * work)
            return new RuleOutcome.Clear(Facts.Say(Info, "clear", Argument.Count("people", losses.People.Length), Argument.Hours("hours", Math.Max(0, more))));
        return new RuleOutcome.Found(
            [
                new Finding(
                    "", losses.UncoveredHours[0] - losses.UncoveredNow > settings.Of(Info, "left-share") * work ? Severity.Serious : Severity.Moderate, Confidence.Medium,
                    Facts.Say(Info, "found", Argument.Count("count", losses.People.Length), Argument.List("people", losses.People), Argument.Hours("hours", more), Argument.Hours("work", work)),
                    [.. losses.UncoveredHours.Select((hours, index) => new Evidence("work-left-over", losses.People[index], ArgumentKind.Hours, Estimate.Exactly(hours, losses.People.Length)))], []),
            ]);
    }
}
