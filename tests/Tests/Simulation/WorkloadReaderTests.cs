using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Plateau.Simulation;
using Plateau.Simulation.Workloads;
using Plateau.Tests.Model;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Simulation;

public sealed class WorkloadReaderTests
{
    private const string Good = """
        {
          "name": "small", "description": "two types", "horizonMinutes": 600, "warmUpMinutes": 60, "answeredWithinSeconds": 20, "waitingPlaces": 9,
          "types": [
            { "name": "T1", "arrivalsPerMinute": 2, "service": { "law": "lognormal", "meanMinutes": 1.5, "cv": 0.8 }, "patienceMeanMinutes": 2, "groups": ["A", ["B", "C"]] },
            { "name": "T2", "arrivalsPerMinute": 1, "service": { "law": "deterministic", "meanMinutes": 2 }, "patienceMeanMinutes": null, "groups": ["B"] }
          ],
          "groups": [
            { "name": "A", "agents": 2, "takes": ["T1"], "pick": "longest-wait" },
            { "name": "B", "agents": 3, "takes": ["T2", "T1"], "pick": "listed-order", "serviceTimeFactor": { "T1": 1.2 } },
            { "name": "C", "agents": 0, "takes": ["T1"], "pick": "longest-wait" }
          ]
        }
        """;

    [Fact]
    public void A_good_file_becomes_a_plan()
    {
        var plan = Workload.Read(Good).Workload.ShouldNotBeNull().ToPlan();
        plan.Flows[0].Levels.Select(level => level.Groups.ToArray()).ShouldBe([[0], [1, 2]]);
        plan.Groups[1].HandleTimes[0]!.Mean.ShouldBe(1.5 * 60 * 1.2, 1e-9);
        plan.Groups[1].Takes.ShouldBe([1, 0]);
        (plan.HorizonTicks, plan.WarmUpTicks, plan.WaitingPlaces).ShouldBe((600L * 600_000_000, 60L * 600_000_000, 9));
    }

    [Fact]
    public void Longest_idle_agent_makes_one_level()
    {
        var node = JsonNode.Parse(Good)!;
        node["assign"] = "longest-idle-agent";
        Workload.Read(node.ToJsonString()).Workload.ShouldNotBeNull().ToPlan().Flows[0].Levels.Select(level => level.Groups.ToArray()).ShouldBe([[0, 1, 2]]);
    }

    [Theory]
    [InlineData("horizonMinutes", "0", "horizonMinutes", "workload-must-be-positive")]
    [InlineData("horizonMinutes", "null", "horizonMinutes", "workload-missing-field")]
    [InlineData("horizonMinutes", "1e12", "horizonMinutes", "workload-number-too-large")]
    [InlineData("horizonMinutes", "1e999", "horizonMinutes", "workload-not-a-number")]
    [InlineData("types.0.arrivalsPerMinute", "1e8", "horizonMinutes", "workload-too-many-contacts")]
    [InlineData("types.0.service.meanMinutes", "1e300", "types[0].service.meanMinutes", "workload-number-too-large")]
    [InlineData("types.0.service.cv", "1e6", "types[0].service.cv", "workload-cv-out-of-range")]
    [InlineData("warmUpMinutes", "600", "warmUpMinutes", "workload-warm-up-too-long")]
    [InlineData("warmUpMinutes", "-1", "warmUpMinutes", "workload-must-be-not-negative")]
    [InlineData("waitingPlaces", "2.5", "waitingPlaces", "workload-not-a-whole-number")]
    [InlineData("assign", "\"random\"", "assign", "workload-unknown-value")]
    [InlineData("name", "3", "name", "workload-not-a-text")]
    [InlineData("types", "[]", "types", "workload-not-a-list")]
    [InlineData("types.0", "7", "types[0]", "workload-not-an-object")]
    [InlineData("types.0.arrivalsPerMinute", "\"2\"", "types[0].arrivalsPerMinute", "workload-not-a-number")]
    [InlineData("types.0.patience", "2", "types[0].patience", "workload-unknown-field")]
    [InlineData("types.0.service.law", "\"normal\"", "types[0].service.law", "workload-unknown-value")]
    [InlineData("types.0.service.cv", "null", "types[0].service.cv", "workload-missing-field")]
    [InlineData("types.1.service.cv", "1", "types[1].service.cv", "workload-law-without-cv")]
    [InlineData("types.0.groups", "[\"A\", \"D\"]", "types[0].groups", "workload-unknown-name")]
    [InlineData("types.0.groups", "[\"A\", [\"B\", \"C\", \"A\"]]", "types[0].groups", "workload-name-twice")]
    [InlineData("types.1.groups", "[\"B\", \"A\"]", "types[1].groups", "workload-group-does-not-take")]
    [InlineData("types.1.name", "\"T1\"", "types[1].name", "workload-name-twice")]
    [InlineData("groups.0.agents", "-1", "groups[0].agents", "workload-not-a-whole-number")]
    [InlineData("groups.0.pick", "\"random\"", "groups[0].pick", "workload-unknown-value")]
    [InlineData("groups.0.takes", "[\"T1\", \"T2\"]", "groups[0].takes", "workload-type-does-not-list")]
    [InlineData("groups.0.takes", "[\"T1\", \"T9\"]", "groups[0].takes", "workload-unknown-name")]
    [InlineData("groups.1.serviceTimeFactor.T1", "0", "groups[1].serviceTimeFactor.T1", "workload-must-be-positive")]
    [InlineData("groups.1.serviceTimeFactor.T9", "1", "groups[1].serviceTimeFactor.T9", "workload-unknown-name")]
    public void A_mistake_is_told_with_its_place(string path, string value, string where, string code)
    {
        var check = Workload.Read(With(path, value));
        check.IsValid.ShouldBeFalse();
        check.Problems.Select(problem => (problem.Where, problem.What.Code)).ShouldContain((where, code));
    }

