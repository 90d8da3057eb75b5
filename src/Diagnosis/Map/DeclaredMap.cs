using System.Collections.Immutable;
using Plateau.Diagnosis.Routing;
using Plateau.Diagnosis.Skills;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Declared;

namespace Plateau.Diagnosis.Map;

/// <summary>The map as people declare it in the organisation workbook.</summary>
public static class DeclaredMap
{
    public static CentreMap Of(Declarations declared)
    {
        ArgumentNullException.ThrowIfNull(declared);
        var graph = new PlaceGraph(declared);
        var volumes = new DeclaredVolumes(graph);
        var map = new MapBuilder();
        int[] places = [.. graph.Places.Select(place => map.Node(NodeOf(declared, place, volumes)))];
        var teams = declared.Teams.DistinctBy(team => team.Name, StringComparer.Ordinal).ToDictionary(team => team.Name, team => map.Node(new MapNode(MapStage.Team, team.Name) { Tier = team.Tier, Owner = team.Manager }), StringComparer.Ordinal);
        foreach (var place in graph.Places)
            Ways(map, graph, volumes, places, place);
        Treatment(map, declared, graph, volumes, places, teams);
        Between(map, declared, teams);
        return map.Build();
    }

    private static MapNode NodeOf(Declarations declared, Place place, DeclaredVolumes volumes) => place switch
    {
        { Entry: { } entry } => new MapNode(MapStage.EntryPoint, entry.Name) { Channel = ChannelOf(entry.Kind), Owner = entry.Owner, Weekly = MapBuilder.Stated(entry.Weekly, entry.Weekly) },
        { Node: { } node } => new MapNode(MapStage.Menu, node.Name) { Channel = Channels.Phone, Weekly = volumes.Into(place.Index) },
        _ => new MapNode(MapStage.Flow, place.Name)
        {
            Channel = place.Flow!.Channel,
            Outside = place.Flow is { Outside: not null, Team: null },
            Owner = place.Flow.Owner,
            Tier = place.Flow.Tier,
            Indicators = declared.Indicators.IsEmpty ? null : declared.Indicators.Count(indicator => indicator.Flow == place.Name),
            Weekly = WeeklyOf(place.Flow, volumes.Into(place.Index)),
            Brought = volumes.Into(place.Index),
        },
    };

    /// <summary>What is said of the flow; where nothing is, what entry points and menus bring.</summary>
    private static Estimate WeeklyOf(DeclaredFlow flow, Estimate brought) => MapBuilder.Stated(flow.WeeklyLow, flow.WeeklyHigh) is { Value: not null } stated ? stated : brought;

    private static string? ChannelOf(EntryKind? kind) => kind switch
    {
        EntryKind.PhoneNumber => Channels.Phone,
        EntryKind.Mailbox => Channels.Mail,
        EntryKind.Form => Channels.Form,
        EntryKind.Chat => Channels.Chat,
        EntryKind.Social => Channels.Social,
        EntryKind.Voicemail => Channels.Voicemail,
        EntryKind.Post => Channels.Post,
        EntryKind.Counter => Channels.Counter,
        EntryKind.Portal => Channels.Form,
        _ => null,
    };

    private static void Ways(MapBuilder map, PlaceGraph graph, DeclaredVolumes volumes, int[] places, Place place)
    {
        var here = places[place.Index];
        if (place.Target is { } target)
            map.Link(MapLinkKind.Leads, here, places[target], DeclaredVolumes.Kept(place) is { } kept ? MapBuilder.Times(volumes.Into(place.Index), kept) : Estimate.Unknown);
        if (place.UnknownTarget is { } unknown)
            map.Link(MapLinkKind.Leads, here, map.End(MapEnd.Nowhere, unknown), volumes.Into(place.Index));
        foreach (var child in place.Children)
            map.Link(MapLinkKind.Leads, here, places[child], volumes.Into(child));
        if (place.Node?.DropOutShare > 0)
            map.Link(MapLinkKind.Ends, here, map.End(MapEnd.HangsUpInMenu), volumes.HangingUp(place));
        foreach (var rule in place.Rules)
        {
            if (After(map, graph, places, rule) is { } end && end != here)
                map.Link(MapLinkKind.Rule, here, end, Estimate.Unknown);
        }
    }

