using System.Collections.Immutable;
using NodaTime;
using Plateau.Model.Changes;
using Plateau.Model.Declared;

namespace Plateau.Diagnosis.Routing;

/// <summary>What kind of thing a place is.</summary>
public enum PlaceKind
{
    EntryPoint,

    MenuNode,

    Flow,

    /// <summary>Only as the subject of a problem.</summary>
    Calendar,
}

/// <summary>What the verifier tells.</summary>
public enum RoutingProblemKind
{
    /// <summary>A place where some callers meet no target, no queue and no rule.</summary>
    DeadEnd,

    /// <summary>Something leads to a name that nobody declared, or to none where one is needed.</summary>
    MissingTarget,

    /// <summary>A caller goes round for ever, whatever he presses.</summary>
    EndlessRound,

    /// <summary>Menu nodes that hang under each other.</summary>
    MenuCycle,

    /// <summary>A customer waits in a queue that is closed, and no rule takes him out of it.</summary>
    HoleOutOfHours,

    /// <summary>A customer waits in a queue for which nobody is scheduled, and no rule takes him out of it.</summary>
    HoleUnstaffed,

    /// <summary>Nobody who is scheduled while the flow is open holds what it asks for.</summary>
    SkillNobodyStaffed,

    /// <summary>No caller ever comes there.</summary>
    UnreachablePlace,

    /// <summary>No caller who comes there ever meets the condition.</summary>
    UnreachableRule,

    /// <summary>Whoever meets the condition met an earlier rule's first.</summary>
    ShadowedRule,

    /// <summary>Two rules of equal order both apply and do different things.</summary>
    Ambiguous,

    /// <summary>A condition that can be read in two ways.</summary>
    UnclearCondition,

    /// <summary>A condition or a flow looks at a calendar that nobody declared.</summary>
    UnknownCalendar,

    /// <summary>A reference by a name that two places bear.</summary>
    AmbiguousName,

    /// <summary>A calendar that never opens.</summary>
    EmptyCalendar,

    /// <summary>Lines of a calendar that say the same hours twice.</summary>
    OverlappingTimes,

    /// <summary>Two choices of one menu by the same key.</summary>
    SameKey,

    /// <summary>Two leaves of one menu lead to one target.</summary>
    SameTarget,

    /// <summary>A leaf of a menu whose flow asks for no skill.</summary>
    LeafWithoutSkill,

    /// <summary>More keys to press than the limit.</summary>
    TooDeep,

    /// <summary>More choices at once than the limit.</summary>
    TooManyChoices,

    /// <summary>A voicemail or a callback for no flow, or for a flow that nobody answers for.</summary>
    MessageWithoutOwner,

    /// <summary>Callers are turned away while somebody is scheduled. Informative: it may be meant.</summary>
    TurnsAwayWhileOpen,
}

/// <summary>How a way ends.</summary>
public enum CallerEnd
{
    /// <summary>Waits in the queue of the last place until somebody answers or the caller gives up.</summary>
    Waits,

    TurnedAway,

    Voicemail,

    Callback,

    Outside,

    /// <summary>There is nothing to go on with.</summary>
    Nowhere,

    /// <summary>The last place of the way has been there before.</summary>
    Round,
}

/// <summary>One place of a way.</summary>
/// <param name="Rule">Number of the rule that was followed there, 1 for the first; null = none.</param>
/// <param name="Key">What the caller pressed there; null = nothing.</param>
/// <param name="WaitSeconds">Waited so far, at least, when leaving the place.</param>
public sealed record WayStep(PlaceKind Kind, string Place, int? Rule, string? Key, double WaitSeconds)
{
    /// <summary>As shown: the place, [key] where one was pressed, #number where a rule was followed.</summary>
    public string Shown => Place + (Key is null ? "" : $" [{Key}]") + (Rule is null ? "" : FormattableString.Invariant($" #{Rule}"));
}

