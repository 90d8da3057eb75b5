using System.Collections.Immutable;
using NodaTime;

namespace Plateau.Model.Observations;

/// <summary>
/// Two sources that have contacts at the same times: what each counts, side by side. Nothing is averaged, and neither is called right: they may be two counts of one thing, or two parts of the centre.
/// </summary>
/// <param name="First">Name of the source, as in <see cref="SourceQuality.Name"/>; in the order of reading.</param>
/// <param name="Days">Dates on which both have contacts, by flow: in order of flow and date.</param>
public sealed record SourceOverlap(string First, string Second, ImmutableArray<OverlapDay> Days);

/// <summary>One flow on one date by two sources.</summary>
/// <param name="First">Null when the source has nothing of the flow on that date.</param>
/// <param name="Second">Likewise.</param>
public sealed record OverlapDay(FlowId Flow, LocalDate Date, SourceCount? First, SourceCount? Second)
{
    /// <summary>First less second, contacts offered; what a source does not have counts as none.</summary>
    public long Difference => (First?.Offered ?? 0) - (Second?.Offered ?? 0);
}

/// <param name="Answered">Null when the source does not tell it.</param>
public readonly record struct SourceCount(long Offered, long? Answered);
