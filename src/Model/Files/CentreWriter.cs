using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Plateau.Model.Files;

/// <summary>Draft → JSON, the mirror of <see cref="CentreReader"/>. Null is not written.</summary>
internal static class CentreWriter
{
    public static JsonObject Write(CentreDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return Object(
            (CentreKeys.Version, JsonValue.Create(CentreFile.Version)),
            ("name", Text(draft.Name)),
            ("zone", Text(draft.Zone)),
            ("periodMinutes", Number(draft.PeriodMinutes)),
            ("days", draft.Days is { } days ? Texts(days) : null),
            ("shrinkage", Number(draft.Shrinkage)),
            ("costs", draft.Costs is not { } costs
                ? null
                : Object(("currency", Text(costs.Currency)), ("agentHour", Number(costs.AgentHour)), ("trainingHoursPerSkill", Number(costs.TrainingHoursPerSkill)))),
            ("flows", Array(draft.Flows, Flow)),
            ("agents", draft.Agents.IsEmpty ? null : Array(draft.Agents, Agent)),
            ("groups", Array(draft.Groups, Group)),
            ("routing", draft.Routing is { } routing ? Routing(routing) : null));
    }

    private static JsonObject Flow(FlowDraft flow) => Object(
        ("id", Text(flow.Id)),
        ("name", Text(flow.Name)),
        ("skill", Text(flow.Skill)),
        ("channel", Text(flow.Channel)),
        ("owner", Text(flow.Owner)),
        ("hasIndicator", Flag(flow.HasIndicator)),
        ("target", flow.Target is not { } target ? null : target.Short is { } text ? Text(text) : Object(
            ("share", Number(target.Share)), ("thresholdSeconds", Number(target.ThresholdSeconds)), ("variant", Text(target.Variant)))),
        ("handleTime", Law(flow.HandleTime)),
        ("patience", Law(flow.Patience)),
        ("leftBeforeQueueShare", Number(flow.LeftBeforeQueueShare)),
        ("waitingCreditShare", Number(flow.WaitingCreditShare)),
        ("waitingCreditSeconds", Number(flow.WaitingCreditSeconds)),
        ("afterContactSeconds", Number(flow.AfterContactSeconds)),
        ("protected", Flag(flow.Protected)),
        ("protectedReason", Text(flow.ProtectedReason)),
        ("arrivals", Grid(flow.Arrivals)));

    private static JsonObject? Law(LawDraft? law) => law is null ? null : Object(
        ("law", Text(law.Law)),
        ("meanSeconds", Number(law.MeanSeconds)),
        ("cv", Number(law.Cv)),
        ("lowSeconds", Number(law.LowSeconds)),
        ("highSeconds", Number(law.HighSeconds)),
        ("seconds", law.Seconds is { } seconds ? Numbers(seconds) : null),
        ("cumulativeShares", law.CumulativeShares is { } shares ? Numbers(shares) : null),
        ("tailMeanSeconds", Number(law.TailMeanSeconds)));

    private static JsonObject Skill(SkillDraft skill) => Object(
        ("skill", Text(skill.Skill)),
        ("preference", Number(skill.Preference)),
        ("mastery", Number(skill.Mastery)),
        ("handleTimeFactor", Number(skill.Factor)),
        ("source", Text(skill.Source)),
        ("handleTime", Law(skill.HandleTime)));

    private static JsonObject Agent(AgentDraft agent) => Object(
        ("id", Text(agent.Id)), ("name", Text(agent.Name)), ("team", Text(agent.Team)), ("skills", Array(agent.Skills, Skill)));

    private static JsonObject Group(GroupDraft group) => Object(
        ("id", Text(group.Id)),
        ("name", Text(group.Name)),
        ("members", group.Members.IsEmpty ? null : Texts(group.Members)),
        ("skills", Array(group.Skills, Skill)),
        ("staffing", Grid(group.Staffing)));

    private static JsonObject Routing(RoutingDraft routing) => Object(
        ("agentSelector", Text(routing.AgentSelector)),
        ("contactSelector", Text(routing.ContactSelector)),
        ("waitingPlaces", Number(routing.WaitingPlaces)),
        ("flows", routing.Flows.IsEmpty ? null : Array(routing.Flows, route => Object(
            ("flow", Text(route.Flow)),
            ("levels", Array(route.Levels, level => Object(("groups", Texts(level.Groups)), ("afterSeconds", Number(level.AfterSeconds)))))))),
        ("groups", routing.Groups.IsEmpty ? null : Array(routing.Groups, route => Object(
            ("group", Text(route.Group)), ("takes", Texts(route.Takes)), ("contactSelector", Text(route.ContactSelector))))));

    private static JsonObject? Grid(GridDraft? grid)
    {
        if (grid is null) return null;
        var rows = new JsonObject();
        foreach (var row in grid.Rows) rows[row.Day] = Numbers(row.Values);
        return rows;
    }

    private static JsonObject Object(params ReadOnlySpan<(string Key, JsonNode? Value)> members)
    {
        var node = new JsonObject();
        foreach (var (key, value) in members)
            if (value is not null) node[key] = value;
        return node;
    }

    private static JsonArray Array<T>(ImmutableArray<T> items, Func<T, JsonNode> write) => new([.. items.Select(write)]);

    private static JsonArray Texts(ImmutableArray<string?> texts) => new([.. texts.Select(text => (JsonNode?)text)]);

    private static JsonArray Numbers(ImmutableArray<double> numbers) => new([.. numbers.Select(number => (JsonNode?)number)]);

    private static JsonValue? Text(string? text) => text is null ? null : JsonValue.Create(text);

    private static JsonValue? Number(double? number) => number is { } value ? JsonValue.Create(value) : null;

    private static JsonValue? Flag(bool? flag) => flag is { } value ? JsonValue.Create(value) : null;
}
