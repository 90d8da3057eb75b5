using System.Globalization;
using System.Text.Json.Nodes;
using Plateau.Design;
using Plateau.Model.Declared;
using Plateau.Report;
using Plateau.Report.Charts;
using Plateau.Report.Sections;
using Plateau.Report.Texts;
using Plateau.Report.Writers;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Report;

/// <summary>The declared matrix: people while they can be read, then teams, and never a team that would show a person.</summary>
public sealed class DeclaredSkillsChartTests
{
    [Fact]
    public void Few_people_have_a_column_each()
    {
        var drawing = Draw(Centre([30]));
        drawing.Option["xAxis"]!["data"]!.AsArray().Count.ShouldBe(30);
        drawing.Twin.Rows.Length.ShouldBe(30);
    }

    [Theory]
    [InlineData(400, 25, 20)]
    [InlineData(5_000, 250, 20)]
    [InlineData(61, 3, 3)]
    public void Many_people_stand_by_team_and_no_more_than_can_be_read(int people, int teams, int columns)
    {
        var drawing = Draw(Centre([.. Enumerable.Range(0, teams).Select(team => (people / teams) + (team == 0 ? people % teams : 0))], skills: 70));
        drawing.Option["xAxis"]!["data"]!.AsArray().Count.ShouldBe(columns);
        drawing.Option["yAxis"]!["data"]!.AsArray().Count.ShouldBe(30);
        drawing.Twin.Rows.Length.ShouldBe(columns);
        drawing.Legend.ShouldContain("30 of 70");
        drawing.Legend.Contains("Not shown", StringComparison.Ordinal).ShouldBe(columns < teams);
    }

    [Fact]
    public void A_team_under_five_is_not_shown()
    {
        var drawing = Draw(Centre([60, 4, 5]));
        drawing.Twin.Rows.Select(row => row.Cells[0]).ShouldBe(["Team 0 (60)", "Team 2 (5)"], ignoreOrder: true);
        drawing.Option.ToJsonString().ShouldNotContain("Team 1");
        ChartCatalogue.DeclaredSkills.Draw(Telling(Centre([.. Enumerable.Repeat(4, 20)]))).ShouldBeEmpty();
    }

    /// <summary>Shares by hand: of a team of 40, those whose number is a multiple of 4 hold level 3; the flow asks for 3.</summary>
    [Fact]
    public void The_share_of_a_team_is_of_those_at_the_level_asked_for()
    {
        var declared = Centre([40, 40]);
        declared = declared with { Assessments = [.. declared.Assessments.Where(one => one.Skill == "S0").Select((one, number) => one with { Level = number % 4 == 0 ? 3 : 2 })], Requirements = [new("F", "S0", 3)], Flows = [new() { Name = "F" }] };
        Draw(declared).Twin.Rows.Select(row => row.Cells[1]).ShouldBe(["25% able (10)", "25% able (10)"]);
        Draw(declared with { Requirements = [] }).Twin.Rows.Select(row => row.Cells[1]).ShouldBe(["100% able (40)", "100% able (40)"]);
    }

    [Fact]
    public void Without_a_log_no_mark_contradicts()
    {
        var drawing = Draw(Centre([12]));
        drawing.Option["series"]!.AsArray().Count.ShouldBe(1);
        drawing.Legend.ShouldNotContain("Triangle");
        drawing.Title.ShouldStartWith("The declared matrix");
    }

    /// <summary>Names of who can take a flow stand in the order of the workbook, and those beyond eight as a number.</summary>
    [Fact]
    public void Flows_tell_who_can_take_them()
    {
        var declared = Centre([12]) with { Flows = [new() { Name = "F", Skill = "S0" }, new() { Name = "G", Skill = "S1" }] };
        declared = declared with { Assessments = [.. declared.Assessments.Where(one => one.Skill == "S0")] };
        var section = DeclaredSkillsSection.Build(Telling(declared))!;
        var rows = section.Blocks.OfType<Plateau.Report.Blocks.Block.Grid>().First().Table.Rows;
        rows.Select(row => (row.Cells[0], row.Cells[2], row.Strong)).ShouldBe([("G", "0", true), ("F", "12", false)]);
        rows[1].Cells[3].ShouldBe("P000, P001, P002, P003, P004, P005, P006, P007 and 4 others");
        var study = SampleStudy.WithoutLog();
        var json = JsonNode.Parse(ReportWriter.Json(study with { Evidence = study.Evidence with { Declared = declared } }, ReportTests.Run))!["declaredSkills"]!;
        json["flows"]!.AsArray().Select(flow => flow!["able"]!.AsArray().Count).ShouldBe([12, 0]);
    }

    private static Declarations Centre(int[] teams, int skills = 3) => Declarations.None with
    {
        Skills = [.. Enumerable.Range(0, skills).Select(skill => new Skill { Name = $"S{skill}" })],
        People = [.. teams.Index().SelectMany(team => Enumerable.Range(teams.Take(team.Index).Sum(), team.Item).Select(number => new Person { Name = Name(number), Team = $"Team {team.Index}" }))],
        Assessments = [.. Enumerable.Range(0, teams.Sum()).SelectMany(number => Enumerable.Range(0, Math.Min(3, skills)).Select(skill => new SkillAssessment { Person = Name(number), Skill = $"S{skill}", Holds = true, Level = 2 }))],
    };

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"P{number:000}");

    private static Drawing Draw(Declarations declared) => ChartCatalogue.DeclaredSkills.Draw(Telling(declared)).ShouldHaveSingleItem();

    private static Telling Telling(Declarations declared)
    {
        var study = SampleStudy.WithoutLog();
        return new(study with { Evidence = study.Evidence with { Declared = declared } }, SampleTexts.In(Language.English));
    }
}
