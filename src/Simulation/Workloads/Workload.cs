using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;
using Plateau.Model;
using Plateau.Model.Texts;
using Plateau.Simulation.Plan;

namespace Plateau.Simulation.Workloads;

/// <summary>
/// A small model to validate and time the engine with, as its JSON file states it (docs/methods/simulation.md). It is not the centre's saved form.
/// Reading is <see cref="Read(string)"/>; a workload that exists is valid.
/// </summary>
public sealed record Workload
{
    public required string Name { get; init; }

    public string Description { get; init; } = "";

    /// <summary>Length of one replication from an empty start, above 0.</summary>
    public required double HorizonMinutes { get; init; }

    /// <summary>At least 0, below the horizon; contacts that arrive before it and busy time before it do not count.</summary>
    public required double WarmUpMinutes { get; init; }

    public required double AnsweredWithinSeconds { get; init; }

    /// <summary>Null = unlimited.</summary>
    public int? WaitingPlaces { get; init; }

    /// <summary>Among all free eligible agents the one idle longest, instead of the levels of the types.</summary>
    public bool LongestIdleAgent { get; init; }

    public required ImmutableArray<WorkloadType> Types { get; init; }

    public required ImmutableArray<WorkloadGroup> Groups { get; init; }

    /// <summary>Reads a file.</summary>
    public static WorkloadCheck Read(Stream json)
    {
        using var reader = new StreamReader(json);
        return Read(reader.ReadToEnd());
    }

    /// <summary>Reads a file's text.</summary>
    public static WorkloadCheck Read(string json) => WorkloadReader.Read(json);

    /// <summary>One period as long as the horizon: rates do not change in a workload.</summary>
    public SimulationPlan ToPlan() => new()
    {
        PeriodTicks = Ticks.FromSeconds(HorizonMinutes * 60),
        PeriodsPerDay = 1,
        Days = 1,
        WarmUpTicks = Ticks.FromSeconds(WarmUpMinutes * 60),
        WaitingPlaces = WaitingPlaces,
        Flows = [.. Types.Select(PlanOf)],
        Groups = [.. Groups.Select(PlanOf)],
    };

    private FlowPlan PlanOf(WorkloadType type) => new()
    {
        Id = new FlowId(type.Name),
        ArrivalsPerPeriod = [type.ArrivalsPerMinute * HorizonMinutes],
        Patience = type.PatienceMeanMinutes is { } mean ? new Exponential(mean * 60) : new Endless(),
        Levels = LongestIdleAgent
            ? [new LevelPlan([.. type.Levels.SelectMany(level => level).Select(IndexOfGroup)], 0)]
            : [.. type.Levels.Select(level => new LevelPlan([.. level.Select(IndexOfGroup)], 0))],
        AnsweredWithinTicks = Ticks.FromSeconds(AnsweredWithinSeconds),
    };

    private GroupPlan PlanOf(WorkloadGroup group) => new()
    {
        Id = new GroupId(group.Name),
        Takes = [.. group.Takes.Select(name => Types.IndexOf(Types.First(type => type.Name == name)))],
        HandleTimes = [.. Types.Select(type => group.Takes.Contains(type.Name) ? LawOf(type, group) : null)],
        ContactSelector = group.Pick,
        Staffing = [group.Agents],
    };

    private static Distribution LawOf(WorkloadType type, WorkloadGroup group) =>
        group.ServiceTimeFactors.TryGetValue(type.Name, out var factor) ? type.Service.WithMean(type.Service.Mean * factor) : type.Service;

    private int IndexOfGroup(string name) => Groups.IndexOf(Groups.First(group => group.Name == name));
}

/// <param name="ArrivalsPerMinute">Poisson, at least 0.</param>
/// <param name="Service">In seconds.</param>
/// <param name="PatienceMeanMinutes">Exponential; null = endless.</param>
/// <param name="Levels">Names of groups, level by level; within a level the agent idle longest is taken.</param>
public sealed record WorkloadType(string Name, double ArrivalsPerMinute, Distribution Service, double? PatienceMeanMinutes, ImmutableArray<ImmutableArray<string>> Levels);

/// <param name="Takes">Names of types.</param>
/// <param name="Pick">longest-wait or listed-order.</param>
/// <param name="ServiceTimeFactors">By type; a type that is not named has factor 1.</param>
public sealed record WorkloadGroup(string Name, int Agents, ImmutableArray<string> Takes, string Pick, ImmutableDictionary<string, double> ServiceTimeFactors);

/// <summary>A workload, or everything that is wrong with its file.</summary>
public sealed record WorkloadCheck(Workload? Workload, ImmutableArray<Problem> Problems)
{
    public bool IsValid => Workload is not null;
}
