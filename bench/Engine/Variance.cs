using System.Text.Json.Nodes;
using Plateau.Mathematics.Statistics;
using Plateau.Simulation;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Precision;
using Plateau.Simulation.Results;

namespace Plateau.Bench.Engine;

/// <summary>
/// What common random numbers and control variates are worth on a workload, in equivalent replications, on certain demand and on demand that differs by a tenth from day to day. The other design has one agent of the
/// largest group moved to the next group, or one agent fewer in each group.
/// </summary>
internal static class Variance
{
    private const ulong Seed = 7021, OtherSeed = 7022;
    private const double DayVariation = 0.1;

    private static readonly (string Name, ServiceMeasure Measure)[] Measures =
        [("answered within 20 s", ServiceMeasure.AnsweredWithin), ("abandoned", ServiceMeasure.Abandonment), ("mean wait", ServiceMeasure.MeanWait)];

    public static JsonObject Run(SimulationPlan workload, int replications)
    {
        var rows = new JsonArray();
        foreach (var (demand, plan) in new[] { ("certain", workload), ("cv 0.1 a day", workload with { DayFactors = [new([.. Enumerable.Range(0, workload.Flows.Length)], DayVariation)] }) })
        {
            var now = Of(plan, Seed, replications);
            foreach (var (change, design) in new[] { ("one agent moved", OneMoved(plan)), ("one fewer in each group", OneFewer(plan)) })
            {
                var (paired, apart) = (Of(design, Seed, replications), Of(design, OtherSeed, replications));
                foreach (var (name, measure) in Measures) rows.Add(Common(demand, change, name, Values(now, measure), Values(paired, measure), Values(apart, measure)));
            }

            foreach (var (name, measure) in Measures)
                rows.Add(new JsonObject { ["means"] = "control variates", ["demand"] = demand, ["measure"] = name, ["gain"] = ControlledEstimates.ByReplication(plan, now, measure).Gain is { } gain ? Math.Round(gain, 2) : null });
        }

        foreach (var row in rows) Console.Error.WriteLine(row!.ToJsonString());
        return new JsonObject { ["replications"] = replications, ["rows"] = rows };
    }

    /// <summary>Gain: variance of the difference with seeds apart ÷ with the same seed; what correlation and variances say it is.</summary>
    private static JsonObject Common(string demand, string change, string name, double[] first, double[] paired, double[] apart)
    {
        var difference = Spread([.. first.Zip(paired, (one, other) => other - one)]);
        var independent = Spread([.. first.Zip(apart, (one, other) => other - one)]);
        var (one, two) = (Spread(first), Spread(paired));
        return new JsonObject
        {
            ["means"] = "common random numbers",
            ["demand"] = demand,
            ["measure"] = name,
            ["design"] = change,
            ["difference"] = Math.Round(difference.Mean!.Value, 6),
            ["correlation"] = Math.Round((one.Variance!.Value + two.Variance!.Value - difference.Variance!.Value) / (2 * Math.Sqrt(one.Variance.Value * two.Variance.Value)), 5),
            ["gain"] = Math.Round((one.Variance.Value + two.Variance.Value) / difference.Variance.Value, 2),
            ["gainSeedsApart"] = Math.Round(independent.Variance!.Value / difference.Variance.Value, 2),
        };
    }

    private static Tally Spread(double[] values)
    {
        var tally = new Tally();
        foreach (var value in values) tally.Add(value);
        return tally;
    }

    private static double[] Values(SimulationResult result, ServiceMeasure measure) => [.. Estimates.ValuesByReplication(result, measure).Select(value => value!.Value)];

    private static SimulationResult Of(SimulationPlan plan, ulong seed, int replications) => Simulator.Run(plan, new SimulationSettings(seed, replications, Environment.ProcessorCount));

    private static SimulationPlan OneMoved(SimulationPlan plan)
    {
        var sizes = plan.Groups.Select(group => group.Staffing[0]).ToList();
        var from = sizes.IndexOf(sizes.Max());
        var to = (from + 1) % sizes.Count;
        return With(plan, index => index == from ? -1 : index == to ? 1 : 0);
    }

    private static SimulationPlan OneFewer(SimulationPlan plan) => With(plan, index => plan.Groups[index].Staffing[0] > 1 ? -1 : 0);

    private static SimulationPlan With(SimulationPlan plan, Func<int, int> more) =>
        plan with { Groups = [.. plan.Groups.Select((group, index) => group with { Staffing = [.. group.Staffing.Select(present => present + more(index))] })] };
}
