using System.Collections.Immutable;
using Plateau.Model.Texts;

namespace Plateau.Import.Formats;

/// <summary>Header words of tables of intervals, French and English, and what a header says of totals and averages.</summary>
internal static class IntervalColumns
{
    private static readonly string[] _averageWords = ["moyenne", "moyen", "moy", "average", "avg", "mean"];
    private static readonly string[] _totalWords = ["totale", "total", "somme", "cumul", "sum"];

    /// <summary>Short names that are averages by definition.</summary>
    private static readonly string[] _averages = ["dmt", "aht", "dmc", "asa", "tma", "dma", "averagespeedanswer", "averagespeedofanswer", "dmac", "dmpa"];

    public static ImmutableArray<(CsvField Field, string[] Words)> Synonyms { get; } =
    [
        (CsvField.QueueId, ["queueid", "idqueue", "idfile", "numerofile", "queuenumber"]),
        (CsvField.Flow, ["flow", "flux", "queue", "queuename", "file", "fileattente", "nomfile", "skill", "competence", "activity", "activite", "motif", "motifcontact", "service", "groupe", "type", "typeappel", "typecontact", "calltype", "vdn", "numero"]),
        (CsvField.Channel, ["channel", "canal", "media", "mediatype", "channeltype"]),
        (CsvField.IntervalMinutes, ["interval", "intervalle", "intervalduration", "dureeintervalle", "intervallength", "granularity", "granularite", "pas"]),
        (CsvField.Arrival, ["timestamp", "intervalstart", "debutintervalle", "dateheure", "dateetheure", "datetime", "horodatage", "horodate", "starttime", "start", "debut", "datedebut", "periodstart", "debutperiode", "arrival"]),
        (CsvField.ArrivalDate, ["date", "jour", "day", "datejour"]),
        (CsvField.ArrivalTime, ["time", "heure", "hour", "heuredebut", "plage", "plagehoraire", "tranche", "tranchehoraire", "creneau", "period", "periode", "quartheure", "demiheure"]),
        (CsvField.End, ["intervalend", "finintervalle", "endtime", "end", "fin", "heurefin", "datefin", "periodend"]),
        (CsvField.Offered, Counts("offered", "presente", "recu", "entrant", "received", "incoming", "inbound", "arrive", "volume", "incomingcontactvolume", "contactsoffered", "cvo")),
        (CsvField.AnsweredCount, Counts("answered", "handled", "traite", "repondu", "decroche", "pris", "servi", "completed", "contactshandled")),
        (CsvField.AbandonedCount, Counts("abandoned", "abandon", "abandonne", "perdu", "lost", "raccroche")),
        (CsvField.AnsweredWithin, [.. Counts("answeredwithin", "answeredwithinsl", "answeredwithinthreshold", "withinsl", "withinthreshold", "traitedansseuil", "dansseuil", "reponduseuil"), "traitesdansseuil", "repondusdansseuil", "decrochesdansseuil", "prisdansseuil", "dansseuil", "answeredinsl"]),
        (CsvField.AbandonedShort, Counts("abandonedshort", "shortabandoned", "shortabandon", "abandoncourt")),
        (CsvField.WaitSeconds, Durations("wait", "waittime", "waitingtime", "waitseconds", "queuetime", "attente", "tempsattente", "dureeattente", "delaiattente", "speedanswer", "speedofanswer", "asa", "tma", "dma", "waits")),
        (CsvField.HandleSeconds, Durations("handle", "handletime", "handlingtime", "handleseconds", "traitement", "tempstraitement", "dureetraitement", "aht", "dmt", "servicetime", "handles")),
        (CsvField.TalkSeconds, Durations("talk", "talktime", "talkseconds", "talkingtime", "conversation", "communication", "dureecommunication", "tempscommunication", "dureeconversation", "tempsconversation", "dmc")),
        (CsvField.WrapUpSeconds, Durations("wrapup", "wrapuptime", "wrapupseconds", "acw", "acwtime", "acwseconds", "aftercallwork", "aftercontactwork", "postappel", "dureepostappel", "tempspostappel", "cloture", "dmpa")),
        (CsvField.Zone, ["timezone", "zone", "fuseau", "fuseauhoraire", "tz"]),
    ];

    /// <summary>Whether a header says averages (true) or totals (false); null when it says neither.</summary>
    public static bool? Says(string header)
    {
        var word = Folding.Of(header);
        if (_averageWords.Any(mark => word.Contains(mark, StringComparison.Ordinal)) || _averages.Any(name => word.StartsWith(name, StringComparison.Ordinal))) return true;
        return _totalWords.Any(mark => word.Contains(mark, StringComparison.Ordinal)) ? false : null;
    }

    public static CsvColumns Match(IReadOnlyList<string> header, CsvMapping? mapping, string where, List<Problem> problems) =>
        CsvColumns.Match(header, mapping, Synonyms, where, problems, [.. header.Select(WithoutMarks)]);

    /// <summary>« Temps moyen d'attente » is « temps d'attente »: that it is an average is another matter.</summary>
    public static string WithoutMarks(string header)
    {
        var bracket = header.IndexOfAny(['(', '[']);
        var name = bracket < 0 ? header : header[..bracket];
        var words = name.Split([' ', '_', '-', '.'], StringSplitOptions.RemoveEmptyEntries);
        var left = words.Where(word => !_averageWords.Contains(Folding.Of(word)) && !_totalWords.Contains(Folding.Of(word))).ToArray();
        return left.Length == 0 ? header : string.Join(' ', left) + (bracket < 0 ? "" : header[bracket..]);
    }

    /// <summary>« Présentés », « appels présentés », « nb d'appels présentés », « présentées ».</summary>
    private static string[] Counts(params string[] stems)
    {
        string[] before = ["", "nb", "nombre", "appels", "contacts", "calls", "nbappels", "nombreappels", "nbcontacts", "nombrecontacts", "numberof", "number", "callsnumber"];
        string[] after = ["", "s", "e", "es", "calls", "contacts", "count", "appels"];
        return [.. from first in before from stem in stems from last in after select first + stem + last, .. stems.Contains("offered") ? new[] { "appels", "contacts", "calls", "nbappels", "nbcontacts", "nombreappels", "nombrecontacts" } : []];
    }

    private static string[] Durations(params string[] stems) =>
        [.. stems, .. from stem in stems from mark in _averageWords.Concat(_totalWords) from word in new[] { stem + mark, mark + stem } select word];
}
