using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;

namespace Plateau.Mathematics.Statistics;

/// <summary>The survival estimate just after one second at which something happened.</summary>
/// <param name="Seconds">The second.</param>
/// <param name="AtRisk">Contacts still waiting just before it.</param>
/// <param name="Events">Contacts that ended the way studied (abandoned).</param>
/// <param name="Censored">Contacts that left otherwise (answered); counted as at risk for the events of the same second.</param>
/// <param name="Survival">Estimated share whose duration exceeds this second, 0 to 1.</param>
/// <param name="StandardError">Greenwood's standard error of it, 0 where the survival is 0.</param>
public readonly record struct SurvivalStep(int Seconds, long AtRisk, long Events, long Censored, double Survival, double StandardError);

/// <summary>Events and exposure between two waits.</summary>
/// <param name="FromSeconds">Start of the window, included.</param>
/// <param name="ToSeconds">End of the window, excluded; <see cref="int.MaxValue"/> for an open end.</param>
/// <param name="AtRisk">Contacts whose duration is at least the start.</param>
/// <param name="Events">Events in the window.</param>
/// <param name="ExposureSeconds">Seconds spent in the window by all contacts.</param>
/// <param name="HazardPerSecond">Events per second of exposure, with its exact Poisson 95 % interval; unknown without exposure.</param>
public readonly record struct HazardWindow(int FromSeconds, int ToSeconds, long AtRisk, long Events, double ExposureSeconds, Estimate HazardPerSecond);

/// <summary>
/// The product-limit estimate of a duration that is often cut short: patience, which an answer hides. Immutable.
/// </summary>
/// <remarks>
/// E. L. Kaplan, P. Meier, JASA 53 (1958) 457–481; standard error after M. Greenwood (1926), log-minus-log interval after J. D. Kalbfleisch and
/// R. L. Prentice. Assumes that the wait offered does not depend on the contact's patience. A naive mean wait of those who abandoned is far too short.
/// </remarks>
public sealed class KaplanMeier
{
    private KaplanMeier(ImmutableArray<SurvivalStep> steps, long events, long censored)
    {
        Steps = steps;
        Events = events;
        Censored = censored;
    }

    /// <summary>One step for each second with an event or a censored contact, ascending.</summary>
    public ImmutableArray<SurvivalStep> Steps { get; }

    /// <summary>Number of events.</summary>
    public long Events { get; }

    /// <summary>Number of censored contacts.</summary>
    public long Censored { get; }

    /// <summary>The last observed second, event or not; null without observations. Nothing is known beyond.</summary>
    public int? LastSecond => Steps.IsEmpty ? null : Steps[^1].Seconds;

    /// <summary>Estimates from the durations that ended in the event and those cut short, both in whole seconds.</summary>
    public static KaplanMeier From(SecondsHistogram events, SecondsHistogram censored)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(censored);
        var atRisk = checked(events.Count + censored.Count);
        var steps = ImmutableArray.CreateBuilder<SurvivalStep>();
        double survival = 1, greenwood = 0;
        foreach (var seconds in events.Bins.Concat(censored.Bins).Select(bin => bin.Seconds).Distinct().Order())
        {
            long died = events.CountAt(seconds), left = censored.CountAt(seconds);
            survival *= (double)(atRisk - died) / atRisk;
            if (atRisk > died) greenwood += died / ((double)atRisk * (atRisk - died));
            steps.Add(new(seconds, atRisk, died, left, survival, survival * Math.Sqrt(greenwood)));
            atRisk -= died + left;
        }

