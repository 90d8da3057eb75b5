using System.Collections.Immutable;
using Plateau.Model.Ways;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;

namespace Plateau.Tests.Simulation.Full;

/// <summary>Taking out periods, flows and groups, and everything that names them.</summary>
internal static partial class Smallest
{
    /// <summary>All lists by period, without the first <paramref name="gone"/> periods, cut to the periods that the plan has now.</summary>
    private static SimulationPlan WithPeriods(SimulationPlan plan, int gone) => plan with
    {
        WarmUpTicks = plan.WarmUpTicks < plan.HorizonTicks ? plan.WarmUpTicks : 0,
        Flows =
        [
            .. plan.Flows.Select(flow => flow with
            {
                ArrivalsPerPeriod = Cut(flow.ArrivalsPerPeriod, gone, plan.Periods),
                Open = Cut(flow.Open, gone, plan.Periods),
                RecordedTicks = [.. flow.RecordedTicks.Select(time => time - (gone * plan.PeriodTicks)).Where(time => time >= 0 && time < plan.HorizonTicks)],
            }),
        ],
        Groups =
        [
            .. plan.Groups.Select(group => group with
            {
                Staffing = Cut(group.Staffing, gone, plan.Periods),
                Breaks = [.. group.Breaks.Where(pause => pause.LatestTicks + pause.DurationTicks <= plan.DayTicks)],
            }),
        ],
        Diallers = [.. plan.Diallers.Select(dialler => dialler with { ReachedShares = Cut(dialler.ReachedShares, gone, plan.Periods) })],
    };

    private static ImmutableArray<T> Cut<T>(ImmutableArray<T> list, int gone, int length) => list.IsEmpty ? list : [.. list.Skip(gone).Take(length)];

    /// <summary>The arrivals of a flow as they come with this seed, told by their times.</summary>
    private static SimulationPlan WithRecorded(SimulationPlan plan, ulong seed, int flow)
    {
        var times = new FullTwin(plan, seed, 0).Run().Trace.Where(record => record.Kind == TraceKind.CameIn && record.Flow == flow && record.Number < 1L << 62).Select(record => record.Time);
        return plan with
        {
            Flows = plan.Flows.SetItem(flow, plan.Flows[flow] with { ArrivalKind = ArrivalKind.Recorded, RecordedTicks = [.. times], ArrivalsPerPeriod = [.. plan.Flows[flow].ArrivalsPerPeriod.Select(_ => 0.0)] }),
            DayFactors = [.. plan.DayFactors.Select(factor => factor with { Flows = factor.Flows.Remove(flow) })],
        };
    }

    /// <summary>Groups take exactly the flows that have them in a level.</summary>
    private static SimulationPlan WithLevels(SimulationPlan plan) => plan with
    {
        Groups = [.. plan.Groups.Select((group, index) => group with { Takes = [.. group.Takes.Where(flow => plan.Flows[flow].Levels.Any(level => level.Groups.Contains(index)))] })],
    };

    private static SimulationPlan WithoutFlow(SimulationPlan plan, int gone)
    {
        int Now(int flow) => flow > gone ? flow - 1 : flow;
        ImmutableArray<int> NowAll(ImmutableArray<int> flows) => [.. flows.Where(flow => flow != gone).Select(Now)];
        ImmutableArray<T> Rest<T>(ImmutableArray<T> byFlow) => byFlow.IsEmpty ? byFlow : byFlow.RemoveAt(gone);
        return plan with
        {
            Flows =
            [
                .. plan.Flows.RemoveAt(gone).Select(flow => flow with
                {
                    WhenClosed = flow.WhenClosed == gone ? null : flow.WhenClosed is { } mailbox ? Now(mailbox) : null,
                    Menu = flow.Menu is { } menu ? menu with { Choices = [.. menu.Choices.Where(choice => choice.Flow != gone).Select(choice => choice with { Flow = Now(choice.Flow) })] } : null,
                    QueueRules = [.. flow.QueueRules.Where(rule => rule.ToFlow != gone).Select(rule => rule.ToFlow is { } to ? rule with { ToFlow = Now(to) } : rule)],
                    Returns = [.. flow.Returns.Where(back => back.ToFlow != gone).Select(back => back with { ToFlow = Now(back.ToFlow) })],
                    Handovers = [.. flow.Handovers.Where(handover => handover.ToFlow != gone).Select(handover => handover with { ToFlow = Now(handover.ToFlow) })],
                }),
            ],
            Groups =
            [
                .. plan.Groups.Select(group => group with
                {
                    Takes = NowAll(group.Takes),
                    HandleTimes = group.HandleTimes.RemoveAt(gone),
                    Reserve = Rest(group.Reserve),
                    Preference = Rest(group.Preference),
                    Mastery = Rest(group.Mastery),
                    Concurrency = Rest(group.Concurrency),
                    ResolvedShares = Rest(group.ResolvedShares),
                }),
            ],
            DayFactors = [.. plan.DayFactors.Select(factor => factor with { Flows = NowAll(factor.Flows) })],
            Lines = [.. plan.Lines.Select(lines => lines with { Flows = NowAll(lines.Flows) })],
            Diallers = [.. plan.Diallers.Where(dialler => dialler.Flow != gone).Select(dialler => dialler with { Flow = Now(dialler.Flow) })],
        };
    }

    private static SimulationPlan WithoutGroup(SimulationPlan plan, int gone)
    {
        ImmutableArray<int> NowAll(ImmutableArray<int> groups) => [.. groups.Where(group => group != gone).Select(group => group > gone ? group - 1 : group)];
        return plan with
        {
            Flows =
            [
                .. plan.Flows.Select(flow => flow with
                {
                    Levels = [.. flow.Levels.Select(level => level with { Groups = NowAll(level.Groups) }).Where(level => level.Groups.Length > 0)],
                    Handovers = [.. flow.Handovers.Select(handover => handover with { ShareByGroup = handover.ShareByGroup.RemoveAt(gone) })],
                }),
            ],
            Groups = plan.Groups.RemoveAt(gone),
            Diallers = [.. plan.Diallers.Select(dialler => dialler with { TestGroups = NowAll(dialler.TestGroups), TargetGroups = NowAll(dialler.TargetGroups) })],
        };
    }
}
