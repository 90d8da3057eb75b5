using System.Text;
using Plateau.Import;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Import.Platforms;

/// <summary>Contact records of Amazon Connect: figures of the sample worked out by hand.</summary>
public sealed class AmazonConnectTests
{
    private const string Sample = "amazon-connect-ctr.jsonl";

    // Billing: waits 346 and 150, handled 239 + 221 + 60; the transfer 50 and 360 + 60; the chat 15 and 720 + 60.
    private static readonly string[] _flows = ["Billing: 2 1 1 0; 346 150 520", "Chat: 1 1 0 0; 15 0 780", "TechSupport: 1 1 0 0; 50 0 420"];

    [Fact]
    public void The_sample_gives_the_figures_worked_out_by_hand()
    {
        var result = FormatSamples.Of(FormatSamples.Path(Sample));
        var source = result.Log.Sources.Single();
        source.Counts().ShouldBe("amazon-connect: 4 = 3 + 1 + 0");
        source.Reasons().ShouldBe("passed-on 1");
        result.Flows().ShouldBe(_flows);
        result.Evidence!.Centre.Flows.Select(flow => (flow.Id.Value, flow.Channel)).ShouldBe([("Billing", "voice"), ("Chat", "chat"), ("TechSupport", "voice")], ignoreOrder: true);
        var cases = result.Evidence.Cases!;
        (cases.Cases, cases.Events).ShouldBe((3, 4));
        cases.Edges.Select(edge => (edge.From, edge.To, edge.Count)).ShouldBe([("Billing", "TechSupport", 1)]);
    }

    [Theory]
    [InlineData("array")]
    [InlineData("indented array")]
    [InlineData("concatenated")]
    [InlineData("wrapped")]
    [InlineData("utf-16")]
    [InlineData("new fields")]
    public void Every_form_of_delivery_says_the_same(string form)
    {
        using var bench = new Workbench();
        var lines = Lines();
        var path = form switch
        {
            "array" => bench.Write("log.json", "[" + string.Join(',', lines) + "]"),
            "indented array" => bench.Write("log.json", "[\n  " + string.Join(",\n  ", lines.Select(line => line.Replace(",\"", ",\n    \"", StringComparison.Ordinal))) + "\n]\n"),
            "concatenated" => bench.Write("log.json", string.Concat(lines)),
            "wrapped" => bench.Write("log.json", "{\"NextToken\":\"a[{\",\"Other\":[{\"ContactId\":1}],\"Contacts\":[" + string.Join(',', lines) + "],\"Count\":4}"),
            "utf-16" => bench.Write("log.json", string.Join('\n', lines), Encoding.Unicode),
            _ => bench.Write("log.json", string.Join('\n', lines.Select(line => line.Insert(1, "\"NewField\":{\"ContactId\":\"z\",\"Queue\":[1,{}]},")))),
        };
        var result = FormatSamples.Of(path);
        result.Log.Sources.Single().Counts().ShouldBe("amazon-connect: 4 = 3 + 1 + 0");
        result.Flows().ShouldBe(_flows);
    }

    [Fact]
    public void The_newest_version_of_a_contact_counts_wherever_it_stands()
    {
        using var bench = new Workbench();
        var lines = Lines();
        // A first version of the call before the work after it was known, and one that is newer.
        var early = lines[0].Replace("\"LastUpdateTimestamp\":\"2022-01-05T17:28:12Z\"", "\"LastUpdateTimestamp\":\"2022-01-05T17:20:00Z\"", StringComparison.Ordinal).Replace("\"AfterContactWorkDuration\":60", "\"AfterContactWorkDuration\":1", StringComparison.Ordinal);
        early.ShouldNotBe(lines[0]);
        foreach (var files in new string[][] { [early, .. lines], [lines[0], early, lines[1], lines[2], lines[3]] })
        {
            var one = FormatSamples.Of(bench.Write("log.jsonl", string.Join('\n', files)));
            one.Flows().ShouldBe(_flows);
            one.Log.Sources.Single().Reasons().ShouldBe("superseded 1, passed-on 1");
        }

        var two = FormatSamples.Of(bench.Write("early.jsonl", early + "\n" + lines[2]), bench.Write("late.jsonl", string.Join('\n', lines)));
        two.Flows().ShouldBe(_flows);
        two.Log.Sources.Select(source => source.Counts()).ShouldBe(["amazon-connect: 2 = 1 + 0 + 1", "amazon-connect: 4 = 2 + 1 + 1"]);
        two.Evidence!.Cases!.Events.ShouldBe(4);
    }

