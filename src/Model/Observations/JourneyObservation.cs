using System.Collections.Immutable;
using NodaTime;
using Plateau.Mathematics.Statistics;

namespace Plateau.Model.Observations;

/// <summary>
/// What a contact log shows of customers who come back: contacts put together by a declared matter, else by customer and time. Only Import fills it. Definitions are in docs/methods/journeys.md. Customers are known by a keyed hash alone,
/// and nothing is told of fewer than <see cref="FewestCustomers"/> of them. Shares are of contacts, with Wilson intervals that count customers, not contacts, as independent.
/// </summary>
public sealed record JourneyObservation
{
    /// <summary>Figures of fewer customers are hidden.</summary>
    public const int FewestCustomers = 5;

    /// <summary>Days within which a further contact of a customer on the same flow belongs to the same conversation.</summary>
    public required int WindowDays { get; init; }

    /// <summary>Seconds of waiting from which a wait counts as long.</summary>
    public required int LongWaitSeconds { get; init; }

    /// <summary>Days from the first to the last contact of the log.</summary>
    public required double SpanDays { get; init; }

    public required LocalDate From { get; init; }

    public required LocalDate To { get; init; }

    public required JourneyMatch Match { get; init; }

    /// <summary>All flows together.</summary>
    public required JourneyFigures Overall { get; init; }

    /// <summary>By flow, most contacts first; those of fewer than <see cref="FewestCustomers"/> customers are left out.</summary>
    public required ImmutableArray<JourneyFlow> Flows { get; init; }

    /// <summary>Flows left out.</summary>
    public required int FlowsHidden { get; init; }

    /// <summary>Complete conversations by the number of their contacts: index 0 = one. The last counts that many and more.</summary>
    public required ImmutableArray<long> ConversationsByContacts { get; init; }

    /// <summary>Changes of channel from one contact of a customer to the next, most first; null when the log names no channels.</summary>
    public required ImmutableArray<ChannelChange>? ChannelChanges { get; init; }

    /// <summary>What went wrong, by flow and kind, in the order of the flows.</summary>
    public required ImmutableArray<Friction> Frictions { get; init; }

    /// <summary>Ways of customers from flow to flow, most frequent first; those of fewer than <see cref="FewestCustomers"/> customers are left out.</summary>
    public required ImmutableArray<LivedPath> Paths { get; init; }

    /// <summary>All ways walked, those left out included.</summary>
    public required long PathsWalked { get; init; }

    /// <summary>Contact by contact through conversations, to how they end.</summary>
    public required ConversationWays Conversations { get; init; }
}

/// <summary>How far contacts can be put together.</summary>
/// <param name="Contacts">Counted contacts, legs of one contact joined.</param>
/// <param name="WithCase">With a declared matter.</param>
/// <param name="WithCustomer">Without one, but with a customer.</param>
/// <param name="Neither">With neither: whether they repeat cannot be told.</param>
/// <param name="SharedIdentifiers">Customers with so many contacts that they must be several people (a switchboard, a number that is not shown).</param>
/// <param name="OfShared">Contacts of those, set aside; they are in none of the three counts before.</param>
/// <param name="Customers">Customers (or matters without customer) put together.</param>
/// <param name="Transfers">Whether the log tells legs of one contact from contacts of their own, so that transfers are known.</param>
public sealed record JourneyMatch(long Contacts, long WithCase, long WithCustomer, long Neither, long SharedIdentifiers, long OfShared, long Customers, bool Transfers)
{
    /// <summary>Contacts of which it can be told whether the customer came back.</summary>
    public long Matched => WithCase + WithCustomer;
}

/// <summary>A flow of contacts.</summary>
public sealed record JourneyFlow(FlowId Flow, JourneyFigures Figures);

/// <summary>Indicators of contacts of one flow, or of all. A conversation belongs to the flow of its first contact.</summary>
public sealed record JourneyFigures
{
    public required long Contacts { get; init; }

    public required long Customers { get; init; }

    /// <summary>By window, shortest first; the window of conversations is among them.</summary>
    public required ImmutableArray<RepeatAtWindow> Windows { get; init; }

    /// <summary>Of contacts that were answered: followed by another of the same conversation within the window.</summary>
    public required Estimate RepeatAfterAnswer { get; init; }

    /// <summary>Of contacts that were abandoned: tried again within the window.</summary>
    public required Estimate RetryAfterAbandonment { get; init; }

    /// <summary>First-contact resolution by each definition, in a stable order.</summary>
    public required ImmutableArray<Resolution> Resolutions { get; init; }

    /// <summary>Conversations begun.</summary>
    public required long Conversations { get; init; }

    /// <summary>Of them: over by the end of the log, for the window has passed without a further contact. The figures below are of these.</summary>
    public required long Complete { get; init; }

    public required Estimate ContactsPerConversation { get; init; }

    /// <summary>Median seconds from a contact to the next of its conversation; null when none followed.</summary>
    public required double? MedianDelaySeconds { get; init; }

    public required EffortParts Effort { get; init; }

    public RepeatAtWindow At(int days) => Windows.First(window => window.Days == days);
}

