using System.Collections.Immutable;

namespace Plateau.Model.Ways;

/// <summary>Lines shared by flows: a contact from outside that finds none free is blocked. A flow stands in one set at most.</summary>
/// <param name="Id">Its name, unique among the sets.</param>
/// <param name="Flows">At least one.</param>
/// <param name="Count">At least 0.</param>
public sealed record LineSet(string Id, ImmutableArray<FlowId> Flows, int Count);
