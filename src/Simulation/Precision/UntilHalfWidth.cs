using Plateau.Mathematics.Statistics;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;

namespace Plateau.Simulation.Precision;

/// <summary>A run that went on until an interval was narrow enough.</summary>
/// <param name="Reached">Whether it is; false when the most replications allowed, or a cancellation, came first.</param>
/// <param name="Needed">Replications that the last stage asked for; when <paramref name="Reached"/> is false, how many would be needed. Null when it cannot be told (a measure without values).</param>
public sealed record PreciseRun(SimulationResult Result, Estimate Estimate, bool Reached, long? Needed);

/// <summary>
/// Runs replications until the 95 % interval of a measure is at most ± a wanted half-width: a first stage, then as many as its spread says, with a look after each stage. The replications of all stages are those of one
/// run of their number. A stage asks for a tenth more than the spread says, because a rule that stops at the first narrow interval would cover less than it claims.
/// </summary>
/// <remarks>Two stages: C. Stein, Annals of Mathematical Statistics 16 (1945) 243–258; as applied to replications: A. M. Law, Simulation Modeling and Analysis, 5th edition, 2015, section 9.4.1.</remarks>
public static class UntilHalfWidth
{
    private const double Reserve = 1.1;
    private const int MostStages = 8;

    /// <param name="settings"><see cref="SimulationSettings.Replications"/> is the size of the first stage, at least 10.</param>
    /// <param name="estimate">The measure, of a result.</param>
    /// <param name="halfWidth">Wanted, above 0, in the unit of the measure.</param>
    /// <param name="most">Replications at most, at least those of the first stage.</param>
    /// <param name="progress">Share of the replications that are known to be needed, 0 to 1; it may fall when a stage asks for more.</param>
    public static PreciseRun Run(SimulationPlan plan, SimulationSettings settings, Func<SimulationResult, Estimate> estimate, double halfWidth, int most, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(estimate);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Replications, 10);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, settings.Replications);
        if (!(halfWidth > 0)) throw new ArgumentOutOfRangeException(nameof(halfWidth), FormattableString.Invariant($"The half-width ({halfWidth}) must be above 0."));
        var result = Simulator.Run(plan, settings, Part(progress, 0, settings.Replications, settings.Replications), cancel);
        for (var stage = 1; ; stage++)
        {
            var now = estimate(result);
            if (now.HalfWidth <= halfWidth) return new(result, now, Reached: true, result.Replications);
            var needed = Needed(now, result.Replications, halfWidth);
            if (needed is null || result.Cancelled || result.Replications >= most || stage == MostStages) return new(result, now, Reached: false, needed);
            var target = (int)Math.Min(most, needed.Value);
            var more = settings with { FirstReplication = settings.FirstReplication + result.Replications, Replications = target - result.Replications };
            result = result.With(Simulator.Run(plan, more, Part(progress, result.Replications, more.Replications, target), cancel));
        }
    }

    /// <summary>Replications after which the interval will be about so narrow, the standard deviation being what it is now; null without an interval.</summary>
    public static long? Needed(Estimate estimate, int replications, double halfWidth)
    {
        if (estimate.HalfWidth is not { } present) return null;
        var ratio = present / halfWidth;
        return Math.Max(replications + 1, (long)Math.Min(long.MaxValue / 2.0, Math.Ceiling(replications * ratio * ratio * Reserve)));
    }

    private static Inner? Part(IProgress<double>? progress, int done, int more, int target) => progress is null ? null : new Inner(progress, done, more, target);

    private sealed class Inner(IProgress<double> outer, int done, int more, int target) : IProgress<double>
    {
        public void Report(double value) => outer.Report((done + (value * more)) / target);
    }
}
