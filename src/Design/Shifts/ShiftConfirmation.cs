using System.Collections.Immutable;
using Plateau.Design.Staffing;
using Plateau.Mathematics.Random;
using Plateau.Mathematics.Statistics;

namespace Plateau.Design.Shifts;

/// <summary>Whether promises are kept on a sample: their one-sided limits, all together at the confidence of the settings (Bonferroni), lie beyond what is promised.</summary>
public static class ShiftConfirmation
{
    /// <summary>ln of what the limits lack, of each promise; above 0 = not kept.</summary>
    /// <param name="shrink">Of the margins: 1, or less to look ahead to a larger sample.</param>
    public static double[] Missing(ShiftPromises promises, StaffingSettings settings, ShiftService service, double shrink)
    {
        ArgumentNullException.ThrowIfNull(promises);
        ArgumentNullException.ThrowIfNull(service);
        var level = StaffingCheck.LevelFor(settings, promises.Count);
        return [.. promises.Items.Select((item, promise) =>
        {
            var ratio = service.Sums[promise].Ratio ?? 0;
            return Excess(ratio + (shrink * (service.Sums[promise].End(service.Days, level, upper: true) - ratio)), item.Allowed);
        })];
    }

    /// <summary>ln(bad ÷ allowed).</summary>
    public static double Excess(double ratio, double allowed) => PortableMath.Log(Math.Max(1e-9, ratio) / allowed);

    public static double[] Excess(ShiftPromises promises, ShiftService service)
    {
        ArgumentNullException.ThrowIfNull(promises);
        ArgumentNullException.ThrowIfNull(service);
        return [.. promises.Items.Select((item, promise) => Excess(service.Sums[promise].Ratio ?? 0, item.Allowed))];
    }

    public static ImmutableArray<PromiseCheck> ChecksOf(ShiftPromises promises, StaffingSettings settings, ShiftService service)
    {
        ArgumentNullException.ThrowIfNull(promises);
        ArgumentNullException.ThrowIfNull(service);
        var level = StaffingCheck.LevelFor(settings, promises.Count);
        return [.. promises.Items.Select((item, promise) =>
        {
            var sums = service.Sums[promise];
            var (ratio, low, high) = (sums.Ratio ?? 0, sums.End(service.Days, 0.975, upper: false), sums.End(service.Days, 0.975, upper: true));
            var value = item.Promise.Kind == PromiseKind.AnsweredWithin ? new Estimate(1 - ratio, 1 - high, 1 - low, service.Days) : new Estimate(ratio, low, high, service.Days);
            return new PromiseCheck(item.Type, item.Promise, item.Period, value, item.Allowed - sums.End(service.Days, level, upper: true));
        })];
    }

    /// <summary>Looks at given shifts on fresh days of the check: for yardsticks and for answers of others.</summary>
    public static (ImmutableArray<PromiseCheck> Checks, bool IsKept) Look(ShiftProblem problem, StaffingSettings settings, ImmutableArray<int> agents, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(settings);
        var simulator = new ShiftSimulator(problem, settings.Seed, settings.Threads, cancel);
        var service = simulator.Run(problem.CoverOf(agents), settings.CheckDays, FarFromSearch);
        var checks = ChecksOf(simulator.Promises, settings, service);
        return (checks, checks.All(check => check.Margin >= 0));
    }

    private const int FarFromSearch = 1_000_000; // number of the first day
}
