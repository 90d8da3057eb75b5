using System.Text.Json;
using Plateau.Tests.Cli;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Simulation;

/// <summary>plateau simulate --exact: what people and programs read, and how it says no.</summary>
public sealed class ExactCommandTests
{
    private static readonly string NDesign = Path.Combine(Architecture.Repository.Root, "tests", "Validation", "workloads", "n1.workload.json");
    private static readonly string Large = Path.Combine(Architecture.Repository.Root, "tests", "Validation", "workloads", "w2.workload.json");

    [Fact]
    public void People_get_one_row_a_flow_and_how_it_was_computed()
    {
        var run = CliRun.Of("simulate", "--workload", NDesign, "--exact", "--language", "fr");
        run.ExitCode.ShouldBe(0);
        run.Error.ShouldBeEmpty();
        run.Output.ShouldContain("25,38 %");
        run.Output.ShouldContain("Chaîne de Markov");
        run.Output.ShouldContain("occupé à 73,30 %");
        run.Output.Split('\n').ShouldAllBe(line => line.Length <= 80);
        CliRun.Of("simulate", "--workload", NDesign, "--exact").Output.ShouldContain("busy 73.30% of the time");
    }

    [Fact]
    public void Programs_get_every_figure_and_null_for_what_is_unknown()
    {
        var json = JsonDocument.Parse(CliRun.Of("simulate", "--workload", NDesign, "--exact", "--json").Output).RootElement;
        json.EnumerateObject().Select(property => property.Name).ShouldBe(["method", "types", "groups", "total", "states", "transitions", "sweeps", "residual", "truncatedMass", "placesKept", "reasons"]);
        json.GetProperty("method").GetString().ShouldBe("markov-chain");
        json.GetProperty("types")[0].EnumerateObject().Select(property => property.Name).ShouldBe([
            "name", "arrivalsPerHour", "allBusyProbability", "waitProbability", "blockingShare", "abandonmentShare", "meanQueueLength", "meanWaitSeconds", "meanWaitAnsweredSeconds", "serviceLevel"]);
        json.GetProperty("types")[1].GetProperty("abandonmentShare").GetDouble().ShouldBe(0.0651063405, 1e-9);
        json.GetProperty("groups")[1].GetProperty("occupancy").GetDouble().ShouldBe(0.7770811321, 1e-9);
        json.GetProperty("reasons").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void The_simulation_stands_beside_where_replications_are_asked_for()
    {
        string[] command = ["simulate", "--workload", NDesign, "--exact", "--replications", "2"];
        CliRun.Of(command).Output.ShouldContain("simulated 2 times");
        var json = JsonDocument.Parse(CliRun.Of([.. command, "--json"]).Output).RootElement;
        var simulated = json.GetProperty("simulation").GetProperty("types")[0].GetProperty("waitProbability").GetProperty("mean").GetDouble();
        simulated.ShouldBe(json.GetProperty("types")[0].GetProperty("waitProbability").GetDouble(), 0.02);
    }

    [Fact]
    public void What_cannot_be_computed_says_why_and_ends_with_3()
    {
        var run = CliRun.Of("simulate", "--workload", Large, "--exact", "--json", "--language", "fr");
        run.ExitCode.ShouldBe(3);
        run.Error.ShouldContain("loi exponentielle");
        var json = JsonDocument.Parse(run.Output).RootElement;
        json.TryGetProperty("method", out _).ShouldBeFalse();
        json.GetProperty("reasons")[0].GetProperty("code").GetString().ShouldBe("exact-handle-time-law");
    }
}
