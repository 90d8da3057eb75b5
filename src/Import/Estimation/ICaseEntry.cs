namespace Plateau.Import.Estimation;

/// <summary>What the <see cref="CaseAssembler{TEntry}"/> puts into the order of case, time and reading: a structure without references, written to a file and back as it stands.</summary>
internal interface ICaseEntry
{
    /// <summary>What belongs together.</summary>
    ulong Case { get; }

    long Milliseconds { get; }

    /// <summary>Number in the order of reading, over all sources: what decides between equal times.</summary>
    long Order { get; set; }
}

/// <summary>The order of entries: by case, time, order of reading.</summary>
internal sealed class CaseOrder<TEntry> : IComparer<TEntry>
    where TEntry : unmanaged, ICaseEntry
{
    public static CaseOrder<TEntry> Instance { get; } = new();

    public int Compare(TEntry x, TEntry y)
    {
        if (x.Case != y.Case) return x.Case < y.Case ? -1 : 1;
        if (x.Milliseconds != y.Milliseconds) return x.Milliseconds < y.Milliseconds ? -1 : 1;
        return x.Order < y.Order ? -1 : x.Order > y.Order ? 1 : 0;
    }
}
