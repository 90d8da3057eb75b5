using Plateau.Model;

namespace Plateau.Import.Estimation;

/// <summary>Counts behind a service level, all at least 0.</summary>
/// <param name="Answered">A.</param>
/// <param name="Abandoned">B, those who left before the queue included.</param>
/// <param name="AnsweredWithin">A_t: answered within the threshold.</param>
/// <param name="AbandonedWithin">B_t: abandoned within the threshold.</param>
/// <param name="AbandonedShort">B_s: abandoned within the short-abandon limit.</param>
public readonly record struct ServiceCounts(double Answered, double Abandoned, double AnsweredWithin, double AbandonedWithin, double AbandonedShort);

/// <summary>The five variants of the service level (docs/methods/service-level.md), as numerator and denominator so that days can be weighted rightly.</summary>
public static class ServiceLevels
{
    public static (double Numerator, double Denominator) Parts(ServiceLevelVariant variant, ServiceCounts counts) => variant switch
    {
        ServiceLevelVariant.AbandonedWithinCountAsServed => (counts.AnsweredWithin + counts.AbandonedWithin, counts.Answered + counts.Abandoned),
        ServiceLevelVariant.AnsweredOnly => (counts.AnsweredWithin, counts.Answered),
        ServiceLevelVariant.OfOffered => (counts.AnsweredWithin, counts.Answered + counts.Abandoned),
        ServiceLevelVariant.AbandonedWithinLeftOut => (counts.AnsweredWithin, counts.Answered + counts.Abandoned - counts.AbandonedWithin),
        ServiceLevelVariant.ShortAbandonedCredited => (counts.AnsweredWithin + counts.AbandonedShort, counts.Answered + counts.Abandoned),
        _ => throw new ArgumentOutOfRangeException(nameof(variant), FormattableString.Invariant($"The variant ({(int)variant}) must be 1 to 5.")),
    };

    /// <summary>Share 0 to 1; null when nothing counts in the denominator.</summary>
    public static double? Of(ServiceLevelVariant variant, ServiceCounts counts)
    {
        var (numerator, denominator) = Parts(variant, counts);
        return denominator > 0 ? numerator / denominator : null;
    }
}
