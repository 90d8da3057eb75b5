using System.Collections.Immutable;
using System.Numerics;
using Plateau.Mathematics.Distributions;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Routing;

namespace Plateau.Simulation.Exact;

/// <summary>
/// A plan as the exact solver needs it: rates per second, sets of flows as bits, alike groups put together. Only plans that <see cref="ExactLimits"/> lets through have one.
/// </summary>
internal sealed class ExactModel
{
    /// <summary>Flows are bits; the highest bit marks a contact that is followed.</summary>
    public const int MostFlows = 31;

    private readonly SimulationPlan _plan;
    private readonly bool _lump;
    private readonly int[][][] _groupLevels; // [flow][level][group]

    /// <param name="lump">Put together what the measures cannot tell apart; without it the chain is the plain one, for tests.</param>
    public ExactModel(SimulationPlan plan, bool lump)
    {
        _plan = plan;
        _lump = lump;
        var periodSeconds = Ticks.ToSeconds(plan.PeriodTicks);
        Arrivals = [.. plan.Flows.Select(flow => flow.ArrivalsPerPeriod[0] * (1 - flow.EntryLossShare) / periodSeconds)];
        Abandonment = [.. plan.Flows.Select(flow => flow.Patience is Endless ? 0 : 1 / flow.Patience.Mean)];
        IsRandom = [.. plan.Flows.Select(flow => (flow.AgentSelector ?? plan.AgentSelector) == new RandomAgent().Key)];
        _groupLevels = [.. Enumerable.Range(0, plan.Flows.Length).Select(flow => ChosenBetween.LevelsOf(plan, flow))];
        Pools = [.. PoolsOf()];
        PoolOfGroup = [.. Enumerable.Range(0, plan.Groups.Length).Select(group => Array.FindIndex(Pools, pool => pool.Groups.Contains(group)))];
        Levels = [.. _groupLevels.Select(levels => levels.Select(level => level.Select(group => PoolOfGroup[group]).Distinct().ToArray()).ToArray())];
        Eligible = [.. Levels.Select(levels => levels.SelectMany(level => level).ToArray())];
        IdlenessMatters = [.. Enumerable.Range(0, Pools.Length).Select(one => Enumerable.Range(0, Pools.Length).Select(other => IsChosenBetween(one, other)).ToArray())];
        Cells = [.. CellsOf()];
    }

    /// <summary>By flow: contacts per second that reach the queue, at least 0.</summary>
    public double[] Arrivals { get; }

    /// <summary>By flow: rate per second at which a waiting contact gives up; 0 = never.</summary>
    public double[] Abandonment { get; }

    /// <summary>By flow: whether any idle agent of the level is taken, all equally likely; else the one idle longest.</summary>
    public bool[] IsRandom { get; }

    public Pool[] Pools { get; }

    /// <summary>By group of the plan.</summary>
    public int[] PoolOfGroup { get; }

    /// <summary>[flow][level][pool]: within a level only idleness or chance decides.</summary>
    public int[][][] Levels { get; }

    /// <summary>[flow][pool], in the order of the levels.</summary>
    public int[][] Eligible { get; }

    /// <summary>[pool][pool]: whether who became idle first is ever asked.</summary>
    public bool[][] IdlenessMatters { get; }

    /// <summary>
    /// Sets of flows that stay undisclosed in the queue: a waiting contact carries the set of flows that it may belong to, each in proportion to its arrivals, and is disclosed
    /// only as far as an agent who looks for a contact asks. (Given the past, the flows of such contacts are independent, so this loses nothing; it is the device behind the product form of
    /// Adan and Weiss.) It pays where agents choose by the longest wait, because the order of waiting contacts need then not be kept flow by flow. Contacts of a set must have equal patience, else
    /// the time waited would tell something.
    /// </summary>
    public uint[] Cells { get; }

    /// <summary>Whether the order in which two waiting contacts arrived is ever asked: some agent chooses between them by the longest wait.</summary>
    public bool OrderMatters(uint one, uint other)
    {
        if (!_lump || (one & other & ~CentreState.Followed) != 0) return true;
        foreach (var pool in Pools)
            foreach (var pass in pool.Passes)
                if ((pass & one) != 0 && (pass & other) != 0) return true;
        return false;
    }

    /// <summary>Arrivals per second of a set of flows.</summary>
    public double ArrivalsOf(uint flows)
    {
        double sum = 0;
        for (var rest = flows & ~CentreState.Followed; rest != 0; rest &= rest - 1) sum += Arrivals[BitOperations.TrailingZeroCount(rest)];
        return sum;
    }

