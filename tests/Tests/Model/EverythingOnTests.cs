using System.Text.Json.Nodes;
using Plateau.Model.Files;
using Plateau.Simulation;
using Plateau.Simulation.Engine;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;
using Plateau.Simulation.Routing;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Model;

/// <summary>The invented centre in which everything is on reads, checks, plans and comes back byte for byte.</summary>
public sealed class EverythingOnTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "samples", "everything-on", "centre.json"));
    private static readonly SelectorKeys Keys = new([.. AgentSelectorCatalogue.All.Select(selector => selector.Key)], [.. ContactSelectorCatalogue.All.Select(selector => selector.Key)]);

    [Fact]
    public void It_is_right_and_comes_back_byte_for_byte()
    {
        var check = CentreFile.Read(Text, Keys);
        check.Problems.Concat(check.Warnings).Select(problem => $"{problem.Where} {problem.What.Code}").ShouldBeEmpty();
        CentreFile.Write(check.Centre!).ShouldBe(Text);
        Schema().Check(JsonNode.Parse(Text)).ShouldBeEmpty();
    }

    [Fact]
    public void It_states_every_key_of_the_schema()
    {
        var stated = Stated(JsonNode.Parse(Text)!).ToHashSet();
        Schema().Definitions.Append("").SelectMany(Schema().KeysOf).Where(key => key != "$schema" && !stated.Contains(key)).ShouldBeEmpty();

        static IEnumerable<string> Stated(JsonNode node) => node switch
        {
            JsonObject members => members.SelectMany(member => member.Value is { } value ? Stated(value).Prepend(member.Key) : [member.Key]),
            JsonArray items => items.OfType<JsonNode>().SelectMany(Stated),
            _ => [],
        };
    }

    [Fact]
    public void It_has_what_its_description_says()
    {
        var centre = CentreFile.Read(Text).Centre!;
        (centre.Flows.Length, centre.Groups.Length).ShouldBe((12, 8));
        centre.Groups.Select(group => group.Site).Distinct().ShouldBe(["Nantes", "Casablanca"]);
        foreach (var law in new[] { "exponential", "lognormal", "gamma", "deterministic", "uniform", "empirical", "endless" }) Text.ShouldContain($"\"law\": \"{law}\"");
        foreach (var word in Words("ArrivalKinds").Skip(1).Concat(Words("QueueActions")).Concat(Words("HandoverKinds")).Concat(Words("ReturnCauses")).Concat(Words("BreakKinds").Skip(1))) Text.ShouldContain($"\"{word}\"");
        LoopChoice.Of(Planner.Plan(centre)).ShouldBe(LoopKind.Full);
        Planner.Plan(centre).Flows.Length.ShouldBe(12);

        static string[] Words(string list) => (string[])typeof(CentreFile).Assembly.GetType("Plateau.Model.Files.CentreKeys")!.GetField(list)!.GetValue(null)!;
    }

    /// <summary>What is on happens: in three weeks every flow is answered, and each kind of event that the figures make frequent is counted.</summary>
    [Fact]
    public void What_is_on_happens()
    {
        var plan = Planner.Plan(CentreFile.Read(Text).Centre!);
        var result = Simulator.Run(plan, new SimulationSettings(1999, 3, 1), cancel: TestContext.Current.CancellationToken);
        var byFlow = new FlowCounts[plan.Flows.Length];
        var all = default(FlowCounts);
        for (var row = 0; row < result.Flows.Length; row++)
        {
            byFlow[row % plan.Flows.Length].Add(result.Flows[row]);
            all.Add(result.Flows[row]);
        }

        for (var flow = 0; flow < byFlow.Length; flow++) (byFlow[flow].Answered + byFlow[flow].CalledBack).ShouldBeGreaterThan(0, plan.Flows[flow].Id.Value);
        long[] events = [all.Returned, all.Received, all.Abandoned, all.SelfServed, all.SentOn, all.Messages, all.Transferred, all.Resolved, all.Unresolved, all.Preempted, all.DueMet, all.Dialled];
        events.ShouldAllBe(count => count > 0);
    }

    private static SmallSchema Schema() => new(JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "schema", "centre.schema.json")))!.AsObject());
}
