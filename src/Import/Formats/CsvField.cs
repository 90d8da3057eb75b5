namespace Plateau.Import.Formats;

/// <summary>What a column of a table of contacts, events or intervals may hold. Names in files are these in camel case.</summary>
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

    // Of event logs (Case also of contacts: the matter that they belong to); Flow, Agent and Team are read as in contact logs where these are absent.
    Case,
    Activity,
    Time,
    Resource,
    Group,
    Tier,

    // Of intervals; Arrival (or ArrivalDate and ArrivalTime) is their start, End their end; WaitSeconds and HandleSeconds are totals or averages.
    IntervalMinutes,
    QueueId,
    Offered,
    AnsweredCount,
    AbandonedCount,
    AnsweredWithin,
    AbandonedShort,
    TalkSeconds,
    WrapUpSeconds,
}
