using Plateau.Simulation.Plan;
using Plateau.Simulation.Routing;

namespace Plateau.Simulation.Exact;

/// <summary>
/// What a selector comes to when it is spelt out: fixed preferences as finer levels or passes, inside which only idleness (or chance) and the longest wait decide. Keys that are not here have no such form:
/// <see cref="ExactLimits"/> refuses them.
/// </summary>
internal static class ChosenBetween
{
    /// <summary>The levels of a flow, each split by what its agent selector prefers.</summary>
    public static int[][] LevelsOf(SimulationPlan plan, int flow)
    {
        var levels = plan.Flows[flow].Levels.Select(level => level.Groups.ToArray());
        var key = plan.Flows[flow].AgentSelector ?? plan.AgentSelector;
        if (key == new ListedAgents().Key) return [.. levels.SelectMany(level => level).Select(group => new[] { group })];
        if (key == new LeastSkilled().Key) return [.. levels.SelectMany(level => Split(level, group => plan.Groups[group].Takes.Length))];
        if (key == new BestSkill().Key) return [.. levels.SelectMany(level => Split(level, group => plan.Groups[group].Mastery.IsEmpty ? 0 : -plan.Groups[group].Mastery[flow]))];
        return [.. levels];
    }

    /// <summary>Whether the agent selector can be spelt out: the work done today is no part of a state.</summary>
    public static bool KnowsAgents(string key) => key == new LongestIdle().Key || key == new ListedAgents().Key || key == new LeastSkilled().Key || key == new BestSkill().Key || key == new RandomAgent().Key;

    /// <summary>Sets of flows that a freed agent asks for, one after the other, each by the longest wait.</summary>
    public static IEnumerable<int>[] PassesOf(GroupPlan group)
    {
        if (group.ContactSelector == new ListedContacts().Key) return [.. group.Takes.Select(flow => new[] { flow })];
        if (group.ContactSelector == new BestSkillContacts().Key) return [.. group.Takes.GroupBy(group.PreferenceOf).OrderBy(preference => preference.Key)];
        return [group.Takes];
    }

    /// <summary>Whether the group's contact selector can be spelt out: weights and due times only where they are equal, because else lengths of waits decide and not their order.</summary>
    public static bool KnowsContacts(SimulationPlan plan, GroupPlan group)
    {
        var key = group.ContactSelector;
        if (key == new WeightedWait().Key) return group.Takes.Select(flow => plan.Flows[flow].WaitWeight).Distinct().Count() <= 1;
        if (key == new EarliestDue().Key) return group.Takes.Select(flow => plan.Flows[flow].DueTicks ?? plan.Flows[flow].AnsweredWithinTicks).Distinct().Count() <= 1;
        return key == new LongestWait().Key || key == new ListedContacts().Key || key == new PriorityFirst().Key || key == new BestSkillContacts().Key;
    }

    private static IEnumerable<int[]> Split(int[] level, Func<int, int> rank) => level.GroupBy(rank).OrderBy(part => part.Key).Select(part => part.ToArray());
}
