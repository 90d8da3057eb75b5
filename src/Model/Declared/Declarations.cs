using System.Collections.Immutable;

namespace Plateau.Model.Declared;

/// <summary>
/// What people say of their centre, as they said it: nothing here is derived from a log, and any part may be empty (nobody said). Names are those that people use; references between parts are by name. It is confronted with what the
/// logs show (<see cref="Observations.ObservedCentre"/>), never mixed with it.
/// </summary>
public sealed record Declarations
{
    public static Declarations None { get; } = new();

    /// <summary>Activities with the mission that they serve.</summary>
    public ImmutableArray<Activity> Activities { get; init; } = [];

    public ImmutableArray<DeclaredFlow> Flows { get; init; } = [];

    public ImmutableArray<EntryPoint> EntryPoints { get; init; } = [];

    /// <summary>Nodes of all voice menus; who has no parent is the head of one.</summary>
    public ImmutableArray<MenuNode> Menu { get; init; } = [];

    /// <summary>Routing, deterrence and overflow rules of all places; those of one place are looked at by <see cref="RoutingRule.Order"/>.</summary>
    public ImmutableArray<RoutingRule> Rules { get; init; } = [];

    public ImmutableArray<OpeningCalendar> Calendars { get; init; } = [];

    public ImmutableArray<Team> Teams { get; init; } = [];

    public ImmutableArray<Person> People { get; init; } = [];

    public ImmutableArray<Skill> Skills { get; init; } = [];

    /// <summary>All assessments, several of one person and skill where there is a history.</summary>
    public ImmutableArray<SkillAssessment> Assessments { get; init; } = [];

    public ImmutableArray<SkillRequirement> Requirements { get; init; } = [];

    public ImmutableArray<Responsibility> Responsibilities { get; init; } = [];

    public ImmutableArray<Indicator> Indicators { get; init; } = [];

    public ImmutableArray<HelpLink> HelpLinks { get; init; } = [];

    public ImmutableArray<DeclaredTransfer> Transfers { get; init; } = [];

    public ImmutableArray<JourneyStep> Journeys { get; init; } = [];

    /// <summary>Ratings of contact reasons, one for each reason and rater.</summary>
    public ImmutableArray<ReasonRating> Reasons { get; init; } = [];

    public ImmutableArray<DeclaredCost> Costs { get; init; } = [];
}
