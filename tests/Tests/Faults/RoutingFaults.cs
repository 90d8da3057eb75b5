using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Plateau.Model.Declared;
using Plateau.Model.Ways;
using static Plateau.Tests.Faults.FaultKind;

namespace Plateau.Tests.Faults;

/// <summary>What can be wrong with menus, rules and hours.</summary>
internal static class RoutingFaults
{
    public static ImmutableArray<FaultKind> All { get; } =
    [
        new("a key leads to a flow that nobody declared", (centre, dice) => centre.Menu.IsEmpty ? null : Told(WithLeaf(centre, "Choix disparu", "8", "Flux disparu"), "ROUTING-01", "Choix disparu", Anywhere("ROUTING-05"))),
        new("a key leads to nothing", (centre, dice) => centre.Menu.IsEmpty ? null : Told(WithLeaf(centre, "Choix vide", "9", null), "ROUTING-01", "Choix vide", Anywhere("ROUTING-05"))),
        new("two overflows send callers back and forth", Round),
        new("two menus hang under each other", (centre, dice) => Told(
            centre with { Menu = [.. centre.Menu, new() { Name = "Boucle A", Parent = "Boucle B", Key = "1" }, new() { Name = "Boucle B", Parent = "Boucle A", Key = "1" }] }, "ROUTING-01", "Boucle A")),
        new("an entry point leads to a name that nobody declared", (centre, dice) => Told(
            centre with { EntryPoints = [.. centre.EntryPoints, Entry("Ligne perdue", RandomRouting.Number(900), "Service disparu")] }, "ROUTING-01", "Ligne perdue", new Expectation("ENTRY-01", "Ligne perdue"))),
        new("nobody takes out who waits when it is closed", NoEnd),
        new("the closing rule looks at the wrong calendar", WrongCalendar),
        new("a rule hides another", (centre, dice) => Hot(centre, dice) is { } flow
            ? Told(WithRules(centre, Rule(flow, 8, new() { WaitAtLeastSeconds = 120 }, RuleAction.Callback, flow.Name), Rule(flow, 9, new() { WaitAtLeastSeconds = 60 * dice.Between(3, 9) }, RuleAction.Voicemail, flow.Name)), "ROUTING-03", flow.Name)
            : null),
        new("a rule asks for what never is", (centre, dice) => Hot(centre, dice) is { } flow
            ? Told(WithRules(centre, Rule(flow, 7, new() { Calendar = flow.Calendar, Days = [IsoDayOfWeek.Sunday] }, RuleAction.Callback, flow.Name)), "ROUTING-03", flow.Name)
            : null),
        new("no way leads to a flow", Unreached),
        new("two rules of one rank say two things", (centre, dice) => Hot(centre, dice) is { } flow
            ? Told(WithRules(centre, Rule(flow, 6, new() { QueueAtLeast = 10 }, RuleAction.Callback, flow.Name), Rule(flow, 6, new() { QueueAtLeast = 5 }, RuleAction.Voicemail, flow.Name)), "ROUTING-04", flow.Name)
            : null),
        new("a rule looks at a calendar that nobody declared", (centre, dice) => Hot(centre, dice) is { } flow
            ? Told(WithRules(centre, Rule(flow, 5, new() { Calendar = "Jours fériés" }, RuleAction.Callback, flow.Name)), "ROUTING-04", flow.Name)
            : null),
        new("a night stands in one stretch", (centre, dice) => Hot(centre, dice) is { } flow
            ? Told(WithRules(centre, Rule(flow, 5, new() { FromMinutes = 1320, ToMinutes = 360 }, RuleAction.Callback, flow.Name)), "ROUTING-04", flow.Name)
            : null),
        new("a calendar says hours twice", (centre, dice) =>
        {
            var calendar = dice.One(centre.Calendars);
            return Told(centre with { Calendars = centre.Calendars.Replace(calendar, calendar with { Times = [.. calendar.Times, new([dice.One(RandomCentre.Week)], 600, 660)] }) }, "ROUTING-04", calendar.Name);
        }),
        new("two choices have one key", (centre, dice) => NotInMenu(centre, dice) is { } flow && Some(dice, centre.Menu.Where(node => node.Parent == RandomRouting.Head)) is { } twin
            ? Told(WithLeaf(centre, "Choix jumeau", twin.Key!, flow.Name), "ROUTING-04", "Choix jumeau", Anywhere("ROUTING-05"))
            : null),
        new("the flow of a key asks for no skill", (centre, dice) => Some(dice, centre.Menu.Where(node => centre.Flows.Any(flow => flow.Name == node.Target))) is { } leaf
            ? Told(centre with { Flows = Each(centre.Flows, leaf.Target!, flow => flow with { Skill = null }), Requirements = centre.Requirements.RemoveAll(needed => needed.Flow == leaf.Target) }, "ROUTING-05", leaf.Name)
            : null),
        new("two keys lead to one flow", (centre, dice) => Some(dice, centre.Menu.Where(node => node.Target is not null)) is { } leaf
            ? Told(WithLeaf(centre, "Choix double", "7", leaf.Target), "ROUTING-05", "Choix double", Anywhere("ROUTING-05"))
            : null),
        new("a menu offers too many choices", TooMany),
        new("a key lies too deep", (centre, dice) => NotInMenu(centre, dice) is { } flow
            ? Told(centre with { Menu = [.. centre.Menu, Node("Suite 1", RandomRouting.Head, "6"), Node("Suite 2", "Suite 1", "1"), Node("Suite 3", "Suite 2", "1"), Node("Choix profond", "Suite 3", "1") with { Target = flow.Name }] }, "ROUTING-05", "Choix profond", Anywhere("ROUTING-05"))
            : null),
        new("callers are turned away while somebody is there", (centre, dice) => Hot(centre, dice) is { } flow
            ? Told(WithRules(centre, Rule(flow, 4, new() { QueueAtLeast = dice.Between(3, 30) }, RuleAction.TurnAway, null)), "ROUTING-06", flow.Name)
            : null),
    ];

