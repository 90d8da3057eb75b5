using System.Collections.Immutable;
using Plateau.Model;
using Plateau.Model.Observations;

namespace Plateau.Diagnosis.Journeys;

/// <summary>From which figures a flow counts as repetitive, and what is assumed to leave when customers can do it themselves.</summary>
/// <param name="VolumeShare">Least share of all contacts.</param>
/// <param name="MostVariation">Greatest standard deviation ÷ mean of the handle time.</param>
/// <param name="MostOfMean">Greatest mean handle time, as a multiple of that of all contacts.</param>
/// <param name="MostTransfers">Greatest share of contacts passed on; judged only where it is known.</param>
/// <param name="Uptake">Share of the flow's contacts that leave: an assumption.</param>
/// <param name="Easier">Mean handle time of those that leave ÷ that of the flow: the easy ones leave first. An assumption.</param>
public sealed record SelfCareLimits(double VolumeShare, double MostVariation, double MostOfMean, double MostTransfers, double Uptake, double Easier);

/// <summary>A flow looked at for what customers could do themselves.</summary>
/// <param name="Share">Of all contacts.</param>
/// <param name="Variation">Standard deviation ÷ mean of the handle time; null when unknown.</param>
/// <param name="Transfers">Share passed on; null when unknown.</param>
/// <param name="Repeats">Share followed by another contact of the conversation; null when unknown.</param>
public sealed record SelfCareFlow(FlowId Flow, long Contacts, double Share, double MeanHandleSeconds, double? Variation, double? Transfers, double? Repeats, bool IsCandidate, ResidualLoad After);

/// <summary>What stays when a part of a flow leaves.</summary>
/// <param name="Contacts">Of all flows, in the days of the log.</param>
/// <param name="Hours">Handling hours of all flows.</param>
/// <param name="MeanHandleSeconds">Of what stays, all flows: higher when the easy contacts leave.</param>
/// <param name="FlowMeanHandleSeconds">Of what stays of the flow.</param>
public sealed record ResidualLoad(double Contacts, double Hours, double MeanHandleSeconds, double FlowMeanHandleSeconds);

/// <summary>Flows that customers could serve themselves with, and the load that would stay (docs/methods/journeys.md).</summary>
/// <param name="Contacts">Answered contacts with a handle time.</param>
public sealed record SelfCare(long Contacts, double Hours, double MeanHandleSeconds, ImmutableArray<SelfCareFlow> Flows)
{
    /// <summary>Null when no handle times are known.</summary>
    public static SelfCare? Of(CentreEvidence evidence, SelfCareLimits limits)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(limits);
        var flows = (evidence.Observed?.Flows ?? []).Where(flow => flow.Handle.Mean is { Value: > 0, SampleSize: > 0 }).ToArray();
        var contacts = flows.Sum(flow => flow.Handle.Mean.SampleSize);
        if (contacts == 0) return null;
        var seconds = flows.Sum(flow => flow.Handle.Mean.SampleSize * flow.Handle.Mean.Value!.Value);
        var mean = seconds / contacts;
        return new(contacts, seconds / 3600, mean,
        [
            .. flows.Select(flow =>
            {
                var (count, own) = (flow.Handle.Mean.SampleSize, flow.Handle.Mean.Value!.Value);
                var transfers = Transfers(evidence, flow.Flow);
                var candidate = count >= limits.VolumeShare * contacts && flow.Handle.Variation <= limits.MostVariation && own <= limits.MostOfMean * mean && !(transfers > limits.MostTransfers);
                return new SelfCareFlow(flow.Flow, count, (double)count / contacts, own, flow.Handle.Variation, transfers, Repeats(evidence, flow.Flow), candidate, After(contacts, seconds, count, own, limits));
            }).OrderByDescending(flow => flow.Contacts).ThenBy(flow => flow.Flow.Value, StringComparer.Ordinal),
        ]);
    }

    private static ResidualLoad After(long contacts, double seconds, long count, double mean, SelfCareLimits limits)
    {
        var leaving = limits.Uptake * count;
        var (stay, load) = (contacts - leaving, seconds - leaving * limits.Easier * mean);
        return new(stay, load / 3600, load / stay, mean * (1 - limits.Uptake * limits.Easier) / (1 - limits.Uptake));
    }

    private static double? Transfers(CentreEvidence evidence, FlowId flow)
    {
        if (evidence.Journeys is { Match.Transfers: true } journeys && journeys.Flows.Any(seen => seen.Flow == flow))
            return journeys.Frictions.FirstOrDefault(friction => friction.Flow == flow && friction.Kind == FrictionKind.Transfer)?.Share.Value ?? 0;
        return evidence.Observed?.Transfers?.FirstOrDefault(transfer => transfer.Flow == flow) is { Contacts: > 0 } passed ? (double)passed.Transferred / passed.Contacts : null;
    }

    private static double? Repeats(CentreEvidence evidence, FlowId flow) =>
        evidence.Journeys is { } journeys ? journeys.Flows.FirstOrDefault(seen => seen.Flow == flow)?.Figures.At(journeys.WindowDays).Certain.Value : null;
}
