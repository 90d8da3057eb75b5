using System.Collections.Immutable;
using Plateau.Model.Ways;

namespace Plateau.Model;

/// <summary>Groups that may take a flow's contact once it has waited long enough. Within a level the agent selector chooses; earlier levels go first.</summary>
/// <param name="AfterSeconds">Waiting time from which the level is open, at least 0; 0 = at once. Levels are ordered by it.</param>
/// <param name="QueueAtLeast">Contacts of the flow that must be waiting (the one in question included) for the level to be open; at least 0, 0 = no condition.</param>
public sealed record RouteLevel(ImmutableArray<GroupId> Groups, double AfterSeconds = 0, int QueueAtLeast = 0);

/// <summary>Where the contacts of a flow go, level by level.</summary>
public sealed record FlowRoute(FlowId Flow, ImmutableArray<RouteLevel> Levels);

/// <summary>What a freed agent of a group looks for.</summary>
/// <param name="Takes">Flows in order of preference.</param>
/// <param name="ContactSelector">Key in the catalogue of contact selectors: longest-wait, listed-order, priority, best-skill, weighted-wait, earliest-due.</param>
public sealed record GroupRoute(GroupId Group, ImmutableArray<FlowId> Takes, string ContactSelector);

/// <summary>
/// How contacts meet agents: agent selector × contact selector × overflow in time × skills. Routes that are not stated follow from the skills:
/// a flow goes to the groups that hold its skill, one level for each preference number.
/// </summary>
public sealed record Routing
{
    public static Routing BySkills { get; } = new();

    /// <summary>Key in the catalogue of agent selectors, applied inside a level: longest-idle (default), listed-order, least-skilled, best-skill, least-occupied or random. A flow may state its own.</summary>
    public string AgentSelector { get; init; } = "longest-idle";

    /// <summary>Key in the catalogue of contact selectors for groups without a route of their own: longest-wait (default; with waiting credit), listed-order, priority, best-skill, weighted-wait or earliest-due.</summary>
    public string ContactSelector { get; init; } = "longest-wait";

    public ImmutableArray<FlowRoute> Flows { get; init; } = [];

    public ImmutableArray<GroupRoute> Groups { get; init; } = [];

    /// <summary>Agents who stay idle for other flows; at most one entry for a group and flow.</summary>
    public ImmutableArray<Reserve> Reserves { get; init; } = [];

    /// <summary>Places for waiting contacts shared by all flows; null = unlimited; 0 = nobody can wait. A contact that finds none is blocked.</summary>
    public int? WaitingPlaces { get; init; }
}
