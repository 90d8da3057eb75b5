namespace Plateau.Report.Writers;

/// <summary>What may differ between two runs of the same study: it stands in the report's foot and in the <c>run</c> block of the JSON, and nowhere else.</summary>
/// <param name="Version">Of the program.</param>
/// <param name="Seed">As used.</param>
/// <param name="Threads">As used; they change no result.</param>
/// <param name="StartedAt">Local date and time with offset, ISO 8601: 2026-11-22T18:15:00+01:00.</param>
/// <param name="ElapsedSeconds">Wall time of the study.</param>
public sealed record RunInfo(string Version, ulong Seed, int Threads, string StartedAt, double ElapsedSeconds);
