using System.Collections.Immutable;

namespace Plateau.Import.Formats;

/// <summary>What the values of a column look like (template <c>columns.kind.{kind}</c>).</summary>
public enum ColumnKind
{
    Empty,
    Moment,
    Date,
    Time,
    Duration,
    Number,
    Outcome,
    Label,
    Identifier,
    Text,
}

/// <summary>One column as it was looked at.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Field">What it most likely is; null = nothing of ours.</param>
/// <param name="ByName">Whether the header says so; else the values do.</param>
/// <param name="Example">First value; empty when there is none, and of identifiers and free text, which may be people's.</param>
public sealed record ColumnGuess(int Number, string Header, ColumnKind Kind, CsvField? Field, bool ByName, string Example);

/// <summary>The values of one column, counted.</summary>
internal sealed class ColumnValues
{
    /// <summary>Share of the filled cells that must be of a kind.</summary>
    private const double Most = 0.9;

    private readonly HashSet<string> _distinct = new(StringComparer.Ordinal);
    private readonly CsvOutcomes _outcomes = new();
    private int _moments, _dates, _times, _clocks, _numbers, _said, _late, _padded;
    private double _sum;

    public int Filled { get; private set; }

    public int Distinct => _distinct.Count;

    public string First { get; private set; } = "";

    /// <summary>Mean of numbers and durations.</summary>
    public double Mean => Filled == 0 ? 0 : _sum / Filled;

    public bool AllWhole { get; private set; } = true;

    public double Greatest { get; private set; }

    /// <summary>Moments and times all stand on whole five minutes: they begin intervals.</summary>
    public bool OnGrid { get; private set; } = true;

    public ColumnKind Kind
    {
        get
        {
            if (Filled == 0) return ColumnKind.Empty;
            var needed = Most * Filled;
            if (_moments >= needed) return ColumnKind.Moment;
            if (_dates >= needed) return ColumnKind.Date;
            // A column of clocks is times of day when they lie in working hours, afternoons among them or with leading zeros; else durations.
            if (_clocks >= needed) return _times >= needed && Mean > 4 * 3600 && (_late > 0 || _padded >= needed) ? ColumnKind.Time : ColumnKind.Duration;
            if (_times >= needed) return ColumnKind.Time;
            if (_said >= needed && Distinct is >= 2 and <= 6) return ColumnKind.Outcome;
            if (_numbers >= needed) return AllWhole && Filled >= 10 && Distinct >= Most * Filled && Greatest >= 10_000 ? ColumnKind.Identifier : ColumnKind.Number;
            if (Filled >= 10 && Distinct >= Most * Filled) return ColumnKind.Identifier;
            return Distinct <= Math.Max(30, Filled / 10) ? ColumnKind.Label : ColumnKind.Text;
        }
    }

    public void Add(ReadOnlySpan<char> cell)
    {
        cell = cell.Trim();
        if (IntervalCells.IsBlank(cell)) return;
        Filled++;
        if (First.Length == 0) First = cell.Length > 40 ? string.Concat(cell[..40], "…") : cell.ToString();
        if (_distinct.Count < 5_000) _distinct.Add(cell.ToString());
        if (_outcomes.Of(cell) is not null) _said++;
        var isPlain = DurationReading.TryNumber(cell, out var number);
        if ((!isPlain || cell.Length is 10 or 13) && IsMoment(cell, out var moment))
        {
            if (cell.Contains(':') || cell.Contains('h') || isPlain) _moments++;
            else _dates++;
            OnGrid &= moment.Seconds % 300 == 0;
            return;
        }

        if (DateReading.TryTime(cell, out var time) || IntervalRows.TryStart(cell, out time, out _))
        {
            _times++;
            _sum += time;
            OnGrid &= time % 300 == 0;
            if (time >= 13 * 3600) _late++;
            if (cell.Length >= 5 && cell[2] is ':' or 'h') _padded++;
            if (!cell.Contains('-') && cell.Contains(':')) _clocks++;
        }
        else if (isPlain || DurationReading.TryExact(cell, 1, out number))
        {
            if (cell.Contains(':')) _clocks++;
            else _numbers++;
            _sum += number;
            AllWhole &= number == Math.Floor(number);
            Greatest = Math.Max(Greatest, number);
        }
    }

