using System.Globalization;

namespace Plateau.Model.Files;

/// <summary>The short form in which people write a promise: <c>80/20</c> = 80 % within 20 s.</summary>
public static class TargetText
{
    /// <summary>Reads <c>80/20</c>, <c>0.8/20</c> or <c>80%/20s</c> (decimal point or comma). False when it is something else, or the share is not between 0 and 100 %.</summary>
    public static bool TryParse(string? text, out ServiceTarget target)
    {
        target = ServiceTarget.Default;
        if (text is null || text.Split('/') is not [var left, var right]) return false;
        var percent = left.TrimEnd().EndsWith('%');
        if (!TryNumber(left.Trim().TrimEnd('%'), out var share) || !TryNumber(right.Trim().TrimEnd('s'), out var threshold)) return false;
        if (percent || share >= 1) share /= 100;
        if (share is not (> 0 and < 1) || threshold < 0) return false;
        target = new ServiceTarget(share, threshold);
        return true;
    }

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
