using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model;

namespace Plateau.Design.Activities;

/// <summary>What the flows are like: which differ enough for specialising to mean anything, and where each stands by volume and complexity.</summary>
/// <param name="Pairs">Every two flows; none beyond <see cref="Distinctness.MostFlows"/> flows.</param>
public sealed record ActivityMap(ImmutableArray<FlowPair> Pairs, Quadrant Quadrant);

/// <summary>Whether two flows are different work.</summary>
public enum Likeness
{
    /// <summary>Different work: specialising may mean something.</summary>
    Distinct,

    /// <summary>As far as can be seen, the same work: without specific skills specialising loses its point.</summary>
    Alike,

    /// <summary>Too few contacts, or neither clearly the one nor the other.</summary>
    CannotTell,
}

/// <summary>What a verdict on two flows rests on.</summary>
public enum LikenessReason
{
    /// <summary>Customers, channel, family or tier are stated to differ.</summary>
    StatedToDiffer,

    /// <summary>The ratio of mean handle times lies outside <see cref="Distinctness.Band"/>, interval and all.</summary>
    OtherMeans,

    /// <summary>The laws of handle time lie farther apart than <see cref="Distinctness.Apart"/>, interval and all.</summary>
    OtherLaws,

    /// <summary>Means and laws agree, intervals and all.</summary>
    SameHandleTimes,

    /// <summary>The intervals leave both open.</summary>
    Open,
}

/// <param name="MeanRatio">Mean handle time of the first ÷ that of the second, 95 % simultaneous over all pairs; without a log the stated laws, without interval.</param>
/// <param name="Distance">Largest difference between the two cumulative shares of handle time (Kolmogorov–Smirnov), 0 to 1, with its band; without a log of the stated laws.</param>
/// <param name="SharedPeople">People who take both ÷ people who take one or the other; null = nobody takes either.</param>
/// <param name="Tags">Keys of the tags that are stated to differ.</param>
public sealed record FlowPair(FlowId First, FlowId Second, Likeness Likeness, LikenessReason Reason, Estimate MeanRatio, Estimate Distance, double? SharedPeople, ImmutableArray<string> Tags);

/// <summary>Volume against complexity.</summary>
/// <param name="ByTier">True when complexity is the tier that the centre states of every flow; false when it is read from handle times: the root of their mean square, long and unlike one another counting alike.</param>
/// <param name="VolumeLine">Contacts a week that part much from little: the mean over flows.</param>
/// <param name="ComplexityLine">What parts simple from complex: the mean over contacts.</param>
public sealed record Quadrant(bool ByTier, double VolumeLine, double ComplexityLine, ImmutableArray<QuadrantFlow> Flows);

/// <summary>The four fields.</summary>
public enum QuadrantField
{
    /// <summary>Much and simple: the common ground that everyone can learn.</summary>
    MuchSimple,

    /// <summary>Much and complex: enough work for a team of its own.</summary>
    MuchComplex,

    /// <summary>Little and simple: taken along by others.</summary>
    LittleSimple,

    /// <summary>Little and complex: a few experts with back-up.</summary>
    LittleComplex,
}

/// <param name="ContactsPerWeek">Expected.</param>
/// <param name="Complexity">Tier, or seconds.</param>
/// <param name="Variation">Standard deviation of handle times ÷ their mean.</param>
public sealed record QuadrantFlow(FlowId Flow, double ContactsPerWeek, double Complexity, double MeanSeconds, double? Variation, QuadrantField Field);
