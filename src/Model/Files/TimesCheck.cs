using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Plateau.Model.People;
using Plateau.Model.Texts;
using Plateau.Model.Ways;

namespace Plateau.Model.Files;

/// <summary>Hours and days of a draft: opening times, shifts, breaks, recorded times.</summary>
internal sealed class TimesCheck(ProblemList problems, GridCheck grid)
{
    private const int DayMinutes = 1440;

    public OpeningTime Open(string path, OpeningTimeDraft draft)
    {
        var (from, to) = Span(path, draft.From, draft.To);
        OnLimit($"{path}.from", from);
        OnLimit($"{path}.to", to);
        return new(Days($"{path}.days", draft.Days), from, to);
    }

    public Shift Shift(string path, ShiftDraft draft)
    {
        var (from, to) = Span(path, draft.From, draft.To);
        if (draft.Agents is null) problems.Add($"{path}.agents", "centre-missing");
        var breaks = ImmutableArray.CreateBuilder<FixedBreak>();
        foreach (var (i, pause) in draft.Breaks.Index())
        {
            var here = CentreChecker.At($"{path}.breaks", i);
            var made = new FixedBreak(Time($"{here}.at", pause.At) ?? from, Minutes($"{here}.minutes", pause.Minutes), (BreakKind)problems.Choice($"{here}.kind", pause.Kind, CentreKeys.BreakKinds, usual: 0));
            if (from < to && (made.AtMinutes < from || made.AtMinutes + made.Minutes > to))
                problems.Add(here, "centre-break-outside", Argument.TimeOfDay("at", made.AtMinutes), Argument.Count("minutes", made.Minutes), Argument.TimeOfDay("from", from), Argument.TimeOfDay("to", to));
            else if (breaks.FirstOrDefault(other => made.AtMinutes < other.AtMinutes + other.Minutes && other.AtMinutes < made.AtMinutes + made.Minutes) is { } other)
                problems.Add(here, "centre-breaks-overlap", Argument.TimeOfDay("at", made.AtMinutes), Argument.TimeOfDay("other", other.AtMinutes));
            breaks.Add(made);
        }

        return new(problems.NotNegative($"{path}.agents", draft.Agents), Days($"{path}.days", draft.Days), from, to) { Breaks = breaks.ToImmutable() };
    }

    public MovableBreak Movable(string path, MovableBreakDraft draft)
    {
        var start = Time($"{path}.start", draft.Start) ?? 0;
        var latest = draft.Latest is null ? start : Time($"{path}.latest", draft.Latest) ?? start;
        var minutes = Minutes($"{path}.minutes", draft.Minutes);
        if (latest < start) problems.Add($"{path}.latest", "centre-latest", Argument.TimeOfDay("latest", latest), Argument.TimeOfDay("start", start));
        else if (latest + minutes > DayMinutes) problems.Add(path, "centre-break-day", Argument.TimeOfDay("latest", latest), Argument.Count("minutes", minutes));
        if (draft.Agents is null) problems.Add($"{path}.agents", "centre-missing");
        return new(start, latest, minutes, problems.Whole($"{path}.agents", draft.Agents, 1, int.MaxValue, 1), problems.Whole($"{path}.queueAtLeast", draft.QueueAtLeast, 1, int.MaxValue, 1));
    }

    /// <summary>Seconds since the start of the grid, in order.</summary>
    public ImmutableArray<double> Recorded(string path, ImmutableArray<TimesRow>? rows)
    {
        if (rows is null) problems.Add(path, "centre-missing");
        var byDay = new ImmutableArray<double>?[grid.Days.Length];
        foreach (var row in rows ?? [])
        {
            var here = $"{path}.{row.Day}";
            var day = grid.Days.IndexOf(row.Day);
            if (day < 0) problems.Unknown(here, "day", row.Day, grid.Days);
            else byDay[day] = DayOf(here, row.Times);
        }

        return [.. byDay.SelectMany((times, day) => (times ?? []).Select(seconds => (day * 86_400_0000000L + (long)Math.Round(seconds * 1e7)) / 1e7))];
    }

    private ImmutableArray<double> DayOf(string path, ImmutableArray<string?> times)
    {
        var seconds = ImmutableArray.CreateBuilder<double>();
        foreach (var (i, time) in times.Index())
        {
            var here = string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]");
            if (!ClockText.TrySeconds(time, out var found)) problems.Add(here, "centre-time-seconds", Argument.Of("value", time ?? ""));
            else if (seconds.Count > 0 && found < seconds[^1]) problems.Add(here, "centre-recorded-order", Argument.Of("value", time!), Argument.Of("before", ClockText.OfSeconds(seconds[^1]).Time));
            else seconds.Add(found);
        }

        return seconds.ToImmutable();
    }

    private (int From, int To) Span(string path, string? fromText, string? toText)
    {
        var (from, to) = (Time($"{path}.from", fromText), Time($"{path}.to", toText));
        if (from is { } start && to is { } end && end <= start) problems.Add($"{path}.to", "centre-times-order", Argument.TimeOfDay("from", start), Argument.TimeOfDay("to", end));
        return (from ?? 0, to ?? DayMinutes);
    }

    private int? Time(string path, string? text)
    {
        if (text is null)
        {
            problems.Add(path, "centre-missing");
            return null;
        }

        if (ClockText.TryMinutes(text, out var minutes)) return minutes;
        problems.Add(path, "centre-time", Argument.Of("value", text));
        return null;
    }

    private int Minutes(string path, double? minutes)
    {
        if (minutes is null) problems.Add(path, "centre-missing");
        return problems.Whole(path, minutes, 1, DayMinutes, 1);
    }

    private ImmutableArray<IsoDayOfWeek> Days(string path, string? text)
    {
        if (text is null) return [];
        if (!ClockText.TryDays(text, out var days)) problems.Add(path, "centre-weekdays", Argument.Of("value", text));
        return days;
    }

    private void OnLimit(string path, int minutes)
    {
        var length = grid.Grid.PeriodMinutes;
        if (minutes % length == 0) return;
        var before = minutes / length * length;
        problems.Add(path, "centre-open-off-limit", Argument.TimeOfDay("time", minutes), Argument.Count("minutes", length), Argument.Of("before", ClockText.OfMinutes(before)), Argument.Of("after", ClockText.OfMinutes(before + length)));
    }
}
