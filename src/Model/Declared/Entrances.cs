using System.Collections.Immutable;
using Plateau.Model.Ways;

namespace Plateau.Model.Declared;

/// <summary>What a customer can reach.</summary>
public enum EntryKind
{
    PhoneNumber,

    Mailbox,

    Form,

    Chat,

    Social,

    Voicemail,

    Post,

    Counter,

    Portal,
}

/// <summary>A number, an address or a page by which customers reach the centre.</summary>
public sealed record EntryPoint
{
    public required string Name { get; init; }

    public EntryKind? Kind { get; init; }

    /// <summary>Number, address or link as published; null = not said.</summary>
    public string? Address { get; init; }

    /// <summary>Where it is published: web site, invoice, letter …; null = not said.</summary>
    public string? PublishedIn { get; init; }

    public string? Owner { get; init; }

    /// <summary>Whether its contacts are counted in any report; null = unknown.</summary>
    public bool? Reported { get; init; }

    /// <summary>The menu node or the flow to which it leads; null = not said.</summary>
    public string? LeadsTo { get; init; }

    /// <summary>Contacts a week; null = not said.</summary>
    public double? Weekly { get; init; }
}

/// <summary>A node of a voice menu. It goes to a flow or another place (<see cref="Target"/>), or has children, which are chosen by their keys.</summary>
public sealed record MenuNode
{
    public required string Name { get; init; }

    /// <summary>Another node; null = the head of a menu.</summary>
    public string? Parent { get; init; }

    /// <summary>What the caller presses or says to come here; null for a head.</summary>
    public string? Key { get; init; }

    public string? Prompt { get; init; }

    /// <summary>A flow, an entry point or another node; null = its children.</summary>
    public string? Target { get; init; }

    /// <summary>Of the callers of its parent, 0 to 1; null = unknown.</summary>
    public double? Share { get; init; }

    /// <summary>Share of its callers that hang up here, 0 to 1; null = unknown.</summary>
    public double? DropOutShare { get; init; }
}

/// <summary>When something is open; times of several lines add up.</summary>
/// <param name="Times">Days and times of the local wall clock; <see cref="OpeningTime.ToMinutes"/> up to 1440.</param>
public sealed record OpeningCalendar(string Name, ImmutableArray<OpeningTime> Times)
{
    /// <summary>Calendars by name; those of one name add up.</summary>
    public static Dictionary<string, OpeningCalendar> ByName(IEnumerable<OpeningCalendar> calendars) => calendars.GroupBy(calendar => calendar.Name, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => new OpeningCalendar(group.Key, [.. group.SelectMany(calendar => calendar.Times)]), StringComparer.Ordinal);

    /// <param name="minuteOfWeek">0 = Monday, midnight; 0 to 10,079.</param>
    public bool IsOpen(int minuteOfWeek) => Times.Any(time =>
        time.Concerns((NodaTime.IsoDayOfWeek)((minuteOfWeek / 1440) + 1)) && minuteOfWeek % 1440 >= time.FromMinutes && minuteOfWeek % 1440 < time.ToMinutes);
}
