using System.Collections.Immutable;
using NodaTime;
using Plateau.Model.Declared;

namespace Plateau.Diagnosis.Skills;

/// <summary>What flows ask for and what people were last said to hold: read in one way by the skill rules and by the routing verifier.</summary>
internal static class SkillNeeds
{
    /// <summary>Skills that a flow asks for with their least levels (null = any above 0): its own, and those of the sheet of requirements.</summary>
    public static ImmutableArray<SkillRequirement> Of(Declarations declared, DeclaredFlow flow)
    {
        ImmutableArray<SkillRequirement> stated = [.. declared.Requirements.Where(needed => needed.Flow == flow.Name)];
        return flow.Skill is { } own && stated.All(needed => needed.Skill != own) ? [new SkillRequirement(flow.Name, own, null), .. stated] : stated;
    }

    /// <summary>Of several assessments of one person and skill the latest: undated ones count as the oldest; of equal days the last row.</summary>
    public static Dictionary<(string Person, string Skill), SkillAssessment> Latest(Declarations declared) => declared.Assessments.Index()
        .GroupBy(row => (row.Item.Person, row.Item.Skill))
        .ToDictionary(history => history.Key, history => history.OrderBy(row => row.Item.AssessedOn ?? LocalDate.MinIsoValue).ThenBy(row => row.Index).Last().Item);
}
