using System.Collections.Immutable;
using System.Globalization;
using Plateau.Model.Files;
using Plateau.Model.Texts;

namespace Plateau.Import.Formats;

/// <summary>Which column of a CSV holds what, by header words in French or English or by a mapping.</summary>
/// <param name="Index">Column of each field, 0-based.</param>
/// <param name="WaitScale">Seconds for one unit of the wait column (60 when its header says minutes).</param>
/// <param name="HandleScale">As <paramref name="WaitScale"/>, for the handle time.</param>
internal sealed record CsvColumns(ImmutableDictionary<CsvField, int> Index, double WaitScale, double HandleScale)
{
    /// <summary>Header words without accents, case, spaces and punctuation; the first that matches a header wins.</summary>
    public static ImmutableArray<(CsvField Field, string[] Words)> Synonyms { get; } =
    [
        (CsvField.ContactId, ["contactid", "idcontact", "callid", "idappel", "appelid", "interactionid", "conversationid", "numeroappel", "numappel", "id"]),
        (CsvField.Case, ["case", "caseid", "casenumber", "cas", "idcas", "numerocas", "dossier", "dossierid", "iddossier", "numerodossier", "numdossier", "ticket", "ticketid", "idticket", "numeroticket", "numticket", "demande", "numerodemande", "requestid", "reference"]),
        (CsvField.Customer, ["customerid", "customer", "clientid", "idclient", "client", "numeroclient", "numclient", "ani", "appelant", "caller", "callerid"]),
        (CsvField.Flow, ["flow", "flux", "type", "motif", "motifcontact", "queue", "queuename", "file", "fileattente", "skill", "competence", "activity", "activite", "reason", "service", "calltype", "contacttype", "typeappel", "typecontact", "nomfile", "groupe"]),
        (CsvField.Channel, ["channel", "canal", "media", "mediatype"]),
        (CsvField.Arrival, ["arrival", "arrivaltime", "arrivee", "heurearrivee", "datearrivee", "dateheure", "dateetheure", "datetime", "timestamp", "horodatage", "horodate", "starttime", "start", "debut", "datedebut", "createdat", "created", "datecreation", "dateappel", "calltime", "arrivedat", "offeredat", "presentele"]),
        (CsvField.ArrivalDate, ["date", "jour", "day", "calldate", "datejour"]),
        (CsvField.ArrivalTime, ["time", "heure", "hour", "heuredebut", "timeofday", "heureappel"]),
        (CsvField.QueueStart, ["queuestart", "queuetime", "enqueuedat", "enqueuetime", "entreefile", "debutattente", "miseenattente", "miseenfile"]),
        (CsvField.WaitSeconds, ["waitseconds", "wait", "waittime", "waitingtime", "waitsec", "waits", "attente", "dureeattente", "tempsattente", "delaiattente", "queueseconds", "secondsinqueue", "timeinqueue", "asa"]),
        (CsvField.Answered, ["answered", "answeredat", "answertime", "answeredtime", "connectedat", "connecttime", "decroche", "heuredecroche", "decrochele", "repondu", "heurereponse", "reponduele", "prisele", "handlestart", "servicestart", "debuttraitement"]),
        (CsvField.HandleSeconds, ["handleseconds", "handletime", "handle", "handlingtime", "aht", "talktime", "talkseconds", "servicetime", "serviceseconds", "duration", "durationseconds", "duree", "dureeappel", "dureetraitement", "dmt", "tempstraitement", "dureecommunication", "communication", "handlesec"]),
        (CsvField.End, ["end", "endtime", "endedat", "fin", "heurefin", "datefin", "fintraitement", "closedat", "hangupat", "raccroche", "disconnectedat"]),
        (CsvField.Outcome, ["outcome", "result", "resultat", "statut", "status", "issue", "disposition", "etat", "state", "sort"]),
        (CsvField.Agent, ["agent", "agentname", "agentid", "idagent", "nomagent", "conseiller", "nomconseiller", "idconseiller", "advisor", "operator", "operateur", "teleconseiller", "user", "utilisateur", "server", "login", "chargeclientele"]),
        (CsvField.Team, ["team", "equipe", "teamname", "nomequipe", "groupeagent"]),
        (CsvField.Priority, ["priority", "priorite"]),
        (CsvField.Zone, ["timezone", "zone", "fuseau", "fuseauhoraire", "tz"]),
    ];

