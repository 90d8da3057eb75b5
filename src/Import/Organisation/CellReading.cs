using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Plateau.Import.Formats;
using Plateau.Model.Files;
using Plateau.Model.Texts;
using Plateau.Spreadsheets;

namespace Plateau.Import.Organisation;

/// <summary>Whether a skill is held, and at which level where that was said.</summary>
public readonly record struct LevelSaid(bool Holds, int? Level);

/// <summary>Reads what people write in cells: French and English, typed as text or as a value of the spreadsheet. Null = it cannot be read as that.</summary>
internal static class CellReading
{
    private const double MinutesPerDay = 1440;
    private static readonly string[] Yes = ["oui", "yes", "vrai", "true", "o", "y", "1", "x"];
    private static readonly string[] No = ["non", "no", "faux", "false", "n", "0"];
    private static readonly string[] French = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
    private static readonly string[] English = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    private static readonly string[] EveryDay = ["touslesjours", "everyday", "7j7", "247", "daily", "7jours7"];
    private static readonly string[] Ticks = ["✓", "✔", "☑", "●", "•", "√"];
    private static readonly string[] Crosses = ["✗", "✘", "☐", "-", "–"];

    /// <summary>As it would be typed.</summary>
    public static string? Text(ReadCell cell) => cell switch
    {
        { Text: { } text } => text,
        { Number: { } number } => number.ToString("R", CultureInfo.InvariantCulture),
        { Day: { } day } => day.TimeOfDay == TimeSpan.Zero ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : day.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        { Truth: { } truth } => truth ? "oui" : "non",
        _ => null,
    };

