namespace Plateau.Design;

/// <summary>Remembers what a function of a key gave. Several threads may ask; it cannot be enumerated, so that the order in which they ask shows nowhere. The function must give the same whoever calls it, for two threads may compute one key at once.</summary>
internal sealed class Memo<TKey, TValue>(IEqualityComparer<TKey>? comparer = null)
    where TKey : notnull
{
    private readonly Dictionary<TKey, TValue> known = new(comparer);
    private readonly Lock gate = new();

    public TValue Of(TKey key, Func<TKey, TValue> compute)
    {
        lock (gate)
        {
            if (known.TryGetValue(key, out var value))
                return value;
        }

        var computed = compute(key);
        lock (gate)
        {
            // The first one counts: whoever holds it may compare by reference.
            return known.TryAdd(key, computed) ? computed : known[key];
        }
    }
}