    private static bool IsMoment(ReadOnlySpan<char> cell, out WrittenMoment moment)
    {
        foreach (var order in Enum.GetValues<DateOrder>())
        {
            if (DateReading.TryMoment(cell, order, out moment)) return true;
        }

        moment = default;
        return false;
    }
}

/// <summary>What each column of a table most likely is: by its name, else by its values.</summary>
/// <param name="Format">Key of the format that would read it.</param>
public sealed record TableGuess(string Format, ImmutableArray<ColumnGuess> Columns)
{
    private const int RowsLookedAt = 2_000;

    private static readonly (string Format, ImmutableArray<(CsvField Field, string[] Words)> Words)[] _formats =
        [("contact-csv", CsvColumns.Synonyms), ("event-csv", EventColumns.Synonyms), ("interval-csv", IntervalColumns.Synonyms)];

    /// <summary>Null when the text is no table.</summary>
    /// <param name="format">Key of the format that is to read it; null = the likeliest.</param>
    public static TableGuess? Of(FileSample sample, char? delimiter, string? format = null)
    {
        if (CsvLayout.Of(sample, delimiter) is not { } layout) return null;
        var values = layout.Header.Select(_ => new ColumnValues()).ToArray();
        var rows = new CsvRowReader(new StringReader(layout.Encoding.GetString(sample.Bytes.Span)), layout.Delimiter);
        rows.Next();
        for (var row = 0; row < RowsLookedAt && rows.Next(); row++)
        {
            for (var cell = 0; cell < Math.Min(rows.Count, values.Length); cell++) values[cell].Add(rows[cell]);
        }

        var names = _formats.ToDictionary(kind => kind.Format, kind => CsvColumns.Match(layout.Header, null, kind.Words, sample.Name, [], kind.Format == "interval-csv" ? [.. layout.Header.Select(IntervalColumns.WithoutMarks)] : null).Index);
        var likeliest = format is not null && names.ContainsKey(format) ? format : Likeliest(names, values);
        // A name that the values contradict says nothing.
        var named = names[likeliest].Where(pair => Fits(pair.Key, values[pair.Value].Kind)).ToDictionary(pair => pair.Value, pair => pair.Key);
        var fields = new ValueFields(values, named).Find(likeliest);
        return new(likeliest, [.. layout.Header.Select((header, at) => new ColumnGuess(
            at + 1, header, values[at].Kind, fields.TryGetValue(at, out var field) ? field : null, named.ContainsKey(at), values[at].Kind is ColumnKind.Identifier or ColumnKind.Text ? "" : values[at].First))]);
    }

    private static bool Fits(CsvField field, ColumnKind kind) => kind == ColumnKind.Empty || field switch
    {
        CsvField.Arrival or CsvField.ArrivalDate or CsvField.ArrivalTime or CsvField.QueueStart or CsvField.End or CsvField.Time => kind is ColumnKind.Moment or ColumnKind.Date or ColumnKind.Time or ColumnKind.Duration,
        CsvField.WaitSeconds or CsvField.HandleSeconds or CsvField.TalkSeconds or CsvField.WrapUpSeconds => kind is not (ColumnKind.Moment or ColumnKind.Date),
        _ => true,
    };

    private static string Likeliest(Dictionary<string, ImmutableDictionary<CsvField, int>> names, ColumnValues[] values)
    {
        var kinds = values.Select(column => column.Kind).ToArray();
        var clocks = values.Where(column => column.Kind is ColumnKind.Moment or ColumnKind.Time).ToArray();
        var whole = values.Count(column => column.Kind == ColumnKind.Number && column.AllWhole);
        var hasDurations = kinds.Contains(ColumnKind.Duration) || kinds.Contains(ColumnKind.Number);
        var comesAgain = values.Any(column => column.Kind is ColumnKind.Text or ColumnKind.Number or ColumnKind.Label && column.Distinct > column.Filled / 20 && column.Distinct >= 5 && column.Distinct < 0.7 * column.Filled);
        var scores = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["contact-csv"] = 1 + names["contact-csv"].Count,
            ["event-csv"] = names["event-csv"].Count + (comesAgain && !hasDurations ? 3 : 0),
            ["interval-csv"] = names["interval-csv"].Count + (clocks.Length > 0 && clocks.All(column => column.OnGrid) && whole >= 2 ? 4 : 0),
        };
        return _formats.Select(kind => kind.Format).MaxBy(key => scores[key])!;
    }
}

