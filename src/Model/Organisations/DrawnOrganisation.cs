using System.Collections.Immutable;

namespace Plateau.Model.Organisations;

/// <summary>An organisation that the user draws, to be compared with the others: who would take what.</summary>
/// <param name="Id">Unique among the drawn ones.</param>
/// <param name="Name">As shown.</param>
/// <param name="Groups">At least one.</param>
public sealed record DrawnOrganisation(string Id, string Name, ImmutableArray<DrawnGroup> Groups);

/// <summary>Agents with equal skills in a drawn organisation.</summary>
/// <param name="Flows">What they take, at least one flow.</param>
/// <param name="Agents">How many, at least 1; null = shared out by need among the groups that state no number.</param>
public sealed record DrawnGroup(ImmutableArray<FlowId> Flows, int? Agents = null);
