using System.Text.Json.Nodes;
using Plateau.Tests.Architecture;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Cli;

/// <summary>What <c>staff</c> says and writes of a problem of several periods.</summary>
public sealed class StaffShiftsCommandTests
{
    private static readonly string Small = Path.Combine(Repository.Root, "samples", "instances", "shifts", "2x3x12.json");

    [Theory]
    [InlineData("fr", "Vacations les moins chères trouvées", "Quel que soit le routage", "Sans solveur, comme demandé", "plages")]
    [InlineData("en", "Cheapest shifts found", "Whatever the routing", "Without a solver, as asked", "periods")]
    public void Without_a_solver_there_are_shifts_with_their_weaker_bound(string language, params string[] sentences)
    {
        var run = CliRun.Of("staff", Small, "--solver", "none", "--seconds", "3", "--check-days", "400", "--threads", "1", "--language", language);
        run.ExitCode.ShouldBe(0, run.Error);
        foreach (var sentence in sentences) run.Output.ShouldContain(sentence);
        run.Output.Split('\n').ShouldAllBe(line => line.Length <= 80);
    }

    [Fact]
    public void The_json_adds_up()
    {
        var run = CliRun.Of("staff", Small, "--solver", "none", "--seconds", "3", "--check-days", "400", "--json");
        run.ExitCode.ShouldBe(0, run.Error);
        var body = JsonNode.Parse(run.Output)!.AsObject();
        var shifts = body["shifts"]!.AsArray();
        shifts.Sum(shift => shift!["agents"]!.GetValue<int>()).ShouldBe(body["agents"]!.GetValue<int>());
        shifts.Sum(shift => shift!["agents"]!.GetValue<int>() * shift["cost"]!.GetValue<double>()).ShouldBe(body["cost"]!.GetValue<double>(), 1e-9);
        body["promises"]!.AsArray().ShouldAllBe(promise => promise!["kept"]!.GetValue<bool>() && promise["period"] == null);
        body["bounds"]!.AsArray().ShouldAllBe(bound => bound!["cost"]!.GetValue<double>() <= body["cost"]!.GetValue<double>());
    }
}