    [Fact]
    public void What_the_centre_began_or_no_queue_saw_is_told_and_not_counted()
    {
        using var bench = new Workbench();
        var lines = Lines().ToList();
        lines.Add(Change(lines[3], "c-0004", "o-1").Replace("\"InitiationMethod\":\"API\"", "\"InitiationMethod\":\"OUTBOUND\"", StringComparison.Ordinal));
        lines.Add("{\"ContactId\":\"n-1\",\"InitiationMethod\":\"INBOUND\",\"InitiationTimestamp\":\"2022-01-05T12:00:00Z\",\"Queue\":null,\"Agent\":null}");
        lines.Add("{\"ContactId\":null,\"InitiationMethod\":\"INBOUND\",\"InitiationTimestamp\":\"2022-01-05T12:00:00Z\"}");
        lines.Add("{\"ContactId\":\"d-1\",\"InitiationMethod\":\"INBOUND\",\"InitiationTimestamp\":\"yesterday\"}");
        lines.Add("{\"ContactId\":\"d-2\", broken");
        var result = FormatSamples.With(FormatSamples.Small with { MaxRejectedShare = 1 }, bench.Write("log.jsonl", string.Join('\n', lines)));
        result.Flows().ShouldBe(_flows);
        result.Log.Sources.Single().Counts().ShouldBe("amazon-connect: 9 = 3 + 3 + 3");
        result.Log.Sources.Single().Reasons().ShouldBe("broken 1, date 1, id-empty 1, not-inbound 1, no-queue 1, passed-on 1");
    }

    [Fact]
    public void A_file_that_was_cut_off_is_a_located_problem()
    {
        using var bench = new Workbench();
        var text = "[\n" + string.Join(",\n", Lines()) + "\n]";
        var problem = FormatSamples.Of(bench.Write("log.json", text[..^900])).Problems.Single();
        (problem.What.Code, problem.Where).ShouldBe(("file-damaged", "log.json:5"));
    }

    [Fact]
    public void A_broken_line_costs_itself_alone() =>
        FormatFuzz.Run("amazon-connect", "log.jsonl", FormatSamples.Bytes(Sample), 21, 150, NothingLost);

    [Fact(Explicit = true)]
    [Trait("tier", "deep")]
    public void A_broken_line_costs_itself_alone_many_times() =>
        FormatFuzz.Run("amazon-connect", "log.jsonl", FormatSamples.Bytes(Sample), 2_000_000, 10_000, NothingLost);

    [Fact]
    public void Extremes_are_rows_or_problems() => FormatFuzz.Extremes("amazon-connect", "log.jsonl", FormatSamples.Bytes(Sample));

    /// <summary>While the first line is an object, each line is a row.</summary>
    private static void NothingLost(byte[] bytes, ReadingResult result)
    {
        var text = Encoding.Latin1.GetString(bytes).Split('\n');
        if (result.Log.Sources.Length == 0 || text[0] + "\n" != Encoding.Latin1.GetString(FormatSamples.Bytes(Sample)).Split('\n')[0] + "\n") return;
        result.Log.Read.ShouldBe(text.Count(line => line.Trim(' ', '\t', '\r').Length > 0));
    }

    private static string[] Lines() => File.ReadAllLines(FormatSamples.Path(Sample));

    private static string Change(string line, string from, string to) => line.Replace(from, to, StringComparison.Ordinal);
}
