using System.Collections.Immutable;

namespace Plateau.Model.Files;

/// <summary>
/// What a centre file or a form holds: everything may be missing or wrong. <see cref="Check"/> makes the valid <see cref="CentreModel"/> of it,
/// or says everything that is in the way. Null = not stated.
/// </summary>
public sealed record CentreDraft
{
    public string? Name { get; init; }

    /// <summary>tz database name.</summary>
    public string? Zone { get; init; }

    /// <summary>Length of a period; must divide the day; null = <see cref="PeriodGrid.DefaultPeriodMinutes"/>.</summary>
    public double? PeriodMinutes { get; init; }

    /// <summary>The days of the grid: weekdays (<c>monday</c>) or ISO dates; null = a typical week from Monday.</summary>
    public ImmutableArray<string?>? Days { get; init; }

    public double? Shrinkage { get; init; }

    public CostsDraft? Costs { get; init; }

    public ImmutableArray<FlowDraft> Flows { get; init; } = [];

    public ImmutableArray<AgentDraft> Agents { get; init; } = [];

    public ImmutableArray<GroupDraft> Groups { get; init; } = [];

    public RoutingDraft? Routing { get; init; }

    public ImmutableArray<DayFactorDraft> DayFactors { get; init; } = [];

    public ImmutableArray<LineSetDraft> Lines { get; init; } = [];

    public ImmutableArray<DiallerDraft> Diallers { get; init; } = [];

    public ImmutableArray<DrawnOrganisationDraft> Organisations { get; init; } = [];

    public ImmutableArray<StatedRangeDraft> Assumptions { get; init; } = [];

    /// <summary>Lists every problem at once.</summary>
    /// <param name="selectors">Selectors that the engine knows; null leaves their names unchecked.</param>
    public CentreCheck Check(SelectorKeys? selectors = null) => new CentreChecker(this, selectors).Run();
}

/// <summary>Names of the selectors that the engine has, given from outside because Model does not know Simulation.</summary>
public sealed record SelectorKeys(ImmutableArray<string> Agent, ImmutableArray<string> Contact);

/// <summary>What became of a draft.</summary>
/// <param name="Centre">The valid model; null when there are problems.</param>
/// <param name="Problems">What keeps the draft from being a centre, each with its path.</param>
/// <param name="Warnings">What makes a valid centre doubtful (a flow that no group takes, a group that is never there); the centre can be used all the same.</param>
public sealed record CentreCheck(CentreModel? Centre, ImmutableArray<Texts.Problem> Problems, ImmutableArray<Texts.Problem> Warnings);

/// <summary>Values of one day of the grid, one for each period; a day that is not listed is closed.</summary>
public sealed record DayRow(string Day, ImmutableArray<double> Values);

/// <summary>Values by day, as typed.</summary>
public sealed record GridDraft(ImmutableArray<DayRow> Rows);

public sealed record CostsDraft(string? Currency, double? AgentHour, double? TrainingHoursPerSkill);

/// <summary>A promise: either the short form (<c>80/20</c>) or its parts.</summary>
public sealed record TargetDraft(string? Short, double? Share, double? ThresholdSeconds, string? Variant);

/// <summary>A law of durations, with the parameters of whichever law was named.</summary>
public sealed record LawDraft(string? Law)
{
    public double? MeanSeconds { get; init; }

    public double? Cv { get; init; }

    public double? LowSeconds { get; init; }

    public double? HighSeconds { get; init; }

    public ImmutableArray<double>? Seconds { get; init; }

    public ImmutableArray<double>? CumulativeShares { get; init; }

    public double? TailMeanSeconds { get; init; }
}

