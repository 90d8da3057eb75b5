using System.Collections.Immutable;
using System.Globalization;
using Plateau.Model.Texts;

namespace Plateau.Import.Formats;

/// <summary>
/// The queue file of Teleopti (Calabrio), which other systems write too: one queue and interval a row, 21 fields without header, <c>;</c> or <c>,</c>; durations are totals in seconds,
/// an empty field is 0.
/// </summary>
/// <remarks>
/// Fields: interval, date (yyyymmdd), time (HH:mm), queue, queue_name, offd_direct_call_cnt, overflow_in_call_cnt, aband_call_cnt, overflow_out_call_cnt, answ_call_cnt, queued_and_answ_call_dur,
/// queued_and_aband_call_dur, talking_call_dur, wrap_up_dur, queued_answ_longest_que_dur, queued_aband_longest_que_dur, avg_avail_member_cnt, ans_servicelevel_cnt, wait_dur,
/// aband_short_call_cnt, aband_within_sl_cnt.
/// </remarks>
public sealed class TeleoptiFormat : IImportFormat
{
    internal const int FieldCount = 21;

    private const int MostContacts = 1_000_000; // of one queue in one interval

    public FormatInfo Info { get; } = new("teleopti", null, 0);

    public Match Recognise(FileSample sample)
    {
        if (CsvLayout.Of(sample, null) is not { Header.Length: FieldCount } layout) return Match.No;
        return layout.Header[0] is "15" or "30" or "45" or "60" && TryDay(layout.Header[1], out _) && DateReading.TryTime(layout.Header[2], out _) ? new(95) : Match.No;
    }

    public IFactCollector StartFacts() => new IntervalFacts();

    public ImmutableArray<Problem> Read(ImportInput input, IRecordSink sink)
    {
        if (CsvLayout.Of(input.Sample, input.Mapping?.Delimiter) is not { } layout) return [Problem.At($"{input.Name}:1", "csv-one-column")];
        var facts = (IntervalFacts?)input.Facts ?? new IntervalFacts();
        var rows = layout.Open(input.Open);
        input.Log.RowText = rows.Text;
        sink.From(input.Log);
        while (rows.Next())
        {
            input.Cancellation.ThrowIfCancellationRequested();
            if (rows.IsBlank) continue;
            var interval = new IntervalRecord { Row = rows.LineNumber };
            var wrong = rows.Cut ? RejectionCatalogue.TooLong : Parse(rows, input, facts, ref interval) ?? sink.Take(ref interval);
            if (wrong is not null) input.Log.Reject(rows.LineNumber, wrong);
            else facts.Add(in interval, input.Name, TryWhole(rows, 8, out var onward) ? onward : 0);
        }

        input.Log.RowText = null;
        return [];
    }

    private static string? Parse(CsvRowReader rows, ImportInput input, IntervalFacts facts, ref IntervalRecord interval)
    {
        if (rows.Count != FieldCount) return RejectionCatalogue.Fields;
        if (!TryDay(rows[1].Trim(), out interval.Day)) return RejectionCatalogue.Date;
        if (!DateReading.TryTime(rows[2], out interval.StartSeconds)) return RejectionCatalogue.Time;
        if (!TryWhole(rows, 0, out var minutes) || minutes is < 1 or > 1440 || interval.StartSeconds + 60 * minutes > 86_400) return RejectionCatalogue.Number;
        if (rows[3].Trim().IsEmpty && rows[4].Trim().IsEmpty) return RejectionCatalogue.FlowEmpty;
        Span<int> numbers = stackalloc int[FieldCount];
        for (var field = 5; field < FieldCount; field++)
        {
            // The mean of agents at hand is the one field with decimals; nothing is made of it.
            if (field != 16 && !TryWhole(rows, field, out numbers[field])) return RejectionCatalogue.Number;
        }

        if (numbers[17] > numbers[9] || numbers[19] > numbers[7] || numbers[20] > numbers[7]) return RejectionCatalogue.Contradiction;
        for (var field = 5; field <= 9; field++)
        {
            if (numbers[field] > MostContacts) return RejectionCatalogue.Number;
        }

        interval.LengthSeconds = 60 * minutes;
        interval.Offered = numbers[5] + numbers[6];
        interval.Abandoned = numbers[7];
        interval.Answered = numbers[9];
        interval.WaitSecondsAnswered = numbers[10];
        interval.WaitSecondsAbandoned = numbers[11];
        interval.HandleSeconds = (long)numbers[12] + numbers[13];
        interval.Handled = numbers[9];
        interval.AnsweredWithin = numbers[17];
        interval.AbandonedShort = numbers[19];
        interval.AbandonedWithin = numbers[20];
        var id = rows[3].Trim().ToString();
        var queue = facts.Queues.Of(id, rows[4].Trim().ToString());
        if (queue.Length > BoundedNames.LongestBytes) return RejectionCatalogue.TooLong;
        interval.Flow = input.Flows.IndexOf(queue);
        interval.RowHash = RowHash.Of(rows.Content);
        interval.Identity = RowHash.Of(FormattableString.Invariant($"{(id.Length > 0 ? id : queue)} {interval.Day} {interval.StartSeconds}").AsSpan());
        return null;
    }

    private static bool TryDay(ReadOnlySpan<char> text, out int day)
    {
        day = 0;
        return text.Length == 8 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number / 10_000 is >= 1970 and <= 2100
            && Digits.TryDay(number / 10_000, number / 100 % 100, number % 100, out day);
    }

    /// <summary>A count or total, at least 0; empty = 0.</summary>
    private static bool TryWhole(CsvRowReader rows, int field, out int number)
    {
        number = 0;
        var text = rows[field].Trim();
        return text.IsEmpty || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= 50_000_000);
    }
}
