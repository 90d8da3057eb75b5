using Plateau.Mathematics.Random;
using Plateau.Model.Ways;
using Plateau.Simulation.Engine;
using Plateau.Simulation.Plan;

namespace Plateau.Tests.Simulation.Full;

/// <summary>Contacts from outside: arrivals of each kind, and diallers.</summary>
internal sealed partial class FullTwin
{
    private readonly int[] _dialling; // numbers of each dialler that ring
    private readonly int[] _dialled; // numbers of each dialler so far

    /// <summary>All arrivals beforehand. At one tick they come by flow, then by number.</summary>
    private void ScheduleArrivals()
    {
        var factors = DayFactors.Of(_plan, _seed, _replication);
        for (var flow = 0; flow < _plan.Flows.Length; flow++)
        {
            IEnumerable<long> times = _plan.Flows[flow].ArrivalKind switch
            {
                ArrivalKind.Poisson => PoissonTimes(flow, factors[flow]),
                ArrivalKind.Fixed => FixedTimes(flow),
                _ => _plan.Flows[flow].RecordedTicks,
            };
            var number = 0L;
            foreach (var time in times)
            {
                var contact = new TwinContact(flow, number) { IsFromOutside = true, PlaysMenu = true };
                Schedule(time, Arrives, (flow * 1_000_000_000L) + number++, () => ComeIn(contact));
            }
        }
    }

    /// <summary>From the definition: the cumulative expected contacts reach the sum of exponential draws.</summary>
    private List<long> PoissonTimes(int flow, double[]? factors)
    {
        var stream = Stream(StreamPurpose.Arrivals, flow, 0);
        var expected = _plan.Flows[flow].ArrivalsPerPeriod.Select((contacts, index) => factors is null ? contacts : contacts * factors[index / _plan.PeriodsPerDay]).ToArray();
        var times = new List<long>();
        var period = 0;
        var position = 0.0;
        while (true)
        {
            var step = stream.NextExponential();
            while (period < expected.Length && step >= expected[period] * (1 - position))
            {
                step -= expected[period] * (1 - position);
                position = 0;
                period++;
            }

            if (period == expected.Length) return times;
            position += step / expected[period];
            times.Add((period * _plan.PeriodTicks) + Math.Min((long)(position * _plan.PeriodTicks), _plan.PeriodTicks - 1));
        }
    }

    private List<long> FixedTimes(int flow)
    {
        var times = new List<long>();
        for (var period = 0; period < _plan.Periods; period++)
        {
            var stream = Stream(StreamPurpose.Arrivals, flow, period);
            for (var contact = 0; contact < _plan.Flows[flow].ArrivalsPerPeriod[period]; contact++) times.Add((period * _plan.PeriodTicks) + (long)(stream.NextUniform() * _plan.PeriodTicks));
        }

        times.Sort();
        return times;
    }

    /// <summary>An agent of the group has become idle: the diallers that test it may dial (5).</summary>
    private void AskDiallers(int group)
    {
        for (var position = 0; position < _plan.Diallers.Length; position++)
            if (_plan.Diallers[position].TestGroups.Contains(group)) AskDialler(position);
    }

    /// <summary>Diallers look when their flow opens, too.</summary>
    private void AskDiallersOfOpening(int period)
    {
        for (var position = 0; position < _plan.Diallers.Length; position++)
        {
            var open = _plan.Flows[_plan.Diallers[position].Flow].Open;
            if (!open.IsEmpty && open[period] && !open[period - 1]) AskDialler(position);
        }
    }

    private void AskDialler(int position)
    {
        var dialler = _plan.Diallers[position];
        if (IsClosed(dialler.Flow) || dialler.TestGroups.Sum(IdleIn) < dialler.MinimumIdle) return;
        var numbers = Math.Floor((dialler.Ratio * dialler.TargetGroups.Sum(IdleIn)) + 0.5) - _dialling[position];
        for (var count = 0; count < numbers && (dialler.ListLength is not { } length || _dialled[position] < length); count++) Dial(position);
    }

    private void Dial(int position)
    {
        var dialler = _plan.Diallers[position];
        var number = _dialled[position]++;
        if (_now >= _plan.WarmUpTicks) Flows[(_now / _plan.DayTicks * _plan.Flows.Length) + dialler.Flow].Dialled++;
        var stream = Stream(StreamPurpose.Dialling, position, number);
        var isReached = stream.NextUniform() < dialler.ReachedShares[PeriodNow];
        var dialling = dialler.DialTime is { } law ? Ticks.FromSeconds(law.Sample(ref stream)) : 0;
        if (!isReached && dialler.NoAnswerTime is null) return;
        _dialling[position]++;
        if (isReached)
        {
            var contact = new TwinContact(dialler.Flow, ContactKeys.Derive(number, -1 - position)) { IsFromOutside = true, PlaysMenu = true };
            Schedule(_now + dialling, ComesAfterDelay, () =>
            {
                _dialling[position]--;
                ComeIn(contact);
            });
            return;
        }

        Schedule(_now + dialling + Ticks.OfWork(dialler.NoAnswerTime!.Sample(ref stream)), ComesAfterDelay, () =>
        {
            _dialling[position]--;
            AskDialler(position);
        });
    }

    private int IdleIn(int group) => _agents.Count(agent => agent.Group == group && agent.IsIdle);
}
