using Plateau.Model.Declared;

namespace Plateau.Model.Observations;

/// <summary>
/// All that is known of a centre: the model, what its log shows, and how far the log can be trusted.
/// </summary>
/// <param name="Centre">Skills, targets, owners as observed or as people stated them (<see cref="SkillHeld.Source"/>).</param>
/// <param name="Observed">Null when the centre comes from a file without a log.</param>
/// <param name="Quality">Null when there is no log.</param>
public sealed record CentreEvidence(CentreModel Centre, ObservedCentre? Observed, DataQuality? Quality)
{
    /// <summary>What people say of the centre, kept apart from what is seen; null = nobody was asked.</summary>
    public Declarations? Declared { get; init; }

    /// <summary>What an event log shows of cases on their way between teams; null when there is none. A log of events alone leaves the centre empty: it has no waits and no handle times.</summary>
    public CaseObservation? Cases { get; init; }

    /// <summary>What the contacts show of customers who come back; null when the log tells neither customers nor matters.</summary>
    public JourneyObservation? Journeys { get; init; }
}
