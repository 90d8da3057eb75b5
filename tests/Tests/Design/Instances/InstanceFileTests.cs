using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Plateau.Design.Staffing;
using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Random;
using Plateau.Report.Texts;
using Plateau.Tests.Model;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Design.Instances;

/// <summary>The file of a staffing problem: what is read, what is told, and that nothing is lost on the way.</summary>
public sealed class InstanceFileTests
{
    private const string Good = """
        {
          "name": "small", "periodSeconds": 1800, "warmUpSeconds": 600, "mostMultiSkilledShare": 0.5,
          "types": [
            { "id": "a", "contactsPerHour": 60.5, "patienceMeanSeconds": 90, "promises": [ { "kind": "answered-within", "share": 0.8, "seconds": 20 }, { "kind": "abandoned", "share": 0.05 } ] },
            { "id": "b", "contactsPerHour": 30, "promises": [ { "kind": "mean-wait", "seconds": 30 } ] },
            { "id": "c", "contactsPerHour": 0 }
          ],
          "groups": [
            { "id": "g", "cost": 1, "takes": [ { "type": "b", "handleMeanSeconds": 240 } ] },
            { "id": "h", "cost": 1.25, "mostAgents": 7, "takes": [ { "type": "c", "handleMeanSeconds": 100 }, { "type": "a", "handleMeanSeconds": 180.5, "cv": 0.8 } ] }
          ]
        }
        """;

    [Fact]
    public void A_good_file_becomes_a_problem()
    {
        var problem = InstanceFile.Read(Good).Instance.ShouldNotBeNull();
        (problem.Name, problem.PeriodSeconds, problem.WarmUpSeconds, problem.MostMultiSkilledShare).ShouldBe(("small", 1800, 600, 0.5));
        problem.Types[0].Patience.ShouldBe(new Exponential(90));
        problem.Types[1].Patience.ShouldBeOfType<Endless>();
        problem.Types[0].Promises.ShouldBe([new Promise(PromiseKind.AnsweredWithin, 0.8, 20), new Promise(PromiseKind.Abandoned, 0.05)]);
        problem.Types[1].Promises.ShouldBe([new Promise(PromiseKind.MeanWait, 30)]);
        problem.Types[2].Promises.ShouldBeEmpty();
        problem.Groups[0].MostAgents.ShouldBe(int.MaxValue);
        problem.Groups[1].MostAgents.ShouldBe(7);
        problem.Groups[1].Takes.ShouldBe([2, 0]);
        problem.Groups[1].HandleTimes.ShouldBe([new Exponential(100), new LogNormal(180.5, 0.8)]);
    }

    [Fact]
    public void What_is_absent_has_its_usual_value()
    {
        var node = JsonNode.Parse(Good)!.AsObject();
        foreach (var field in (string[])["periodSeconds", "warmUpSeconds", "mostMultiSkilledShare"]) node.Remove(field);
        var problem = InstanceFile.Read(node.ToJsonString()).Instance.ShouldNotBeNull();
        (problem.PeriodSeconds, problem.WarmUpSeconds, problem.MostMultiSkilledShare).ShouldBe((3600, 1800, 1));
    }

