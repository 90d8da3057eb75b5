using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Plateau.Model;
using Plateau.Model.Observations;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;

namespace Plateau.Report.Charts.Catalogue;

/// <summary>Who sends what to whom: each flow to the sets of agents that answered it, or to abandonment.</summary>
internal sealed class FlowMapChart : IChart
{
    /// <summary>More sets than these are put together: a map with thirty ends shows nothing.</summary>
    private const int MostSets = 6;

    private const int LongestSet = 26;

    public string Key => "flow-map";

    public ImmutableArray<Drawing> Draw(Telling telling)
    {
        if (telling.Observed is not { } observed || observed.Service.Offered == 0)
            return [];
        var links = Links(telling);
        var nodes = new JsonArray();
        var ends = links.Select(link => link.To).Distinct().OrderBy(end => end.Kind).ThenByDescending(end => links.Where(link => link.To == end).Sum(link => link.Contacts)).ToList();
        foreach (var flow in observed.Flows.OrderByDescending(flow => flow.Service.Offered).Where(flow => flow.Service.Offered > 0))
            nodes.Add(Node("f:" + flow.Flow.Value, $"{LabelOf(telling, flow.Flow)}  {telling.Format.Count(flow.Service.Offered)}", "@sequence5", "right"));
        foreach (var end in ends)
            nodes.Add(Node("e:" + end.Name, $"{end.Name}  {telling.Format.Count(links.Where(link => link.To == end).Sum(link => link.Contacts))}", Colour(end.Kind), "left"));

        var option = Options.Base();
        option["series"] = new JsonArray(new JsonObject
        {
            ["type"] = "sankey",
            ["left"] = 190,
            ["right"] = 250,
            ["top"] = 8,
            ["bottom"] = 8,
            ["nodeWidth"] = 10,
            ["nodeGap"] = 14,
            ["layoutIterations"] = 0,
            ["draggable"] = false,
            ["emphasis"] = new JsonObject { ["focus"] = "adjacency" },
            ["data"] = nodes,
            ["links"] = new JsonArray([.. links.OrderBy(link => ends.IndexOf(link.To)).Select(link => (JsonNode)Link(telling, link))]),
        });

        var lost = links.Where(link => link.To.Kind is EndKind.Abandoned or EndKind.LeftBefore).Sum(link => link.Contacts);
        var main = observed.Flows.MaxBy(flow => flow.Service.Offered)!;
        var title = telling.Word("flow-map.title", Argument.Of("flow", telling.NameOf(main.Flow)),
            Argument.Share("share", (double)main.Service.Offered / observed.Service.Offered), Argument.Share("lost", (double)lost / observed.Service.Offered));
        var sentence = telling.Word("flow-map.sentence", Argument.Count("flows", observed.Flows.Length), Argument.Count("offered", observed.Service.Offered),
            Argument.Count("sets", ends.Count(end => end.Kind is EndKind.Set or EndKind.Others)), Argument.Count("lost", lost));
        return [new(Key, title, option, Twin(telling, links), sentence, 380, telling.Word("flow-map.legend"))];
    }

    private enum EndKind
    {
        Set,
        Others,
        UnknownAgent,
        Abandoned,
        LeftBefore,
    }

    private sealed record End(EndKind Kind, string Name);

    private sealed record Flowing(FlowId Flow, End To, long Contacts);

