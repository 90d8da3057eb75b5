using Plateau.Model.Declared;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for a list of skills that cannot be worked with: more combinations of the five axes than anyone can train for, skills of no stated kind, written channels for which no writing skill is asked.</summary>
public sealed class SkillsBadlySorted : IDiagnosisRule
{
    private static readonly string[] Written = [Channels.Mail, Channels.Chat, Channels.Messaging, Channels.Social, Channels.Form, Channels.Post];

    public RuleInfo Info { get; } = new("SKILL-10", "skills-badly-sorted", ["R23", "R24"],
    [
        new("most-combinations", ArgumentKind.Count, 200, 10, 5000, "convention: beyond it nobody keeps the list up"),
        new("no-kind-share", ArgumentKind.Share, 0.2, 0, 1, "convention: one in five"),
    ]);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (evidence.Declared is not { Skills.IsEmpty: false } declared) return Facts.CannotTell(Info);
        Finding?[] findings = [Combinations(declared, settings), NoKind(declared, settings), NoWriting(declared)];
        return Facts.Outcome(Info, [.. findings.OfType<Finding>()], () => Facts.Say(Info, "clear", Argument.Count("skills", declared.Skills.Length)));
    }

    private Finding? Combinations(Declarations declared, RuleSettings settings)
    {
        var count = declared.Skills.Select(skill => (skill.Channel, skill.Reason, skill.CustomerType, skill.Complexity, skill.Constraint)).Distinct().Count();
        if (count <= settings.Of(Info, "most-combinations")) return null;
        return new("", Severity.Serious, Confidence.High, Facts.Say(Info, "found", Argument.Count("count", count), Argument.Count("most", (long)settings.Of(Info, "most-combinations"))), [Facts.Count("skill-combinations", "", count, declared.Skills.Length)], []);
    }

    private Finding? NoKind(Declarations declared, RuleSettings settings)
    {
        var without = declared.Skills.Where(skill => skill.Kind is null).Select(skill => skill.Name).ToArray();
        if (without.Length == 0 || without.Length <= settings.Of(Info, "no-kind-share") * declared.Skills.Length) return null;
        return new(
            "", Severity.Note, Confidence.High, Facts.Say(Info, "found-no-kind", Argument.Count("without", without.Length), Argument.Count("skills", declared.Skills.Length), Argument.List("names", without.Take(Facts.MostListed))),
            [Facts.Count("skills-without-kind", "", without.Length, declared.Skills.Length)], []);
    }

    /// <summary>Only where requirements are stated at all, and some skill is a writing skill: else nobody sorted by kind.</summary>
    private Finding? NoWriting(Declarations declared)
    {
        var writing = declared.Skills.Where(skill => skill.Kind == SkillKind.Writing).Select(skill => skill.Name).ToHashSet(StringComparer.Ordinal);
        if (writing.Count == 0 || declared.Requirements.IsEmpty) return null;
        var flows = declared.Flows.Where(flow => Written.Contains(flow.Channel) && declared.Requirements.Any(needed => needed.Flow == flow.Name) && !declared.Requirements.Any(needed => needed.Flow == flow.Name && writing.Contains(needed.Skill))).Select(flow => flow.Name).ToArray();
        if (flows.Length == 0) return null;
        return new(
            string.Join(", ", flows.Take(Facts.MostListed)), Severity.Moderate, Confidence.Medium, Facts.Say(Info, "found-no-writing", Argument.Count("flows", flows.Length), Argument.List("names", flows.Take(Facts.MostListed))),
            [Facts.Count("written-flows-without-writing", "", flows.Length, declared.Flows.Length)], []);
    }
}
