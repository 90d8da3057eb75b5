using System.Runtime.CompilerServices;
using Plateau.Import.Formats;
using Plateau.Model.Observations;

namespace Plateau.Import.Estimation;

/// <summary>The contacts of one reading: held, put in order of customer and time, counted.</summary>
internal sealed class JourneyLog(ReadingSettings settings) : IDisposable
{
    /// <summary>Beside the events of cases, whose buffer is the larger: both together stay within what a reading may take.</summary>
    private const int BufferShare = 4;

    private const int HoursPerWeek = 7 * 24;

    private readonly CaseAssembler<JourneyEntry> _assembler = new(Math.Max(1, settings.EventBuffer / BufferShare));
    private readonly bool[] _answeredInHour = new bool[HoursPerWeek];
    private long _first = long.MaxValue;
    private long _last = long.MinValue;
    private long _unmatched;
    private ulong _lastUnmatched;

    /// <summary>Where contacts wait that memory does not hold; null while it holds all.</summary>
    public string? SpillPath => _assembler.SpillPath;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Take(in ContactRecord contact)
    {
        if ((contact.Tags & RowTagCatalogue.NotCounted) != RowTags.None) return;
        var entry = JourneyEntry.Of(in contact);
        _first = Math.Min(_first, entry.Seconds);
        _last = Math.Max(_last, entry.Seconds);
        if (entry.Answered) _answeredInHour[HourOf(entry.Seconds)] = true;
        if (entry.Key != 0)
        {
            _assembler.Add(in entry);
        }
        else
        {
            // Legs of one contact follow one another: they count once.
            if (entry.Interaction == 0 || entry.Interaction != _lastUnmatched) _unmatched++;
            _lastUnmatched = entry.Interaction;
        }
    }

    /// <summary>To be called once, after the last source; null when no contact can be put together with another.</summary>
    public JourneyObservation? Finish(NameTable flows, SeenLabels labels, CancellationToken cancellation)
    {
        if (_assembler.Count == 0) return null;
        var counter = new JourneyCounter(new(settings.JourneyWindowDays, settings.LongWaitSeconds, _first, _last), seconds => _answeredInHour[HourOf(seconds)]);
        var checks = 0;
        foreach (var next in _assembler.InOrder())
        {
            if ((++checks & 0xffff) == 0) cancellation.ThrowIfCancellationRequested();
            counter.Add(in next);
        }

        counter.Finish();
        return JourneyBuilder.Build(counter, _unmatched, flows, labels);
    }

    public void Dispose() => _assembler.Dispose();

    /// <summary>Hour of the week: day 0 of the wall clock's count is a Monday.</summary>
    private static int HourOf(long seconds) => (int)(seconds / 3600 % HoursPerWeek);
}

/// <summary>What the counting of journeys rests on.</summary>
/// <param name="First">First arrival of the log, in seconds of the wall clock.</param>
/// <param name="Last">Last arrival.</param>
internal sealed record JourneyFrame(int WindowDays, int LongWaitSeconds, long First, long Last)
{
    public const long SecondsPerDay = 86_400;

    /// <summary>Windows that are always shown, in days.</summary>
    private static readonly int[] _usual = [1, 3, 7, 14, 30];

    public int[] Windows { get; } = [.. _usual.Append(WindowDays).Distinct().Order()];

    public long WindowSeconds { get; } = WindowDays * SecondsPerDay;

    public long Span => Last - First;

    public bool IsOver(long seconds, long window) => seconds + window <= Last;
}
