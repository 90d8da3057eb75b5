namespace Plateau.Model.People;

/// <summary>What a group costs, in the centre's currency; the parts add up, each null = not charged that way. Where all are null the centre's agent hour holds.</summary>
/// <param name="PerHour">A staffed agent hour, at least 0.</param>
/// <param name="PerContact">An answered contact, at least 0.</param>
/// <param name="PerHandledMinute">A minute of handling, at least 0.</param>
public sealed record GroupCosts(double? PerHour = null, double? PerContact = null, double? PerHandledMinute = null);