/// <summary>Contacts followed by another of the same customer within a window.</summary>
/// <param name="Eligible">Contacts whose window is over by the end of the log.</param>
/// <param name="Censored">Contacts whose window is not: left out.</param>
/// <param name="Certain">Followed on the same flow or in the same declared matter.</param>
/// <param name="Possible">Followed at all: certain, or on another flow, which is never merged. Other declared matters are not counted.</param>
/// <param name="ByChance">Share that would be followed on the same flow if contacts came at each customer's own rate, independently; null when the log is shorter than twice the window.</param>
/// <param name="Linked">Probability that a follow-up on another flow alone is no coincidence: (seen − expected by chance) ÷ seen; null when it cannot be told.</param>
public sealed record RepeatAtWindow(int Days, long Eligible, long Censored, Estimate Certain, Estimate Possible, double? ByChance, double? Linked)
{
    /// <summary>Certain and the part of the ambiguous that chance does not explain; null when that cannot be told.</summary>
    public double? Probable => Certain.Value + Linked * (Possible.Value - Certain.Value);
}

/// <summary>First-contact resolution by one definition.</summary>
/// <param name="Code">Template <c>report.journeys.resolution.{code}</c>.</param>
/// <param name="Days">Window of the definition; null when it has none.</param>
/// <param name="Share">Unknown when the log cannot tell.</param>
/// <param name="Censored">Contacts (or conversations) left out because their window is not over.</param>
public sealed record Resolution(string Code, int? Days, Estimate Share, long Censored);

/// <summary>What a complete conversation costs its customer, on average.</summary>
/// <param name="Repeats">Contacts after the first.</param>
/// <param name="Transfers">Unknown when the log does not tell.</param>
/// <param name="WaitMinutes">Waits of channels on which one waits.</param>
/// <param name="ChannelChanges">Unknown when the log names no channels.</param>
public sealed record EffortParts(Estimate Repeats, Estimate Transfers, Estimate WaitMinutes, Estimate ChannelChanges);

/// <summary>Contacts of one channel followed by one of another within the window.</summary>
/// <param name="Certain">In the same conversation.</param>
/// <param name="Possible">On another flow: the same customer, perhaps another matter.</param>
/// <param name="Rate">Certain, of the contacts on the first channel whose window is over.</param>
/// <param name="HandleBeforeSeconds">Mean handle time of the contacts on the first channel that were followed so; null when unknown.</param>
/// <param name="HandleAfterSeconds">Mean handle time of the contacts that followed.</param>
/// <param name="HandleDirectSeconds">Mean handle time on the second channel of contacts that followed no such change.</param>
public sealed record ChannelChange(string From, string To, long Certain, long Possible, Estimate Rate, double? HandleBeforeSeconds, double? HandleAfterSeconds, double? HandleDirectSeconds);

/// <summary>Kinds of what goes wrong. Names in camel case are codes.</summary>
public enum FrictionKind
{
    /// <summary>Abandoned while someone was answering at that hour of the week.</summary>
    Abandoned,

    /// <summary>At an hour of the week in which nobody ever answered.</summary>
    Closed,

    /// <summary>Answered after a long wait.</summary>
    LongWait,

    /// <summary>Passed on.</summary>
    Transfer,

    /// <summary>Came again after an answer, in the same conversation.</summary>
    Repeat,

    /// <summary>Came again on another channel, in the same conversation.</summary>
    ChannelChange,
}

/// <summary>A friction of a flow with what would be spared if it vanished: an upper bound, for what was caused by something else would stay. Frictions overlap: their values do not add up.</summary>
/// <param name="Contacts">Contacts that met it.</param>
/// <param name="Share">Of the flow's contacts.</param>
/// <param name="ContactsSpared">Further contacts that followed from it.</param>
/// <param name="HandleMinutesSpared">Of agents.</param>
/// <param name="WaitMinutesSpared">Of customers.</param>
public sealed record Friction(FlowId Flow, FrictionKind Kind, long Contacts, Estimate Share, long ContactsSpared, double HandleMinutesSpared, double WaitMinutesSpared);

/// <summary>A way that customers walked: flows of contacts with no longer pause than the window between them.</summary>
/// <param name="Flows">In order; a long way is cut.</param>
/// <param name="Length">Contacts of the whole way.</param>
/// <param name="MeanHours">From the first contact to the last.</param>
public sealed record LivedPath(ImmutableArray<FlowId> Flows, long Length, long Count, double MeanHours);

/// <summary>What became of a conversation, as far as a log shows it. Names in camel case are codes.</summary>
public enum ConversationEnd
{
    /// <summary>The last contact was answered, and nothing more came within the window.</summary>
    Resolved,

    /// <summary>The last contact was not answered, and nothing more came within the window.</summary>
    GaveUp,

    /// <summary>The log ends before the window of the last contact is over.</summary>
    Open,
}

/// <summary>Conversations that went the same way.</summary>
/// <param name="Steps">Of its first contacts, in order: the channel (empty = not said), or the flow; 1 to <see cref="ConversationWays.MostSteps"/>.</param>
/// <param name="GoesOn">Whether more contacts followed than there are steps.</param>
public sealed record ConversationWay(ImmutableArray<string> Steps, bool GoesOn, ConversationEnd End, long Count);

/// <summary>The ways of conversations.</summary>
/// <param name="ByChannel">Steps are channels; else, where the log names fewer than two, flows.</param>
/// <param name="Ways">Most frequent first; those of fewer than <see cref="JourneyObservation.FewestCustomers"/> customers are left out.</param>
/// <param name="Conversations">All conversations begun, those left out included.</param>
public sealed record ConversationWays(bool ByChannel, ImmutableArray<ConversationWay> Ways, long Conversations)
{
    /// <summary>Contacts of a conversation that are told one by one.</summary>
    public const int MostSteps = 3;
}
