using NodaTime;

namespace Plateau.Import.Formats;

/// <summary>What a format gets to read one source.</summary>
public sealed class ImportInput
{
    /// <summary>File name without folders, for messages.</summary>
    public required string Name { get; init; }

    /// <summary>The beginning of the source, decompressed.</summary>
    public required FileSample Sample { get; init; }

    /// <summary>Opens the source from its beginning, decompressed. A format may read it twice.</summary>
    public required Func<Stream> Open { get; init; }

    /// <summary>Shared over all sources of one reading, so that equal names get equal indices.</summary>
    public required NameTable Flows { get; init; }

    /// <summary>As <see cref="Flows"/>.</summary>
    public required NameTable Agents { get; init; }

    /// <summary>As <see cref="Flows"/>, for event logs.</summary>
    public EventNames Events { get; init; } = new();

    public SeenLabels Labels { get; init; } = new();

    public required SourceLog Log { get; init; }

    /// <summary>Turns customer ids into numbers that cannot be turned back without the key.</summary>
    public required CustomerHasher Customers { get; init; }

    public IFactCollector? Facts { get; init; }

    public CsvMapping? Mapping { get; init; }

    /// <summary>The zone of the wall clock; null when the user did not state one.</summary>
    public DateTimeZone? Zone { get; init; }

    /// <summary>What the format found out of the zone by itself.</summary>
    public string? ZoneFound { get; set; }

    public CancellationToken Cancellation { get; init; }
}
