namespace Plateau.Diagnosis.Routing;

/// <summary>A set of pieces of the week (<see cref="WeekCuts"/>), as bits.</summary>
internal sealed class TimeSet(int count)
{
    private readonly ulong[] _words = new ulong[(count + 63) / 64];

    public int Count { get; } = count;

    public bool IsEmpty
    {
        get
        {
            foreach (var word in _words)
                if (word != 0) return false;
            return true;
        }
    }

    public bool this[int piece]
    {
        get => (_words[piece >> 6] >> (piece & 63) & 1) != 0;
        set => _words[piece >> 6] = value ? _words[piece >> 6] | 1UL << (piece & 63) : _words[piece >> 6] & ~(1UL << (piece & 63));
    }

    public IEnumerable<int> Pieces => Enumerable.Range(0, Count).Where(piece => this[piece]);

    public TimeSet Copy() => new TimeSet(Count).Add(this);

    public bool Meets(TimeSet other)
    {
        for (var i = 0; i < _words.Length; i++)
            if ((_words[i] & other._words[i]) != 0) return true;
        return false;
    }

    public bool Equals(TimeSet other) => _words.AsSpan().SequenceEqual(other._words);

    /// <summary>Changes this set and returns it.</summary>
    public TimeSet Add(TimeSet other)
    {
        for (var i = 0; i < _words.Length; i++) _words[i] |= other._words[i];
        return this;
    }

    /// <summary>Changes this set and returns it.</summary>
    public TimeSet Take(TimeSet other)
    {
        for (var i = 0; i < _words.Length; i++) _words[i] &= ~other._words[i];
        return this;
    }

    /// <summary>Changes this set and returns it.</summary>
    public TimeSet Keep(TimeSet other)
    {
        for (var i = 0; i < _words.Length; i++) _words[i] &= other._words[i];
        return this;
    }

    public TimeSet And(TimeSet other) => Copy().Keep(other);

    public TimeSet Without(TimeSet other) => Copy().Take(other);
}
