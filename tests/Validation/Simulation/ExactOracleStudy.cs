using System.Globalization;
using System.Text;
using Plateau.Mathematics.Random;
using Plateau.Mathematics.Statistics;
using Plateau.Simulation;
using Plateau.Simulation.Exact;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;
using Plateau.Tests.Simulation;

namespace Plateau.Validation.Simulation;

/// <summary>
/// The engine against exact values on small centres drawn at random. Fixed before any run: the centres (drawn from the seed; those that the exact solver refuses are drawn again), 20 replications of 50,000 contacts each
/// after a tenth of warm-up, every measure whose event is expected at least 500 times among all contacts and as often does not happen, z = the normal quantile of the t-probability of (simulated − exact) ÷ standard
/// error. Verdict: no rejection among all measures at family-wise 1 % (Holm), and the z of one measure a centre (measure number = centre number modulo their count) from the normal law (Kolmogorov–Smirnov, p at
/// least 1 %).
/// </summary>
public static class ExactOracleStudy
{
    private const int Replications = 20;
    private const double ContactsAReplication = 50_000;
    private const double WarmUpShare = 0.1;
    private const double LeastEvents = 500;
    private const double Level = 0.01;
    private const int MostStates = 20_000;

    /// <summary>One measure of one centre.</summary>
    public sealed record Row(int Centre, string Scope, string Measure, double Exact, double Simulated, double StandardError, double Z, double PValue)
    {
        /// <summary>Holm's adjusted p-value over all rows of the study.</summary>
        public double AdjustedP { get; init; }

        public bool IsRejected => AdjustedP <= Level;
    }

    /// <summary>What the study found.</summary>
    /// <param name="Redrawn">Centres that the exact solver refused: too many states, or no long run.</param>
    public sealed record Outcome(ulong Seed, int Centres, int Redrawn, IReadOnlyList<Row> Rows, KolmogorovSmirnov ZScores)
    {
        public bool Agrees => !Rows.Any(row => row.IsRejected) && ZScores.ProbabilityIfSame >= Level;

