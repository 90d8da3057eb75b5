using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;
using Plateau.Model;

namespace Plateau.Simulation.Plan;

/// <summary>The group plans of a centre. What says no more than the default stays empty, so that a plan is plain where the centre is.</summary>
internal sealed class PlannerGroups(CentreModel centre, PlannerRoutes routes, bool foldsAfterWork)
{
    /// <summary>Mastery of a group that holds the skill and was never assessed: works alone, neither beginner nor expert.</summary>
    public const int OrdinaryMastery = 2;

    private const string BestSkill = "best-skill";
    private readonly bool _byMastery = centre.Routing.AgentSelector == BestSkill || centre.Flows.Any(flow => flow.AgentSelector == BestSkill);

    public GroupPlan Of(int index)
    {
        var group = centre.Groups[index];
        var takes = routes.TakesOf(index);
        var concurrency = ByFlow(index, (flow, held) => held.Concurrency ?? flow.Concurrency, 1);
        var resolved = ByFlow(index, (flow, held) => held.ResolutionShare ?? flow.ResolutionShare, null);
        var several = concurrency.DefaultIfEmpty(1).Max();
        return new()
        {
            Id = group.Id,
            Takes = takes,
            ContactSelector = routes.ContactSelectorOf(index),
            HandleTimes = ByFlow(index, HandleTime, null),
            Staffing = StaffRounding.Round(group.StaffedPerPeriod, index),
            Reserve = Reserves(group),
            Preference = routes.ContactSelectorOf(index) == BestSkill && !routes.StatesOrder(index) ? ByFlow(index, (_, held) => held.Preference, 0) : [],
            Mastery = _byMastery ? ByFlow(index, (_, held) => held.Mastery ?? OrdinaryMastery, 0) : [],
            Concurrency = several > 1 ? concurrency : [],
            Speeds = several > 1 ? Speeds(group, takes, several) : [],
            SwitchTicks = Ticks.FromSeconds(group.SwitchSeconds),
            Learning = group.Learning is { } learning ? new(learning.Experience, learning.Rate) : null,
            ResolvedShares = resolved.Any(share => share is not null) ? resolved : [],
            AbsenceShare = group.AbsenceShare,
            LateShare = group.LateShare,
            Lateness = group.Lateness,
            Breaks = [.. group.MovableBreaks.Select(pause => new MovableBreakPlan(
                pause.StartMinutes * Ticks.PerMinute, pause.LatestMinutes * Ticks.PerMinute, pause.Minutes * Ticks.PerMinute, pause.Agents, pause.QueueAtLeast))],
        };
    }

    private ImmutableArray<T> ByFlow<T>(int group, Func<Flow, SkillHeld, T> value, T untaken) =>
        [.. centre.Flows.Select((flow, index) => routes.Takes(index, group) ? value(flow, routes.Held(index, group)) : untaken)];

    private Distribution? HandleTime(Flow flow, SkillHeld held)
    {
        var law = held.HandleTime ?? (held.HandleTimeFactor == 1 || flow.HandleTime.Mean == 0 ? flow.HandleTime : flow.HandleTime.WithMean(flow.HandleTime.Mean * held.HandleTimeFactor));
        return foldsAfterWork && flow.AfterContactSeconds > 0 ? new Shifted(law, flow.AfterContactSeconds) : law;
    }

    private ImmutableArray<int> Reserves(AgentGroup group)
    {
        var own = centre.Routing.Reserves.Where(reserve => reserve.Group == group.Id && reserve.Agents > 0).ToArray();
        return own.Length == 0 ? [] : [.. centre.Flows.Select(flow => own.FirstOrDefault(reserve => reserve.Flow == flow.Id)?.Agents ?? 0)];
    }

    /// <summary>The group's own speeds, else the slowest that its flows state; the last value goes on up to the greatest concurrency.</summary>
    private ImmutableArray<double> Speeds(AgentGroup group, ImmutableArray<int> takes, int several)
    {
        ImmutableArray<double>[] stated = group.Speeds.IsEmpty
            ? [.. takes.Select(flow => centre.Flows[flow].Speeds).Where(speeds => !speeds.IsEmpty)]
            : [group.Speeds];
        return stated.Length == 0 ? [] : [.. Enumerable.Range(0, several).Select(at => stated.Min(speeds => speeds[Math.Min(at, speeds.Length - 1)]))];
    }
}
