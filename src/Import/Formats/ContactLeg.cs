using System.Text;
using NodaTime;

namespace Plateau.Import.Formats;

/// <summary>
/// One passage of a contact through one queue, as the logs of platforms tell it: instants instead of wall clock, names instead of indices. Legs of one contact share a case.
/// Instants are milliseconds since 1970-01-01T00:00Z.
/// </summary>
internal sealed record ContactLeg
{
    /// <summary>Line in the file, 1 = first line.</summary>
    public required long Row { get; init; }

    /// <summary>What tells this leg from all others: the platform's ids. Two deliveries of it are recognised by that.</summary>
    public required string Identity { get; init; }

    /// <summary>What legs of one contact have in common.</summary>
    public required string Case { get; init; }

    /// <summary>Arrival in the centre; for a later leg its entrance into the queue.</summary>
    public required long Arrival { get; init; }

    /// <summary>Entrance into the queue; null = with the arrival.</summary>
    public long? Queued { get; init; }

    public required string Queue { get; init; }

    public string Agent { get; init; } = "";

    public string Team { get; init; } = "";

    public string Channel { get; init; } = "";

    public string Customer { get; init; } = "";

    public bool Answered { get; init; }

    public long WaitMilliseconds { get; init; }

    /// <summary>When the agent took it; null = entrance + wait.</summary>
    public long? Taken { get; init; }

    /// <summary>Null = unknown.</summary>
    public long? HandleMilliseconds { get; init; }

    public RowTags Tags { get; init; }
}

/// <summary>Turns legs into contacts and into events of their cases, on the wall clock of the zone stated, or else of the zone that all of Plateau assumes.</summary>
internal sealed class LegWriter(ImportInput input)
{
    /// <summary>No wait and no handle time of a live contact is longer; one in writing may wait a year.</summary>
    private const long LongestMilliseconds = 31L * 86_400_000;
    private const long LongestDeferred = 366L * 86_400_000;
    private const long LastInstant = 4_102_444_800_000; // 2100-01-01

    private static readonly int _epochDay = new DateOnly(1970, 1, 1).DayNumber;

    private readonly DateTimeZone _zone = input.Zone ?? DateTimeZoneProviders.Tzdb[Reading.AssumedZone];

    public SourceLog Log => input.Log;

    /// <summary>Sends the leg on; its row is then in the log as kept.</summary>
    /// <returns>Null; or the code for which it is to be rejected.</returns>
    public string? Write(ContactLeg leg, IRecordSink sink)
    {
        var contact = new ContactRecord { Row = leg.Row, HandleSeconds = -1, Agent = -1, Flow = -1, Tags = leg.Tags };
        var counts = (leg.Tags & RowTagCatalogue.NotCounted) == RowTags.None;
        if (counts && leg.Queue.Length == 0) return RejectionCatalogue.FlowEmpty;
        if (Times(leg, ref contact) is { } wrong) return wrong;
        contact.RowHash = RowHash.Of(leg.Identity.AsSpan());
        contact.Outcome = leg.Answered ? ContactOutcome.Answered : ContactOutcome.Abandoned;
        contact.LeftBeforeQueue = !leg.Answered && (contact.WaitSeconds == 0 || (leg.Tags & RowTags.SentOn) != RowTags.None);
        if (counts)
        {
            contact.Flow = input.Flows.IndexOf(Short(leg.Queue));
            if (leg.Answered && leg.Agent.Length > 0) contact.Agent = input.Agents.IndexOf(Short(leg.Agent));
            if (leg.Customer.Length > 0) contact.Customer = input.Customers.Of(Encoding.UTF8.GetBytes(leg.Customer));
            contact.Interaction = input.Customers.Of(Encoding.UTF8.GetBytes(leg.Case));
            contact.Channel = input.Labels.Channel(contact.Flow, Short(leg.Channel));
            input.Labels.Team(contact.Agent, Short(leg.Team));
            Tag(ref contact);
        }

        sink.From(input.Log);
        if (sink.Take(ref contact) is { } refused) return refused;
        // A ticket in its last group is no way through groups: a map of it would show that nothing is ever passed on.
        if (counts && (leg.Tags & RowTags.Deferred) == RowTags.None) Event(leg, input.Flows[contact.Flow], sink, in contact);
        return null;
    }

