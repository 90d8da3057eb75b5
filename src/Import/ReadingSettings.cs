using System.Collections.Immutable;
using Plateau.Import.Formats;
using Plateau.Model;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Import;

/// <summary>What is read: the files of one history of one centre.</summary>
/// <param name="Paths">Files, plain or gzip.</param>
/// <param name="CentreName">Name of the centre; null = that of the first file.</param>
public sealed record ReadingRequest(ImmutableArray<string> Paths, string? CentreName = null)
{
    /// <summary>What is known of each path; null = nothing, and each has the name of its file.</summary>
    public ImmutableArray<SourceFacts> Facts { get; init; }
}

/// <summary>What is known of one file before it is read; what is null is as in the settings.</summary>
/// <param name="Name">As people know the file.</param>
public sealed record SourceFacts(string? Name = null, string? Format = null, string? Sheet = null, CsvMapping? Mapping = null);

/// <summary>How a log is read and observed. Every default is documented with its reason in docs/methods/import.md and staffing-from-logs.md.</summary>
public sealed record ReadingSettings
{
    public const int DefaultJourneyWindowDays = 7;

    public static ReadingSettings Defaults { get; } = new();

    /// <summary>Key of the format; null = recognise it by looking.</summary>
    public string? Format { get; init; }

    /// <summary>tz name; null = from the mapping, the log or the format.</summary>
    public string? Zone { get; init; }

    /// <summary>Columns of a CSV; null = match the header.</summary>
    public CsvMapping? Mapping { get; init; }

    /// <summary>Sheet that is read of a workbook; null = that of the mapping, or the first that is recognised.</summary>
    public string? Sheet { get; init; }

    /// <summary>A divisor of 1440.</summary>
    public int PeriodMinutes { get; init; } = PeriodGrid.DefaultPeriodMinutes;

    /// <summary>Threshold and share promised on flows without a target of their own.</summary>
    public ServiceTarget Target { get; init; } = ServiceTarget.Default;

    public ImmutableDictionary<FlowId, ServiceTarget> Targets { get; init; } = ImmutableDictionary<FlowId, ServiceTarget>.Empty;

    /// <summary>Abandonments up to this wait are short.</summary>
    public int ShortAbandonSeconds { get; init; } = 5;

    /// <summary>Contacts of a flow from which an agent counts as skilled in it.</summary>
    public int SkillContacts { get; init; } = 20;

    /// <summary>Fewer contacts of a flow than this never make a skill.</summary>
    public int SkillLeastContacts { get; init; } = 3;

    /// <summary>
    /// For rare flows: contacts as a share of what the agent would have taken if all took all alike, from which the agent counts as skilled
    /// (with at least <see cref="SkillLeastContacts"/>).
    /// </summary>
    public double SkillShareOfExpected { get; init; } = 0.25;

    /// <summary>Key in <see cref="Estimation.StaffingMethodCatalogue"/> of the method used downstream.</summary>
    public string StaffingMethod { get; init; } = "availability";

    public StaffingParameters Staffing { get; init; } = new();

    /// <summary>Newest days whose single contacts are held in memory, for staffing and duplicates.</summary>
    public int OpenDays { get; init; } = 62;

    /// <summary>Events held in memory (64 bytes each) while cases are put together; more go through a temporary file.</summary>
    public int EventBuffer { get; init; } = Estimation.CaseEvent.DefaultBuffer;

    /// <summary>Days within which a further contact of a customer on the same flow belongs to the same conversation: 1 to 60.</summary>
    public int JourneyWindowDays { get; init; } = DefaultJourneyWindowDays;

    /// <summary>Seconds of waiting from which a wait counts as long for the customer: 30 to 3,600.</summary>
    public int LongWaitSeconds { get; init; } = 180;

    /// <summary>Abandonments in the queue below which a flow borrows the patience of all flows.</summary>
    public int FewAbandonments { get; init; } = 50;

    /// <summary>Handle times from which the observed law itself is used instead of a fitted one.</summary>
    public int EmpiricalFrom { get; init; } = 200;

    /// <summary>Largest share of unreadable rows (duplicates apart) with which a log is still used.</summary>
    public double MaxRejectedShare { get; init; } = 0.10;

    /// <summary>Contacts below which nothing is concluded from a log.</summary>
    public int FewestContacts { get; init; } = 100;

    /// <summary>Keep people's names in <see cref="Agent.Name"/>.</summary>
    public bool KeepNames { get; init; }

    /// <summary>Pseudonyms given before, so that a person keeps theirs over several readings; null = none.</summary>
    public Pseudonyms? Pseudonyms { get; init; }

    /// <summary>Secret of the centre for customers' ids.</summary>
    public string CustomerSecret { get; init; } = "plateau";

    /// <summary>Where rejected rows are written; null = nowhere.</summary>
    public RejectedRowsWriter? RejectedRows { get; init; }
}

/// <summary>Parameters of the staffing methods.</summary>
/// <param name="GapMinutes">split-at-gaps: a longer gap between two contacts is an absence.</param>
/// <param name="GraceSeconds">availability: how long someone may wait beside an idle agent before that agent counts as away.</param>
/// <param name="LongestIdleMinutes">availability: a longer gap is an absence even if nobody waited in it.</param>
public sealed record StaffingParameters(int GapMinutes = 30, int GraceSeconds = 10, int LongestIdleMinutes = 240);

/// <summary>How far a reading is.</summary>
/// <param name="Done">Share of the bytes read, 0 to 1.</param>
public readonly record struct ReadingProgress(string Source, long Rows, double Done);

/// <summary>What came of a reading.</summary>
/// <param name="Evidence">Null when nothing could be read. When there are problems too it serves to look at, not to decide from.</param>
/// <param name="Problems">All of them; empty = go on.</param>
/// <param name="Pseudonyms">Those given, to be used again for the next reading of the same centre; holds the names in memory only.</param>
public sealed record ReadingResult(CentreEvidence? Evidence, ImportLog Log, ImmutableArray<Problem> Problems, Pseudonyms Pseudonyms);