    /// <summary>Rate at which a waiting contact gives up; the flows of one letter have equal patience.</summary>
    public double AbandonmentOf(uint letter) => Abandonment[BitOperations.TrailingZeroCount(letter)];

    private IEnumerable<Pool> PoolsOf()
    {
        var firstClass = 0;
        foreach (var alike in Alike())
        {
            var group = _plan.Groups[alike[0]];
            var taken = group.Takes.Where(flow => Arrivals[flow] > 0).ToArray();
            // Classes of equal mean handle time; without lumping each flow is a class of its own.
            var means = (_lump ? taken.Select(flow => group.HandleTimes[flow]!.Mean).Distinct() : taken.Select(flow => group.HandleTimes[flow]!.Mean)).ToArray();
            var flowsOf = means.Select((mean, index) => SetOf(_lump ? taken.Where(flow => group.HandleTimes[flow]!.Mean == mean) : [taken[index]])).ToArray();
            uint[] passes = [.. ChosenBetween.PassesOf(group).Select(pass => SetOf(pass.Where(taken.Contains))).Where(pass => pass != 0)];
            yield return new Pool([.. alike], alike.Sum(index => _plan.Groups[index].Staffing[0]), firstClass, [.. means.Select(mean => 1 / mean)], flowsOf, passes);
            firstClass += means.Length;
        }
    }

    /// <summary>Groups whose agents nothing tells apart: the same levels, flows, laws and rules, and idleness or chance chooses. Their agents are as busy as each other.</summary>
    private List<List<int>> Alike()
    {
        var sets = new List<List<int>>();
        for (var group = 0; group < _plan.Groups.Length; group++)
        {
            if (_lump && sets.Find(set => AreAlike(set[0], group)) is { } found) found.Add(group);
            else sets.Add([group]);
        }

        return sets;
    }

    private bool AreAlike(int one, int other)
    {
        GroupPlan first = _plan.Groups[one], second = _plan.Groups[other];
        return ChosenBetween.PassesOf(first).Select(pass => SetOf(pass)).SequenceEqual(ChosenBetween.PassesOf(second).Select(pass => SetOf(pass)))
            && first.Takes.All(flow => first.HandleTimes[flow]!.Mean == second.HandleTimes[flow]!.Mean)
            && _groupLevels.All(levels => levels.All(level => level.Contains(one) == level.Contains(other)));
    }

    private bool IsChosenBetween(int one, int other) =>
        one != other && (!_lump || Enumerable.Range(0, Levels.Length).Any(flow => !IsRandom[flow] && Levels[flow].Any(level => level.Contains(one) && level.Contains(other))));

    /// <summary>Flows of equal patience that some agent who goes by the longest wait takes together, directly or through others; else each flow alone.</summary>
    private List<uint> CellsOf()
    {
        var cells = Enumerable.Range(0, Arrivals.Length).Where(flow => Arrivals[flow] > 0).Select(flow => 1u << flow).ToList();
        if (!_lump) return cells;
        foreach (var pass in Pools.SelectMany(pool => pool.Passes))
        {
            foreach (var patience in Abandonment.Distinct())
            {
                var joined = SetOf(Enumerable.Range(0, Arrivals.Length).Where(flow => Abandonment[flow] == patience && (pass & (1u << flow)) != 0));
                var touched = cells.Where(cell => (cell & joined) != 0).ToArray();
                if (touched.Length < 2) continue;
                cells.RemoveAll(touched.Contains);
                cells.Add(touched.Aggregate((one, other) => one | other));
            }
        }

        return cells;
    }

    private static uint SetOf(IEnumerable<int> flows) => flows.Aggregate(0u, (set, flow) => set | (1u << flow));
}

/// <summary>Agents who are alike: one group of the plan, or several that nothing tells apart.</summary>
/// <param name="Groups">Positions in the plan.</param>
/// <param name="Agents">At least 0.</param>
/// <param name="FirstClass">Position of the pool's first class of work among those of all pools.</param>
/// <param name="Rates">By class: contacts per second that one agent completes.</param>
/// <param name="FlowsOf">By class: the flows.</param>
/// <param name="Passes">
/// What a freed agent asks of the queue, set after set: the contact that waits longest among the flows of the set. One set for the longest wait, one a flow for listed order, one a preference number for the best skill.
/// </param>
internal sealed record Pool(ImmutableArray<int> Groups, int Agents, int FirstClass, double[] Rates, uint[] FlowsOf, uint[] Passes)
{
    public uint Flows { get; } = Passes.Aggregate(0u, (all, pass) => all | pass);

    public int ClassOf(int flow) => Array.FindIndex(FlowsOf, set => (set & (1u << flow)) != 0);
}