    private static List<Flowing> Links(Telling telling)
    {
        var observed = telling.Observed!;
        var sets = observed.Agents
            .GroupBy(agent => telling.SkillSet([.. observed.Flows.Select(flow => flow.Flow).Where(flow => agent.Flows.Any(seen => seen.Flow == flow && seen.IsSkill))]))
            .Select(set => (Name: set.Key, Agents: set.ToList(), Contacts: set.Sum(agent => agent.Contacts)))
            .OrderByDescending(set => set.Contacts).ThenBy(set => set.Name, StringComparer.Ordinal).ToList();
        var kept = sets.Count > MostSets + 1 ? MostSets : sets.Count;
        var byId = sets.Take(kept).Any(set => set.Name.Length > LongestSet);
        var ends = sets.Take(kept).Select(set => (new End(EndKind.Set, telling.Word("flow-map.set", Argument.Of("set", byId ? Short(telling, set.Agents[0], set.Name) : set.Name), Argument.Count("agents", set.Agents.Count))), set.Agents)).ToList();
        if (kept < sets.Count)
        {
            var rest = sets.Skip(kept).SelectMany(set => set.Agents).ToList();
            ends.Add((new End(EndKind.Others, telling.Word("flow-map.others", Argument.Count("sets", sets.Count - kept), Argument.Count("agents", rest.Count))), rest));
        }

        var unknown = new End(EndKind.UnknownAgent, telling.Word("flow-map.unknown-agent"));
        var abandoned = new End(EndKind.Abandoned, telling.Word("flow-map.abandoned"));
        var left = new End(EndKind.LeftBefore, telling.Word("flow-map.left-before"));
        var links = new List<Flowing>();
        foreach (var flow in observed.Flows.OrderByDescending(flow => flow.Service.Offered))
        {
            var known = 0L;
            foreach (var (end, agents) in ends)
            {
                var contacts = agents.Sum(agent => agent.Flows.Where(seen => seen.Flow == flow.Flow).Sum(seen => seen.Contacts));
                known += contacts;
                links.Add(new(flow.Flow, end, contacts));
            }

            links.Add(new(flow.Flow, unknown, (flow.Service.Answered ?? flow.Service.Offered) - known));
            links.Add(new(flow.Flow, abandoned, flow.Service.Abandoned - flow.Service.LeftBeforeQueue ?? 0));
            links.Add(new(flow.Flow, left, flow.Service.LeftBeforeQueue ?? 0));
        }

        return [.. links.Where(link => link.Contacts > 0)];
    }

    /// <summary>Room beside the map is scarce: where one set is long, all are named by the flows' ids.</summary>
    private static string Short(Telling telling, AgentObservation agent, string name) => !name.Contains(" + ", StringComparison.Ordinal) && name.Length <= LongestSet && agent.Flows.Count(seen => seen.IsSkill) > 3 ? name
        : string.Join(" + ", telling.Observed!.Flows.Select(flow => flow.Flow).Where(flow => agent.Flows.Any(seen => seen.Flow == flow && seen.IsSkill)).Select(flow => flow.Value));

    /// <summary>A flow with its id, which the sets on the other side may use.</summary>
    private static string LabelOf(Telling telling, FlowId flow) => telling.NameOf(flow) is var name && name != flow.Value ? $"{name} · {flow.Value}" : name;

    private static string Colour(EndKind kind) => kind switch
    {
        EndKind.Abandoned or EndKind.LeftBefore => "@loss",
        EndKind.UnknownAgent => "@neutral",
        _ => "@sequence4",
    };

    private static JsonObject Node(string id, string label, string colour, string side) => new()
    {
        ["name"] = id,
        ["itemStyle"] = new JsonObject { ["color"] = colour, ["borderWidth"] = 0 },
        ["label"] = new JsonObject
        {
            ["formatter"] = Options.Escaped(label),
            ["position"] = side == "right" ? "left" : "right",
            ["color"] = "@ink",
            ["fontSize"] = Options.FontSize,
        },
        ["tip"] = label,
    };

    private static JsonObject Link(Telling telling, Flowing link) => new JsonObject
    {
        ["source"] = "f:" + link.Flow.Value,
        ["target"] = "e:" + link.To.Name,
        ["value"] = link.Contacts,
        ["lineStyle"] = new JsonObject { ["color"] = link.To.Kind is EndKind.Abandoned or EndKind.LeftBefore ? "@loss" : "@neutral", ["opacity"] = 0.32, ["curveness"] = 0.5 },
        ["tip"] = $"{telling.NameOf(link.Flow)} → {link.To.Name}{telling.Word("colon")}{telling.Format.Count(link.Contacts)}",
    };

    private static Table Twin(Telling telling, List<Flowing> links)
    {
        var table = new TableBuilder(telling.Word("flow-map.twin")).Text(telling.Word("flow")).Text(telling.Word("flow-map.end")).Number(telling.Word("contacts")).Number(telling.Word("flow-map.of-flow"));
        foreach (var flow in links.GroupBy(link => link.Flow))
        {
            var offered = flow.Sum(link => link.Contacts);
            foreach (var link in flow)
                table.Add(telling.NameOf(link.Flow), link.To.Name, telling.Format.Count(link.Contacts), telling.Format.Percent((double)link.Contacts / offered));
        }

        return table.Build();
    }
}