    private string? Times(ContactLeg leg, ref ContactRecord contact)
    {
        var queued = leg.Queued ?? leg.Arrival;
        if (leg.Arrival is < 0 or > LastInstant || queued is < 0 or > LastInstant) return RejectionCatalogue.Date;
        if (leg.WaitMilliseconds < 0 || queued < leg.Arrival) return RejectionCatalogue.NegativeWait;
        if (leg.HandleMilliseconds < 0) return RejectionCatalogue.NegativeHandle;
        var longest = (leg.Tags & RowTags.Deferred) != RowTags.None ? LongestDeferred : LongestMilliseconds;
        if (leg.WaitMilliseconds > longest || queued - leg.Arrival > LongestMilliseconds || leg.HandleMilliseconds > LongestMilliseconds) return RejectionCatalogue.Number;
        var seconds = leg.Arrival / 1000;
        var local = seconds + _zone.GetUtcOffset(Instant.FromUnixTimeSeconds(seconds)).Seconds;
        var day = Math.DivRem(local, 86_400L, out var ofDay);
        if (ofDay < 0) (day, ofDay) = (day - 1, ofDay + 86_400);
        contact.Day = _epochDay + (int)day;
        contact.ArrivalSeconds = (int)ofDay;
        contact.QueueSeconds = contact.ArrivalSeconds + Rounded(queued - leg.Arrival);
        contact.WaitSeconds = Rounded(leg.WaitMilliseconds);
        // An agent cannot take it before it was there; a clock of another machine may say so.
        contact.HandleStartSeconds = leg.Taken is { } taken && taken >= queued && taken - queued <= longest ? contact.ArrivalSeconds + Rounded(taken - leg.Arrival) : contact.QueueSeconds + contact.WaitSeconds;
        if (leg.Answered && leg.HandleMilliseconds is { } handle) contact.HandleSeconds = Rounded(handle);
        return null;
    }

    /// <param name="queue">The name under which the queue counts.</param>
    private void Event(ContactLeg leg, string queue, IRecordSink sink, in ContactRecord contact)
    {
        var record = new EventRecord
        {
            Case = contact.Interaction,
            Milliseconds = leg.Queued ?? leg.Arrival,
            RowHash = contact.RowHash,
            Activity = input.Events.Activities.IndexOf(queue),
            Resource = input.Events.Resources.IndexOf(leg.Agent),
            Group = input.Events.Groups.IndexOf(queue),
            Flow = input.Events.Flows.IndexOf(queue),
            Tier = -1,
        };
        sink.Take(ref record);
    }

    private static void Tag(ref ContactRecord contact)
    {
        if (contact.WaitSeconds > 1000 && (contact.Tags & RowTags.Deferred) == RowTags.None) contact.Tags |= RowTags.WaitOver1000;
        if (contact.Outcome == ContactOutcome.Abandoned) return;
        if (contact.Agent < 0) contact.Tags |= RowTags.AgentUnknown;
        if (contact.HandleSeconds > 3600) contact.Tags |= RowTags.HandleOverHour;
        else if (contact.HandleSeconds is > 0 and < 10) contact.Tags |= RowTags.HandleUnder10;
        else if (contact.HandleSeconds == 0) contact.Tags |= RowTags.HandleZero;
        else if (contact.HandleSeconds < 0 && (contact.Tags & RowTags.Deferred) == RowTags.None) contact.Tags |= RowTags.HandleUnknown;
        if (contact.HandleSeconds == 0) contact.HandleSeconds = -1;
    }

    private static int Rounded(long milliseconds) => (int)((milliseconds + 500) / 1000);

    /// <summary>Free text in the place of a name must not fill the memory.</summary>
    private static string Short(string name) => name.Length > BoundedNames.LongestBytes ? name[..BoundedNames.LongestBytes] : name;
}
