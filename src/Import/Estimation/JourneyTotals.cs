using System.Runtime.CompilerServices;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;

namespace Plateau.Import.Estimation;

/// <summary>A contact of one customer, its legs joined.</summary>
internal struct JourneyContact
{
    public long Seconds;
    public ulong Interaction;
    public ulong Case;
    public int Flow;
    public int Legs;
    public int WaitSeconds;

    /// <summary>Of the legs after the first.</summary>
    public int LaterWaitSeconds;

    /// <summary>−1 = unknown.</summary>
    public int HandleSeconds;

    /// <summary>Of the legs before the last.</summary>
    public int EarlierHandleSeconds;

    public short Channel;
    public short LastChannel;
    public bool Answered;
    public bool Deferred;

    /// <summary>Somebody had answered earlier in its conversation.</summary>
    public bool FollowsAnswer;

    /// <summary>The contact before it in its conversation ended on another channel.</summary>
    public bool FollowsOtherChannel;

    /// <summary>Index of its conversation among those of the customer.</summary>
    public int Conversation;

    /// <summary>In the same conversation as far as both can be judged alone: the same declared matter; without two of them, the same flow.</summary>
    public readonly bool IsLinked(in JourneyContact other) => Case != 0 && other.Case != 0 ? Case == other.Case : Flow == other.Flow;

    /// <summary>People say that they are two matters.</summary>
    public readonly bool IsDeclaredApart(in JourneyContact other) => Case != 0 && other.Case != 0 && Case != other.Case;
}

/// <summary>What follows a contact: seconds to the next of each kind, or <see cref="Never"/>.</summary>
internal struct Following
{
    public const long Never = long.MaxValue;

    public long Same;
    public long Other;
    public long Any;

    /// <summary>Index of the next contact of the same conversation, and of the next other one; −1 = none.</summary>
    public int NextSame;
    public int NextOther;

    public static Following Nothing => new() { Same = Never, Other = Never, Any = Never, NextSame = -1, NextOther = -1 };
}

/// <summary>A conversation of the customer in hand.</summary>
internal struct Conversation
{
    public int Flow;
    public int Contacts;
    public int Transfers;
    public int Changes;
    public long WaitSeconds;
    public long Last;
    public short LastChannel;
    public bool FirstAnswered;
    public bool AnyAnswered;
    public bool LastAnswered;

    /// <summary>Of its first contacts.</summary>
    public StepsTaken Channels;
    public StepsTaken Flows;
}

/// <summary>Channels or flows of the first contacts of a conversation; 0 where there were fewer.</summary>
[InlineArray(ConversationWays.MostSteps)]
internal struct StepsTaken
{
    private int _first;
}

/// <summary>Contacts followed by another within one window.</summary>
internal sealed class WindowSums(int days)
{
    public int Days { get; } = days;

    public long Seconds { get; } = days * JourneyFrame.SecondsPerDay;

    public ClusterSums Certain { get; } = new();

    public ClusterSums Possible { get; } = new();

    public long Censored, OtherSeen;
    public double Chance, OtherChance;

    /// <summary>Of contacts not followed for certain.</summary>
    public long Alone;

    public RepeatAtWindow ToObservation(bool told, bool chanceKnown)
    {
        if (!told) return new(Days, Certain.Count, Censored, Estimate.Unknown, Estimate.Unknown, null, null);
        double? linked = chanceKnown && OtherSeen > 0 ? Math.Clamp(1 - OtherChance / OtherSeen, 0, 1) : null;
        return new(Days, Certain.Count, Censored, Certain.Share(), Possible.Share(), chanceKnown && Certain.Count > 0 ? Chance / Certain.Count : null, linked);
    }
}

/// <summary>First-contact resolution by one definition.</summary>
internal sealed class ResolutionSums(string code, int? days)
{
    public ClusterSums Sums { get; } = new();

    public string Code => code;

    public int? Days => days;

    public long Seconds => (days ?? 0) * JourneyFrame.SecondsPerDay;

    public long Censored;

    public Resolution ToObservation(bool known) => new(code, days, known ? Sums.Share() : Estimate.Unknown, Censored);
}

/// <summary>A friction of a flow.</summary>
internal sealed class FrictionSums
{
    private ulong _customer;

    public ClusterSums Sums { get; } = new();

