using System.Text.Json.Nodes;
using Plateau.Diagnosis.Journeys;
using Plateau.Model.Observations;
using static Plateau.Report.Writers.JsonPieces;

namespace Plateau.Report.Writers;

/// <summary>Contact reasons with their ratings, and moments of the journey, as data. Raters are counted, not named.</summary>
internal static class ReasonsJson
{
    /// <summary>Null when nobody declared reasons.</summary>
    public static JsonObject? Reasons(CentreEvidence evidence) => ReasonMap.Of(evidence.Declared) is not { } map ? null : new()
    {
        ["agreement"] = Estimate(map.Agreement),
        ["reasons"] = Array(map.Reasons, reason => new JsonObject
        {
            ["name"] = reason.Name,
            ["parent"] = reason.Parent,
            ["flow"] = reason.Flow,
            ["weekly"] = Number(reason.Weekly),
            ["complexity"] = Number(reason.Complexity),
            ["least"] = reason.Least,
            ["most"] = reason.Most,
            ["raters"] = reason.Raters,
        }),
    };

    /// <summary>Null when no part of the journey is known of any flow, or the log tells no customers.</summary>
    public static JsonObject? Moments(CentreEvidence evidence) => Diagnosis.Journeys.Moments.Of(evidence) is not { } moments ? null : new()
    {
        ["contactsWithout"] = moments.ContactsWithout,
        ["moments"] = Array(moments.All, moment => new JsonObject
        {
            ["part"] = moment.Part,
            ["contacts"] = moment.Contacts,
            ["share"] = Number(moment.Share),
            ["waitMinutes"] = Number(moment.WaitMinutes),
            ["handleMinutes"] = Number(moment.HandleMinutes),
            ["worstFlow"] = moment.Worst?.Flow.Value,
            ["worstKind"] = moment.Worst is { } worst ? Camel(worst.Kind.ToString()) : null,
            ["met"] = Estimate(moment.Met),
        }),
    };
}
