using System.Runtime.CompilerServices;
using NodaTime;
using Plateau.Import.Formats;
using Plateau.Model.Observations;

namespace Plateau.Import.Estimation;

/// <summary>Where records of both kinds go: contacts to the observer at once and to those of the same customer, events to be put together with the rest of their cases.</summary>
internal sealed class RecordSink(Observer observer, CaseLog cases, JourneyLog journeys) : IRecordSink
{
    public string? Take(ref ContactRecord contact)
    {
        if (observer.Take(ref contact) is { } refused) return refused;
        journeys.Take(in contact);
        return null;
    }

    public string? Take(ref EventRecord @event) => cases.Take(in @event);

    public string? Take(ref IntervalRecord interval) => observer.Take(ref interval);

    public void From(SourceLog source)
    {
        observer.Source = source;
        cases.From(source);
    }
}

/// <summary>The events of one reading: held, put in order, counted.</summary>
internal sealed class CaseLog(ReadingSettings settings, IReadOnlyList<SourceLog> sources) : IDisposable
{
    private const long MillisecondsPerDay = 86_400_000;
    private static readonly int _epochDay = new DateOnly(1970, 1, 1).DayNumber;

    private readonly CaseAssembler<CaseEvent> _assembler = new(settings.EventBuffer);
    private int _source;

    public long Events => _assembler.Count;

    /// <summary>Where events wait that memory does not hold; null while it holds all.</summary>
    public string? SpillPath => _assembler.SpillPath;

    public void From(SourceLog source)
    {
        if (sources[_source] == source) return;
        _source = 0;
        while (sources[_source] != source) _source++;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public string? Take(in EventRecord record)
    {
        if (record.Row > 0)
        {
            var source = sources[_source];
            source.See(_epochDay + (int)((record.Milliseconds - (record.Milliseconds < 0 ? MillisecondsPerDay - 1 : 0)) / MillisecondsPerDay));
            source.Keep(record.Row, record.Tags);
        }

        _assembler.Add(new CaseEvent
        {
            Case = record.Case,
            Milliseconds = record.Milliseconds,
            RowHash = record.RowHash,
            Row = record.Row,
            Activity = record.Activity,
            Resource = record.Resource,
            Group = record.Group,
            Flow = record.Flow,
            Tags = record.Tags,
            Source = (short)_source,
            Tier = (short)record.Tier,
        });
        return null;
    }

    /// <summary>To be called once, after the last source; null when no event came.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public CaseObservation? Finish(EventNames names, DateTimeZone zone, CancellationToken cancellation)
    {
        if (_assembler.Count == 0) return null;
        var (week, checks) = (WeekOf(zone, cancellation), 0);
        var counter = new CaseCounter(sources, week);
        foreach (var piece in _assembler.PiecesInOrder())
        {
            foreach (ref readonly var next in piece.Span)
            {
                if ((++checks & 0xffff) == 0) cancellation.ThrowIfCancellationRequested();
                counter.Add(in next);
            }
        }

        counter.Finish();
        return CaseBuilder.Build(counter, names, week);
    }

    /// <summary>One moment of a case counts once, however many rows it has and files it is in: two deliveries of one day change nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private WorkingWeek WeekOf(DateTimeZone zone, CancellationToken cancellation)
    {
        var week = new WorkingWeek(zone);
        var (last, moment, checks) = (0UL, long.MinValue, 0);
        foreach (var piece in _assembler.PiecesInOrder())
        {
            foreach (ref readonly var next in piece.Span)
            {
                if ((++checks & 0xffff) == 0) cancellation.ThrowIfCancellationRequested();
                if (next.Case != last || next.Milliseconds != moment) week.See(next.Group, next.Milliseconds);
                (last, moment) = (next.Case, next.Milliseconds);
            }
        }

        week.Finish();
        return week;
    }

    public void Dispose() => _assembler.Dispose();
}
