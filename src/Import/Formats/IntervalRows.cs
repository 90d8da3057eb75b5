using Plateau.Model.Texts;

namespace Plateau.Import.Formats;

/// <summary>The rows of one table of intervals, once its columns and what they mean are known.</summary>
internal sealed class IntervalRows(ImportInput input, CsvColumns columns, IntervalUnits units, DateOrder order, CsvLayout layout)
{
    private readonly CsvClock _clock = new(input, order);
    private readonly CsvRowReader _rows = layout.Open(input.Open);
    private readonly IntervalFacts _facts = (IntervalFacts?)input.Facts ?? new IntervalFacts();
    private readonly int _start = columns.Of(columns.Has(CsvField.Arrival) ? CsvField.Arrival : CsvField.ArrivalDate);
    private readonly int _least = columns.Index.Values.Max() + 1;

    /// <returns>What stopped the reading; null when it reached the end.</returns>
    public Problem? Run(IRecordSink sink)
    {
        _rows.Next();
        input.Log.RowText = _rows.Text;
        sink.From(input.Log);
        var checks = 0;
        while (_rows.Next())
        {
            if ((++checks & 0xfff) == 0) input.Cancellation.ThrowIfCancellationRequested();
            if (_rows.IsBlank) continue;
            var interval = new IntervalRecord { Row = _rows.LineNumber };
            var wrong = _rows.Cut ? RejectionCatalogue.TooLong : Parse(ref interval) ?? sink.Take(ref interval);
            if (_clock.Trouble is not null) break;
            if (wrong is not null) input.Log.Reject(_rows.LineNumber, wrong);
            else _facts.Add(in interval, input.Name);
        }

        input.Log.RowText = null;
        input.ZoneFound = _clock.ZoneFound;
        return _clock.Trouble;
    }

    /// <summary>9:00, 9h00, or a stretch: 9:00-9:15, 9h-9h15, 09:00 à 09:15.</summary>
    /// <param name="end">Seconds after midnight; −1 when only the start is written.</param>
    public static bool TryStart(ReadOnlySpan<char> cell, out int start, out int end)
    {
        end = -1;
        var text = cell.Trim();
        foreach (var sign in (ReadOnlySpan<string>)[" à ", " to ", " au ", "-", "–", "/"])
        {
            var at = text.IndexOf(sign, StringComparison.OrdinalIgnoreCase);
            if (at <= 0) continue;
            if (!TryClock(text[..at], out start) || !TryClock(text[(at + sign.Length)..], out end)) return false;
            if (end == 0) end = 86_400;
            return end > start;
        }

        return TryClock(text, out start);
    }

    private static bool TryClock(ReadOnlySpan<char> text, out int seconds)
    {
        text = text.Trim();
        if (text is [.., 'h' or 'H']) text = string.Concat(text, "00");
        if (text is "24:00" or "24h00") text = "00:00";
        return DateReading.TryTime(text, out seconds);
    }

    private ReadOnlySpan<char> Cell(CsvField field) => Cell(columns.Of(field));

    private ReadOnlySpan<char> Cell(int column) => column >= 0 && column < _rows.Count ? _rows[column].Trim() : [];

    private string? Parse(ref IntervalRecord interval)
    {
        if (_rows.Count < _least) return RejectionCatalogue.Fields;
        if (columns.Has(CsvField.Zone)) _clock.Zone(Cell(CsvField.Zone), interval.Row);
        if (Place(ref interval) is { } misplaced) return misplaced;
        var name = columns.Has(CsvField.Flow) ? Cell(CsvField.Flow).ToString() : columns.Has(CsvField.QueueId) ? "" : CsvContacts.OnlyFlow;
        var id = Cell(CsvField.QueueId).ToString();
        if (name.Length == 0 && id.Length == 0) return RejectionCatalogue.FlowEmpty;
        if (Math.Max(name.Length, id.Length) > BoundedNames.LongestBytes) return RejectionCatalogue.TooLong;
        if (Counts(ref interval) is { } wrong) return wrong;
        if (Durations(ref interval) is { } unclear) return unclear;
        interval.Flow = input.Flows.IndexOf(_facts.Queues.Of(id, name));
        var channel = Cell(CsvField.Channel).ToString().ToLowerInvariant();
        if (channel.Length <= BoundedNames.LongestBytes) input.Labels.Channel(interval.Flow, channel);
        interval.RowHash = RowHash.Of(_rows.Content);
        var moment = interval.IsInstant ? _clock.InstantSeconds!.Value : 86_400L * interval.Day + interval.StartSeconds;
        interval.Identity = RowHash.Of(FormattableString.Invariant($"{(id.Length > 0 ? id : name)}\u001f{channel}\u001f{moment}").AsSpan());
        return null;
    }

