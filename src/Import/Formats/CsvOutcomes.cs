using System.Collections.Immutable;
using Plateau.Model.Texts;

namespace Plateau.Import.Formats;

/// <summary>How outcome columns say answered and abandoned, in French and English.</summary>
internal sealed class CsvOutcomes
{
    private static readonly ImmutableHashSet<string> _answered =
    [
        "answered", "answer", "agent", "served", "handled", "completed", "complete", "connected", "completeagent", "completecaller", "taken", "resolved", "closed",
        "traite", "traitee", "repondu", "repondue", "decroche", "decrochee", "pris", "prise", "servi", "servie", "abouti", "ok", "yes", "oui", "true", "vrai", "1",
    ];

    private static readonly ImmutableHashSet<string> _abandoned =
    [
        "abandoned", "abandon", "abandonne", "abandonnee", "hang", "hangup", "hungup", "lost", "missed", "unanswered", "noanswer", "notanswered", "perdu", "perdue",
        "raccroche", "raccrochee", "nonrepondu", "nontraite", "nondecroche", "no", "non", "false", "faux", "0",
    ];

    private readonly Dictionary<string, ContactOutcome?> _known = new(StringComparer.Ordinal);

    /// <returns>Null for a word that says neither.</returns>
    public ContactOutcome? Of(ReadOnlySpan<char> text)
    {
        var lookup = _known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(text, out var known)) return known;
        var plain = Folding.Of(text.ToString());
        ContactOutcome? outcome = _answered.Contains(plain) ? ContactOutcome.Answered : _abandoned.Contains(plain) ? ContactOutcome.Abandoned : null;
        // Free text in the column must not fill the memory.
        if (_known.Count < 1000) _known.Add(text.ToString(), outcome);
        return outcome;
    }
}
