using System.Collections.Immutable;

namespace Plateau.Model.Files;

/// <summary>Recorded times of one day of the grid, by the wall clock (<c>08:03:12.5</c>).</summary>
public sealed record TimesRow(string Day, ImmutableArray<string?> Times);

/// <summary>Days such as <c>Mon-Fri</c> (null = every day) and times such as <c>08:00</c>.</summary>
public sealed record OpeningTimeDraft(string? Days, string? From, string? To);

public sealed record MenuDraft(LawDraft? Time, double? DropOutShare, double? SelfServedShare, ImmutableArray<MenuChoiceDraft> Choices);

public sealed record MenuChoiceDraft(string? Flow, double? Share);

public sealed record QueueRuleDraft(string? Action)
{
    public double? AfterSeconds { get; init; }

    public double? QueueAtLeast { get; init; }

    public double? ExpectedWaitAtLeastSeconds { get; init; }

    public double? Share { get; init; }

    public string? ToFlow { get; init; }

    public LawDraft? Delay { get; init; }

    public double? PatienceFactor { get; init; }
}

public sealed record HandoverDraft(string? Kind, string? ToFlow)
{
    public double? Share { get; init; }

    public ImmutableArray<double>? ShareByMastery { get; init; }

    public double? AtShare { get; init; }

    public LawDraft? Briefing { get; init; }
}

/// <param name="ToFlow">Null = the same flow.</param>
public sealed record ReturnDraft(string? After, double? Share, string? ToFlow, LawDraft? Delay);

public sealed record DayFactorDraft(string? Id, double? Cv, ImmutableArray<string?> Flows);

public sealed record LineSetDraft(string? Id, double? Count, ImmutableArray<string?> Flows);

public sealed record DiallerDraft(string? Id, string? Flow)
{
    public ImmutableArray<string?> TestGroups { get; init; } = [];

    public ImmutableArray<string?> TargetGroups { get; init; } = [];

    public double? MinimumIdle { get; init; }

    public double? Ratio { get; init; }

    public LawDraft? DialTime { get; init; }

    public LawDraft? NoAnswerTime { get; init; }

    public double? ListLength { get; init; }

    /// <summary>One share for all periods; else <see cref="ReachedShares"/>.</summary>
    public double? ReachedShare { get; init; }

    public GridDraft? ReachedShares { get; init; }
}
