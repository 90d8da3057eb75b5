using System.Collections.Immutable;
using NodaTime;
using Plateau.Import.Estimation;
using Plateau.Import.Formats;
using Plateau.Model;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Import;

/// <summary>From files to evidence: the one entrance of this project.</summary>
public static class Reading
{
    /// <summary>Zone taken when neither user, mapping, log nor format tells one; the result then carries a note.</summary>
    public const string AssumedZone = "Europe/Paris";

    /// <summary>Reads the files as one history of one centre.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; nothing is kept.</exception>
    public static ReadingResult Run(ReadingRequest request, ReadingSettings? settings = null, IProgress<ReadingProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        settings ??= ReadingSettings.Defaults;
        var problems = new List<Problem>();
        ReadingChecks.Settings(settings, problems);
        var sources = ReadingChecks.Sources(request, settings, problems);
        var pseudonyms = settings.Pseudonyms ?? Pseudonyms.None;
        if (problems.Count > 0) return new(null, ImportLog.Empty, [.. problems], pseudonyms);
        return new ReadingRun(request, settings, progress, cancellation).Run(sources, problems, pseudonyms);
    }
}

/// <summary>One reading under way.</summary>
internal sealed class ReadingRun(ReadingRequest request, ReadingSettings settings, IProgress<ReadingProgress>? progress, CancellationToken cancellation)
{
    /// <summary>Problems after which it helps to say what the columns seem to be.</summary>
    private static readonly string[] _columnsUnknown =
        ["csv-no-dates", "csv-no-outcome", "csv-no-wait", "events-no-case", "events-no-time", "events-no-activity", "interval-no-start", "interval-no-counts", "dates-unreadable"];

    private readonly NameTable _flows = new();
    private readonly NameTable _agents = new();
    private readonly Dictionary<string, IFactCollector?> _facts = new(StringComparer.Ordinal);
    private readonly EventNames _events = new();
    private readonly SeenLabels _labels = new();
    private readonly List<SourceLog> _logs = [];
    private readonly List<Message> _notes = [];
    private readonly List<string> _aliases = [];
    private string? _zone = settings.Zone ?? settings.Mapping?.Zone;
    private double _creditSeconds;

    public ReadingResult Run(ImmutableArray<RecognisedSource> sources, List<Problem> problems, Pseudonyms pseudonyms)
    {
        foreach (var (name, other) in sources.Select(source => source.Mapping).OfType<CsvMapping>().Distinct().SelectMany(mapping => mapping.Flows))
        {
            _aliases.Add(name);
            _flows.Alias(name, other);
            _events.Alias(name, other);
        }

        var observer = new Observer(settings, _flows, _agents) { BySource = sources.Length > 1 ? new() : null };
        var customers = CustomerHasher.FromSecret(settings.CustomerSecret);
        using var cases = new CaseLog(settings, _logs);
        using var journeys = new JourneyLog(settings);
        var sink = new RecordSink(observer, cases, journeys);
        foreach (var source in sources) Read(source, observer, sink, customers, problems);
        foreach (var holder in _facts.Values.OfType<IRecordHolder>()) holder.Finish(sink);
        observer.Finish();
        var seen = cases.Finish(_events, DateTimeZoneProviders.Tzdb.GetZoneOrNull(_zone ?? Reading.AssumedZone) ?? DateTimeZone.Utc, cancellation);
        pseudonyms = pseudonyms.With(_agents.Names);
        var log = new ImportLog([.. _logs.Select(source => source.ToQuality())]);
        ReadingChecks.Log(_logs, settings, observer.Counted, seen?.Events ?? 0, problems);
        if (observer.Counted == 0) return new(seen is null ? null : EventsAlone(seen, log), log, [.. problems], pseudonyms);

        var builder = new ObservationBuilder(settings, observer, _flows, _agents, pseudonyms);
        var observed = builder.Build(_creditSeconds);
        var people = builder.AgentIndices.Select(agent => new SeenPerson(settings.KeepNames ? _agents[agent] : null, _labels.TeamOf(agent))).ToArray();
        var channels = observed.Flows.Select(flow => _labels.ChannelOf(_flows.Find(flow.Flow.Value))).ToArray();
        var centre = ModelBuilder.Build(request.CentreName ?? NameOf(request.Paths[0]), _zone ?? Reading.AssumedZone, observed, settings, people, channels);
        var quality = Quality(log, observed, observer, centre);
        return new(new CentreEvidence(centre, observed, quality) { Cases = seen, Journeys = journeys.Finish(_flows, _labels, cancellation) }, log, [.. problems], pseudonyms);
    }

