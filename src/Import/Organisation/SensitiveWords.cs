using System.Collections.Immutable;
using Plateau.Model.Texts;

namespace Plateau.Import.Organisation;

/// <summary>Words by which customers must not be sorted: what the General Data Protection Regulation calls special categories (article 9), and convictions (article 10).</summary>
internal static class SensitiveWords
{
    /// <summary>Beginnings of words, folded; the list is short on purpose: it warns, it does not guess.</summary>
    private static readonly ImmutableArray<string> _beginnings =
    [
        "sante", "malad", "handicap", "invalid", "grossesse", "enceinte", "health", "sick", "disab", "pregnan",
        "religi", "confession", "musulman", "juif", "juive", "catholi", "protestant", "jewish", "muslim",
        "ethni", "racial", "nationalit", "syndi", "unionis", "politi",
        "sexuel", "sexual", "homosex", "genetic", "genetiq", "biometri", "condamn", "casier", "convict", "criminal",
    ];

    /// <summary>Whether any word of a name begins with one of them.</summary>
    public static bool In(string? name) =>
        (name ?? "").Split([' ', '\t', '-', '_', '/', '\'', '’', '.', ',', '(', ')', '+', '&'], StringSplitOptions.RemoveEmptyEntries).Select(Folding.Of)
            .Any(word => _beginnings.Any(beginning => word.StartsWith(beginning, StringComparison.Ordinal)));
}
