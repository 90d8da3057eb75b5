using NodaTime;

namespace Plateau.Import.Formats;

/// <summary>How a contact ended, as far as a log tells.</summary>
public enum ContactOutcome : byte
{
    /// <summary>An agent took it.</summary>
    Answered,

    /// <summary>The customer left.</summary>
    Abandoned,
}

/// <summary>What a log says of a waiting credit.</summary>
public enum CreditKnowledge : byte
{
    Unknown,

    No,

    Yes,
}

// Visible fields: the record is a row in hand, filled by reference millions of times, never kept.
#pragma warning disable CA1051
/// <summary>
/// One contact as read from a row. A structure that is filled anew for each row, so that millions of rows allocate nothing; times are seconds of
/// the local wall clock because a log states those, and periods are cut by them.
/// </summary>
public struct ContactRecord
{
    /// <summary>Line in the file, 1 = first line.</summary>
    public long Row;

    /// <summary>Days since 1 January of year 1 (as <see cref="DateOnly.DayNumber"/>), of the arrival.</summary>
    public int Day;

    /// <summary>Arrival: seconds after local midnight, 0 to 86,399.</summary>
    public int ArrivalSeconds;

    /// <summary>When it entered the queue: seconds after the midnight of <see cref="Day"/>; may pass 86,400.</summary>
    public int QueueSeconds;

    /// <summary>Seconds waited in the queue, at least 0.</summary>
    public int WaitSeconds;

    /// <summary>When the agent took it: seconds after the midnight of <see cref="Day"/>, may pass 86,400; meaningless unless answered.</summary>
    public int HandleStartSeconds;

    /// <summary>Seconds that the agent was busy with it; −1 = unknown.</summary>
    public int HandleSeconds;

    /// <summary>Index in <see cref="ImportInput.Flows"/>.</summary>
    public int Flow;

    /// <summary>Index in <see cref="ImportInput.Agents"/>; −1 = none or unknown.</summary>
    public int Agent;

    public ContactOutcome Outcome;

    /// <summary>Left before any queue: counts as abandoned, but says nothing of patience.</summary>
    public bool LeftBeforeQueue;

    public CreditKnowledge Credit;

    /// <summary>What is odd about the row; 0 = nothing.</summary>
    public RowTags Tags;

    /// <summary>Content of the row as a number, to recognise rows that are there twice.</summary>
    public ulong RowHash;

    /// <summary>The customer's id hashed with the centre's key; 0 = unknown.</summary>
    public ulong Customer;

    /// <summary>What rows of one contact share that was passed on (its number), hashed as the customer's id; 0 = unknown: the row is a contact of its own.</summary>
    public ulong Interaction;

    /// <summary>The matter that people say the contact belongs to (case, ticket, file), hashed as the customer's id; 0 = unknown.</summary>
    public ulong Case;

    /// <summary>1 + index of the channel in <see cref="SeenLabels"/>; 0 = unknown.</summary>
    public int Channel;

    public readonly LocalDate Date => LocalDate.FromDateOnly(DateOnly.FromDayNumber(Day));
}
#pragma warning restore CA1051
