using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;
using Plateau.Model;

namespace Plateau.Simulation.Plan;

/// <summary>What a plan needs beside the centre.</summary>
/// <param name="ThresholdSeconds">Threshold of answered within, by flow; null = the flow's own target, else the default target.</param>
/// <param name="ShortAbandonSeconds">Limit of short abandonments, at least 0.</param>
/// <param name="WarmUpSeconds">At least 0, below the horizon.</param>
public sealed record PlanSettings(Func<Flow, double>? ThresholdSeconds = null, double ShortAbandonSeconds = 5, double WarmUpSeconds = 0)
{
    public static PlanSettings Default { get; } = new();
}

/// <summary>Makes the plan of a centre: names become positions, seconds become ticks, skills become routes, expected agents become whole agents.</summary>
public static class Planner
{
    /// <summary>The plan of a valid centre. A group that a route names without having the flow's skill is not used.</summary>
    public static SimulationPlan Plan(CentreModel centre, PlanSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(centre);
        settings ??= PlanSettings.Default;
        var routes = new Routes(centre);
        return new SimulationPlan
        {
            PeriodTicks = centre.Grid.PeriodMinutes * Ticks.PerMinute,
            PeriodsPerDay = centre.Grid.PeriodsPerDay,
            Days = centre.Grid.Days.Length,
            WarmUpTicks = Ticks.FromSeconds(settings.WarmUpSeconds),
            WaitingPlaces = centre.Routing.WaitingPlaces,
            AgentSelector = centre.Routing.AgentSelector,
            Flows = [.. centre.Flows.Select((flow, index) => PlanOf(flow, routes.LevelsOf(index), settings))],
            Groups = [.. centre.Groups.Select((group, index) => PlanOf(centre, group, index, routes))],
        };
    }

    private static FlowPlan PlanOf(Flow flow, ImmutableArray<LevelPlan> levels, PlanSettings settings) => new()
    {
        Id = flow.Id,
        ArrivalsPerPeriod = flow.ArrivalsPerPeriod,
        EntryLossShare = flow.LeftBeforeQueueShare,
        CreditShare = flow.WaitingCreditShare,
        CreditTicks = Ticks.FromSeconds(flow.WaitingCreditSeconds),
        Patience = flow.Patience,
        Levels = levels,
        AnsweredWithinTicks = Ticks.FromSeconds(settings.ThresholdSeconds?.Invoke(flow) ?? (flow.Target ?? ServiceTarget.Default).ThresholdSeconds),
        ShortAbandonTicks = Ticks.FromSeconds(settings.ShortAbandonSeconds),
    };

    private static GroupPlan PlanOf(CentreModel centre, AgentGroup group, int index, Routes routes)
    {
        var takes = routes.TakesOf(index);
        return new()
        {
            Id = group.Id,
            Takes = takes,
            ContactSelector = routes.ContactSelectorOf(index),
            HandleTimes = [.. centre.Flows.Select((flow, f) => takes.Contains(f) ? HandleTime(flow, group) : null)],
            Staffing = StaffRounding.Round(group.StaffedPerPeriod, index),
        };
    }

    private static Distribution HandleTime(Flow flow, AgentGroup group)
    {
        var held = group.Skills.First(skill => skill.Skill == flow.Skill);
        var law = held.HandleTime ?? (held.HandleTimeFactor == 1 || flow.HandleTime.Mean == 0 ? flow.HandleTime : flow.HandleTime.WithMean(flow.HandleTime.Mean * held.HandleTimeFactor));
        return flow.AfterContactSeconds > 0 ? new Shifted(law, flow.AfterContactSeconds) : law;
    }

    /// <summary>
    /// Who may take what. A flow may go to a group when the group holds its skill, the flow's route (if stated) names the group and the group's route (if stated)
    /// names the flow. Where no route is stated, a flow has one level for each preference number, all open at once, and a group takes its flows by preference number, then in
    /// the centre's order.
    /// </summary>
    private sealed class Routes
    {
        private readonly CentreModel _centre;
        private readonly int?[,] _preference; // [flow, group]; null = the group does not hold the skill
        private readonly FlowRoute?[] _flowRoutes;
        private readonly GroupRoute?[] _groupRoutes;

        public Routes(CentreModel centre)
        {
            _centre = centre;
            _flowRoutes = [.. centre.Flows.Select(flow => centre.Routing.Flows.FirstOrDefault(route => route.Flow == flow.Id))];
            _groupRoutes = [.. centre.Groups.Select(group => centre.Routing.Groups.FirstOrDefault(route => route.Group == group.Id))];
            _preference = new int?[centre.Flows.Length, centre.Groups.Length];
            for (var f = 0; f < centre.Flows.Length; f++)
                for (var g = 0; g < centre.Groups.Length; g++)
                    _preference[f, g] = centre.Groups[g].Skills.FirstOrDefault(held => held.Skill == centre.Flows[f].Skill)?.Preference;
        }

        public string ContactSelectorOf(int group) => _groupRoutes[group]?.ContactSelector ?? _centre.Routing.ContactSelector;

        public ImmutableArray<LevelPlan> LevelsOf(int flow)
        {
            var groups = Enumerable.Range(0, _centre.Groups.Length).Where(group => Allowed(flow, group));
            if (_flowRoutes[flow] is not { } route)
                return [.. groups.GroupBy(group => _preference[flow, group]!.Value).OrderBy(level => level.Key).Select(level => new LevelPlan([.. level], 0))];

            var levels = ImmutableArray.CreateBuilder<LevelPlan>();
            var placed = new HashSet<int>();
            foreach (var level in route.Levels.OrderBy(level => level.AfterSeconds))
            {
                var members = level.Groups.Select(id => IndexOf(id)).Where(group => group >= 0 && Allowed(flow, group) && placed.Add(group)).ToImmutableArray();
                if (members.Length > 0) levels.Add(new LevelPlan(members, Ticks.FromSeconds(level.AfterSeconds)));
            }

            return levels.ToImmutable();
        }

        public ImmutableArray<int> TakesOf(int group)
        {
            var flows = Enumerable.Range(0, _centre.Flows.Length).Where(flow => Allowed(flow, group));
            return _groupRoutes[group] is { } route
                ? [.. flows.OrderBy(flow => route.Takes.IndexOf(_centre.Flows[flow].Id))]
                : [.. flows.OrderBy(flow => _preference[flow, group]!.Value).ThenBy(flow => flow)];
        }

        private bool Allowed(int flow, int group) =>
            _preference[flow, group] is not null
            && (_flowRoutes[flow] is not { } flowRoute || flowRoute.Levels.Any(level => level.Groups.Contains(_centre.Groups[group].Id)))
            && (_groupRoutes[group] is not { } groupRoute || groupRoute.Takes.Contains(_centre.Flows[flow].Id));

        private int IndexOf(GroupId id)
        {
            for (var group = 0; group < _centre.Groups.Length; group++)
                if (_centre.Groups[group].Id == id) return group;
            return -1;
        }
    }
}
