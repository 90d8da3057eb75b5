using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Plateau.Import.Formats;
using Plateau.Model.Texts;

namespace Plateau.Import;

/// <summary>How the columns of a file are understood, with the first rows read so.</summary>
/// <param name="Mapping">To be corrected, kept and used again.</param>
/// <param name="Rows">The first rows as understood.</param>
/// <param name="Rejected">Rows of the beginning that could not be read.</param>
/// <param name="Problems">What keeps the file from being read with this mapping.</param>
public sealed record ColumnProposal(string File, CsvMapping Mapping, ImmutableArray<ColumnGuess> Columns, ImmutableArray<Message> Rows, long Rejected, ImmutableArray<Problem> Problems, ImmutableArray<Message> Notes);

/// <summary>Guided mapping: proposes what the columns of a CSV or of a workbook are.</summary>
public static class ColumnMapping
{
    private const int RowsShown = 5;

    /// <param name="settings">Format, sheet and zone where stated; a mapping is shown instead of a new one being proposed.</param>
    /// <param name="problems">Why nothing can be proposed.</param>
    /// <param name="name">As people know the file; null = the name in the path.</param>
    public static ColumnProposal? Propose(string path, ReadingSettings settings, List<Problem> problems, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(problems);
        ReadingChecks.Settings(settings, problems);
        if (problems.Count > 0 || ReadingChecks.Sources(new([path]) { Facts = [new(name)] }, settings, problems) is not [var source]) return null;
        if (TableGuess.Of(source.Sample, source.Sheet is null ? settings.Mapping?.Delimiter : SheetText.Delimiter, settings.Format ?? settings.Mapping?.Format) is not { } guess)
        {
            problems.Add(Problem.At($"{source.Name}:1", "csv-one-column"));
            return null;
        }

        var mapping = settings.Mapping ?? MappingOf(guess, source, settings);
        var rows = new PreviewSink(RowsShown);
        var trouble = Preview(source, FormatCatalogue.Find(mapping.Format ?? guess.Format)!, mapping, settings, rows, out var rejected);
        return new(source.Name, mapping, guess.Columns, [.. rows.Rows], rejected, trouble, source.Sheet?.Notes ?? []);
    }

    /// <summary>The columns of a file that could not be read, each with what it seems to be: <c>"Début" = arrival</c>.</summary>
    internal static Problem? Proposal(RecognisedSource source)
    {
        if (TableGuess.Of(source.Sample, null) is not { } guess) return null;
        return Problem.At($"{source.Name}:1", "columns-proposed", Argument.Of("file", source.Name), Argument.List("columns", guess.Columns.Take(30).Select(column => $"{column.Header} = {(column.Field is { } field ? CsvColumns.NameOf(field) : "?")}")));
    }

    private static CsvMapping MappingOf(TableGuess guess, RecognisedSource source, ReadingSettings settings)
    {
        var taken = guess.Columns.Where(column => column.Field is not null).ToArray();
        // Two columns of one name are told apart by their numbers.
        var twice = guess.Columns.GroupBy(column => column.Header.ToUpperInvariant(), StringComparer.Ordinal).Where(group => group.Count() > 1 || group.Key.Length == 0).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        return new()
        {
            Format = guess.Format,
            Sheet = source.Sheet?.Sheet,
            Zone = settings.Zone,
            Columns = taken.ToImmutableDictionary(column => column.Field!.Value, column => twice.Contains(column.Header.ToUpperInvariant()) ? column.Number.ToString(CultureInfo.InvariantCulture) : column.Header),
        };
    }

