namespace Plateau.Import.Formats;

// Visible fields: the record is a row in hand, filled by reference millions of times, never kept.
#pragma warning disable CA1051
/// <summary>
/// One event of a case as read from a row: something happened to the case, at an instant, perhaps by a person of a team. A structure that is filled anew for each row,
/// so that millions of rows allocate nothing; names are indices in <see cref="ImportInput.Events"/>, the case is the keyed hash of its number.
/// </summary>
public struct EventRecord
{
    /// <summary>Line in the file, 1 = first line; 0 = the row is a contact, which entered it in the log and was looked for twice.</summary>
    public long Row;

    /// <summary>The case's number hashed with the centre's key; never 0.</summary>
    public ulong Case;

    /// <summary>When: milliseconds since 1970-01-01T00:00Z.</summary>
    public long Milliseconds;

    /// <summary>Content of the row as a number, to recognise rows that come again in another file.</summary>
    public ulong RowHash;

    /// <summary>Index in <see cref="EventNames.Activities"/>.</summary>
    public int Activity;

    /// <summary>Index in <see cref="EventNames.Resources"/>; −1 = unknown.</summary>
    public int Resource;

    /// <summary>The team: index in <see cref="EventNames.Groups"/>; −1 = unknown.</summary>
    public int Group;

    /// <summary>Index in <see cref="EventNames.Flows"/>; −1 = unknown.</summary>
    public int Flow;

    /// <summary>Level of the team, 1 = first line; −1 = unknown.</summary>
    public int Tier;

    /// <summary>What is odd about the row; 0 = nothing.</summary>
    public RowTags Tags;
}
#pragma warning restore CA1051
