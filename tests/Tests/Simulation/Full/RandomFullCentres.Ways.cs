using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;
using Plateau.Model.Ways;
using Plateau.Simulation.Plan;

namespace Plateau.Tests.Simulation.Full;

/// <summary>The ways of contacts between flows, and what flows share.</summary>
internal sealed partial class RandomFullCentres
{
    private MenuPlan DrawMenu(int flow) => new()
    {
        Time = DrawLaw(40),
        DropOutShare = Chance(0.5) ? 0.2 * _draws.NextUniform() : 0,
        SelfServedShare = Chance(0.5) ? 0.2 * _draws.NextUniform() : 0,
        Choices = _flows == 1 ? [] : [.. Enumerable.Range(0, Below(3)).Select(_ => new MenuChoicePlan(OtherThan(flow), 0.3 * _draws.NextUniform()))],
    };

    private QueueRulePlan? DrawQueueRule(int flow)
    {
        var action = (QueueAction)Below(5);
        var isMessage = action is QueueAction.LeavesMessage or QueueAction.IsCalledBackLater;
        var isLoop = action == QueueAction.IsCalledBackLater && _flows > 1 && Chance(0.3); // later callbacks may go round, messages may not
        if (isMessage && !isLoop && flow + 1 == _flows) return null;
        var share = Chance(0.4) && !isLoop ? 1 : 0.5 * _draws.NextUniform();
        return new QueueRulePlan
        {
            Action = action,
            AfterTicks = action == QueueAction.HearsWait || Chance(0.5) ? 0 : (1 + Below(6)) * 10 * _second,
            QueueAtLeast = Below(3),
            ExpectedWaitAtLeastTicks = Chance(0.6) ? 0 : (1 + Below(4)) * 10 * _second,
            Share = share,
            ToFlow = !isMessage ? null : isLoop ? OtherThan(flow) : LaterThan(flow),
            Delay = action == QueueAction.IsCalledBackLater ? DrawLaw(100) : null,
            PatienceFactor = Chance(0.5) ? 0.5 : 0.2 + (2 * _draws.NextUniform()),
        };
    }

    private ImmutableArray<ReturnPlan> DrawReturns() =>
        [.. Enum.GetValues<ReturnCause>().SelectMany(cause => Enumerable.Range(0, Below(3)).Select(_ => new ReturnPlan(cause, 0.2 * _draws.NextUniform(), DrawLaw(200), Below(_flows))))];

    /// <summary>At most two; where several contacts at once are possible, or work is preemptible, only cold ones.</summary>
    private ImmutableArray<HandoverPlan> DrawHandovers(int flow, FlowPlan[] flows, ImmutableArray<GroupPlan> groups)
    {
        if (!_hasHandovers || flows[flow].Preemptible || Chance(0.3)) return [];
        return
        [
            .. Enumerable.Range(0, 1 + Below(2)).Select(_ =>
            {
                var to = OtherThan(flow);
                var isColdOnly = flows[to].Preemptible || groups.Any(group => HasSeveral(group, flow) || HasSeveral(group, to));
                var kind = isColdOnly ? HandoverKind.Cold : (HandoverKind)Below(3);
                return new HandoverPlan
                {
                    Kind = kind,
                    ToFlow = to,
                    ShareByGroup = [.. groups.Select(_ => 0.45 * _draws.NextUniform())],
                    AtShare = Below(4) switch { 0 => 0, 1 => 0.5, 2 => 1, _ => _draws.NextUniform() },
                    Briefing = kind == HandoverKind.Warm && Chance(0.6) ? DrawLaw(40) : null,
                };
            }),
        ];
    }

    private static bool HasSeveral(GroupPlan group, int flow) => !group.Concurrency.IsEmpty && group.Takes.Contains(flow) && group.Concurrency[flow] > 1;

    private ImmutableArray<DayFactorPlan> DrawDayFactors(FlowPlan[] flows) =>
        [.. Enumerable.Range(0, 1 + Below(2)).Select(_ => new DayFactorPlan([.. Enumerable.Range(0, _flows).Where(flow => flows[flow].ArrivalKind == ArrivalKind.Poisson && Chance(0.6))], 0.1 + _draws.NextUniform()))];

    private ImmutableArray<LinesPlan> DrawLines()
    {
        var first = Enumerable.Range(0, _flows).Where(_ => Chance(0.6)).ToImmutableArray();
        var second = Enumerable.Range(0, _flows).Where(flow => !first.Contains(flow)).ToImmutableArray();
        return Chance(0.5) ? [new LinesPlan(first, Below(10))] : [new LinesPlan(first, 1 + Below(10)), new LinesPlan(second, 1 + Below(10))];
    }

    private DiallerPlan DrawDialler()
    {
        // A list without end is dialled in waves, at most two a period: else a second of short contacts would dial for ever.
        var isEndless = Chance(0.15);
        return new DiallerPlan
        {
            Flow = Below(_flows),
            TestGroups = SomeGroups(),
            TargetGroups = SomeGroups(),
            MinimumIdle = 1 + Below(2),
            Ratio = Chance(0.5) ? 1 : (2 * _draws.NextUniform()) + 0.01,
            ReachedShares = [.. Enumerable.Range(0, Periods).Select(_ => Chance(0.3) ? 1 : _draws.NextUniform())],
            DialTime = isEndless ? new Deterministic(Ticks.ToSeconds(PeriodTicks / 2)) : Chance(0.5) ? DrawLaw(30) : null,
            NoAnswerTime = isEndless || Chance(0.5) ? null : DrawLaw(60),
            ListLength = isEndless ? null : Below(60),
        };
    }

    private ImmutableArray<int> SomeGroups() => [.. Enumerable.Range(0, _groups).Where(_ => Chance(0.7))];
}
