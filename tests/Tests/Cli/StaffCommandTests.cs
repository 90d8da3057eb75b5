using System.Text.Json.Nodes;
using Plateau.Solvers;
using Plateau.Tests.Architecture;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Cli;

/// <summary>What <c>staff</c> says and writes, and how it ends.</summary>
public sealed class StaffCommandTests
{
    private static readonly string Small = Path.Combine(Repository.Root, "samples", "instances", "2x2.json");

    [Theory]
    [InlineData("fr", "Effectif le moins cher trouvé", "Quel que soit le routage", "Sans solveur, comme demandé", "répondus en")]
    [InlineData("en", "Cheapest staffing found", "Whatever the routing", "Without a solver, as asked", "answered within")]
    public void Without_a_solver_there_is_a_staffing_with_its_weaker_bound(string language, params string[] sentences)
    {
        var run = CliRun.Of("staff", Small, "--solver", "none", "--check-days", "400", "--threads", "1", "--language", language);
        run.ExitCode.ShouldBe(0, run.Error);
        foreach (var sentence in sentences) run.Output.ShouldContain(sentence);
        run.Output.Split('\n').ShouldAllBe(line => line.Length <= 80);
    }

    [Fact]
    public void The_json_is_the_same_for_any_number_of_threads_but_for_the_run()
    {
        var (one, two) = (Body("1"), Body("2"));
        one.ToJsonString().ShouldBe(two.ToJsonString());
        one["outcome"]!.GetValue<string>().ShouldBe("found");
        var groups = one["groups"]!.AsArray();
        groups.Sum(group => group!["agents"]!.GetValue<int>()).ShouldBe(one["agents"]!.GetValue<int>());
        groups.Sum(group => group!["agents"]!.GetValue<int>() * group["cost"]!.GetValue<double>()).ShouldBe(one["cost"]!.GetValue<double>(), 1e-9);
        var bounds = one["bounds"]!.AsArray(); // of any routing, and of this router because so small a problem is proved without a solver
        bounds.Select(bound => bound!["class"]!.GetValue<string>()).ShouldBe(["anyRouting", "fixedRouter"]);
        bounds[0]!["cost"]!.GetValue<double>().ShouldBeLessThanOrEqualTo(bounds[1]!["cost"]!.GetValue<double>());
        bounds[1]!["cost"]!.GetValue<double>().ShouldBeLessThanOrEqualTo(one["cost"]!.GetValue<double>());
        foreach (var promise in one["promises"]!.AsArray())
        {
            promise!["kept"]!.GetValue<bool>().ShouldBeTrue();
            promise["low"]!.GetValue<double>().ShouldBeLessThan(promise["high"]!.GetValue<double>());
        }

        static JsonObject Body(string threads)
        {
            var run = CliRun.Of("staff", Small, "--solver", "none", "--check-days", "400", "--threads", threads, "--json");
            run.ExitCode.ShouldBe(0, run.Error);
            var body = JsonNode.Parse(run.Output)!.AsObject();
            var own = body["run"]!.AsObject();
            own["solver"].ShouldBeNull();
            own["timeEnded"]!.GetValue<bool>().ShouldBeFalse();
            body.Remove("run").ShouldBeTrue();
            return body;
        }
    }

    [Theory]
    [InlineData("fr", "Avec ce routage", "Solveur")]
    [InlineData("en", "With this router", "Solver")]
    public void With_a_solver_there_is_the_bound_of_the_router_too(string language, params string[] sentences)
    {
        if (SolverChoice.Search(null) is { Solver: null } search) Assert.Skip(string.Join("; ", search.Missing.Select(missing => missing.Reason)));
        var run = CliRun.Of("staff", Small, "--check-days", "400", "--gap", "10", "--language", language);
        run.ExitCode.ShouldBe(0, run.Error);
        foreach (var sentence in sentences) run.Output.ShouldContain(sentence);
    }

    [Theory]
    [InlineData("fr", "Hors de portée", "il manque")]
    [InlineData("en", "Out of reach", "missing")]
    public void What_is_out_of_reach_is_named_with_what_is_missing(string language, params string[] sentences)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("few.json", """
            { "name": "few", "types": [ { "id": "A", "contactsPerHour": 100, "patienceMeanSeconds": 60, "promises": [ { "kind": "abandoned", "share": 0.05 }, { "kind": "mean-wait", "seconds": 5 } ] } ],
              "groups": [ { "id": "g", "cost": 1, "mostAgents": 3, "takes": [ { "type": "A", "handleMeanSeconds": 300 } ] } ] }
            """);
        var run = CliRun.Of("staff", file, "--solver", "none", "--language", language);
        run.ExitCode.ShouldBe(3, run.Error);
        foreach (var sentence in sentences) run.Output.ShouldContain(sentence);
        var json = JsonNode.Parse(CliRun.Of("staff", file, "--solver", "none", "--json").Output)!;
        json["outcome"]!.GetValue<string>().ShouldBe("outOfReach");
        json["cost"].ShouldBeNull();
        json["groups"]!.AsArray().ShouldBeEmpty();
        var missing = json["outOfReach"]!.AsArray();
        missing.Select(item => item!["kind"]!.GetValue<string>()).ShouldBe(["abandoned", "mean-wait"]);
        // Erlang A, 100 an hour at 300 s on 3 agents: 8.33 erlangs, of which 3 at most are served: over 0.64 abandon.
        missing[0]!["missing"]!.GetValue<double>().ShouldBeInRange(0.59, 0.64);
    }

    [Fact]
    public void A_type_that_no_group_takes_is_named()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("orphan.json", """
            { "name": "orphan", "types": [ { "id": "A", "contactsPerHour": 100, "promises": [ { "kind": "mean-wait", "seconds": 5 } ] }, { "id": "B", "contactsPerHour": 10 } ],
              "groups": [ { "id": "g", "cost": 1, "takes": [ { "type": "B", "handleMeanSeconds": 300 } ] } ] }
            """);
        var run = CliRun.Of("staff", file, "--solver", "none");
        run.ExitCode.ShouldBe(3, run.Error);
        run.Output.ShouldContain("A, mean wait: at most 5 s: no group takes these contacts.");
    }

    [Theory]
    [InlineData("fr", "Peut-être")]
    [InlineData("en", "Maybe")]
    public void A_wrong_file_is_told_whole(string language, string maybe)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("wrong.json", """{ "name": "wrong", "types": [ { "id": "A", "contactsPerHour": -1 } ], "groups": [ { "id": "g", "cost": 0, "takes": [ { "type": "B", "handleMeanSeconds": 300 } ] } ] }""");
        var run = CliRun.Of("staff", file, "--language", language);
        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBeEmpty();
        foreach (var place in (string[])["types[0].contactsPerHour", "groups[0].cost", "groups[0].takes[0].type"]) run.Error.ShouldContain(place);
        run.Error.Split(maybe).Length.ShouldBe(4, run.Error);
    }

    [Fact]
    public void Wrong_options_are_told_together()
    {
        var run = CliRun.Of("staff", Small, "--seconds", "0", "--gap", "60", "--solver", "gurobi", "--check-days", "1");
        run.ExitCode.ShouldBe(2);
        foreach (var option in (string[])["--seconds", "--gap", "--solver", "--check-days"]) run.Error.ShouldContain(option);
    }

    [Fact]
    public void Stopped_before_the_end_there_is_no_result()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var run = CliRun.Of(new CliRun.Options { Stop = stop.Token }, "staff", Small, "--solver", "none");
        run.ExitCode.ShouldBe(130);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldContain("Stopped");
    }
}
