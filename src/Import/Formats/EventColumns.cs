using System.Collections.Immutable;
using Plateau.Model.Texts;

namespace Plateau.Import.Formats;

/// <summary>Header words and attribute keys of event logs, as people, ticket tools and the XES standard (IEEE 1849) write them.</summary>
internal static class EventColumns
{
    /// <summary>As plain words (<see cref="Folding"/>); the first that matches wins. Fields that stand earlier take their column first.</summary>
    public static ImmutableArray<(CsvField Field, string[] Words)> Synonyms { get; } =
    [
        (CsvField.Case, ["caseconceptname", "caseid", "case", "casenumber", "idcas", "cas", "numerocas", "dossier", "dossierid", "iddossier", "numerodossier", "numdossier", "ticketid", "ticket", "ticketnumber", "idticket", "numeroticket", "numticket", "srnumber", "incidentid", "incident", "incidentnumber", "numeroincident", "traceid", "trace", "demande", "numerodemande", "requestid", "request", "contactid", "conversationid", "interactionid", "idcontact", "reference"]),
        (CsvField.Time, ["timetimestamp", "timestamp", "eventtime", "completetimestamp", "changedatetime", "datetime", "dateheure", "dateetheure", "horodatage", "horodate", "eventdatetime", "eventtimestamp", "changedat", "changedate", "createdat", "dateevenement", "heureevenement", "starttimestamp", "starttime", "start", "time", "date", "heure", "debut"]),
        (CsvField.Activity, ["conceptname", "activity", "activite", "activityname", "event", "eventname", "evenement", "action", "etape", "step", "task", "tache", "operation", "status", "statut", "etat", "state"]),
        (CsvField.Resource, ["orgresource", "resource", "ressource", "agent", "agentname", "conseiller", "user", "utilisateur", "username", "owner", "assignee", "assigneeid", "responsable", "intervenant", "employee", "operateur", "operator", "worker", "login", "nomconseiller"]),
        (CsvField.Group, ["orggroup", "group", "groupe", "groupname", "nomgroupe", "groupid", "team", "equipe", "teamname", "nomequipe", "involvedst", "supportteam", "supportgroup", "assignmentgroup", "groupeaffectation", "assignedgroup", "queue", "queuename", "file", "service", "departement", "department", "unit", "entite", "orgrole", "role"]),
        (CsvField.Tier, ["tier", "stlevel", "supportlevel", "level", "niveau", "niveausupport", "ligne", "line", "echelon"]),
        (CsvField.Flow, ["flow", "flux", "product", "produit", "motif", "reason", "category", "categorie", "casetype", "requesttype", "typedemande", "type", "skill", "competence", "caseproduct", "casecategory", "casetype"]),
        (CsvField.Zone, ["timezone", "zone", "fuseau", "fuseauhoraire", "tz"]),
    ];

    private static readonly Dictionary<string, CsvField> _byWord = Synonyms.SelectMany(field => field.Words.Select(word => (word, field.Field))).DistinctBy(pair => pair.word).ToDictionary(pair => pair.word, pair => pair.Field, StringComparer.Ordinal);

    /// <summary>What an attribute of that key says; null when it is none of ours.</summary>
    public static CsvField? Of(string key, CsvMapping? mapping)
    {
        if (mapping is not null)
        {
            foreach (var (field, column) in mapping.Columns)
            {
                if (column.Equals(key, StringComparison.OrdinalIgnoreCase)) return field;
            }
        }

        return _byWord.TryGetValue(Folding.Of(key), out var found) ? found : null;
    }

    /// <summary>
    /// A level of support as its first digit: L1, 2nd, Niveau 3. Of a team of several levels (L2/L3) the lowest that is written first. −1 when there is none.
    /// </summary>
    public static int TierOf(ReadOnlySpan<byte> text)
    {
        var at = text.IndexOfAnyInRange((byte)'1', (byte)'9');
        return at < 0 || (at + 1 < text.Length && char.IsAsciiDigit((char)text[at + 1])) ? -1 : text[at] - '0';
    }
}