    [Theory]
    [InlineData("name", "null", "name", "workload-missing-field")]
    [InlineData("name", "\"\"", "name", "workload-not-a-text")]
    [InlineData("period", "1800", "period", "workload-unknown-field")]
    [InlineData("periodSeconds", "0", "periodSeconds", "workload-must-be-positive")]
    [InlineData("periodSeconds", "1e-9", "periodSeconds", "instance-number-too-small")]
    [InlineData("periodSeconds", "604801", "periodSeconds", "instance-number-too-large")]
    [InlineData("warmUpSeconds", "-1", "warmUpSeconds", "workload-must-be-not-negative")]
    [InlineData("mostMultiSkilledShare", "1.01", "mostMultiSkilledShare", "instance-not-share-with-ends")]
    [InlineData("types", "[]", "types", "workload-not-a-list")]
    [InlineData("types", "{}", "types", "workload-not-a-list")]
    [InlineData("groups", "null", "groups", "workload-missing-field")]
    [InlineData("types.0", "\"a\"", "types[0]", "workload-not-an-object")]
    [InlineData("types.1.id", "\"a\"", "types[1].id", "instance-id-twice")]
    [InlineData("types.0.id", "7", "types[0].id", "workload-not-a-text")]
    [InlineData("types.0.contactsPerHour", "null", "types[0].contactsPerHour", "workload-missing-field")]
    [InlineData("types.0.contactsPerHour", "1e6", "types", null)]
    [InlineData("types.0.contactsPerHour", "1000001", "types[0].contactsPerHour", "instance-number-too-large")]
    [InlineData("types.0.contactsPerHour", "1e999", "types[0].contactsPerHour", "workload-not-a-number")]
    [InlineData("types.0.patienceMeanSeconds", "0", "types[0].patienceMeanSeconds", "workload-must-be-positive")]
    [InlineData("types.0.patienceMeanSeconds", "\"long\"", "types[0].patienceMeanSeconds", "workload-not-a-number")]
    [InlineData("types.0.promises", "[]", "types[0].promises", "workload-not-a-list")]
    [InlineData("types.0.promises.0.kind", "\"answered\"", "types[0].promises[0].kind", "workload-unknown-value")]
    [InlineData("types.0.promises.0.share", "80", "types[0].promises[0].share", "instance-not-share")]
    [InlineData("types.0.promises.0.share", "1", "types[0].promises[0].share", "instance-not-share")]
    [InlineData("types.0.promises.0.seconds", "null", "types[0].promises[0].seconds", "workload-missing-field")]
    [InlineData("types.0.promises.0.seconds", "0", "", null)]
    [InlineData("types.0.promises.1.share", "0", "types[0].promises[1].share", "instance-not-share")]
    [InlineData("types.0.promises.1.seconds", "20", "types[0].promises[1].seconds", "instance-field-of-other-kind")]
    [InlineData("types.0.promises.1", """{ "kind": "answered-within", "share": 0.9, "seconds": 30 }""", "types[0].promises[1].kind", "instance-promise-twice")]
    [InlineData("types.1.promises.0.share", "0.5", "types[1].promises[0].share", "instance-field-of-other-kind")]
    [InlineData("types.1.promises.0.seconds", "0", "types[1].promises[0].seconds", "workload-must-be-positive")]
    [InlineData("groups.1.id", "\"g\"", "groups[1].id", "instance-id-twice")]
    [InlineData("groups.0.id", "\"a\"", "", null)]
    [InlineData("groups.0.cost", "0", "groups[0].cost", "workload-must-be-positive")]
    [InlineData("groups.0.cost", "1e10", "groups[0].cost", "instance-number-too-large")]
    [InlineData("groups.1.mostAgents", "2.5", "groups[1].mostAgents", "workload-not-a-whole-number")]
    [InlineData("groups.1.mostAgents", "0", "", null)]
    [InlineData("groups.1.takes", "[]", "groups[1].takes", "workload-not-a-list")]
    [InlineData("groups.1.takes.0.type", "\"d\"", "groups[1].takes[0].type", "workload-unknown-name")]
    [InlineData("groups.1.takes.0.type", "\"a\"", "groups[1].takes[1].type", "workload-name-twice")]
    [InlineData("groups.1.takes.0.handleMeanSeconds", "null", "groups[1].takes[0].handleMeanSeconds", "workload-missing-field")]
    [InlineData("groups.1.takes.0.handleMeanSeconds", "1e7", "groups[1].takes[0].handleMeanSeconds", "instance-number-too-large")]
    [InlineData("groups.1.takes.1.cv", "80", "", null)]
    [InlineData("groups.1.takes.1.cv", "0", "groups[1].takes[1].cv", "instance-cv-out-of-range")]
    [InlineData("groups.1.takes.1.law", "\"gamma\"", "groups[1].takes[1].law", "workload-unknown-field")]
    public void A_mistake_is_told_with_its_place_and_alone(string path, string value, string where, string? code)
    {
        var check = InstanceFile.Read(With(path, value));
        if (code is null) check.Problems.ShouldBeEmpty();
        else check.Problems.Select(problem => (problem.Where, problem.What.Code)).ShouldBe([(where, code)]);
        check.IsValid.ShouldBe(code is null);
    }

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        var node = JsonNode.Parse(With("periodSeconds", "-5"))!;
        node["types"]![0]!["promises"]![0]!["share"] = "most";
        node["groups"]![0]!["cost"] = -1;
        node["groups"]![1]!["takes"]![1]!["type"] = "z";
        InstanceFile.Read(node.ToJsonString()).Problems.Select(problem => problem.Where).ShouldBe(["periodSeconds", "types[0].promises[0].share", "groups[0].cost", "groups[1].takes[1].type"], ignoreOrder: true);
    }

    [Fact]
    public void Too_much_is_told_and_not_read()
    {
        Single(Many("types", 501)).ShouldBe(("types", "instance-list-too-long"));
        Single(Many("groups", 2001)).ShouldBe(("groups", "instance-list-too-long"));
        InstanceFile.Read(Many("types", 500)).IsValid.ShouldBeTrue();
        var busy = JsonNode.Parse(Many("types", 500))!;
        busy["periodSeconds"] = 604_800; // 168 hours and half an hour, 499 types at 1,200 contacts an hour: 100.9 million a day
        for (var type = 1; type < 500; type++) busy["types"]![type]!["contactsPerHour"] = 1200;
        Single(busy.ToJsonString()).ShouldBe(("types", "instance-too-many-contacts"));
        var idle = JsonNode.Parse(Good)!;
        for (var type = 0; type < 2; type++) idle["types"]![type]!["contactsPerHour"] = 0;
        Single(idle.ToJsonString()).ShouldBe(("types", "instance-nothing-promised"));

        static (string, string) Single(string json) => InstanceFile.Read(json).Problems.ShouldHaveSingleItem() is var problem ? (problem.Where, problem.What.Code) : default;

        static string Many(string list, int count)
        {
            var node = JsonNode.Parse(Good)!;
            node["warmUpSeconds"] = 1800;
            var items = node[list]!.AsArray();
            while (items.Count < count)
            {
                var copy = items[^1]!.DeepClone();
                copy["id"] = string.Create(CultureInfo.InvariantCulture, $"{list}{items.Count}");
                items.Add(copy);
            }

            return node.ToJsonString();
        }
    }

    [Theory]
    [InlineData("", "workload-not-json")]
    [InlineData("{ \"name\": ", "workload-not-json")]
    [InlineData("PK\u0003\u0004", "workload-not-json")]
    [InlineData("[1, 2]", "workload-not-an-object")]
    [InlineData("""{ "name": "a", "name": "b", "types": [], "groups": [] }""", "workload-name-twice")]
    [InlineData("""{ "name": "\ud83d" }""", "instance-half-sign")]
    public void What_is_no_problem_at_all_is_told(string text, string code) => InstanceFile.Read(text).Problems.Select(problem => problem.What.Code).ShouldContain(code);

    [Theory]
    [InlineData(2, 3, 15, 1)]
    [InlineData(9, 14, 70, 7)]
    [InlineData(40, 60, 500, 3)]
    public void What_is_written_is_read_back(int types, int groups, double load, ulong seed)
    {
        var problem = StaffingGenerator.Make(new GeneratorSettings(types, groups, load, seed));
        SameValues.Differences(InstanceFile.Read(InstanceFile.Write(problem)).Instance, problem).ShouldBeEmpty();
    }

    [Fact]
    public void Everything_that_the_format_knows_is_written_and_read_back()
    {
        var problem = InstanceFile.Read(Good).Instance.ShouldNotBeNull() with { Name = "« ébauche » \"A\"\n\\ 1" };
        var text = InstanceFile.Write(problem);
        SameValues.Differences(InstanceFile.Read(text).Instance, problem).ShouldBeEmpty();
        InstanceFile.Write(InstanceFile.Read(text).Instance!).ShouldBe(text);
    }

    [Fact]
    public void A_law_that_the_format_does_not_know_is_refused()
    {
        var problem = InstanceFile.Read(Good).Instance.ShouldNotBeNull();
        Should.Throw<ArgumentException>(() => InstanceFile.Write(problem with { Types = problem.Types.SetItem(0, problem.Types[0] with { Patience = new Deterministic(30) }) })).Message.ShouldContain("type a");
        Should.Throw<ArgumentException>(() => InstanceFile.Write(problem with { Groups = problem.Groups.SetItem(0, problem.Groups[0] with { HandleTimes = [new Gamma(30, 0.5)] }) })).Message.ShouldContain("group g");
    }

    /// <summary>Damaged at a random place in a random way, a file is read or its problems are told; nothing is thrown, and what is valid can be written and read back.</summary>
    [Fact]
    public void A_damaged_file_is_read_or_told()
    {
        const string signs = "{}[]\",:0159.-+eE\\un tfab\ud83d\u0000";
        var stream = RandomStream.FromSeed(406);
        var told = 0;
        for (var round = 0; round < 5000; round++)
        {
            var text = Good;
            for (var edits = 1 + stream.NextBelow(3); edits > 0; edits--)
            {
                var place = stream.NextBelow(text.Length);
                var sign = signs[stream.NextBelow(signs.Length)].ToString();
                text = stream.NextBelow(4) switch
                {
                    0 => text.Remove(place, 1 + stream.NextBelow(Math.Min(12, text.Length - place))),
                    1 => text.Insert(place, sign),
                    2 => text.Insert(place, text.Substring(place, Math.Min(1 + stream.NextBelow(40), text.Length - place))),
                    _ => text.Remove(place, 1).Insert(place, sign),
                };
            }

            var check = InstanceFile.Read(text);
            (check.IsValid ^ (check.Problems.Length > 0)).ShouldBeTrue(text);
            told += check.IsValid ? 0 : 1;
            if (check.Instance is { } problem) SameValues.Differences(InstanceFile.Read(InstanceFile.Write(problem)).Instance, problem).ShouldBeEmpty(text);
        }

        told.ShouldBeGreaterThan(2500); // most damage is damage
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public void Every_problem_has_its_sentence_and_its_advice(string language)
    {
        var sources = Directory.GetFiles(Path.Combine(Repository.Root, "src", "Design", "Staffing"), "Instance*.cs").Select(File.ReadAllText);
        string[] codes = [.. sources.SelectMany(source => Regex.Matches(source, "\"(?<code>(instance|workload)-[a-z-]+[a-z])\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)).Select(match => match.Groups["code"].Value).Distinct()];
        var wording = new Wording(language == "fr" ? Language.French : Language.English);
        codes.Length.ShouldBeGreaterThan(15);
        codes.SelectMany(code => (string[])[$"problem.{code}", $"problem.{code}.maybe"]).Where(code => !wording.Has(code)).ShouldBeEmpty();
        var own = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "src", "Report", "Texts", language, "instance.json")))!.AsObject().Select(text => text.Key);
        own.ShouldBe(codes.Where(code => code.StartsWith("instance-", StringComparison.Ordinal)).SelectMany(code => (string[])[$"problem.{code}", $"problem.{code}.maybe"]), ignoreOrder: true);
    }

    private static string With(string path, string value)
    {
        var node = JsonNode.Parse(Good)!;
        var parent = node;
        var steps = path.Split('.');
        foreach (var step in steps[..^1]) parent = int.TryParse(step, CultureInfo.InvariantCulture, out var index) ? parent[index]! : parent[step]!;
        if (int.TryParse(steps[^1], CultureInfo.InvariantCulture, out var last)) parent.AsArray()[last] = JsonNode.Parse(value);
        else parent.AsObject()[steps[^1]] = JsonNode.Parse(value);
        return node.ToJsonString();
    }
}
