using System.Collections.Immutable;

namespace Plateau.Design.Staffing;

/// <summary>
/// What the simulation of one staffing says about all others, if the service of a promise grows less and less with agents (is concave): value at the point + gains × difference of agents must reach the target. Where the
/// service is not concave the cut may be wrong; <see cref="Refutes"/> finds those that a simulated staffing contradicts.
/// </summary>
/// <remarks>M. T. Çezik, P. L'Ecuyer, "Staffing multiskill call centers via linear programming and simulation", Management Science 54 (2008) 310–323, section 4.</remarks>
/// <param name="Promise">Position in the list of promises.</param>
/// <param name="At">Agents of the simulated staffing.</param>
/// <param name="Value">Of the promise there.</param>
/// <param name="Gains">What one agent more of each group adds, at least 0.</param>
public sealed record ServiceCut(int Promise, ImmutableArray<int> At, double Value, ImmutableArray<double> Gains)
{
    /// <summary>Least Σ gain × agents for this target.</summary>
    public double LeastFor(double target) => target - Value + Gains.Select((gain, group) => gain * At[group]).Sum();

    public double Predicts(IReadOnlyList<int> agents) => Value + Gains.Select((gain, group) => gain * (agents[group] - At[group])).Sum();

    /// <summary>Whether a staffing that keeps the promise would be cut off.</summary>
    public bool Refutes(IReadOnlyList<int> agents, double value, double target) => value >= target && Predicts(agents) < target - 1e-9;
}
