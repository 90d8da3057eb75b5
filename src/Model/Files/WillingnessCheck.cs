using System.Collections.Immutable;
using Plateau.Model.Texts;

namespace Plateau.Model.Files;

/// <summary>What a person will not learn and what they would like: known skills, each named once, nothing refused that is held or wished.</summary>
internal static class WillingnessCheck
{
    /// <param name="known">Skills of the centre.</param>
    public static Agent Added(ProblemList problems, string path, AgentDraft draft, string[] known, Agent agent)
    {
        var refuses = Named(problems, $"{path}.refuses", draft.Refuses, known);
        var wishes = Named(problems, $"{path}.wishes", draft.Wishes, known);
        foreach (var (i, refused) in refuses.Index())
        {
            if (agent.Skills.Any(held => held.Skill == refused && refused.Value.Length > 0))
                problems.Add(CentreChecker.At($"{path}.refuses", i), "centre-refuses-held", Argument.Of("agent", agent.Id.Value), Argument.Of("skill", refused.Value));
        }

        foreach (var (i, wish) in wishes.Index())
        {
            if (wish.Value.Length > 0 && refuses.Contains(wish))
                problems.Add(CentreChecker.At($"{path}.wishes", i), "centre-wish-refused", Argument.Of("agent", agent.Id.Value), Argument.Of("skill", wish.Value));
        }

        return agent with { Refuses = refuses, Wishes = wishes };
    }

    private static ImmutableArray<SkillId> Named(ProblemList problems, string path, ImmutableArray<string?> names, string[] known)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. names.Select((name, i) =>
        {
            var at = CentreChecker.At(path, i);
            var id = problems.Known(at, "skill", name, known);
            if (id.Length > 0 && !seen.Add(id)) problems.Add(at, "centre-duplicate-skill", Argument.Of("value", id));
            return new SkillId(id);
        })];
    }
}
