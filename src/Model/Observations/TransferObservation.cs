namespace Plateau.Model.Observations;

/// <summary>What a log with case numbers and groups shows of transfers on one flow.</summary>
/// <param name="Contacts">Contacts whose way from group to group can be followed.</param>
/// <param name="Transferred">Of them: handled by two groups or more.</param>
/// <param name="Returned">Of those: came back to a group that had already had them (A, B, A).</param>
/// <param name="LostSeconds">Handle time spent before the group that closed the contact; null when the log does not tell it.</param>
public sealed record TransferObservation(FlowId Flow, long Contacts, long Transferred, long Returned, double? LostSeconds);
