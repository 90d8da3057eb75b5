using Plateau.Model.Texts;
using Plateau.Model.Ways;

namespace Plateau.Model.Files;

/// <summary>What only shows when flows, agents and groups are seen together.</summary>
internal static class CoherenceCheck
{
    public static void Run(ProblemList problems, CentreModel centre, Takers takers)
    {
        Members(problems, centre);
        var (fed, joined) = (WaysBetween.Fed(centre), Joined(centre));
        foreach (var (i, flow) in centre.Flows.Index())
        {
            if (flow.ArrivalsPerPeriod.All(arrivals => arrivals <= 0) && !fed.Contains(flow.Id))
                problems.Warn($"{CentreChecker.At("flows", i)}.arrivals", "centre-flow-without-arrivals", Argument.Of("flow", flow.Id.Value));
            else if (joined.Contains(flow.Id)) Coverage(problems, centre, takers, i, flow);
        }

        foreach (var (i, group) in centre.Groups.Index())
        {
            var path = CentreChecker.At("groups", i);
            if (group.Skills.IsEmpty) problems.Warn($"{path}.skills", "centre-group-without-skill", Argument.Of("group", group.Id.Value));
            if (group.StaffedPerPeriod.All(staffed => staffed <= 0)) problems.Warn($"{path}.staffing", "centre-group-never-staffed", Argument.Of("group", group.Id.Value));
        }
    }

    private static void Members(ProblemList problems, CentreModel centre)
    {
        var known = centre.Agents.Select(agent => agent.Id.Value).ToArray();
        var groupOf = new Dictionary<AgentId, AgentGroup>();
        foreach (var (i, group) in centre.Groups.Index())
        {
            foreach (var (j, member) in group.Members.Index())
            {
                var path = CentreChecker.At($"{CentreChecker.At("groups", i)}.members", j);
                if (!known.Contains(member.Value, StringComparer.Ordinal)) problems.Unknown(path, "agent", member.Value, known);
                else if (!groupOf.TryAdd(member, group)) problems.Add(path, "centre-agent-in-two-groups", Argument.Of("agent", member.Value), Argument.Of("first", groupOf[member].Id.Value), Argument.Of("group", group.Id.Value));
                else SameSkills(problems, path, centre.Agents.First(agent => agent.Id == member), group);
            }
        }
    }

    /// <summary>A group is agents with equal skills; speed and mastery may differ from person to person.</summary>
    private static void SameSkills(ProblemList problems, string path, Agent agent, AgentGroup group)
    {
        var own = agent.Skills.Select(held => held.Skill.Value).Order(StringComparer.Ordinal).ToArray();
        var shared = group.Skills.Select(held => held.Skill.Value).Order(StringComparer.Ordinal).ToArray();
        if (own.SequenceEqual(shared, StringComparer.Ordinal)) return;
        problems.Add(
            path, "centre-member-skills",
            Argument.Of("agent", agent.Id.Value), Argument.List("skills", own), Argument.Of("group", group.Id.Value), Argument.List("groupSkills", shared));
    }

    /// <summary>Flows whose queue somebody may join: not those that are never open, nor menus that keep nobody.</summary>
    private static HashSet<FlowId> Joined(CentreModel centre)
    {
        var sent = centre.Flows.SelectMany(flow => flow.Handovers.Select(handover => handover.ToFlow)
            .Concat(flow.QueueRules.Select(rule => rule.ToFlow).OfType<FlowId>())
            .Concat(flow.WhenClosed is { } mailbox ? [mailbox] : [])).ToHashSet();
        return centre.Flows
            .Where(flow => flow.Menu is not { StayShare: <= 1e-9 } || sent.Contains(flow.Id))
            .Where(flow => OpeningTime.Periods(flow.Open, centre.Grid) is var open && (open.IsEmpty || open.Contains(true)))
            .Select(flow => flow.Id).ToHashSet();
    }

    /// <summary>A flow that nobody may take would fill its queue without end; one that nobody takes at times is a doubt.</summary>
    private static void Coverage(ProblemList problems, CentreModel centre, Takers takers, int index, Flow flow)
    {
        var path = CentreChecker.At("flows", index);
        if (!centre.Groups.Any(group => group.Skills.Any(held => held.Skill == flow.Skill)))
        {
            problems.Add($"{path}.skill", "centre-flow-without-group", Argument.Of("flow", flow.Id.Value), Argument.Of("skill", flow.Skill.Value));
            return;
        }

        var groups = takers.GroupsOf(index).Select(group => centre.Groups[group]).ToArray();
        if (groups.Length == 0)
        {
            problems.Add(path, "centre-flow-without-taker", Argument.Of("flow", flow.Id.Value), Argument.List("groups", centre.Groups.Where(group => group.Skills.Any(held => held.Skill == flow.Skill)).Select(group => group.Id.Value)));
            return;
        }

        if (flow.DueSeconds is not null) return; // deferred work may come by night
        var open = OpeningTime.Periods(flow.Open, centre.Grid);
        var uncovered = Enumerable.Range(0, centre.Grid.Count)
            .Count(period => flow.ArrivalsPerPeriod[period] > 0 && (open.IsEmpty || open[period]) && groups.All(group => group.StaffedPerPeriod[period] <= 0));
        if (uncovered > 0)
        {
            problems.Warn(
                $"{path}.arrivals", "centre-open-without-staff",
                Argument.Of("flow", flow.Id.Value), Argument.Count("periods", uncovered), Argument.Hours("hours", uncovered * centre.Grid.PeriodMinutes / 60.0));
        }
    }
}