    private string? Place(ref IntervalRecord interval)
    {
        if (!_clock.TryMoment(Cell(_start), interval.Row, out interval.Day, out interval.StartSeconds)) return RejectionCatalogue.Date;
        interval.IsInstant = _clock.InstantSeconds is not null;
        interval.LengthSeconds = units.LengthSeconds;
        if (columns.Has(CsvField.ArrivalTime) && !columns.Has(CsvField.Arrival))
        {
            if (!TryStart(Cell(CsvField.ArrivalTime), out interval.StartSeconds, out var end)) return RejectionCatalogue.Time;
            if (end > 0) interval.LengthSeconds = end - interval.StartSeconds;
        }

        if (columns.Has(CsvField.End) && _clock.TrySecondsOfDay(Cell(CsvField.End), interval.Row, interval.Day, interval.StartSeconds, out var until) && until > interval.StartSeconds && until <= 2 * 86_400)
            interval.LengthSeconds = until - interval.StartSeconds;
        if (columns.Has(CsvField.IntervalMinutes) && !IntervalCells.TryLength(Cell(CsvField.IntervalMinutes), out interval.LengthSeconds)) return RejectionCatalogue.Number;
        if (interval.LengthSeconds == 86_400 && DateReading.TryMoment(Cell(_start), order, out var written))
        {
            // A whole day is the day that is written, whatever hour its midnight is elsewhere.
            (interval.Day, interval.StartSeconds, interval.IsInstant) = (written.Day, 0, false);
        }

        interval.LengthSeconds = Math.Min(interval.LengthSeconds, 86_400 - interval.StartSeconds);
        return null;
    }

    private string? Counts(ref IntervalRecord interval)
    {
        if (!TryCount(CsvField.Offered, out var offered) || !TryCount(CsvField.AnsweredCount, out interval.Answered) || !TryCount(CsvField.AbandonedCount, out interval.Abandoned)
            || !TryCount(CsvField.AnsweredWithin, out interval.AnsweredWithin) || !TryCount(CsvField.AbandonedShort, out interval.AbandonedShort)) return RejectionCatalogue.Number;
        offered ??= interval is { Answered: { } answered, Abandoned: { } abandoned } ? answered + abandoned : null;
        if (offered is null) return RejectionCatalogue.Number;
        interval.Offered = offered.Value;
        if (interval.Offered == 0)
        {
            // Nobody came: an empty cell is 0.
            interval.Answered ??= 0;
            interval.Abandoned ??= 0;
            interval.AnsweredWithin ??= 0;
            interval.AbandonedShort ??= 0;
            interval.AbandonedWithin = 0;
            (interval.WaitSecondsAnswered, interval.WaitSecondsAbandoned, interval.HandleSeconds) = (0, 0, 0);
        }

        return interval.AnsweredWithin > interval.Answered || interval.AbandonedShort > interval.Abandoned ? RejectionCatalogue.Contradiction : null;
    }

    /// <returns>False when something unreadable is there.</returns>
    private bool TryCount(CsvField field, out int? count)
    {
        count = null;
        var cell = Cell(field);
        if (!columns.Has(field) || IntervalCells.IsBlank(cell)) return true;
        var isCount = IntervalCells.TryCount(cell, out var known);
        count = known;
        return isCount;
    }

    private string? Durations(ref IntervalRecord interval)
    {
        var handled = interval.Answered ?? Math.Max(0, interval.Offered - (interval.Abandoned ?? 0));
        if (!TrySeconds(CsvField.WaitSeconds, interval.Answered, out var wait) || !TrySeconds(CsvField.HandleSeconds, handled, out var handle)
            || !TrySeconds(CsvField.TalkSeconds, handled, out var talk) || !TrySeconds(CsvField.WrapUpSeconds, handled, out var after)) return RejectionCatalogue.Number;
        if (wait < 0) return RejectionCatalogue.NegativeWait;
        if (handle < 0 || talk < 0 || after < 0) return RejectionCatalogue.NegativeHandle;
        handle ??= talk is null ? null : talk + (after ?? 0);
        interval.WaitSecondsAnswered = wait ?? interval.WaitSecondsAnswered;
        interval.HandleSeconds = handle ?? interval.HandleSeconds;
        interval.Handled = handled;
        return null;
    }

    /// <summary>The total in seconds; null when nothing is there, or an average of an unknown number.</summary>
    private bool TrySeconds(CsvField field, int? contacts, out long? total)
    {
        total = null;
        var cell = Cell(field);
        if (!columns.Has(field)) return true;
        if (IntervalCells.IsBlank(cell))
        {
            if (contacts == 0) total = 0;
            return true;
        }

        if (!DurationReading.TryExact(cell, CsvColumns.ScaleOf(layout.Header[columns.Of(field)]), out var seconds) || Math.Abs(seconds) > 1e9) return false;
        if (!units.Averages[field]) total = (long)Math.Round(seconds, MidpointRounding.AwayFromZero);
        else if (contacts is { } count) total = (long)Math.Round(seconds * count, MidpointRounding.AwayFromZero);
        return total is null || Math.Abs(total.Value) <= 10_000_000_000;
    }
}
