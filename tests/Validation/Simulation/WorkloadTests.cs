using System.Globalization;
using Plateau.Mathematics.Statistics;
using Plateau.Simulation;
using Plateau.Simulation.Results;
using Plateau.Simulation.Workloads;
using Shouldly;
using Xunit;

namespace Plateau.Validation.Simulation;

/// <summary>Each workload against its reference: at least 40 replications, a half-width of at most 1 % (or 0.001), and a z-score of at most 3.5 in size.</summary>
public sealed class WorkloadTests(ITestOutputHelper output)
{
    /// <summary>One seed for all, written down before the first run, never changed.</summary>
    private const ulong Seed = 19990101;
    private const double LargestZ = 3.5;

    [Theory]
    [InlineData("w1-specialised", 100)]
    [InlineData("w1-chain", 100)]
    [InlineData("w1-pool", 220)]
    [InlineData("w2", 400)]
    [InlineData("n1", 60)]
    [InlineData("x2", 60)]
    [InlineData("w-design", 60)]
    [InlineData("m1", 60)]
    [InlineData("m3", 60)]
    [InlineData("alis-n", 150)]
    [InlineData("alis-w", 150)]
    [InlineData("alis-ring5", 100)]
    [InlineData("ww-76-1", 40)]
    [InlineData("ww-76-2", 40)]
    [InlineData("ww-84-1", 40)]
    [InlineData("ww-84-2", 40)]
    public void A_workload_agrees_with_its_reference(string name, int replications)
    {
        var workload = WorkloadFiles.Read(name);
        var settings = new SimulationSettings(Seed, replications, Environment.ProcessorCount);
        var result = Simulator.Run(workload.ToPlan(), settings, cancel: TestContext.Current.CancellationToken);
        output.WriteLine(Invariant($"{name}: {replications} replications, seed {Seed}, {result.ContactsSimulated:N0} contacts, {result.EngineCpuSeconds:F1} CPU s, digest {result.Digest}"));
        var rows = WorkloadReferences.All.Where(row => row.Workload == name).ToArray();
        rows.ShouldNotBeEmpty();
        var failures = rows.Where(row => !Agrees(row, EstimateOf(row, workload, result), result)).ToArray();
        failures.ShouldBeEmpty();
    }

    private static Estimate EstimateOf(ReferenceRow row, Workload workload, SimulationResult result)
    {
        var group = Array.FindIndex([.. workload.Groups], candidate => candidate.Name == row.Scope);
        if (row.Measure == WorkloadReferences.Occupancy) return Estimates.Occupancy(result, row.Scope is null ? null : group);
        var type = Array.FindIndex([.. workload.Types], candidate => candidate.Name == row.Scope);
        (row.Scope is null || type >= 0).ShouldBeTrue(row.ToString());
        return Estimates.ByReplication(result, WorkloadReferences.MeasureOf(row.Measure), row.Scope is null ? null : type);
    }

    private bool Agrees(ReferenceRow row, Estimate estimate, SimulationResult result)
    {
        var replications = result.Replications;
        var value = estimate.Value.ShouldNotBeNull();
        var halfWidth = estimate.HalfWidth.ShouldNotBeNull();
        var standardError = halfWidth / Student.Quantile(0.975, replications - 1);
        var referenceError = row.StandardError >= 0 ? row.StandardError : standardError * Math.Sqrt(result.ContactsSimulated / WorkloadReferences.ContactsOfNotPrinted);
        var z = (value - row.Value) / Math.Sqrt((standardError * standardError) + (referenceError * referenceError));
        var precise = halfWidth <= Math.Max(0.01 * row.Value, 0.001);
        var agrees = replications >= 40 && precise && Math.Abs(z) <= LargestZ;
        output.WriteLine(Invariant($"| {row.Workload} | {row.Scope ?? "all"} | {row.Measure} | {row.Value:G8} | {value:G8} | {halfWidth:G3} | {z:F2} |{(precise ? "" : " too wide")}{(agrees ? "" : " DISAGREES")}"));
        return agrees;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
