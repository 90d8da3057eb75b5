namespace Plateau.Import.Formats;

/// <summary>Numbers, dates and times of fixed forms straight from bytes: no culture, no strings.</summary>
internal static class Digits
{
    /// <summary>A whole number with an optional minus sign.</summary>
    public static bool TryNumber(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        var negative = text is [(byte)'-', ..];
        if (negative) text = text[1..];
        if (text.Length is 0 or > 9) return false;
        foreach (var value in text)
        {
            var digit = value - '0';
            if ((uint)digit > 9) return false;
            number = 10 * number + digit;
        }

        if (negative) number = -number;
        return true;
    }

    /// <summary>h:mm:ss of a day, as seconds after midnight.</summary>
    public static bool TryTime(ReadOnlySpan<byte> text, out int seconds)
    {
        seconds = 0;
        if (text.Length is not (7 or 8) || text[^3] != ':' || text[^6] != ':') return false;
        if (!TryNumber(text[..^6], out var hours) || !TryPair(text[^5..], out var minutes) || !TryPair(text[^2..], out var rest)) return false;
        if ((uint)hours > 23 || minutes > 59 || rest > 59) return false;
        seconds = 3600 * hours + 60 * minutes + rest;
        return true;
    }

    /// <summary>yymmdd as a day number; years 70 to 99 belong to the twentieth century.</summary>
    public static bool TryDate6(ReadOnlySpan<byte> text, out int day)
    {
        day = 0;
        if (text.Length != 6 || !TryPair(text, out var year) || !TryPair(text[2..], out var month) || !TryPair(text[4..], out var dayOfMonth)) return false;
        return TryDay(year + (year >= 70 ? 1900 : 2000), month, dayOfMonth, out day);
    }

    public static bool TryDay(int year, int month, int dayOfMonth, out int day)
    {
        day = 0;
        if (year is < 1 or > 9999 || month is < 1 or > 12 || dayOfMonth < 1 || dayOfMonth > DateTime.DaysInMonth(year, month)) return false;
        day = new DateOnly(year, month, dayOfMonth).DayNumber;
        return true;
    }

    private static bool TryPair(ReadOnlySpan<byte> text, out int number)
    {
        int tens = text[0] - '0', ones = text[1] - '0';
        number = 10 * tens + ones;
        return (uint)tens <= 9 && (uint)ones <= 9;
    }
}
