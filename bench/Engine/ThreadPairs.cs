using System.Diagnostics;
using System.Text.Json.Nodes;
using Plateau.Simulation;
using Plateau.Simulation.Plan;

namespace Plateau.Bench.Engine;

/// <summary>
/// Two threads against one, in alternating pairs, by the clock. Before and after each pair a control tells whether two cores were to be had: two threads that only count, against one that does. A pair whose control falls below
/// 97 % of the best seen, or below 0.9 at all, is discarded: somebody else was using a core. Where there is none to be had it waits a
/// few seconds before it tries.
/// </summary>
internal static class ThreadPairs
{
    private const double LeastOfBest = 0.97, LeastAtAll = 0.9;
    private const int MostTries = 40, MostWaits = 5;
    private const double SecondsOfOne = 1.2;
    private const double SecondsOfControl = 0.15;

    private static double _sink;

    public static JsonObject Run(SimulationPlan plan, int wanted)
    {
        var replications = Replications(plan);
        var turns = (long)(1e7 * SecondsOfControl / Spin(1, 10_000_000));
        var pairs = new List<(double Ratio, double Speed, double Control)>();
        var after = Control(turns);
        while (pairs.Count < MostTries && Kept(pairs).Length < wanted)
        {
            var before = after;
            for (var wait = 0; before < LeastAtAll && wait < MostWaits; wait++)
            {
                Thread.Sleep(1000);
                before = Control(turns);
            }

            var oneFirst = pairs.Count % 2 == 0;
            var first = Seconds(plan, replications, oneFirst ? 1 : 2);
            var second = Seconds(plan, replications, oneFirst ? 2 : 1);
            after = Control(turns);
            var (one, two) = oneFirst ? (first, second) : (second, first);
            pairs.Add((one.Seconds / two.Seconds, two.Contacts / two.Seconds, Math.Min(before, after)));
            Console.Error.WriteLine(FormattableString.Invariant($"pair {pairs.Count}: {one.Seconds / two.Seconds:F3}, control {before:F3} and {after:F3}"));
        }

        var kept = Kept(pairs);
        return new JsonObject
        {
            ["ratio"] = kept.Length == 0 ? null : Math.Round(Median(kept.Select(pair => pair.Ratio)), 3),
            ["contactsPerSecondOfTwo"] = kept.Length == 0 ? null : Math.Round(Median(kept.Select(pair => pair.Speed))),
            ["kept"] = kept.Length,
            ["discarded"] = pairs.Count - kept.Length,
            ["enough"] = kept.Length >= wanted,
            ["bestControl"] = Math.Round(pairs.Max(pair => pair.Control), 3),
        };
    }

    private static (double Ratio, double Speed, double Control)[] Kept(List<(double Ratio, double Speed, double Control)> pairs)
    {
        var best = pairs.Select(pair => pair.Control).DefaultIfEmpty(0).Max();
        return [.. pairs.Where(pair => pair.Control >= Math.Max(LeastAtAll, LeastOfBest * best))];
    }

    /// <summary>So many that one thread needs a little over a second; it also warms both ways up.</summary>
    private static int Replications(SimulationPlan plan)
    {
        Seconds(plan, 4, 2);
        Seconds(plan, 4, 1);
        return Math.Max(10, 2 * (int)(5 * SecondsOfOne / Seconds(plan, 10, 1).Seconds));
    }

    private static (double Seconds, long Contacts) Seconds(SimulationPlan plan, int replications, int threads)
    {
        var watch = Stopwatch.StartNew();
        var contacts = Simulator.Run(plan, new SimulationSettings(1, replications, threads)).ContactsSimulated;
        return (watch.Elapsed.TotalSeconds, contacts);
    }

    /// <summary>1 when two threads count twice as much as one in the same time, ½ when they share a core. The one runs between two halves of the two, so a slow moment of the clock hits both.</summary>
    private static double Control(long turns)
    {
        var half = Spin(2, turns / 2);
        var one = Spin(1, turns);
        return Math.Min(1, one / (half + Spin(2, turns / 2)));
    }

    private static double Spin(int threads, long turns)
    {
        var watch = Stopwatch.StartNew();
        var others = Enumerable.Range(1, threads - 1).Select(_ => new Thread(() => Count(turns))).ToArray();
        foreach (var other in others) other.Start();
        Count(turns);
        foreach (var other in others) other.Join();
        return watch.Elapsed.TotalSeconds;
    }

    private static void Count(long turns)
    {
        var value = 1.0;
        for (long turn = 0; turn < turns; turn++) value = (value * 0.999999) + 1e-6;
        Volatile.Write(ref _sink, value);
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
