using System.Collections.Immutable;
using Plateau.Model.Declared;
using static Plateau.Tests.Faults.FaultKind;

namespace Plateau.Tests.Faults;

/// <summary>What can be wrong with the register of entry points, transfers, responsibilities, activities and indicators.</summary>
internal static class GovernanceFaults
{
    public static ImmutableArray<FaultKind> All { get; } =
    [
        new("an entry point leads nowhere", (centre, dice) => Told(centre with { EntryPoints = [.. centre.EntryPoints, RoutingFaults.Entry("Vieux numéro", RandomRouting.Number(901), null)] }, "ENTRY-01", "Vieux numéro")),
        new("an address is not valid", (centre, dice) => Some(dice, centre.EntryPoints.Where(entry => entry.Kind is EntryKind.PhoneNumber or EntryKind.Mailbox && entry.Address is not null)) is { } entry
            ? Told(WithEntry(centre, entry, entry with { Address = entry.Kind == EntryKind.Mailbox ? dice.One(["contact@", "contact.exemple.fr", "a@b@c.fr"]) : dice.One(["0970 00", "+33 9 70 00 00 00 00 00 00", "09 70 00 0O 01"]) }), "ENTRY-01", entry.Name)
            : null),
        new("one number stands under two names", (centre, dice) => Some(dice, centre.EntryPoints.Where(entry => entry is { Kind: EntryKind.PhoneNumber, Address: ['+', '3', '3', ..] })) is { } entry
            ? Told(centre with { EntryPoints = [.. centre.EntryPoints, entry with { Name = "Même ligne", Address = dice.One(["0033", "+33(0)", "0"]) + entry.Address![3..].Replace(" ", dice.One(["", ".", "-"]), StringComparison.Ordinal) }] }, "ENTRY-01", "Même ligne")
            : null),
        new("an entry point has no owner", (centre, dice) => dice.One(centre.EntryPoints) is var entry ? Told(WithEntry(centre, entry, entry with { Owner = dice.One([null, ""]) }), "BLIND-01", entry.Name) : null),
        new("an entry point is in no report", (centre, dice) => dice.One(centre.EntryPoints) is var entry ? Told(WithEntry(centre, entry, entry with { Reported = false }), "BLIND-01", entry.Name) : null),
        new("transfers leave without a ticket", (centre, dice) => Some(dice, centre.Transfers) is { } transfer
            ? Told(centre with { Transfers = centre.Transfers.Replace(transfer, transfer with { WithTicket = false }) }, "BLIND-02", $"{transfer.From} → {transfer.To}")
            : null),
        new("a flow is treated outside the centre", (centre, dice) => dice.One(centre.Flows) is var flow
            ? Told(centre with { Flows = RoutingFaults.Each(centre.Flows, flow.Name, one => one with { Outside = "Prestataire de débordement" }) }, "BLIND-03", flow.Name)
            : null),
        new("contacts go to a service that nobody knows", (centre, dice) => Told(
            centre with { Transfers = [.. centre.Transfers, new() { From = dice.One(centre.Teams).Name, To = "Comptabilité", Share = 0.05, WithTicket = true }] }, "STRUCTURE-07", "Comptabilité")),
        new("a team passes on more than it has", (centre, dice) =>
        {
            var teams = dice.Shuffled(centre.Teams);
            return Told(centre with { Transfers = [.. centre.Transfers, new() { From = teams[0].Name, To = teams[1].Name, Share = 0.7, WithTicket = true }, new() { From = teams[0].Name, To = teams[^1].Name, Share = 0.4, WithTicket = true }] }, "STRUCTURE-07", teams[0].Name);
        }),
        new("nobody is accountable", (centre, dice) => Some(dice, centre.Responsibilities.Where(line => line.Accountable)) is { } line ? Told(WithLine(centre, line, line with { Accountable = false, Informed = true }), "ROLES-01", line.Subject) : null),
        new("several are accountable", (centre, dice) => Some(dice, centre.Responsibilities.Where(line => line.Accountable)) is { } line
            ? Told(centre with { Responsibilities = [.. centre.Responsibilities, line with { Who = "Directrice du digital" }] }, "ROLES-01", line.Subject)
            : null),
        new("nobody does the work", (centre, dice) => Some(dice, centre.Responsibilities.Where(line => line.Responsible)) is { } line ? Told(WithLine(centre, line, line with { Responsible = false, Consulted = true }), "ROLES-01", line.Subject) : null),
        new("the grid leaves a flow out", (centre, dice) => Some(dice, centre.Flows.Where(flow => centre.Responsibilities.Any(line => line.Subject == flow.Name))) is { } flow
            ? Told(centre with { Responsibilities = centre.Responsibilities.RemoveAll(line => line.Subject == flow.Name) }, "ROLES-01", flow.Name)
            : null),
        new("an activity has no owner", (centre, dice) => dice.One(centre.Activities) is var activity ? Told(WithActivity(centre, activity, activity with { Owner = dice.One([null, ""]) }), "ROLES-02", activity.Name) : null),
        new("an activity has no service", (centre, dice) => dice.One(centre.Activities) is var activity && centre.Activities.Length > 1 ? Told(WithActivity(centre, activity, activity with { Service = null }), "ROLES-02", activity.Name) : null),
        new("an activity has no flow", (centre, dice) => Told(
            centre with { Activities = [.. centre.Activities, new() { Name = "Recyclage", Mission = "Informer", Service = centre.Activities[0].Service, Owner = "Claire Aubry" }] }, "ROLES-02", "Recyclage")),
        new("a flow has an activity that nobody listed", (centre, dice) => Some(dice, Shared(centre)) is { } flow
            ? Told(centre with { Flows = RoutingFaults.Each(centre.Flows, flow.Name, one => one with { Activity = "Parrainage" }) }, "ROLES-02", "Parrainage", new Expectation("ROLES-01", flow.Name))
            : null),
        new("an activity stands under two spellings", TwoSpellings),
        new("a flow has no indicator", (centre, dice) => dice.One(centre.Flows) is var flow ? Told(centre with { Indicators = centre.Indicators.RemoveAll(one => one.Flow == flow.Name) }, "GOVERNANCE-01", flow.Name) : null),
        new("a flow's indicators have no source", (centre, dice) => dice.One(centre.Flows) is var flow
            ? Told(centre with { Indicators = [.. centre.Indicators.Select(one => one.Flow == flow.Name ? one with { Source = dice.One([null, " "]) } : one)] }, "GOVERNANCE-01", flow.Name)
            : null),
        new("a flow has no owner", (centre, dice) => dice.One(centre.Flows) is var flow
            ? Told(centre with { Flows = RoutingFaults.Each(centre.Flows, flow.Name, one => one with { Owner = null }) }, "GOVERNANCE-01", flow.Name, [.. centre.Rules.Where(rule => rule.To == flow.Name).Select(rule => new Expectation("BLIND-01", rule.At))])
            : null),
    ];

