using System.Collections.Immutable;
using System.Globalization;
using Plateau.Model.Declared;

namespace Plateau.Tests.Faults;

/// <summary>
/// Ways in, menus and rules of a healthy centre: flows on the telephone by a menu of at most five choices and two levels or by a number of their own, the others by an address of their own; whoever telephones or chats out of hours is told, leaves a
/// message or is called back; whoever waits long may overflow to a flow with the same hours, never back.
/// </summary>
internal static class RandomRouting
{
    public const string Head = "Accueil";
    public const string Second = "Autres demandes";
    private const int FirstLevel = 4;
    private const int MostInMenu = 8;

    public static Declarations Add(Dice dice, Declarations declared)
    {
        var phone = declared.Flows.Where(flow => flow.Channel == Channels.Phone).ToArray();
        var inMenu = phone.Length >= 2 && dice.Chance(0.8) ? phone.Take(dice.Between(2, MostInMenu)).ToArray() : [];
        var entries = new List<EntryPoint>();
        var rules = new List<RoutingRule>();
        if (inMenu.Length > 0)
        {
            entries.Add(Entry(dice, "Numéro national", EntryKind.PhoneNumber, Number(0), Head));
            rules.Add(Closed(dice, Head, declared.Calendars[0].Name, dice.One(declared.Flows).Name));
        }

        foreach (var (index, flow) in declared.Flows.Index())
        {
            var isInMenu = inMenu.Contains(flow);
            if (!isInMenu) entries.Add(Entry(dice, $"Entrée {flow.Name}", KindOf(flow), AddressOf(flow, index + 1), flow.Name));
            var isHot = Channels.TemperatureOf(flow.Channel) == Temperature.Hot;
            if (isHot && (!isInMenu || flow.Calendar != declared.Calendars[0].Name)) rules.Add(Closed(dice, flow.Name, flow.Calendar!, flow.Name));
            var later = declared.Flows.Skip(index + 1).Where(other => other.Channel == flow.Channel && other.Calendar == flow.Calendar).ToArray();
            if (!isHot || !dice.Chance(0.5)) continue;
            var wait = new RuleCondition { WaitAtLeastSeconds = 60 * dice.Between(3, 15) };
            rules.Add(later.Length > 0 && dice.Chance(0.6)
                ? new() { At = flow.Name, Order = 2, When = wait, Action = RuleAction.Queue, To = dice.One(later).Name }
                : new() { At = flow.Name, Order = 2, When = wait, Action = RuleAction.Callback, To = flow.Name });
        }

        return declared with { EntryPoints = [.. entries], Menu = Menu(dice, inMenu), Rules = [.. rules] };
    }

    private static RoutingRule Closed(Dice dice, string place, string calendar, string flow)
    {
        var action = dice.One([RuleAction.Voicemail, RuleAction.Callback, RuleAction.TurnAway]);
        return new() { At = place, Order = 1, When = new() { Calendar = calendar, WhenClosed = true }, Action = action, To = action == RuleAction.TurnAway ? null : flow };
    }

    private static ImmutableArray<MenuNode> Menu(Dice dice, DeclaredFlow[] flows)
    {
        if (flows.Length == 0) return [];
        var nodes = new List<MenuNode> { new() { Name = Head, Prompt = "Bienvenue" } };
        var deep = flows.Length > FirstLevel || (flows.Length == FirstLevel && dice.Chance(0.5));
        var first = deep ? FirstLevel - 1 : flows.Length;
        nodes.AddRange(flows.Take(first).Select((flow, index) => Leaf(flow, Head, index + 1)));
        if (!deep) return [.. nodes];
        nodes.Add(new() { Name = Second, Parent = Head, Key = Key(first + 1), Prompt = "Toute autre demande" });
        nodes.AddRange(flows.Skip(first).Select((flow, index) => Leaf(flow, Second, index + 1)));
        return [.. nodes];
    }

    private static MenuNode Leaf(DeclaredFlow flow, string parent, int key) => new() { Name = $"Choix {flow.Name}", Parent = parent, Key = Key(key), Prompt = flow.Name, Target = flow.Name };

    private static string Key(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static EntryPoint Entry(Dice dice, string name, EntryKind kind, string address, string to) => new()
    {
        Name = name,
        Kind = kind,
        Address = address,
        PublishedIn = dice.Chance(0.8) ? "Site" : null,
        Owner = dice.One(["Claire Aubry", "Marc Lenoir", "Sonia Petit"]),
        Reported = true,
        LeadsTo = to,
        Weekly = dice.Chance(0.7) ? dice.Between(100, 5000) : null,
    };

    private static EntryKind KindOf(DeclaredFlow flow) => flow.Channel switch
    {
        Channels.Phone => EntryKind.PhoneNumber,
        Channels.Mail => EntryKind.Mailbox,
        Channels.Chat => EntryKind.Chat,
        Channels.Form => EntryKind.Form,
        _ => EntryKind.Social,
    };

    public static string Number(int index) => string.Create(CultureInfo.InvariantCulture, $"+33 9 70 00 {index / 100:00} {index % 100:00}");

    private static string AddressOf(DeclaredFlow flow, int index) => KindOf(flow) switch
    {
        EntryKind.PhoneNumber => Number(index),
        EntryKind.Mailbox => string.Create(CultureInfo.InvariantCulture, $"contact{index}@exemple.fr"),
        _ => string.Create(CultureInfo.InvariantCulture, $"https://exemple.fr/contact/{index}"),
    };
}
