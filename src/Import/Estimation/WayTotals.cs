using System.Collections.Immutable;
using Plateau.Model.Observations;

namespace Plateau.Import.Estimation;

/// <summary>Conversations by the channels (or flows) of their first contacts and by how they ended. Memory is bounded: ways beyond it are left out.</summary>
internal sealed class WayTotals
{
    private const int MostWays = 50_000;

    private readonly Dictionary<(int First, int Second, int Third, int Contacts, ConversationEnd End), Way> _ways = [];

    /// <param name="contacts">Of the conversation, at least 1; beyond the steps that are told only that there were more is kept.</param>
    /// <param name="customer">Conversations come customer by customer.</param>
    public void Add(in StepsTaken steps, int contacts, ConversationEnd end, long customer)
    {
        var key = (steps[0], steps[1], steps[2], Math.Min(contacts, ConversationWays.MostSteps + 1), end);
        if (!_ways.TryGetValue(key, out var way))
        {
            if (_ways.Count >= MostWays) return;
            _ways.Add(key, way = new());
        }

        way.Count++;
        if (way.LastCustomer != customer) way.Customers++;
        way.LastCustomer = customer;
    }

    /// <summary>Most frequent first; ways of fewer customers than may be told are left out.</summary>
    public ImmutableArray<ConversationWay> ToObservation(Func<int, string> nameOf) =>
    [
        .. _ways.Where(way => way.Value.Customers >= JourneyObservation.FewestCustomers)
            .Select(way => new ConversationWay(
                [.. new[] { way.Key.First, way.Key.Second, way.Key.Third }.Take(way.Key.Contacts).Select(nameOf)], way.Key.Contacts > ConversationWays.MostSteps, way.Key.End, way.Value.Count))
            .OrderByDescending(way => way.Count).ThenBy(way => string.Join('\u001f', way.Steps), StringComparer.Ordinal).ThenBy(way => way.GoesOn).ThenBy(way => way.End),
    ];

    private sealed class Way
    {
        public long Count, Customers;
        public long LastCustomer = -1;
    }
}
