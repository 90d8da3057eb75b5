using System.Globalization;
using System.Text.Json.Nodes;
using Plateau.Design.Shifts;
using Plateau.Design.Staffing;
using Plateau.Tests.Model;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Design.Shifts;

/// <summary>The file of a problem of several periods: what is read, what is told, and that the published ones are what the generator makes.</summary>
public sealed class ShiftFileTests
{
    private const string Good = """
        {
          "name": "day", "periods": 4, "periodSeconds": 1800,
          "types": [ { "id": "a", "contactsPerHour": [10, 20, 20, 0], "patienceMeanSeconds": 90, "promises": [ { "kind": "answered-within", "share": 0.8, "seconds": 20 }, { "kind": "answered-within", "over": "each-period", "share": 0.7, "seconds": 20 } ] } ],
          "groups": [ { "id": "g", "cost": 1.5, "mostAgents": 7, "takes": [ { "type": "a", "handleMeanSeconds": 240 } ] } ],
          "shapes": [ { "id": "split", "works": [[1, 2], [4, 4]], "paidPeriods": 3.5 }, { "id": "all", "works": [[1, 4]], "paidPeriods": 4 } ]
        }
        """;

    private static readonly string Folder = Path.Combine(Architecture.Repository.Root, "samples", "instances", "shifts");

    public static TheoryData<string> Names => [.. ShiftInstanceFamily.All.Select(member => member.Name)];

    [Fact]
    public void A_good_file_becomes_a_problem()
    {
        var check = InstanceFile.Read(Good);
        check.Problems.ShouldBeEmpty();
        check.Instance.ShouldBeNull();
        var problem = check.Shifts.ShouldNotBeNull();
        (problem.Periods, problem.PeriodSeconds, problem.Columns).ShouldBe((4, 1800, 2));
        problem.Types[0].ContactsPerHour.ShouldBe([10, 20, 20, 0]);
        problem.Types[0].DayPromises.ShouldBe([new Promise(PromiseKind.AnsweredWithin, 0.8, 20)]);
        problem.Types[0].PeriodPromises.ShouldBe([new Promise(PromiseKind.AnsweredWithin, 0.7, 20)]);
        problem.Shapes[0].Works.ShouldBe([true, true, false, true]);
        problem.Shapes[0].Pieces.ShouldBe([(0, 2), (3, 4)]);
        problem.CostOf(0).ShouldBe(1.5 * 3.5);
        problem.CoverOf([2, 1]).ShouldBe([3, 3, 1, 3]);
        SameValues.Differences(InstanceFile.Read(InstanceFile.Write(problem)).Shifts, problem).ShouldBeEmpty();

        // A promise of each period holds where contacts are expected: three periods, and the day.
        new ShiftPromises(problem).Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("periods", "0", "periods", "instance-periods-out-of-range")]
    [InlineData("periods", "5", "types[0].contactsPerHour", "instance-periods-differ")]
    [InlineData("shapes", "[]", "shapes", "workload-not-a-list")]
    [InlineData("shapes", """[{"id":"s","works":[[2,1]],"paidPeriods":1}]""", "shapes[0].works[0]", "instance-not-a-piece")]
    [InlineData("shapes", """[{"id":"s","works":[[1,2],[2,3]],"paidPeriods":1}]""", "shapes[0].works[1]", "instance-not-a-piece")]
    [InlineData("shapes", """[{"id":"s","works":[[1,5]],"paidPeriods":1}]""", "shapes[0].works[0]", "instance-not-a-piece")]
    [InlineData("shapes", """[{"id":"s","works":[[1,2]],"paidPeriods":0}]""", "shapes[0].paidPeriods", "workload-must-be-positive")]
    [InlineData("shapes", """[{"id":"s","works":[[1,2]],"paidPeriods":1},{"id":"s","works":[[1,3]],"paidPeriods":1}]""", "shapes[1].id", "instance-id-twice")]
    [InlineData("types", """[{"id":"a","contactsPerHour":[1,-2,0,0],"promises":[{"kind":"abandoned","share":0.1}]}]""", "types[0].contactsPerHour[1]", "workload-must-be-not-negative")]
    [InlineData("types", """[{"id":"a","contactsPerHour":[1,2,0,0],"promises":[{"kind":"abandoned","over":"each-hour","share":0.1}]}]""", "types[0].promises[0].over", "workload-unknown-value")]
    [InlineData("types", """[{"id":"a","contactsPerHour":[1,2,0,0],"promises":[{"kind":"answered-within","share":0.8,"seconds":20},{"kind":"answered-within","over":"each-period","share":0.8,"seconds":30}]}]""", "types[0].promises[1].seconds", "instance-thresholds-differ")]
    [InlineData("types", """[{"id":"a","contactsPerHour":[0,0,0,0],"promises":[{"kind":"abandoned","share":0.1}]}]""", "types", "instance-nothing-promised")]
    public void What_is_wrong_is_told_with_its_place(string field, string value, string place, string code)
    {
        var node = JsonNode.Parse(Good)!.AsObject();
        node[field] = JsonNode.Parse(value);
        var check = InstanceFile.Read(node.ToJsonString());
        check.IsValid.ShouldBeFalse();
        var problem = check.Problems.ShouldHaveSingleItem();
        (problem.Where, problem.What.Code).ShouldBe((place, code));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_generator_gives_the_file_byte_for_byte(string name)
    {
        var problem = ShiftGenerator.Make(ShiftInstanceFamily.All.Single(member => member.Name == name).Settings);
        var file = File.ReadAllText(Path.Combine(Folder, name + ".json"));
        InstanceFile.Write(problem).ShouldBe(file);
        SameValues.Differences(InstanceFile.Read(file).Shifts, problem).ShouldBeEmpty();
    }

    [Fact]
    public void The_folder_holds_the_family_and_the_readme_names_each()
    {
        Directory.GetFiles(Folder, "*.json").Select(Path.GetFileNameWithoutExtension).ShouldBe(ShiftInstanceFamily.All.Select(member => member.Name), ignoreOrder: true);
        var rows = File.ReadAllLines(Path.Combine(Folder, "README.md"));
        foreach (var (name, own) in ShiftInstanceFamily.All)
        {
            var start = string.Create(CultureInfo.InvariantCulture, $"| `{name}` | {own.Types} | {own.Groups} | {own.Periods} | {own.Shapes} | {own.LoadErlangs} | {own.Seed} |");
            rows.ShouldContain(row => row.StartsWith(start, StringComparison.Ordinal), name);
        }
    }
}
