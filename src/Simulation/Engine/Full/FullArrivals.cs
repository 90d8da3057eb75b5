using Plateau.Mathematics.Random;
using Plateau.Model.Ways;
using Plateau.Simulation.Plan;

namespace Plateau.Simulation.Engine.Full;

/// <summary>Arrival times of one flow in one replication, whatever their kind.</summary>
internal struct FullArrivals
{
    private readonly SimulationPlan _plan;
    private readonly FlowPlan _flow;
    private readonly ulong _key;
    private ArrivalCursor _poisson;
    private double[] _places; // of a period's fixed number of contacts, 0 to 1
    private int _next;
    private int _period;

    /// <param name="factors">By day; null = none.</param>
    public FullArrivals(SimulationPlan plan, int flow, double[]? factors, ulong key)
    {
        _plan = plan;
        _flow = plan.Flows[flow];
        _key = key;
        _places = [];
        _period = -1;
        if (_flow.ArrivalKind != ArrivalKind.Poisson) return;
        var expected = _flow.ArrivalsPerPeriod.ToArray();
        if (factors is not null)
            for (var period = 0; period < expected.Length; period++) expected[period] *= factors[period / plan.PeriodsPerDay];
        _poisson = new ArrivalCursor(expected, plan.PeriodTicks, key);
    }

    /// <summary>The next arrival, never earlier than the one before; <see cref="long.MaxValue"/> when there is none.</summary>
    public long Next()
    {
        switch (_flow.ArrivalKind)
        {
            case ArrivalKind.Poisson: return _poisson.Next();
            case ArrivalKind.Recorded: return _next < _flow.RecordedTicks.Length ? _flow.RecordedTicks[_next++] : long.MaxValue;
            default:
                while (_next == _places.Length)
                {
                    if (++_period == _plan.Periods) return long.MaxValue;
                    var stream = RandomStream.ForNumber(_key, _period);
                    _places = new double[(int)_flow.ArrivalsPerPeriod[_period]];
                    for (var place = 0; place < _places.Length; place++) _places[place] = stream.NextUniform();
                    Array.Sort(_places);
                    _next = 0;
                }

                return (_period * _plan.PeriodTicks) + (long)(_places[_next++] * _plan.PeriodTicks);
        }
    }
}
