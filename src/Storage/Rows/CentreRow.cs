using NodaTime;

namespace Plateau.Storage.Rows;

/// <summary>A centre that is looked at. What is said of it stands in its documents.</summary>
public sealed class CentreRow
{
    public required Guid Id { get; init; }

    public required Instant CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    /// <summary>Pseudonyms and hashes of customers hang on it: it never leaves the store.</summary>
    public required string Secret { get; init; }
}
