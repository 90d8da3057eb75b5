using System.Collections.Immutable;
using Plateau.Model.Texts;

namespace Plateau.Model.Changes;

/// <summary>Every group that holds the skill of one of the flows holds those of all, the new ones as last preferences.</summary>
/// <param name="Flows">At least two, none protected.</param>
public sealed record PoolFlows(ImmutableArray<FlowId> Flows) : Change
{
    public override string Code => "pool-flows";

    public override CentreModel Apply(CentreModel centre)
    {
        if (Flows.IsDefault || Flows.Distinct().Count() < 2) throw new ArgumentException($"The flows to pool ({(Flows.IsDefault ? "none" : string.Join(", ", Flows))}) must be at least two.");
        var flows = Flows.Select(flow => References.Of(centre, flow)).ToArray();
        if (flows.FirstOrDefault(flow => flow.Protected) is { } kept)
            throw new ArgumentException($"The flow ({kept.Id}) is protected ({kept.ProtectedReason ?? "no reason stated"}).\nMaybe lift the protection first.");
        var skills = flows.Select(flow => flow.Skill).Distinct().ToArray();
        var groups = centre.Groups.Where(group => group.Skills.Any(held => skills.Contains(held.Skill))).Select(group => group.Id).ToArray();
        foreach (var group in groups)
            foreach (var skill in skills)
                centre = new AddSkill(SkillHolder.Of(group), skill).Apply(centre);
        return centre;
    }

    public override Message Describe() => Message.Of($"change.{Code}", Argument.List("flows", Flows.Select(flow => flow.Value)));
}
