using System.Collections.Immutable;
using Plateau.Diagnosis.Indicators;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;

namespace Plateau.Diagnosis.Journeys;

/// <summary>A part of the customer's journey (before the sale, delivery, after-sales …) with what goes wrong in it.</summary>
/// <param name="Contacts">Of its flows.</param>
/// <param name="Share">Of all contacts of flows with a known part.</param>
/// <param name="WaitMinutes">Waiting of customers that would be spared by contact if the worst of its frictions vanished: an upper bound.</param>
/// <param name="HandleMinutes">Work spared by contact, likewise.</param>
/// <param name="Worst">The friction of its flows that costs customers and agents most; null = none was met.</param>
/// <param name="Met">Share of the contacts of that flow that met it.</param>
public sealed record Moment(string Part, long Contacts, double Share, double WaitMinutes, double HandleMinutes, Friction? Worst, Estimate Met)
{
    public double Minutes => WaitMinutes + HandleMinutes;
}

/// <summary>
/// Which moments of the journey weigh most on customers: minutes of customers and agents that its worst friction costs, by contact. Frictions of one flow overlap, so that they are not added up: of each flow the costliest counts.
/// </summary>
/// <param name="All">Costliest by contact first.</param>
/// <param name="ContactsWithout">Contacts of flows of which no part of the journey is known.</param>
public sealed record Moments(ImmutableArray<Moment> All, long ContactsWithout)
{
    /// <summary>Null when no flow has a part of the journey, or the log tells no customers.</summary>
    public static Moments? Of(CentreEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        if (evidence is not { Observed: { } observed, Journeys: { } journeys })
            return null;
        var flows = observed.Flows.Select(flow => (Flow: flow, Part: FlowTags.JourneyPartOf(evidence, flow))).ToArray();
        var parts = flows.Where(pair => pair.Part is not null).GroupBy(pair => pair.Part!, pair => pair.Flow, StringComparer.Ordinal).ToArray();
        if (parts.Length == 0)
            return null;
        var all = parts.Sum(part => part.Sum(flow => flow.Service.Offered));
        return new(
            [.. parts.Select(part => One(part.Key, [.. part], journeys, all)).OrderByDescending(moment => moment.Minutes).ThenBy(moment => moment.Part, StringComparer.Ordinal)],
            flows.Where(pair => pair.Part is null).Sum(pair => pair.Flow.Service.Offered));
    }

    private static Moment One(string part, FlowObservation[] flows, JourneyObservation journeys, long all)
    {
        var worst = flows.Select(flow => journeys.Frictions.Where(friction => friction.Flow == flow.Flow).MaxBy(Minutes)).OfType<Friction>().ToArray();
        var contacts = flows.Sum(flow => flow.Service.Offered);
        var first = worst.MaxBy(Minutes);
        return new(
            part, contacts, all == 0 ? 0 : (double)contacts / all, contacts == 0 ? 0 : worst.Sum(friction => friction.WaitMinutesSpared) / contacts, contacts == 0 ? 0 : worst.Sum(friction => friction.HandleMinutesSpared) / contacts,
            first, first?.Share ?? Estimate.Unknown);
    }

    private static double Minutes(Friction friction) => friction.WaitMinutesSpared + friction.HandleMinutesSpared;
}
