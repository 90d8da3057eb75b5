using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Plateau.Model;
using Plateau.Model.Observations;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;

namespace Plateau.Report.Charts.Catalogue;

/// <summary>
/// Who takes what: agents across, flows down, both ordered so that neighbours resemble each other. Shade is the share of the agent's own work,
/// shape tells a skill from a rare appearance and a sole holder. Coverage facts only: no speed, no quality.
/// </summary>
internal sealed class SkillsChart : IChart
{
    private const int MostAgents = 60;

    public string Key => "skills";

    public ImmutableArray<Drawing> Draw(Telling telling)
    {
        if (telling.Observed is not { Agents.Length: > 0 } observed)
            return [];
        var shown = observed.Agents.OrderByDescending(agent => agent.Contacts).ThenBy(agent => agent.Agent).Take(MostAgents).ToList();
        var flows = observed.Flows.Where(flow => flow.Service.Offered > 0).Select(flow => flow.Flow).ToList();
        double ShareOf(AgentObservation agent, FlowId flow) => agent.Flows.Where(seen => seen.Flow == flow).Sum(seen => seen.Share);
        var agentOrder = Similarity.Order([.. shown.Select(agent => flows.Select(flow => ShareOf(agent, flow) > 0 ? Math.Sqrt(ShareOf(agent, flow)) : 0).ToArray())]);
        var flowOrder = Similarity.Order([.. flows.Select(flow => shown.Select(agent => Math.Sqrt(ShareOf(agent, flow))).ToArray())]);
        var agents = agentOrder.Select(index => shown[index]).ToList();
        flows = [.. flowOrder.Select(index => flows[index])];
        var holders = flows.ToDictionary(flow => flow, flow => observed.Agents.Count(agent => agent.Flows.Any(seen => seen.Flow == flow && seen.IsSkill)));

        var option = Options.Base();
        var rows = flows.Select(flow => telling.Word("skills.row", Argument.Of("flow", telling.NameOf(flow)), Argument.Count("holders", holders[flow]))).ToList();
        option["grid"] = Options.Grid(left: Options.LabelWidth(rows) + 12, right: 16, top: 8, bottom: 52);
        var across = Options.Category(agents.Select(agent => agent.Agent.Value));
        across["axisLabel"] = new JsonObject { ["color"] = "@muted", ["interval"] = 0, ["rotate"] = agents.Count > 16 ? 90 : 0, ["fontSize"] = agents.Count > 40 ? 9 : 11 };
        option["xAxis"] = across;
        var down = Options.Category(rows);
        down["inverse"] = true;
        option["yAxis"] = down;
        option["visualMap"] = new JsonObject
        {
            ["show"] = false,
            ["type"] = "piecewise",
            ["seriesIndex"] = 0,
            ["dimension"] = 2,
            ["pieces"] = new JsonArray(
                Piece(0, 0.05, "@sequence1"), Piece(0.05, 0.15, "@sequence2"), Piece(0.15, 0.35, "@sequence3"), Piece(0.35, 0.65, "@sequence4"), Piece(0.65, 1.01, "@sequence5")),
        };
        option["series"] = Cells(telling, agents, flows, holders);

        var sole = flows.Where(flow => holders[flow] == 1).ToList();
        var versatile = observed.Agents.Count(agent => agent.Flows.Count(seen => seen.IsSkill) > 1);
        var title = telling.Word(sole.Count > 0 ? "skills.title.sole" : "skills.title",
            Argument.Count("versatile", versatile), Argument.Count("agents", observed.Agents.Length), Argument.List("sole", sole.Select(telling.NameOf)), Argument.Count("soles", sole.Count));
        var fewest = flows.MinBy(flow => holders[flow]);
        var sentence = telling.Word("skills.sentence", Argument.Count("agents", observed.Agents.Length), Argument.Count("flows", flows.Count),
            Argument.Of("flow", telling.NameOf(fewest)), Argument.Count("holders", holders[fewest]));
        var legend = telling.Word("skills.legend") + (observed.Agents.Length > MostAgents ? " " + telling.Word("skills.most", Argument.Count("shown", MostAgents), Argument.Count("agents", observed.Agents.Length)) : "");
        return [new(Key, title, option, Twin(telling, agents, flows), sentence, 76 + (flows.Count * 30), legend)];
    }

    private static JsonObject Piece(double from, double to, string colour) => new() { ["gte"] = from, ["lt"] = to, ["color"] = colour };

    private static JsonArray Cells(Telling telling, List<AgentObservation> agents, List<FlowId> flows, Dictionary<FlowId, int> holders)
    {
        var filled = new JsonArray();
        var rare = new JsonArray();
        var sole = new JsonArray();
        for (var column = 0; column < agents.Count; column++)
        {
            foreach (var seen in agents[column].Flows)
            {
                var row = flows.IndexOf(seen.Flow);
                if (row < 0)
                    continue;
                var tip = telling.Word(seen.IsSkill ? "skills.tip" : "skills.tip.rare", Argument.Of("agent", agents[column].Agent.Value), Argument.Of("flow", telling.NameOf(seen.Flow)), Argument.Share("share", seen.Share), Argument.Count("contacts", seen.Contacts));
                if (!seen.IsSkill)
                    rare.Add(Options.Datum(Options.Numbers(column, row), tip));
                else
                    filled.Add(Options.Datum(Options.Numbers(column, row, Math.Round(seen.Share, 4)), tip));
                if (seen.IsSkill && holders[seen.Flow] == 1)
                    sole.Add(Options.Datum(Options.Numbers(column, row), tip));
            }
        }

        return new JsonArray(
            new JsonObject
            {
                ["type"] = "heatmap",
                ["data"] = filled,
                ["itemStyle"] = new JsonObject { ["borderColor"] = "@surface", ["borderWidth"] = 2 },
                ["emphasis"] = new JsonObject { ["disabled"] = true },
            },
            Marks(rare, "circle", 8, "@muted", hollow: true),
            Marks(sole, "diamond", 14, "@specialised", hollow: false));
    }

    private static JsonObject Marks(JsonArray data, string symbol, int size, string colour, bool hollow) => new()
    {
        ["type"] = "scatter",
        ["data"] = data,
        ["symbol"] = symbol,
        ["symbolSize"] = size,
        ["itemStyle"] = hollow
            ? new JsonObject { ["color"] = "@surface", ["borderColor"] = colour, ["borderWidth"] = 1.5 }
            : new JsonObject { ["color"] = colour, ["borderColor"] = "@surface", ["borderWidth"] = 1.5 },
        ["emphasis"] = new JsonObject { ["disabled"] = true },
        ["z"] = 5,
    };

    private static Table Twin(Telling telling, List<AgentObservation> agents, List<FlowId> flows)
    {
        var table = new TableBuilder(telling.Word("skills.twin")).Text(telling.Word("agent"));
        foreach (var flow in flows)
            table.Number(telling.NameOf(flow));
        foreach (var agent in agents)
        {
            var cells = new List<string> { agent.Agent.Value };
            foreach (var flow in flows)
            {
                var seen = agent.Flows.FirstOrDefault(candidate => candidate.Flow == flow);
                cells.Add(seen is null ? "" : seen.IsSkill ? telling.Format.Percent(seen.Share, 0) : telling.Word("skills.rare", Argument.Count("contacts", seen.Contacts)));
            }

            table.Add([.. cells]);
        }

        return table.Build();
    }
}
