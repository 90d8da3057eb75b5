using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;

namespace Plateau.Design.Staffing;

/// <summary>What a promise is about.</summary>
public enum PromiseKind
{
    /// <summary>At least <see cref="Promise.Level"/> of offered contacts answered within <see cref="Promise.ThresholdSeconds"/>.</summary>
    AnsweredWithin,

    /// <summary>At most <see cref="Promise.Level"/> of offered contacts abandon.</summary>
    Abandoned,

    /// <summary>Mean wait of those whose wait ended (answered or abandoned) at most <see cref="Promise.Level"/> seconds.</summary>
    MeanWait,
}

/// <summary>A promise to the customers of one flow.</summary>
/// <param name="Level">A share strictly between 0 and 1, or seconds above 0.</param>
/// <param name="ThresholdSeconds">At least 0; only of <see cref="PromiseKind.AnsweredWithin"/>.</param>
public sealed record Promise(PromiseKind Kind, double Level, double ThresholdSeconds = 0);

/// <summary>The demand of one flow at a steady rate.</summary>
/// <param name="ContactsPerHour">At least 0.</param>
/// <param name="Patience">In seconds.</param>
/// <param name="Promises">May be empty: the flow is served as it falls.</param>
public sealed record DemandType(string Id, double ContactsPerHour, Distribution Patience, ImmutableArray<Promise> Promises);

/// <summary>Agents who could be staffed, with equal skills.</summary>
/// <param name="Takes">Positions of the types, the first being the primary one; at least one.</param>
/// <param name="HandleTimes">In seconds, one law a type taken, in the order of <paramref name="Takes"/>.</param>
/// <param name="Cost">Of one agent, in the problem's unit, above 0.</param>
/// <param name="MostAgents">At least 0.</param>
public sealed record CandidateGroup(string Id, ImmutableArray<int> Takes, ImmutableArray<Distribution> HandleTimes, double Cost, int MostAgents = int.MaxValue)
{
    public bool IsMultiSkilled => Takes.Length > 1;

    /// <summary>Law of the handle time of a type; null when the group does not take it.</summary>
    public Distribution? HandleTimeOf(int type) => Takes.IndexOf(type) is >= 0 and var position ? HandleTimes[position] : null;
}

/// <summary>
/// How many agents of each candidate group, at least cost, so that every promise holds: one period at a steady rate. The router is fixed: a contact goes to the free agent with
/// the fewest skills, among those to the one idle longest; a freed agent takes the longest wait among their types.
/// </summary>
public sealed record StaffingProblem
{
    public required string Name { get; init; }

    public required ImmutableArray<DemandType> Types { get; init; }

    public required ImmutableArray<CandidateGroup> Groups { get; init; }

    /// <summary>Length of the period that is judged, above 0.</summary>
    public double PeriodSeconds { get; init; } = 3600;

    /// <summary>Simulated before it from an empty centre and not judged, so that the period begins in its usual state; at least 0.</summary>
    public double WarmUpSeconds { get; init; } = 1800;

    /// <summary>Greatest share of agents with two types or more, 0 to 1: the position of the cursor. 1 = free.</summary>
    public double MostMultiSkilledShare { get; init; } = 1;

    /// <summary>Positions of the groups that take a type.</summary>
    public IEnumerable<int> TakersOf(int type) => Enumerable.Range(0, Groups.Length).Where(group => Groups[group].Takes.Contains(type));

    public double CostOf(IReadOnlyList<int> agents) => Groups.Select((group, index) => group.Cost * agents[index]).Sum();
}
