namespace Plateau.Model.Changes;

/// <summary>What a change names must be in the centre; else the message says what was asked for and what there is.</summary>
internal static class References
{
    public static Flow Of(CentreModel centre, FlowId id) =>
        centre.Flows.FirstOrDefault(flow => flow.Id == id) ?? throw Missing("flow", id.Value, centre.Flows.Select(flow => flow.Id.Value));

    public static Agent Of(CentreModel centre, AgentId id) =>
        centre.Agents.FirstOrDefault(agent => agent.Id == id) ?? throw Missing("agent", id.Value, centre.Agents.Select(agent => agent.Id.Value));

    public static AgentGroup Of(CentreModel centre, GroupId id) =>
        centre.Groups.FirstOrDefault(group => group.Id == id) ?? throw Missing("group", id.Value, centre.Groups.Select(group => group.Id.Value));

    public static void Check(CentreModel centre, SkillId skill)
    {
        if (!centre.Flows.Any(flow => flow.Skill == skill)) throw Missing("skill", skill.Value, centre.Flows.Select(flow => flow.Skill.Value).Distinct());
    }

    private static ArgumentException Missing(string kind, string id, IEnumerable<string> known) =>
        new($"The {kind} ({id}) is not in the centre.\nMaybe one of: {string.Join(", ", Files.Nearest.To(id, known))}.");
}