    /// <summary>A log of events says nothing of demand, waits or durations: the centre stays empty rather than be guessed.</summary>
    private CentreEvidence EventsAlone(CaseObservation cases, ImportLog log)
    {
        if (_zone is null) _notes.Add(Message.Of("note.zone-assumed", Argument.Of("zone", Reading.AssumedZone)));
        ReadingNotes.AddAliases(_notes, _aliases, _flows, _events);
        ReadingNotes.AddEvents(_notes, _logs, _events, settings);
        var centre = CentreModel.Unknown(request.CentreName ?? NameOf(request.Paths[0]), _zone ?? Reading.AssumedZone, settings.PeriodMinutes);
        return new(centre, null, new() { Sources = log.Sources, MissingDays = [], Holes = [], Notes = [.. _notes] }) { Cases = cases };
    }

    private void Read(RecognisedSource source, Observer observer, RecordSink sink, CustomerHasher customers, List<Problem> problems)
    {
        var format = source.Format;
        var log = new SourceLog(source.Name, format.Info.Key, settings.RejectedRows);
        _logs.Add(log);
        if (!_facts.TryGetValue(format.Info.Key, out var facts)) _facts.Add(format.Info.Key, facts = format.StartFacts());
        var zoneId = _zone ?? source.Mapping?.Zone ?? format.Info.DefaultZone;
        var input = new ImportInput
        {
            Name = source.Name,
            Sample = source.Sample,
            Open = () => source.Open(settings, log, progress),
            Flows = _flows,
            Agents = _agents,
            Events = _events,
            Labels = _labels,
            Log = log,
            Customers = customers,
            Facts = facts,
            Mapping = source.Sheet is null ? source.Mapping : (source.Mapping ?? new CsvMapping()) with { Delimiter = SheetText.Delimiter },
            Zone = zoneId is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(zoneId),
            Cancellation = cancellation,
        };
        if (source.Sheet is { } sheet) _notes.AddRange(sheet.Notes);
        sink.From(log);
        observer.Zone = input.Zone ?? DateTimeZoneProviders.Tzdb[Reading.AssumedZone];
        try
        {
            var trouble = format.Read(input, sink);
            problems.AddRange(trouble);
            if (trouble.Any(problem => _columnsUnknown.Contains(problem.What.Code)) && ColumnMapping.Proposal(source) is { } proposal) problems.Add(proposal);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            problems.Add(Problem.At(source.Name, "file-damaged", Argument.Count("rows", log.Read)));
        }

        _zone ??= input.ZoneFound ?? format.Info.DefaultZone;
        _creditSeconds = Math.Max(_creditSeconds, format.Info.WaitingCreditSeconds);
    }

    private static string NameOf(string path)
    {
        var name = Path.GetFileName(path);
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 ? name[..dot] : name;
    }

    private DataQuality Quality(ImportLog log, ObservedCentre observed, Observer observer, CentreModel centre)
    {
        var all = new int[observed.Grid.Count];
        foreach (var flow in observed.Flows)
        {
            for (var period = 0; period < all.Length; period++) all[period] += flow.ArrivalsPerPeriod[period];
        }

        if (_zone is null) _notes.Add(Message.Of("note.zone-assumed", Argument.Of("zone", Reading.AssumedZone)));
        var collectors = _facts.Values.OfType<IFactCollector>().ToArray();
        _notes.AddRange(collectors.SelectMany(collector => collector.Notes()));
        ReadingNotes.AddAliases(_notes, _aliases, _flows, _events);
        ReadingNotes.Add(_notes, _logs, observed, observer, centre, settings, _agents);
        if (_events.Activities.Count > 0) ReadingNotes.AddEvents(_notes, _logs, _events, settings);
        return new()
        {
            Sources = log.Sources,
            MissingDays = HoleFinder.MissingDays(observed.Grid),
            Holes = HoleFinder.Find(observed.Grid, all),
            Notes = [.. _notes],
            Overlaps = observer.BySource?.Overlaps(_flows) ?? [],
            Facts = [.. collectors.SelectMany(collector => collector.Facts())],
        };
    }
}
