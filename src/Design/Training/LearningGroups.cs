using System.Collections.Immutable;
using Plateau.Design.Cursor;
using Plateau.Model;
using Plateau.Model.Observations;

namespace Plateau.Design.Training;

/// <summary>What the groups of today's organisation are called: by the names of a centre file, else by what they take. Persons are not named.</summary>
public static class LearningGroups
{
    /// <returns>In the order of today's groups.</returns>
    public static ImmutableArray<LearningGroup> Of(CentreEvidence evidence, CursorInputs inputs, Organisation today)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(today);
        return [.. today.Groups.Select(group => new LearningGroup(NamesOf(evidence, inputs, group), group.Agents, [.. group.Flows.Select(flow => inputs.Centre.Flows[flow].Id)]))];
    }

    /// <summary>With a log each group is one person, and the names would be theirs.</summary>
    private static ImmutableArray<string> NamesOf(CentreEvidence evidence, CursorInputs inputs, OrganisationGroup group)
    {
        if (evidence.Observed is not null)
            return [];
        return [.. Among(inputs, group).Select(own => own.Name)];
    }

    /// <summary>The groups of the centre that stand together in a group of today's organisation: they take the same flows.</summary>
    public static IEnumerable<AgentGroup> Among(CursorInputs inputs, OrganisationGroup group)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(group);
        var flows = inputs.Centre.Flows;
        return inputs.Centre.Groups.Where(own => Enumerable.Range(0, flows.Length).Where(flow => own.Skills.Any(held => held.Skill == flows[flow].Skill)).SequenceEqual(group.Flows));
    }
}