    /// <summary>Small words that headers may or may not have: « date d'arrivée » is « date arrivée ».</summary>
    private static readonly string[] _small = ["d", "de", "du", "des", "l", "la", "le", "les", "of", "the"];

    private static readonly char[] _breaks = [' ', '\'', '’', '_', '-', '.', '/'];

    public int Of(CsvField field) => Index.TryGetValue(field, out var index) ? index : -1;

    public bool Has(CsvField field) => Index.ContainsKey(field);

    public bool HasArrival => Has(CsvField.Arrival) || Has(CsvField.ArrivalDate);

    /// <param name="header">Cells of the first row.</param>
    /// <param name="mapping">What the person states; its columns go first.</param>
    /// <param name="where">File, for problems.</param>
    /// <param name="problems">Columns of the mapping that the file does not have.</param>
    public static CsvColumns Match(IReadOnlyList<string> header, CsvMapping? mapping, string where, List<Problem> problems) => Match(header, mapping, Synonyms, where, problems);

    /// <param name="fields">Header words of each field, for this kind of log.</param>
    /// <param name="plain">The header as its words are compared; null = as it stands.</param>
    public static CsvColumns Match(
        IReadOnlyList<string> header, CsvMapping? mapping, ImmutableArray<(CsvField Field, string[] Words)> fields, string where, List<Problem> problems, IReadOnlyList<string>? plain = null)
    {
        var found = ImmutableDictionary.CreateBuilder<CsvField, int>();
        var taken = new HashSet<int>();
        foreach (var (field, name) in (mapping?.Columns ?? ImmutableDictionary<CsvField, string>.Empty).OrderBy(column => column.Key))
        {
            var index = Find(header, name);
            if (index < 0) problems.Add(Problem.At($"{where}:1", "mapping-column", Argument.Of("field", NameOf(field)), Argument.Of("column", name), Argument.List("header", header), Argument.List("nearest", Nearest.To(name, header))));
            else if (taken.Add(index)) found[field] = index;
            else problems.Add(Problem.At($"{where}:1", "mapping-column-twice", Argument.Of("field", NameOf(field)), Argument.Of("column", name), Argument.Of("other", NameOf(found.First(pair => pair.Value == index).Key))));
        }

        var (words, scales) = Words(plain ?? header);
        foreach (var (field, synonyms) in fields)
        {
            if (found.ContainsKey(field)) continue;
            var index = synonyms.Select(word => words.FindIndex(cell => cell.Whole == word || cell.Short == word)).FirstOrDefault(at => at >= 0 && !taken.Contains(at), -1);
            if (index >= 0 && taken.Add(index)) found[field] = index;
        }

        return new(found.ToImmutable(), Scale(CsvField.WaitSeconds), Scale(CsvField.HandleSeconds));

        double Scale(CsvField field) => found.TryGetValue(field, out var index) ? scales[index] : 1;
    }

    /// <summary>The key of a field in files.</summary>
    public static string NameOf(CsvField field)
    {
        var name = field.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>Seconds for one unit of a column, by the unit in brackets in its header.</summary>
    public static double ScaleOf(string header) => header.IndexOfAny(['(', '[']) is >= 0 and var bracket
        ? Folding.Of(header[bracket..]) switch { "min" or "minutes" or "mn" => 60, "ms" or "millisecondes" or "milliseconds" => 0.001, "h" or "heures" or "hours" => 3600, _ => 1 }
        : 1;

    public static int Find(IReadOnlyList<string> header, string name)
    {
        for (var i = 0; i < header.Count; i++)
        {
            if (header[i].Trim().Equals(name.Trim(), StringComparison.OrdinalIgnoreCase)) return i;
        }

        return int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= header.Count ? number - 1 : -1;
    }

    /// <summary>Plain header words; a unit in brackets or at the end is taken off and gives the scale.</summary>
    private static (List<(string Whole, string Short)> Words, List<double> Scales) Words(IReadOnlyList<string> header)
    {
        var words = new List<(string Whole, string Short)>(header.Count);
        var scales = new List<double>(header.Count);
        foreach (var cell in header)
        {
            var bracket = cell.IndexOfAny(['(', '[']);
            var name = bracket < 0 ? cell : cell[..bracket];
            words.Add((Folding.Of(name), Folding.Of(string.Concat(name.Split(_breaks).Where(word => !_small.Contains(word.ToLowerInvariant()))))));
            scales.Add(ScaleOf(cell));
        }

        return (words, scales);
    }
}