    /// <summary>Flows that are not the last of their activity.</summary>
    private static IEnumerable<DeclaredFlow> Shared(Declarations centre) => centre.Flows.Where(flow => centre.Flows.Count(other => other.Activity == flow.Activity) > 1);

    /// <summary>Another spelling of an activity, with a flow of its own where there is one to spare: singular, without accents and capitals, or a slip of the pen.</summary>
    private static Planted? TwoSpellings(Declarations centre, Dice dice)
    {
        var flow = Some(dice, Shared(centre));
        var name = flow?.Activity ?? dice.One(centre.Activities).Name;
        if (centre.Activities.FirstOrDefault(activity => activity.Name == name) is not { } twin) return null;
        var slip = dice.Between(1, name.Length - 2);
        var other = dice.One([name.EndsWith('s') ? name[..^1] : $"{name}s", name.ToUpperInvariant(), name.Replace("é", "e", StringComparison.Ordinal).ToLowerInvariant(), name.Length >= 9 ? name.Remove(slip, 1) : $"les {name}"]);
        if (other == name) return null;
        var after = centre with { Activities = [.. centre.Activities, twin with { Name = other }] };
        if (flow is not null) after = after with { Flows = RoutingFaults.Each(after.Flows, flow.Name, one => one with { Activity = other }) };
        return Told(after, "ROLES-03", other, flow is null ? new Expectation("ROLES-02", other) : new Expectation("ROLES-01", flow.Name));
    }

    private static Declarations WithEntry(Declarations centre, EntryPoint before, EntryPoint after) => centre with { EntryPoints = centre.EntryPoints.Replace(before, after) };

    private static Declarations WithActivity(Declarations centre, Activity before, Activity after) => centre with { Activities = centre.Activities.Replace(before, after) };

    private static Declarations WithLine(Declarations centre, Responsibility before, Responsibility after) => centre with { Responsibilities = centre.Responsibilities.Replace(before, after) };
}
