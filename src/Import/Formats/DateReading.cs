using System.Collections.Immutable;

namespace Plateau.Import.Formats;

/// <summary>Order of day, month and year in written dates.</summary>
public enum DateOrder
{
    YearMonthDay,

    DayMonthYear,

    MonthDayYear,
}

/// <summary>A moment as written in a cell.</summary>
/// <param name="Day">Day number.</param>
/// <param name="Seconds">After midnight, fractions cut off; 0 when only a date is written.</param>
/// <param name="OffsetMinutes">Offset from UTC as written; null when none is.</param>
/// <param name="Milliseconds">What was cut off from the seconds, 0 to 999.</param>
internal readonly record struct WrittenMoment(int Day, int Seconds, int? OffsetMinutes, int Milliseconds = 0);

/// <summary>
/// Reads dates and times as people and machines write them: 2026-11-22T08:05:00+01:00, 22/11/2026 08:05, 22.11.26 8h05, 11/22/2026 8:05 PM, 20261122, 1764000000.
/// Only the order of day and month must be known beforehand.
/// </summary>
internal static class DateReading
{
    /// <summary>Orders that the text can be read in; empty when it is no date.</summary>
    public static ImmutableArray<DateOrder> Possible(ReadOnlySpan<char> text)
    {
        var orders = ImmutableArray.CreateBuilder<DateOrder>(3);
        foreach (var order in (ReadOnlySpan<DateOrder>)[DateOrder.YearMonthDay, DateOrder.DayMonthYear, DateOrder.MonthDayYear])
        {
            if (TryMoment(text, order, out _)) orders.Add(order);
        }

        return orders.ToImmutable();
    }

    /// <summary>The order of the letters d, M and y in a pattern such as dd/MM/yyyy HH:mm; null when it has not all three.</summary>
    public static DateOrder? OrderOf(string pattern)
    {
        int day = pattern.IndexOf('d', StringComparison.Ordinal), month = pattern.IndexOf('M', StringComparison.Ordinal), year = pattern.IndexOf('y', StringComparison.Ordinal);
        if (day < 0 || month < 0 || year < 0) return null;
        if (year < month && month < day) return DateOrder.YearMonthDay;
        if (day < month && month < year) return DateOrder.DayMonthYear;
        return month < day && day < year ? DateOrder.MonthDayYear : null;
    }

    public static bool TryMoment(ReadOnlySpan<char> text, DateOrder order, out WrittenMoment moment)
    {
        moment = default;
        text = text.Trim();
        if (TryUnixTime(text, out moment) || TrySerial(text, out moment)) return true;
        if (!TryDay(ref text, order, out var day)) return false;
        text = text.TrimStart();
        if (text.StartsWith("T", StringComparison.Ordinal) || text.StartsWith(",", StringComparison.Ordinal)) text = text[1..].TrimStart();
        if (text.IsEmpty)
        {
            moment = new(day, 0, null);
            return true;
        }

        if (!TryTimeOfDay(ref text, out var seconds, out var milliseconds) || !TryOffset(text, out var offset)) return false;
        moment = new(day, seconds, offset, milliseconds);
        return true;
    }

    /// <summary>A time alone: 8:05, 08:05:30.250, 8h05, 8:05 PM.</summary>
    public static bool TryTime(ReadOnlySpan<char> text, out int seconds)
    {
        text = text.Trim();
        return TryTimeOfDay(ref text, out seconds, out _) && text.IsEmpty;
    }

    private static bool TryDay(ref ReadOnlySpan<char> text, DateOrder order, out int day)
    {
        day = 0;
        Span<int> parts = stackalloc int[3];
        Span<int> digits = stackalloc int[3];
        var length = DigitCount(text);
        if (length is 8 or 6 && (text.Length == length || text[length] is ' ' or 'T'))
        {
            // Compact: two digits each, four for the year of eight digits.
            var year = length - 4;
            Span<int> widths = order switch { DateOrder.YearMonthDay => [year, 2, 2], _ => [2, 2, year] };
            var at = 0;
            for (var i = 0; i < 3; i++)
            {
                parts[i] = Number(text.Slice(at, widths[i]));
                digits[i] = widths[i];
                at += widths[i];
            }

            text = text[length..];
            return Compose(parts, digits, order, out day);
        }

        var separator = '\0';
        for (var i = 0; i < 3; i++)
        {
            var count = DigitCount(text);
            if (count is 0 or > 4) return false;
            parts[i] = Number(text[..count]);
            digits[i] = count;
            text = text[count..];
            if (i == 2) break;
            if (text.IsEmpty || text[0] is not ('/' or '-' or '.' or ' ') || (separator != '\0' && text[0] != separator)) return false;
            separator = text[0];
            text = text[1..];
        }

        // Nobody writes month first with points or spaces.
        if (order == DateOrder.MonthDayYear && separator is '.' or ' ') return false;
        return (text.IsEmpty || !char.IsAsciiDigit(text[0])) && Compose(parts, digits, order, out day);
    }

