using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Texts;

namespace Plateau.Report.Texts;

/// <summary>
/// Numbers, shares, durations, dates and lists as each language writes them. It uses no culture of the machine: the same bytes everywhere.
/// French: decimal comma, thin no-break space between thousands and before %, no-break space before a unit.
/// </summary>
public sealed class Formatter(Language language)
{
    /// <summary>Stands for what is unknown.</summary>
    public const string UnknownMark = "–";

    internal const char ThinSpace = '\u202F';
    internal const char NoBreakSpace = '\u00A0';
    private const char Minus = '\u2212';

    private static readonly string[] FrenchMonths = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];
    private static readonly string[] EnglishMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    private static readonly string[] FrenchDays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
    private static readonly string[] EnglishDays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    private bool IsFrench => language == Language.French;

    public char DecimalSign => IsFrench ? ',' : '.';

    public char GroupSign => IsFrench ? ThinSpace : ',';

    /// <summary>Between a name and its value.</summary>
    public string Colon => IsFrench ? $"{ThinSpace}: " : ": ";

    /// <summary>What stands before the percent sign.</summary>
    public string PercentSign => IsFrench ? $"{ThinSpace}%" : "%";

    public string Write(Argument argument) => argument.Kind switch
    {
        ArgumentKind.Text or ArgumentKind.Channel => argument.Text,
        ArgumentKind.List => List(argument.Items),
        ArgumentKind.Date => LocalDatePattern.Iso.Parse(argument.Text) is { Success: true } date ? Date(date.Value) : argument.Text,
        _ => Write(argument.Kind, argument.Number),
    };

    /// <summary>A single number of the given kind; unknown when null or not finite.</summary>
    public string Write(ArgumentKind kind, double? value) => value is not { } number || !double.IsFinite(number) ? UnknownMark : kind switch
    {
        ArgumentKind.Count => Number(number, 0),
        ArgumentKind.Share => Percent(number),
        ArgumentKind.Seconds => Duration(number),
        ArgumentKind.Hours => Hours(number),
        ArgumentKind.TimeOfDay => TimeOfDay(number),
        ArgumentKind.Weekday => Weekday((int)number),
        _ => Trimmed(number, 2),
    };

    public string Count(long value) => Number(value, 0);

    /// <summary>A dash where it is not known.</summary>
    public string Count(long? value) => value is { } known ? Count(known) : UnknownMark;

    /// <summary>A number with exactly so many decimals; unknown when null or not finite.</summary>
    public string Number(double? value, int decimals)
    {
        if (value is not { } number || !double.IsFinite(number))
            return UnknownMark;
        var text = Math.Round(number, decimals, MidpointRounding.AwayFromZero).ToString($"F{decimals}", CultureInfo.InvariantCulture);
        var negative = text[0] == '-' && text.AsSpan(1).IndexOfAnyInRange('1', '9') >= 0;
        text = text.TrimStart('-');
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? "" : DecimalSign + text[(point + 1)..];
        return (negative ? Minus.ToString() : "") + Grouped(whole) + fraction;
    }

    /// <summary>A number with up to so many decimals, no zeros at the end.</summary>
    public string Trimmed(double? value, int mostDecimals)
    {
        if (value is not { } number || !double.IsFinite(number))
            return UnknownMark;
        var decimals = mostDecimals;
        while (decimals > 0 && Math.Abs(Math.Round(number, decimals) - Math.Round(number, decimals - 1)) < 1e-9)
            decimals--;
        return Number(number, decimals);
    }

    /// <summary>A share of 0 to 1 in percent: one decimal, none when it is whole.</summary>
    public string Percent(double? share, int? decimals = null) =>
        share is not { } value || !double.IsFinite(value) ? UnknownMark
        : (decimals is { } fixedDecimals ? Number(value * 100, fixedDecimals) : Trimmed(value * 100, 1)) + PercentSign;

    /// <summary>Percentage points, for differences of shares; with a sign unless the words around say the direction (a loss).</summary>
    public string Points(double? difference, int decimals = 1, bool signed = true) =>
        difference is not { } value || !double.IsFinite(value) ? UnknownMark : $"{(signed ? Signed(value * 100, decimals) : Number(value * 100, decimals))}{NoBreakSpace}pt";

    public string Signed(double value, int decimals) =>
        (Math.Round(value, decimals, MidpointRounding.AwayFromZero) > 0 ? "+" : "") + Number(value, decimals);

    /// <summary>As people say it: 4,2 s; 45 s; 3 min 05 s; 1 h 05 min.</summary>
    public string Duration(double? seconds)
    {
        if (seconds is not { } value || !double.IsFinite(value))
            return UnknownMark;
        var sign = value < 0 ? Minus.ToString() : "";
        value = Math.Abs(value);
        if (value < 9.95)
            return $"{(Math.Round(value, 1) > 0 ? sign : "")}{Trimmed(value, 1)}{NoBreakSpace}s";
        var whole = (long)Math.Round(value, MidpointRounding.AwayFromZero);
        if (whole < 60)
            return $"{sign}{whole}{NoBreakSpace}s";
        if (whole < 3600)
            return $"{sign}{whole / 60}{NoBreakSpace}min{NoBreakSpace}{Two(whole % 60)}{NoBreakSpace}s";
        var minutes = (long)Math.Round(value / 60, MidpointRounding.AwayFromZero);
        return $"{sign}{Number(minutes / 60, 0)}{NoBreakSpace}h{NoBreakSpace}{Two(minutes % 60)}{NoBreakSpace}min";
    }

    /// <summary>Hours with one decimal, none from a thousand on.</summary>
    public string Hours(double? hours) =>
        hours is not { } value || !double.IsFinite(value) ? UnknownMark : $"{Number(value, Math.Abs(value) >= 1000 ? 0 : 1)}{NoBreakSpace}h";

    /// <summary>Full-time equivalents with one decimal.</summary>
    public string FullTime(double? fullTimeEquivalents) =>
        fullTimeEquivalents is null ? UnknownMark : $"{Number(fullTimeEquivalents, 1)}{NoBreakSpace}{(IsFrench ? "ETP" : "FTE")}";

    /// <summary>An amount with its ISO 4217 code or usual sign.</summary>
    public string Money(double? amount, string currency)
    {
        if (amount is not { } value || !double.IsFinite(value))
            return UnknownMark;
        var sign = currency switch { "EUR" => "€", "GBP" => "£", "USD" => "$", _ => currency };
        var number = Number(value, Math.Abs(value) >= 100 ? 0 : 2);
        return IsFrench ? $"{number}{NoBreakSpace}{sign}" : sign.Length == 1 ? $"{sign}{number}" : $"{sign}{NoBreakSpace}{number}";
    }

    /// <summary>22 nov. 2026, or 22 Nov 2026.</summary>
    public string Date(LocalDate date) => IsFrench
        ? $"{(date.Day == 1 ? "1er" : date.Day.ToString(CultureInfo.InvariantCulture))}{NoBreakSpace}{FrenchMonths[date.Month - 1]}{NoBreakSpace}{Year(date)}"
        : $"{date.Day.ToString(CultureInfo.InvariantCulture)}{NoBreakSpace}{EnglishMonths[date.Month - 1]}{NoBreakSpace}{Year(date)}";

    /// <summary>Day and month without the year, for an axis.</summary>
    public string ShortDate(LocalDate date) => IsFrench
        ? $"{date.Day.ToString(CultureInfo.InvariantCulture)}{NoBreakSpace}{FrenchMonths[date.Month - 1]}"
        : $"{date.Day.ToString(CultureInfo.InvariantCulture)}{NoBreakSpace}{EnglishMonths[date.Month - 1]}";

    /// <param name="minutesAfterMidnight">0 to 1440.</param>
    public string TimeOfDay(double minutesAfterMidnight)
    {
        var minutes = (long)Math.Round(minutesAfterMidnight);
        var hour = (minutes / 60).ToString(CultureInfo.InvariantCulture);
        if (!IsFrench)
            return $"{Two(minutes / 60)}:{Two(minutes % 60)}";
        return minutes % 60 == 0 ? $"{hour}{NoBreakSpace}h" : $"{hour}{NoBreakSpace}h{NoBreakSpace}{Two(minutes % 60)}";
    }

    /// <param name="isoDay">1 Monday to 7 Sunday.</param>
    public string Weekday(int isoDay) =>
        isoDay is < 1 or > 7 ? UnknownMark : IsFrench ? FrenchDays[isoDay - 1] : EnglishDays[isoDay - 1];

    public string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => UnknownMark,
        1 => items[0],
        _ => string.Join(", ", items.Take(items.Count - 1)) + (IsFrench ? " et " : " and ") + items[^1],
    };

    /// <summary>The text of "one|many" that fits the number: French counts 0 and 1 as one, English 1 alone.</summary>
    public string Choose(double number, string oneAndMany)
    {
        var bar = oneAndMany.IndexOf('|', StringComparison.Ordinal);
        var isOne = IsFrench ? Math.Abs(number) < 2 : Math.Abs(number - 1) < 1e-9;
        return bar < 0 ? oneAndMany : isOne ? oneAndMany[..bar] : oneAndMany[(bar + 1)..];
    }

    /// <summary>A value with its interval, rounded to what the interval allows: 78 % ± 3, or 12,4 % [10,1 ; 16,9] when it is lopsided.</summary>
    public string Estimate(ArgumentKind kind, Estimate estimate)
    {
        if (estimate.Value is not { } value || !double.IsFinite(value))
            return UnknownMark;
        if (estimate is not { Low: { } low, High: { } high } || !double.IsFinite(low) || !double.IsFinite(high))
            return Write(kind, value);
        if (kind == ArgumentKind.Seconds && Math.Abs(value) >= 59.5)
            return Lopsided(value, low, high, 1) ? $"{Duration(value)} [{Duration(low)}{Between}{Duration(high)}]" : $"{Duration(value)}{NoBreakSpace}±{NoBreakSpace}{Duration((high - low) / 2)}";

        var (scale, unit, most) = kind switch
        {
            ArgumentKind.Share => (100.0, PercentSign, 2),
            ArgumentKind.Seconds => (1.0, $"{NoBreakSpace}s", 1),
            ArgumentKind.Hours => (1.0, $"{NoBreakSpace}h", 1),
            ArgumentKind.Count => (1.0, "", 0),
            _ => (1.0, "", 2),
        };
        var half = (high - low) / 2 * scale;
        var decimals = Decimals(half, most);
        return Lopsided(value * scale, low * scale, high * scale, Math.Pow(10, -decimals))
            ? $"{Number(value * scale, decimals)}{unit} [{Number(low * scale, decimals)}{Between}{Number(high * scale, decimals)}]"
            : $"{Number(value * scale, decimals)}{unit}{NoBreakSpace}±{NoBreakSpace}{Number(half, decimals)}";
    }

    /// <summary>The two ends of an interval alone, or unknown.</summary>
    public string Interval(ArgumentKind kind, Estimate estimate) =>
        estimate is { Low: { } low, High: { } high } ? $"{Write(kind, low)}{Between}{Write(kind, high)}" : UnknownMark;

    /// <summary>Whether the value lies so far from the middle of its interval that ± would mislead at the rounding shown.</summary>
    private static bool Lopsided(double value, double low, double high, double rounding) => Math.Abs(high + low - (2 * value)) > (0.25 * (high - low)) + rounding;

    private string Between => IsFrench ? $"{ThinSpace}; " : " to ";

    /// <summary>Decimals that a half-width allows: its first digit is the last one shown, or its second where the first is a 1.</summary>
    private static int Decimals(double half, int most) => half switch
    {
        >= 1.95 => 0,
        >= 0.195 => Math.Min(1, most),
        _ => Math.Min(most, 2),
    };

    private string Grouped(string digits)
    {
        if (digits.Length <= 3)
            return digits;
        var first = digits.Length % 3;
        var parts = new List<string>();
        if (first > 0)
            parts.Add(digits[..first]);
        for (var start = first; start < digits.Length; start += 3)
            parts.Add(digits.Substring(start, 3));
        return string.Join(GroupSign, parts);
    }

    private static string Two(long number) => number.ToString("00", CultureInfo.InvariantCulture);

    private static string Year(LocalDate date) => date.Year.ToString(CultureInfo.InvariantCulture);
}
