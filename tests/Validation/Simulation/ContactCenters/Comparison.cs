using System.Collections.Concurrent;
using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;

namespace Plateau.Validation.Simulation.ContactCenters;

/// <summary>A published figure beside ours.</summary>
/// <param name="PublishedHalfWidth">95 %: 1.96 standard errors, rounding included.</param>
/// <param name="Ours">Null = not compared.</param>
/// <param name="OursHalfWidth">95 %.</param>
/// <param name="Z">Difference over the standard error of the difference; null = not compared.</param>
/// <param name="Verdict">"agrees", "disagrees", or why it is not compared.</param>
public sealed record ContactCentersRow(string Model, string Measure, double Published, double PublishedHalfWidth, double? Ours, double? OursHalfWidth, double? Z, string Verdict);

/// <summary>The published figures of ContactCenters against the engine: 1,000 replications on either side.</summary>
public static class ContactCentersComparison
{
    /// <summary>Of each figure.</summary>
    public const double LargestZ = 3.5;

    /// <summary>Probability that Holm's procedure rejects anything when all figures agree.</summary>
    public const double FamilyWiseError = 0.01;

    private static readonly ConcurrentDictionary<string, ImmutableArray<ContactCentersRow>> _known = new(StringComparer.Ordinal);

    /// <summary>Names of the examples.</summary>
    public static ImmutableArray<string> Models => [.. Example.All.Select(example => example.Name)];

    /// <summary>All figures of all examples; some 40 s of one core the first time.</summary>
    public static ImmutableArray<ContactCentersRow> Rows(CancellationToken cancel = default) => [.. Models.SelectMany(model => Rows(model, cancel))];

    /// <summary>All figures of one example, in the order published.</summary>
    public static ImmutableArray<ContactCentersRow> Rows(string model, CancellationToken cancel = default)
    {
        if (_known.TryGetValue(model, out var rows)) return rows;
        var example = Example.All.Single(candidate => candidate.Name == model);
        var observations = example.Observe(cancel).ToDictionary(observation => (observation.Measure, observation.Row));
        rows = [.. PublishedFigure.All.Where(figure => figure.Model == model).Select(figure => Compare(figure, example.WhyNotCompared(figure), observations.GetValueOrDefault((figure.Measure, figure.Row))))];
        return _known.GetOrAdd(model, rows);
    }

    /// <summary>The figures that Holm's procedure rejects. Many come from the same days and depend strongly on each other, which it allows.</summary>
    public static ImmutableArray<ContactCentersRow> RejectedByHolm(IEnumerable<ContactCentersRow> rows)
    {
        var compared = rows.Where(row => row.Z is not null).ToArray();
        var adjusted = Holm.Adjust([.. compared.Select(row => 2 * Normal.Cumulative(-Math.Abs(row.Z!.Value)))]);
        return [.. compared.Where((_, position) => adjusted[position] <= FamilyWiseError)];
    }

    private static ContactCentersRow Compare(PublishedFigure figure, string? reason, Observation? observation)
    {
        var name = figure.Row.Length == 0 ? figure.Measure : figure.Measure + ": " + figure.Row;
        var publishedHalfWidth = Normal.Quantile(0.975) * figure.StandardError;
        if (reason is not null) return new(figure.Model, name, figure.Mean, publishedHalfWidth, null, null, null, reason);
        if (observation is null) throw new InvalidOperationException(FormattableString.Invariant($"{figure.Model} does not observe «{name}»."));
        var estimate = observation.Per is { } per ? Intervals.Ratio(observation.Values, per) : Intervals.Mean(observation.Values);
        var (ours, halfWidth) = (estimate.Value!.Value, estimate.HalfWidth!.Value);
        var error = halfWidth / Student.Quantile(0.975, observation.Values.Length - 1);
        var z = (ours - figure.Mean) / Math.Sqrt((error * error) + (figure.StandardError * figure.StandardError));
        return new(figure.Model, name, figure.Mean, publishedHalfWidth, ours, halfWidth, z, Math.Abs(z) <= LargestZ ? "agrees" : "disagrees");
    }
}
