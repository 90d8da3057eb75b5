using System.Collections.Immutable;
using NodaTime;

namespace Plateau.Model.Organisations;

/// <summary>What the comparison of organisations depends on and no log tells. The order is that of the report.</summary>
public enum UncertainInput
{
    /// <summary>Lengthening of the handle times of an agent who takes everything against one who takes one flow, as a share (0.1 = a tenth longer); in between, in proportion to the further flows taken.</summary>
    BreadthInflation,

    /// <summary>Seconds that an agent loses when the contact before was of another flow.</summary>
    SwitchSeconds,

    /// <summary>Points of absence (share of paid time) that come on top where everyone takes everything; in between, in proportion.</summary>
    AbsenceRise,

    /// <summary>What an hour of an agent with two skills or more costs above one with one skill, as a share.</summary>
    WagePremium,

    /// <summary>Points of first-contact resolution gained where everyone takes everything; in between, in proportion. A claim until it is measured.</summary>
    ResolutionGain,

    /// <summary>Hours of training for one agent to take one more flow.</summary>
    TrainingHoursPerSkill,

    /// <summary>Hours a year in which an agent keeps up one further flow.</summary>
    ContinuousTrainingHoursPerYear,
}

/// <summary>A range that somebody states, with where it comes from: a claim, never a measurement of this centre.</summary>
/// <param name="Low">At least 0.</param>
/// <param name="High">At least <paramref name="Low"/>.</param>
/// <param name="Source">Who says so: a study, a measurement, a person.</param>
/// <param name="Date">When it was said; null = unknown.</param>
public sealed record StatedRange(double Low, double High, string Source, LocalDate? Date = null)
{
    public double Middle => (Low + High) / 2;
}

/// <summary>The stated ranges; an input that is not stated is unknown, and only the value at which it would turn the verdict is told.</summary>
public sealed record Assumptions(ImmutableSortedDictionary<UncertainInput, StatedRange> Ranges)
{
    public static Assumptions None { get; } = new(ImmutableSortedDictionary<UncertainInput, StatedRange>.Empty);

    /// <summary>Null = unknown.</summary>
    public StatedRange? Of(UncertainInput input) => Ranges.GetValueOrDefault(input);

    public bool Equals(Assumptions? other) => other is not null && Ranges.SequenceEqual(other.Ranges);

    public override int GetHashCode() => Ranges.Count;
}
