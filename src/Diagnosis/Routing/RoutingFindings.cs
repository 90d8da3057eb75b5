using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Declared;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Routing;

/// <summary>Findings from the verifier's problems, for the rules of the diagnosis that share it. The sentence of a kind is the variant <c>found-{kind}</c> of its rule, the first kind's is <c>found</c>.</summary>
internal static class RoutingFindings
{
    public static bool IsDeclared(CentreEvidence evidence) =>
        evidence.Declared is { } declared && !(declared.EntryPoints.IsEmpty && declared.Menu.IsEmpty && declared.Rules.IsEmpty);

    /// <summary>Found, or cannot tell where something could not be verified, or clear.</summary>
    /// <param name="kinds">The first one has the variant "found".</param>
    public static RuleOutcome Examine(RuleInfo rule, CentreEvidence evidence, RoutingSettings settings, params ReadOnlySpan<RoutingProblemKind> kinds) => Examine(rule, evidence, settings, _ => true, kinds);

    /// <inheritdoc cref="Examine(RuleInfo, CentreEvidence, RoutingSettings, ReadOnlySpan{RoutingProblemKind})"/>
    /// <param name="isTold">False for a problem that another rule tells.</param>
    public static RuleOutcome Examine(RuleInfo rule, CentreEvidence evidence, RoutingSettings settings, Func<RoutingProblem, bool> isTold, params ReadOnlySpan<RoutingProblemKind> kinds)
    {
        if (!IsDeclared(evidence)) return Facts.CannotTell(rule);
        var verdicts = RoutingVerifier.Run(evidence.Declared!, settings);
        var asked = kinds.ToArray();
        var findings = verdicts.Of(asked).Where(problem => problem is not { Kind: RoutingProblemKind.DeadEnd, PlaceKind: PlaceKind.EntryPoint } && isTold(problem)).Select(problem => Of(rule, problem, verdicts, problem.Kind == asked[0])).ToArray();
        if (findings.Length == 0 && !verdicts.Unverified.IsEmpty) return Facts.CannotTell(rule, "missing-unverified", Argument.List("places", verdicts.Unverified.Select(place => place.Place)));
        return Facts.Outcome(rule, findings, () => Facts.Say(rule, "clear", Argument.Count("places", verdicts.Places), Argument.Count("rules", verdicts.Rules), Argument.Count("pieces", verdicts.WeekPieces)));
    }

    public static Finding Of(RuleInfo rule, RoutingProblem problem, RoutingVerdicts verdicts, bool first) => new(
        problem.Rule is null ? problem.Place : FormattableString.Invariant($"{problem.Place} #{problem.Rule}"), SeverityOf(problem.Kind), Confidence.High,
        Facts.Say(
            rule, first ? "found" : $"found-{Kebab(problem.Kind)}{(problem is { Rule: not null, Kind: RoutingProblemKind.MissingTarget or RoutingProblemKind.UnknownCalendar } ? "-rule" : "")}", Argument.Of("place", problem.Place), Argument.Count("rule", problem.Rule ?? 0), Argument.List("others", problem.Others),
            Argument.Of("name", problem.Others.IsEmpty ? "?" : problem.Others[0]), Argument.Count("count", problem.Others.Length), Argument.Hours("hours", problem.WeeklyMinutes / 60.0)),
        [Proof(problem, verdicts)], problem.Fix);

    private static Evidence Proof(RoutingProblem problem, RoutingVerdicts verdicts)
    {
        if (problem.Caller is not { } caller) return Facts.Count("routing-verified", problem.Place, verdicts.Places + verdicts.Rules, 1);
        Argument[] arguments =
        [
            Argument.Weekday("weekday", caller.Weekday), Argument.TimeOfDay("time", caller.MinuteOfDay), Argument.Seconds("wait", caller.WaitSeconds),
            Argument.Of("way", string.Join(" → ", caller.Way.Select(step => step.Shown))),
        ];
        var hours = Estimate.Exactly(problem.WeeklyMinutes / 60.0, 1);
        return caller.CustomerType is { } type
            ? new("routing-caller-of-type", problem.Place, ArgumentKind.Hours, hours) { Arguments = [.. arguments, Argument.Of("type", type)] }
            : new("routing-caller", problem.Place, ArgumentKind.Hours, hours) { Arguments = [.. arguments] };
    }

    private static Severity SeverityOf(RoutingProblemKind kind) => kind switch
    {
        RoutingProblemKind.EndlessRound or RoutingProblemKind.SkillNobodyStaffed => Severity.Critical,
        RoutingProblemKind.DeadEnd or RoutingProblemKind.MissingTarget or RoutingProblemKind.MenuCycle or RoutingProblemKind.HoleOutOfHours or RoutingProblemKind.HoleUnstaffed
            or RoutingProblemKind.Ambiguous or RoutingProblemKind.UnknownCalendar or RoutingProblemKind.SameKey => Severity.Serious,
        RoutingProblemKind.OverlappingTimes or RoutingProblemKind.SameTarget or RoutingProblemKind.TurnsAwayWhileOpen or RoutingProblemKind.TooDeep or RoutingProblemKind.TooManyChoices => Severity.Note,
        _ => Severity.Moderate,
    };

    private static string Kebab(RoutingProblemKind kind) =>
        string.Concat(kind.ToString().Select((letter, index) => char.IsUpper(letter) ? $"{(index > 0 ? "-" : "")}{char.ToLowerInvariant(letter)}" : $"{letter}"));
}
