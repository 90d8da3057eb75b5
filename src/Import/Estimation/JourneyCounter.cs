using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Plateau.Model.Observations;

namespace Plateau.Import.Estimation;

/// <summary>Counts contacts that come customer by customer and in order of time. It holds the contacts of one customer, and at most <see cref="MostContacts"/> of them.</summary>
/// <param name="wasOpen">Whether anybody ever answered at that hour of the week.</param>
internal sealed class JourneyCounter(JourneyFrame frame, Func<long, bool> wasOpen)
{
    /// <summary>More contacts than this are not one person's: a switchboard, a number that is not shown. By convention: three a day for a year.</summary>
    public const int MostContacts = 1_000;

    /// <summary>Conversations of so many contacts and more are counted together.</summary>
    public const int MostPerConversation = 6;

    private readonly List<JourneyEntry> _held = [];
    private readonly List<JourneyContact> _contacts = [];
    private readonly List<Conversation> _conversations = [];
    private readonly Dictionary<ulong, int> _byInteraction = [];
    private readonly Dictionary<ulong, int> _byCase = [];
    private readonly Dictionary<int, int> _ofFlow = [];
    private readonly int[] _same = new int[frame.Windows.Length];
    private readonly int[] _other = new int[frame.Windows.Length];
    private readonly double[][] _chances = [.. frame.Windows.Select(days => ChancesOf(frame, days))]; // by window, by contacts outside it: asked too often for a power each time
    private ulong _key;
    private long _heldBeyond;

    public JourneyFrame Frame => frame;

    public JourneyTotals Overall { get; } = new(frame);

    /// <summary>By flow; null = none.</summary>
    public List<JourneyTotals?> Flows { get; } = [];

    public ChannelTotals Channels { get; } = new(frame);

    public PathTotals Paths { get; } = new(frame);

    public WayTotals WaysByChannel { get; } = new();

    public WayTotals WaysByFlow { get; } = new();

    public long[] ByContacts { get; } = new long[MostPerConversation];

    public long Contacts { get; private set; }

    public long WithCase { get; private set; }

    public long SharedIdentifiers { get; private set; }

    public long OfShared { get; private set; }

    public long Customers { get; private set; }

    /// <summary>The log tells legs of one contact from contacts of their own.</summary>
    public bool AnyInteraction { get; private set; }

    public void Add(in JourneyEntry next)
    {
        if (next.Key != _key) EndCustomer();
        _key = next.Key;
        if (_held.Count < MostContacts) _held.Add(next);
        else _heldBeyond++;
    }

    /// <summary>To be called once, after the last contact.</summary>
    public void Finish() => EndCustomer();

    private void EndCustomer()
    {
        if (_heldBeyond > 0)
        {
            SharedIdentifiers++;
            OfShared += _held.Count + _heldBeyond;
        }
        else if (_held.Count > 0)
        {
            JoinLegs();
            Converse();
            CountContacts();
            CountConversations();
            Paths.Add(CollectionsMarshal.AsSpan(_contacts), Customers);
            Customers++;
            foreach (var flow in _ofFlow.Keys) Flows[flow]!.EndCustomer();
            Overall.EndCustomer();
        }

        _held.Clear();
        _heldBeyond = 0;
    }

    private JourneyTotals TotalsOf(int flow)
    {
        while (Flows.Count <= flow) Flows.Add(null);
        return Flows[flow] ??= new(frame);
    }

    private void JoinLegs()
    {
        _contacts.Clear();
        _byInteraction.Clear();
        _ofFlow.Clear();
        foreach (ref readonly var entry in CollectionsMarshal.AsSpan(_held))
        {
            if (entry.Interaction != 0)
            {
                AnyInteraction = true;
                if (_byInteraction.TryGetValue(entry.Interaction, out var at))
                {
                    Join(ref CollectionsMarshal.AsSpan(_contacts)[at], in entry);
                    continue;
                }

                _byInteraction.Add(entry.Interaction, _contacts.Count);
            }

            _contacts.Add(new()
            {
                Seconds = entry.Seconds,
                Interaction = entry.Interaction,
                Case = entry.Case,
                Flow = entry.Flow,
                Legs = 1,
                WaitSeconds = entry.WaitSeconds,
                HandleSeconds = entry.HandleSeconds,
                Channel = entry.Channel,
                LastChannel = entry.Channel,
                Answered = entry.Answered,
                Deferred = entry.Deferred,
            });
            CollectionsMarshal.GetValueRefOrAddDefault(_ofFlow, entry.Flow, out _)++;
        }
    }

    private static void Join(ref JourneyContact contact, in JourneyEntry leg)
    {
        contact.Legs++;
        contact.WaitSeconds += leg.WaitSeconds;
        contact.LaterWaitSeconds += leg.WaitSeconds;
        contact.EarlierHandleSeconds = Math.Max(0, contact.HandleSeconds);
        if (leg.HandleSeconds >= 0) contact.HandleSeconds = Math.Max(0, contact.HandleSeconds) + leg.HandleSeconds;
        contact.Answered |= leg.Answered;
        if (contact.Case == 0) contact.Case = leg.Case;
        if (leg.Channel != 0) contact.LastChannel = leg.Channel;
        if (contact.Channel == 0) contact.Channel = leg.Channel;
    }

