using System.Runtime.InteropServices;

namespace Plateau.Simulation.Exact;

/// <summary>Numbers the states in the order in which they are first met, and finds the number of a state again. States stand coded one behind the other.</summary>
internal sealed class StateTable
{
    private readonly List<uint> _codes = [];
    private readonly List<int> _ends = [];
    private int[] _places = new int[1024]; // number of a state + 1, or 0; the length is a power of two

    public int Count => _ends.Count;

    public ReadOnlySpan<uint> this[int state]
    {
        get
        {
            var start = state == 0 ? 0 : _ends[state - 1];
            return CollectionsMarshal.AsSpan(_codes)[start.._ends[state]];
        }
    }

    /// <summary>The number of the state; a new one is added.</summary>
    public int NumberOf(List<uint> code)
    {
        var span = CollectionsMarshal.AsSpan(code);
        var place = Find(span);
        if (_places[place] > 0) return _places[place] - 1;
        _codes.AddRange(span);
        _ends.Add(_codes.Count);
        _places[place] = Count;
        if (2 * Count > _places.Length) Grow();
        return Count - 1;
    }

    private int Find(ReadOnlySpan<uint> code)
    {
        ulong hash = 0x9E3779B97F4A7C15UL ^ (ulong)code.Length;
        foreach (var number in code)
        {
            hash = (hash ^ number) * 0xD6E8FEB86659FD93UL;
            hash ^= hash >> 32;
        }

        var place = (int)(hash & (ulong)(_places.Length - 1));
        while (_places[place] > 0 && !this[_places[place] - 1].SequenceEqual(code)) place = (place + 1) & (_places.Length - 1);
        return place;
    }

    private void Grow()
    {
        _places = new int[2 * _places.Length];
        for (var state = 0; state < Count; state++) _places[Find(this[state])] = state + 1;
    }
}
