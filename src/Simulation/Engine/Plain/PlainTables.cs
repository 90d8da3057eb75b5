using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Random;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Routing;

namespace Plateau.Simulation.Engine.Plain;

/// <summary>A level of a flow: groups <see cref="First"/> to <see cref="First"/> + <see cref="Count"/> − 1 of the list of level groups.</summary>
internal readonly record struct LevelTable(int First, int Count, long AfterTicks);

/// <summary>What the loop reads of a flow.</summary>
internal readonly record struct FlowTable
{
    /// <summary>Levels <see cref="FirstLevel"/> up to <see cref="FirstLaterLevel"/> are open at once, those from there to <see cref="EndLevel"/> later.</summary>
    public required int FirstLevel { get; init; }

    public required int FirstLaterLevel { get; init; }

    public required int EndLevel { get; init; }

    public required double EntryLossShare { get; init; }

    public required double CreditShare { get; init; }

    public required long CreditTicks { get; init; }

    public required long AnsweredWithinTicks { get; init; }

    public required long ShortAbandonTicks { get; init; }

    public required Distribution Patience { get; init; }
}

/// <summary>A change of staffing at the start of a period.</summary>
internal readonly record struct StaffingChange(int Group, int Agents);

/// <summary>The plan laid out for the loop: flat arrays, made once a run and only read by all threads.</summary>
internal sealed class PlainTables
{
    public PlainTables(SimulationPlan plan, bool eagerAbandonment)
    {
        PlanRules.Ensure(plan);
        Plan = plan;
        FlowCount = plan.Flows.Length;
        GroupCount = plan.Groups.Length;
        Horizon = plan.HorizonTicks;

        // Who leaves a queue early sets nobody free and takes nobody's place, unless places are limited: then it must be known at once.
        EagerAbandonment = eagerAbandonment || plan.WaitingPlaces is > 0;
        WaitingPlaces = plan.WaitingPlaces ?? int.MaxValue;
        AgentSelector = AgentSelectorCatalogue.Of(plan.AgentSelector);
        ContactSelectors = [.. plan.Groups.Select(group => ContactSelectorCatalogue.Of(group.ContactSelector))];
        Expected = [.. plan.Flows.Select(flow => flow.ArrivalsPerPeriod.ToArray())];
        Mastery = [.. plan.Flows.Select((_, flow) => MasteryOf(plan, flow))];
        Breadth = [.. plan.Groups.Select(group => group.Takes.Length)];
        ExpectedOfAll = [.. Enumerable.Range(0, plan.Periods).Select(period => plan.Flows.Sum(flow => flow.ArrivalsPerPeriod[period]))];
        Work = [.. plan.Flows.Select((_, flow) => new WorkAhead([.. plan.Groups.Select(group => group.Takes.Contains(flow) ? group.HandleTimes[flow] : null)]))];
        Options = [.. plan.Groups.Select((_, group) => OptionsOf(group))];
        InitialStaffing = [.. plan.Groups.Select(group => group.Staffing[0])];
        MostStaffed = [.. plan.Groups.Select(group => group.Staffing.Max())];
        ScheduledTicks = [.. plan.Groups.Select(ScheduledTicksOf)];
        (Flows, Levels, LevelGroups) = LayOutLevels();
        (ChangeTimes, ChangeStarts, Changes) = LayOutStaffing();
    }

    public SimulationPlan Plan { get; }

    public int FlowCount { get; }

    public int GroupCount { get; }

    public long Horizon { get; }

    public bool EagerAbandonment { get; }

    public int WaitingPlaces { get; }

    public IAgentSelector AgentSelector { get; }

    public IContactSelector[] ContactSelectors { get; }

    /// <summary>[flow][group]; empty where all are alike.</summary>
    public int[][] Mastery { get; }

    /// <summary>[group]: number of flows taken.</summary>
    public int[] Breadth { get; }

    /// <summary>[flow][period]</summary>
    public double[][] Expected { get; }

    /// <summary>[period]</summary>
    public double[] ExpectedOfAll { get; }

    /// <summary>[flow]</summary>
    public WorkAhead[] Work { get; }

    /// <summary>[group]: lanes 2 × flow (ordinary) and 2 × flow + 1 (priority class, only where there is one) of the flows that it takes.</summary>
    public LaneOption[][] Options { get; }

    public int[] InitialStaffing { get; }

    public int[] MostStaffed { get; }

    /// <summary>Scheduled agent time after the warm-up.</summary>
    public long[] ScheduledTicks { get; }

