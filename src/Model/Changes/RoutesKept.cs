using System.Collections.Immutable;

namespace Plateau.Model.Changes;

/// <summary>Stated routes, kept in step with groups that come, go or change skills. Routes that are not stated follow from the skills by themselves.</summary>
internal static class RoutesKept
{
    /// <summary>A new group stands wherever the group that it comes from stands, as far as its skills allow, and last for what it can do more.</summary>
    public static Routing Copied(CentreModel centre, GroupId from, AgentGroup to)
    {
        var routing = centre.Routing;
        var copied = routing with
        {
            Flows = [.. routing.Flows.Select(route => route with { Levels = [.. route.Levels.Select(level => level.Groups.Contains(from) ? level with { Groups = level.Groups.Insert(level.Groups.IndexOf(from) + 1, to.Id) } : level)] })],
            Groups = routing.Groups.FirstOrDefault(route => route.Group == from) is { } own ? routing.Groups.Add(own with { Group = to.Id }) : routing.Groups,
            Reserves = [.. routing.Reserves, .. routing.Reserves.Where(reserve => reserve.Group == from).Select(reserve => reserve with { Group = to.Id })],
        };
        return Fitted(centre with { Routing = copied }, to.Id, centre.Groups.First(group => group.Id == from).Skills, to.Skills);
    }

    public static Routing Without(Routing routing, GroupId gone) => routing with
    {
        Flows = [.. routing.Flows.Select(route => route with { Levels = Remaining(route.Levels, gone) })],
        Groups = routing.Groups.RemoveAll(route => route.Group == gone),
        Reserves = routing.Reserves.RemoveAll(reserve => reserve.Group == gone),
    };

    /// <summary>The group leaves the routes of skills that it lost and joins, at their last level, those of skills that it gained.</summary>
    public static Routing Fitted(CentreModel centre, GroupId group, ImmutableArray<SkillHeld> before, ImmutableArray<SkillHeld> after)
    {
        var (had, has) = (before.Select(held => held.Skill).ToHashSet(), after.Select(held => held.Skill).ToHashSet());
        var skillOf = centre.Flows.ToDictionary(flow => flow.Id, flow => flow.Skill);
        var gained = centre.Flows.Where(flow => has.Contains(flow.Skill) && !had.Contains(flow.Skill)).Select(flow => flow.Id);
        return centre.Routing with
        {
            Flows = [.. centre.Routing.Flows.Select(route => !has.Contains(skillOf[route.Flow])
                ? route with { Levels = Remaining(route.Levels, group) }
                : had.Contains(skillOf[route.Flow]) ? route : route with { Levels = Joined(route.Levels, group) })],
            Groups = [.. centre.Routing.Groups.Select(route => route.Group == group
                ? route with { Takes = [.. route.Takes.Where(flow => has.Contains(skillOf[flow])), .. gained.Where(flow => !route.Takes.Contains(flow))] }
                : route)],
            Reserves = centre.Routing.Reserves.RemoveAll(reserve => reserve.Group == group && !has.Contains(skillOf[reserve.Flow])),
        };
    }

    public static ImmutableArray<RouteLevel> Remaining(ImmutableArray<RouteLevel> levels, GroupId gone) =>
        [.. levels.Select(level => level.Groups.Contains(gone) ? level with { Groups = level.Groups.Remove(gone) } : level).Where(level => !level.Groups.IsEmpty)];

    private static ImmutableArray<RouteLevel> Joined(ImmutableArray<RouteLevel> levels, GroupId group) =>
        levels.Any(level => level.Groups.Contains(group)) ? levels
        : levels.IsEmpty ? [new RouteLevel([group])]
        : levels.SetItem(levels.Length - 1, levels[^1] with { Groups = levels[^1].Groups.Add(group) });
}
