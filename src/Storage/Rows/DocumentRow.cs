using NodaTime;

namespace Plateau.Storage.Rows;

/// <summary>
/// One version of one document of a centre. Versions are only ever added: whoever changes a document adds the number after the one they saw, and the key
/// lets only one of two succeed.
/// </summary>
public sealed class DocumentRow
{
    public required Guid CentreId { get; init; }

    /// <summary>See <see cref="DocumentKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required Instant At { get; init; }

    public required string Who { get; init; }

    /// <summary>Why, in the words of who wrote it; may be empty.</summary>
    public required string Note { get; init; }

    /// <summary>JSON.</summary>
    public required string Content { get; init; }
}