    public FlowTable[] Flows { get; }

    public LevelTable[] Levels { get; }

    public int[] LevelGroups { get; }

    /// <summary>Starts of periods in which some group's staffing changes, then <see cref="long.MaxValue"/>.</summary>
    public long[] ChangeTimes { get; }

    /// <summary>First change of each time, then the number of changes.</summary>
    public int[] ChangeStarts { get; }

    public StaffingChange[] Changes { get; }

    /// <summary>Expected contacts of a flow in each period, times the factor of the day.</summary>
    /// <param name="factors">By day; null = none.</param>
    public double[] ExpectedWith(double[]? factors, int flow) =>
        factors is null ? Expected[flow] : [.. Expected[flow].Select((contacts, period) => contacts * factors[period / Plan.PeriodsPerDay])];

    /// <summary>The keys of all streams of one purpose, by flow.</summary>
    public void KeysOf(ulong seed, int replication, StreamPurpose purpose, ulong[] keys)
    {
        for (var flow = 0; flow < FlowCount; flow++) keys[flow] = RandomStream.EntityKey(seed, replication, purpose, flow);
    }

    private static int[] MasteryOf(SimulationPlan plan, int flow) =>
        plan.Groups.All(group => group.Mastery.IsEmpty) ? [] : [.. plan.Groups.Select(group => group.Mastery.IsEmpty ? 0 : group.Mastery[flow])];

    private LaneOption[] OptionsOf(int group)
    {
        var options = new List<LaneOption>();
        foreach (var flow in Plan.Groups[group].Takes)
        {
            var after = Plan.Flows[flow].Levels.First(level => level.Groups.Contains(group)).AfterTicks;
            var option = new LaneOption(2 * flow, after, flow, IsPriority: false)
            {
                Preference = Plan.Groups[group].PreferenceOf(flow),
                Weight = Plan.Flows[flow].WaitWeight,
                DueTicks = Plan.Flows[flow].DueTicks ?? Plan.Flows[flow].AnsweredWithinTicks,
            };
            options.Add(option);
            if (Plan.Flows[flow].CreditShare > 0) options.Add(option with { Lane = (2 * flow) + 1, IsPriority = true });
        }

        return [.. options];
    }

    private long ScheduledTicksOf(GroupPlan group)
    {
        long sum = 0;
        for (var period = 0; period < group.Staffing.Length; period++)
        {
            var start = Math.Max(period * Plan.PeriodTicks, Plan.WarmUpTicks);
            var end = (period + 1) * Plan.PeriodTicks;
            if (end > start) sum += group.Staffing[period] * (end - start);
        }

        return sum;
    }

    private (FlowTable[] Flows, LevelTable[] Levels, int[] Groups) LayOutLevels()
    {
        var flows = new List<FlowTable>();
        var levels = new List<LevelTable>();
        var groups = new List<int>();
        foreach (var flow in Plan.Flows)
        {
            var first = levels.Count;
            foreach (var level in flow.Levels)
            {
                levels.Add(new LevelTable(groups.Count, level.Groups.Length, level.AfterTicks));
                groups.AddRange(level.Groups);
            }

            flows.Add(new FlowTable
            {
                FirstLevel = first,
                FirstLaterLevel = first + flow.Levels.Count(level => level.AfterTicks == 0),
                EndLevel = levels.Count,
                EntryLossShare = flow.EntryLossShare,
                CreditShare = flow.CreditShare,
                CreditTicks = flow.CreditTicks,
                AnsweredWithinTicks = flow.AnsweredWithinTicks,
                ShortAbandonTicks = flow.ShortAbandonTicks,
                Patience = flow.Patience,
            });
        }

        return ([.. flows], [.. levels], [.. groups]);
    }

    private (long[] Times, int[] Starts, StaffingChange[] Changes) LayOutStaffing()
    {
        var times = new List<long>();
        var starts = new List<int>();
        var changes = new List<StaffingChange>();
        for (var period = 1; period < Plan.Periods; period++)
        {
            var before = changes.Count;
            for (var group = 0; group < GroupCount; group++)
            {
                var staffing = Plan.Groups[group].Staffing;
                if (staffing[period] != staffing[period - 1]) changes.Add(new StaffingChange(group, staffing[period]));
            }

            if (changes.Count == before) continue;
            times.Add(period * Plan.PeriodTicks);
            starts.Add(before);
        }

        return ([.. times, long.MaxValue], [.. starts, changes.Count], [.. changes]);
    }
}
