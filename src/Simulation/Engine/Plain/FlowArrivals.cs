using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Random;
using Plateau.Simulation.Plan;

namespace Plateau.Simulation.Engine.Plain;

/// <summary>
/// Arrival times of one flow in one replication, drawn in blocks ahead: a Poisson stream whose rate is constant within a period, by inversion of the cumulative expected contacts. The k-th
/// arrival is where the cumulative reaches E₁ + … + E_k, the E being exponential draws with mean 1, so nothing is thrown away and a period without arrivals is a hole.
/// With each arrival comes what can be drawn of its work before it is known who takes it.
/// </summary>
/// <remarks>E. Çinlar, Introduction to Stochastic Processes, 1975, chapter 4, proposition 7.3 (docs/methods/arrivals.md).</remarks>
internal sealed class FlowArrivals
{
    /// <summary>Most draws at a time: enough to keep the processor's units busy, few enough for its first cache.</summary>
    public const int LongestBlock = 64;
    private const int ShortestBlock = 8;

    private readonly WorkAhead _workAhead;
    private readonly long _periodTicks;
    private readonly long[] _times = new long[LongestBlock];
    private readonly long[] _work = new long[LongestBlock];
    private double[] _expected = []; // contacts in each period
    private RandomStream _stream;
    private ulong _handlingKey;
    private int _block;
    private int _period;
    private double _position; // inside the period, 0 to 1
    private long _firstNumber; // of the block
    private int _next; // in the block
    private int _count; // in the block
    private bool _ended;

    public FlowArrivals(WorkAhead workAhead, long periodTicks)
    {
        _workAhead = workAhead;
        _periodTicks = periodTicks;
    }

    /// <summary>The next arrival in ticks; <see cref="long.MaxValue"/> when there is none left inside the grid.</summary>
    public long NextTime => _next < _count ? _times[_next] : long.MaxValue;

    /// <param name="expected">Contacts in each period, the day's factor included.</param>
    /// <param name="total">Their sum.</param>
    public void Start(double[] expected, double total, ulong arrivalsKey, ulong handlingKey)
    {
        _expected = expected;
        _stream = RandomStream.ForNumber(arrivalsKey, 0);
        _handlingKey = handlingKey;
        _period = 0;
        _position = 0;
        _firstNumber = 0;
        _next = _count = 0;
        _ended = false;

        // Whole vectors, and not many more draws than a small flow needs.
        _block = (int)Math.Clamp(total + 8, ShortestBlock, LongestBlock) & ~3;
        Refill();
    }

    /// <summary>Writes the arrivals before a time and returns how many.</summary>
    public int TakeBefore(long end, int flow, ref PlannedArrival[] arrivals, int place)
    {
        var first = place;
        while (true)
        {
            if (place + LongestBlock > arrivals.Length) Array.Resize(ref arrivals, 2 * arrivals.Length);
            for (; _next < _count && _times[_next] < end; _next++, place++)
            {
                ref var arrival = ref arrivals[place];
                arrival.Time = _times[_next];
                arrival.Work = _work[_next];
                arrival.Number = _firstNumber + _next;
                arrival.Flow = flow;
            }

            if (_next < _count || _ended) return place - first;
            Refill();
        }
    }

    private void Refill()
    {
        _firstNumber += _count;
        _next = 0;
        Span<double> draws = stackalloc double[LongestBlock];
        draws = draws[.._block];
        StandardDraws.Next(StandardDraw.Exponential, ref _stream, draws);
        _count = WalkPeriods(draws);
        _ended = _count < _block;
        _workAhead.Draw(_handlingKey, _firstNumber, draws[.._count], _work);
    }

    /// <summary>Times of the arrivals that these steps lead to, as far as they lie inside the grid; returns how many do. A step over the end of a period is left with its rest.</summary>
    private int WalkPeriods(Span<double> steps)
    {
        var times = _times.AsSpan(0, steps.Length);
        var (period, position) = (_period, _position);
        var count = 0;
        while (period < _expected.Length)
        {
            var expected = _expected[period];
            var start = period * _periodTicks;
            for (; count < steps.Length; count++)
            {
                var step = steps[count];
                if (step >= expected * (1 - position)) break;
                position += step / expected;
                times[count] = start + Math.Min((long)(position * _periodTicks), _periodTicks - 1);
            }

            if (count == steps.Length) break;
            steps[count] -= expected * (1 - position);
            period++;
            position = 0;
        }

        (_period, _position) = (period, position);
        return count;
    }
}
