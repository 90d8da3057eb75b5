using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;
using Plateau.Model;
using Plateau.Simulation.Plan;

namespace Plateau.Tests.Simulation;

/// <summary>Plans and centres that a test can read at a glance.</summary>
internal static class SmallCentres
{
    /// <summary>One flow, one group, four hours.</summary>
    public static SimulationPlan OneQueue(int agents, double contactsAnHour = 60, double handleSeconds = 180, Distribution? patience = null) => new()
    {
        PeriodTicks = 15 * Ticks.PerMinute,
        PeriodsPerDay = 16,
        Days = 1,
        Flows =
        [
            new FlowPlan
            {
                Id = new FlowId("calls"),
                ArrivalsPerPeriod = [.. Enumerable.Repeat(contactsAnHour / 4, 16)],
                Patience = patience ?? new Endless(),
                Levels = [new LevelPlan([0], 0)],
            },
        ],
        Groups =
        [
            new GroupPlan { Id = new GroupId("team"), Takes = [0], HandleTimes = [new Exponential(handleSeconds)], Staffing = [.. Enumerable.Repeat(agents, 16)] },
        ],
    };

    /// <summary>Two flows with their own group and one that helps out; two days of six hours with everything that varies.</summary>
    public static SimulationPlan Lively() => new()
    {
        PeriodTicks = 30 * Ticks.PerMinute,
        PeriodsPerDay = 12,
        Days = 2,
        WarmUpTicks = 30 * Ticks.PerMinute,
        WaitingPlaces = 12,
        Flows =
        [
            new FlowPlan
            {
                Id = new FlowId("orders"),
                ArrivalsPerPeriod = [.. Enumerable.Range(0, 24).Select(period => 20.0 + (5 * (period % 7)))],
                Patience = new LogNormal(120, 1.2),
                CreditShare = 0.3,
                CreditTicks = 60 * Ticks.PerSecond,
                EntryLossShare = 0.05,
                Levels = [new LevelPlan([0], 0), new LevelPlan([2], 20 * Ticks.PerSecond)],
            },
            new FlowPlan
            {
                Id = new FlowId("repairs"),
                ArrivalsPerPeriod = [.. Enumerable.Range(0, 24).Select(period => period % 12 == 0 ? 0.0 : 15)],
                Patience = new Exponential(240),
                Levels = [new LevelPlan([1, 2], 0)],
            },
        ],
        Groups =
        [
            new GroupPlan { Id = new GroupId("A"), Takes = [0], HandleTimes = [new Gamma(200, 0.7), null], Staffing = [.. Enumerable.Range(0, 24).Select(period => 3 + (period % 3))] },
            new GroupPlan { Id = new GroupId("B"), Takes = [1], HandleTimes = [null, new LogNormal(300, 1)], Staffing = [.. Enumerable.Repeat(2, 24)] },
            new GroupPlan
            {
                Id = new GroupId("C"),
                Takes = [1, 0],
                HandleTimes = [new Gamma(230, 0.7), new Deterministic(310)],
                ContactSelector = "priority",
                Staffing = [.. Enumerable.Range(0, 24).Select(period => period % 5 == 0 ? 0 : 2)],
            },
        ],
    };

    public static CentreModel Centre(ImmutableArray<AgentGroup> groups, Routing? routing = null, params ImmutableArray<Flow> flows) => new()
    {
        Name = "test",
        Zone = "Europe/Paris",
        Grid = Grid,
        Flows = flows,
        Groups = groups,
        Routing = routing ?? Routing.BySkills,
    };

    public static PeriodGrid Grid { get; } = new(360, [new GridDay(NodaTime.IsoDayOfWeek.Monday, null), new GridDay(NodaTime.IsoDayOfWeek.Tuesday, null)]);

    public static Flow Flow(string name) => new()
    {
        Id = new FlowId(name),
        Name = name,
        Skill = new SkillId(name),
        ArrivalsPerPeriod = [.. Enumerable.Repeat(10.0, Grid.Count)],
        HandleTime = new LogNormal(300, 1),
        Patience = new Exponential(120),
    };

    public static AgentGroup Group(string name, double agents, params ImmutableArray<SkillHeld> skills) => new()
    {
        Id = new GroupId(name),
        Name = name,
        Skills = skills,
        StaffedPerPeriod = [.. Enumerable.Repeat(agents, Grid.Count)],
    };
}
