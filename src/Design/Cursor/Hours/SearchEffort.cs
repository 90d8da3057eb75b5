using System.Collections.Immutable;

namespace Plateau.Design.Cursor.Hours;

/// <summary>
/// How hard mixes are searched. Work grows with the square of the flows (each round simulates every candidate set once, and each flow has a cursor of its own), while a large centre's mixes lie flatter around the best:
/// with many flows fewer rounds and fewer places of each flow are looked at (docs/methods/cursor.md).
/// </summary>
/// <param name="Rounds">Programmes at each position of the whole centre, at most.</param>
/// <param name="DialRounds">The same at each place of the cursor of one flow.</param>
/// <param name="DialShares">Places of the cursor of one flow below that of the best organisation.</param>
public sealed record SearchEffort(int Rounds, int DialRounds, ImmutableArray<double> DialShares)
{
    private const int FewFlows = 8;
    private static readonly SearchEffort Few = new(3, 2, [0, 0.35, 0.7]);
    private static readonly SearchEffort Many = new(1, 1, [0]);

    /// <param name="flows">Of the centre, at least 1.</param>
    public static SearchEffort For(int flows) => flows <= FewFlows ? Few : Many;
}
