using System.Globalization;
using Plateau.Model;

namespace Plateau.Import;

/// <summary>Service targets as people write them: 80/20 = 80 % within 20 s; 92.5/30.</summary>
public static class TargetText
{
    /// <returns>Null when it is not of that form, the share is not above 0 and below 100, or the seconds are negative.</returns>
    public static ServiceTarget? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !TryNumber(text[..slash], out var percent) || !TryNumber(text[(slash + 1)..], out var seconds)) return null;
        return percent is > 0 and < 100 && seconds <= 86_400 ? new(percent / 100, seconds) : null;
    }

    /// <summary>A flow's own target: NE=90/30.</summary>
    public static (FlowId Flow, ServiceTarget Target)? ParseOfFlow(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sign = text.IndexOf('=', StringComparison.Ordinal);
        return sign > 0 && Parse(text[(sign + 1)..]) is { } target ? (new(text[..sign].Trim()), target) : null;
    }

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text.Trim().TrimEnd('%', 's').TrimEnd().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
}
