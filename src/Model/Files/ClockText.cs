using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace Plateau.Model.Files;

/// <summary>Times and days as people write them in a centre file: <c>08:30</c>, <c>24:00</c>, <c>08:03:12.5</c>, <c>Mon-Fri</c>, <c>Mon, Wed-Fri</c>.</summary>
public static class ClockText
{
    private const long TicksPerSecond = 10_000_000;
    private const long SecondsPerDay = 86_400;
    private static readonly string[] Short = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    /// <summary>Minutes after midnight, 0 to 1440, of <c>8:30</c> or <c>08:30</c>.</summary>
    public static bool TryMinutes(string? text, out int minutes)
    {
        minutes = 0;
        if (text?.Trim().Split(':') is not [var hours, var rest] || !TryDigits(hours, 2, out var h) || rest.Length != 2 || !TryDigits(rest, 2, out var m)) return false;
        minutes = h * 60 + m;
        return m < 60 && minutes <= 1440;
    }

    public static string OfMinutes(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");

    /// <summary>Seconds after midnight, 0 to below 86,400, to the tick of 100 ns, of <c>08:03</c>, <c>08:03:12</c> or <c>08:03:12.5</c>.</summary>
    public static bool TrySeconds(string? text, out double seconds)
    {
        seconds = 0;
        var parts = text?.Trim().Split(':') ?? [];
        if (parts.Length is not (2 or 3) || !TryMinutes($"{parts[0]}:{parts[1]}", out var minutes)) return false;
        long ticks = 0;
        if (parts.Length == 3)
        {
            var halves = parts[2].Split('.');
            if (halves.Length > 2 || halves[0].Length != 2 || !TryDigits(halves[0], 2, out var whole) || whole > 59) return false;
            var fraction = 0;
            if (halves.Length == 2 && (halves[1].Length == 0 || !TryDigits(halves[1].PadRight(7, '0'), 7, out fraction))) return false;
            ticks = whole * TicksPerSecond + fraction;
        }

        seconds = (minutes * 60 * TicksPerSecond + ticks) / (double)TicksPerSecond;
        return seconds < SecondsPerDay;
    }

    /// <summary>Day of the grid and time of the day, rounded to the tick.</summary>
    /// <param name="seconds">Since the start of the grid, at least 0.</param>
    public static (int Day, string Time) OfSeconds(double seconds)
    {
        var ticks = (long)Math.Round(seconds * TicksPerSecond);
        var day = (int)(ticks / (SecondsPerDay * TicksPerSecond));
        var rest = ticks % (SecondsPerDay * TicksPerSecond);
        var text = string.Create(CultureInfo.InvariantCulture, $"{OfMinutes((int)(rest / (60 * TicksPerSecond)))}:{rest / TicksPerSecond % 60:00}");
        var fraction = rest % TicksPerSecond;
        return (day, fraction == 0 ? text : text + "." + fraction.ToString("0000000", CultureInfo.InvariantCulture).TrimEnd('0'));
    }

    /// <summary>Days in order from Monday; a range may pass the end of the week (<c>Sat-Mon</c>).</summary>
    public static bool TryDays(string? text, out ImmutableArray<IsoDayOfWeek> days)
    {
        days = [];
        var found = new SortedSet<IsoDayOfWeek>();
        foreach (var part in (text ?? "").Split(','))
        {
            var ends = part.Split('-').Select(Day).ToArray();
            if (ends.Length > 2 || ends.Contains(-1)) return false;
            for (var day = ends[0]; ; day = (day + 1) % 7)
            {
                found.Add((IsoDayOfWeek)(day + 1));
                if (day == ends[^1]) break;
            }
        }

        days = [.. found];
        return true;
    }

    /// <summary>Runs of days as ranges: <c>Mon-Fri, Sun</c>.</summary>
    public static string OfDays(ImmutableArray<IsoDayOfWeek> days)
    {
        var runs = new List<string>();
        for (var at = 0; at < days.Length; at++)
        {
            var first = at;
            while (at + 1 < days.Length && days[at + 1] == days[at] + 1) at++;
            runs.Add(first == at ? Short[(int)days[at] - 1] : $"{Short[(int)days[first] - 1]}-{Short[(int)days[at] - 1]}");
        }

        return string.Join(", ", runs);
    }

    private static int Day(string text)
    {
        var name = text.Trim();
        return Array.FindIndex(Short, day => string.Equals(day, name, StringComparison.OrdinalIgnoreCase)) is >= 0 and var index
            ? index
            : Array.FindIndex(CentreKeys.Weekdays, day => string.Equals(day, name, StringComparison.OrdinalIgnoreCase));
    }

    private static bool TryDigits(string text, int most, out int number)
    {
        number = 0;
        return text.Length >= 1 && text.Length <= most && text.All(char.IsAsciiDigit) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
