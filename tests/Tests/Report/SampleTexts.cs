using Plateau.Report.Texts;

namespace Plateau.Tests.Report;

/// <summary>Texts of the messages that the sample invents: the other areas' own texts may change without breaking the report's tests.</summary>
internal static class SampleTexts
{
    /// <summary>Strict wording: a missing text or value is an exception.</summary>
    public static Wording In(Language language) => new(language, strict: true, language == Language.French ? French : English);

    private static readonly Dictionary<string, string> French = new(StringComparer.Ordinal)
    {
        ["sample.answer.whole"] = "Mutualiser\u202F: pour le même service, un plateau où chacun prend tout demande {saving} d’heures de moins qu’un plateau spécialisé, et {knee} de conseillers à deux compétences donnent l’essentiel de ce gain\u202F; il disparaît si la polyvalence allonge les durées de {breakEven}.",
        ["sample.answer.today"] = "Aujourd’hui, {level} des {offered} contacts présentés sont décrochés en {threshold} au plus, et {abandonment} sont abandonnés.",
        ["sample.answer.sizing"] = "Pour tenir les objectifs, une semaine demande de {pooled} (tous les flux mutualisés) à {dedicated} (chaque flux avec ses conseillers)\u202F; {today} sont en poste aujourd’hui.",
        ["sample.answer.flows"] = "À mutualiser ({count} sur 6)\u202F: {flows}.",
        ["sample.limit.staffing"] = "Le journal dit quand un conseiller traite un contact, pas quand il est présent\u202F: selon la méthode, {least} à {most} de présence.",
        ["sample.limit.cost"] = "Aucun coût horaire n’est donné\u202F: les heures en tiennent lieu.",
        ["sample.limit.search"] = "Les heures à service égal sont le minimum trouvé par une recherche, non une preuve qu’on ne peut faire moins.",
        ["sample.rule.isolated"] = "{flow} repose sur une seule personne, qui en prend {share}.",
        ["sample.rule.below"] = "Le {weekday}, de {from} à {to}, le service est nettement sous la promesse.",
        ["sample.rule.varies"] = "Les arrivées varient plus que le hasard.",
        ["sample.rule.transfer"] = "Il manque les transferts entre conseillers\u202F: demandez l’export des événements du distributeur d’appels.",
        ["sample.rule.clear"] = "{days} jours examinés, sans trou inexpliqué.",
        ["sample.change"] = "Former une deuxième personne à {flow}.",
        ["sample.calibration"] = "Un nombre est ajusté, déclaré ici\u202F: la présence est multipliée par {factor}.",
        ["sample.explanation"] = "{date}\u202F: le journal est muet de 13\u00A0h\u00A015 à 14\u00A0h\u00A045 ce jour-là.",
        ["sample.verdict.hours"] = "À service égal\u202F: {specialised} pour un plateau spécialisé, {everyone} pour un plateau mutualisé.",
        ["sample.verdict.half"] = "Isoler ce flux coûterait davantage pour le même service.",
        ["sample.infeasible"] = "Objectif hors de portée, même avec deux fois le besoin calculé.",
        ["sample.note.priority"] = "La priorité 0 veut dire «\u00A0n’a pas attendu\u00A0» autant que «\u00A0client inconnu\u00A0».",
        ["reason.sample-phantom"] = "Ligne PHANTOM, à ignorer",
        ["reason.sample-stray"] = "Type égaré",
        ["reason.sample-zero"] = "Servi en 0 s",
        ["reason.sample-no-server"] = "Servi sans conseiller nommé",
        ["fact.sample-outcome"] = "Lignes de cette issue",
        ["fact.sample-within"] = "Décrochés dans le délai, de tous sauf PHANTOM",
        ["fact.sample-service"] = "Durée moyenne de service",
        ["evidence.sample-holders"] = "titulaires",
        ["evidence.sample-share"] = "part des contacts",
    };

    private static readonly Dictionary<string, string> English = new(StringComparer.Ordinal)
    {
        ["sample.answer.whole"] = "Pool: for the same service, a floor where everyone takes everything needs {saving} fewer hours than a specialised one, and {knee} of agents with two skills bring most of that gain; it is gone if breadth makes handle times {breakEven} longer.",
        ["sample.answer.today"] = "Today {level} of the {offered} contacts offered are answered within {threshold}, and {abandonment} are abandoned.",
        ["sample.answer.sizing"] = "To meet the targets, a week takes between {pooled} (all flows pooled) and {dedicated} (each flow with agents of its own); today {today} are staffed.",
        ["sample.answer.flows"] = "To pool ({count} of 6): {flows}.",
        ["sample.limit.staffing"] = "The log tells when an agent handles a contact, not when the agent is present: {least} to {most} of presence, by method.",
        ["sample.limit.cost"] = "No hourly cost is given: hours stand in for it.",
        ["sample.limit.search"] = "The hours at equal service are the least that a search found, not a proof that fewer do not exist.",
        ["sample.rule.isolated"] = "{flow} rests on one person, who takes {share} of it.",
        ["sample.rule.below"] = "On {weekday} from {from} to {to} service is well below the promise.",
        ["sample.rule.varies"] = "Arrivals vary more than chance.",
        ["sample.rule.transfer"] = "Transfers between agents are missing: ask for the event export of the call distributor.",
        ["sample.rule.clear"] = "{days} days examined, no unexplained hole.",
        ["sample.change"] = "Train a second person on {flow}.",
        ["sample.calibration"] = "One number is fitted, declared here: presence is multiplied by {factor}.",
        ["sample.explanation"] = "{date}: the log is silent from 13:15 to 14:45 that day.",
        ["sample.verdict.hours"] = "At equal service: {specialised} for a specialised floor, {everyone} for a pooled one.",
        ["sample.verdict.half"] = "Isolating this flow would cost more for the same service.",
        ["sample.infeasible"] = "Target out of reach, even with twice the computed need.",
        ["sample.note.priority"] = "Priority 0 means “did not wait” as much as “unknown customer”.",
        ["reason.sample-phantom"] = "PHANTOM row, to be ignored",
        ["reason.sample-stray"] = "Stray type",
        ["reason.sample-zero"] = "Served in 0 s",
        ["reason.sample-no-server"] = "Served without a named agent",
        ["fact.sample-outcome"] = "Rows with this outcome",
        ["fact.sample-within"] = "Answered in time, of all but PHANTOM",
        ["fact.sample-service"] = "Mean service time",
        ["evidence.sample-holders"] = "holders",
        ["evidence.sample-share"] = "share of contacts",
    };
}
