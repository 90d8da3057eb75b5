namespace Plateau.Import.Formats;

/// <summary>What a column of a contact CSV may hold. Names in files are these in camel case.</summary>
public enum CsvField
{
    ContactId,
    Customer,
    Flow,
    Channel,
    Arrival,
    ArrivalDate,
    ArrivalTime,
    QueueStart,
    WaitSeconds,
    Answered,
    HandleSeconds,
    End,
    Outcome,
    Agent,
    Team,
    Priority,
    Zone,
}