    [Fact]
    public void A_gamma_law_needs_a_possible_variation()
    {
        var json = With("types.0.service", """{ "law": "gamma", "meanMinutes": 1, "cv": 5000 }""");
        Workload.Read(json).Problems.ShouldHaveSingleItem().What.Code.ShouldBe("workload-cv-out-of-range");
    }

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        var node = JsonNode.Parse(With("horizonMinutes", "-5"))!;
        node["groups"]![0]!["agents"] = "many";
        node["types"]![1]!["service"]!["law"] = "weibull";
        Workload.Read(node.ToJsonString()).Problems.Select(problem => problem.Where).ShouldBe(["horizonMinutes", "types[1].service.law", "groups[0].agents"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"name\": ")]
    [InlineData("PK\u0003\u0004")]
    [InlineData("[1, 2]")]
    public void What_is_not_a_workload_at_all_is_told(string text) => Workload.Read(text).Problems.ShouldHaveSingleItem().Where.ShouldBeEmpty();

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public void Every_problem_has_its_sentence_and_its_advice(string language)
    {
        var sources = Directory.GetFiles(Path.Combine(Repository.Root, "src", "Simulation", "Workloads"), "*.cs").Select(File.ReadAllText);
        string[] codes = [.. sources.SelectMany(source => Regex.Matches(source, "\"(?<code>workload-[a-z-]+[a-z])\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)).Select(match => match.Groups["code"].Value), "workload-must-be-positive", "workload-must-be-not-negative"];
        var texts = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "src", "Report", "Texts", language, "workload.json")))!.AsObject().Select(text => text.Key);
        texts.ShouldBe(codes.Distinct().SelectMany(code => (string[])[$"problem.{code}", $"problem.{code}.maybe"]), ignoreOrder: true);
    }

    [Fact]
    public void The_report_has_the_agreed_names_and_adds_up()
    {
        var workload = Workload.Read(Good).Workload!;
        var settings = new SimulationSettings(3, 4, 1);
        var report = WorkloadReport.Of(workload, TestRun.Of(workload.ToPlan(), settings), settings, wallSeconds: 0.1);
        var json = JsonSerializer.SerializeToNode(report, Web)!.AsObject();
        json.Select(field => field.Key).ShouldBe(["types", "groups", "total", "digest", "run"]);
        json["types"]![0]!["name"]!.GetValue<string>().ShouldBe("T1");
        json["run"]!.AsObject().Select(field => field.Key).ShouldBe(["contactsSimulated", "engineCpuSeconds", "wallSeconds", "threads", "seed"]);
        var total = json["total"]!.AsObject();
        string[] names = ["offered", "answered", "abandoned", "blocked", "waitingAtEnd", "abandonmentShare", "blockingShare", "serviceLevel", "waitProbability", "meanWaitSeconds", "meanWaitAnsweredSeconds", "occupancy"];
        total.Select(field => field.Key).ShouldBe(names, ignoreOrder: true);
        Mean("offered").ShouldBe(Mean("answered") + Mean("abandoned") + Mean("blocked") + Mean("waitingAtEnd"), 1e-6);
        total["offered"]!["halfWidth"]!.GetValue<double>().ShouldBeGreaterThan(0);
        json["groups"]![2]!["occupancy"]!["mean"].ShouldBeNull(); // nobody is staffed there
        double Mean(string name) => total[name]!["mean"]!.GetValue<double>();
    }

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static string With(string path, string value)
    {
        var node = JsonNode.Parse(Good)!;
        var parent = node;
        var steps = path.Split('.');
        foreach (var step in steps[..^1]) parent = int.TryParse(step, System.Globalization.CultureInfo.InvariantCulture, out var index) ? parent[index]! : parent[step]!;
        if (int.TryParse(steps[^1], System.Globalization.CultureInfo.InvariantCulture, out var last)) parent.AsArray()[last] = JsonNode.Parse(value);
        else parent.AsObject()[steps[^1]] = JsonNode.Parse(value);
        return node.ToJsonString();
    }
}
