using System.Collections.Immutable;

namespace Plateau.Design.Cursor.Hours;

/// <summary>
/// What the simulation of one staffing of the blocks says about all others, if the service of a flow grows less and less with hours (is concave): value there + gains × difference of scales. A simulated staffing that
/// contradicts it makes it weaker: the gains of the blocks of which it has more grow until it is allowed.
/// </summary>
/// <remarks>M. T. Çezik, P. L'Ecuyer, Management Science 54 (2008) 310–323, section 4, in hours instead of agents.</remarks>
/// <param name="Flow">Position of the flow.</param>
/// <param name="At">Scale of each block.</param>
/// <param name="Value">Share answered in time there.</param>
/// <param name="Gains">For one unit more of each block's scale, at least 0.</param>
public sealed record HoursCut(int Flow, ImmutableArray<double> At, double Value, ImmutableArray<double> Gains)
{
    private const double Slack = 1e-9;

    /// <summary>Least Σ gain × scale for this share.</summary>
    public double LeastFor(double share) => share - Value + Sum(At);

    public double Predicts(IReadOnlyList<double> scale) => Value + Sum(scale) - Sum(At);

    /// <summary>The cut, weakened where it denies a share that a simulated staffing has; null when no gains would allow it.</summary>
    public HoursCut? Allowing(IReadOnlyList<double> scale, double value)
    {
        var lacks = value - Predicts(scale);
        if (lacks <= Slack)
            return this;
        double gained = 0, more = 0;
        for (var block = 0; block < At.Length; block++)
        {
            var step = Math.Max(0, scale[block] - At[block]);
            gained += Gains[block] * step;
            more += step;
        }

        if (more <= 0)
            return null;
        return this with { Gains = [.. Gains.Select((gain, block) => scale[block] <= At[block] ? gain : gained > 0 ? gain * (1 + (lacks / gained)) : gain + (lacks / more))] };
    }

    private double Sum(IReadOnlyList<double> scale)
    {
        double sum = 0;
        for (var block = 0; block < Gains.Length; block++)
            sum += Gains[block] * scale[block];
        return sum;
    }
}
