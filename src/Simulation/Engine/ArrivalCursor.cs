using Plateau.Mathematics.Random;

namespace Plateau.Simulation.Engine;

/// <summary>
/// Arrival times of one flow in one replication: a Poisson stream whose rate is constant within a period, by inversion of the cumulative expected contacts. The k-th
/// arrival is where the cumulative reaches E₁ + … + E_k, the E being exponential draws with mean 1, so nothing is thrown away and a period without arrivals is a hole.
/// </summary>
/// <remarks>E. Çinlar, Introduction to Stochastic Processes, 1975, chapter 4, proposition 7.3 (docs/methods/arrivals.md).</remarks>
internal struct ArrivalCursor
{
    private readonly double[] _expected; // contacts in each period
    private readonly long _periodTicks;
    private RandomStream _stream;
    private int _period;
    private double _position; // inside the period, 0 to 1

    /// <param name="expected">Contacts in each period, the day's factor included.</param>
    public ArrivalCursor(double[] expected, long periodTicks, ulong arrivalsKey)
    {
        _expected = expected;
        _periodTicks = periodTicks;
        _stream = RandomStream.ForNumber(arrivalsKey, 0);
    }

    /// <summary>The next arrival in ticks, never earlier than the one before; <see cref="long.MaxValue"/> when there is none inside the grid.</summary>
    public long Next()
    {
        var step = _stream.NextExponential();
        while (_period < _expected.Length)
        {
            var expected = _expected[_period];
            var left = expected * (1 - _position);
            if (step < left)
            {
                _position += step / expected;
                var offset = Math.Min((long)(_position * _periodTicks), _periodTicks - 1);
                return (_period * _periodTicks) + offset;
            }

            step -= left;
            _period++;
            _position = 0;
        }

        return long.MaxValue;
    }
}
