using System.Numerics;

namespace Plateau.Simulation.Engine.Plain;

/// <summary>Sets of small numbers as bits, 64 to a word; several sets of equal length stand one after the other in one array.</summary>
internal static class BitSets
{
    public static int WordsFor(int numbers) => (numbers + 63) / 64;

    public static void Add(Span<ulong> set, int number) => set[number >> 6] |= 1UL << number;

    public static void Remove(Span<ulong> set, int number) => set[number >> 6] &= ~(1UL << number);

    /// <summary>Sets one after the other.</summary>
    /// <param name="numbers">How many numbers there are.</param>
    public static ulong[] Of(IReadOnlyList<IEnumerable<int>> sets, int numbers)
    {
        var words = WordsFor(numbers);
        var bits = new ulong[words * sets.Count];
        for (var set = 0; set < sets.Count; set++)
            foreach (var number in sets[set]) Add(bits.AsSpan(set * words, words), number);
        return bits;
    }

    public static int Lowest(ulong word) => BitOperations.TrailingZeroCount(word);
}
