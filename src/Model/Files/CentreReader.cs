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
            DayFactors = [.. scope.Scopes("dayFactors", CentreKeys.DayFactor).Select(factor => new DayFactorDraft(factor.Text("id"), factor.Number("cv"), factor.Texts("flows")))],
            Lines = [.. scope.Scopes("lines", CentreKeys.LineSet).Select(lines => new LineSetDraft(lines.Text("id"), lines.Number("count"), lines.Texts("flows")))],
            Diallers = [.. scope.Scopes("diallers", CentreKeys.Dialler).Select(WaysReader.Dialler)],
            Organisations = OrganisationsForm.Organisations(scope),
            Assumptions = OrganisationsForm.Assumptions(scope),
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
        Family = scope.Text("family"),
        CustomerType = scope.Text("customerType"),
        Tier = scope.Number("tier"),
        JourneyPart = scope.Text("journeyPart"),
        Owner = scope.Text("owner"),
        HasIndicator = scope.Flag("hasIndicator"),
        Target = Target(scope),
        HandleTime = Law(scope, "handleTime"),
        Patience = Law(scope, "patience"),
        LeftBeforeQueueShare = scope.Number("leftBeforeQueueShare"),
        WaitingCreditShare = scope.Number("waitingCreditShare"),
        WaitingCreditSeconds = scope.Number("waitingCreditSeconds"),
        AfterContactSeconds = scope.Number("afterContactSeconds"),
        AfterContact = Law(scope, "afterContact"),
        ResolutionShare = scope.Number("resolutionShare"),
        Concurrency = scope.Number("concurrency"),
        Speeds = scope.Numbers("speeds"),
        DueSeconds = scope.Number("dueSeconds"),
        Preemptible = scope.Flag("preemptible"),
        Preempts = scope.Flag("preempts"),
        WaitWeight = scope.Number("waitWeight"),
        AgentSelector = scope.Text("agentSelector"),
        Open = [.. scope.Scopes("open", CentreKeys.OpeningTime).Select(time => new OpeningTimeDraft(time.Text("days"), time.Text("from"), time.Text("to")))],
        WhenClosed = scope.Text("whenClosed"),
        ClearsAtClosing = scope.Flag("clearsAtClosing"),
        Menu = scope.Scope("menu", CentreKeys.Menu) is { } menu ? WaysReader.Menu(menu) : null,
        QueueRules = [.. scope.Scopes("queueRules", CentreKeys.QueueRule).Select(WaysReader.QueueRule)],
        Handovers = [.. scope.Scopes("handovers", CentreKeys.Handover).Select(WaysReader.Handover)],
        Returns = [.. scope.Scopes("returns", CentreKeys.Return).Select(back => new ReturnDraft(back.Text("after"), back.Number("share"), back.Text("toFlow"), Law(back, "delay")))],
        Protected = scope.Flag("protected"),
        ProtectedReason = scope.Text("protectedReason"),
        ArrivalKind = scope.Text("arrivalKind"),
        RecordedTimes = scope.Scope("recordedTimes", known: null) is { } times ? [.. times.Keys.Where(times.Has).Select(day => new TimesRow(day, times.Texts(day)))] : null,
        Arrivals = Grid(scope, "arrivals"),
    };

    private static TargetDraft? Target(JsonScope scope)
    {
        var (text, parts) = scope.TextOrScope("target", CentreKeys.Target);
        return text is not null ? new(text, null, null, null)
            : parts is not null ? new(null, parts.Number("share"), parts.Number("thresholdSeconds"), parts.Text("variant"))
            : null;
    }

    internal static LawDraft? Law(JsonScope scope, string key) => scope.Scope(key, CentreKeys.Law) is not { } law ? null : new LawDraft(law.Text("law"))
    {
        MeanSeconds = law.Number("meanSeconds"),
        Cv = law.Number("cv"),
        LowSeconds = law.Number("lowSeconds"),
        HighSeconds = law.Number("highSeconds"),
        Seconds = law.Numbers("seconds"),
        CumulativeShares = law.Numbers("cumulativeShares"),
        TailMeanSeconds = law.Number("tailMeanSeconds"),
    };

    internal static GridDraft? Grid(JsonScope scope, string key) => scope.Scope(key, known: null) is not { } grid
        ? null
        : new([.. grid.Keys.Where(grid.Has).Select(day => new DayRow(day, grid.Numbers(day) ?? []))]);

    private static SkillDraft Skill((string? Text, JsonScope? Scope) item) => item.Scope is not { } scope ? new(item.Text) : new(scope.Text("skill"))
    {
        Preference = scope.Number("preference"),
        Mastery = scope.Number("mastery"),
        Factor = scope.Number("handleTimeFactor"),
        Source = scope.Text("source"),
        Concurrency = scope.Number("concurrency"),
        ResolutionShare = scope.Number("resolutionShare"),
        HandleTime = Law(scope, "handleTime"),
    };

    private static AgentDraft Agent(JsonScope scope) => new()
    {
        Id = scope.Text("id"),
        Name = scope.Text("name"),
        Team = scope.Text("team"),
        Skills = [.. scope.TextsOrScopes("skills", CentreKeys.Skill).Select(Skill)],
        Refuses = scope.Texts("refuses"),
        Wishes = scope.Texts("wishes"),
    };

    private static GroupDraft Group(JsonScope scope) => new()
    {
        Id = scope.Text("id"),
        Name = scope.Text("name"),
        Members = scope.Texts("members"),
        Skills = [.. scope.TextsOrScopes("skills", CentreKeys.Skill).Select(Skill)],
        Site = scope.Text("site"),
        Provider = scope.Text("provider"),
        Costs = scope.Scope("costs", CentreKeys.GroupCosts) is { } costs ? new(costs.Number("agentHour"), costs.Number("contact"), costs.Number("handledMinute")) : null,
        Speeds = scope.Numbers("speeds"),
        SwitchSeconds = scope.Number("switchSeconds"),
        Learning = scope.Scope("learning", CentreKeys.Learning) is { } learning ? new(learning.Number("experience"), learning.Number("rate")) : null,
        AbsenceShare = scope.Number("absenceShare"),
        LateShare = scope.Number("lateShare"),
        Lateness = Law(scope, "lateness"),
        MovableBreaks = [.. scope.Scopes("movableBreaks", CentreKeys.MovableBreak).Select(pause =>
            new MovableBreakDraft(pause.Text("start"), pause.Text("latest"), pause.Number("minutes"), pause.Number("agents"), pause.Number("queueAtLeast")))],
        Shifts = scope.Has("shifts") ? [.. scope.Scopes("shifts", CentreKeys.Shift).Select(WaysReader.Shift)] : null,
        Staffing = Grid(scope, "staffing"),
    };

    private static RoutingDraft Routing(JsonScope scope) => new()
    {
        AgentSelector = scope.Text("agentSelector"),
        ContactSelector = scope.Text("contactSelector"),
        WaitingPlaces = scope.Number("waitingPlaces"),
        Flows = [.. scope.Scopes("flows", CentreKeys.FlowRoute).Select(route =>
            new FlowRouteDraft(route.Text("flow"), [.. route.Scopes("levels", CentreKeys.Level).Select(level => new LevelDraft(level.Texts("groups"), level.Number("afterSeconds"), level.Number("queueAtLeast")))]))],
        Groups = [.. scope.Scopes("groups", CentreKeys.GroupRoute).Select(route => new GroupRouteDraft(route.Text("group"), route.Texts("takes"), route.Text("contactSelector")))],
        Reserves = [.. scope.Scopes("reserves", CentreKeys.Reserve).Select(reserve => new ReserveDraft(reserve.Text("group"), reserve.Text("flow"), reserve.Number("agents")))],
    };
}
