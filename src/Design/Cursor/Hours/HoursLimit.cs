using System.Collections.Immutable;

namespace Plateau.Design.Cursor.Hours;

/// <summary>A limit on the hours of blocks: Σ coefficient × hours of the block at most 0.</summary>
public sealed record HoursLimit(ImmutableArray<double> Coefficients)
{
    /// <summary>At most this share of the hours of some blocks belongs to others.</summary>
    /// <param name="among">Whether a block counts at all.</param>
    /// <param name="limited">Whether it belongs to those whose share is limited.</param>
    public static HoursLimit Share(int blocks, Func<int, bool> among, Func<int, bool> limited, double most) =>
        new([.. Enumerable.Range(0, blocks).Select(block => !among(block) ? 0 : limited(block) ? 1 - most : -most)]);

    /// <summary>None of these blocks.</summary>
    public static HoursLimit None(int blocks, Func<int, bool> excluded) => new([.. Enumerable.Range(0, blocks).Select(block => excluded(block) ? 1.0 : 0)]);
}
