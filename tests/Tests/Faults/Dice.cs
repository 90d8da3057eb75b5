using Plateau.Mathematics.Random;

namespace Plateau.Tests.Faults;

/// <summary>Draws with a key: the same seed, centre and purpose give the same draws, whatever else was drawn.</summary>
internal sealed class Dice(ulong seed, int centre, int purpose)
{
    private RandomStream _stream = RandomStream.For(new StreamKey(seed, centre, StreamPurpose.Rounding, purpose, 0));

    /// <summary>Draws of their own for a part that is made beside the rest, which keeps its draws.</summary>
    public Dice Apart() => new(seed, centre, purpose + 500_000);

    /// <summary>Both ends included.</summary>
    public int Between(int low, int high) => low + _stream.NextBelow(high - low + 1);

    public double Real(double low, double high) => low + ((high - low) * _stream.NextUniform());

    public bool Chance(double share) => _stream.NextUniform() < share;

    public double Exponential(double mean) => mean * _stream.NextExponential();

    public double Normal() => _stream.NextNormal();

    public T One<T>(IReadOnlyList<T> of) => of[_stream.NextBelow(of.Count)];

    public T[] Shuffled<T>(IEnumerable<T> all)
    {
        var items = all.ToArray();
        for (var last = items.Length - 1; last > 0; last--)
        {
            var other = _stream.NextBelow(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }

        return items;
    }
}
