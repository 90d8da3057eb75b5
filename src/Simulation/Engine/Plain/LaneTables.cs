using Plateau.Mathematics.Distributions;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Routing;

namespace Plateau.Simulation.Engine.Plain;

/// <summary>Which lanes (flow × class) there are and which group takes from which, in what order.</summary>
internal sealed class LaneTables
{
    public LaneTables(SimulationPlan plan, FlowTable[] flows)
    {
        Count = flows.Length == 0 ? 0 : flows[^1].Lane + (flows[^1].CreditShare > 0 ? 2 : 1);
        Words = BitSets.WordsFor(Count);
        Credits = new long[Count];
        for (var flow = 0; flow < flows.Length; flow++)
            if (flows[flow].CreditShare > 0) Credits[flows[flow].Lane + 1] = plan.Flows[flow].CreditTicks;
        IsEndless = new bool[Count];
        FlowOf = new int[Count];
        for (var flow = flows.Length - 1; flow >= 0; flow--)
        {
            for (var lane = flows[flow].Lane; lane < (flow + 1 < flows.Length ? flows[flow + 1].Lane : Count); lane++)
            {
                FlowOf[lane] = flow;
                IsEndless[lane] = plan.Flows[flow].Patience is Endless;
            }
        }

        Options = [.. plan.Groups.Select((_, group) => OptionsOf(plan, flows, group))];
        Sets = BitSets.Of([.. Options.Select(options => options.Select(option => option.Lane))], Count);
        Places = [.. Options.Select(options => ByLane(options, (_, place) => place))];
        After = [.. Options.Select(options => options.All(option => option.AfterTicks == 0) ? [] : ByLane(options, (option, _) => option.AfterTicks))];
        Selectors = [.. plan.Groups.Select(group => ContactSelectorCatalogue.Of(group.ContactSelector) is not LongestWait and var selector ? selector : null)];
    }

    public int Count { get; }

    /// <summary>Words of a set of lanes.</summary>
    public int Words { get; }

    /// <summary>Waiting credit, by lane.</summary>
    public long[] Credits { get; }

    /// <summary>Flow, by lane.</summary>
    public int[] FlowOf { get; }

    /// <summary>Whether nobody of the lane ever gives up, by lane.</summary>
    public bool[] IsEndless { get; }

    /// <summary>[group]: the lanes of the flows that it takes.</summary>
    public LaneOption[][] Options { get; }

    /// <summary>The same as sets, by group.</summary>
    public ulong[] Sets { get; }

    /// <summary>[group][lane]: place among its options.</summary>
    public int[][] Places { get; }

    /// <summary>[group][lane]: wait from which the group may take; empty when it always may.</summary>
    public long[][] After { get; }

    /// <summary>By group; null for the longest wait, which the loop chooses by itself.</summary>
    public IContactSelector?[] Selectors { get; }

    private T[] ByLane<T>(LaneOption[] options, Func<LaneOption, int, T> value)
    {
        var values = new T[Count];
        for (var place = 0; place < options.Length; place++) values[options[place].Lane] = value(options[place], place);
        return values;
    }

    private static LaneOption[] OptionsOf(SimulationPlan plan, FlowTable[] flows, int group)
    {
        var options = new List<LaneOption>();
        foreach (var flow in plan.Groups[group].Takes)
        {
            var after = plan.Flows[flow].Levels.First(level => level.Groups.Contains(group)).AfterTicks;
            var option = new LaneOption(flows[flow].Lane, after, flow, IsPriority: false)
            {
                Preference = plan.Groups[group].PreferenceOf(flow),
                Weight = plan.Flows[flow].WaitWeight,
                DueTicks = plan.Flows[flow].DueTicks ?? plan.Flows[flow].AnsweredWithinTicks,
            };
            options.Add(option);
            if (flows[flow].CreditShare > 0) options.Add(option with { Lane = option.Lane + 1, IsPriority = true });
        }

        return [.. options];
    }
}