public sealed record FlowDraft
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    /// <summary>Null = a skill with the flow's id.</summary>
    public string? Skill { get; init; }

    public string? Channel { get; init; }

    public string? Family { get; init; }

    public string? CustomerType { get; init; }

    public double? Tier { get; init; }

    public string? JourneyPart { get; init; }

    public string? Owner { get; init; }

    public bool? HasIndicator { get; init; }

    public TargetDraft? Target { get; init; }

    public LawDraft? HandleTime { get; init; }

    /// <summary>Null = endless.</summary>
    public LawDraft? Patience { get; init; }

    public double? LeftBeforeQueueShare { get; init; }

    public double? WaitingCreditShare { get; init; }

    public double? WaitingCreditSeconds { get; init; }

    public double? AfterContactSeconds { get; init; }

    /// <summary>A law instead of the constant.</summary>
    public LawDraft? AfterContact { get; init; }

    public double? ResolutionShare { get; init; }

    public double? Concurrency { get; init; }

    public ImmutableArray<double>? Speeds { get; init; }

    public double? DueSeconds { get; init; }

    public bool? Preemptible { get; init; }

    public bool? Preempts { get; init; }

    public double? WaitWeight { get; init; }

    public string? AgentSelector { get; init; }

    public ImmutableArray<OpeningTimeDraft> Open { get; init; } = [];

    public string? WhenClosed { get; init; }

    public bool? ClearsAtClosing { get; init; }

    public MenuDraft? Menu { get; init; }

    public ImmutableArray<QueueRuleDraft> QueueRules { get; init; } = [];

    public ImmutableArray<HandoverDraft> Handovers { get; init; } = [];

    public ImmutableArray<ReturnDraft> Returns { get; init; } = [];

    public bool? Protected { get; init; }

    public string? ProtectedReason { get; init; }

    public string? ArrivalKind { get; init; }

    /// <summary>Only for recorded arrivals, which state no <see cref="Arrivals"/>.</summary>
    public ImmutableArray<TimesRow>? RecordedTimes { get; init; }

    public GridDraft? Arrivals { get; init; }
}

public sealed record SkillDraft(string? Skill)
{
    public double? Preference { get; init; }

    public double? Mastery { get; init; }

    public double? Factor { get; init; }

    /// <summary><c>observed</c>; null = declared, because a person wrote it.</summary>
    public string? Source { get; init; }

    public double? Concurrency { get; init; }

    public double? ResolutionShare { get; init; }

    public LawDraft? HandleTime { get; init; }
}

public sealed record AgentDraft
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Team { get; init; }

    public ImmutableArray<SkillDraft> Skills { get; init; } = [];

    public ImmutableArray<string?> Refuses { get; init; } = [];

    public ImmutableArray<string?> Wishes { get; init; } = [];
}

public sealed record GroupDraft
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public ImmutableArray<string?> Members { get; init; } = [];

    public ImmutableArray<SkillDraft> Skills { get; init; } = [];

    public string? Site { get; init; }

    public string? Provider { get; init; }

    public GroupCostsDraft? Costs { get; init; }

    public ImmutableArray<double>? Speeds { get; init; }

    public double? SwitchSeconds { get; init; }

    public LearningDraft? Learning { get; init; }

    public double? AbsenceShare { get; init; }

    public double? LateShare { get; init; }

    public LawDraft? Lateness { get; init; }

    public ImmutableArray<MovableBreakDraft> MovableBreaks { get; init; } = [];

    /// <summary>Instead of <see cref="Staffing"/>; null = not stated.</summary>
    public ImmutableArray<ShiftDraft>? Shifts { get; init; }

    public GridDraft? Staffing { get; init; }
}

public sealed record LevelDraft(ImmutableArray<string?> Groups, double? AfterSeconds, double? QueueAtLeast = null);

public sealed record ReserveDraft(string? Group, string? Flow, double? Agents);

public sealed record FlowRouteDraft(string? Flow, ImmutableArray<LevelDraft> Levels);

public sealed record GroupRouteDraft(string? Group, ImmutableArray<string?> Takes, string? ContactSelector);

public sealed record RoutingDraft
{
    public string? AgentSelector { get; init; }

    public string? ContactSelector { get; init; }

    public double? WaitingPlaces { get; init; }

    public ImmutableArray<FlowRouteDraft> Flows { get; init; } = [];

    public ImmutableArray<GroupRouteDraft> Groups { get; init; } = [];

    public ImmutableArray<ReserveDraft> Reserves { get; init; } = [];
}
