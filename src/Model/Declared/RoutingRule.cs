using System.Collections.Immutable;
using NodaTime;

namespace Plateau.Model.Declared;

/// <summary>What a rule does with the contact.</summary>
public enum RuleAction
{
    /// <summary>Joins the queue of a flow.</summary>
    Queue,

    /// <summary>Goes to a menu node or to the rules of another flow.</summary>
    GoTo,

    /// <summary>Hears a message and is turned away: deterrence.</summary>
    TurnAway,

    /// <summary>Leaves a message for a flow.</summary>
    Voicemail,

    /// <summary>Is called back through a flow.</summary>
    Callback,

    /// <summary>Goes to a service outside the centre.</summary>
    Outside,
}

/// <summary>When a rule applies. What is not stated is no condition; all that is stated must hold.</summary>
public sealed record RuleCondition
{
    public static RuleCondition Always { get; } = new();

    /// <summary>A calendar that must be open (or closed, by <see cref="WhenClosed"/>).</summary>
    public string? Calendar { get; init; }

    /// <summary>The calendar must be closed instead of open.</summary>
    public bool WhenClosed { get; init; }

    /// <summary>Weekdays; empty = every day.</summary>
    public ImmutableArray<IsoDayOfWeek> Days { get; init; } = [];

    /// <summary>Minutes after midnight, included.</summary>
    public int? FromMinutes { get; init; }

    /// <summary>Minutes after midnight, not included.</summary>
    public int? ToMinutes { get; init; }

    /// <summary>The contact has waited at least so long in the flow's queue, in seconds, at least 0.</summary>
    public double? WaitAtLeastSeconds { get; init; }

    /// <summary>So many contacts of the flow wait at least.</summary>
    public int? QueueAtLeast { get; init; }

    /// <summary>Nobody who can take the flow is logged in.</summary>
    public bool NobodyPresent { get; init; }

    /// <summary>The customer is of this type.</summary>
    public string? CustomerType { get; init; }
}

/// <summary>One rule of a place (an entry point, a menu node or a flow). Of a place's rules the first that applies is followed.</summary>
public sealed record RoutingRule
{
    public required string At { get; init; }

    /// <summary>Small numbers first.</summary>
    public required int Order { get; init; }

    public RuleCondition When { get; init; } = RuleCondition.Always;

    public required RuleAction Action { get; init; }

    /// <summary>Flow, node or service to which the contact goes; null where the action needs none.</summary>
    public string? To { get; init; }

    /// <summary>The rules of a place in the order in which it looks at them; of equal orders the one that was declared first.</summary>
    public static ImmutableArray<RoutingRule> Of(ImmutableArray<RoutingRule> rules, string place) => [.. rules.Where(rule => rule.At == place).OrderBy(rule => rule.Order)];
}
