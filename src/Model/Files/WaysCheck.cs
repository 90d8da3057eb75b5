using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;
using Plateau.Model.Texts;
using Plateau.Model.Ways;

namespace Plateau.Model.Files;

/// <summary>Drafts of demand, menus, rules, handovers, returns, lines and diallers → what they mean, or the problems. What only shows when flows are seen together is judged by <see cref="WaysCoherence"/>.</summary>
internal sealed class WaysCheck(ProblemList problems, CentreDraft draft, GridCheck grid, SelectorKeys? selectors)
{
    /// <summary>Contacts in hand at once.</summary>
    public const int MostConcurrent = 8;

    private const double MostFixed = 1e7;
    private readonly TimesCheck _times = new(problems, grid);
    private readonly string[] _flows = [.. draft.Flows.Select(flow => flow.Id).OfType<string>().Distinct(StringComparer.Ordinal)];
    private readonly string[] _groups = [.. draft.Groups.Select(group => group.Id).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The flow with its demand, its ways and what is special in its work.</summary>
    public Flow Added(string path, FlowDraft flow, Flow plain)
    {
        var after = LawCheck.Optional(problems, $"{path}.afterContact", flow.AfterContact);
        if (flow.AfterContact is not null && flow.AfterContactSeconds is not null) problems.Twice($"{path}.afterContactSeconds", "afterContact", "afterContactSeconds");
        if (flow.HandleTime is not null && plain.HandleTime.Mean + plain.AfterContactSeconds + (after?.Mean ?? 0) <= 0) problems.Add($"{path}.handleTime", "centre-no-work", Argument.Of("flow", plain.Id.Value));
        if (flow.AgentSelector is { } selector && selectors is { } known && !known.Agent.Contains(selector)) problems.Unknown($"{path}.agentSelector", "selector", selector, known.Agent);
        return Demand(path, flow, plain) with
        {
            AfterContact = after,
            ResolutionShare = flow.ResolutionShare is { } resolved ? problems.Share($"{path}.resolutionShare", resolved) : null,
            Concurrency = problems.Whole($"{path}.concurrency", flow.Concurrency, 1, MostConcurrent, 1),
            Speeds = Speeds(problems, $"{path}.speeds", flow.Speeds),
            DueSeconds = flow.DueSeconds is { } due ? problems.Positive($"{path}.dueSeconds", due) : null,
            Preemptible = flow.Preemptible ?? false,
            Preempts = flow.Preempts ?? false,
            WaitWeight = flow.WaitWeight is { } weight ? problems.Positive($"{path}.waitWeight", weight) : 1,
            AgentSelector = flow.AgentSelector,
            Open = [.. flow.Open.Select((time, i) => _times.Open(CentreChecker.At($"{path}.open", i), time))],
            WhenClosed = flow.WhenClosed is null ? null : Other($"{path}.whenClosed", plain.Id, flow.WhenClosed),
            ClearsAtClosing = flow.ClearsAtClosing ?? false,
            Menu = flow.Menu is { } menu ? Menu($"{path}.menu", plain.Id, menu) : null,
            QueueRules = [.. flow.QueueRules.Select((rule, i) => QueueRule(CentreChecker.At($"{path}.queueRules", i), plain.Id, rule))],
            Handovers = Handovers($"{path}.handovers", plain.Id, flow.Handovers),
            Returns = Returns($"{path}.returns", plain.Id, flow.Returns),
        };
    }

    public ImmutableArray<DayFactor> DayFactors()
    {
        Unique("dayFactors", draft.DayFactors.Select(factor => factor.Id));
        return [.. draft.DayFactors.Select((factor, i) =>
        {
            var path = CentreChecker.At("dayFactors", i);
            return new DayFactor(problems.Required($"{path}.id", factor.Id), problems.Positive($"{path}.cv", factor.Cv), Flows($"{path}.flows", factor.Flows));
        })];
    }

    public ImmutableArray<LineSet> Lines()
    {
        Unique("lines", draft.Lines.Select(lines => lines.Id));
        var setOf = new Dictionary<FlowId, string>();
        return [.. draft.Lines.Select((lines, i) =>
        {
            var path = CentreChecker.At("lines", i);
            var id = problems.Required($"{path}.id", lines.Id);
            if (lines.Count is null) problems.Add($"{path}.count", "centre-missing");
            var flows = Flows($"{path}.flows", lines.Flows);
            foreach (var flow in flows.Distinct())
                if (!setOf.TryAdd(flow, id)) problems.Add($"{path}.flows", "centre-two-line-sets", Argument.Of("flow", flow.Value), Argument.Of("first", setOf[flow]), Argument.Of("set", id));
            return new LineSet(id, flows, problems.Whole($"{path}.count", lines.Count, 0, int.MaxValue, 0));
        })];
    }

    public ImmutableArray<Dialler> Diallers()
    {
        Unique("diallers", draft.Diallers.Select(dialler => dialler.Id));
        return [.. draft.Diallers.Select((dialler, i) => Dialler(CentreChecker.At("diallers", i), dialler))];
    }

    /// <summary>1 first, then above 0 and at most 1.</summary>
    public static ImmutableArray<double> Speeds(ProblemList problems, string path, ImmutableArray<double>? speeds)
    {
        if (speeds is not { IsEmpty: false } values) return [];
        if (values[0] != 1) problems.Add(CentreChecker.At(path, 0), "centre-speeds-start", Argument.Of("value", values[0]));
        foreach (var (i, speed) in values.Index().Skip(1)) problems.Share(CentreChecker.At(path, i), speed, zero: false);
        if (values.Length > MostConcurrent) problems.Add(path, "centre-speeds-count", Argument.Count("count", values.Length), Argument.Count("most", MostConcurrent));
        return values;
    }

    private Flow Demand(string path, FlowDraft flow, Flow plain)
    {
        var kind = (ArrivalKind)problems.Choice($"{path}.arrivalKind", flow.ArrivalKind, CentreKeys.ArrivalKinds, usual: 0);
        if (kind != ArrivalKind.Recorded)
        {
            if (flow.RecordedTimes is not null) problems.Add($"{path}.recordedTimes", "centre-recorded-kind", Argument.Of("kind", CentreKeys.ArrivalKinds[(int)kind]));
            var expected = grid.Values($"{path}.arrivals", flow.Arrivals);
            if (kind == ArrivalKind.Fixed) WholeCounts($"{path}.arrivals", expected);
            return plain with { ArrivalKind = kind, ArrivalsPerPeriod = expected };
        }

        if (flow.Arrivals is not null) problems.Twice($"{path}.arrivals", "recordedTimes", "arrivals");
        var seconds = _times.Recorded($"{path}.recordedTimes", flow.RecordedTimes);
        var counts = new double[grid.Grid.Count];
        foreach (var time in seconds) counts[(int)(time / grid.Grid.PeriodSeconds)]++;
        return plain with { ArrivalKind = kind, RecordedSeconds = seconds, ArrivalsPerPeriod = [.. counts] };
    }

    private void WholeCounts(string path, ImmutableArray<double> counts)
    {
        for (var period = 0; period < counts.Length; period++)
        {
            if (counts[period] == Math.Floor(counts[period]) && counts[period] <= MostFixed) continue;
            var day = grid.Days[grid.Grid.DayOf(period)];
            problems.Add(CentreChecker.At($"{path}.{day}", grid.Grid.PeriodOfDay(period)), "centre-fixed-count", Argument.Of("value", counts[period]));
        }
    }

    private Menu Menu(string path, FlowId flow, MenuDraft menu)
    {
        var made = new Menu
        {
            Time = LawCheck.Needed(problems, $"{path}.time", menu.Time),
            DropOutShare = problems.Share($"{path}.dropOutShare", menu.DropOutShare ?? 0),
            SelfServedShare = problems.Share($"{path}.selfServedShare", menu.SelfServedShare ?? 0),
            Choices = [.. menu.Choices.Select((choice, i) =>
                new MenuChoice(Other(CentreChecker.At($"{path}.choices", i) + ".flow", flow, choice.Flow), Share(CentreChecker.At($"{path}.choices", i) + ".share", choice.Share)))],
        };
        problems.SharesSum(path, [("dropOutShare", made.DropOutShare), ("selfServedShare", made.SelfServedShare), .. made.Choices.Select(choice => (choice.Flow.Value, choice.Share))]);
        return made;
    }

    private QueueRule QueueRule(string path, FlowId flow, QueueRuleDraft rule)
    {
        var action = (QueueAction)problems.Choice($"{path}.action", rule.Action, CentreKeys.QueueActions);
        var toFlow = action is QueueAction.LeavesMessage or QueueAction.IsCalledBackLater;
        var delayed = action == QueueAction.IsCalledBackLater;
        var hears = action == QueueAction.HearsWait;
        Only("toFlow", rule.ToFlow is not null, toFlow);
        Only("delay", rule.Delay is not null, delayed);
        Only("patienceFactor", rule.PatienceFactor is not null, hears);
        var after = problems.NotNegative($"{path}.afterSeconds", rule.AfterSeconds);
        if (hears && after > 0) problems.Add($"{path}.afterSeconds", "centre-hears-late", Argument.Seconds("after", after));
        var delay = delayed ? LawCheck.Needed(problems, $"{path}.delay", rule.Delay) : null;
        if (delay is { Mean: <= 0 }) problems.Add($"{path}.delay", "centre-not-positive", Argument.Of("value", delay.Mean));
        return new()
        {
            Action = action,
            AfterSeconds = after,
            QueueAtLeast = problems.Whole($"{path}.queueAtLeast", rule.QueueAtLeast, 0, int.MaxValue, 0),
            ExpectedWaitAtLeastSeconds = problems.NotNegative($"{path}.expectedWaitAtLeastSeconds", rule.ExpectedWaitAtLeastSeconds),
            Share = problems.Share($"{path}.share", rule.Share ?? 1),
            ToFlow = toFlow ? Other($"{path}.toFlow", flow, rule.ToFlow) : null,
            Delay = delay,
            PatienceFactor = hears ? problems.Positive($"{path}.patienceFactor", rule.PatienceFactor) : 1,
        };

        void Only(string key, bool given, bool used)
        {
            if (!given || used || rule.Action is null) return;
            string[] takes = [.. toFlow ? ["toFlow"] : Array.Empty<string>(), .. delayed ? ["delay"] : Array.Empty<string>(), .. hears ? ["patienceFactor"] : Array.Empty<string>()];
            problems.Add($"{path}.{key}", "centre-rule-parameter", Argument.Of("action", rule.Action), Argument.Of("parameter", key), Argument.List("candidates", takes.Length > 0 ? takes : ["afterSeconds", "queueAtLeast", "share"]));
        }
    }

    private ImmutableArray<Handover> Handovers(string path, FlowId flow, ImmutableArray<HandoverDraft> drafts)
    {
        var made = drafts.Select((handover, i) => Handover(CentreChecker.At(path, i), flow, handover)).ToImmutableArray();
        // Levels of mastery whose shares differ from those of groups that are not assessed are summed apart; the first that is too much is told.
        foreach (var mastery in new int?[] { null, 0, 1, 2, 3, 4 })
        {
            if (made.Sum(handover => handover.ShareAt(mastery)) <= 1 + 1e-9) continue;
            problems.SharesSum(path, made.Select(handover => (mastery is null ? handover.ToFlow.Value : FormattableString.Invariant($"{handover.ToFlow.Value} [{mastery}]"), handover.ShareAt(mastery))));
            break;
        }

        return made;
    }

    private Handover Handover(string path, FlowId flow, HandoverDraft handover)
    {
        var kind = (HandoverKind)problems.Choice($"{path}.kind", handover.Kind, CentreKeys.HandoverKinds);
        if (handover.Briefing is not null && kind != HandoverKind.Warm)
            problems.Add($"{path}.briefing", "centre-briefing", Argument.Of("kind", CentreKeys.HandoverKinds[(int)kind]));
        var byMastery = handover.ShareByMastery ?? [];
        if (byMastery.Length is not (0 or Ways.Handover.Masteries)) problems.Add($"{path}.shareByMastery", "centre-mastery-count", Argument.Count("count", byMastery.Length));
        foreach (var (i, share) in byMastery.Index()) problems.Share(CentreChecker.At($"{path}.shareByMastery", i), share);
        if (handover.Share is null && byMastery.IsEmpty) problems.Add($"{path}.share", "centre-missing");
        return new()
        {
            Kind = kind,
            ToFlow = Other($"{path}.toFlow", flow, handover.ToFlow),
            Share = problems.Share($"{path}.share", handover.Share ?? 0),
            ShareByMastery = byMastery.Length == Ways.Handover.Masteries ? byMastery : [],
            AtShare = problems.Share($"{path}.atShare", handover.AtShare ?? 1),
            Briefing = LawCheck.Optional(problems, $"{path}.briefing", handover.Briefing),
        };
    }

    private ImmutableArray<Return> Returns(string path, FlowId flow, ImmutableArray<ReturnDraft> drafts)
    {
        var made = drafts.Select((back, i) =>
        {
            var here = CentreChecker.At(path, i);
            var cause = (ReturnCause)problems.Choice($"{here}.after", back.After, CentreKeys.ReturnCauses);
            var toFlow = back.ToFlow is null ? flow : new FlowId(problems.Known($"{here}.toFlow", "flow", back.ToFlow, _flows));
            return new Return(cause, Share($"{here}.share", back.Share), LawCheck.Needed(problems, $"{here}.delay", back.Delay), toFlow);
        }).ToImmutableArray();
        foreach (var cause in made.GroupBy(back => back.Cause))
            problems.SharesSum(path, cause.Select(back => ($"{CentreKeys.ReturnCauses[(int)cause.Key]} → {back.ToFlow.Value}", back.Share)));
        return made;
    }

    private Dialler Dialler(string path, DiallerDraft dialler)
    {
        var list = dialler.ListLength is null ? (int?)null : problems.Whole($"{path}.listLength", dialler.ListLength, 0, int.MaxValue, 0);
        if (dialler is { ReachedShare: null, ReachedShares: null }) problems.Add($"{path}.reachedShare", "centre-missing");
        if (dialler is { ReachedShare: not null, ReachedShares: not null }) problems.Twice($"{path}.reachedShares", "reachedShare", "reachedShares");
        ImmutableArray<double> reached = dialler.ReachedShares is { } shares
            ? Shares($"{path}.reachedShares", shares)
            : [.. Enumerable.Repeat(problems.Share($"{path}.reachedShare", dialler.ReachedShare ?? 0), grid.Grid.Count)];
        return new()
        {
            Id = problems.Required($"{path}.id", dialler.Id),
            Flow = new(problems.Known($"{path}.flow", "flow", dialler.Flow, _flows)),
            TestGroups = Groups($"{path}.testGroups", dialler.TestGroups),
            TargetGroups = Groups($"{path}.targetGroups", dialler.TargetGroups),
            MinimumIdle = problems.Whole($"{path}.minimumIdle", dialler.MinimumIdle, 1, int.MaxValue, 1),
            Ratio = dialler.Ratio is { } ratio ? problems.Positive($"{path}.ratio", ratio) : 1,
            DialTime = LawCheck.Optional(problems, $"{path}.dialTime", dialler.DialTime),
            NoAnswerTime = LawCheck.Optional(problems, $"{path}.noAnswerTime", dialler.NoAnswerTime),
            ListLength = list,
            ReachedPerPeriod = reached,
        };
    }

    private ImmutableArray<double> Shares(string path, GridDraft drafted)
    {
        foreach (var row in drafted.Rows)
            foreach (var (i, share) in row.Values.Index())
                if (share > 1) problems.Share(CentreChecker.At($"{path}.{row.Day}", i), share);
        return grid.Values(path, drafted);
    }

    private ImmutableArray<FlowId> Flows(string path, ImmutableArray<string?> names)
    {
        if (names.IsEmpty) problems.Add(path, "centre-missing");
        return [.. Names(path, "flow", names, _flows).Select(name => new FlowId(name))];
    }

    private ImmutableArray<GroupId> Groups(string path, ImmutableArray<string?> names) => [.. Names(path, "group", names, _groups).Select(name => new GroupId(name))];

    private List<string> Names(string path, string kind, ImmutableArray<string?> names, string[] known)
    {
        var found = new List<string>();
        foreach (var (i, name) in names.Index())
        {
            var text = problems.Known(CentreChecker.At(path, i), kind, name, known);
            if (text.Length > 0 && found.Contains(text)) problems.Add(CentreChecker.At(path, i), "centre-duplicate-name", Argument.Of("value", text));
            else if (text.Length > 0) found.Add(text);
        }

        return found;
    }

    /// <summary>A flow that is known and another one.</summary>
    private FlowId Other(string path, FlowId flow, string? name)
    {
        var other = new FlowId(problems.Known(path, "flow", name, _flows));
        if (other.Value.Length > 0 && other == flow) problems.Add(path, "centre-same-flow", Argument.Of("flow", flow.Value));
        return other;
    }

    private double Share(string path, double? share)
    {
        if (share is null) problems.Add(path, "centre-missing");
        return problems.Share(path, share ?? 0);
    }

    private void Unique(string list, IEnumerable<string?> ids)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (i, id) in ids.Index())
            if (id is { Length: > 0 } && !seen.TryAdd(id, i)) problems.Add($"{CentreChecker.At(list, i)}.id", "centre-duplicate-id", Argument.Of("value", id), Argument.Of("first", CentreChecker.At(list, seen[id])));
    }
}
