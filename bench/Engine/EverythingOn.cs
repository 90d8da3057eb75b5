using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;
using Plateau.Model.Ways;
using Plateau.Simulation.Plan;

namespace Plateau.Bench.Engine;

/// <summary>
/// A workload's centre with everything switched on: quarter-hours, a day factor, lines, menus with choices, queue rules (deterrence, callbacks, announced waits, messages), priority with waiting credit, a later level, reserves,
/// transfers of all kinds, after-contact work, switching, learning, resolution and returns, redials, absence, lateness, breaks that move, a deferred flow that can be broken off, chats in parallel.
/// </summary>
internal static class EverythingOn
{
    private const int Periods = 96;

    public static SimulationPlan Of(SimulationPlan plan)
    {
        var flows = plan.Flows.Length;
        var groups = plan.Groups.Length;
        return plan with
        {
            PeriodTicks = plan.HorizonTicks / Periods,
            PeriodsPerDay = Periods,
            DayFactors = [new([.. Enumerable.Range(0, flows)], 0.05)],
            Lines = [new([.. Enumerable.Range(0, flows)], 1000)],
            Flows = [.. plan.Flows.Select((flow, index) => With(flow, index, flows, groups))],
            Groups = [.. plan.Groups.Select((group, index) => With(group, flows, index))],
        };
    }

    private static FlowPlan With(FlowPlan flow, int index, int flows, int groups)
    {
        var other = (index + 7) % flows;
        var isDeferred = index == flows - 1;
        var last = flow.Levels[^1];
        return flow with
        {
            // Returns, transfers and switching bring more work: a tenth fewer first contacts keep the centre as busy as it was.
            ArrivalsPerPeriod = [.. Enumerable.Repeat(flow.ArrivalsPerPeriod.Sum() * 0.9 / Periods, Periods)],
            Menu = new MenuPlan { Time = new Exponential(25), DropOutShare = 0.02, SelfServedShare = 0.05, Choices = [new(other, 0.03)] },
            CreditShare = 0.2,
            CreditTicks = 60 * Ticks.PerSecond,
            AfterWork = new Exponential(10),
            Levels = flow.Levels.Length > 1 ? [.. flow.Levels.Take(flow.Levels.Length - 1), last with { AfterTicks = 15 * Ticks.PerSecond }] : flow.Levels,
            QueueRules =
            [
                new() { Action = QueueAction.Leaves, QueueAtLeast = 10, Share = 0.3 },
                new() { Action = QueueAction.HearsWait, ExpectedWaitAtLeastTicks = 20 * Ticks.PerSecond, PatienceFactor = 0.8 },
                new() { Action = QueueAction.IsCalledBackInTurn, AfterTicks = 60 * Ticks.PerSecond, Share = 0.3 },
                new() { Action = QueueAction.LeavesMessage, AfterTicks = 120 * Ticks.PerSecond, Share = 0.2, ToFlow = isDeferred ? 0 : flows - 1 },
            ],
            Returns = [new(ReturnCause.Unresolved, 0.4, new LogNormal(7200, 1), index), new(ReturnCause.Abandoned, 0.5, new Exponential(600), index)],
            Handovers = isDeferred
                ? []
                :
                [
                    new() { Kind = HandoverKind.Cold, ToFlow = (index + 1) % (flows - 1), ShareByGroup = [.. Enumerable.Repeat(0.04, groups)] },
                    new() { Kind = HandoverKind.Warm, ToFlow = (index + 2) % (flows - 1), ShareByGroup = [.. Enumerable.Repeat(0.02, groups)], Briefing = new Exponential(20) },
                    new() { Kind = HandoverKind.Consultation, ToFlow = (index + 3) % (flows - 1), ShareByGroup = [.. Enumerable.Repeat(0.01, groups)], AtShare = 0.5 },
                ],
            DueTicks = isDeferred ? 4 * 3600 * Ticks.PerSecond : null,
            Preemptible = isDeferred,
            Preempts = index == 0,
        };
    }

    private static GroupPlan With(GroupPlan group, int flows, int index)
    {
        var agents = group.Staffing.Max();
        return group with
        {
            Staffing = [.. Enumerable.Range(0, Periods).Select(period => period / 2 % 12 == index % 12 ? agents - 1 : agents + 1)], // a break for everybody in turn, covered by one more
            Reserve = [.. Enumerable.Range(0, flows).Select(flow => flow == flows - 1 ? 1 : 0)],
            SwitchTicks = 4 * Ticks.PerSecond,
            Learning = new LearningPlan(2000, 0.1),
            ResolvedShares = [.. Enumerable.Repeat<double?>(0.85, flows)],
            AbsenceShare = 0.03,
            LateShare = 0.02,
            Lateness = new Exponential(600),
            Breaks = [new MovableBreakPlan(12 * 3600 * Ticks.PerSecond, 13 * 3600 * Ticks.PerSecond, 1800 * Ticks.PerSecond, 1, 3)],
            HandleTimes = group.HandleTimes,
        };
    }
}
