using System.Collections.Immutable;

namespace Plateau.Import.Formats;

/// <summary>Oddities with which a row is kept. Each has a code for texts and says whether the row counts in indicators.</summary>
[Flags]
public enum RowTags
{
    None = 0,

    /// <summary>Time in the voice menu below 0.</summary>
    MenuTimeNegative = 1 << 0,

    /// <summary>Answered, but the log does not say by whom.</summary>
    AgentUnknown = 1 << 1,

    /// <summary>Answered with a handle time of 0 s: the duration is unknown.</summary>
    HandleZero = 1 << 2,

    /// <summary>Answered and over in less than 10 s.</summary>
    HandleUnder10 = 1 << 3,

    /// <summary>A handle time above an hour.</summary>
    HandleOverHour = 1 << 4,

    /// <summary>A wait above 1,000 s.</summary>
    WaitOver1000 = 1 << 5,

    /// <summary>Abandoned, and yet a handle time or an agent is noted.</summary>
    AbandonedWithHandle = 1 << 6,

    /// <summary>A type that the format does not know. Not counted in indicators.</summary>
    StrayFlow = 1 << 7,

    /// <summary>A row that the publishers of the log say to ignore. Not counted in indicators.</summary>
    Phantom = 1 << 8,

    /// <summary>A local time that comes twice on the night of a clock change.</summary>
    AmbiguousTime = 1 << 9,

    /// <summary>A local time that the clock change leaves out.</summary>
    SkippedTime = 1 << 10,

    /// <summary>It came so late that its day was closed: counted in volumes, but neither in staffing nor in the search for duplicates.</summary>
    LateForDay = 1 << 11,

    /// <summary>Answered without any handle time noted.</summary>
    HandleUnknown = 1 << 12,

    /// <summary>An event equal to another of the same file: it stays, for two equal steps in one second happen.</summary>
    RepeatedRow = 1 << 13,

    /// <summary>An event without a team in a log that names teams: it belongs to the team before it.</summary>
    GroupUnknown = 1 << 14,

    /// <summary>An event without a person in a log that names people.</summary>
    ResourceUnknown = 1 << 15,

    /// <summary>An event of several cases: counted for the first.</summary>
    SeveralCases = 1 << 16,

    /// <summary>A line that is no contact (state of an agent, configuration, an event that nothing is made of). Not counted.</summary>
    NoContact = 1 << 17,

    /// <summary>Begun by the centre, or only listened to: outbound, preview, monitoring. Not counted.</summary>
    NotInbound = 1 << 18,

    /// <summary>Never entered a queue. Not counted.</summary>
    NoQueue = 1 << 19,

    /// <summary>Its end is not in the log. Not counted.</summary>
    Unfinished = 1 << 20,

    /// <summary>Its beginning is not in the log. Not counted.</summary>
    BeginningMissing = 1 << 21,

    /// <summary>Left the queue by a rule (time-out, key, nobody there): counted as not answered, says nothing of patience.</summary>
    SentOn = 1 << 22,

    /// <summary>Passed on by whoever had taken it: a further leg of the same case is to be expected.</summary>
    PassedOn = 1 << 23,

    /// <summary>Answered by writing, not at once: the wait is the time to the first reply, and no busy time is known.</summary>
    Deferred = 1 << 24,

    /// <summary>The centre called back: counted, its wait is that for the call.</summary>
    Callback = 1 << 25,
}

/// <summary>Codes of the tags.</summary>
public static class RowTagCatalogue
{
    /// <summary>All tags with their codes (template <c>reason.{code}</c>), in the order of the bits.</summary>
    public static ImmutableArray<(RowTags Tag, string Code)> All { get; } =
    [
        (RowTags.MenuTimeNegative, "menu-time-negative"),
        (RowTags.AgentUnknown, "agent-unknown"),
        (RowTags.HandleZero, "handle-zero"),
        (RowTags.HandleUnder10, "handle-under-10"),
        (RowTags.HandleOverHour, "handle-over-hour"),
        (RowTags.WaitOver1000, "wait-over-1000"),
        (RowTags.AbandonedWithHandle, "abandoned-with-handle"),
        (RowTags.StrayFlow, "stray-flow"),
        (RowTags.Phantom, "phantom"),
        (RowTags.AmbiguousTime, "ambiguous-time"),
        (RowTags.SkippedTime, "skipped-time"),
        (RowTags.LateForDay, "late-for-day"),
        (RowTags.HandleUnknown, "handle-unknown"),
        (RowTags.RepeatedRow, "repeated-row"),
        (RowTags.GroupUnknown, "group-unknown"),
        (RowTags.ResourceUnknown, "resource-unknown"),
        (RowTags.SeveralCases, "several-cases"),
        (RowTags.NoContact, "no-contact"),
        (RowTags.NotInbound, "not-inbound"),
        (RowTags.NoQueue, "no-queue"),
        (RowTags.Unfinished, "unfinished"),
        (RowTags.BeginningMissing, "beginning-missing"),
        (RowTags.SentOn, "sent-on"),
        (RowTags.PassedOn, "passed-on"),
        (RowTags.Deferred, "deferred"),
        (RowTags.Callback, "callback"),
    ];

    /// <summary>Rows that are kept and told, but counted in no indicator, volume or law.</summary>
    public const RowTags NotCounted = RowTags.StrayFlow | RowTags.Phantom | RowTags.NoContact | RowTags.NotInbound | RowTags.NoQueue | RowTags.Unfinished | RowTags.BeginningMissing;
}

/// <summary>Why rows are rejected (template <c>reason.{code}</c>).</summary>
public static class RejectionCatalogue
{
    public const string Fields = "fields";
    public const string Date = "date";
    public const string Time = "time";
    public const string Number = "number";
    public const string NegativeWait = "negative-wait";
    public const string NegativeHandle = "negative-handle";
    public const string Outcome = "outcome";
    public const string FlowEmpty = "flow-empty";
    public const string Duplicate = "duplicate";
    public const string TooLong = "too-long";
    public const string CaseEmpty = "case-empty";
    public const string ActivityEmpty = "activity-empty";
    public const string Broken = "broken";
    public const string IdEmpty = "id-empty";
    public const string Superseded = "superseded";
    public const string Contradiction = "contradiction";

    public static ImmutableArray<string> All { get; } =
        [Fields, Date, Time, Number, NegativeWait, NegativeHandle, Outcome, FlowEmpty, Duplicate, TooLong, CaseEmpty, ActivityEmpty, Broken, IdEmpty, Superseded, Contradiction];
}
