using System.Collections.Immutable;

namespace Plateau.Model.Changes;

/// <summary>Keeps groups what they are, agents with equal skills, when skills or people move; and keeps stated routes in step.</summary>
internal static class Regrouping
{
    public static CentreModel WithAgentSkills(CentreModel centre, Agent agent, Func<ImmutableArray<SkillHeld>, ImmutableArray<SkillHeld>> change)
    {
        var skills = change(agent.Skills);
        if (skills == agent.Skills) return centre;
        var changed = centre with { Agents = centre.Agents.Replace(agent, agent.WithSkills(skills)) };
        if (centre.Groups.FirstOrDefault(group => group.Members.Contains(agent.Id)) is not { } from) return changed;
        var groupSkills = change(from.Skills);
        return from.Members.Length == 1 && Like(changed, groupSkills, except: from.Id) is null
            ? Reskilled(changed, from, groupSkills)
            : MovedTo(changed, agent.Id, from, groupSkills);
    }

    public static CentreModel WithGroupSkills(CentreModel centre, AgentGroup group, Func<ImmutableArray<SkillHeld>, ImmutableArray<SkillHeld>> change)
    {
        var changed = centre with { Agents = [.. centre.Agents.Select(agent => group.Members.Contains(agent.Id) ? agent.WithSkills(change(agent.Skills)) : agent)] };
        return Reskilled(changed, group, change(group.Skills));
    }

    /// <summary>Moves a share of a group's staffing (0 to 1) to another group.</summary>
    public static CentreModel WithStaffingMoved(CentreModel centre, AgentGroup from, AgentGroup to, double share)
    {
        var moved = from.StaffedPerPeriod.Select(staffed => staffed * share).ToArray();
        return centre
            .With(from.Id, group => group with { StaffedPerPeriod = [.. group.StaffedPerPeriod.Select((staffed, period) => share == 1 ? 0 : staffed - moved[period])] })
            .With(to.Id, group => group with { StaffedPerPeriod = [.. group.StaffedPerPeriod.Select((staffed, period) => staffed + moved[period])] });
    }

    public static CentreModel With(this CentreModel centre, GroupId id, Func<AgentGroup, AgentGroup> change) =>
        centre with { Groups = [.. centre.Groups.Select(group => group.Id == id ? change(group) : group)] };

    /// <summary>Members in the order of the centre's agents, so that going and coming back leaves no trace.</summary>
    public static ImmutableArray<AgentId> InOrder(CentreModel centre, IEnumerable<AgentId> members)
    {
        var set = members.ToHashSet();
        return [.. centre.Agents.Select(agent => agent.Id).Where(set.Contains)];
    }

    private static CentreModel MovedTo(CentreModel centre, AgentId agent, AgentGroup from, ImmutableArray<SkillHeld> skills)
    {
        var to = Like(centre, skills, except: from.Id);
        var made = to is null;
        if (to is null)
        {
            // The same people with another skill: site, absence, speed and costs stay theirs. Movable breaks are so many agents of the old group, and shifts its whole staffing.
            to = @from with { Id = FreeId(centre, from, skills), Name = $"{from.Name} +", Members = [], Skills = skills, StaffedPerPeriod = [.. from.StaffedPerPeriod.Select(_ => 0.0)], Shifts = [], MovableBreaks = [] };
            centre = centre with { Groups = centre.Groups.Insert(centre.Groups.IndexOf(from) + 1, to) };
            centre = centre with { Routing = RoutesKept.Copied(centre, from.Id, to) };
        }

        centre = WithStaffingMoved(centre, from, to, 1.0 / from.Members.Length);
        centre = centre
            .With(from.Id, group => group with { Members = group.Members.Remove(agent) })
            .With(to.Id, group => group with { Members = InOrder(centre, group.Members.Add(agent)) });
        var gone = from.Members.Length == 1;
        if (made || gone) centre = centre with { Diallers = WaysKept.Followed(centre.Diallers, from.Id, to.Id, gone) };
        return !gone
            ? centre
            : centre with { Groups = centre.Groups.RemoveAll(group => group.Id == from.Id), Routing = RoutesKept.Without(centre.Routing, from.Id) };
    }

    private static CentreModel Reskilled(CentreModel centre, AgentGroup group, ImmutableArray<SkillHeld> skills)
    {
        var changed = centre.With(group.Id, own => own with { Skills = skills });
        return changed with { Routing = RoutesKept.Fitted(changed, group.Id, group.Skills, skills) };
    }

    /// <summary>A group with these skills. An anonymous one with staffing is left alone: one named member would say that its other agents do not exist.</summary>
    private static AgentGroup? Like(CentreModel centre, ImmutableArray<SkillHeld> skills, GroupId except)
    {
        var wanted = skills.Select(held => held.Skill).ToHashSet();
        return centre.Groups.FirstOrDefault(group => group.Id != except && (!group.Members.IsEmpty || group.StaffedPerPeriod.All(staffed => staffed <= 0)) && group.Skills.Length == wanted.Count && group.Skills.All(held => wanted.Contains(held.Skill)));
    }

    /// <summary>A name that tells what the group can do, and that nobody has.</summary>
    private static GroupId FreeId(CentreModel centre, AgentGroup from, ImmutableArray<SkillHeld> skills)
    {
        var stem = skills.IsEmpty ? $"{from.Id.Value}-0" : string.Join('+', skills.Select(held => held.Skill.Value));
        var id = stem;
        for (var number = 2; centre.Groups.Any(group => group.Id.Value == id); number++) id = FormattableString.Invariant($"{stem}-{number}");
        return new(id);
    }
}