        return new(steps.ToImmutable(), events.Count, censored.Count);
    }

    /// <summary>Share whose duration exceeds <paramref name="seconds"/>, with a 95 % log-minus-log interval; unknown without observations or beyond the last one.</summary>
    public Estimate SurvivalAt(int seconds)
    {
        if (Steps.IsEmpty || seconds > Steps[^1].Seconds) return Estimate.Unknown;
        var sampleSize = Events + Censored;
        var at = LastStepAtOrBefore(seconds);
        if (at < 0 || Steps[at].Survival is 0 or 1) return Estimate.Exactly(at < 0 ? 1 : Steps[at].Survival, sampleSize);
        var (survival, error) = (Steps[at].Survival, Steps[at].StandardError);
        var spread = Math.Exp(Normal.Quantile(0.975) * error / (survival * -Math.Log(survival)));
        return new(survival, Math.Pow(survival, spread), Math.Pow(survival, 1 / spread), sampleSize);
    }

    /// <summary>First second by which at least a share <paramref name="p"/> (0 to 1) has had the event; null if that is never reached in the data.</summary>
    public double? Quantile(double p)
    {
        Guard.Share(p, "probability");
        foreach (var step in Steps)
        {
            // A hair of slack: ½ reached by a product of fractions must count as reached.
            if (step.Survival <= 1 - p + 1e-12) return step.Seconds;
        }

        return null;
    }

    /// <summary>First second by which half have had the event; null if not reached.</summary>
    public double? Median() => Quantile(0.5);

    /// <summary>Mean of the duration cut at the last observed second: a lower bound of the mean, in seconds, with its 95 % interval; unknown without observations.</summary>
    /// <remarks>Kaplan and Meier 1958, section 6.2, for the variance.</remarks>
    public Estimate RestrictedMean()
    {
        if (Steps.IsEmpty) return Estimate.Unknown;
        var areas = new double[Steps.Length]; // from step i to the last second
        for (var i = Steps.Length - 2; i >= 0; i--) areas[i] = areas[i + 1] + Steps[i].Survival * (Steps[i + 1].Seconds - Steps[i].Seconds);
        double variance = 0;
        for (var i = 0; i < Steps.Length; i++)
        {
            var step = Steps[i];
            if (step.AtRisk > step.Events) variance += areas[i] * areas[i] * step.Events / ((double)step.AtRisk * (step.AtRisk - step.Events));
        }

        var half = Normal.Quantile(0.975) * Math.Sqrt(variance);
        var mean = Steps[0].Seconds + areas[0];
        return new(mean, Math.Max(0, mean - half), mean + half, Events + Censored);
    }

    /// <summary>The hazard between consecutive edges, the last window being open.</summary>
    /// <param name="edgesSeconds">Ascending seconds, at least one; usually from 0.</param>
    public ImmutableArray<HazardWindow> HazardByWindow(params IReadOnlyList<int> edgesSeconds)
    {
        ArgumentNullException.ThrowIfNull(edgesSeconds);
        var windows = ImmutableArray.CreateBuilder<HazardWindow>();
        for (var i = 0; i < edgesSeconds.Count; i++)
        {
            var to = i + 1 < edgesSeconds.Count ? edgesSeconds[i + 1] : int.MaxValue;
            if (edgesSeconds[i] >= to) throw new ArgumentException(FormattableString.Invariant($"The edges ({edgesSeconds[i]}, then {to}) must ascend."), nameof(edgesSeconds));
            windows.Add(Window(edgesSeconds[i], to));
        }

        return windows.ToImmutable();
    }

    /// <summary>
    /// A law that can be simulated: the estimated function up to the last reliable second, each recorded second s standing for s − ½ to s + ½; beyond,
    /// exponential with the hazard observed just before it. Patience rarely ends inside the data, so the tail is an assumption: it is never read from the few
    /// contacts that waited longest.
    /// </summary>
    /// <remarks>
    /// Reliable while at least <paramref name="leastAtRisk"/> contacts remain at risk. The tail's hazard is events over exposure from the
    /// latest second that leaves at least 200 events (or half of all events, if fewer) up to the last reliable one.
    /// </remarks>
    /// <param name="leastAtRisk">Contacts that must remain at risk, at least 1; with fewer from the beginning the law is exponential throughout.</param>
    /// <returns>An <see cref="Empirical"/>; <see cref="Endless"/> without any event; <see cref="Exponential"/> when nothing but the overall hazard is reliable.</returns>
    public Distribution ToDistribution(int leastAtRisk = 100)
    {
        Guard.AtLeast(1, leastAtRisk, "number at risk");
        if (Events == 0) return new Endless();
        var overall = Window(0, int.MaxValue);
        var overallMean = Math.Max(overall.ExposureSeconds, 0.5) / overall.Events;
        var reliable = -1;
        for (var i = 0; i < Steps.Length && Steps[i].AtRisk >= leastAtRisk; i++) reliable = i;
        if (reliable < 0 || Steps[reliable].Survival == 1) return new Exponential(overallMean);

        var points = new List<double> { 0 };
        var shares = new List<double> { 0 };
        for (var i = 0; i <= reliable; i++)
        {
            if (Steps[i].Events == 0 && i < reliable) continue;
            var left = Math.Max(0, Steps[i].Seconds - 0.5);
            if (points[^1] < left) Add(left, shares[^1]);
            Add(Steps[i].Seconds + 0.5, 1 - Steps[i].Survival);
        }

        return shares[^1] == 1 ? new Empirical([.. points], [.. shares]) : new Empirical([.. points], [.. shares], TailMean(reliable, overallMean));

        void Add(double point, double share)
        {
            points.Add(point);
            shares.Add(share);
        }
    }

    private double TailMean(int reliable, double overallMean)
    {
        var wanted = Math.Min(200, (Events + 1) / 2);
        long events = 0;
        for (var i = reliable; i >= 0; i--)
        {
            events += Steps[i].Events;
            if (events < wanted || Steps[i].Events == 0) continue;
            // From just after the step before, so that the events of second i bring the exposure that led to them.
            var from = i == 0 ? 0 : Steps[i - 1].Seconds;
            var exposure = Exposure(from, Steps[reliable].Seconds);
            return exposure > 0 ? exposure / events : overallMean;
        }

        return overallMean;
    }

    private HazardWindow Window(int from, int to)
    {
        long events = 0, atRisk = 0;
        foreach (var step in Steps)
        {
            if (step.Seconds < from) continue;
            atRisk += step.Events + step.Censored;
            if (step.Seconds < to) events += step.Events;
        }

        var exposure = Exposure(from, to);
        if (exposure <= 0) return new(from, to, atRisk, events, 0, Estimate.Unknown);
        // Exact Poisson limits (Garwood 1936).
        var low = events == 0 ? 0 : ChiSquare.Quantile(0.025, 2.0 * events) / 2;
        var high = ChiSquare.Quantile(0.975, 2.0 * (events + 1)) / 2;
        return new(from, to, atRisk, events, exposure, new(events / exposure, low / exposure, high / exposure, events));
    }

    private double Exposure(int from, int to)
    {
        double exposure = 0;
        foreach (var step in Steps)
        {
            if (step.Seconds > from) exposure += (double)(Math.Min(step.Seconds, to) - from) * (step.Events + step.Censored);
        }

        return exposure;
    }

    private int LastStepAtOrBefore(int seconds)
    {
        int low = -1, high = Steps.Length;
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (Steps[middle].Seconds <= seconds) low = middle;
            else high = middle;
        }

        return low;
    }
}
