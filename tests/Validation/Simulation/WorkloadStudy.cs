using System.Globalization;
using Plateau.Mathematics.Statistics;
using Plateau.Simulation;
using Plateau.Simulation.Results;
using Plateau.Simulation.Workloads;

namespace Plateau.Validation.Simulation;

/// <summary>A reference value beside ours.</summary>
/// <param name="HalfWidth">Of ours, 95 %.</param>
/// <param name="IsPrecise">The half-width is at most 1 % of the value, or 0.001.</param>
public sealed record WorkloadRow(ReferenceRow Reference, double Value, double HalfWidth, double Z, bool IsPrecise)
{
    private const double LargestZ = 3.5;

    public bool Agrees => IsPrecise && Math.Abs(Z) <= LargestZ;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Reference.Workload} | {Reference.Scope ?? "all"} | {Reference.Measure} | {Reference.Value:G8} | {Value:G8} | {HalfWidth:G3} | {Z:F2} | {(IsPrecise ? "" : "too wide, ")}{(Agrees ? "agrees" : "DISAGREES")} |");
}

/// <summary>Every workload against its references, as the workloads' own page asks: at least 40 replications, a half-width of at most 1 % (or 0.001), a z-score of at most 3.5 in size.</summary>
public static class WorkloadStudy
{
    /// <summary>One seed for all, written down before the first run, never changed.</summary>
    public const ulong Seed = 19990101;

    /// <summary>Workloads and replications. Some have more than 40 because their half-widths exceeded 1 %.</summary>
    public static IReadOnlyList<(string Name, int Replications)> All { get; } =
    [
        ("w1-specialised", 100), ("w1-chain", 100), ("w1-pool", 220), ("w2", 400), ("n1", 60), ("x2", 60), ("w-design", 60), ("m1", 60), ("m3", 60), ("alis-n", 150), ("alis-w", 150), ("alis-ring5", 100),
        ("ww-76-1", 40), ("ww-76-2", 40), ("ww-84-1", 40), ("ww-84-2", 40),
    ];

    public static IReadOnlyList<WorkloadRow> RowsOf(string name, int replications, CancellationToken cancel)
    {
        var workload = WorkloadFiles.Read(name);
        var result = Simulator.Run(workload.ToPlan(), new SimulationSettings(Seed, replications, Environment.ProcessorCount), cancel: cancel);
        return [.. WorkloadReferences.All.Where(row => row.Workload == name).Select(row => RowOf(row, EstimateOf(row, workload, result), result))];
    }

    private static Estimate EstimateOf(ReferenceRow row, Workload workload, SimulationResult result)
    {
        if (row.Measure == WorkloadReferences.Occupancy) return Estimates.Occupancy(result, row.Scope is null ? null : Position([.. workload.Groups.Select(group => group.Name)], row));
        // The t-interval, not the skewed one: its half-width gives back the standard error that the z-scores need.
        return Intervals.Mean([.. Estimates.ValuesByReplication(result, WorkloadReferences.MeasureOf(row.Measure), row.Scope is null ? null : Position([.. workload.Types.Select(type => type.Name)], row)).Select(value => value!.Value)]);
    }

    private static int Position(string[] names, ReferenceRow row)
    {
        var position = Array.IndexOf(names, row.Scope);
        return position >= 0 ? position : throw new InvalidOperationException($"{row} names nothing of the workload.");
    }

    private static WorkloadRow RowOf(ReferenceRow row, Estimate estimate, SimulationResult result)
    {
        var (value, halfWidth) = (estimate.Value!.Value, estimate.HalfWidth!.Value);
        var standardError = halfWidth / Student.Quantile(0.975, result.Replications - 1);
        var referenceError = row.StandardError >= 0 ? row.StandardError : standardError * Math.Sqrt(result.ContactsSimulated / WorkloadReferences.ContactsOfNotPrinted);
        return new(row, value, halfWidth, (value - row.Value) / Math.Sqrt((standardError * standardError) + (referenceError * referenceError)), halfWidth <= Math.Max(0.01 * row.Value, 0.001));
    }
}
