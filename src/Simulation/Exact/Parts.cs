using System.Collections.Immutable;
using Plateau.Simulation.Plan;

namespace Plateau.Simulation.Exact;

/// <summary>Flows and groups that have nothing to do with the rest of the centre: where no waiting places are shared, each such part can be solved alone.</summary>
/// <param name="Flows">Positions in the whole plan.</param>
/// <param name="Groups">Positions in the whole plan.</param>
internal sealed record Part(SimulationPlan Plan, ImmutableArray<int> Flows, ImmutableArray<int> Groups)
{
    public static IReadOnlyList<Part> Of(SimulationPlan plan)
    {
        if (plan.WaitingPlaces > 0) return [new Part(plan, [.. Enumerable.Range(0, plan.Flows.Length)], [.. Enumerable.Range(0, plan.Groups.Length)])];

        // Each group begins as a part of its own; a flow joins the parts of its groups, or is one alone.
        var partOf = Enumerable.Range(0, plan.Groups.Length).ToArray();
        foreach (var flow in plan.Flows)
        {
            var groups = flow.Levels.SelectMany(level => level.Groups).ToArray();
            var joined = groups.Select(group => partOf[group]).Distinct().ToArray();
            for (var group = 0; group < partOf.Length; group++)
                if (joined.Contains(partOf[group])) partOf[group] = joined[0];
        }

        var parts = new List<Part>();
        foreach (var number in partOf.Distinct())
        {
            var groups = Enumerable.Range(0, partOf.Length).Where(group => partOf[group] == number).ToArray();
            parts.Add(Cut(plan, [.. Enumerable.Range(0, plan.Flows.Length).Where(flow => plan.Flows[flow].Levels.Any(level => level.Groups.Any(groups.Contains)))], groups));
        }

        for (var flow = 0; flow < plan.Flows.Length; flow++)
            if (plan.Flows[flow].Levels.All(level => level.Groups.IsEmpty)) parts.Add(Cut(plan, [flow], []));
        return parts;
    }

    private static Part Cut(SimulationPlan plan, int[] flows, int[] groups)
    {
        var part = plan with
        {
            Flows = [.. flows.Select(flow => plan.Flows[flow] with { Levels = [.. plan.Flows[flow].Levels.Select(level => level with { Groups = [.. level.Groups.Select(group => Array.IndexOf(groups, group))] })] })],
            Groups = [.. groups.Select(group => plan.Groups[group] with
            {
                Takes = [.. plan.Groups[group].Takes.Select(flow => Array.IndexOf(flows, flow))],
                HandleTimes = Of(flows, plan.Groups[group].HandleTimes),
                Preference = Of(flows, plan.Groups[group].Preference),
                Mastery = Of(flows, plan.Groups[group].Mastery),
            })],
        };
        return new Part(part, [.. flows], [.. groups]);
    }

    private static ImmutableArray<T> Of<T>(int[] flows, ImmutableArray<T> values) => values.IsEmpty ? [] : [.. flows.Select(flow => values[flow])];
}
