using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Random;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Routing;

namespace Plateau.Simulation.Engine.Full;

/// <summary>A level of a flow: groups <see cref="First"/> to <see cref="First"/> + <see cref="Count"/> − 1 of the list of level groups.</summary>
internal readonly record struct LevelTable(int First, int Count, long AfterTicks, int QueueAtLeast);

/// <summary>What the loop reads of a flow.</summary>
internal sealed class FlowTable
{
    public required FlowPlan Plan { get; init; }

    /// <summary>Levels <see cref="FirstLevel"/> up to <see cref="FirstLaterLevel"/> are open at once (but for a queue condition), those from there to <see cref="EndLevel"/> later.</summary>
    public required int FirstLevel { get; init; }

    public required int FirstLaterLevel { get; init; }

    public required int EndLevel { get; init; }

    public required bool HasQueueLevels { get; init; }

    /// <summary>Whether some group keeps a reserve for the flow or has agents with several contacts, so that idle agents are not the same as available ones.</summary>
    public required bool IsIntricate { get; init; }

    /// <summary>Greatest concurrency of the flow in a group.</summary>
    public required int MostInHand { get; init; }

    public required IAgentSelector AgentSelector { get; init; }

    /// <summary>Set of lines; −1 = none.</summary>
    public required int Lines { get; init; }

    /// <summary>Positions of rules with after 0, in order.</summary>
    public required int[] JoiningRules { get; init; }

    /// <summary>Positions of rules with a time, by time, then in order.</summary>
    public required int[] TimedRules { get; init; }

    /// <summary>[handover][group], running sums of the shares.</summary>
    public required double[][] HandoverSums { get; init; }

    public required int[] Mastery { get; init; }

    public bool IsOpen(int period) => Plan.Open.IsEmpty || Plan.Open[period];
}

/// <summary>What the loop reads of a group.</summary>
internal sealed class GroupTable(GroupPlan plan)
{
    private const int FactorsKept = 4096;

    private readonly double[] _factors = plan.Learning is { } learning ? [.. Enumerable.Range(0, FactorsKept).Select(done => Factor(learning, done))] : [];

    public GroupPlan Plan { get; } = plan;

    /// <summary>First of its agents in the array of all.</summary>
    public required int FirstAgent { get; init; }

    public required int Agents { get; init; }

    /// <summary>Lanes 2 × flow (ordinary) and 2 × flow + 1 (priority class, only where there is one) of the flows that it takes.</summary>
    public required LaneOption[] Options { get; init; }

    /// <summary>[option]: queue condition of the group's level.</summary>
    public required int[] QueueAtLeast { get; init; }

    /// <summary>One contact at a time, no reserve, no queue conditions: every idle agent is available for every open lane.</summary>
    public required bool IsSimple { get; init; }

    public required bool HasSeveral { get; init; }

    public required IContactSelector ContactSelector { get; init; }

    /// <summary>[flow]</summary>
    public required int[] Concurrency { get; init; }

    /// <summary>[flow]</summary>
    public required int[] Reserve { get; init; }

    public required Distribution?[] Laws { get; init; }

    /// <summary>Factor on the handle time of an agent who has done so many contacts of the flow; the first thousands are looked up.</summary>
    public double FactorAfter(LearningPlan learning, int done) => done < _factors.Length ? _factors[done] : Factor(learning, done);

    private static double Factor(LearningPlan learning, int done) =>
        PortableMath.Exp(-learning.Rate * PortableMath.Log((learning.Experience + done) / learning.Experience));

    public double SpeedWith(int contacts) => Plan.Speeds.IsEmpty ? 1 : Plan.Speeds[contacts - 1];
}

/// <summary>The plan laid out for the full loop, made once a run and only read by all threads.</summary>
internal sealed class FullTables
{
    public FullTables(SimulationPlan plan)
    {
        PlanRules.Ensure(plan);
        Plan = plan;
        Horizon = plan.HorizonTicks;
        WaitingPlaces = plan.WaitingPlaces ?? int.MaxValue;
        var levels = new List<LevelTable>();
        var levelGroups = new List<int>();
        Flows = [.. plan.Flows.Select((_, flow) => FlowOf(flow, levels, levelGroups))];
        Levels = [.. levels];
        LevelGroups = [.. levelGroups];
        var agents = 0;
        var groups = new List<GroupTable>();
        for (var group = 0; group < plan.Groups.Length; group++)
        {
            groups.Add(GroupOf(group, agents));
            agents += groups[^1].Agents;
        }

        Groups = [.. groups];
        AgentCount = agents;
        Breadth = [.. plan.Groups.Select(group => group.Takes.Length)];
        TracksWork = Flows.Any(flow => flow.AgentSelector is LeastOccupied);
        Learns = plan.Groups.Any(group => group.Learning is not null);
        DiallersOf = [.. plan.Groups.Select((_, group) => Enumerable.Range(0, plan.Diallers.Length).Where(dialler => plan.Diallers[dialler].TestGroups.Contains(group)).ToArray())];
        FixedPresence = Presence.OfSchedule(plan);
        HasRandomPresence = plan.Groups.Any(group => group.AbsenceShare > 0 || group.LateShare > 0);
        ClosingTimes = [.. Enumerable.Range(1, Math.Max(0, plan.Periods - 1)).Where(period => plan.Flows.Any(flow => ClosesAt(flow, period)) || plan.Diallers.Any(dialler => OpensAt(plan.Flows[dialler.Flow], period))).Select(period => period * plan.PeriodTicks)];
    }

    public SimulationPlan Plan { get; }

    public long Horizon { get; }

    public int WaitingPlaces { get; }

