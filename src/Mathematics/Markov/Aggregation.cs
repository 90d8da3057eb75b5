namespace Plateau.Mathematics.Markov;

/// <summary>Adds up the states of a chain along one coordinate and scales their weights to the stationary law of the sums.</summary>
/// <remarks>W. K. Grassmann, M. I. Taksar, D. P. Heyman, Operations Research 33 (1985) 1107–1116: elimination without subtractions.</remarks>
internal sealed class Aggregation
{
    private const int MostBlocks = 2000;
    private readonly SparseChain _chain;
    private readonly int[] _blocks;
    private readonly double[] _sums;
    private readonly double[][] _flows; // [from][to]

    public Aggregation(SparseChain chain, int[] blocks)
    {
        if (blocks.Length != chain.States) throw new ArgumentException(FormattableString.Invariant($"The coordinate has {blocks.Length} values, and the chain {chain.States} states."), nameof(blocks));
        var count = blocks.Max() + 1;
        if (blocks.Min() < 0 || count > MostBlocks) throw new ArgumentException(FormattableString.Invariant($"The blocks ({blocks.Min()} to {count - 1}) must lie between 0 and {MostBlocks - 1}."), nameof(blocks));
        _chain = chain;
        _blocks = blocks;
        _sums = new double[count];
        _flows = [.. Enumerable.Range(0, count).Select(_ => new double[count])];
    }

    /// <summary>Scales the weights block by block; leaves them where a block has lost all weight.</summary>
    public void Correct(double[] weights)
    {
        AddUp(weights);
        if (!Eliminate()) return;

        // The law of the sums, from block 0 up; then scale.
        var law = new double[_sums.Length];
        law[0] = 1;
        for (var block = 1; block < law.Length; block++)
            for (var lower = 0; lower < block; lower++)
                law[block] += law[lower] * _flows[lower][block];
        var total = law.Sum();
        if (!double.IsFinite(total)) return;
        for (var block = 0; block < law.Length; block++) law[block] /= total * _sums[block];
        for (var state = 0; state < weights.Length; state++) weights[state] *= law[_blocks[state]];
    }

    /// <summary>Weight of each block, and the rate of going from one to another when the states inside have their present weights.</summary>
    private void AddUp(double[] weights)
    {
        Array.Clear(_sums);
        foreach (var row in _flows) Array.Clear(row);
        for (var state = 0; state < weights.Length; state++)
        {
            var block = _blocks[state];
            _sums[block] += weights[state];
            var sources = _chain.SourcesOf(state);
            var rates = _chain.RatesInto(state);
            for (var i = 0; i < sources.Length; i++)
                if (_blocks[sources[i]] is var from && from != block) _flows[from][block] += weights[sources[i]] * rates[i];
        }

        for (var block = 0; block < _sums.Length; block++)
        {
            if (_sums[block] == 0) continue;
            for (var to = 0; to < _sums.Length; to++) _flows[block][to] /= _sums[block];
        }
    }

    /// <summary>Removes the blocks from the last to the second; afterwards [i][n], i below n, holds the weight of block n that block i brings.</summary>
    private bool Eliminate()
    {
        for (var last = _sums.Length - 1; last > 0; last--)
        {
            var row = _flows[last];
            double leaving = 0;
            for (var to = 0; to < last; to++) leaving += row[to];
            if (leaving == 0 || _sums[last] == 0) return false;
            for (var from = 0; from < last; from++)
            {
                if (_flows[from][last] == 0) continue;
                var share = _flows[from][last] / leaving;
                for (var to = 0; to < last; to++)
                    if (to != from) _flows[from][to] += share * row[to];
                _flows[from][last] = share;
            }
        }

        return _sums[0] > 0;
    }
}
