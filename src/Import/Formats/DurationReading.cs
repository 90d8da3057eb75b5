using System.Globalization;

namespace Plateau.Import.Formats;

/// <summary>Durations as exports write them: 185, 185.3, 185,3, 1 234,5, 3:05, 0:03:05, 185 s.</summary>
internal static class DurationReading
{
    /// <param name="scale">Seconds for one unit of a plain number.</param>
    /// <param name="seconds">Rounded to whole seconds.</param>
    public static bool TrySeconds(ReadOnlySpan<char> text, double scale, out int seconds)
    {
        seconds = 0;
        if (!TryExact(text, scale, out var value)) return false;
        value = Math.Round(value, MidpointRounding.AwayFromZero);
        if (Math.Abs(value) > 1e8) return false;
        seconds = (int)value;
        return true;
    }

    /// <summary>As <see cref="TrySeconds"/>, with the fractions of plain numbers.</summary>
    public static bool TryExact(ReadOnlySpan<char> text, double scale, out double seconds)
    {
        text = text.Trim();
        if (text.EndsWith("s", StringComparison.OrdinalIgnoreCase)) text = text[..^1].TrimEnd();
        if (text.Contains(':'))
        {
            var isClock = TryClock(text, out var whole);
            seconds = whole;
            return isClock;
        }

        if (!TryNumber(text, out seconds)) return false;
        seconds *= scale;
        return true;
    }

    /// <summary>A plain number: 185, 185.3, 185,3, 1 234,5.</summary>
    public static bool TryNumber(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        text = text.Trim();
        Span<char> plain = stackalloc char[32];
        if (text.IsEmpty || text.Length > plain.Length) return false;
        var point = Math.Max(text.LastIndexOf(','), text.LastIndexOf('.'));
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character is ' ' or '\u00a0' or '\u202f' or '\'') continue;
            if (character is ',' or '.')
            {
                // The last of the two kinds is the decimal sign, an earlier one separates thousands.
                if (i == point) plain[length++] = '.';
                continue;
            }

            plain[length++] = character;
        }

        return double.TryParse(plain[..length], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    private static bool TryClock(ReadOnlySpan<char> text, out int seconds)
    {
        seconds = 0;
        var parts = 0;
        foreach (var range in text.Split(':'))
        {
            var part = text[range];
            if (parts == 2 && part.IndexOfAny('.', ',') is var fraction and >= 0) part = part[..fraction];
            if (++parts > 3 || !int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 100_000 || (parts > 1 && number > 59)) return false;
            seconds = 60 * seconds + number;
        }

        return true;
    }
}
