using Plateau.Mathematics.Distributions;

namespace Plateau.Model.Ways;

/// <summary>What happens to a contact when a rule of its queue applies.</summary>
public enum QueueAction
{
    /// <summary>It leaves: busy tone, message, or its own choice. It counts as deterred.</summary>
    Leaves,

    /// <summary>It leaves a message, which joins another flow at once.</summary>
    LeavesMessage,

    /// <summary>It hangs up, keeps its place, is called back when its turn comes, and never gives up.</summary>
    IsCalledBackInTurn,

    /// <summary>It hangs up and is called back through another flow after a delay.</summary>
    IsCalledBackLater,

    /// <summary>It hears the wait, and its patience is multiplied by the factor. Only on joining.</summary>
    HearsWait,
}

/// <summary>A rule of a flow's queue, for contacts that join it or have waited some time, when the queue is long. The rules of a flow are looked at in order.</summary>
public sealed record QueueRule
{
    public required QueueAction Action { get; init; }

    /// <summary>0 = on joining the queue; else after this wait. At least 0 s; 0 for <see cref="QueueAction.HearsWait"/>.</summary>
    public double AfterSeconds { get; init; }

    /// <summary>Contacts of the flow that must wait already; at least 0, 0 = always.</summary>
    public int QueueAtLeast { get; init; }

    /// <summary>The expected wait (how long the first contact of the flow has waited so far) must be at least this, in seconds, at least 0.</summary>
    public double ExpectedWaitAtLeastSeconds { get; init; }

    /// <summary>Share of contacts to which it happens, 0 to 1.</summary>
    public double Share { get; init; } = 1;

    /// <summary>Another flow; for messages and later callbacks alone.</summary>
    public FlowId? ToFlow { get; init; }

    /// <summary>Law of the delay of a later callback, in seconds.</summary>
    public Distribution? Delay { get; init; }

    /// <summary>What patience is multiplied by when the wait is told, above 0; 1 otherwise.</summary>
    public double PatienceFactor { get; init; } = 1;
}
