using System.Diagnostics;
using System.Globalization;
using Plateau.Design.Shifts;
using Plateau.Design.Staffing;
using Plateau.Solvers;

namespace Plateau.Bench.Instances;

/// <summary>Rows of the table of problems of several periods, and their shifts.</summary>
internal static class ShiftRuns
{
    private const double UsualSeconds = 120;
    private const int MostRounds = 60;

    public static int Run(string folder, string[] rest, bool withTwoSteps)
    {
        var hasSeconds = rest.Length > 0 && double.TryParse(rest[0], CultureInfo.InvariantCulture, out _);
        var seconds = hasSeconds ? double.Parse(rest[0], CultureInfo.InvariantCulture) : UsualSeconds;
        var names = rest.Skip(hasSeconds ? 1 : 0).ToArray();
        Console.WriteLine(withTwoSteps
            ? "| problem | cover bought by the period | two steps | promises kept | one step | saved | seconds |\n|---|---|---|---|---|---|---|"
            : "| problem | agents | cost | bound, any routing | bound, this router | gap | search days | check days | rounds | seconds | processor seconds | solver | ended by |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        var lines = ShiftInstanceFamily.All.Where(member => names.Length == 0 || names.Contains(member.Name)).Select(member => RowOf(member.Name, Path.Combine(folder, member.Name + ".json"), seconds, withTwoSteps)).ToList();
        Console.WriteLine("\nAgents by group and shape:");
        lines.ForEach(line => Console.WriteLine($"- {line}"));
        return 0;
    }

    private static string RowOf(string name, string file, double seconds, bool withTwoSteps)
    {
        using var stream = File.OpenRead(file);
        var problem = InstanceFile.Read(stream).Shifts ?? throw new InvalidDataException($"{file} has problems: plateau staff {file} says which.");
        var before = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        var result = ShiftOptimiser.Run(problem, SettingsFor(clock, seconds));
        var (wall, processor) = (clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        if (withTwoSteps)
        {
            clock.Restart();
            var two = TwoStep.Run(problem, SettingsFor(clock, seconds));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| `{name}` | {two.CoverCost:0.00} | {two.Cost:0.00} | {(two.IsKept ? "all" : two.Checks.Count(check => check.Margin < 0) + " not sure")} | {result.Cost:0.00} | {100 * (1 - (result.Cost / two.Cost)):0.0} % | {wall:0} + {clock.Elapsed.TotalSeconds:0} |"));
        }
        else
        {
            string BoundOf(BoundClass kind) => result.Bounds.FirstOrDefault(bound => bound.Class == kind) is { } bound ? bound.Cost.ToString("0.00", CultureInfo.InvariantCulture) : "–";
            var gap = result.Bounds.FirstOrDefault(bound => bound.Class == BoundClass.FixedRouter)?.Gap;
            var end = result.Outcome != StaffingOutcome.Found ? result.Outcome.ToString() : result.TimeEnded ? "time" : result.IsProvedOnSample ? "proof on the sample" : "gap";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| `{name}` | {result.Agents.Sum()} | {result.Cost:0.00} | {BoundOf(BoundClass.AnyRouting)} | {BoundOf(BoundClass.FixedRouter)} | {100 * gap:0.0} % | {result.SearchDays} | {result.CheckDays} | {result.Rounds} | {wall:0} | {processor:0} | {result.Solver ?? "none"} | {end} |"));
        }

        return $"`{name}`: {string.Join(' ', result.Agents.Select((count, column) => (count, column)).Where(entry => entry.count > 0).Select(entry => $"{problem.Groups[problem.GroupOf(entry.column)].Id}/{problem.ShapeOf(entry.column).Id}:{entry.count}"))}";
    }

    private static StaffingSettings SettingsFor(Stopwatch clock, double seconds) =>
        new() { TimeGone = () => clock.Elapsed.TotalSeconds / seconds, Threads = Environment.ProcessorCount, Solver = SolverChoice.Find(null), MostRounds = MostRounds };
}
