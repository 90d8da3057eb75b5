using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Observations;

namespace Plateau.Diagnosis.Indicators;

/// <summary>By what indicators are told apart. Names in camel case are codes.</summary>
public enum SliceKind
{
    Centre,

    Flow,

    Channel,

    /// <summary>Customers of one type, as stated of flows; never made of what is known of a person.</summary>
    Segment,

    /// <summary>Part of the customer's journey, as stated of flows.</summary>
    Moment,

    /// <summary>People who report to one manager, or a team in a log of events. Never a person.</summary>
    Team,

    Weekday,

    /// <summary>Of the day.</summary>
    Hour,

    Date,
}

/// <summary>A part of what was observed, with all that the evidence says of it. What is null is not known of this part.</summary>
/// <param name="Name">As shown; ISO weekday, hour or ISO date where the kind is one of time.</param>
public sealed record IndicatorSlice(SliceKind Kind, string Name)
{
    /// <summary>Null but for a flow of the contact log.</summary>
    public FlowId? Flow { get; init; }

    /// <summary>As Import computed it from single contacts.</summary>
    public ServiceObservation? Service { get; init; }

    /// <summary>Counts by day, where contacts of this part are counted so; null = not by day.</summary>
    public ImmutableArray<DayObservation>? Days { get; init; }

    /// <summary>Counts over all days together.</summary>
    public PeriodObservation? Counts { get; init; }

    /// <summary>Whether the log shows anybody leaving before a queue; where nobody ever does, it hardly records the menu, and 0 would be no measurement.</summary>
    public bool MenuSeen { get; init; }

    public JourneyFigures? Journeys { get; init; }

    /// <summary>Days within which a contact counts as coming again.</summary>
    public int WindowDays { get; init; }

    /// <summary>One for each flow of this part.</summary>
    public ImmutableArray<TransferObservation> Transfers { get; init; } = [];

    public CaseCounts? Cases { get; init; }

    public WorkCounts? Work { get; init; }

    /// <summary>After-contact work of the whole floor.</summary>
    public Estimate AfterContactSeconds { get; init; }

    /// <summary>Whether customers of this part wait for an answer later (mail, form, post): null = the channel is not known.</summary>
    public bool? Cold { get; init; }

    /// <summary>What the indicators are of, for a first look; null where contacts are not counted.</summary>
    public long? Contacts { get; init; }
}

/// <summary>Cases of an event log.</summary>
/// <param name="Cases">Of a team: visits.</param>
/// <param name="HandedOver">With several teams; of a team: visits that it handed on.</param>
/// <param name="Returned">With a direct return; null for a team.</param>
/// <param name="FirstTier">Ended without leaving level 1; null when the log knows no levels, or for a part.</param>
/// <param name="HeldSeconds">Mean time of a visit; null but for a team.</param>
public sealed record CaseCounts(long Cases, long HandedOver, long? Returned, long? FirstTier, double? HeldSeconds);

/// <summary>Work of a team, of so many people that none can be read from it.</summary>
/// <param name="Handle">Mean handle time over their contacts, in seconds.</param>
/// <param name="Occupancy">Handling ÷ staffed time, people being independent.</param>
public sealed record WorkCounts(int People, Estimate Handle, Estimate Occupancy);
