using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Declared;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Journeys;

/// <summary>A contact reason as people rated it.</summary>
/// <param name="Flow">Its own, else that of the nearest wider reason; null = neither says.</param>
/// <param name="Weekly">Contacts a week; null = not said.</param>
/// <param name="Complexity">Median of its ratings, 1 to 9; null = not rated.</param>
/// <param name="Least">Least rating; null as above.</param>
/// <param name="Most">Greatest rating.</param>
/// <param name="IsLeaf">Whether no other reason is a part of it.</param>
public sealed record RatedReason(string Name, string? Parent, string? Flow, double? Weekly, double? Complexity, int? Least, int? Most, int Raters, bool IsLeaf)
{
    /// <summary>How far the raters are apart.</summary>
    public int? Spread => Most - Least;
}

/// <summary>Why customers contact and how hard that is, by the ratings of several people (docs/methods/journeys.md).</summary>
/// <param name="Reasons">Wider ones before their parts, each in the order of the workbook.</param>
/// <param name="Agreement">Krippendorff's alpha for ordered ratings; sample size = reasons rated by two people or more.</param>
public sealed record ReasonMap(ImmutableArray<RatedReason> Reasons, Estimate Agreement)
{
    private const ulong BootstrapSeed = 116; // of the interval alone: the same ratings give the same interval in every study

    public IEnumerable<RatedReason> Leaves => Reasons.Where(reason => reason.IsLeaf);

    /// <summary>Null when nobody declared reasons.</summary>
    public static ReasonMap? Of(Declarations? declared)
    {
        if (declared is not { Reasons.IsEmpty: false })
            return null;
        var groups = declared.Reasons.GroupBy(row => Folding.Of(row.Reason)).ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        var parents = groups.ToDictionary(group => group.Key, group => group.Value.Select(row => row.Parent).FirstOrDefault(parent => parent is not null), StringComparer.Ordinal);
        var wider = parents.Values.OfType<string>().Select(Folding.Of).ToHashSet(StringComparer.Ordinal);
        var reasons = groups.Select(group =>
        {
            int[] ratings = [.. group.Value.Select(row => row.Complexity).OfType<int>().Order()];
            double[] weekly = [.. group.Value.Select(row => row.Weekly).OfType<double>().Order()];
            return new RatedReason(
                group.Value[0].Reason, parents[group.Key], FlowOf(group.Key), Median(weekly), Median([.. ratings.Select(rating => (double)rating)]), ratings.Length == 0 ? null : ratings[0], ratings.Length == 0 ? null : ratings[^1],
                ratings.Length, !wider.Contains(group.Key));
        }).ToArray();
        return new([.. reasons.OrderBy(reason => Depth(reason.Name)).ThenBy(reason => Array.IndexOf(reasons, reason))], KrippendorffAlpha.Estimated([.. groups.Values.Select(rows => rows.Select(row => row.Complexity).OfType<int>().ToArray())], BootstrapSeed));

        // A ring of wider reasons ends where it comes back.
        IEnumerable<string> Upwards(string key)
        {
            var passed = new HashSet<string>(StringComparer.Ordinal);
            while (groups.ContainsKey(key) && passed.Add(key))
            {
                yield return key;
                key = Folding.Of(parents[key] ?? "");
            }
        }

        string? FlowOf(string key) => Upwards(key).Select(one => groups[one].Select(row => row.Flow).FirstOrDefault(flow => flow is not null)).FirstOrDefault(flow => flow is not null);
        int Depth(string name) => Upwards(Folding.Of(name)).Count();
    }

    private static double? Median(double[] sorted) => sorted.Length == 0 ? null : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
