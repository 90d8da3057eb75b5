namespace Plateau.Model.Ways;

/// <summary>Agents of a group who must stay idle when one of them takes a contact of a flow; they are kept for the group's other flows.</summary>
/// <param name="Agents">At least 0.</param>
public sealed record Reserve(GroupId Group, FlowId Flow, int Agents);
