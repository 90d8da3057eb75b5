using Plateau.Import;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Import.Platforms;

/// <summary>Contacts of NICE CXone: figures of the made sample worked out by hand.</summary>
public sealed class NiceCxoneTests
{
    private const string Sample = "nice-cxone-contacts.csv";

    // Orders: 40 s and 180 + 20; one left after 95 s, one was sent on after 120 s; the transfer 75 s and 300 + 60; the chat 8 s and 420.
    private static readonly string[] _flows = ["Chat orders: 1 1 0 0; 8 0 420", "Disputes: 1 1 0 0; 75 0 360", "Orders: 3 1 2 1; 40 215 200"];

    [Fact]
    public void The_sample_gives_the_figures_worked_out_by_hand()
    {
        var result = FormatSamples.Of(FormatSamples.Path(Sample));
        var source = result.Log.Sources.Single();
        source.Counts().ShouldBe("nice-cxone: 6 = 4 + 2 + 0");
        source.Reasons().ShouldBe("no-queue 1, sent-on 2");
        result.Flows().ShouldBe(_flows);
        result.Evidence!.Observed!.Grid.Days.Single().Date.ShouldBe(new NodaTime.LocalDate(2026, 3, 24));
        result.Evidence.Cases!.Edges.Select(edge => (edge.From, edge.To, edge.Count)).ShouldBe([("Orders", "Disputes", 1)]);
        result.Evidence.Centre.Agents.Select(agent => agent.Team?.Value).ShouldBe(["Front", "Back"]);
    }

    [Fact]
    public void A_second_delivery_counts_nothing_again()
    {
        using var bench = new Workbench();
        var again = bench.Write("again.csv", string.Join("\r\n", File.ReadAllLines(FormatSamples.Path(Sample)).Select(line => line.Replace(",1,Retail,", ",1,Retail (new name),", StringComparison.Ordinal))));
        var result = FormatSamples.Of(FormatSamples.Path(Sample), again);
        result.Flows().ShouldBe(_flows);
        result.Log.Sources[1].Rejected.ShouldBe(6);
    }

    [Fact]
    public void Days_that_could_be_months_are_asked_for()
    {
        using var bench = new Workbench();
        var path = bench.Write("log.csv", File.ReadAllText(FormatSamples.Path(Sample)).Replace("03/24/2026", "03/04/2026", StringComparison.Ordinal));
        FormatSamples.Of(path).Problems.Select(problem => problem.What.Code).ShouldContain("dates-ambiguous");
        FormatSamples.With(FormatSamples.Small with { Mapping = new() { DateFormat = "MM/dd/yyyy" } }, path).Flows().ShouldBe(_flows);
    }

    [Fact]
    public void Harm_done_to_the_sample_is_told() => FormatFuzz.Run("nice-cxone", "log.csv", FormatSamples.Bytes(Sample), 41, 200);

    [Fact(Explicit = true)]
    [Trait("tier", "deep")]
    public void Much_harm_done_to_the_sample_is_told() => FormatFuzz.Run("nice-cxone", "log.csv", FormatSamples.Bytes(Sample), 4_000_000, 20_000);

    [Fact]
    public void Extremes_are_rows_or_problems() => FormatFuzz.Extremes("nice-cxone", "log.csv", FormatSamples.Bytes(Sample));
}
