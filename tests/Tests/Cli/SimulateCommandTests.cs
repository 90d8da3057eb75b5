using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Plateau.Tests.Architecture;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Cli;

/// <summary>What <c>simulate</c> and <c>size</c> say of a centre with many ways, and of options that do not go together.</summary>
public sealed partial class SimulateCommandTests
{
    private static readonly string EverythingOn = Path.Combine(Repository.Root, "samples", "everything-on", "centre.json");
    private static readonly string Workload = Path.Combine(Repository.Root, "tests", "Validation", "workloads", "m1.workload.json");

    [Theory]
    [InlineData("fr", "d’autres flux")]
    [InlineData("en", "other flows")]
    public void Columns_stand_apart_and_tell_what_came_from_other_flows(string language, string column)
    {
        var run = CliRun.Of("simulate", EverythingOn, "--replications", "2", "--language", language);
        run.ExitCode.ShouldBe(0, run.Error);
        var rows = run.Output.Split('\n').SkipWhile(line => line.Length > 0).Skip(1).TakeWhile(line => line.Length > 0).ToArray();
        rows.Length.ShouldBe(14);
        rows[0].ShouldContain(column);
        foreach (var row in rows) TwoSpaces().Split(row).Length.ShouldBe(6, row);
        TwoSpaces().Split(rows.Single(row => row.StartsWith("FACTURES", StringComparison.Ordinal)))[2].ShouldNotStartWith("0");
    }

    [Fact]
    public void A_workload_has_no_column_for_other_flows() =>
        CliRun.Of("simulate", "--workload", Workload, "--replications", "2").Output.ShouldNotContain("other flows");

    [Theory]
    [InlineData("--json", "--trace", "--trace", "SAV", "--json")]
    [InlineData("--answers", "--trace", "--trace", "SAV", "--answers")]
    [InlineData("--exact", "--trace", "--trace", "SAV", "--exact")]
    [InlineData("--until-halfwidth", "--trace", "--trace", "SAV", "--until-halfwidth", "1")]
    [InlineData("--until-halfwidth", "--exact", "--exact", "--until-halfwidth", "1")]
    [InlineData("--answers", "--exact", "--exact", "--answers")]
    [InlineData("--by-period", "--answers", "--by-period")]
    public void An_option_that_would_do_nothing_is_a_problem(string idle, string other, params string[] options)
    {
        foreach (var (language, maybe) in new[] { ("fr", "Peut-être"), ("en", "Maybe") })
        {
            var run = CliRun.Of(["simulate", EverythingOn, .. options, "--language", language]);
            run.ExitCode.ShouldBe(2);
            run.Output.ShouldBeEmpty();
            var lines = run.Error.TrimEnd('\n').Split('\n');
            lines.Length.ShouldBe(2, run.Error);
            lines[0].ShouldStartWith(idle);
            lines[0].ShouldContain(other);
            lines[1].Trim().ShouldStartWith(maybe);
        }
    }

    [Fact]
    public void Size_names_the_flows_that_it_sees_no_demand_of()
    {
        var text = CliRun.Of("size", EverythingOn);
        text.Output.ShouldContain("WHAT LIMITS THE ANSWER");
        WhiteSpace().Replace(text.Output, " ").ShouldContain("Commandes, Service après-vente, Factures et paiements, Messages vocaux, Rappels promis and Relances de paiement: all contacts come from other flows or from a dialler.");
        var limits = JsonNode.Parse(CliRun.Of("size", EverythingOn, "--json").Output)!["limits"]!.AsArray();
        limits.Select(limit => limit!["code"]!.GetValue<string>()).ShouldContain("limit.leftOut.fedOnly");
    }

    [GeneratedRegex(" {2,}")]
    private static partial Regex TwoSpaces();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
