using NodaTime;
using Plateau.Mathematics.Random;
using Plateau.Mathematics.Statistics;
using Plateau.Simulation.Results;

namespace Plateau.Design.Reproduction;

/// <summary>
/// Simulated counts day by day and replication by replication, from which a comparable stretch of days is drawn again and again: a day of the same weekday, of a replication drawn
/// with it. The spread of the draws holds replication noise and day-to-day variation both (docs/methods/reproduction.md).
/// </summary>
internal sealed class DayTable(SimulationResult result, IReadOnlyList<IsoDayOfWeek> simulatedDays, IReadOnlyList<IsoDayOfWeek> wantedDays)
{
    private const int Draws = 1000;

    private readonly int[][] candidates = [.. wantedDays.Select(weekday => Candidates(simulatedDays, weekday))];

    /// <summary>Ratio over the wanted days with its 95 % interval; flow null = all flows.</summary>
    public Estimate Predict(int? flow, Func<FlowCounts, (double Numerator, double Denominator)> measure, ulong seed)
    {
        var byDay = Table(flow, measure);
        if (Expected(byDay) is not { } expected)
            return Estimate.Unknown;
        var drawn = new List<double>(Draws);
        for (var draw = 0; draw < Draws; draw++)
        {
            // The same draws for every measure and flow: their intervals then belong to the same imagined months.
            var stream = RandomStream.For(new StreamKey(seed, draw, StreamPurpose.Bootstrap, 0, 0));
            var replication = stream.NextBelow(result.Replications);
            double numerator = 0, denominator = 0;
            foreach (var days in candidates)
            {
                if (days.Length == 0)
                    continue;
                var (n, d) = byDay[replication][days[stream.NextBelow(days.Length)]];
                numerator += n;
                denominator += d;
            }

            if (denominator > 0)
                drawn.Add(numerator / denominator);
        }

        if (drawn.Count == 0)
            return Estimate.Exactly(expected, result.Replications);
        var (low, high) = Bootstrap.Percentile(drawn);
        return new Estimate(expected, low, high, result.Replications);
    }

    /// <summary>Expected ratio on one wanted day: the mean over replications and over the days of its weekday.</summary>
    public double? OnDay(int wantedDay, Func<FlowCounts, (double Numerator, double Denominator)> measure)
    {
        double numerator = 0, denominator = 0;
        for (var replication = 0; replication < result.Replications; replication++)
        {
            foreach (var day in candidates[wantedDay])
            {
                var (n, d) = measure(Measures.Sum(result, replication, day, null));
                numerator += n;
                denominator += d;
            }
        }

        return denominator > 0 ? numerator / denominator : null;
    }

    private static int[] Candidates(IReadOnlyList<IsoDayOfWeek> days, IsoDayOfWeek weekday) =>
        [.. Enumerable.Range(0, days.Count).Where(day => days[day] == weekday)];

    private (double Numerator, double Denominator)[][] Table(int? flow, Func<FlowCounts, (double Numerator, double Denominator)> measure) =>
        [.. Enumerable.Range(0, result.Replications).Select(replication =>
            Enumerable.Range(0, result.Days).Select(day => measure(Measures.Sum(result, replication, day, flow))).ToArray())];

    private double? Expected((double Numerator, double Denominator)[][] byDay)
    {
        double numerator = 0, denominator = 0;
        foreach (var days in candidates.Where(days => days.Length > 0))
        {
            numerator += byDay.Sum(replication => days.Sum(day => replication[day].Numerator)) / days.Length;
            denominator += byDay.Sum(replication => days.Sum(day => replication[day].Denominator)) / days.Length;
        }

        return denominator > 0 ? numerator / denominator : null;
    }
}