    public static ImmutableArray<DeclaredFlow> Each(ImmutableArray<DeclaredFlow> flows, string name, Func<DeclaredFlow, DeclaredFlow> change) => [.. flows.Select(flow => flow.Name == name ? change(flow) : flow)];

    private static Planted? Round(Declarations centre, Dice dice)
    {
        if (dice.Shuffled(centre.Flows.Where(flow => flow.Channel == Channels.Phone)).Take(2).ToArray() is not [var one, var other]) return null;
        var wait = new RuleCondition { WaitAtLeastSeconds = 60 };
        return new(
            WithRules(centre, Rule(one, 3, wait, RuleAction.GoTo, other.Name), Rule(other, 3, wait, RuleAction.GoTo, one.Name)), [new("ROUTING-01", one.Name), new("ROUTING-01", other.Name)],
            [new("ROUTING-03", one.Name), new("ROUTING-03", other.Name)]);
    }

    /// <summary>The rule that takes callers out when it is closed is struck out, at the head of a menu or at a flow.</summary>
    private static Planted? NoEnd(Declarations centre, Dice dice)
    {
        if (Some(dice, centre.Rules.Where(rule => rule.When.WhenClosed && (rule.At == RandomRouting.Head || IsOnlyRule(centre, rule)))) is not { } rule) return null;
        var after = centre with { Rules = centre.Rules.Remove(rule) };
        var inMenu = centre.Menu.Select(node => node.Target).OfType<string>().ToArray();
        var flows = rule.At == RandomRouting.Head ? inMenu.Where(name => !centre.Rules.Any(other => other.At == name)) : [rule.At];
        ImmutableArray<Expectation> holes = [.. flows.Select(flow => new Expectation("ROUTING-02", flow))];
        return holes.IsEmpty ? null : new(after, holes, [Anywhere("ROUTING-02")]);
    }

