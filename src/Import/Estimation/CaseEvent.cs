using System.Runtime.InteropServices;
using Plateau.Import.Formats;

namespace Plateau.Import.Estimation;

/// <summary>An event as it waits for the rest of its case: 64 bytes without references, so that millions can be written to a file and back as they stand.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct CaseEvent
{
    public ulong Case;
    public long Milliseconds;

    /// <summary>Number of the event in the order of reading, over all sources: what decides between equal times.</summary>
    public long Order;

    public ulong RowHash;
    public long Row;
    public int Activity;
    public int Resource;
    public int Group;
    public int Flow;
    public RowTags Tags;
    public short Source;
    public short Tier;

    public static IComparer<CaseEvent> ByTime { get; } = Comparer<CaseEvent>.Create(static (one, other) => one.Against(other));

    /// <summary>Below 0 when this comes before the other: by case, time, order of reading.</summary>
    public readonly int Against(in CaseEvent other)
    {
        if (Case != other.Case) return Case < other.Case ? -1 : 1;
        if (Milliseconds != other.Milliseconds) return Milliseconds < other.Milliseconds ? -1 : 1;
        return Order < other.Order ? -1 : Order > other.Order ? 1 : 0;
    }
}
