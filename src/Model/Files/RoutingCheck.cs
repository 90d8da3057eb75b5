using System.Collections.Immutable;
using Plateau.Model.Texts;
using Plateau.Model.Ways;

namespace Plateau.Model.Files;

/// <summary>Routes of a draft: every name known, every route to a group that holds the skill, levels in order of their delay.</summary>
internal sealed class RoutingCheck(ProblemList problems, CentreModel centre, SelectorKeys? selectors)
{
    private readonly string[] _flows = [.. centre.Flows.Select(flow => flow.Id.Value)];
    private readonly string[] _groups = [.. centre.Groups.Select(group => group.Id.Value)];

    public Routing Of(RoutingDraft? draft)
    {
        if (draft is null) return Routing.BySkills;
        Twice("routing.flows", "flow", draft.Flows.Select(route => route.Flow));
        Twice("routing.groups", "group", draft.Groups.Select(route => route.Group));
        return new Routing
        {
            AgentSelector = Selector("routing.agentSelector", draft.AgentSelector, selectors?.Agent) ?? Routing.BySkills.AgentSelector,
            ContactSelector = Selector("routing.contactSelector", draft.ContactSelector, selectors?.Contact) ?? Routing.BySkills.ContactSelector,
            WaitingPlaces = draft.WaitingPlaces is null ? null : problems.Whole("routing.waitingPlaces", draft.WaitingPlaces, 0, int.MaxValue, 0),
            Flows = [.. draft.Flows.Select((route, i) => FlowRoute(CentreChecker.At("routing.flows", i), route))],
            Groups = [.. draft.Groups.Select((route, i) => GroupRoute(CentreChecker.At("routing.groups", i), route))],
            Reserves = Reserves(draft.Reserves),
        };
    }

    private ImmutableArray<Reserve> Reserves(ImmutableArray<ReserveDraft> drafts)
    {
        var seen = new HashSet<(string, string)>();
        var reserves = ImmutableArray.CreateBuilder<Reserve>();
        foreach (var (i, draft) in drafts.Index())
        {
            var path = CentreChecker.At("routing.reserves", i);
            var group = problems.Known($"{path}.group", "group", draft.Group, _groups);
            var flow = problems.Known($"{path}.flow", "flow", draft.Flow, _flows);
            if (draft.Agents is null) problems.Add($"{path}.agents", "centre-missing");
            reserves.Add(new(new(group), new(flow), problems.Whole($"{path}.agents", draft.Agents, 0, int.MaxValue, 0)));
            if (flow.Length == 0 || group.Length == 0) continue;
            if (!seen.Add((group, flow))) problems.Add(path, "centre-duplicate-reserve", Argument.Of("group", group), Argument.Of("flow", flow));
            Holds($"{path}.flow", flow, group);
        }

        return reserves.ToImmutable();
    }

    private FlowRoute FlowRoute(string path, FlowRouteDraft route)
    {
        var flow = problems.Known($"{path}.flow", "flow", route.Flow, _flows);
        var levels = ImmutableArray.CreateBuilder<RouteLevel>();
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (i, level) in route.Levels.Index())
        {
            var here = CentreChecker.At($"{path}.levels", i);
            var after = problems.NotNegative($"{here}.afterSeconds", level.AfterSeconds);
            if (levels.Count > 0 && after < levels[^1].AfterSeconds) problems.Add($"{here}.afterSeconds", "centre-levels-order", Argument.Of("value", after), Argument.Of("before", levels[^1].AfterSeconds));
            if (level.Groups.IsEmpty) problems.Add($"{here}.groups", "centre-missing");
            foreach (var (j, name) in level.Groups.Index())
            {
                var at = CentreChecker.At($"{here}.groups", j);
                var group = problems.Known(at, "group", name, _groups);
                if (group.Length > 0 && !named.Add(group)) problems.Add(at, "centre-duplicate-group", Argument.Of("value", group));
                if (flow.Length > 0 && group.Length > 0) Holds(at, flow, group);
            }

            var queue = problems.Whole($"{here}.queueAtLeast", level.QueueAtLeast, 0, int.MaxValue, 0);
            levels.Add(new([.. level.Groups.OfType<string>().Select(group => new GroupId(group))], after, queue));
        }

        if (route.Levels.IsEmpty) problems.Add($"{path}.levels", "centre-missing");
        return new(new(flow), levels.ToImmutable());
    }

    private GroupRoute GroupRoute(string path, GroupRouteDraft route)
    {
        var group = problems.Known($"{path}.group", "group", route.Group, _groups);
        foreach (var (i, name) in route.Takes.Index())
        {
            var at = CentreChecker.At($"{path}.takes", i);
            var flow = problems.Known(at, "flow", name, _flows);
            if (flow.Length > 0 && group.Length > 0) Holds(at, flow, group);
        }

        var selector = Selector($"{path}.contactSelector", route.ContactSelector, selectors?.Contact) ?? Routing.BySkills.ContactSelector;
        return new(new(group), [.. route.Takes.OfType<string>().Select(flow => new FlowId(flow))], selector);
    }

    private void Holds(string path, string flow, string group)
    {
        var skill = centre.Flows.First(item => item.Id.Value == flow).Skill;
        if (!centre.Groups.First(item => item.Id.Value == group).Skills.Any(held => held.Skill == skill))
            problems.Add(path, "centre-route-without-skill", Argument.Of("flow", flow), Argument.Of("group", group), Argument.Of("skill", skill.Value));
    }

    private string? Selector(string path, string? value, ImmutableArray<string>? known)
    {
        if (value is not null && known is { } names && !names.Contains(value)) problems.Unknown(path, "selector", value, names);
        return value;
    }

    private void Twice(string list, string key, IEnumerable<string?> names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (i, name) in names.Index())
            if (name is not null && !seen.Add(name)) problems.Add($"{CentreChecker.At(list, i)}.{key}", "centre-duplicate-route", Argument.Of("value", name));
    }
}