        /// <summary>The table of all rows and the two verdicts, in the invariant culture.</summary>
        public string Table()
        {
            var text = new StringBuilder();
            Line($"{"centre",6} {"scope",-5} {"measure",-22} {"exact",14} {"simulated",14} {"se",12} {"z",7} verdict");
            foreach (var row in Rows)
                Line($"{row.Centre,6} {row.Scope,-5} {row.Measure,-22} {row.Exact,14:F8} {row.Simulated,14:F8} {row.StandardError,12:E2} {row.Z,7:F2} {(row.IsRejected ? "REJECTED" : "agrees")}");
            Line($"{Centres} centres from seed {Seed} ({Redrawn} drawn again), {Rows.Count} measures: {Rows.Count(row => row.IsRejected)} rejected at family-wise {Level}; smallest adjusted p {Rows.Min(row => row.AdjustedP):F4}");
            Line($"one z a centre: mean square {Rows.Average(row => row.Z * row.Z):F3} over all, Kolmogorov-Smirnov D {ZScores.Distance:F4} of {ZScores.Count}, p {ZScores.ProbabilityIfSame:F4}: {(Agrees ? "agrees" : "DISAGREES")}");
            return text.ToString();

            void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Runs the study; one thread, about half a second a centre.</summary>
    /// <param name="seed">Of centres and simulations.</param>
    /// <param name="centres">At least 1.</param>
    /// <param name="spoil">What is simulated instead of the centre: a wrong rule, to see whether the study finds it.</param>
    public static Outcome Run(ulong seed, int centres, CancellationToken cancel, Func<SimulationPlan, SimulationPlan>? spoil = null)
    {
        var rows = new List<Row>();
        var chosen = new List<double>();
        var redrawn = 0;
        for (var centre = 0; centre < centres; centre++)
        {
            var key = RandomStream.EntityKey(seed, centre, StreamPurpose.Arrivals, 0);
            SimulationPlan plan;
            ExactResult? exact;
            for (; ; key++, redrawn++)
            {
                plan = ExactOracleCentres.Of(key);
                exact = ExactSolver.Solve(plan, new ExactSettings(MostStates), cancel).Result;
                if (exact is not null) break;
            }

            var own = Compare(centre, plan, spoil?.Invoke(plan) ?? plan, exact, seed, cancel).ToArray();
            rows.AddRange(own);
            chosen.Add(own[centre % own.Length].Z);
        }

        var adjusted = Holm.Adjust([.. rows.Select(row => row.PValue)]);
        return new Outcome(seed, centres, redrawn, [.. rows.Select((row, index) => row with { AdjustedP = adjusted[index] })], KolmogorovSmirnov.OfUniform([.. chosen.Select(Normal.Cumulative)]));
    }

    private static IEnumerable<Row> Compare(int centre, SimulationPlan plan, SimulationPlan simulated, ExactResult exact, ulong seed, CancellationToken cancel)
    {
        var horizon = Ticks.FromSeconds(3600 * ContactsAReplication / exact.Total.ArrivalsPerHour / (1 - WarmUpShare));
        var hours = Ticks.ToSeconds(horizon) / 3600;
        var run = simulated with
        {
            PeriodTicks = horizon,
            WarmUpTicks = (long)(horizon * WarmUpShare),
            Flows = [.. simulated.Flows.Select(flow => flow with { ArrivalsPerPeriod = [flow.ArrivalsPerPeriod[0] * hours] })],
        };
        var result = Simulator.Run(run, new SimulationSettings(seed + (ulong)centre, Replications, 1), cancel: cancel);
        for (var flow = 0; flow < plan.Flows.Length; flow++)
        {
            var offered = Replications * ContactsAReplication * exact.Flows[flow].ArrivalsPerHour / exact.Total.ArrivalsPerHour;
            foreach (var (name, measure, value, share) in MeasuresOf(exact.Flows[flow]))
            {
                if (Math.Min(share, 1 - share) * offered < LeastEvents) continue;
                yield return RowOf(centre, plan.Flows[flow].Id.Value, name, value, RatioOfSums(result, measure, flow));
            }
        }

        for (var group = 0; group < plan.Groups.Length; group++)
            if (exact.Groups[group].Occupancy is > 0 and var occupancy) yield return RowOf(centre, plan.Groups[group].Id.Value, "occupancy", occupancy, Estimates.Occupancy(result, group));
    }

    /// <summary>With the t-interval, whose half-width gives back the standard error that the z-scores need.</summary>
    private static Estimate RatioOfSums(SimulationResult result, ServiceMeasure measure, int flow)
    {
        var counts = Enumerable.Range(0, result.Replications).Select(replication => Estimates.CountsOf(result, replication, flow)).ToArray();
        return Intervals.Ratio([.. counts.Select(measure.Numerator)], [.. counts.Select(measure.Denominator)]);
    }

    /// <summary>Measures of a flow, with the share of offered contacts on whose number their precision rests: waits rest on contacts that wait.</summary>
    private static IEnumerable<(string Name, ServiceMeasure Measure, double Exact, double Share)> MeasuresOf(ExactFlow flow)
    {
        var waits = flow.WaitProbability!.Value;
        yield return ("wait probability", ServiceMeasure.WaitProbability, waits, waits);
        yield return ("blocking", ServiceMeasure.Blocking, flow.Blocking!.Value, flow.Blocking.Value);
        yield return ("abandonment", ServiceMeasure.Abandonment, flow.Abandonment!.Value, flow.Abandonment.Value);
        if (flow.AnsweredWithin is { } within) yield return ("answered within", ServiceMeasure.AnsweredWithin, within, within);
        if (waits > 0) yield return ("mean wait", ServiceMeasure.MeanWait, flow.MeanWaitSeconds!.Value, Math.Min(waits, 0.5));
        if (waits > 0 && flow.MeanWaitAnsweredSeconds is { } wait) yield return ("mean wait of answered", ServiceMeasure.MeanWaitAnswered, wait, Math.Min(waits, 0.5));
    }

    private static Row RowOf(int centre, string scope, string measure, double exact, Estimate estimate)
    {
        var simulated = estimate.Value!.Value;
        var error = estimate.HalfWidth!.Value / Student.Quantile(0.975, Replications - 1);
        var t = (simulated - exact) / error;
        var pValue = Student.TwoSided(t, Replications - 1);
        return new Row(centre, scope, measure, exact, simulated, error, Math.Sign(t) * -Normal.Quantile(Math.Max(pValue, 1e-300) / 2), pValue);
    }
}
