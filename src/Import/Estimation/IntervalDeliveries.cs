using System.Globalization;
using Plateau.Import.Formats;
using Plateau.Model.Texts;

namespace Plateau.Import.Estimation;

/// <summary>What an interval is beside those that came before.</summary>
internal enum Delivery
{
    /// <summary>It was not there.</summary>
    First,

    /// <summary>An equal row was there.</summary>
    Again,

    /// <summary>A different row was there: this one counts in its place.</summary>
    Instead,
}

/// <summary>An interval that counts, and the source whose row it is.</summary>
internal readonly record struct Delivered(IntervalRecord Interval, SourceLog Source);

/// <summary>
/// All intervals that count, so that each counts once however often it is delivered: the last delivery wins, as the platforms do it. In the hour that a clock change repeats, the second row of a source is
/// the second hour. Memory grows with days × periods × flows.
/// </summary>
internal sealed class IntervalDeliveries
{
    private const int MostTold = 5;

    private readonly Dictionary<ulong, Delivered> _counted = [];
    private readonly Dictionary<ulong, (SourceLog Source, int Times)> _ambiguous = [];
    private readonly List<Message> _notes = [];

    /// <summary>Intervals in whose place another delivery counts.</summary>
    public long Replaced { get; private set; }

    /// <param name="earlier">What no longer counts; meaningful with <see cref="Delivery.Instead"/>.</param>
    public Delivery Take(in IntervalRecord interval, SourceLog source, out Delivered earlier)
    {
        var key = interval.Identity + (ulong)HourOf(in interval, source);
        if (!_counted.TryGetValue(key, out earlier))
        {
            _counted.Add(key, new(interval, source));
            return Delivery.First;
        }

        if (earlier.Interval.RowHash == interval.RowHash) return Delivery.Again;
        _counted[key] = new(interval, source);
        Replaced++;
        if (_notes.Count < MostTold)
        {
            _notes.Add(Message.Of(
                "note.interval-replaced", Argument.Of("first", Where(earlier.Source, earlier.Interval.Row)), Argument.Of("second", Where(source, interval.Row)),
                Argument.Count("before", earlier.Interval.Offered), Argument.Count("after", interval.Offered)));
        }

        return Delivery.Instead;
    }

    public IEnumerable<Message> Notes() => Replaced == 0 ? [] : [Message.Of("note.intervals-replaced", Argument.Count("count", Replaced)), .. _notes];

    /// <summary>0; in an hour that comes twice and is written without an offset, 1 for the second row of a source.</summary>
    private int HourOf(in IntervalRecord interval, SourceLog source)
    {
        if ((interval.Tags & RowTags.AmbiguousTime) == RowTags.None) return 0;
        var times = _ambiguous.TryGetValue(interval.Identity, out var seen) && ReferenceEquals(seen.Source, source) ? seen.Times + 1 : 0;
        _ambiguous[interval.Identity] = (source, times);
        return Math.Min(times, 1);
    }

    private static string Where(SourceLog source, long row) => string.Create(CultureInfo.InvariantCulture, $"{source.Name}:{row}");
}
