using System.Runtime.InteropServices;

namespace Plateau.Mathematics.Markov;

/// <summary>
/// A continuous-time Markov chain on the states 0, 1, … with few transitions a state. It is kept by target (for each state, who flows into it at what rate), because that is
/// what one sweep over the balance equations reads. Immutable.
/// </summary>
public sealed class SparseChain
{
    private readonly int[] _starts; // of each state's sources; one more at the end
    private readonly int[] _sources;
    private readonly double[] _rates;
    private readonly double[] _outRates;

    /// <param name="targets">Of all transitions, those of state 0 first, then those of state 1, …</param>
    /// <param name="rates">Of the same transitions.</param>
    /// <param name="ends">For each state, the number of transitions of all states up to and including it.</param>
    internal SparseChain(ReadOnlySpan<int> targets, ReadOnlySpan<double> rates, ReadOnlySpan<int> ends)
    {
        _starts = new int[ends.Length + 1];
        _sources = new int[targets.Length];
        _rates = new double[targets.Length];
        _outRates = new double[ends.Length];
        foreach (var target in targets) _starts[target + 1]++;
        for (var state = 0; state < ends.Length; state++) _starts[state + 1] += _starts[state];
        var free = _starts[..^1];
        for (int state = 0, transition = 0; state < ends.Length; state++)
        {
            for (; transition < ends[state]; transition++)
            {
                var place = free[targets[transition]]++;
                _sources[place] = state;
                _rates[place] = rates[transition];
                _outRates[state] += rates[transition];
            }
        }

        foreach (var rate in _outRates) FastestOutRate = Math.Max(FastestOutRate, rate);
    }

    /// <summary>Number of states, at least 1.</summary>
    public int States => _outRates.Length;

    /// <summary>Number of transitions between different states.</summary>
    public int Transitions => _sources.Length;

    /// <summary>The largest total rate out of a state, in transitions per unit of time.</summary>
    public double FastestOutRate { get; }

    /// <summary>Total rate out of each state, per unit of time; 0 for an absorbing state.</summary>
    public ReadOnlySpan<double> OutRates => _outRates;

    /// <summary>The states from which a state is reached in one transition.</summary>
    public ReadOnlySpan<int> SourcesOf(int state) => _sources.AsSpan(_starts[state].._starts[state + 1]);

    /// <summary>The rates of the transitions that <see cref="SourcesOf"/> names, in its order, positive.</summary>
    public ReadOnlySpan<double> RatesInto(int state) => _rates.AsSpan(_starts[state].._starts[state + 1]);

    /// <summary>What flows into a state per unit of time when the states have these weights.</summary>
    internal double Inflow(int state, ReadOnlySpan<double> weights)
    {
        double sum = 0;
        for (var place = _starts[state]; place < _starts[state + 1]; place++) sum += weights[_sources[place]] * _rates[place];
        return sum;
    }
}

/// <summary>Takes the transitions of a chain state by state, in the order of the states.</summary>
public sealed class SparseChainBuilder
{
    private readonly List<int> _targets = [];
    private readonly List<double> _rates = [];
    private readonly List<int> _ends = [];
    private int _highest = -1;

    /// <summary>Number of transitions so far.</summary>
    public int Transitions => _targets.Count;

    /// <summary>A transition from the current state; several to the same target add up, one to itself changes nothing.</summary>
    /// <param name="target">At least 0.</param>
    /// <param name="rate">Per unit of time, at least 0 and finite.</param>
    public void Add(int target, double rate)
    {
        Guard.NotNegative(target, "state");
        Guard.NotNegative(rate, "rate");
        if (target == _ends.Count || rate == 0) return;
        _highest = Math.Max(_highest, target);
        for (var known = _ends.Count == 0 ? 0 : _ends[^1]; known < _targets.Count; known++)
        {
            if (_targets[known] != target) continue;
            _rates[known] += rate;
            return;
        }

        _targets.Add(target);
        _rates.Add(rate);
    }

    /// <summary>The current state has no further transitions; the next one becomes current.</summary>
    public void EndState() => _ends.Add(_targets.Count);

    /// <summary>The chain of all states that were ended.</summary>
    /// <exception cref="InvalidOperationException">There is no state, or a transition leads to a state that was not ended.</exception>
    public SparseChain ToChain()
    {
        if (_ends.Count == 0 || _highest >= _ends.Count) throw new InvalidOperationException(FormattableString.Invariant($"A transition leads to state {_highest}, and {_ends.Count} states were given."));
        return new SparseChain(CollectionsMarshal.AsSpan(_targets), CollectionsMarshal.AsSpan(_rates), CollectionsMarshal.AsSpan(_ends));
    }
}
