using System.Collections.Immutable;
using Plateau.Model;

namespace Plateau.Simulation.Plan;

/// <summary>
/// Who takes what, in which order (<see cref="Takers"/> says who may). Where no route is stated, a flow has one level for each preference number, all open at once, and a group
/// takes its flows by preference number, then in the centre's order.
/// </summary>
internal sealed class PlannerRoutes
{
    private readonly CentreModel _centre;
    private readonly Takers _takers;
    private readonly FlowRoute?[] _flowRoutes;
    private readonly GroupRoute?[] _groupRoutes;

    public PlannerRoutes(CentreModel centre)
    {
        _centre = centre;
        _takers = Takers.Of(centre);
        _flowRoutes = [.. centre.Flows.Select(flow => centre.Routing.Flows.FirstOrDefault(route => route.Flow == flow.Id))];
        _groupRoutes = [.. centre.Groups.Select(group => centre.Routing.Groups.FirstOrDefault(route => route.Group == group.Id))];
    }

    public bool Takes(int flow, int group) => _takers.Takes(flow, group);

    public ImmutableArray<int> GroupsOf(int flow) => [.. _takers.GroupsOf(flow)];

    /// <summary>What the group holds for a flow that it takes.</summary>
    public SkillHeld Held(int flow, int group) => _centre.Groups[group].Skills.First(held => held.Skill == _centre.Flows[flow].Skill);

    public string ContactSelectorOf(int group) => _groupRoutes[group]?.ContactSelector ?? _centre.Routing.ContactSelector;

    /// <summary>Whether the order of what a group takes is stated, and is then its preference.</summary>
    public bool StatesOrder(int group) => _groupRoutes[group] is not null;

    public ImmutableArray<LevelPlan> LevelsOf(int flow)
    {
        if (_flowRoutes[flow] is not { } route)
            return [.. _takers.GroupsOf(flow).GroupBy(group => Held(flow, group).Preference).OrderBy(level => level.Key).Select(level => new LevelPlan([.. level], 0))];

        var levels = ImmutableArray.CreateBuilder<LevelPlan>();
        var placed = new HashSet<int>();
        foreach (var level in route.Levels.OrderBy(level => level.AfterSeconds))
        {
            var members = level.Groups.Select(IndexOf).Where(group => group >= 0 && Takes(flow, group) && placed.Add(group)).ToImmutableArray();
            if (members.Length > 0) levels.Add(new LevelPlan(members, Ticks.FromSeconds(level.AfterSeconds), level.QueueAtLeast));
        }

        return levels.ToImmutable();
    }

    public ImmutableArray<int> TakesOf(int group)
    {
        var flows = Enumerable.Range(0, _centre.Flows.Length).Where(flow => Takes(flow, group));
        return _groupRoutes[group] is { } route
            ? [.. flows.OrderBy(flow => route.Takes.IndexOf(_centre.Flows[flow].Id))]
            : [.. flows.OrderBy(flow => Held(flow, group).Preference).ThenBy(flow => flow)];
    }

    /// <summary>Position of a group; −1 when the centre has no such group.</summary>
    public int IndexOf(GroupId id)
    {
        for (var group = 0; group < _centre.Groups.Length; group++)
            if (_centre.Groups[group].Id == id) return group;
        return -1;
    }

    /// <summary>Position of a flow; −1 when the centre has no such flow.</summary>
    public int IndexOf(FlowId id)
    {
        for (var flow = 0; flow < _centre.Flows.Length; flow++)
            if (_centre.Flows[flow].Id == id) return flow;
        return -1;
    }
}
