using System.Collections.Immutable;
using NodaTime;

namespace Plateau.Model.Changes;

/// <summary>
/// A change of the organisation, as data: Diagnosis proposes it, Design prices it, the report lists it. Each case has one file and one line in
/// <see cref="ChangeCatalogue"/>.
/// </summary>
public abstract record Change
{
    /// <summary>Stable key, also of the template <c>change.{code}</c>.</summary>
    public abstract string Code { get; }

    /// <summary>The centre after the change.</summary>
    /// <exception cref="ArgumentException">A flow, agent or group of the change is not in the centre.</exception>
    public abstract CentreModel Apply(CentreModel centre);

    /// <summary>What people declare after the change; most changes leave it as it is.</summary>
    /// <exception cref="ArgumentException">What the change names is not declared.</exception>
    public virtual Plateau.Model.Declared.Declarations Apply(Plateau.Model.Declared.Declarations declared) => declared;

    /// <summary>The values that the template shows.</summary>
    public abstract Texts.Message Describe();
}
