using System.Runtime.InteropServices;
using Plateau.Import.Formats;

namespace Plateau.Import.Estimation;

/// <summary>An event as it waits for the rest of its case: 64 bytes without references, so that millions can be written to a file and back as they stand.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct CaseEvent : ICaseEntry
{
    /// <summary>64 bytes each make 128 MB; with what sorting needs, 300 MB.</summary>
    public const int DefaultBuffer = 2_000_000;

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

    readonly ulong ICaseEntry.Case => Case;

    readonly long ICaseEntry.Milliseconds => Milliseconds;

    long ICaseEntry.Order
    {
        readonly get => Order;
        set => Order = value;
    }
}
