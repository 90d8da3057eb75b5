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
}
