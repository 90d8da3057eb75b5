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
    /// <summary>The groups of the levels that are open at once are taken strictly in the order listed: <see cref="OpenCount"/> of the list of level groups from <see cref="FirstOpen"/> on.</summary>
    public required bool IsListed { get; init; }

    public required int FirstOpen { get; init; }

    public required int OpenCount { get; init; }

    /// <summary>Levels <see cref="FirstLevel"/> up to <see cref="FirstLaterLevel"/> are open at once, those from there to <see cref="EndLevel"/> later.</summary>
    public required int FirstLevel { get; init; }

    public required int FirstLaterLevel { get; init; }

    public required int EndLevel { get; init; }

    /// <summary>Lane of ordinary contacts; the next one has those of the priority class, where there is one.</summary>
    public required int Lane { get; init; }

    public required double EntryLossShare { get; init; }

    public required double CreditShare { get; init; }

    public required long AnsweredWithinTicks { get; init; }

    public required long ShortAbandonTicks { get; init; }

    public required Distribution Patience { get; init; }

    /// <summary>Mean of an exponential patience whose end need not be known exactly before somebody asks; 0 where it must be, or where the law is another.</summary>
    public required double BoundedPatienceMean { get; init; }
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
        Expected = [.. plan.Flows.Select(flow => flow.ArrivalsPerPeriod.ToArray())];
        ExpectedOfAll = [.. Enumerable.Range(0, plan.Periods).Select(period => plan.Flows.Sum(flow => flow.ArrivalsPerPeriod[period]))];
        Work = [.. plan.Flows.Select((_, flow) => new WorkAhead([.. plan.Groups.Select(group => group.Takes.Contains(flow) ? group.HandleTimes[flow] : null)]))];
        IsWorkAhead = Work.All(work => work.IsWork);
        InitialStaffing = [.. plan.Groups.Select(group => group.Staffing[0])];
        MostStaffed = [.. plan.Groups.Select(group => group.Staffing.Max())];
        ScheduledTicks = [.. plan.Groups.Select(ScheduledTicksOf)];
        (Flows, Levels, LevelGroups) = LayOutLevels();
        (ChangeTimes, ChangeStarts, Changes) = LayOutStaffing();
        OpensLater = Levels.Any(level => level.AfterTicks > 0);
        Lanes = new LaneTables(plan, Flows);
        OpenSets = BitSets.Of([.. Flows.Select(flow => LevelGroups.Skip(flow.FirstOpen).Take(flow.OpenCount))], GroupCount);
        RouteBits = RouteBitsOf();
        LevelSets = BitSets.Of([.. Levels.Select(level => LevelGroups.Skip(level.First).Take(level.Count))], GroupCount);
        Ranks = [.. Enumerable.Range(0, FlowCount).Select(RanksOf)];
        AsksIdleTimes = Flows.Any(flow => !flow.IsListed) || (plan.AgentSelector != Listed && Levels.Any(level => level.Count > 1));
    }

    public SimulationPlan Plan { get; }

    public int FlowCount { get; }

    public int GroupCount { get; }

    public long Horizon { get; }

    public bool EagerAbandonment { get; }

    public int WaitingPlaces { get; }

    /// <summary>[flow][period]</summary>
    public double[][] Expected { get; }

    /// <summary>[period]</summary>
    public double[] ExpectedOfAll { get; }

    /// <summary>[flow]</summary>
    public WorkAhead[] Work { get; }

    /// <summary>The work of every flow is drawn ahead.</summary>
    public bool IsWorkAhead { get; }

    public int[] InitialStaffing { get; }

    public int[] MostStaffed { get; }

    /// <summary>Scheduled agent time after the warm-up.</summary>
    public long[] ScheduledTicks { get; }

    public FlowTable[] Flows { get; }

    public LevelTable[] Levels { get; }

    public int[] LevelGroups { get; }

    /// <summary>Set of groups of all levels that are open at once, by flow.</summary>
    public ulong[] OpenSets { get; }

    /// <summary>[8 × flow + place]: the group listed there as a bit, 0 behind the last; empty when some flow has another choice than the first listed, more than 8 places, or there are more than 64 groups.</summary>
    public ulong[] RouteBits { get; }

    /// <summary>Set of groups, by level.</summary>
    public ulong[] LevelSets { get; }

    /// <summary>[flow][group]: within a level the lowest goes first, among equals the agent idle longest; empty where all are equal.</summary>
    public int[][] Ranks { get; }

    /// <summary>Whether any choice depends on who has been idle for how long.</summary>
    public bool AsksIdleTimes { get; }

    /// <summary>Whether any level opens later than at once.</summary>
    public bool OpensLater { get; }

    public LaneTables Lanes { get; }

    /// <summary>Starts of periods in which some group's staffing changes, then <see cref="long.MaxValue"/>.</summary>
    public long[] ChangeTimes { get; }

    /// <summary>First change of each time, then the number of changes.</summary>
    public int[] ChangeStarts { get; }

    public StaffingChange[] Changes { get; }

    /// <summary>Places of a route in <see cref="RouteBits"/>: two vectors.</summary>
    public const int LongestRoute = 8;
    private const string Listed = "listed-order";

    /// <summary>Expected contacts of a flow in each period, times the factor of the day.</summary>
    /// <param name="factors">By day; null = none.</param>
    public double[] ExpectedWith(double[]? factors, int flow) =>
        factors is null ? Expected[flow] : [.. Expected[flow].Select((contacts, period) => contacts * factors[period / Plan.PeriodsPerDay])];

    /// <summary>The keys of all streams of one purpose, by flow.</summary>
    public void KeysOf(ulong seed, int replication, StreamPurpose purpose, ulong[] keys)
    {
        for (var flow = 0; flow < FlowCount; flow++) keys[flow] = RandomStream.EntityKey(seed, replication, purpose, flow);
    }

    private int[] RanksOf(int flow) => Plan.AgentSelector switch
    {
        Listed or "longest-idle" => [],
        "least-skilled" => [.. Plan.Groups.Select(group => group.Takes.Length)],
        "best-skill" when Plan.Groups.All(group => group.Mastery.IsEmpty) => [],
        "best-skill" => [.. Plan.Groups.Select(group => group.Mastery.IsEmpty ? 0 : -group.Mastery[flow])],
        var other => throw new ArgumentException($"The plain loop has no agent selector {other}."),
    };

    private ulong[] RouteBitsOf()
    {
        if (GroupCount > 64 || Flows.Any(flow => !flow.IsListed || flow.OpenCount > LongestRoute)) return [];
        var bits = new ulong[LongestRoute * FlowCount];
        for (var flow = 0; flow < FlowCount; flow++)
            for (var place = 0; place < Flows[flow].OpenCount; place++) bits[(LongestRoute * flow) + place] = 1UL << LevelGroups[Flows[flow].FirstOpen + place];
        return bits;
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
        var lane = 0;
        foreach (var flow in Plan.Flows)
        {
            var (first, firstGroup) = (levels.Count, groups.Count);
            foreach (var level in flow.Levels)
            {
                levels.Add(new LevelTable(groups.Count, level.Groups.Length, level.AfterTicks));
                groups.AddRange(level.Groups);
            }

            var open = flow.Levels.Where(level => level.AfterTicks == 0).ToArray();
            flows.Add(new FlowTable
            {
                IsListed = Plan.AgentSelector == Listed || open.All(level => level.Groups.Length == 1),
                FirstOpen = firstGroup,
                OpenCount = open.Sum(level => level.Groups.Length),
                FirstLevel = first,
                FirstLaterLevel = first + open.Length,
                EndLevel = levels.Count,
                Lane = lane,
                EntryLossShare = flow.EntryLossShare,
                CreditShare = flow.CreditShare,
                AnsweredWithinTicks = flow.AnsweredWithinTicks,
                ShortAbandonTicks = flow.ShortAbandonTicks,
                Patience = flow.Patience,
                BoundedPatienceMean = !EagerAbandonment && open.Length == flow.Levels.Length && flow.Patience is Exponential patience ? patience.MeanSeconds : 0,
            });
            lane += flow.CreditShare > 0 ? 2 : 1;
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
