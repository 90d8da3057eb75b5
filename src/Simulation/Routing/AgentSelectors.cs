namespace Plateau.Simulation.Routing;

/// <summary>What a selector of agents sees of a group.</summary>
public struct GroupState
{
    /// <summary>Agents who wait for a contact.</summary>
    public int Idle;

    /// <summary>Agents with a contact, those past their shift included.</summary>
    public int Busy;

    /// <summary>Agents scheduled now.</summary>
    public int Staffed;

    /// <summary>Agents past their shift who finish a contact; then nobody of the group is idle.</summary>
    public int Leaving;

    /// <summary>When the agent idle longest became idle, as a number that grows with each agent who becomes idle; <see cref="long.MaxValue"/> when nobody is.</summary>
    public long IdleSince;
}

/// <summary>
/// Which group's agent takes an arriving contact, among groups of one level. Within a group agents are alike and the one idle longest is taken.
/// Adding one: a file, a line in <see cref="AgentSelectorCatalogue"/>, a case in the tests. It must not keep state: one instance serves all threads.
/// </summary>
public interface IAgentSelector
{
    /// <summary>Stable key, as in files.</summary>
    string Key { get; }

    /// <summary>Position of a group with an idle agent, or −1 when there is none.</summary>
    /// <param name="level">Positions of the groups of the level, in the order listed.</param>
    /// <param name="groups">All groups.</param>
    int Select(ReadOnlySpan<int> level, ReadOnlySpan<GroupState> groups);
}
