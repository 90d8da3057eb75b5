using Xunit;

namespace Plateau.Validation.Deep;

/// <summary>The long tier: <c>dotnet run build.cs -- deep</c> runs these, and only it.</summary>
[Trait("tier", "deep")]
public sealed class DeepTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public void Intervals_cover() => DeepReport.Write("intervals", "How often the 95 % intervals cover", () =>
    {
        var rows = IntervalCoverage.Models.SelectMany(model => IntervalCoverage.RowsOf(model.Name, model.Plan, Environment.ProcessorCount, Stop)).ToArray();
        IEnumerable<string> lines =
        [
            $"{IntervalCoverage.Runs} runs of {IntervalCoverage.ReplicationsARun} replications a model; asked for: 93 to 97 %.",
            "",
            "| model | measure | interval | truth | mean half-width | covered | verdict |",
            "|---|---|---|---|---|---|---|",
            .. rows.Select(IntervalCoverage.LineOf),
        ];
        return (lines, rows.All(row => row.Agrees));
    });
}
