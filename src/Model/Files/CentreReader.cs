using System.Collections.Immutable;
using System.Text.Json;
using Plateau.Model.Texts;

namespace Plateau.Model.Files;

/// <summary>JSON → draft. It judges the form only (keys, kinds of value); what the values mean is judged by <see cref="CentreChecker"/>.</summary>
internal static class CentreReader
{
    public static CentreDraft Read(JsonElement root, List<Problem> problems)
    {
        var scope = new JsonScope(root, "", problems, CentreKeys.Root);
        Version(scope, problems);
        return new CentreDraft
        {
            Name = scope.Text("name"),
            Zone = scope.Text("zone"),
            PeriodMinutes = scope.Number("periodMinutes"),
            Days = scope.Has("days") ? scope.Texts("days") : null,
            Shrinkage = scope.Number("shrinkage"),
            Costs = scope.Scope("costs", CentreKeys.Costs) is { } costs
                ? new CostsDraft(costs.Text("currency"), costs.Number("agentHour"), costs.Number("trainingHoursPerSkill"))
                : null,
            Flows = [.. scope.Scopes("flows", CentreKeys.Flow).Select(Flow)],
            Agents = [.. scope.Scopes("agents", CentreKeys.Agent).Select(Agent)],
            Groups = [.. scope.Scopes("groups", CentreKeys.Group).Select(Group)],
            Routing = scope.Scope("routing", CentreKeys.Routing) is { } routing ? Routing(routing) : null,
        };
    }

    private static void Version(JsonScope scope, List<Problem> problems)
    {
        if (!scope.Has(CentreKeys.Version)) problems.Add(Problem.At("", "centre-no-version", Argument.Of("key", CentreKeys.Version), Argument.Count("known", CentreFile.Version)));
        else if (scope.Number(CentreKeys.Version) is { } version && version != CentreFile.Version)
            problems.Add(Problem.At(CentreKeys.Version, "centre-version", Argument.Of("value", version), Argument.Count("known", CentreFile.Version)));
    }

    private static FlowDraft Flow(JsonScope scope) => new()
    {
        Id = scope.Text("id"),
        Name = scope.Text("name"),
        Skill = scope.Text("skill"),
        Channel = scope.Text("channel"),
        Owner = scope.Text("owner"),
        HasIndicator = scope.Flag("hasIndicator"),
        Target = Target(scope),
        HandleTime = Law(scope, "handleTime"),
        Patience = Law(scope, "patience"),
        LeftBeforeQueueShare = scope.Number("leftBeforeQueueShare"),
        WaitingCreditShare = scope.Number("waitingCreditShare"),
        WaitingCreditSeconds = scope.Number("waitingCreditSeconds"),
        AfterContactSeconds = scope.Number("afterContactSeconds"),
        Protected = scope.Flag("protected"),
        ProtectedReason = scope.Text("protectedReason"),
        Arrivals = Grid(scope, "arrivals"),
    };

    private static TargetDraft? Target(JsonScope scope)
    {
        var (text, parts) = scope.TextOrScope("target", CentreKeys.Target);
        return text is not null ? new(text, null, null, null)
            : parts is not null ? new(null, parts.Number("share"), parts.Number("thresholdSeconds"), parts.Text("variant"))
            : null;
    }

    private static LawDraft? Law(JsonScope scope, string key) => scope.Scope(key, CentreKeys.Law) is not { } law ? null : new LawDraft(law.Text("law"))
    {
        MeanSeconds = law.Number("meanSeconds"),
        Cv = law.Number("cv"),
        LowSeconds = law.Number("lowSeconds"),
        HighSeconds = law.Number("highSeconds"),
        Seconds = law.Numbers("seconds"),
        CumulativeShares = law.Numbers("cumulativeShares"),
        TailMeanSeconds = law.Number("tailMeanSeconds"),
    };

    private static GridDraft? Grid(JsonScope scope, string key) => scope.Scope(key, known: null) is not { } grid
        ? null
        : new([.. grid.Keys.Where(grid.Has).Select(day => new DayRow(day, grid.Numbers(day) ?? []))]);

    private static SkillDraft Skill((string? Text, JsonScope? Scope) item) => item.Scope is not { } scope ? new(item.Text) : new(scope.Text("skill"))
    {
        Preference = scope.Number("preference"),
        Mastery = scope.Number("mastery"),
        Factor = scope.Number("handleTimeFactor"),
        Source = scope.Text("source"),
        HandleTime = Law(scope, "handleTime"),
    };

    private static AgentDraft Agent(JsonScope scope) => new()
    {
        Id = scope.Text("id"),
        Name = scope.Text("name"),
        Team = scope.Text("team"),
        Skills = [.. scope.TextsOrScopes("skills", CentreKeys.Skill).Select(Skill)],
    };

    private static GroupDraft Group(JsonScope scope) => new()
    {
        Id = scope.Text("id"),
        Name = scope.Text("name"),
        Members = scope.Texts("members"),
        Skills = [.. scope.TextsOrScopes("skills", CentreKeys.Skill).Select(Skill)],
        Staffing = Grid(scope, "staffing"),
    };

    private static RoutingDraft Routing(JsonScope scope) => new()
    {
        AgentSelector = scope.Text("agentSelector"),
        ContactSelector = scope.Text("contactSelector"),
        WaitingPlaces = scope.Number("waitingPlaces"),
        Flows = [.. scope.Scopes("flows", CentreKeys.FlowRoute).Select(route =>
            new FlowRouteDraft(route.Text("flow"), [.. route.Scopes("levels", CentreKeys.Level).Select(level => new LevelDraft(level.Texts("groups"), level.Number("afterSeconds")))]))],
        Groups = [.. scope.Scopes("groups", CentreKeys.GroupRoute).Select(route => new GroupRouteDraft(route.Text("group"), route.Texts("takes"), route.Text("contactSelector")))],
    };
}