    /// <summary>1234.5, 1 234,5, 12 %.</summary>
    public static double? Number(ReadCell cell)
    {
        if (cell.Number is { } number) return number;
        if (cell.Text is not { } text) return null;
        var typed = string.Concat(text.Where(letter => !char.IsWhiteSpace(letter) && letter != '\''));
        var percent = typed.EndsWith('%');
        if (percent) typed = typed[..^1];
        // A comma is a decimal sign unless a point follows it (1,234.5).
        if (typed.Contains('.', StringComparison.Ordinal)) typed = typed.Replace(",", "", StringComparison.Ordinal);
        else if (typed.Count(letter => letter == ',') == 1) typed = typed.Replace(',', '.');
        return double.TryParse(typed, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? (percent ? value / 100 : value) : null;
    }

    /// <summary>Days first where day and month could be exchanged: the workbook is French or British.</summary>
    public static LocalDate? Date(ReadCell cell)
    {
        if (cell.Day is { } day) return LocalDate.FromDateTime(day);
        if (cell.Text is not { } text) return null;
        foreach (var order in (ReadOnlySpan<DateOrder>)[DateOrder.YearMonthDay, DateOrder.DayMonthYear, DateOrder.MonthDayYear])
        {
            if (DateReading.TryMoment(text, order, out var moment)) return LocalDate.FromDateOnly(DateOnly.FromDayNumber(moment.Day));
        }

        return null;
    }

    /// <summary>Minutes after midnight, 0 to 1440: 8:30, 8h30, 8 h, 24:00, or a time of the spreadsheet.</summary>
    public static int? Time(ReadCell cell)
    {
        if (cell.Day is { } moment) return (int)Math.Round(moment.TimeOfDay.TotalMinutes);
        if (cell.Number is { } share) return share is >= 0 and <= 1 ? (int)Math.Round(share * MinutesPerDay) : share is > 1 and <= 24 && share == Math.Floor(share) ? (int)share * 60 : null;
        if (cell.Text is not { } text) return null;
        var typed = string.Concat(text.Where(letter => !char.IsWhiteSpace(letter))).ToLowerInvariant().Replace('h', ':');
        if (typed.EndsWith(':')) typed += "00";
        if (!typed.Contains(':', StringComparison.Ordinal)) typed += ":00";
        return ClockText.TryMinutes(typed.Length > 5 && typed.EndsWith(":00", StringComparison.Ordinal) && typed.Count(letter => letter == ':') == 2 ? typed[..^3] : typed, out var minutes) ? minutes : null;
    }

    /// <summary>lun-ven, lundi à vendredi, Mon, Wed; in order from Monday.</summary>
    public static ImmutableArray<IsoDayOfWeek>? Days(ReadCell cell)
    {
        if (cell.Text is not { } text) return null;
        if (EveryDay.Contains(Folding.Of(text), StringComparer.Ordinal)) return [.. Enumerable.Range(1, 7).Select(day => (IsoDayOfWeek)day)];
        var found = new SortedSet<IsoDayOfWeek>();
        var listed = text.Replace(" et ", ",", StringComparison.OrdinalIgnoreCase).Replace(" and ", ",", StringComparison.OrdinalIgnoreCase).Replace('&', ',').Replace(';', ',').Replace('/', ',');
        foreach (var part in listed.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Replace(" à ", "-", StringComparison.OrdinalIgnoreCase).Replace(" au ", "-", StringComparison.OrdinalIgnoreCase).Replace(" to ", "-", StringComparison.OrdinalIgnoreCase).Replace('–', '-').Split('-').Select(Day).ToArray();
            if (ends.Length > 2 || ends.Contains(-1)) return null;
            for (var day = ends[0]; ; day = (day + 1) % 7)
            {
                found.Add((IsoDayOfWeek)(day + 1));
                if (day == ends[^1]) break;
            }
        }

        return found.Count > 0 ? [.. found] : null;
    }

    public static bool? YesNo(ReadCell cell)
    {
        if (cell.Truth is { } truth) return truth;
        var word = Text(cell) ?? "";
        if (Ticks.Contains(word, StringComparer.Ordinal) || Yes.Contains(Folding.Of(word), StringComparer.Ordinal)) return true;
        return Crosses.Contains(word, StringComparer.Ordinal) || No.Contains(Folding.Of(word), StringComparer.Ordinal) ? false : null;
    }

    /// <summary>0 to 4; I, L, U, O (one bar to a full square: learning to teaching); ticks and yes or no, which say no level.</summary>
    public static LevelSaid? Level(ReadCell cell)
    {
        if (cell.Number is { } number) return number == Math.Floor(number) && number is >= 0 and <= 4 ? new LevelSaid(number > 0, (int)number) : null;
        if (cell.Truth is { } truth) return new LevelSaid(truth, truth ? null : 0);
        var word = (cell.Text ?? "").ToUpperInvariant();
        if (word is "I" or "L" or "U" or "O") return new LevelSaid(true, "ILUO".IndexOf(word[0], StringComparison.Ordinal) + 1);
        if (word.Length == 1 && char.IsAsciiDigit(word[0])) return word[0] <= '4' ? new LevelSaid(word[0] > '0', word[0] - '0') : null;
        return YesNo(cell) is { } held ? new LevelSaid(held, held ? null : 0) : null;
    }

    /// <summary>The value of the choice that the word stands for.</summary>
    public static object? Choice(ReadCell cell, ImmutableArray<Choice> choices)
    {
        var word = Folding.Of(Text(cell));
        return choices.FirstOrDefault(choice => Folding.Of(choice.Words.French) == word || Folding.Of(choice.Words.English) == word || choice.Others.Any(other => Folding.Of(other) == word))?.Value;
    }

    /// <summary>First letters are enough from the third on: lun, lund., mon.</summary>
    private static int Day(string text)
    {
        var word = Folding.Of(text);
        if (word.Length < 3 && word is not ("lu" or "ma" or "me" or "je" or "ve" or "sa" or "di")) return -1;
        var french = Array.FindIndex(French, day => day.StartsWith(word, StringComparison.Ordinal));
        return french >= 0 ? french : Array.FindIndex(English, day => day.StartsWith(word, StringComparison.Ordinal));
    }
}
