using System.Collections.Immutable;

namespace Plateau.Import.Estimation;

/// <summary>What a staffing method sees of one agent on one day.</summary>
/// <param name="Busy">Stretches with a contact in hand, merged and in order, at least one; an instant when the duration is unknown.</param>
/// <param name="Waiting">
/// Stretches in which an agent who is idle would, <see cref="StaffingParameters.GraceSeconds"/> later, still see somebody waiting whom they could serve; merged and in order.
/// </param>
internal readonly ref struct AgentDay(ReadOnlySpan<Stretch> busy, ReadOnlySpan<Stretch> waiting)
{
    public ReadOnlySpan<Stretch> Busy { get; } = busy;

    public ReadOnlySpan<Stretch> Waiting { get; } = waiting;
}

/// <summary>A way to say from contacts when an agent was there (docs/methods/staffing-from-logs.md).</summary>
internal interface IStaffingMethod
{
    string Key { get; }

    bool NeedsWaiting => false;

    /// <summary>Adds the stretches of presence, in order and not overlapping.</summary>
    void Presence(AgentDay day, StaffingParameters parameters, List<Stretch> presence);
}

/// <summary>All methods, from the most to the least generous.</summary>
public static class StaffingMethodCatalogue
{
    internal static ImmutableArray<IStaffingMethod> All { get; } = [new FirstToLast(), new SplitAtGaps(), new Availability()];

    public static ImmutableArray<string> Keys { get; } = [.. All.Select(method => method.Key)];
}
