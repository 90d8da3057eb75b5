using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Plateau.Model;
using Plateau.Model.Files;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Model;

public sealed class CentreFileTests
{
    private static readonly SelectorKeys Keys = new(["longest-idle", "listed-order"], ["longest-wait", "listed-order", "priority"]);

    [Fact]
    public void Every_part_survives_writing_and_reading()
    {
        var centre = CentreSamples.Full();
        var check = CentreFile.Read(CentreFile.Write(centre), Keys);
        check.Problems.ShouldBeEmpty();
        SameValues.Differences(centre, check.Centre!).ShouldBeEmpty();
    }

    [Fact]
    public void Writing_what_was_read_gives_the_same_bytes()
    {
        Prop.ForAll<int>(seed =>
        {
            var centre = CentreSamples.Random(seed);
            var text = CentreFile.Write(centre);
            var check = CentreFile.Read(text, Keys);
            check.Problems.ShouldBeEmpty();
            SameValues.Differences(centre, check.Centre!).ShouldBeEmpty();
            CentreFile.Write(check.Centre!).ShouldBe(text);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_stream_with_a_byte_order_mark_or_in_UTF_16_reads_alike()
    {
        var text = CentreFile.Write(CentreSamples.Full());
        foreach (var encoding in new Encoding[] { new UTF8Encoding(true), new UnicodeEncoding(false, true) })
        {
            using var stream = new MemoryStream([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
            CentreFile.Write(CentreFile.Read(stream).Centre!).ShouldBe(text);
        }
    }

    [Fact]
    public void A_day_of_periods_is_one_line_and_lines_end_alike()
    {
        var text = CentreFile.Write(CentreSamples.Full());
        text.ShouldNotContain('\r');
        text.ShouldContain("\"handleTime\": { \"law\": \"lognormal\", \"meanSeconds\": 185, \"cv\": 1.2 }");
        text.Split('\n').Count(line => line.TrimStart().StartsWith("\"monday\": [0, 0", StringComparison.Ordinal)).ShouldBe(4 + 3);
        text.ShouldContain("« été »");
    }

    [Fact]
    public void Comments_and_trailing_commas_are_read()
    {
        var text = CentreFile.Write(CentreSamples.Full()).Replace("\"zone\"", "// the wall clock\n  \"zone\"", StringComparison.Ordinal).Replace("65,", "65, ", StringComparison.Ordinal);
        CentreFile.Read(text.TrimEnd().TrimEnd('}') + ",}").Problems.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_written_fits_the_published_schema()
    {
        var schema = Schema();
        schema.Check(JsonNode.Parse(CentreFile.Write(CentreSamples.Full()))).ShouldBeEmpty();
        for (var seed = 0; seed < 20; seed++) schema.Check(JsonNode.Parse(CentreFile.Write(CentreSamples.Random(seed)))).ShouldBeEmpty();
        schema.Check(JsonNode.Parse("""{ "plateauCentre": 1, "name": "x", "zone": "UTC", "flows": [{ "id": "A", "target": "90/30", "handleTime": { "law": "endless" }, "arrivals": {}, "colour": 1 }], "groups": [] }"""))
            .ShouldBe([".flows[0].colour is not allowed", ".groups has too few items"], ignoreOrder: true);
    }

    /// <summary>The reader says which keys it knows when it meets one that it does not: those must be the schema's.</summary>
    [Theory]
    [InlineData("", "{0}")]
    [InlineData("flow", """{{ "flows": [{0}] }}""")]
    [InlineData("law", """{{ "flows": [{{ "handleTime": {0} }}] }}""")]
    [InlineData("target", """{{ "flows": [{{ "target": {0} }}] }}""")]
    [InlineData("skill", """{{ "agents": [{{ "skills": [{0}] }}] }}""")]
    [InlineData("agent", """{{ "agents": [{0}] }}""")]
    [InlineData("group", """{{ "groups": [{0}] }}""")]
    [InlineData("routing", """{{ "routing": {0} }}""")]
    [InlineData("menu", """{{ "flows": [{{ "menu": {0} }}] }}""")]
    [InlineData("queueRule", """{{ "flows": [{{ "queueRules": [{0}] }}] }}""")]
    [InlineData("handover", """{{ "flows": [{{ "handovers": [{0}] }}] }}""")]
    [InlineData("return", """{{ "flows": [{{ "returns": [{0}] }}] }}""")]
    [InlineData("dayFactor", """{{ "dayFactors": [{0}] }}""")]
    [InlineData("lines", """{{ "lines": [{0}] }}""")]
    [InlineData("dialler", """{{ "diallers": [{0}] }}""")]
    [InlineData("shift", """{{ "groups": [{{ "shifts": [{0}] }}] }}""")]
    [InlineData("organisation", """{{ "organisations": [{0}] }}""")]
    [InlineData("drawnGroup", """{{ "organisations": [{{ "groups": [{0}] }}] }}""")]
    [InlineData("assumptions", """{{ "assumptions": {0} }}""")]
    [InlineData("statedRange", """{{ "assumptions": {{ "wagePremium": {0} }} }}""")]
    public void The_reader_knows_the_keys_of_the_schema(string definition, string wrapped)
    {
        foreach (var key in Schema().KeysOf(definition))
        {
            var json = wrapped.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal).Replace("{0}", $$"""{ "{{key}}": null, "{{key}}x": null }""", StringComparison.Ordinal);
            var unknown = CentreFile.ReadDraft(json).Problems.Where(problem => problem.What.Code == "centre-unknown-key").ToArray();
            unknown.Length.ShouldBe(1, key);
            unknown[0].What.Arguments.Single(argument => argument.Name == "candidates").Items.ShouldContain(key);
        }
    }

    [Fact]
    public void A_broken_file_is_located_and_never_throws()
    {
        var text = CentreFile.Write(CentreSamples.Full());
        var cut = CentreFile.Read(text[..^40]);
        cut.Centre.ShouldBeNull();
        cut.Problems.ShouldHaveSingleItem().What.Code.ShouldBe("centre-not-json");
        var comma = CentreFile.Read("{\n  \"plateauCentre\": 1\n  \"name\": \"x\"\n}").Problems.ShouldHaveSingleItem().What;
        comma.Arguments.Select(argument => (argument.Name, argument.Number)).ShouldBe([("line", 3), ("position", 3)]);

        Prop.ForAll<int, int, char>((seed, place, character) =>
        {
            var json = CentreFile.Write(CentreSamples.Random(seed % 5));
            var at = (int)((uint)place % (uint)json.Length);
            var result = CentreFile.Read(json[..at] + character + json[(at + 1)..]);
            (result.Centre is null).ShouldBe(result.Problems.Length > 0);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("", "centre-empty-file")]
    [InlineData("  \n", "centre-empty-file")]
    [InlineData("[1]", "centre-not-a-centre")]
    [InlineData("12", "centre-not-a-centre")]
    [InlineData("id;date\n1;2", "centre-not-json")]
    public void What_is_no_centre_at_all_says_so(string text, string code) => CentreFile.Read(text).Problems.ShouldHaveSingleItem().What.Code.ShouldBe(code);

    [Fact]
    public void Bytes_that_are_no_text_say_so()
    {
        using var stream = new MemoryStream([0x1f, 0x8b, 0x08, 0x00, 0xff, 0xfe, 0xc3, 0x28]);
        CentreFile.Read(stream).Problems.ShouldHaveSingleItem().What.Code.ShouldBe("centre-not-text-file");
    }

    private static SmallSchema Schema() => new(JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "schema", "centre.schema.json")))!.AsObject());
}