    /// <summary>Each contact joins the conversation of its declared matter, else that of the latest contact within the window to which it is linked; else it begins one.</summary>
    private void Converse()
    {
        _conversations.Clear();
        _byCase.Clear();
        var contacts = CollectionsMarshal.AsSpan(_contacts);
        for (var at = 0; at < contacts.Length; at++)
        {
            ref var contact = ref contacts[at];
            var found = contact.Case != 0 && _byCase.TryGetValue(contact.Case, out var declared) ? declared : -1;
            for (var before = at - 1; found < 0 && before >= 0 && contact.Seconds - contacts[before].Seconds <= frame.WindowSeconds; before--)
            {
                if (contacts[before].IsLinked(in contact)) found = contacts[before].Conversation;
            }

            if (found < 0)
            {
                found = _conversations.Count;
                _conversations.Add(new() { Flow = contact.Flow, FirstAnswered = contact.Answered });
            }

            contact.Conversation = found;
            if (contact.Case != 0) _byCase.TryAdd(contact.Case, found);
            ref var conversation = ref CollectionsMarshal.AsSpan(_conversations)[found];
            contact.FollowsAnswer = conversation.AnyAnswered;
            contact.FollowsOtherChannel = Differ(conversation.LastChannel, contact.Channel);
            if (conversation.Contacts < ConversationWays.MostSteps)
            {
                conversation.Channels[conversation.Contacts] = contact.Channel;
                conversation.Flows[conversation.Contacts] = contact.Flow;
            }

            conversation.Contacts++;
            conversation.LastAnswered = contact.Answered;
            conversation.Transfers += contact.Legs - 1;
            if (!contact.Deferred) conversation.WaitSeconds += contact.WaitSeconds;
            if (contact.FollowsOtherChannel) conversation.Changes++;
            if (contact.LastChannel != 0) conversation.LastChannel = contact.LastChannel;
            conversation.AnyAnswered |= contact.Answered;
            conversation.Last = contact.Seconds;
        }
    }

    internal static bool Differ(short one, short other) => one != 0 && other != 0 && one != other;

