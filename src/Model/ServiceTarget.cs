namespace Plateau.Model;

/// <summary>
/// The five ways in which service levels are reported (docs/methods/service-level.md). A answered, B abandoned, suffix t within the
/// threshold, suffix s within the short-abandon limit.
/// </summary>
public enum ServiceLevelVariant
{
    /// <summary>(A_t + B_t) / (A + B): abandonments within the threshold count as served.</summary>
    AbandonedWithinCountAsServed = 1,

    /// <summary>A_t / A: abandonments are left out.</summary>
    AnsweredOnly = 2,

    /// <summary>A_t / (A + B): every abandonment counts against. The default.</summary>
    OfOffered = 3,

    /// <summary>A_t / (A + B − B_t): abandonments within the threshold are left out.</summary>
    AbandonedWithinLeftOut = 4,

    /// <summary>(A_t + B_s) / (A + B): short abandonments are credited at their own limit.</summary>
    ShortAbandonedCredited = 5,
}

/// <summary>What is promised on a flow: at least <paramref name="Share"/> of contacts within <paramref name="ThresholdSeconds"/>.</summary>
/// <param name="Share">0 to 1, exclusive at both ends.</param>
/// <param name="ThresholdSeconds">At least 0.</param>
public sealed record ServiceTarget(double Share, double ThresholdSeconds, ServiceLevelVariant Variant = ServiceLevelVariant.OfOffered)
{
    /// <summary>80 % in 20 s of offered: the field's most quoted promise; a default, not a recommendation.</summary>
    public static ServiceTarget Default { get; } = new(0.80, 20);
}