    public FlowTable[] Flows { get; }

    public GroupTable[] Groups { get; }

    public LevelTable[] Levels { get; }

    public int[] LevelGroups { get; }

    public int AgentCount { get; }

    /// <summary>[group]: number of flows taken.</summary>
    public int[] Breadth { get; }

    public bool TracksWork { get; }

    public bool Learns { get; }

    /// <summary>[group]: diallers that test it.</summary>
    public int[][] DiallersOf { get; }

    /// <summary>Scheduled agents without absence and lateness.</summary>
    public PresenceChange[] FixedPresence { get; }

    public bool HasRandomPresence { get; }

    /// <summary>Starts of periods in which a flow closes that clears its queue, or one opens that a dialler serves.</summary>
    public long[] ClosingTimes { get; }

    /// <summary>Whether the flow is open in the period before and closed in this one, and then clears its queue.</summary>
    public static bool ClosesAt(FlowPlan flow, int period) => flow.ClearsAtClosing && !flow.Open.IsEmpty && flow.Open[period - 1] && !flow.Open[period];

    /// <summary>Whether the flow is closed in the period before and open in this one.</summary>
    public static bool OpensAt(FlowPlan flow, int period) => !flow.Open.IsEmpty && !flow.Open[period - 1] && flow.Open[period];

    private FlowTable FlowOf(int index, List<LevelTable> levels, List<int> levelGroups)
    {
        var flow = Plan.Flows[index];
        var first = levels.Count;
        foreach (var level in flow.Levels)
        {
            levels.Add(new LevelTable(levelGroups.Count, level.Groups.Length, level.AfterTicks, level.QueueAtLeast));
            levelGroups.AddRange(level.Groups);
        }

        var takers = Plan.Groups.Where(group => group.Takes.Contains(index)).ToArray();
        var several = takers.Select(group => group.Concurrency.IsEmpty ? 1 : group.Concurrency[index]).DefaultIfEmpty(1).Max();
        return new FlowTable
        {
            Plan = flow,
            FirstLevel = first,
            FirstLaterLevel = first + flow.Levels.Count(level => level.AfterTicks == 0),
            EndLevel = levels.Count,
            HasQueueLevels = flow.Levels.Any(level => level.QueueAtLeast > 0),
            IsIntricate = several > 1 || takers.Any(group => !group.Reserve.IsEmpty && group.Reserve[index] > 0),
            MostInHand = several,
            AgentSelector = AgentSelectorCatalogue.Of(flow.AgentSelector ?? Plan.AgentSelector),
            Lines = Enumerable.Range(0, Plan.Lines.Length).FirstOrDefault(set => Plan.Lines[set].Flows.Contains(index), -1),
            JoiningRules = [.. Enumerable.Range(0, flow.QueueRules.Length).Where(rule => flow.QueueRules[rule].AfterTicks == 0)],
            TimedRules = [.. Enumerable.Range(0, flow.QueueRules.Length).Where(rule => flow.QueueRules[rule].AfterTicks > 0).OrderBy(rule => flow.QueueRules[rule].AfterTicks).ThenBy(rule => rule)],
            HandoverSums = [.. flow.Handovers.Select((_, position) => SumsUpTo(flow.Handovers, position))],
            Mastery = Plan.Groups.All(group => group.Mastery.IsEmpty) ? [] : [.. Plan.Groups.Select(group => group.Mastery.IsEmpty ? 0 : group.Mastery[index])],
        };
    }

    private double[] SumsUpTo(ImmutableArray<HandoverPlan> handovers, int position)
    {
        var sums = new double[Plan.Groups.Length];
        for (var handover = 0; handover <= position; handover++)
            for (var group = 0; group < sums.Length; group++) sums[group] += handovers[handover].ShareByGroup[group];
        return sums;
    }

    private GroupTable GroupOf(int index, int firstAgent)
    {
        var group = Plan.Groups[index];
        var flows = Plan.Flows.Length;
        var options = new List<LaneOption>();
        var conditions = new List<int>();
        foreach (var flow in group.Takes)
        {
            var level = Plan.Flows[flow].Levels.First(level => level.Groups.Contains(index));
            var option = new LaneOption(2 * flow, level.AfterTicks, flow, IsPriority: false)
            {
                Preference = group.PreferenceOf(flow),
                Weight = Plan.Flows[flow].WaitWeight,
                DueTicks = Plan.Flows[flow].DueTicks ?? Plan.Flows[flow].AnsweredWithinTicks,
            };
            options.Add(option);
            conditions.Add(level.QueueAtLeast);
            if (Plan.Flows[flow].CreditShare <= 0) continue;
            options.Add(option with { Lane = (2 * flow) + 1, IsPriority = true });
            conditions.Add(level.QueueAtLeast);
        }

        var hasSeveral = group.Concurrency.Any(concurrency => concurrency > 1);
        return new GroupTable(group)
        {
            FirstAgent = firstAgent,
            Agents = group.Staffing.Max(),
            Options = [.. options],
            QueueAtLeast = [.. conditions],
            HasSeveral = hasSeveral,
            IsSimple = !hasSeveral && group.Reserve.All(reserve => reserve == 0) && conditions.TrueForAll(condition => condition == 0),
            ContactSelector = ContactSelectorCatalogue.Of(group.ContactSelector),
            Concurrency = group.Concurrency.IsEmpty ? [.. Enumerable.Repeat(1, flows)] : [.. group.Concurrency],
            Reserve = group.Reserve.IsEmpty ? new int[flows] : [.. group.Reserve],
            Laws = [.. group.HandleTimes],
        };
    }
}