    private void CountContacts()
    {
        var contacts = CollectionsMarshal.AsSpan(_contacts);
        for (var at = 0; at < contacts.Length; at++)
        {
            ref readonly var contact = ref contacts[at];
            var following = Follow(contacts, at);
            Contacts++;
            if (contact.Case != 0) WithCase++;
            Count(Overall, in contact, in following);
            Count(TotalsOf(contact.Flow), in contact, in following);
            CountFrictions(TotalsOf(contact.Flow).Frictions, in contact, following.Same <= frame.WindowSeconds);
            Channels.Add(contacts, at, in following);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Following Follow(ReadOnlySpan<JourneyContact> contacts, int at)
    {
        Array.Clear(_same);
        Array.Clear(_other);
        var following = Following.Nothing;
        ref readonly var contact = ref contacts[at];
        var window = 0;
        for (var next = at + 1; next < contacts.Length; next++)
        {
            var gap = contacts[next].Seconds - contact.Seconds;
            while (window < _same.Length && gap > Overall.Windows[window].Seconds) window++;
            if (window == _same.Length) break;
            if (following.Any == Following.Never) following.Any = gap;
            (contacts[next].Flow == contact.Flow ? _same : _other)[window]++;
            if (contact.IsLinked(in contacts[next]))
            {
                if (following.NextSame < 0) (following.NextSame, following.Same) = (next, gap);
            }
            else if (following.NextOther < 0 && !contact.IsDeclaredApart(in contacts[next]))
            {
                (following.NextOther, following.Other) = (next, gap);
            }
        }

        for (window = 1; window < _same.Length; window++)
        {
            _same[window] += _same[window - 1];
            _other[window] += _other[window - 1];
        }

        return following;
    }

    private void Count(JourneyTotals totals, in JourneyContact contact, in Following following)
    {
        totals.Contacts++;
        totals.Touched = true;
        var ofFlow = _ofFlow[contact.Flow];
        for (var at = 0; at < totals.Windows.Length; at++)
        {
            var window = totals.Windows[at];
            if (!frame.IsOver(contact.Seconds, window.Seconds))
            {
                window.Censored++;
                continue;
            }

            var certain = following.Same <= window.Seconds;
            var other = following.Other <= window.Seconds;
            window.Certain.Add(certain);
            window.Possible.Add(certain || other);
            window.Chance += Chance(at, ofFlow - 1 - _same[at]);
            if (certain) continue;
            window.Alone++;
            if (other) window.OtherSeen++;
            window.OtherChance += Chance(at, _contacts.Count - ofFlow - _other[at]);
        }

        CountResolutions(totals, in contact, in following);
        var within = following.Same <= frame.WindowSeconds;
        if (within) totals.Delay.Add(1_000 * following.Same);
        if (frame.IsOver(contact.Seconds, frame.WindowSeconds)) (contact.Answered ? totals.AfterAnswer : totals.AfterAbandonment).Add(within);
    }

    private void CountResolutions(JourneyTotals totals, in JourneyContact contact, in Following following)
    {
        if (!contact.Answered) return;
        foreach (var one in totals.SameFlow) Resolved(one, following.Same > one.Seconds, contact.Seconds);
        foreach (var one in totals.AnyFlow) Resolved(one, following.Any > one.Seconds, contact.Seconds);
        Resolved(totals.NoTransfer, contact.Legs == 1 && following.Same > frame.WindowSeconds, contact.Seconds);
    }

    private void Resolved(ResolutionSums sums, bool resolved, long seconds)
    {
        if (frame.IsOver(seconds, sums.Seconds)) sums.Sums.Add(resolved);
        else sums.Censored++;
    }

    private void CountFrictions(FrictionSums[] frictions, in JourneyContact contact, bool followed)
    {
        var closed = !contact.Deferred && !wasOpen(contact.Seconds);
        var abandoned = !contact.Answered && !contact.Deferred && !closed;
        var slow = contact.Answered && !contact.Deferred && contact.WaitSeconds >= frame.LongWaitSeconds;
        Of(FrictionKind.Abandoned).Add(abandoned, _key, followed, 0, contact.WaitSeconds);
        Of(FrictionKind.Closed).Add(closed, _key, followed, 0, contact.WaitSeconds);
        Of(FrictionKind.LongWait).Add(slow, _key, false, 0, contact.WaitSeconds - frame.LongWaitSeconds);
        Of(FrictionKind.Transfer).Add(contact.Legs > 1, _key, false, contact.EarlierHandleSeconds, contact.LaterWaitSeconds);
        Of(FrictionKind.Repeat).Add(contact.FollowsAnswer, _key, true, contact.HandleSeconds, contact.Deferred ? 0 : contact.WaitSeconds);
        Of(FrictionKind.ChannelChange).Add(contact.FollowsOtherChannel, _key, true, contact.HandleSeconds, contact.Deferred ? 0 : contact.WaitSeconds);

        FrictionSums Of(FrictionKind kind) => frictions[(int)kind];
    }

    /// <summary>
    /// Probability that at least one of the customer's contacts falls into the window if they come independently at the rate at which they come outside it. With n contacts in the rest T − w of the log, 1 − (1 − w/(T − w))ⁿ has the
    /// mean 1 − e^(−λw) exactly when n is Poisson with mean λ(T − w).
    /// </summary>
    /// <param name="window">Index of the window.</param>
    /// <param name="outside">Below <see cref="MostContacts"/>.</param>
    private double Chance(int window, int outside) => outside > 0 ? _chances[window][outside] : 0;

    private static double[] ChancesOf(JourneyFrame frame, int days)
    {
        var window = days * JourneyFrame.SecondsPerDay;
        return [.. Enumerable.Range(0, MostContacts).Select(outside => frame.Span > 2 * window ? 1 - Math.Pow(1 - (double)window / (frame.Span - window), outside) : 0)];
    }

    private void CountConversations()
    {
        foreach (ref readonly var conversation in CollectionsMarshal.AsSpan(_conversations))
        {
            var complete = frame.IsOver(conversation.Last, frame.WindowSeconds);
            if (complete) ByContacts[Math.Min(conversation.Contacts, MostPerConversation) - 1]++;
            Count(Overall, in conversation, complete);
            Count(TotalsOf(conversation.Flow), in conversation, complete);
            var end = !complete ? ConversationEnd.Open : conversation.LastAnswered ? ConversationEnd.Resolved : ConversationEnd.GaveUp;
            WaysByChannel.Add(in conversation.Channels, conversation.Contacts, end, Customers);
            WaysByFlow.Add(in conversation.Flows, conversation.Contacts, end, Customers);
        }
    }

    private static void Count(JourneyTotals totals, in Conversation conversation, bool complete)
    {
        totals.Conversations++;
        totals.FirstAttempt.Sums.Add(conversation.FirstAnswered);
        if (!complete)
        {
            totals.OneContact.Censored++;
            return;
        }

        totals.Complete++;
        totals.OneContact.Sums.Add(conversation is { Contacts: 1, AnyAnswered: true });
        totals.PerConversation.Add(conversation.Contacts, 1);
        totals.Repeats.Add(conversation.Contacts - 1, 1);
        totals.Transfers.Add(conversation.Transfers, 1);
        totals.Waits.Add(conversation.WaitSeconds / 60.0, 1);
        totals.Changes.Add(conversation.Changes, 1);
    }
}
