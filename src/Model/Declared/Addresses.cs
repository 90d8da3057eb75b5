using System.Globalization;

namespace Plateau.Model.Declared;

/// <summary>Numbers and addresses as customers read them, in one form each, so that two spellings of one are seen to be one.</summary>
public static class Addresses
{
    private const int MostDigits = 15; // E.164, section 6.1
    private const int LeastDigits = 7;
    private const int MostLocal = 64; // RFC 5321, section 4.5.3.1.1
    private const int MostDomain = 255; // RFC 5321, section 4.5.3.1.2
    private const int MostLabel = 63; // RFC 1035, section 2.3.4

    /// <summary>The normal form of an address by the kind of its entry point; null = not valid. Pages, counters and postal addresses are only trimmed: nothing can be said of them.</summary>
    /// <param name="country">Calling code for numbers that are written the national way, without +.</param>
    public static string? Normal(EntryKind? kind, string address, string country = "33") => kind switch
    {
        EntryKind.PhoneNumber or EntryKind.Voicemail => PhoneNumber(address, country),
        EntryKind.Mailbox => Mail(address),
        _ => address.Trim() is { Length: > 0 } text ? text.ToLowerInvariant() : null,
    };

    /// <summary>E.164 (+33123456789) from what people write: spaces, dots, hyphens and slashes, 00 for +, the national 0, "(0)". Short national numbers of 2 to 6 digits stay as they are. Null = no telephone number.</summary>
    public static string? PhoneNumber(string text, string country = "33")
    {
        ArgumentNullException.ThrowIfNull(text);
        var bare = text.Trim().Replace("(0)", "", StringComparison.Ordinal);
        if (bare.StartsWith("tel:", StringComparison.OrdinalIgnoreCase)) bare = bare[4..];
        var digits = string.Concat(bare.Where(char.IsAsciiDigit));
        if (bare.Any(sign => !char.IsAsciiDigit(sign) && !char.IsWhiteSpace(sign) && sign is not ('+' or '.' or '-' or '/' or '(' or ')')) || bare.LastIndexOf('+') > 0) return null;
        if (bare.StartsWith('+')) return International(digits);
        if (digits.StartsWith("00", StringComparison.Ordinal)) return International(digits[2..]);
        if (digits.StartsWith('0')) return digits.Length == 10 || country != "33" ? International(country + digits[1..]) : null;
        return digits.Length is >= 2 and <= 6 ? digits : null;
    }

    /// <summary>local@domain with the domain in lower case; null = no mail address (the dot-atom form of RFC 5321; quoted local parts and address literals are not taken).</summary>
    public static string? Mail(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var bare = text.Trim();
        if (bare.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)) bare = bare[7..];
        if (bare.Split('@') is not [{ Length: > 0 and <= MostLocal } local, { Length: > 0 and <= MostDomain } domain]) return null;
        if (!local.Split('.').All(atom => atom.Length > 0 && atom.All(sign => char.IsLetterOrDigit(sign) || "!#$%&'*+-/=?^_`{|}~".Contains(sign, StringComparison.Ordinal)))) return null;
        var labels = domain.Split('.');
        return labels.Length >= 2 && labels.All(label => label.Length is > 0 and <= MostLabel && !label.StartsWith('-') && !label.EndsWith('-') && label.All(sign => char.IsLetterOrDigit(sign) || sign == '-'))
            ? $"{local}@{domain.ToLower(CultureInfo.InvariantCulture)}"
            : null;
    }

    private static string? International(string digits) => digits.Length is >= LeastDigits and <= MostDigits && digits[0] != '0' ? $"+{digits}" : null;
}
