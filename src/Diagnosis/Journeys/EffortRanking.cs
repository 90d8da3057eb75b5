using System.Collections.Immutable;
using Plateau.Model;
using Plateau.Model.Observations;

namespace Plateau.Diagnosis.Journeys;

/// <summary>A weight of the customer's effort: a stated input, not a measured fact.</summary>
/// <param name="Key">Template <c>report.journeys.weight.{key}</c>.</param>
/// <param name="Default">Effort of one unit, where a contact without anything else is 1.</param>
/// <param name="Low">Least sensible value.</param>
/// <param name="High">Greatest sensible value.</param>
public sealed record EffortWeight(string Key, double Default, double Low, double High, Func<EffortParts, double?> PartOf);

/// <summary>The effort of a flow's customers.</summary>
/// <param name="Score">1 for the first contact + Σ weight × part, a conversation.</param>
/// <param name="Parts">Weight × part in the order of the weights; null = the log does not tell it, and the score leaves it out.</param>
/// <param name="ShareOfConversations">Of all complete conversations.</param>
/// <param name="ShareOfExtra">Of all effort beyond first contacts.</param>
/// <param name="BestRank">Least rank (1 = most effort) under any weights within their ranges.</param>
/// <param name="WorstRank">Greatest rank under any weights within their ranges.</param>
public sealed record FlowEffort(FlowId Flow, long Conversations, double Score, ImmutableArray<double?> Parts, double ShareOfConversations, double ShareOfExtra, int BestRank, int WorstRank);

/// <summary>
/// Flows by what a conversation costs its customer. The score is linear in the weights, so that what holds for all weights within their ranges is computed exactly: the least difference of two flows takes each weight at the end of its
/// range that is worst for it.
/// </summary>
/// <remarks>
/// That repeats, transfers, changes of channel and waits are what customers call effort: M. Dixon, K. Freeman, N. Toman, Harvard Business Review 88 (7–8), 2010, 116–122. The weights themselves are by convention.
/// </remarks>
public sealed class EffortRanking
{
    /// <summary>Conversations from which a flow is ranked, by convention: below it a mean says little.</summary>
    public const int FewestConversations = 30;

    private EffortRanking(ImmutableArray<FlowEffort> flows, double? stable, ImmutableArray<FlowId> concentrated) => (Flows, StableShare, Concentrated) = (flows, stable, concentrated);

    /// <summary>In the order of the components of a score.</summary>
    public static ImmutableArray<EffortWeight> Weights { get; } =
    [
        new("repeat", 1.5, 1, 3, parts => parts.Repeats.Value), new("transfer", 1, 0.5, 2, parts => parts.Transfers.Value), new("wait", 0.1, 0.02, 0.2, parts => parts.WaitMinutes.Value),
        new("channel", 0.5, 0, 2, parts => parts.ChannelChanges.Value),
    ];

    /// <summary>Most effort first.</summary>
    public ImmutableArray<FlowEffort> Flows { get; }

    /// <summary>Share of pairs of flows whose order is the same under all weights within their ranges; null below two flows.</summary>
    public double? StableShare { get; }

    /// <summary>Flows whose extra effort a conversation is above the given multiple of the mean under all weights within their ranges.</summary>
    public ImmutableArray<FlowId> Concentrated { get; }

    /// <param name="multiple">Of the mean extra effort a conversation, from which effort counts as concentrated; above 1.</param>
    public static EffortRanking Of(JourneyObservation journeys, double multiple = 1.5)
    {
        ArgumentNullException.ThrowIfNull(journeys);
        var flows = journeys.Flows.Where(flow => flow.Figures.Complete >= FewestConversations)
            .Select(flow => (flow.Flow, Count: flow.Figures.Complete, Parts: Weights.Select(weight => weight.PartOf(flow.Figures.Effort)).ToArray())).ToArray();
        var conversations = flows.Sum(flow => flow.Count);
        var means = Weights.Select((_, at) => conversations == 0 ? 0 : flows.Sum(flow => flow.Count * (flow.Parts[at] ?? 0)) / conversations).ToArray();
        var extraOfAll = Weights.Select((weight, at) => weight.Default * means[at]).Sum() * conversations;
        var (always, never) = (new int[flows.Length], new int[flows.Length]);
        var stable = 0;
        for (var one = 0; one < flows.Length; one++)
        {
            for (var other = 0; other < flows.Length; other++)
            {
                if (one == other || Least(flows[one].Parts, flows[other].Parts, 1) <= 0) continue;
                stable++;
                always[other]++;
                never[one]++;
            }
        }

        var ranked = flows.Select((flow, at) =>
        {
            ImmutableArray<double?> parts = [.. Weights.Select((weight, part) => weight.Default * flow.Parts[part])];
            var extra = parts.Sum(part => part ?? 0);
            return new FlowEffort(flow.Flow, flow.Count, 1 + extra, parts, (double)flow.Count / conversations, extraOfAll > 0 ? flow.Count * extra / extraOfAll : 0, 1 + always[at], flows.Length - never[at]);
        }).OrderByDescending(flow => flow.Score).ThenBy(flow => flow.Flow.Value, StringComparer.Ordinal);
        double?[] all = [.. means.Select(mean => (double?)mean)];
        return new([.. ranked], flows.Length < 2 ? null : 2.0 * stable / flows.Length / (flows.Length - 1), [.. flows.Where(flow => Least(flow.Parts, all, multiple) > 0).Select(flow => flow.Flow)]);
    }

    /// <summary>Least value, over all weights within their ranges, of the one extra effort less a multiple of the other.</summary>
    private static double Least(double?[] one, double?[] other, double multiple) => Weights.Select((weight, at) =>
    {
        var difference = (one[at] ?? 0) - multiple * (other[at] ?? 0);
        return (difference > 0 ? weight.Low : weight.High) * difference;
    }).Sum();
}
