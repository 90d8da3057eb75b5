using System.Collections.Immutable;
using NodaTime;
using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Observations;
using Plateau.Simulation;
using Plateau.Simulation.Plan;

namespace Plateau.Tests.Design;

/// <summary>Small centres with known behaviour, and observations of a world in which the model is true.</summary>
internal static class DesignCentres
{
    /// <summary>Open 8 to 20, every day alike; every flow the same unless said otherwise.</summary>
    public static CentreModel Week(int flows, double contactsPerPeriod, double agentsPerGroup, int members = 6, double handleSeconds = 240, double patienceSeconds = 300)
    {
        var grid = PeriodGrid.TypicalWeek();
        return new CentreModel
        {
            Name = "small",
            Zone = "Europe/Paris",
            Grid = grid,
            Flows = [.. Enumerable.Range(0, flows).Select(flow => new Flow
            {
                Id = new FlowId($"F{flow}"),
                Name = $"Flow {flow}",
                Skill = new SkillId($"F{flow}"),
                HandleTime = new Exponential(handleSeconds),
                Patience = new Exponential(patienceSeconds),
                ArrivalsPerPeriod = OverDay(grid, contactsPerPeriod),
            })],
            Groups = [.. Enumerable.Range(0, flows).Select(flow => new AgentGroup
            {
                Id = new GroupId($"G{flow}"),
                Name = $"Group {flow}",
                Members = [.. Enumerable.Range(0, members).Select(member => new AgentId($"A{(flow * members) + member}"))],
                Skills = [new SkillHeld(new SkillId($"F{flow}"))],
                StaffedPerPeriod = OverDay(grid, agentsPerGroup),
            })],
        };
    }

    public static ImmutableArray<double> OverDay(PeriodGrid grid, double value) =>
        [.. Enumerable.Range(0, grid.Count).Select(period => grid.PeriodOfDay(period) is >= 32 and < 80 ? value : 0)];

    public static CentreEvidence Evidence(CentreModel centre) => new(centre, null, null);

    /// <summary>
    /// A month as the model itself would produce it: one replication of the centre, told as observations. Each group is one person per seat.
    /// </summary>
    public static CentreEvidence ObservedWorld(ulong seed, int weeks = 4)
    {
        var week = Week(flows: 2, contactsPerPeriod: 12, agentsPerGroup: 4, members: 4);
        var dates = Enumerable.Range(0, weeks * 7).Select(day => new LocalDate(2026, 3, 2).PlusDays(day)).ToArray();
        var grid = PeriodGrid.OfDates(dates);
        var people = week.Groups.SelectMany(group => group.Members.Select(member => (Agent: member, group.Skills))).ToArray();
        var agents = people.Select(person => new Agent { Id = person.Agent, Skills = person.Skills }).ToImmutableArray();
        ushort full = (ushort)grid.PeriodSeconds;
        var presence = OverDay(grid, 1).Select(open => open > 0 ? full : (ushort)0).ToImmutableArray();
        var world = week with
        {
            Grid = grid,
            Agents = agents,
            Flows = [.. week.Flows.Select(flow => flow with { ArrivalsPerPeriod = OverDay(grid, 12) })],
            Groups = [.. people.Select(person => new AgentGroup { Id = new GroupId(person.Agent.Value), Name = person.Agent.Value, Members = [person.Agent], Skills = person.Skills, StaffedPerPeriod = OverDay(grid, 1) })],
        };
        var result = Simulator.Run(Planner.Plan(world, new PlanSettings(_ => 20)), new SimulationSettings(seed, 1, 1));
        var observedFlows = world.Flows.Select((flow, index) => Observed(flow, index, result, grid)).ToImmutableArray();
        var staffing = new StaffingEstimate
        {
            Method = "availability",
            TotalHours = people.Length * presence.Sum(seconds => seconds) / 3600.0,
            Occupancy = null,
            AgentsPerPeriod = OverDay(grid, people.Length),
            SecondsByAgent = [.. people.Select(_ => presence)],
        };
        var observed = new ObservedCentre
        {
            Grid = grid,
            Flows = observedFlows,
            Agents = [.. people.Select(person => new AgentObservation { Agent = person.Agent, Contacts = 1, DaysPresent = dates.Length, Flows = [], StaffedHours = 0, HandlingHours = 0 })],
            Staffing = [staffing],
            StaffingUsed = "availability",
            Service = observedFlows[0].Service,
            Days = [.. Enumerable.Range(0, dates.Length).Select(day => Day(result, day, null))],
        };
        return new CentreEvidence(week with { Agents = agents }, observed, null);
    }

    private static DayObservation Day(Plateau.Simulation.Results.SimulationResult result, int day, int? flow)
    {
        var counts = Plateau.Design.Measures.Sum(result, 0, day, flow);
        return new DayObservation(
            counts.Offered, counts.Answered, counts.Abandoned, counts.LeftBeforeQueue, counts.AnsweredWithin, counts.AbandonedWithin,
            counts.WaitTicksAnswered / (double)TimeSpan.TicksPerSecond, counts.WaitTicksAbandoned / (double)TimeSpan.TicksPerSecond, counts.HandleTicks / (double)TimeSpan.TicksPerSecond);
    }

    private static FlowObservation Observed(Flow flow, int index, Plateau.Simulation.Results.SimulationResult result, PeriodGrid grid)
    {
        var days = Enumerable.Range(0, grid.Days.Length).Select(day => Day(result, day, index)).ToImmutableArray();
        return new FlowObservation
        {
            Flow = flow.Id,
            Name = flow.Name,

            // The true expected volumes: the test is about the intervals, not about estimating volumes.
            ArrivalsPerPeriod = [.. flow.ArrivalsPerPeriod.Select(arrivals => (int)arrivals)],
            Days = days,
            ThresholdSeconds = 20,
            Service = Service(days),
            ByWeekdayPeriod = [],
            Dispersion = new DispersionObservation(Estimate.Unknown, null, Estimate.Unknown, null),
            Handle = new HandleObservation(Estimate.Unknown, null, null, [], flow.HandleTime, null, []),
            Patience = new PatienceObservation(0, 0, [], null, Estimate.Unknown, flow.Patience, false),
        };
    }

    private static ServiceObservation Service(ImmutableArray<DayObservation> days) => new()
    {
        Offered = days.Sum(day => day.Offered),
        Answered = days.Sum(day => day.Answered),
        Abandoned = days.Sum(day => day.Abandoned),
        LeftBeforeQueue = 0,
        ThresholdSeconds = 20,
        ShortAbandonSeconds = 5,
        ServiceLevels = [.. Enumerable.Repeat(Estimate.Unknown, 5)],
        AbandonmentShare = Estimate.Unknown,
        AbandonmentShareWithoutShort = Estimate.Unknown,
        AbandonmentShareInQueue = Estimate.Unknown,
        MeanWaitAnsweredSeconds = Estimate.Unknown,
        MeanWaitAllSeconds = Estimate.Unknown,
        AnsweredAtOnceShare = Estimate.Unknown,
        MeanHandleSeconds = Estimate.Unknown,
        Occupancy = Estimate.Unknown,
    };
}
