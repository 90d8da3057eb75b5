using System.Text.Json.Nodes;
using Plateau.Design;
using Plateau.Design.Removal;
using Plateau.Diagnosis.Indicators;
using static Plateau.Report.Writers.JsonPieces;

namespace Plateau.Report.Writers;

/// <summary>Indicators by typology, sources side by side, associations and priced findings, as data. Teams of fewer than five people are not in it.</summary>
internal static class IndicatorsJson
{
    /// <summary>Null when the study has none.</summary>
    public static JsonObject? Write(StudyResult study) => study.Indicators is not { } indicators ? null : new()
    {
        ["rows"] = Array(indicators.Table.Rows, row => new JsonObject
        {
            ["by"] = Camel(row.Slice.Kind.ToString()),
            ["name"] = row.Slice.Name,
            ["contacts"] = row.Slice.Contacts,
            ["values"] = Array(row.Values, value => new JsonObject { ["indicator"] = value.Form.Code, ["kind"] = Camel(value.Form.Kind.ToString()), ["value"] = Estimate(value.Value) }),
        }),
        ["untold"] = Strings(indicators.Table.Untold.Select(form => form.Code)),
        ["teamsHidden"] = indicators.Table.TeamsHidden,
        ["compared"] = Array(indicators.Compared, one => new JsonObject
        {
            ["subject"] = one.Subject,
            ["what"] = one.What,
            ["declared"] = one.Declared,
            ["kind"] = Camel(one.Kind.ToString()),
            ["first"] = Estimate(one.First),
            ["second"] = Estimate(one.Second),
            ["secondIndicator"] = one.SecondForm,
            ["difference"] = Number(one.Difference),
            ["explainedLow"] = Number(one.Explained?.Low),
            ["explainedHigh"] = Number(one.Explained?.High),
            ["agreement"] = Camel(one.Agreement.ToString()),
        }),
        ["associations"] = Array(indicators.Associations, over => new JsonObject
        {
            ["by"] = Camel(over.By.ToString()),
            ["units"] = over.Units,
            ["canTest"] = over.CanTest,
            ["same"] = over.Same,
            ["pairs"] = Array(over.Pairs, pair => new JsonObject
            {
                ["rule"] = pair.Rule?.Code,
                ["indicator"] = pair.Form.Code,
                ["tau"] = Estimate(pair.Tau),
                ["with"] = pair.With,
                ["meanWith"] = Number(pair.MeanWith),
                ["meanWithout"] = Number(pair.MeanWithout),
                ["pValue"] = Number(pair.PValue),
                ["adjusted"] = Number(pair.Adjusted),
                ["sameData"] = pair.SameData,
                ["conclusive"] = pair.IsConclusive,
            }),
        }),
        ["removals"] = study.Removals is { } removals ? Priced(removals) : null,
    };

    private static JsonObject Priced(RemovalResult removals) => new()
    {
        ["within"] = Estimate(removals.Within),
        ["replications"] = removals.Replications,
        ["notPriced"] = removals.NotPriced,
        ["findings"] = Array(removals.Removals, one => new JsonObject
        {
            ["rule"] = one.Rule.Code,
            ["finding"] = Message(one.Finding.What),
            ["changes"] = Array(one.Changes, change => Message(change.Describe())),
            ["agentHours"] = Number(one.AgentHours),
            ["within"] = Estimate(one.Within),
            ["gain"] = Estimate(one.Gain),
            ["flowGain"] = Estimate(one.FlowGain),
        }),
    };
}
