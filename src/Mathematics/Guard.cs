using System.Globalization;
using System.Runtime.CompilerServices;

namespace Plateau.Mathematics;

/// <summary>Checks of arguments whose message names the quantity and its value, whatever the culture of the machine.</summary>
internal static class Guard
{
    public static double Positive(double value, string what, [CallerArgumentExpression(nameof(value))] string? argument = null) =>
        value > 0 && double.IsFinite(value) ? value : throw Wrong(value, what, "positive and finite", argument);

    public static double NotNegative(double value, string what, [CallerArgumentExpression(nameof(value))] string? argument = null) =>
        value >= 0 && double.IsFinite(value) ? value : throw Wrong(value, what, "at least 0 and finite", argument);

    /// <summary>At least 0; +∞ is a legal limit.</summary>
    public static double NotNegativeOrEndless(double value, string what, [CallerArgumentExpression(nameof(value))] string? argument = null) =>
        value >= 0 ? value : throw Wrong(value, what, "at least 0", argument);

    public static double Share(double value, string what, [CallerArgumentExpression(nameof(value))] string? argument = null) =>
        value is >= 0 and <= 1 ? value : throw Wrong(value, what, "a share between 0 and 1", argument);

    public static double ShareInside(double value, string what, [CallerArgumentExpression(nameof(value))] string? argument = null) =>
        value is > 0 and < 1 ? value : throw Wrong(value, what, "strictly between 0 and 1", argument);

    public static long NotNegative(long value, string what, [CallerArgumentExpression(nameof(value))] string? argument = null) =>
        value >= 0 ? value : throw Wrong(value, what, "at least 0", argument);

    public static int NotNegative(int value, string what, [CallerArgumentExpression(nameof(value))] string? argument = null) =>
        value >= 0 ? value : throw Wrong(value, what, "at least 0", argument);

    public static int AtLeast(int least, int value, string what, [CallerArgumentExpression(nameof(value))] string? argument = null) =>
        value >= least ? value : throw Wrong(value, what, string.Create(CultureInfo.InvariantCulture, $"at least {least}"), argument);

    public static double NotNaN(double value, string what, [CallerArgumentExpression(nameof(value))] string? argument = null) =>
        double.IsNaN(value) ? throw Wrong(value, what, "a number", argument) : value;

    private static ArgumentOutOfRangeException Wrong(double value, string what, string rule, string? argument) =>
        new(argument, string.Create(CultureInfo.InvariantCulture, $"The {what} ({value}) must be {rule}."));
}
