using System.Collections.Immutable;
using Plateau.Model.Declared;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Indicators;

/// <summary>What people mean by the name and the unit of an indicator, in French and English.</summary>
internal static class DeclaredWords
{
    private const double Percent = 0.01;

    /// <summary>First match wins: what is more special stands first.</summary>
    private static readonly ImmutableArray<(IndicatorFamily Family, string[] Parts, string[] Words)> Names =
    [
        (IndicatorFamily.Satisfaction, ["satisf"], ["csat", "nps", "ces"]),
        (IndicatorFamily.Deterrence, ["dissuasion", "dissuad", "deterrence", "turnedaway"], []),
        (IndicatorFamily.MenuDropOut, ["abandonsvi", "abandondanslesvi", "abandonauserveurvocal", "abandonmenu", "abandondanslemenu", "ivrabandon", "menudropout", "abandonmentinthemenu", "ivrdropout"], []),
        (IndicatorFamily.Abandonment, ["abandon"], []),
        (IndicatorFamily.Resolution, ["resolution", "premiercontact", "firstcontact", "onecontact"], ["fcr", "rpc"]),
        (IndicatorFamily.Repeat, ["reiteration", "reiter", "repeat"], []),
        (IndicatorFamily.Transfer, ["transfer"], []),
        (IndicatorFamily.Occupancy, ["occupation", "occupancy"], []),
        (IndicatorFamily.AfterContact, ["apresappel", "aftercall", "aftercontact", "postappel", "wrapup"], ["acw"]),
        (IndicatorFamily.HandleTime, ["dureemoyennedetraitement", "tempsdetraitement", "dureedetraitement", "handletime", "handlingtime"], ["dmt", "aht"]),
        (IndicatorFamily.ServiceLevel, ["niveaudeservice", "servicelevel"], ["sla", "sl"]),
        (IndicatorFamily.Answered, ["qualitedeservice", "decroche", "tauxdereponse", "tauxdeprise", "answerrate", "answeredrate", "shareanswered", "callsanswered"], ["qs"]),
        (IndicatorFamily.ResponseDelay, ["delaidereponse", "delaidetraitement", "responsetime", "responsedelay"], []),
        (IndicatorFamily.Wait, ["attente", "speedofanswer", "waittime", "waitingtime"], ["asa", "wait", "waits"]),
    ];

    private static readonly ImmutableArray<(double Factor, ArgumentKind Kind, string[] Words)> Units =
    [
        (Percent, ArgumentKind.Share, ["%", "percent", "pct", "pourcent", "pour cent", "per cent"]),
        (1, ArgumentKind.Seconds, ["s", "sec", "secs", "seconde", "secondes", "second", "seconds"]),
        (60, ArgumentKind.Seconds, ["min", "mn", "mins", "minute", "minutes"]),
        (3600, ArgumentKind.Seconds, ["h", "heure", "heures", "hour", "hours"]),
        (86_400, ArgumentKind.Seconds, ["j", "jour", "jours", "d", "day", "days"]),
    ];

    /// <summary>Null where the name is none of the known ones.</summary>
    public static IndicatorFamily? FamilyOf(string name)
    {
        var folded = Folding.Of(name);
        var words = name.Split([' ', '-', '_', '(', ')', '/', ',', ':', '’', '\''], StringSplitOptions.RemoveEmptyEntries).Select(Folding.Of).ToHashSet(StringComparer.Ordinal);
        foreach (var (family, parts, alone) in Names)
        {
            if (parts.Any(part => folded.Contains(part, StringComparison.Ordinal)) || alone.Any(words.Contains)) return family;
        }

        return null;
    }

    /// <summary>The value in the unit of the indicator (share 0 to 1, seconds); null where value or unit is missing, or the unit is of another kind.</summary>
    public static double? ValueOf(Indicator indicator, ArgumentKind kind)
    {
        var unit = indicator.Unit?.Trim().ToLowerInvariant();
        if (Units.FirstOrDefault(known => known.Words.Contains(unit, StringComparer.Ordinal)) is { Words: not null } known)
            return known.Kind == kind ? indicator.Value * known.Factor : null;
        // A share without unit is one up to 1, and in percent above: no share exceeds 1.
        return kind == ArgumentKind.Share && string.IsNullOrEmpty(unit) ? indicator.Value > 1 ? indicator.Value * Percent : indicator.Value : null;
    }
}