/// <summary>Gives the columns whose names say nothing the fields that are still missing, by their values.</summary>
internal sealed class ValueFields(ColumnValues[] values, Dictionary<int, CsvField> named)
{
    private readonly Dictionary<int, CsvField> _fields = new(named);

    public Dictionary<int, CsvField> Find(string format)
    {
        switch (format)
        {
            case "event-csv":
                Give(CsvField.Time, ColumnKind.Moment, ColumnKind.Date);
                GiveFewest(CsvField.Activity);
                Give(CsvField.Case, ColumnKind.Identifier, ColumnKind.Number, ColumnKind.Text, ColumnKind.Label);
                GiveFewest(CsvField.Group);
                break;
            case "interval-csv":
                Start();
                GiveFewest(CsvField.Flow);
                foreach (var column in Free(ColumnKind.Number).Where(at => values[at].AllWhole).OrderByDescending(at => values[at].Mean).ThenBy(at => at).Zip([CsvField.Offered, CsvField.AnsweredCount, CsvField.AbandonedCount]).ToArray())
                {
                    if (!_fields.ContainsValue(column.Second)) _fields[column.First] = column.Second;
                }

                break;
            default:
                Contact();
                break;
        }

        return _fields;
    }

    private void Contact()
    {
        Start();
        if (!_fields.ContainsValue(CsvField.Outcome)) Give(CsvField.Outcome, ColumnKind.Outcome);
        GiveFewest(CsvField.Flow);
        if (!_fields.ContainsValue(CsvField.WaitSeconds) && !_fields.ContainsValue(CsvField.Answered)) Durations();
        GiveFewest(CsvField.Agent);
        Give(CsvField.ContactId, ColumnKind.Identifier);
        Give(CsvField.Customer, ColumnKind.Identifier);
    }

    /// <summary>Customers mostly wait less long than they are served.</summary>
    private void Durations()
    {
        var free = Free(ColumnKind.Duration, ColumnKind.Number).OrderBy(at => values[at].Kind == ColumnKind.Duration ? 0 : 1).Take(2).OrderBy(at => values[at].Mean).ToArray();
        if (free.Length > 0) _fields[free[0]] = CsvField.WaitSeconds;
        if (free.Length > 1 && !_fields.ContainsValue(CsvField.HandleSeconds)) _fields[free[1]] = CsvField.HandleSeconds;
    }

    private void Start()
    {
        if (_fields.ContainsValue(CsvField.Arrival)) return;
        if (!_fields.ContainsValue(CsvField.ArrivalDate))
        {
            if (Free(ColumnKind.Moment).Any())
            {
                Give(CsvField.Arrival, ColumnKind.Moment);
                return;
            }

            Give(CsvField.ArrivalDate, ColumnKind.Date);
        }

        Give(CsvField.ArrivalTime, ColumnKind.Time);
    }

    private IEnumerable<int> Free(params ColumnKind[] kinds) => Enumerable.Range(0, values.Length).Where(at => !_fields.ContainsKey(at) && kinds.Contains(values[at].Kind));

    private void Give(CsvField field, params ColumnKind[] kinds)
    {
        if (_fields.ContainsValue(field)) return;
        foreach (var kind in kinds)
        {
            if (Free(kind).Cast<int?>().FirstOrDefault() is not { } column) continue;
            _fields[column] = field;
            return;
        }
    }

    /// <summary>Of the small sets of labels the smallest that has two or more.</summary>
    private void GiveFewest(CsvField field)
    {
        if (!_fields.ContainsValue(field) && Free(ColumnKind.Label).Where(at => values[at].Distinct >= 2).OrderBy(at => values[at].Distinct).Cast<int?>().FirstOrDefault() is { } column) _fields[column] = field;
    }
}
