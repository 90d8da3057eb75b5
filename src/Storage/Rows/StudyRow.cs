using NodaTime;

namespace Plateau.Storage.Rows;

/// <summary>A study that somebody asked for.</summary>
public sealed class StudyRow
{
    public required Guid Id { get; init; }

    public required Guid CentreId { get; init; }

    /// <summary>See <see cref="StudyKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Whoever writes a study does so after the state they read: one that has ended is never moved on.</summary>
    public required StudyState State { get; set; }

    public bool IsFinal => State is StudyState.Done or StudyState.Failed or StudyState.Cancelled;

    /// <summary>JSON: number of each document's version that went in.</summary>
    public required string Inputs { get; init; }

    public required string AskedBy { get; init; }

    public required Instant AskedAt { get; init; }

    public Instant? StartedAt { get; set; }

    public Instant? EndedAt { get; set; }

    public string Stage { get; set; } = "";

    /// <summary>0 to 1.</summary>
    public double Done { get; set; }

    /// <summary>JSON: why it failed, as messages; empty when it did not.</summary>
    public string Problems { get; set; } = "";

    /// <summary>JSON: name of each result and the file that holds it.</summary>
    public string Results { get; set; } = "";
}

/// <summary>Where a study is.</summary>
public enum StudyState
{
    Queued,
    Running,
    Done,
    Failed,
    Cancelled,
}