    private static ImmutableArray<Problem> Preview(RecognisedSource source, IImportFormat format, CsvMapping mapping, ReadingSettings settings, PreviewSink rows, out long rejected)
    {
        var log = new SourceLog(source.Name, format.Info.Key);
        var bytes = source.Sample.Bytes;
        // The last line of a sample may be cut.
        if (!source.Sample.Whole && bytes.Span.LastIndexOf((byte)'\n') is > 0 and var end) bytes = bytes[..(end + 1)];
        var zone = settings.Zone ?? mapping.Zone;
        var input = new ImportInput
        {
            Name = source.Name,
            Sample = source.Sample,
            Open = () => new MemoryStream(bytes.ToArray()),
            Flows = rows.Flows,
            Agents = rows.Agents,
            Events = rows.Events,
            Log = log,
            Customers = CustomerHasher.FromSecret(settings.CustomerSecret),
            Facts = format.StartFacts(),
            Mapping = source.Sheet is null ? mapping : mapping with { Delimiter = SheetText.Delimiter },
            Zone = zone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone),
        };
        var problems = format.Read(input, rows);
        rejected = log.Rejected;
        return problems;
    }
}

/// <summary>Keeps the first records as sentences (templates <c>preview.…</c>); people appear by number.</summary>
internal sealed class PreviewSink(int most) : IRecordSink
{
    private const string Unknown = "–";

    private SourceLog? _log;

    public NameTable Flows { get; } = new();

    public NameTable Agents { get; } = new();

    public EventNames Events { get; } = new();

    public List<Message> Rows { get; } = [];

    public string? Take(ref ContactRecord contact)
    {
        _log?.Keep(in contact);
        if (Rows.Count >= most) return null;
        Rows.Add(Message.Of(
            contact.Outcome == ContactOutcome.Answered ? "preview.answered" : "preview.abandoned", Argument.Count("row", contact.Row), Argument.Date("date", contact.Date), Argument.Of("time", Clock(contact.ArrivalSeconds)),
            Argument.Of("flow", contact.Flow >= 0 ? Flows[contact.Flow] : Unknown), Argument.Seconds("wait", contact.WaitSeconds),
            Argument.Of("handle", contact.HandleSeconds < 0 ? Unknown : Whole(contact.HandleSeconds)), Argument.Of("agent", contact.Agent < 0 ? Unknown : Whole(contact.Agent + 1))));
        return null;
    }

    public string? Take(ref EventRecord @event)
    {
        _log?.Keep(@event.Row, @event.Tags);
        if (Rows.Count >= most) return null;
        var moment = Instant.FromUnixTimeMilliseconds(@event.Milliseconds).InUtc().LocalDateTime;
        Rows.Add(Message.Of(
            "preview.event", Argument.Count("row", @event.Row), Argument.Date("date", moment.Date), Argument.Of("time", Clock(moment.TimeOfDay.Hour * 3600 + moment.TimeOfDay.Minute * 60 + moment.TimeOfDay.Second)),
            Argument.Of("activity", @event.Activity < 0 ? Unknown : Events.Activities[@event.Activity]), Argument.Of("group", @event.Group < 0 ? Unknown : Events.Groups[@event.Group])));
        return null;
    }

    public string? Take(ref IntervalRecord interval)
    {
        _log?.Keep(interval.Row, interval.Tags);
        if (Rows.Count >= most) return null;
        Rows.Add(Message.Of(
            "preview.interval", Argument.Count("row", interval.Row), Argument.Date("date", LocalDate.FromDateOnly(DateOnly.FromDayNumber(interval.Day))), Argument.Of("time", Clock(interval.StartSeconds)),
            Argument.Count("minutes", interval.LengthSeconds / 60), Argument.Of("flow", Flows[interval.Flow]), Argument.Count("offered", interval.Offered), Argument.Of("answered", Whole(interval.Answered)),
            Argument.Of("abandoned", Whole(interval.Abandoned)), Argument.Of("handle", Whole(interval.HandleSeconds)), Argument.Of("wait", Whole(interval.WaitSecondsAnswered))));
        return null;
    }

    public void From(SourceLog source) => _log = source;

    private static string Whole(long? number) => number is { } known ? known.ToString(CultureInfo.InvariantCulture) : Unknown;

    private static string Clock(int seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}");
}
