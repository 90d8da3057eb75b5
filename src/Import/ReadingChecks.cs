using System.Collections.Immutable;
using NodaTime;
using Plateau.Import.Estimation;
using Plateau.Import.Formats;
using Plateau.Model.Files;
using Plateau.Model.Texts;

namespace Plateau.Import;

/// <summary>A file whose format is known.</summary>
internal sealed record RecognisedSource(string Path, string Name, IImportFormat Format, FileSample Sample)
{
    /// <summary>Null when the file is no workbook.</summary>
    public ChosenSheet? Sheet { get; init; }

    /// <summary>Columns that people stated; null = match the header.</summary>
    public CsvMapping? Mapping { get; init; }

    public Stream Open(ReadingSettings settings, SourceLog log, IProgress<ReadingProgress>? progress) =>
        Sheet is not null ? Sheet.Open() : progress is null ? FileSample.OpenFile(Path) : FileSample.OpenFile(Path, done => progress.Report(new(Name, log.Read, done)));
}

/// <summary>What can be wrong with a reading: all of it at once.</summary>
internal static class ReadingChecks
{
    public static void Settings(ReadingSettings settings, List<Problem> problems)
    {
        if (settings.Format is { } format && FormatCatalogue.Find(format) is null)
        {
            var known = FormatCatalogue.All.Select(one => one.Info.Key).ToArray();
            problems.Add(Problem.At("format", "unknown-format", Argument.Of("format", format), Argument.List("known", known), Argument.List("nearest", Nearest.To(format, known))));
        }

        foreach (var (where, zone) in new[] { ("zone", settings.Zone), ("mapping.zone", settings.Mapping?.Zone) })
        {
            if (zone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
                problems.Add(Problem.At(where, "unknown-zone", Argument.Of("zone", zone), Argument.List("nearest", Nearest.To(zone, DateTimeZoneProviders.Tzdb.Ids))));
        }

        if (settings.PeriodMinutes is < 1 or > 1440 || 1440 % settings.PeriodMinutes != 0)
            problems.Add(Problem.At("periodMinutes", "period-length", Argument.Count("minutes", settings.PeriodMinutes)));
        Range("journeyWindowDays", settings.JourneyWindowDays, 1, 60);
        Range("longWaitSeconds", settings.LongWaitSeconds, 30, 3600);
        if (!StaffingMethodCatalogue.Keys.Contains(settings.StaffingMethod))
            problems.Add(Problem.At("staffing", "unknown-staffing-method", Argument.Of("method", settings.StaffingMethod), Argument.List("known", StaffingMethodCatalogue.Keys), Argument.List("nearest", Nearest.To(settings.StaffingMethod, StaffingMethodCatalogue.Keys))));

        void Range(string where, int value, int low, int high)
        {
            if (value < low || value > high) problems.Add(Problem.At(where, "setting-range", Argument.Count("value", value), Argument.Count("low", low), Argument.Count("high", high)));
        }
    }

    public static ImmutableArray<RecognisedSource> Sources(ReadingRequest request, ReadingSettings settings, List<Problem> problems)
    {
        if (request.Paths.IsDefaultOrEmpty) problems.Add(Problem.At("", "no-files"));
        var sources = ImmutableArray.CreateBuilder<RecognisedSource>();
        for (var index = 0; index < (request.Paths.IsDefault ? 0 : request.Paths.Length); index++)
        {
            var facts = request.Facts.IsDefaultOrEmpty ? new() : request.Facts[index];
            if (Source(request.Paths[index], facts.Name, Own(settings, facts), problems) is { } source) sources.Add(source);
        }

        return sources.ToImmutable();
    }

    /// <summary>What only shows after reading.</summary>
    public static void Log(IReadOnlyList<SourceLog> logs, ReadingSettings settings, long counted, long events, List<Problem> problems)
    {
        // A source that could not be read to its end says nothing more by its counts.
        if (problems.Count > 0) return;
        foreach (var log in logs)
        {
            var broken = log.Rejected - log.RejectedFor(RejectionCatalogue.Duplicate) - log.RejectedFor(RejectionCatalogue.Superseded);
            if (log.Read > 0 && broken > settings.MaxRejectedShare * log.Read)
            {
                var row = log.ToQuality().Reasons.Where(reason => reason.Rejects && reason.Code is not (RejectionCatalogue.Duplicate or RejectionCatalogue.Superseded)).Min(reason => reason.FirstRows[0]);
                problems.Add(Problem.At(FormattableString.Invariant($"{log.Name}:{row}"), "too-many-rejected", Argument.Count("rejected", broken), Argument.Count("read", log.Read), Argument.Share("limit", settings.MaxRejectedShare), Argument.Of("content", log.FirstRejected)));
            }
        }

        if (counted == 0 && events > 0) return;
        if (counted == 0 && problems.Count == 0) problems.Add(Problem.At(Names(), "no-contacts", Argument.Count("read", logs.Sum(log => log.Read))));
        else if (counted > 0 && counted < settings.FewestContacts) problems.Add(Problem.At(Names(), "too-few-contacts", Argument.Count("contacts", counted), Argument.Count("needed", settings.FewestContacts)));

        string Names() => string.Join(", ", logs.Select(log => log.Name));
    }

    private static ReadingSettings Own(ReadingSettings settings, SourceFacts facts) =>
        settings with { Format = facts.Format ?? settings.Format, Sheet = facts.Sheet ?? settings.Sheet, Mapping = facts.Mapping ?? settings.Mapping };

    private static RecognisedSource? Source(string path, string? known, ReadingSettings settings, List<Problem> problems)
    {
        var name = known ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        if (Directory.Exists(path)) return Wrong(Problem.At(known ?? path, "folder-not-file"));
        if (!File.Exists(path)) return Wrong(Problem.At(known ?? path, "file-missing", Argument.Of("file", name), Argument.List("nearest", known is null ? Neighbours(path, name) : [])));
        FileSample sample;
        ChosenSheet? sheet = null;
        try
        {
            sample = FileSample.Of(name, () => FileSample.OpenFile(path));
            if (WorkbookSource.IsOne(sample))
            {
                sheet = WorkbookSource.Choose(path, name, settings, problems);
                if (sheet is null) return null;
                sample = FileSample.Of(name, sheet.Open);
            }
        }
        catch (UnauthorizedAccessException)
        {
            return Wrong(Problem.At(known ?? path, "file-unreadable", Argument.Of("file", name)));
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            return Wrong(Problem.At(known ?? path, "file-damaged", Argument.Count("rows", 0)));
        }

        if (sample.IsEmpty) return Wrong(Problem.At(known ?? path, "file-empty", Argument.Of("file", name)));
        if (sample.LooksBinary) return Wrong(Problem.At(known ?? path, "file-binary", Argument.Of("file", name)));
        if ((settings.Format ?? settings.Mapping?.Format) is { } key) return FormatCatalogue.Find(key) is { } stated ? new(path, name, stated, sample) { Sheet = sheet, Mapping = settings.Mapping } : null;
        var best = FormatCatalogue.All.Select(format => (Format: format, Match: format.Recognise(sample))).MaxBy(candidate => candidate.Match.Strength);
        return best.Match.Strength > 0
            ? new(path, name, best.Format, sample) { Sheet = sheet, Mapping = settings.Mapping }
            : Wrong(Problem.At(known ?? path, "format-not-recognised", Argument.Of("file", name), Argument.List("known", FormatCatalogue.All.Select(format => format.Info.Key))));

        RecognisedSource? Wrong(Problem problem)
        {
            problems.Add(problem);
            return null;
        }
    }

    private static ImmutableArray<string> Neighbours(string path, string name)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        return folder is not null && Directory.Exists(folder) ? Nearest.To(name, Directory.EnumerateFiles(folder).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)) : [];
    }
}
