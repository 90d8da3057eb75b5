using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Declared;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Journeys;

/// <summary>Where the ways of customers first leave the declared path.</summary>
/// <param name="At">Visible steps walked as declared before it.</param>
/// <param name="Expected">The declared step; null = the path was over.</param>
/// <param name="Instead">What came; null = nothing more.</param>
public sealed record PathDeviation(int At, string? Expected, string? Instead, long Count);

/// <summary>A declared journey against the ways seen.</summary>
/// <param name="FromContacts">The ways are contacts of customers; else cases of an event log.</param>
/// <param name="Visible">Declared steps that a log can show, in order.</param>
/// <param name="Invisible">Declared steps that leave no trace, or none in this log.</param>
/// <param name="Seen">Ways that show at least one of the steps.</param>
/// <param name="Covered">Share of all ways that could be looked at: rare ways are not kept one by one.</param>
/// <param name="Conform">Of those seen: the declared steps and no others of them, in their order, repetitions in a row joined.</param>
/// <param name="Deviations">Most frequent first.</param>
/// <param name="DeclaredHours">Sum over the steps; null when nobody said.</param>
/// <param name="LivedHours">Mean time from first to last event of the ways seen; null when unknown.</param>
public sealed record PathConformance(
    string Journey, bool FromContacts, ImmutableArray<string> Visible, ImmutableArray<string> Invisible, long Seen, double Covered, Estimate Conform, ImmutableArray<PathDeviation> Deviations, double? DeclaredHours, double? LivedHours)
{
    /// <summary>Steps that must be visible: of one step there is no order.</summary>
    public const int FewestSteps = 2;

    private sealed record Way(ImmutableArray<string> Steps, long Count, double? Hours);

    /// <summary>Every declared journey of which some log shows two steps or more; the log that shows more steps is taken, contacts among equals.</summary>
    public static ImmutableArray<PathConformance> Of(CentreEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var contacts = Contacts(evidence);
        var cases = evidence.Cases is { } seen ? (Ways: seen.Variants.Select(variant => new Way(variant.Activities, variant.Cases, variant.MeanSeconds / 3600)).ToArray(), Total: seen.Cases) : ([], 0);
        return
        [
            .. (evidence.Declared?.Journeys ?? []).GroupBy(step => step.Journey).OrderBy(journey => journey.Key, StringComparer.Ordinal).Select(journey =>
            {
                JourneyStep[] steps = [.. journey.OrderBy(step => step.Order)];
                return new[] { Compare(journey.Key, steps, contacts.Ways, contacts.Total, true), Compare(journey.Key, steps, cases.Ways, cases.Total, false) }.MaxBy(one => one.Visible.Length)!;
            }).Where(one => one.Visible.Length >= FewestSteps),
        ];
    }

    private static (Way[] Ways, long Total) Contacts(CentreEvidence evidence)
    {
        if (evidence.Journeys is not { } journeys) return ([], 0);
        var names = evidence.Centre.Flows.ToDictionary(flow => flow.Id, flow => flow.Name);
        return ([.. journeys.Paths.Select(path => new Way([.. path.Flows.Select(flow => names.GetValueOrDefault(flow, flow.Value))], path.Count, path.MeanHours))], journeys.PathsWalked);
    }

    private static PathConformance Compare(string journey, JourneyStep[] steps, Way[] ways, long total, bool fromContacts)
    {
        var known = ways.SelectMany(way => way.Steps).Select(Folding.Of).ToHashSet(StringComparer.Ordinal);
        JourneyStep[] visible = [.. steps.Where(step => step.SeenAs is { } name && known.Contains(Folding.Of(name)))];
        string[] declared = [.. visible.Select(step => Folding.Of(step.SeenAs!))];
        var names = visible.GroupBy(step => Folding.Of(step.SeenAs!)).ToDictionary(same => same.Key, same => same.First().Step, StringComparer.Ordinal);
        long seen = 0, conform = 0, timed = 0;
        var hours = 0.0;
        var deviations = new Dictionary<(int At, string? Expected, string? Instead), long>();
        foreach (var way in ways)
        {
            var shown = Shown(way, names);
            if (shown.Count == 0) continue;
            seen += way.Count;
            if (way.Hours is { } taken)
            {
                timed += way.Count;
                hours += way.Count * taken;
            }

            var at = 0;
            while (at < declared.Length && at < shown.Count && declared[at] == shown[at]) at++;
            if (at == declared.Length && at == shown.Count)
            {
                conform += way.Count;
                continue;
            }

            var key = (at, at < declared.Length ? visible[at].Step : null, at < shown.Count ? names[shown[at]] : null);
            deviations[key] = deviations.GetValueOrDefault(key) + way.Count;
        }

        var stated = steps.Where(step => step.Hours is not null).ToArray();
        return new(
            journey, fromContacts, [.. visible.Select(step => step.Step)], [.. steps.Except(visible).Select(step => step.Step)], seen, total == 0 ? 0 : (double)ways.Sum(way => way.Count) / total, Intervals.Share(conform, seen),
            [.. deviations.Select(pair => new PathDeviation(pair.Key.At, pair.Key.Expected, pair.Key.Instead, pair.Value)).OrderByDescending(one => one.Count).ThenBy(one => one.At).ThenBy(one => one.Expected, StringComparer.Ordinal).ThenBy(one => one.Instead, StringComparer.Ordinal)],
            stated.Length == 0 ? null : stated.Sum(step => step.Hours!.Value), timed == 0 ? null : hours / timed);
    }

    /// <summary>The declared steps that a way shows, in order, repetitions in a row joined.</summary>
    private static List<string> Shown(Way way, Dictionary<string, string> names)
    {
        var shown = new List<string>();
        foreach (var step in way.Steps.Select(Folding.Of).Where(names.ContainsKey))
        {
            if (shown.Count == 0 || shown[^1] != step) shown.Add(step);
        }

        return shown;
    }
}
