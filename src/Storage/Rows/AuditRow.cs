using NodaTime;

namespace Plateau.Storage.Rows;

/// <summary>Who did what. Rows are only ever added.</summary>
public sealed class AuditRow
{
    public required Guid Id { get; init; }

    public required Instant At { get; init; }

    public required string Who { get; init; }

    public Guid? CentreId { get; init; }

    /// <summary>Template <c>audit.{What}</c>.</summary>
    public required string What { get; init; }

    /// <summary>JSON: the values that the template shows.</summary>
    public required string Detail { get; init; }
}
