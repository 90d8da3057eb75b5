namespace Plateau.Simulation.Exact;

/// <summary>
/// A sequence of letters of which only part of the order matters: two neighbours that do not depend on each other may change places without changing anything. Kept in runs of
/// equal letters; <see cref="Normalise"/> gives equal sequences equal form, so that the chain has one state for all of them. Used for waiting contacts (does any agent choose between the two?) and
/// for idle agents (does any contact?).
/// </summary>
/// <remarks>The lexicographic normal form of a partially commutative word: P. Cartier, D. Foata, Problèmes combinatoires de commutation et réarrangements, 1969.</remarks>
/// <param name="depend">Whether the order of two different letters matters.</param>
internal sealed class Trace(Func<uint, uint, bool> depend)
{
    private uint[] _letters = new uint[8];
    private int[] _counts = new int[8];
    private bool[] _placed = new bool[8];
    private uint[] _newLetters = new uint[8];
    private int[] _newCounts = new int[8];

    public int Runs { get; private set; }

    public uint LetterOf(int run) => _letters[run];

    public int CountOf(int run) => _counts[run];

    public void Clear() => Runs = 0;

    public void CopyFrom(Trace other)
    {
        Runs = 0;
        Append(other, 0);
    }

    /// <summary>The runs of another sequence from this one on.</summary>
    public void Append(Trace other, int fromRun)
    {
        for (var run = fromRun; run < other.Runs; run++) Append(other._letters[run], other._counts[run]);
    }

    public void Append(uint letter, int count)
    {
        if (count == 0) return;
        if (Runs > 0 && _letters[Runs - 1] == letter)
        {
            _counts[Runs - 1] += count;
            return;
        }

        if (Runs == _letters.Length) Grow();
        _letters[Runs] = letter;
        _counts[Runs++] = count;
    }

    /// <summary>Takes one letter out of a run.</summary>
    public void RemoveOne(int run)
    {
        if (--_counts[run] == 0) RemoveRun(run);
    }

    public void RemoveRun(int run)
    {
        var rest = Runs - run - 1;
        Array.Copy(_letters, run + 1, _letters, run, rest);
        Array.Copy(_counts, run + 1, _counts, run, rest);
        Runs--;
    }

    /// <summary>Brings the smallest letter to the front that may stand there, then the smallest that may stand next, and so on.</summary>
    public void Normalise()
    {
        if (IsNormal()) return;
        Array.Clear(_placed, 0, Runs);
        var runs = 0;
        for (var left = Runs; left > 0; left--)
        {
            var next = SmallestFree();
            _placed[next] = true;
            if (runs > 0 && _newLetters[runs - 1] == _letters[next]) _newCounts[runs - 1] += _counts[next];
            else (_newLetters[runs], _newCounts[runs++]) = (_letters[next], _counts[next]);
        }

        (_letters, _newLetters) = (_newLetters, _letters);
        (_counts, _newCounts) = (_newCounts, _counts);
        Runs = runs;
    }

    /// <summary>Neighbours are different runs, and no letter could move left past letters that it does not depend on to stand before a larger one (Anisimov and Knuth's criterion).</summary>
    private bool IsNormal()
    {
        for (var run = 1; run < Runs; run++)
        {
            if (_letters[run] == _letters[run - 1]) return false;
            for (var earlier = run - 1; earlier >= 0 && _letters[earlier] != _letters[run] && !depend(_letters[earlier], _letters[run]); earlier--)
                if (_letters[run] < _letters[earlier]) return false;
        }

        return true;
    }

    /// <summary>Whether the run is the last one, or the order between it and a later one matters.</summary>
    public bool MattersToLater(int run)
    {
        for (var later = run + 1; later < Runs; later++)
            if (_letters[later] == _letters[run] || depend(_letters[later], _letters[run])) return true;
        return run == Runs - 1;
    }

    private int SmallestFree()
    {
        var smallest = -1;
        for (var run = 0; run < Runs; run++)
        {
            if (_placed[run] || (smallest >= 0 && _letters[run] >= _letters[smallest])) continue;
            var free = true;
            for (var earlier = 0; earlier < run && free; earlier++)
                free = _placed[earlier] || (_letters[earlier] != _letters[run] && !depend(_letters[earlier], _letters[run]));
            if (free) smallest = run;
        }

        return smallest;
    }

    private void Grow()
    {
        Array.Resize(ref _letters, 2 * Runs);
        Array.Resize(ref _counts, 2 * Runs);
        Array.Resize(ref _placed, 2 * Runs);
        Array.Resize(ref _newLetters, 2 * Runs);
        Array.Resize(ref _newCounts, 2 * Runs);
    }
}