    public long Customers, ContactsSpared, HandleSeconds, WaitSeconds;

    public void Add(bool met, ulong customer, bool contactSpared, long handleSeconds, long waitSeconds)
    {
        Sums.Add(met);
        if (!met) return;
        if (_customer != customer) Customers++;
        _customer = customer;
        if (contactSpared) ContactsSpared++;
        HandleSeconds += Math.Max(0, handleSeconds);
        WaitSeconds += waitSeconds;
    }
}

/// <summary>What is counted of a flow, or of all. Its size does not grow with the number of contacts.</summary>
internal sealed class JourneyTotals
{
    private static readonly int[] _resolutionDays = [1, 3, 7, 30];

    private readonly ClusterSums[] _all;

    public JourneyTotals(JourneyFrame frame)
    {
        Windows = [.. frame.Windows.Select(days => new WindowSums(days))];
        SameFlow = [.. _resolutionDays.Select(days => new ResolutionSums("same-flow", days))];
        AnyFlow = [.. _resolutionDays.Select(days => new ResolutionSums("any-flow", days))];
        NoTransfer = new("no-transfer", frame.WindowDays);
        OneContact = new("one-contact", frame.WindowDays);
        FirstAttempt = new("first-attempt", null);
        _all =
        [
            .. Windows.SelectMany(window => new[] { window.Certain, window.Possible }), .. SameFlow.Select(one => one.Sums), .. AnyFlow.Select(one => one.Sums),
            NoTransfer.Sums, OneContact.Sums, FirstAttempt.Sums, AfterAnswer, AfterAbandonment, PerConversation, Repeats, Transfers, Waits, Changes, .. Frictions.Select(friction => friction.Sums),
        ];
    }

    public WindowSums[] Windows { get; }

    public ResolutionSums[] SameFlow { get; }

    public ResolutionSums[] AnyFlow { get; }

    public ResolutionSums NoTransfer { get; }

    public ResolutionSums OneContact { get; }

    public ResolutionSums FirstAttempt { get; }

    public ClusterSums AfterAnswer { get; } = new();

    public ClusterSums AfterAbandonment { get; } = new();

    public ClusterSums PerConversation { get; } = new();

    public ClusterSums Repeats { get; } = new();

    public ClusterSums Transfers { get; } = new();

    public ClusterSums Waits { get; } = new();

    public ClusterSums Changes { get; } = new();

    public DurationSummary Delay { get; } = new();

    public FrictionSums[] Frictions { get; } = [.. Enum.GetValues<FrictionKind>().Select(_ => new FrictionSums())];

    public long Contacts, Customers, Conversations, Complete;

    /// <summary>Whether the customer in hand is among its customers.</summary>
    public bool Touched;

    public void EndCustomer()
    {
        if (Touched) Customers++;
        Touched = false;
        foreach (var sums in _all) sums.EndCluster();
    }

    /// <summary>Of fewer customers than may be told, counts alone.</summary>
    public JourneyFigures ToObservation(JourneyFrame frame, bool transfers, bool channels)
    {
        var told = Customers >= JourneyObservation.FewestCustomers;
        return new()
        {
            Contacts = Contacts,
            Customers = Customers,
            Windows = [.. Windows.Select(window => window.ToObservation(told, frame.Span > 2 * window.Seconds))],
            RepeatAfterAnswer = Share(AfterAnswer),
            RetryAfterAbandonment = Share(AfterAbandonment),
            Resolutions = [.. SameFlow.Concat(AnyFlow).Select(one => one.ToObservation(told)), NoTransfer.ToObservation(told && transfers), OneContact.ToObservation(told), FirstAttempt.ToObservation(told)],
            Conversations = Conversations,
            Complete = Complete,
            ContactsPerConversation = Ratio(PerConversation),
            MedianDelaySeconds = told ? Delay.Median() : null,
            Effort = new(Ratio(Repeats), transfers ? Ratio(Transfers) : Estimate.Unknown, Ratio(Waits), channels ? Ratio(Changes) : Estimate.Unknown),
        };

        Estimate Share(ClusterSums sums) => told ? sums.Share() : Estimate.Unknown;
        Estimate Ratio(ClusterSums sums) => told ? sums.Ratio() : Estimate.Unknown;
    }
}
