using System.Text.Json.Nodes;
using Plateau.Tests.Model;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Cli;

public sealed class MapCommandTests
{
    private static readonly string _volvo = Path.Combine(Repository.Root, "samples", "volvo-incidents");

    [Fact]
    public void The_map_of_Volvo_tells_the_published_counts_and_writes_a_page()
    {
        using var folder = new TemporaryFolder();
        var run = CliRun.Of("map", _volvo, "--out", folder.Path);
        run.ExitCode.ShouldBe(0);
        foreach (var figure in new[] { "7,554", "65,533", "3,820", "9,454", "31", "1,177", "4,546" }) run.Output.ShouldContain(figure);
        var html = File.ReadAllText(Path.Combine(folder.Path, "map.html"));
        html.ShouldContain("data-chart=\"case-map\"");
        html.ShouldContain("id=\"twin-case-map\"");
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(folder.Path, "map.json")))!;
        json["cases"]!["betweenTeams"]!["changes"]!.GetValue<long>().ShouldBe(9_454);
        json["cases"]!.ToJsonString().ShouldNotContain("Frederic");
    }

    [Fact]
    public void Levels_of_detail_change_boxes_and_no_volume()
    {
        var few = CliRun.Of("map", _volvo, "--level", "4");
        few.Output.ShouldContain("3 teams have a box of their own, 625 are put");
        CliRun.Of("map", _volvo, "--level", "1000").Output.ShouldContain("628 teams have a box of their own, 0 are put");
        CliRun.Of("map", _volvo, "--level", "1").ExitCode.ShouldBe(2);
    }

    [Fact]
    public void The_declared_map_stands_against_its_target_and_says_what_changes()
    {
        using var folder = new TemporaryFolder();
        var today = Path.Combine(Repository.Root, "samples", "maison-lumen", "organisation.xlsx");
        var json = JsonNode.Parse(CliRun.Of("map", today, "--target-organisation", today, "--json").Output)!["maps"]!;
        json["declared"]!["nodes"]!.AsArray().Count.ShouldBeGreaterThan(30);
        json["observed"].ShouldBeNull();
        json["target"]!["solved"]!.AsArray().ShouldBeEmpty();
        json["target"]!["difference"]!["nodes"]!.AsArray().ShouldAllBe(node => node!["presence"]!.GetValue<string>() == "both");
        CliRun.Of("map", "--language", "fr", today).Output.ShouldContain("LA CARTE DE L’ORGANISATION");
        var log = folder.File("one.csv", "case;time;activity;team\n1;2026-03-02 08:00;a;Lyon voix\n1;2026-03-02 09:00;a;Lille voix\n2;2026-03-03 08:00;a;T\n");
        JsonNode.Parse(CliRun.Of("map", log, "--organisation", today, "--json").Output)!["maps"]!["difference"].ShouldNotBeNull();
        var alone = CliRun.Of("map", log, "--target-organisation", today);
        alone.ExitCode.ShouldBe(2);
        alone.Error.ShouldContain("--organisation");
    }

    [Fact]
    public void Several_files_are_one_history_and_json_stands_alone()
    {
        using var folder = new TemporaryFolder();
        var one = folder.File("one.csv", "case;time;activity;team\n1;2026-03-02 08:00;a;T\n2;2026-03-02 08:00;a;T\n");
        var two = folder.File("two.csv", "case;time;activity;team\n1;2026-03-03 08:00;b;U\n2;2026-03-03 09:00;b;T\n");
        var json = JsonNode.Parse(CliRun.Of("map", one, two, "--json").Output)!;
        json["cases"]!["edges"]!.AsArray().Count.ShouldBe(1);
        json["cases"]!["cases"]!.GetValue<long>().ShouldBe(2);
        CliRun.Of("map", "--language", "fr", one, two).Output.ShouldContain("LA CARTE DES DOSSIERS");
    }
}
