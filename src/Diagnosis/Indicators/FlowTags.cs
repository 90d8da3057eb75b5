using Plateau.Model.Observations;

namespace Plateau.Diagnosis.Indicators;

/// <summary>What is known of a flow besides its counts: as the centre has it, else as the workbook says.</summary>
internal static class FlowTags
{
    /// <summary>Null when neither says it.</summary>
    public static string? ChannelOf(CentreEvidence evidence, FlowObservation flow) => Of(evidence, flow, known => known.Channel, declared => declared.Channel);

    /// <inheritdoc cref="ChannelOf"/>
    public static string? CustomerTypeOf(CentreEvidence evidence, FlowObservation flow) => Of(evidence, flow, known => known.CustomerType, declared => declared.CustomerType);

    /// <inheritdoc cref="ChannelOf"/>
    public static string? JourneyPartOf(CentreEvidence evidence, FlowObservation flow) => Of(evidence, flow, known => known.JourneyPart, declared => declared.JourneyPart);

    private static string? Of(CentreEvidence evidence, FlowObservation flow, Func<Model.Flow, string?> known, Func<Model.Declared.DeclaredFlow, string?> declared) =>
        (evidence.Centre.FlowOrNull(flow.Flow) is { } own ? known(own) : null)
        ?? evidence.Declared?.Flows.Where(said => FlowNames.Same(said.Name, flow)).Select(declared).FirstOrDefault(value => value is not null);
}
