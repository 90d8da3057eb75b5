using System.Diagnostics;
using System.Globalization;
using Plateau.Tests.Architecture;
using Plateau.Validation.Simulation;
using Plateau.Validation.Simulation.ContactCenters;
using Xunit;

namespace Plateau.Validation.Deep;

/// <summary>The long tier: <c>dotnet run build.cs -- deep</c> runs these, and only it.</summary>
[Trait("tier", "deep")]
public sealed class DeepTests
{
    private const int OracleCentres = 200;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public void Intervals_cover() => DeepReport.Write("intervals", "How often the 95 % intervals cover", () =>
    {
        var rows = IntervalCoverage.Models.SelectMany(model => IntervalCoverage.RowsOf(model.Name, model.Plan, Environment.ProcessorCount, Stop)).ToArray();
        IEnumerable<string> lines =
        [
            $"{IntervalCoverage.Runs} runs of {IntervalCoverage.ReplicationsARun} replications a model, the first {IntervalCoverage.FirstRuns} shown apart; asked for: 93 to 97 % of all.",
            "",
            "| model | measure | interval | truth | mean half-width | covered | by the first | verdict |",
            "|---|---|---|---|---|---|---|---|",
            .. rows.Select(IntervalCoverage.LineOf),
        ];
        return (lines, rows.All(row => row.Agrees));
    });

    [Fact(Explicit = true)]
    public void Random_small_centres_agree_with_exact_values() => DeepReport.Write("oracle", "The engine against exact values on small centres drawn at random", () =>
    {
        var seeds = DeepReport.SeedOfCommit is { } drawn ? new[] { ExactOracleTests.Seed, drawn } : [ExactOracleTests.Seed];
        var outcomes = seeds.Select(seed => ExactOracleStudy.Run(seed, OracleCentres, Stop)).ToArray();
        IEnumerable<string> lines =
        [
            $"{OracleCentres} centres a seed; exact values by a Markov chain or the product form (docs/methods/exact.md). Asked for: no rejection at family-wise 1 % (Holm) over all measures, Kolmogorov-Smirnov of one z a centre with p of at least 0.01,",
            "on one seed written down before the first run and on one made from the commit.",
            .. outcomes.SelectMany((outcome, index) => (string[])["", $"## Seed {outcome.Seed.ToString(CultureInfo.InvariantCulture)} ({(index == 0 ? "fixed" : "from the commit")})", "", "```text", .. outcome.Table().TrimEnd().Split('\n'), "```"]),
        ];
        return (lines, seeds.Length == 2 && outcomes.All(outcome => outcome.Agrees));
    });

    [Fact(Explicit = true)]
    public void Workloads_agree_with_their_references() => DeepReport.Write("workloads", "Every workload against its references", () =>
    {
        var rows = WorkloadStudy.All.SelectMany(workload => WorkloadStudy.RowsOf(workload.Name, workload.Replications, Stop)).ToArray();
        IEnumerable<string> lines =
        [
            $"Seed {WorkloadStudy.Seed}; at least 40 replications, half-width at most 1 % or 0.001, |z| at most 3.5. Shares 0 to 1, waits in minutes. Sources of the references: tests/Validation/workloads/README.md.",
            "The tables of the Erlang formulas, of pooling and of redials are tests of their own (tests/Validation/Mathematics): every row within half a unit of its last printed digit.",
            "",
            "| workload | of | measure | reference | engine | ± | z | verdict |",
            "|---|---|---|---|---|---|---|---|",
            .. rows.Select(row => row.ToString()),
        ];
        return (lines, rows.All(row => row.Agrees));
    });

    [Fact(Explicit = true)]
    public void ContactCenters_results_are_reproduced() => DeepReport.Write("contact-centers", "The published results of the ContactCenters library", () =>
    {
        var rows = ContactCentersComparison.Rows(Stop);
        var rejected = ContactCentersComparison.RejectedByHolm(rows);
        IEnumerable<string> lines =
        [
            $"1,000 days or weeks on either side (tests/Validation/contactcenters/README.md names the source). |z| at most {ContactCentersComparison.LargestZ.ToString(CultureInfo.InvariantCulture)}; rejected by Holm at family-wise {ContactCentersComparison.FamilyWiseError.ToString(CultureInfo.InvariantCulture)}: {rejected.Length}.",
            "",
            "| model | figure | published | ± | engine | ± | z | verdict |",
            "|---|---|---|---|---|---|---|---|",
            .. rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"| {row.Model} | {row.Measure} | {row.Published:G6} | {row.PublishedHalfWidth:G3} | {row.Ours:G6} | {row.OursHalfWidth:G3} | {row.Z:F2} | {row.Verdict} |")),
        ];
        return (lines, rejected.IsEmpty && rows.All(row => row.Verdict != "disagrees"));
    });

    [Fact(Explicit = true)]
    public void Ten_million_contacts_take_constant_memory() => DeepReport.Write("ten-million", "Ten million contacts read, observed and mapped", () =>
    {
        var start = new ProcessStartInfo("dotnet", ["run", "--project", Path.Combine(Repository.Root, "bench", "Import"), "-c", "Release", "--", "rows", "10", "5"]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var bench = Process.Start(start)!;
        var said = bench.StandardOutput.ReadToEnd();
        bench.WaitForExit();
        IEnumerable<string> lines =
        [
            "January and February of the bank, pushed on by whole weeks (bench/README.md). Asked for: a peak below 500 MB, and at least a third of the speed at which the same lines are read and split, median of five pairs by the clock.",
            "",
            "```text",
            .. said.TrimEnd().Split('\n'),
            "```",
        ];
        return (lines, bench.ExitCode == 0);
    });
}
