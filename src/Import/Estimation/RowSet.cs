using System.Runtime.CompilerServices;

namespace Plateau.Import.Estimation;

/// <summary>The hashes of one day's rows. Open addressing in one array: it is asked once for every row, and nothing else of a set is needed.</summary>
internal sealed class RowSet
{
    private ulong[] _slots = new ulong[4_096]; // 0 = free
    private int _count;
    private bool _zero;

    /// <returns>False when it was there.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Add(ulong hash)
    {
        if (hash == 0)
        {
            var first = !_zero;
            _zero = true;
            return first;
        }

        var slot = SlotOf(hash);
        if (_slots[slot] == hash) return false;
        _slots[slot] = hash;
        if (2 * ++_count > _slots.Length) Grow();
        return true;
    }

    public void Clear()
    {
        Array.Clear(_slots);
        (_count, _zero) = (0, false);
    }

    private int SlotOf(ulong hash)
    {
        // The upper bits of a product with the golden ratio: formats need not mix their hashes well.
        var slot = (int)(hash * 0x9E3779B97F4A7C15UL >> 32) & (_slots.Length - 1);
        while (_slots[slot] != 0 && _slots[slot] != hash) slot = (slot + 1) & (_slots.Length - 1);
        return slot;
    }

    private void Grow()
    {
        var before = _slots;
        _slots = new ulong[2 * before.Length];
        foreach (var hash in before)
        {
            if (hash != 0) _slots[SlotOf(hash)] = hash;
        }
    }
}