    /// <summary>Where a rule sends; null when the contact stays in the place's own queue.</summary>
    private static int? After(MapBuilder map, PlaceGraph graph, int[] places, PlaceRule rule) => (rule.Effect, rule.Declared.Action) switch
    {
        (Effect.Stays, _) => null,
        (Effect.Goes, _) => places[rule.Target],
        (Effect.Missing, _) => map.End(MapEnd.Nowhere, rule.Declared.To ?? ""),
        (_, RuleAction.Voicemail) => graph.Names.Flow(rule.Declared.To) is { } flow ? places[flow] : map.End(MapEnd.Voicemail),
        (_, RuleAction.Callback) => graph.Names.Flow(rule.Declared.To) is { } flow ? places[flow] : map.End(MapEnd.CalledBack),
        (_, RuleAction.Outside) => map.End(MapEnd.Outside, rule.Declared.To!),
        _ => map.End(MapEnd.TurnedAway),
    };

    private static void Treatment(MapBuilder map, Declarations declared, PlaceGraph graph, DeclaredVolumes volumes, int[] places, Dictionary<string, int> teams)
    {
        var able = new Lazy<Dictionary<string, string[]>>(() => TeamsAble(declared));
        foreach (var place in graph.Places.Where(place => place.Flow is not null))
        {
            var flow = place.Flow!;
            var weekly = WeeklyOf(flow, volumes.Into(place.Index));
            if (flow.Outside is { } service)
                map.Link(MapLinkKind.Ends, places[place.Index], map.End(MapEnd.Outside, service), flow.Team is null ? weekly : Estimate.Unknown);
            if (flow.Team is { } named)
                map.Link(MapLinkKind.Treats, places[place.Index], TeamAt(map, teams, named), flow.Outside is null ? weekly : Estimate.Unknown);
            if (flow.Team is not null || flow.Outside is not null)
                continue;
            string[] candidates = able.Value.GetValueOrDefault(flow.Name) ?? [];
            foreach (var team in candidates)
                map.Link(MapLinkKind.MayTreat, places[place.Index], TeamAt(map, teams, team), candidates.Length == 1 ? weekly : Estimate.Unknown);
        }
    }

    /// <summary>By flow: teams with somebody who holds all that it asks for.</summary>
    private static Dictionary<string, string[]> TeamsAble(Declarations declared)
    {
        var teamOf = declared.People.DistinctBy(person => person.Name, StringComparer.Ordinal).ToDictionary(person => person.Name, person => person.Team, StringComparer.Ordinal);
        return FlowCovers.Of(SkillMatrix.Of(declared, null)).DistinctBy(cover => cover.Flow.Name, StringComparer.Ordinal).ToDictionary(
            cover => cover.Flow.Name,
            cover => cover.Eligible.Select(person => teamOf.GetValueOrDefault(person)).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray(),
            StringComparer.Ordinal);
    }

    private static void Between(MapBuilder map, Declarations declared, Dictionary<string, int> teams)
    {
        foreach (var transfer in declared.Transfers)
        {
            var weekly = transfer.Weekly is { } stated ? MapBuilder.Stated(stated, stated)
                : transfer.Share is { } share && declared.Flows.FirstOrDefault(flow => flow.Name == transfer.Flow) is { } flow ? MapBuilder.Times(MapBuilder.Stated(flow.WeeklyLow, flow.WeeklyHigh), share)
                : Estimate.Unknown;
            map.Link(MapLinkKind.Transfers, TeamAt(map, teams, transfer.From), TeamAt(map, teams, transfer.To), weekly);
        }

        foreach (var help in declared.HelpLinks)
            map.Link(MapLinkKind.Helped, TeamAt(map, teams, help.From), TeamAt(map, teams, help.To), Estimate.Unknown);
    }

    /// <summary>A team that is named and was not declared stands on the map all the same.</summary>
    private static int TeamAt(MapBuilder map, Dictionary<string, int> teams, string name) => teams.TryGetValue(name, out var team) ? team : map.Node(new MapNode(MapStage.Team, name));
}