    /// <summary>Where a flow has another rule, on a long wait, that one takes callers out at night too: no hole, only an odd answer.</summary>
    private static bool IsOnlyRule(Declarations centre, RoutingRule rule) => !centre.Rules.Any(other => other.At == rule.At && !ReferenceEquals(other, rule));

    private static Planted? WrongCalendar(Declarations centre, Dice dice)
    {
        var (wide, narrow) = (centre.Calendars[0], centre.Calendars[1]);
        if (!Enumerable.Range(0, 7 * 1440).Any(minute => wide.IsOpen(minute) && !narrow.IsOpen(minute))) return null;
        if (Some(dice, centre.Rules.Where(rule => rule.When.WhenClosed && rule.When.Calendar == narrow.Name && rule.At != RandomRouting.Head && IsOnlyRule(centre, rule))) is not { } rule) return null;
        return Told(centre with { Rules = centre.Rules.Replace(rule, rule with { When = rule.When with { Calendar = wide.Name } }) }, "ROUTING-02", rule.At, Anywhere("ROUTING-03"));
    }

    private static Planted? Unreached(Declarations centre, Dice dice)
    {
        bool IsAlone(DeclaredFlow flow) => !centre.Rules.Any(rule => rule.To == flow.Name) && !centre.Transfers.Any(transfer => transfer.Flow == flow.Name || transfer.To == flow.Team) && !centre.Menu.Any(node => node.Target == flow.Name)
            && centre.EntryPoints.Count(entry => entry.LeadsTo == flow.Name) == 1;
        if (Some(dice, centre.Flows.Where(IsAlone)) is not { } flow || centre.EntryPoints.Length < 2) return null;
        return Told(centre with { EntryPoints = centre.EntryPoints.RemoveAll(entry => entry.LeadsTo == flow.Name) }, "ROUTING-03", flow.Name);
    }

    private static Planted? TooMany(Declarations centre, Dice dice)
    {
        var now = centre.Menu.Count(node => node.Parent == RandomRouting.Head);
        var free = centre.Flows.Where(flow => !centre.Menu.Any(node => node.Target == flow.Name)).ToArray();
        if (centre.Menu.IsEmpty || now + free.Length < 6) return null;
        string[] keys = ["*", "#", "0", "11", "12", "13"];
        var more = dice.Shuffled(free).Take(6 - now).Select((flow, index) => Node($"Choix de plus {flow.Name}", RandomRouting.Head, keys[index]) with { Target = flow.Name });
        return Told(centre with { Menu = [.. centre.Menu, .. more] }, "ROUTING-05", RandomRouting.Head);
    }

    private static DeclaredFlow? Hot(Declarations centre, Dice dice) => Some(dice, centre.Flows.Where(flow => flow.Channel is Channels.Phone or Channels.Chat && flow.Calendar is not null));

    private static DeclaredFlow? NotInMenu(Declarations centre, Dice dice) => centre.Menu.IsEmpty ? null : Some(dice, centre.Flows.Where(flow => !centre.Menu.Any(node => node.Target == flow.Name)));

    private static MenuNode Node(string name, string parent, string key) => new() { Name = name, Parent = parent, Key = key };

    private static Declarations WithLeaf(Declarations centre, string name, string key, string? target) => centre with { Menu = [.. centre.Menu, Node(name, RandomRouting.Head, key) with { Target = target }] };

    private static RoutingRule Rule(DeclaredFlow flow, int order, RuleCondition when, RuleAction action, string? to) => new() { At = flow.Name, Order = order, When = when, Action = action, To = to };

    private static Declarations WithRules(Declarations centre, params RoutingRule[] rules) => centre with { Rules = [.. centre.Rules, .. rules] };

    public static EntryPoint Entry(string name, string address, string? to) => new() { Name = name, Kind = EntryKind.PhoneNumber, Address = address, PublishedIn = "Site", Owner = "Claire Aubry", Reported = true, LeadsTo = to };
}
