namespace Plateau.Import.Formats;

// Visible fields: the record is a row in hand, filled by reference, never kept.
#pragma warning disable CA1051
/// <summary>What happened in one queue in one interval, as sums: no single contact is known. Times are seconds of the local wall clock, durations totals in seconds; null = the source does not give it.</summary>
public struct IntervalRecord
{
    /// <summary>Line in the file, 1 = first line.</summary>
    public long Row;

    /// <summary>Days since 1 January of year 1.</summary>
    public int Day;

    /// <summary>Seconds after local midnight, 0 to 86,399.</summary>
    public int StartSeconds;

    /// <summary>Length of the interval in seconds; it ends before or at midnight.</summary>
    public int LengthSeconds;

    /// <summary>Index in <see cref="ImportInput.Flows"/>.</summary>
    public int Flow;

    public int Offered;

    public int? Answered;

    public int? Abandoned;

    /// <summary>Answered within the threshold of the source, which need not be ours.</summary>
    public int? AnsweredWithin;

    public int? AbandonedWithin;

    public int? AbandonedShort;

    public long? WaitSecondsAnswered;

    public long? WaitSecondsAbandoned;

    public long? HandleSeconds;

    /// <summary>Contacts of which <see cref="HandleSeconds"/> is the sum.</summary>
    public int? Handled;

    /// <summary>Mean agents at hand; null = not given.</summary>
    public double? Agents;

    /// <summary>Whether the start is an instant, so that no clock change makes it doubtful.</summary>
    public bool IsInstant;

    /// <summary>Queue, day and start as a number: an interval counts once.</summary>
    public ulong Identity;

    /// <summary>Content of the row as a number.</summary>
    public ulong RowHash;

    /// <summary>What is odd about the row; 0 = nothing.</summary>
    public RowTags Tags;
}
#pragma warning restore CA1051
