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
            ("routing", draft.Routing is { } routing ? Routing(routing) : null),
            ("dayFactors", List(draft.DayFactors, factor => Object(("id", Text(factor.Id)), ("cv", Number(factor.Cv)), ("flows", Texts(factor.Flows))))),
            ("lines", List(draft.Lines, lines => Object(("id", Text(lines.Id)), ("count", Number(lines.Count)), ("flows", Texts(lines.Flows))))),
            ("diallers", List(draft.Diallers, WaysWriter.Dialler)),
            ("organisations", List(draft.Organisations, OrganisationsForm.Write)),
            ("assumptions", OrganisationsForm.Write(draft.Assumptions)));
    }

    private static JsonObject Flow(FlowDraft flow) => Object(
        ("id", Text(flow.Id)),
        ("name", Text(flow.Name)),
        ("skill", Text(flow.Skill)),
        ("channel", Text(flow.Channel)),
        ("family", Text(flow.Family)),
        ("customerType", Text(flow.CustomerType)),
        ("tier", Number(flow.Tier)),
        ("journeyPart", Text(flow.JourneyPart)),
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
        ("afterContact", Law(flow.AfterContact)),
        ("resolutionShare", Number(flow.ResolutionShare)),
        ("concurrency", Number(flow.Concurrency)),
        ("speeds", NumbersOrNothing(flow.Speeds)),
        ("dueSeconds", Number(flow.DueSeconds)),
        ("preemptible", Flag(flow.Preemptible)),
        ("preempts", Flag(flow.Preempts)),
        ("waitWeight", Number(flow.WaitWeight)),
        ("agentSelector", Text(flow.AgentSelector)),
        ("open", List(flow.Open, time => Object(("days", Text(time.Days)), ("from", Text(time.From)), ("to", Text(time.To))))),
        ("whenClosed", Text(flow.WhenClosed)),
        ("clearsAtClosing", Flag(flow.ClearsAtClosing)),
        ("menu", flow.Menu is { } menu ? WaysWriter.Menu(menu) : null),
        ("queueRules", List(flow.QueueRules, WaysWriter.QueueRule)),
        ("handovers", List(flow.Handovers, WaysWriter.Handover)),
        ("returns", List(flow.Returns, back => Object(("after", Text(back.After)), ("share", Number(back.Share)), ("toFlow", Text(back.ToFlow)), ("delay", Law(back.Delay))))),
        ("protected", Flag(flow.Protected)),
        ("protectedReason", Text(flow.ProtectedReason)),
        ("arrivalKind", Text(flow.ArrivalKind)),
        ("recordedTimes", flow.RecordedTimes is { } times ? WaysWriter.Times(times) : null),
        ("arrivals", Grid(flow.Arrivals)));

    internal static JsonObject? Law(LawDraft? law) => law is null ? null : Object(
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
        ("concurrency", Number(skill.Concurrency)),
        ("resolutionShare", Number(skill.ResolutionShare)),
        ("handleTime", Law(skill.HandleTime)));

    private static JsonObject Agent(AgentDraft agent) => Object(
        ("id", Text(agent.Id)), ("name", Text(agent.Name)), ("team", Text(agent.Team)), ("skills", Array(agent.Skills, Skill)),
        ("refuses", agent.Refuses.IsEmpty ? null : Texts(agent.Refuses)), ("wishes", agent.Wishes.IsEmpty ? null : Texts(agent.Wishes)));

    private static JsonObject Group(GroupDraft group) => Object(
        ("id", Text(group.Id)),
        ("name", Text(group.Name)),
        ("members", group.Members.IsEmpty ? null : Texts(group.Members)),
        ("site", Text(group.Site)),
        ("provider", Text(group.Provider)),
        ("costs", group.Costs is { } costs ? Object(("agentHour", Number(costs.AgentHour)), ("contact", Number(costs.Contact)), ("handledMinute", Number(costs.HandledMinute))) : null),
        ("skills", Array(group.Skills, Skill)),
        ("speeds", NumbersOrNothing(group.Speeds)),
        ("switchSeconds", Number(group.SwitchSeconds)),
        ("learning", group.Learning is { } learning ? Object(("experience", Number(learning.Experience)), ("rate", Number(learning.Rate))) : null),
        ("absenceShare", Number(group.AbsenceShare)),
        ("lateShare", Number(group.LateShare)),
        ("lateness", Law(group.Lateness)),
        ("movableBreaks", List(group.MovableBreaks, pause => Object(
            ("start", Text(pause.Start)), ("latest", Text(pause.Latest)), ("minutes", Number(pause.Minutes)), ("agents", Number(pause.Agents)), ("queueAtLeast", Number(pause.QueueAtLeast))))),
        ("shifts", group.Shifts is { } shifts ? Array(shifts, WaysWriter.Shift) : null),
        ("staffing", Grid(group.Staffing)));

    private static JsonObject Routing(RoutingDraft routing) => Object(
        ("agentSelector", Text(routing.AgentSelector)),
        ("contactSelector", Text(routing.ContactSelector)),
        ("waitingPlaces", Number(routing.WaitingPlaces)),
        ("flows", routing.Flows.IsEmpty ? null : Array(routing.Flows, route => Object(
            ("flow", Text(route.Flow)),
            ("levels", Array(route.Levels, level => Object(("groups", Texts(level.Groups)), ("afterSeconds", Number(level.AfterSeconds)), ("queueAtLeast", Number(level.QueueAtLeast)))))))),
        ("groups", routing.Groups.IsEmpty ? null : Array(routing.Groups, route => Object(
            ("group", Text(route.Group)), ("takes", Texts(route.Takes)), ("contactSelector", Text(route.ContactSelector))))),
        ("reserves", List(routing.Reserves, reserve => Object(("group", Text(reserve.Group)), ("flow", Text(reserve.Flow)), ("agents", Number(reserve.Agents))))));

    internal static JsonObject? Grid(GridDraft? grid)
    {
        if (grid is null) return null;
        var rows = new JsonObject();
        foreach (var row in grid.Rows) rows[row.Day] = Numbers(row.Values);
        return rows;
    }

    internal static JsonObject Object(params ReadOnlySpan<(string Key, JsonNode? Value)> members)
    {
        var node = new JsonObject();
        foreach (var (key, value) in members)
            if (value is not null) node[key] = value;
        return node;
    }

    internal static JsonArray Array<T>(ImmutableArray<T> items, Func<T, JsonNode> write) => new([.. items.Select(write)]);

    /// <summary>Nothing is written for an empty list.</summary>
    internal static JsonArray? List<T>(ImmutableArray<T> items, Func<T, JsonNode> write) => items.IsEmpty ? null : Array(items, write);

    internal static JsonArray? NumbersOrNothing(ImmutableArray<double>? numbers) => numbers is { } values ? Numbers(values) : null;

    internal static JsonArray Texts(ImmutableArray<string?> texts) => new([.. texts.Select(text => (JsonNode?)text)]);

    internal static JsonArray Numbers(ImmutableArray<double> numbers) => new([.. numbers.Select(number => (JsonNode?)number)]);

    internal static JsonValue? Text(string? text) => text is null ? null : JsonValue.Create(text);

    internal static JsonValue? Number(double? number) => number is { } value ? JsonValue.Create(value) : null;

    private static JsonValue? Flag(bool? flag) => flag is { } value ? JsonValue.Create(value) : null;
}
