using System.Collections.Immutable;
using NodaTime;
using Plateau.Model.Texts;

namespace Plateau.Model.Observations;

/// <summary>What was read and how far it can be trusted. Read = kept + kept with a tag + rejected, exactly.</summary>
public sealed record DataQuality
{
    public required ImmutableArray<SourceQuality> Sources { get; init; }

    public long Read => Sources.Sum(source => source.Read);

    public long Kept => Sources.Sum(source => source.Kept);

    public long Tagged => Sources.Sum(source => source.Tagged);

    public long Rejected => Sources.Sum(source => source.Rejected);

    /// <summary>Days between the first and the last without a single row: holes, not zeros.</summary>
    public required ImmutableArray<LocalDate> MissingDays { get; init; }

    /// <summary>Long stretches without a contact where the same weekday normally has some.</summary>
    public required ImmutableArray<Hole> Holes { get; init; }

    /// <summary>What the reader of any figure should know.</summary>
    public required ImmutableArray<Message> Notes { get; init; }

    /// <summary>Sources of the same times, two by two; empty where each has its own.</summary>
    public ImmutableArray<SourceOverlap> Overlaps { get; init; } = [];

    /// <summary>Counts that describe the log as it was read (for example rows by outcome, as the source names them), in a stable order.</summary>
    public ImmutableArray<LogFact> Facts { get; init; } = [];
}

/// <param name="Name">File name without folders.</param>
/// <param name="Format">Key of the import format.</param>
/// <param name="Reasons">Tags and reasons of rejection with their counts and first rows.</param>
public sealed record SourceQuality(string Name, string Format, long Read, long Kept, long Tagged, long Rejected, ImmutableArray<RowReason> Reasons);

/// <param name="Code">Template <c>reason.{code}</c>.</param>
/// <param name="FirstRows">Row numbers in the file (1 = first line) of the first few.</param>
public sealed record RowReason(string Code, bool Rejects, long Count, ImmutableArray<long> FirstRows);

/// <param name="FromMinutes">Minutes after midnight.</param>
public sealed record Hole(LocalDate Date, int FromMinutes, int ToMinutes, double ExpectedContacts);

/// <summary>A checked fact of the log. Kind: count, share or plain number (its text names the unit).</summary>
/// <param name="Code">Template <c>fact.{code}</c>.</param>
public sealed record LogFact(string Code, string Subject, ArgumentKind Kind, double Value);