    private static bool Compose(Span<int> parts, Span<int> digits, DateOrder order, out int day)
    {
        day = 0;
        var (year, month, dayOfMonth) = order switch
        {
            DateOrder.YearMonthDay => (0, 1, 2),
            DateOrder.DayMonthYear => (2, 1, 0),
            _ => (2, 0, 1),
        };
        if (digits[year] is not (2 or 4) || digits[month] > 2 || digits[dayOfMonth] > 2) return false;
        var fullYear = digits[year] == 4 ? parts[year] : parts[year] + (parts[year] >= 70 ? 1900 : 2000);
        return fullYear is >= 1900 and <= 2200 && Digits.TryDay(fullYear, parts[month], parts[dayOfMonth], out day);
    }

    private static bool TryTimeOfDay(ref ReadOnlySpan<char> text, out int seconds, out int milliseconds)
    {
        (seconds, milliseconds) = (0, 0);
        var count = DigitCount(text);
        if (count is 0 or > 2) return false;
        var hours = Number(text[..count]);
        text = text[count..];
        if (text.IsEmpty || text[0] is not (':' or 'h' or 'H')) return false;
        text = text[1..];
        if (!TryPair(ref text, out var minutes)) return false;
        var rest = 0;
        if (text is [':' or 'm', ..])
        {
            text = text[1..];
            if (!TryPair(ref text, out rest)) return false;
            if (text is ['s', ..]) text = text[1..];
            if (text is ['.' or ',', ..] && DigitCount(text[1..]) is var fraction and > 0)
            {
                for (var digit = 0; digit < 3; digit++) milliseconds = 10 * milliseconds + (digit < fraction ? text[1 + digit] - '0' : 0);
                text = text[(1 + fraction)..];
            }
        }

        text = text.TrimStart();
        if (text.StartsWith("AM", StringComparison.OrdinalIgnoreCase) || text.StartsWith("PM", StringComparison.OrdinalIgnoreCase))
        {
            if (hours is < 1 or > 12) return false;
            hours = hours % 12 + (text[0] is 'P' or 'p' ? 12 : 0);
            text = text[2..].TrimStart();
        }

        seconds = 3600 * hours + 60 * minutes + rest;
        return hours <= 23 && minutes <= 59 && rest <= 59;
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out int? offset)
    {
        offset = null;
        if (text.IsEmpty) return true;
        if (text is "Z" or "z" || text.Equals("UTC", StringComparison.OrdinalIgnoreCase))
        {
            offset = 0;
            return true;
        }

        if (text[0] is not ('+' or '-')) return false;
        var negative = text[0] == '-';
        text = text[1..];
        if (!TryPair(ref text, out var hours)) return false;
        var minutes = 0;
        if (text is [':', ..]) text = text[1..];
        if (!text.IsEmpty && !TryPair(ref text, out minutes)) return false;
        offset = (negative ? -1 : 1) * (60 * hours + minutes);
        return text.IsEmpty && hours <= 18 && minutes <= 59;
    }

    /// <summary>Seconds (10 digits) or milliseconds (13) since 1970 in UTC.</summary>
    private static bool TryUnixTime(ReadOnlySpan<char> text, out WrittenMoment moment)
    {
        moment = default;
        var count = DigitCount(text);
        if (count is not (10 or 13) || (text.Length != count && text[count] != '.')) return false;
        long value = 0;
        foreach (var digit in text[..count]) value = 10 * value + (digit - '0');
        var milliseconds = count == 13 ? (int)(value % 1000) : 0;
        if (count == 13) value /= 1000;
        moment = new(new DateOnly(1970, 1, 1).DayNumber + (int)(value / 86_400), (int)(value % 86_400), 0, milliseconds);
        return true;
    }

    /// <summary>A date that a spreadsheet wrote as the number it counts days by: 46027 or 46027.375, from 1954 to 2119.</summary>
    public static bool TrySerial(ReadOnlySpan<char> text, out WrittenMoment moment)
    {
        moment = default;
        if (DigitCount(text) != 5 || (text.Length > 5 && (text[5] is not ('.' or ',') || text.Length == 6 || DigitCount(text[6..]) != text.Length - 6)) || text.Length > 24) return false;
        var days = Number(text[..5]);
        if (days is < 20_000 or > 80_000) return false;
        double fraction = 0, unit = 0.1;
        for (var at = 6; at < text.Length; at++, unit /= 10) fraction += unit * (text[at] - '0');
        var seconds = (int)Math.Round(86_400 * fraction);
        moment = new(new DateOnly(1899, 12, 30).DayNumber + days + seconds / 86_400, seconds % 86_400, null);
        return true;
    }

    private static bool TryPair(ref ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        if (text.Length < 2 || !char.IsAsciiDigit(text[0]) || !char.IsAsciiDigit(text[1])) return false;
        number = Number(text[..2]);
        text = text[2..];
        return true;
    }

    private static int DigitCount(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (count < text.Length && char.IsAsciiDigit(text[count])) count++;
        return count;
    }

    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits) number = 10 * number + (digit - '0');
        return number;
    }
}
