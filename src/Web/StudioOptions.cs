namespace Plateau.Web;

/// <summary>How a studio is started.</summary>
public sealed record StudioOptions
{
    public const int DefaultPort = 5080;

    /// <summary>2 GB.</summary>
    public const long DefaultUploadBytes = 2_000_000_000;

    /// <summary>Where database, logs and results are kept.</summary>
    public required string Folder { get; init; }

    /// <summary>0 = any that is free.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>Of PostgreSQL; null = a SQLite file in the folder.</summary>
    public string? Database { get; init; }

    /// <summary>Folder with the ready samples; null = none are offered.</summary>
    public string? Samples { get; init; }

    public long UploadBytes { get; init; } = DefaultUploadBytes;

    /// <summary>How long a file stays that nothing refers to: one that was just sent is not yet in a document.</summary>
    public TimeSpan KeepUnusedFor { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Threads that a study may use while nobody works in the studio.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Version of the program, as shown and as written into results.</summary>
    public string Version { get; init; } = "0";
}