/// <summary>A caller to whom it happens: the counter-example.</summary>
/// <param name="MinuteOfDay">Minutes after midnight.</param>
/// <param name="CustomerType">Null = of any type that no rule names.</param>
/// <param name="Way">Place by place, the entry point first.</param>
public sealed record Caller(IsoDayOfWeek Weekday, int MinuteOfDay, string? CustomerType, ImmutableArray<WayStep> Way, CallerEnd End)
{
    public string EntryPoint => Way[0].Place;

    public IEnumerable<string> Keys => Way.Select(step => step.Key).OfType<string>();

    public double WaitSeconds => Way[^1].WaitSeconds;
}

/// <summary>One problem of the routing.</summary>
/// <param name="Place">Where; the name of a place or a calendar.</param>
/// <param name="Rule">Which rule of the place, 1 for the first; null = the place itself.</param>
public sealed record RoutingProblem(RoutingProblemKind Kind, PlaceKind PlaceKind, string Place, int? Rule)
{
    /// <summary>The other names that it is about: earlier rules of the place by number, the unknown name, the places of the round …</summary>
    public ImmutableArray<string> Others { get; init; } = [];

    /// <summary>Null where no caller shows it: nobody comes there, or the declaration itself is at fault.</summary>
    public Caller? Caller { get; init; }

    /// <summary>Minutes of the week in which it can happen; 0 where time does not matter.</summary>
    public int WeeklyMinutes { get; init; }

    /// <summary>What removes it, applied in this order; empty where only somebody who knows can say.</summary>
    public ImmutableArray<Change> Fix { get; init; } = [];

    /// <summary>Equal for one and the same problem in two runs, whatever the example.</summary>
    public string Identity => FormattableString.Invariant($"{Kind}/{PlaceKind}/{Place}/{Rule}/{string.Join('|', Others)}");
}

/// <summary>A place that could not be verified.</summary>
/// <param name="Classes">So many states to look at, or 0 when a condition itself is unclear.</param>
public sealed record UnverifiedPlace(PlaceKind Kind, string Place, double Classes);

/// <summary>What the verifier may be told.</summary>
public sealed record RoutingSettings
{
    public static RoutingSettings Default { get; } = new();

    /// <summary>Keys to press until a leaf. Convention.</summary>
    public int MostDepth { get; init; } = 3;

    /// <summary>Choices at once. Convention.</summary>
    public int MostChoices { get; init; } = 5;

    /// <summary>States of one place (queues and presence that its rules mention) above which it is not verified.</summary>
    public int MostStates { get; init; } = 4096;
}

/// <summary>Everything that the verifier has to say.</summary>
public sealed record RoutingVerdicts
{
    /// <summary>In the order of the kinds, then of the declarations.</summary>
    public required ImmutableArray<RoutingProblem> Problems { get; init; }

    public required ImmutableArray<UnverifiedPlace> Unverified { get; init; }

    /// <summary>Flows in whose queue customers wait, and of which neither hours nor people are declared: whether they have holes cannot be told.</summary>
    public required ImmutableArray<string> HoursUnknown { get; init; }

    /// <summary>Places that at least one caller comes to.</summary>
    public required ImmutableArray<(PlaceKind Kind, string Place)> Reached { get; init; }

    /// <summary>Rules that at least one caller follows.</summary>
    public required ImmutableArray<(string At, int Rule)> Followed { get; init; }

    /// <summary>Where callers can end, and how.</summary>
    public required ImmutableArray<(PlaceKind Kind, string Place, CallerEnd End)> Ends { get; init; }

    public required int Places { get; init; }

    public required int Rules { get; init; }

    /// <summary>Pieces of the week within which no condition on time changes.</summary>
    public required int WeekPieces { get; init; }

    public IEnumerable<RoutingProblem> Of(params RoutingProblemKind[] kinds) => Problems.Where(problem => kinds.Contains(problem.Kind));
}
