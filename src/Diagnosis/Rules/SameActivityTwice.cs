using Plateau.Model.Changes.Declared;
using Plateau.Model.Declared;
using Plateau.Model.Files;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for activities that stand on the list under two spellings.</summary>
public sealed class SameActivityTwice : IDiagnosisRule
{
    private const int LeastLetters = 8; // in shorter names, one letter makes another word

    public RuleInfo Info { get; } = new("ROLES-03", "same-activity-twice", ["R1", "R14"], []);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (evidence.Declared is not { Activities.Length: > 1 } declared) return Facts.CannotTell(Info);
        var left = declared.Activities.Select(activity => activity.Name).Distinct(StringComparer.Ordinal).ToList();
        var findings = new List<Finding>();
        while (left.Count > 0)
        {
            var kept = left[0];
            var others = left.Skip(1).Where(name => Same(kept, name)).ToArray();
            left.RemoveAll(name => name == kept || others.Contains(name));
            if (others.Length > 0) findings.Add(Tell(declared, [kept, .. others]));
        }

        return Facts.Outcome(Info, findings, () => Facts.Say(Info, "clear", Argument.Count("activities", declared.Activities.Length)));
    }

    private static bool Same(string one, string other)
    {
        var (first, second) = (Spelling.Words(one), Spelling.Words(other));
        if (first == second) return true;
        return Math.Max(first.Length, second.Length) >= LeastLetters && first.Where(char.IsDigit).SequenceEqual(second.Where(char.IsDigit)) && Nearest.Distance(first, second) <= 1;
    }

    /// <summary>The spelling that most flows use stays.</summary>
    private Finding Tell(Declarations declared, string[] names)
    {
        var kept = names.MaxBy(name => declared.Flows.Count(flow => flow.Activity == name))!;
        var others = names.Where(name => name != kept).ToArray();
        return new(
            kept, Severity.Moderate, Confidence.Medium, Facts.Say(Info, "found", Argument.Of("activity", kept), Argument.List("others", others)),
            [Facts.Count("spellings", kept, names.Length, 1)], [new MergeActivities(kept, [.. others])]);
    }
}
