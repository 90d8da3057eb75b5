using System.Collections.Immutable;
using Plateau.Model.Changes;
using Plateau.Model.Changes.Declared;
using Plateau.Model.Declared;
using Plateau.Model.Files;

namespace Plateau.Diagnosis.Routing;

/// <summary>What the declarations show by themselves: the shape of menus, leaves against skills, calendars, names and conditions that can be read in two ways.</summary>
internal sealed class MenuProblems(PlaceGraph graph, RoutingSettings settings)
{
    private static readonly string[] Digits = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "*", "#"];
    private readonly Fixes _fixes = new(graph);
    private readonly List<RoutingProblem> _problems = [];

    private ImmutableArray<MenuNode> Menu => graph.Declared.Menu;

    public List<RoutingProblem> Find()
    {
        foreach (var node in Menu) Shape(node);
        Keys();
        Leaves();
        Calendars();
        foreach (var (place, rule) in graph.Unclear) Tell(RoutingProblemKind.UnclearCondition, place.Kind, place.Name, rule, Clearer(place, place.Rules[rule - 1].Declared, rule), []);
        foreach (var (from, name) in graph.Names.Doubtful.Distinct().OrderBy(pair => pair.From)) Tell(RoutingProblemKind.AmbiguousName, graph.Places[from].Kind, graph.Places[from].Name, null, [], [name]);
        foreach (var (rule, number) in graph.NowhereAt.OrderByDescending(pair => pair.Number))
            Tell(RoutingProblemKind.MissingTarget, PlaceKind.Flow, rule.At, number, [new RemoveRule(rule.At, number)], [rule.At]);
        return _problems;
    }

    /// <summary>The nodes that hang under each other, this one among them; empty when it hangs under a head or under such a round.</summary>
    public static IReadOnlyList<string> RoundOf(Declarations declared, MenuNode node)
    {
        var above = new List<string>();
        for (var at = node; at is not null && above.Count <= declared.Menu.Length; at = at.Parent is { } parent ? declared.Menu.FirstOrDefault(other => other.Name == parent) : null)
        {
            if (above.Contains(at.Name)) return above[0] == at.Name ? above : [];
            above.Add(at.Name);
        }

        return [];
    }

    private void Shape(MenuNode node)
    {
        if (node.Parent is { } parent && !Menu.Any(other => other.Name == parent))
        {
            var others = Menu.Where(other => !ReferenceEquals(other, node) && !Above(other).Any(above => above.Name == node.Name)).Select(other => other.Name).ToArray();
            Tell(RoutingProblemKind.MissingTarget, PlaceKind.MenuNode, node.Name, null, [new MoveMenuNode(node.Name, others.Length > 0 ? Nearest.To(parent, others)[0] : null)], [parent]);
        }

        var round = RoundOf(graph.Declared, node);
        if (round.Count > 0)
        {
            if (string.Equals(round.Min(StringComparer.Ordinal), node.Name, StringComparison.Ordinal))
                Tell(RoutingProblemKind.MenuCycle, PlaceKind.MenuNode, node.Name, null, [new MoveMenuNode(node.Name, null)], [.. round.Skip(1)]);
            return;
        }

        if (Above(node).Count() == settings.MostDepth + 1)
        {
            var grandparent = Above(node).ElementAtOrDefault(1);
            if (grandparent is not null) Tell(RoutingProblemKind.TooDeep, PlaceKind.MenuNode, node.Name, null, [new MoveMenuNode(node.Name, grandparent.Name)], [.. Above(node).Select(above => above.Name)]);
        }

        var children = Menu.Where(other => other.Parent == node.Name).ToArray();
        if (children.Length > settings.MostChoices)
        {
            Tell(
                RoutingProblemKind.TooManyChoices, PlaceKind.MenuNode, node.Name, null,
                [new GroupMenuChoices(node.Name, [.. children.Skip(settings.MostChoices - 1).Select(child => child.Name)])], [.. children.Select(child => child.Name)]);
        }
    }

    /// <summary>The nodes above, the nearest first.</summary>
    private IEnumerable<MenuNode> Above(MenuNode node)
    {
        var steps = 0;
        for (var at = node; at.Parent is { } parent && Menu.FirstOrDefault(other => other.Name == parent) is { } above && steps++ < Menu.Length; at = above) yield return above;
    }

    private void Keys()
    {
        foreach (var menu in Menu.Where(node => node.Parent is not null && node.Key is not null).GroupBy(node => node.Parent))
        {
            var free = new Queue<string>(Digits.Except(menu.Select(node => node.Key!)));
            foreach (var same in menu.GroupBy(node => node.Key!).Where(group => group.Count() > 1))
            {
                foreach (var node in same.Skip(1))
                    Tell(RoutingProblemKind.SameKey, PlaceKind.MenuNode, node.Name, null, free.TryDequeue(out var key) ? [new SetMenuKey(node.Name, key)] : [], [same.First().Name, same.Key, menu.Key!]);
            }
        }
    }

    private void Leaves()
    {
        var leaves = graph.Places.Where(place => place.Kind == PlaceKind.MenuNode && place.Target is not null && !Menu.Any(other => other.Parent == place.Name)).ToArray();
        foreach (var leaf in leaves)
        {
            if (graph.Places[leaf.Target!.Value] is not { Flow: { Outside: null } flow } || !graph.Staffing.SkillsOf(flow).IsEmpty) continue;
            Tell(RoutingProblemKind.LeafWithoutSkill, PlaceKind.MenuNode, leaf.Name, null, [new AskSkill(flow.Name, flow.Name)], [flow.Name]);
        }

        foreach (var same in leaves.Where(leaf => leaf.Node!.Parent is not null).GroupBy(leaf => (Head: Above(leaf.Node!).LastOrDefault()?.Name, leaf.Target)).Where(group => group.Count() > 1))
        {
            foreach (var leaf in same.Skip(1))
                Tell(RoutingProblemKind.SameTarget, PlaceKind.MenuNode, leaf.Name, null, [new RemoveMenuNode(leaf.Name)], [same.First().Name, graph.Places[leaf.Target!.Value].Name]);
        }
    }

    private void Calendars()
    {
        foreach (var (place, rule, calendar) in graph.UnknownCalendars)
        {
            ImmutableArray<Change> fix = rule > 0 && _fixes.NearCalendar(calendar) is { } near ? [new UseCalendar(place.Name, rule, near)] : _fixes.Hours(calendar);
            Tell(RoutingProblemKind.UnknownCalendar, place.Kind, place.Name, rule > 0 ? rule : null, fix, [calendar]);
        }

        foreach (var name in graph.Declared.Calendars.Select(calendar => calendar.Name).Distinct())
        {
            var lines = graph.Staffing.Calendar(name)!.Times;
            if (lines.All(line => line.FromMinutes >= line.ToMinutes)) Tell(RoutingProblemKind.EmptyCalendar, PlaceKind.Calendar, name, null, _fixes.Hours(name), []);
            else if (lines.Index().Any(pair => lines.Take(pair.Index).Any(other => Overlap(pair.Item, other)))) Tell(RoutingProblemKind.OverlappingTimes, PlaceKind.Calendar, name, null, _fixes.Tidy(name), []);
        }

        static bool Overlap(Plateau.Model.Ways.OpeningTime one, Plateau.Model.Ways.OpeningTime other) =>
            one.FromMinutes < other.ToMinutes && other.FromMinutes < one.ToMinutes && (one.Days.IsEmpty || other.Days.IsEmpty || one.Days.Any(other.Days.Contains));
    }

    private ImmutableArray<Change> Clearer(Place place, RoutingRule rule, int number)
    {
        if (rule.When.FromMinutes is { } from && rule.When.ToMinutes is { } to && from > to) return [new SplitOvernightRule(place.Name, number, from, to)];
        var calendar = place.Flow?.Calendar ?? (graph.Declared.Calendars is [var only] ? only.Name : null);
        return calendar is null ? [] : [new UseCalendar(place.Name, number, calendar)];
    }

    private void Tell(RoutingProblemKind kind, PlaceKind placeKind, string place, int? rule, ImmutableArray<Change> fix, ImmutableArray<string> others) =>
        _problems.Add(new(kind, placeKind, place, rule) { Others = others, Fix = fix });
}
