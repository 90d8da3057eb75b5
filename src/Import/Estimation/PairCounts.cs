using System.Collections;
using System.Runtime.CompilerServices;

namespace Plateau.Import.Estimation;

/// <summary>
/// How often each pair of indices came, within a limit. Open addressing in two arrays: it is asked once for every event, and nothing else of a dictionary is needed.
/// </summary>
internal sealed class PairCounts(int most) : IEnumerable<KeyValuePair<long, long>>
{
    private long[] _keys = new long[256];
    private long[] _counts = new long[256]; // 0 = free place

    public int Count { get; private set; }

    /// <returns>False when the pair is new and the table is full: it is not counted.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Add(long key, long times = 1)
    {
        var place = Place(key);
        if (_counts[place] == 0)
        {
            if (Count >= most) return false;
            if (2 * ++Count > _keys.Length)
            {
                Grow();
                place = Place(key);
            }

            _keys[place] = key;
        }

        _counts[place] += times;
        return true;
    }

    public IEnumerator<KeyValuePair<long, long>> GetEnumerator()
    {
        for (var place = 0; place < _keys.Length; place++)
        {
            if (_counts[place] > 0) yield return new(_keys[place], _counts[place]);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int Place(long key)
    {
        // The upper bits of a product with the golden ratio spread neighbouring pairs.
        var place = (int)((ulong)key * 0x9E3779B97F4A7C15UL >> 32) & (_keys.Length - 1);
        while (_counts[place] != 0 && _keys[place] != key) place = (place + 1) & (_keys.Length - 1);
        return place;
    }

    private void Grow()
    {
        var (keys, counts) = (_keys, _counts);
        _keys = new long[2 * keys.Length];
        _counts = new long[2 * keys.Length];
        for (var at = 0; at < keys.Length; at++)
        {
            if (counts[at] == 0) continue;
            var place = Place(keys[at]);
            (_keys[place], _counts[place]) = (keys[at], counts[at]);
        }
    }
}
