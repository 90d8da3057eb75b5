using System.Collections.Immutable;
using Plateau.Model;
using Plateau.Model.Ways;

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
    /// <summary>
    /// The plan of a valid centre. A group that a route names without having the flow's skill is not used. After-contact work of constant length is part of the handle time unless lines,
    /// handovers or several contacts at once make the end of the talk matter; a law of after-contact work always follows the talk.
    /// </summary>
    public static SimulationPlan Plan(CentreModel centre, PlanSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(centre);
        var routes = new PlannerRoutes(centre);
        var folds = FoldsAfterWork(centre);
        var flows = new PlannerFlows(centre, routes, settings ?? PlanSettings.Default, folds);
        var groups = new PlannerGroups(centre, routes, folds);
        return new SimulationPlan
        {
            PeriodTicks = centre.Grid.PeriodMinutes * Ticks.PerMinute,
            PeriodsPerDay = centre.Grid.PeriodsPerDay,
            Days = centre.Grid.Days.Length,
            WarmUpTicks = Ticks.FromSeconds((settings ?? PlanSettings.Default).WarmUpSeconds),
            WaitingPlaces = centre.Routing.WaitingPlaces,
            AgentSelector = centre.Routing.AgentSelector,
            Flows = [.. Enumerable.Range(0, centre.Flows.Length).Select(flows.Of)],
            Groups = [.. Enumerable.Range(0, centre.Groups.Length).Select(groups.Of)],
            DayFactors = [.. centre.DayFactors.Select(factor => new DayFactorPlan(Positions(routes, factor.Flows), factor.Variation)).Where(factor => !factor.Flows.IsEmpty)],
            Lines = [.. centre.Lines.Select(lines => new LinesPlan(Positions(routes, lines.Flows), lines.Count)).Where(lines => !lines.Flows.IsEmpty)],
            Diallers = [.. centre.Diallers.Where(dialler => routes.IndexOf(dialler.Flow) >= 0).Select(dialler => DiallerOf(routes, dialler))],
        };
    }

    private static bool FoldsAfterWork(CentreModel centre) =>
        centre.Lines.IsEmpty
        && centre.Flows.All(flow => flow.Handovers.IsEmpty && flow.Concurrency == 1)
        && centre.Groups.All(group => group.Skills.All(held => held.Concurrency is null or 1));

    private static DiallerPlan DiallerOf(PlannerRoutes routes, Dialler dialler)
    {
        var flow = routes.IndexOf(dialler.Flow);
        var test = Positions(routes, dialler.TestGroups) is { IsEmpty: false } named ? named : routes.GroupsOf(flow);
        return new()
        {
            Flow = flow,
            TestGroups = test,
            TargetGroups = Positions(routes, dialler.TargetGroups) is { IsEmpty: false } targets ? targets : test,
            MinimumIdle = dialler.MinimumIdle,
            Ratio = dialler.Ratio,
            ReachedShares = dialler.ReachedPerPeriod,
            DialTime = dialler.DialTime,
            NoAnswerTime = dialler.NoAnswerTime,
            ListLength = dialler.ListLength,
        };
    }

    private static ImmutableArray<int> Positions(PlannerRoutes routes, ImmutableArray<FlowId> flows) => [.. flows.Select(routes.IndexOf).Where(flow => flow >= 0)];

    private static ImmutableArray<int> Positions(PlannerRoutes routes, ImmutableArray<GroupId> groups) => [.. groups.Select(routes.IndexOf).Where(group => group >= 0)];
}
