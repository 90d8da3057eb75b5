using System.Runtime.InteropServices;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;

namespace Plateau.Import.Estimation;

/// <summary>Contacts on one channel followed by contacts on another.</summary>
internal sealed class ChannelTotals(JourneyFrame frame)
{
    /// <summary>More pairs than this are free text, not channels.</summary>
    private const int MostPairs = 1_000;

    private readonly Dictionary<(short From, short To), Pair> _pairs = [];
    private readonly Dictionary<short, Channel> _channels = [];

    /// <summary>Contacts that say their channel.</summary>
    public bool Any => _channels.Count > 0;

    public bool Several => _channels.Count > 1;

    public void Add(ReadOnlySpan<JourneyContact> contacts, int at, in Following following)
    {
        ref readonly var contact = ref contacts[at];
        if (contact.Channel == 0) return;
        var over = frame.IsOver(contact.Seconds, frame.WindowSeconds);
        ref var own = ref Of(contact.Channel);
        if (!contact.FollowsOtherChannel) own.Direct.Add(contact.HandleSeconds);
        if (over) Of(contact.LastChannel).Over++;
        var certain = following.Same <= frame.WindowSeconds;
        var next = certain ? following.NextSame : following.Other <= frame.WindowSeconds ? following.NextOther : -1;
        if (next < 0 || !JourneyCounter.Differ(contact.LastChannel, contacts[next].Channel)) return;
        var key = (contact.LastChannel, contacts[next].Channel);
        if (!_pairs.TryGetValue(key, out var pair))
        {
            if (_pairs.Count >= MostPairs) return;
            _pairs.Add(key, pair = new());
        }

        if (!certain)
        {
            pair.Possible++;
            return;
        }

        pair.Certain++;
        if (over) pair.CertainOver++;
        pair.Before.Add(contact.HandleSeconds);
        pair.After.Add(contacts[next].HandleSeconds);
    }

    /// <summary>Pairs with fewer certain and possible changes than may be told are left out.</summary>
    public IEnumerable<ChannelChange> ToObservations(Func<short, string> nameOf) => _pairs.Where(pair => pair.Value.Certain + pair.Value.Possible >= JourneyObservation.FewestCustomers)
        .Select(pair => new ChannelChange(
            nameOf(pair.Key.From), nameOf(pair.Key.To), pair.Value.Certain, pair.Value.Possible, Intervals.Share(pair.Value.CertainOver, _channels[pair.Key.From].Over),
            pair.Value.Before.Mean, pair.Value.After.Mean, _channels.TryGetValue(pair.Key.To, out var to) ? to.Direct.Mean : null))
        .OrderByDescending(change => change.Certain).ThenByDescending(change => change.Possible).ThenBy(change => change.From, StringComparer.Ordinal).ThenBy(change => change.To, StringComparer.Ordinal);

    private ref Channel Of(short channel) => ref CollectionsMarshal.GetValueRefOrAddDefault(_channels, channel, out _);

    private struct Channel
    {
        public long Over;
        public Handle Direct;
    }

    private struct Handle
    {
        private long _sum;
        private long _count;

        /// <summary>Nothing of too few contacts: it could be the speed of one person.</summary>
        public readonly double? Mean => _count < JourneyObservation.FewestCustomers ? null : (double)_sum / _count;

        public void Add(int seconds)
        {
            if (seconds < 0) return;
            _sum += seconds;
            _count++;
        }
    }

    private sealed class Pair
    {
        public Handle Before, After;

        public long Certain, CertainOver, Possible;
    }
}
