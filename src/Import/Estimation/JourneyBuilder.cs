using System.Collections.Immutable;
using NodaTime;
using Plateau.Import.Formats;
using Plateau.Model;
using Plateau.Model.Observations;

namespace Plateau.Import.Estimation;

/// <summary>Turns what was counted of customers into the observation. Everything is ordered by counts, then by name; what rests on too few customers is left out.</summary>
internal static class JourneyBuilder
{
    private const int PathsTold = 100;

    public static JourneyObservation Build(JourneyCounter counter, long unmatched, NameTable names, SeenLabels labels)
    {
        var frame = counter.Frame;
        var flows = counter.Flows.Select((totals, at) => (Totals: totals, Id: new FlowId(names[at]))).Where(flow => flow.Totals is not null)
            .OrderByDescending(flow => flow.Totals!.Contacts).ThenBy(flow => flow.Id.Value, StringComparer.Ordinal).ToArray();
        var told = flows.Where(flow => flow.Totals!.Customers >= JourneyObservation.FewestCustomers).ToArray();
        return new()
        {
            WindowDays = frame.WindowDays,
            LongWaitSeconds = frame.LongWaitSeconds,
            SpanDays = frame.Span / (double)JourneyFrame.SecondsPerDay,
            From = DateOf(frame.First),
            To = DateOf(frame.Last),
            Match = new(
                counter.Contacts + counter.OfShared + unmatched, counter.WithCase, counter.Contacts - counter.WithCase, unmatched, counter.SharedIdentifiers, counter.OfShared, counter.Customers, counter.AnyInteraction),
            Overall = counter.Overall.ToObservation(frame, counter.AnyInteraction, counter.Channels.Any),
            Flows = [.. told.Select(flow => new JourneyFlow(flow.Id, flow.Totals!.ToObservation(frame, counter.AnyInteraction, counter.Channels.Any)))],
            FlowsHidden = flows.Length - told.Length,
            ConversationsByContacts = [.. counter.ByContacts],
            ChannelChanges = counter.Channels.Any ? [.. counter.Channels.ToObservations(channel => labels.ChannelName(channel))] : null,
            Frictions = [.. told.SelectMany(flow => Enum.GetValues<FrictionKind>().Select(kind => FrictionOf(flow.Id, kind, flow.Totals!)).OfType<Friction>())],
            Paths = Paths(counter.Paths, names),
            PathsWalked = counter.Paths.Walked,
            Conversations = new(
                counter.Channels.Several,
                counter.Channels.Several ? counter.WaysByChannel.ToObservation(channel => channel == 0 ? "" : labels.ChannelName(channel)) : counter.WaysByFlow.ToObservation(flow => names[flow]),
                counter.Overall.Conversations),
        };
    }

    private static LocalDate DateOf(long seconds) => LocalDate.FromDateOnly(DateOnly.FromDayNumber((int)(seconds / JourneyFrame.SecondsPerDay)));

    private static Friction? FrictionOf(FlowId flow, FrictionKind kind, JourneyTotals totals)
    {
        var sums = totals.Frictions[(int)kind];
        if (sums.Customers < JourneyObservation.FewestCustomers) return null;
        return new(flow, kind, (long)sums.Sums.Total, sums.Sums.Share(), sums.ContactsSpared, sums.HandleSeconds / 60.0, sums.WaitSeconds / 60.0);
    }

    private static ImmutableArray<LivedPath> Paths(PathTotals paths, NameTable names) =>
    [
        .. paths.Paths.Values.Where(path => path.Customers >= JourneyObservation.FewestCustomers)
            .Select(path => new LivedPath([.. path.Flows.Select(flow => new FlowId(names[flow]))], path.Length, path.Count, path.Seconds / 3600.0 / path.Count))
            .OrderByDescending(path => path.Count).ThenBy(path => path.Length).ThenBy(path => string.Join('\u001f', path.Flows.Select(flow => flow.Value)), StringComparer.Ordinal).Take(PathsTold),
    ];
}
