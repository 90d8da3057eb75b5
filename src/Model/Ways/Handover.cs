using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;

namespace Plateau.Model.Ways;

/// <summary>How a contact goes to another agent.</summary>
public enum HandoverKind
{
    /// <summary>The first agent is done; the customer joins the other queue.</summary>
    Cold,

    /// <summary>The first agent stays until another answers, and both are busy during the briefing.</summary>
    Warm,

    /// <summary>The first agent and the customer wait for an expert of another flow, whose handle time is the consultation; then the first agent goes on.</summary>
    Consultation,
}

/// <summary>Transfers or consultations from a flow; at most one happens to a contact, so the shares of a flow sum to at most 1 at each level of mastery.</summary>
public sealed record Handover
{
    /// <summary>Levels of mastery, 0 to 4.</summary>
    public const int Masteries = 5;

    public required HandoverKind Kind { get; init; }

    /// <summary>Another flow: whose agents are asked.</summary>
    public required FlowId ToFlow { get; init; }

    /// <summary>Share of answered contacts, 0 to 1, of groups whose mastery is not assessed, and of all when <see cref="ShareByMastery"/> is empty.</summary>
    public double Share { get; init; }

    /// <summary>Share of answered contacts by the group's mastery of the skill (0 to 4), five values of 0 to 1; empty = <see cref="Share"/> for all.</summary>
    public ImmutableArray<double> ShareByMastery { get; init; } = [];

    /// <summary>When it happens, as a share of the handle time, 0 to 1. After a transfer the rest is not worked; after a consultation it is.</summary>
    public double AtShare { get; init; } = 1;

    /// <summary>Law of the briefing of a warm transfer, in seconds; null = none.</summary>
    public Distribution? Briefing { get; init; }

    /// <param name="mastery">0 to 4; null = not assessed.</param>
    public double ShareAt(int? mastery) => mastery is { } level && !ShareByMastery.IsEmpty ? ShareByMastery[level] : Share;
}
