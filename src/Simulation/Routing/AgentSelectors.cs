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

    /// <summary>Busy time of the contacts ended since midnight, in ticks; kept only where a selector asks for it.</summary>
    public long WorkedToday;

    /// <summary>When the agent idle longest became idle, as a number that grows with each agent who becomes idle; <see cref="long.MaxValue"/> when nobody is.</summary>
    public long IdleSince;
}

/// <summary>What there is to choose from.</summary>
public readonly ref struct AgentChoice
{
    /// <summary>Positions of the groups of the level, in the order listed.</summary>
    public required ReadOnlySpan<int> Level { get; init; }

    /// <summary>All groups.</summary>
    public required ReadOnlySpan<GroupState> Groups { get; init; }

    /// <summary>How well each group of the plan masters the flow of the contact; empty = all alike.</summary>
    public ReadOnlySpan<int> Mastery { get; init; }

    /// <summary>How many flows each group of the plan takes.</summary>
    public ReadOnlySpan<int> Breadth { get; init; }

    /// <summary>64 random bits of this contact and level; only for a selector that draws.</summary>
    public ulong Bits { get; init; }
}

/// <summary>
/// Which group's agent takes an arriving contact, among groups of one level. Within a group agents are alike and the one idle longest is taken.
/// Adding one: a file, a line in <see cref="AgentSelectorCatalogue"/>, a case in the tests. It must not keep state: one instance serves all threads.
/// </summary>
public interface IAgentSelector
{
    /// <summary>Stable key, as in files.</summary>
    string Key { get; }

    /// <summary>Whether it uses <see cref="AgentChoice.Bits"/>.</summary>
    bool Draws => false;

    /// <summary>Position of a group with an idle agent, or −1 when there is none.</summary>
    int Select(in AgentChoice choice);
}
