using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Observations;

namespace Plateau.Design.Activities;

/// <summary>
/// Compares the handle times of every two flows, the people who take them and what is stated of them. Means by the delta method on the logarithm of their ratio, laws by the largest difference of the empirical
/// cumulative shares with the band of P. Massart (Annals of Probability 18 (1990) 1269–1283) for each; both hold for all pairs together (Bonferroni).
/// </summary>
public static class Distinctness
{
    /// <summary>More flows make more pairs than anybody reads.</summary>
    public const int MostFlows = 40;

    /// <summary>Handle times within a fifth or a quarter of each other are the same work (convention, as for equal bioavailability).</summary>
    public static readonly (double Low, double High) Band = (0.8, 1.25);

    /// <summary>A difference of cumulative shares below this is small (convention).</summary>
    public const double Apart = 0.2;

    /// <summary>Contacts of a flow below which nothing is said of its handle times.</summary>
    public const long LeastContacts = 30;

    private const double Risk = 0.05;

    public static ImmutableArray<FlowPair> Of(CentreEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var flows = evidence.Centre.Flows;
        if (flows.Length is < 2 or > MostFlows)
            return [];
        var pairs = flows.Length * (flows.Length - 1) / 2;
        return [.. from first in Enumerable.Range(0, flows.Length) from second in Enumerable.Range(first + 1, flows.Length - first - 1) select Compare(evidence, flows[first], flows[second], pairs)];
    }

    private static FlowPair Compare(CentreEvidence evidence, Flow first, Flow second, int pairs)
    {
        var (ratio, distance) = (Seen(evidence, first), Seen(evidence, second)) is ({ } one, { } other) ? OfLog(one, other, pairs)
            : evidence.Observed is null ? OfLaws(first.HandleTime, second.HandleTime)
            : (Estimate.Unknown, Estimate.Unknown);
        ImmutableArray<string> tags = [.. Tags(first).Zip(Tags(second)).Where(pair => pair.First.Value is not null && pair.Second.Value is not null && pair.First.Value != pair.Second.Value).Select(pair => pair.First.Key)];
        var (likeness, reason) = Judge(ratio, distance, tags);
        return new FlowPair(first.Id, second.Id, likeness, reason, ratio, distance, Shared(evidence.Centre, first, second), tags);
    }

    private static (Likeness, LikenessReason) Judge(Estimate ratio, Estimate distance, ImmutableArray<string> tags)
    {
        if (!tags.IsEmpty)
            return (Likeness.Distinct, LikenessReason.StatedToDiffer);
        var (least, most) = (ratio.Low ?? ratio.Value, ratio.High ?? ratio.Value);
        if (least > Band.High || most < Band.Low)
            return (Likeness.Distinct, LikenessReason.OtherMeans);
        if ((distance.Low ?? distance.Value) > Apart)
            return (Likeness.Distinct, LikenessReason.OtherLaws);
        return least >= Band.Low && most <= Band.High && (distance.High ?? distance.Value) <= Apart
            ? (Likeness.Alike, LikenessReason.SameHandleTimes)
            : (Likeness.CannotTell, LikenessReason.Open);
    }

    private static HandleObservation? Seen(CentreEvidence evidence, Flow flow) =>
        evidence.Observed?.Flows.FirstOrDefault(seen => seen.Flow == flow.Id)?.Handle is { Mean: { Value: > 0, SampleSize: >= LeastContacts }, Variation: not null, Histogram.IsDefaultOrEmpty: false } handle ? handle : null;

    private static (Estimate Ratio, Estimate Distance) OfLog(HandleObservation first, HandleObservation second, int pairs)
    {
        double firstCount = first.Mean.SampleSize, secondCount = second.Mean.SampleSize;
        var ratio = first.Mean.Value!.Value / second.Mean.Value!.Value;
        var error = Math.Sqrt((first.Variation!.Value * first.Variation.Value / firstCount) + (second.Variation!.Value * second.Variation.Value / secondCount));
        var factor = Math.Exp(Normal.Quantile(1 - (Risk / (2 * pairs))) * error);
        var distance = Largest(first.Histogram, second.Histogram);

        // Each of the two curves strays by at most its band, with half of the risk each.
        var band = Math.Sqrt(Math.Log(4 * pairs / Risk) / (2 * firstCount)) + Math.Sqrt(Math.Log(4 * pairs / Risk) / (2 * secondCount));
        var size = (long)Math.Min(firstCount, secondCount);
        return (new Estimate(ratio, ratio / factor, ratio * factor, size), new Estimate(distance, Math.Max(0, distance - band), Math.Min(1, distance + band), size));
    }

    /// <summary>At the ends of the classes that both histograms know.</summary>
    private static double Largest(ImmutableArray<DurationShare> first, ImmutableArray<DurationShare> second)
    {
        var ends = first.Select(share => share.ToSeconds).Intersect(second.Select(share => share.ToSeconds)).ToArray();
        return ends.Select(end => Math.Abs(Until(first, end) - Until(second, end))).DefaultIfEmpty(0).Max();
    }

    private static double Until(ImmutableArray<DurationShare> histogram, double end) => histogram.Where(share => share.ToSeconds <= end).Sum(share => share.Share);

    /// <summary>Without a log the laws are what they are stated to be.</summary>
    private static (Estimate Ratio, Estimate Distance) OfLaws(Distribution first, Distribution second)
    {
        const int points = 400;
        var times = Enumerable.Range(1, points - 1).SelectMany(point => new[] { first.Quantile((double)point / points), second.Quantile((double)point / points) });
        var distance = times.Select(time => Math.Abs(first.SurvivalAt(time) - second.SurvivalAt(time))).Max();
        return (Estimate.Exactly(first.Mean / second.Mean, 0), Estimate.Exactly(distance, 0));
    }

    private static IEnumerable<(string Key, string? Value)> Tags(Flow flow) =>
        [("channel", flow.Channel), ("family", flow.Family), ("customerType", flow.CustomerType), ("tier", flow.Tier?.ToString(System.Globalization.CultureInfo.InvariantCulture))];

    private static double? Shared(CentreModel centre, Flow first, Flow second)
    {
        double both = 0, either = 0;
        foreach (var group in centre.Groups)
        {
            var one = group.Skills.Any(held => held.Skill == first.Skill);
            var other = group.Skills.Any(held => held.Skill == second.Skill);
            var people = Cursor.CursorInputs.PeopleOf(group, centre.Grid);
            both += one && other ? people : 0;
            either += one || other ? people : 0;
        }

        return either > 0 ? both / either : null;
    }
}
