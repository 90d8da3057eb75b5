using MathNet.Numerics.LinearAlgebra;

namespace Plateau.Mathematics.Statistics;

/// <summary>A mean estimated with control variates.</summary>
/// <param name="Estimate">Mean with its 95 % t-interval, n − q − 1 degrees of freedom.</param>
/// <param name="Gain">Variance of the plain mean ÷ variance of this one: the factor by which the number of observations would have to grow for the same interval without controls. At least 0; below 1 where the controls do not pay. Null when the controlled variance is 0.</param>
public readonly record struct ControlledMean(Estimate Estimate, double? Gain);

/// <summary>
/// Means of observations that vary together with quantities of known mean (the controls): what the controls happened to deviate by is taken off.
/// </summary>
/// <remarks>S. S. Lavenberg, P. D. Welch, "A perspective on the use of control variables to increase the efficiency of Monte Carlo simulations", Management Science 27 (1981) 322–335, section 3.</remarks>
public static class ControlVariates
{
    /// <summary>Least-squares regression of the values on the controls, read at the controls' known means.</summary>
    /// <param name="values">Independent finite values, n.</param>
    /// <param name="controls">[q][n], finite; a control that does not vary, or that says what those before it say, is left out.</param>
    /// <param name="means">Known mean of each control.</param>
    /// <returns>The plain mean (gain 1) when no control varies or n is below q + 3.</returns>
    public static ControlledMean Mean(IReadOnlyList<double> values, IReadOnlyList<IReadOnlyList<double>> controls, IReadOnlyList<double> means)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(controls);
        ArgumentNullException.ThrowIfNull(means);
        if (controls.Count != means.Count || controls.Any(control => control.Count != values.Count)) throw new ArgumentException("Each control needs a known mean and as many values as there are observations.", nameof(controls));
        var used = Independent(controls);
        var n = values.Count;
        var plain = Intervals.Mean(values);
        if (used.Length == 0 || n < used.Length + 3) return new(plain, plain.Value is null ? null : 1);

        // Centred at the known means, the intercept is the controlled mean; its variance is the residual variance times the first diagonal element of (X'X)⁻¹. Scaled to size 1, counts and seconds may stand side by side.
        var sizes = used.Select(q => Math.Sqrt(controls[q].Sum(value => (value - means[q]) * (value - means[q])) / n)).ToArray();
        var x = Matrix<double>.Build.Dense(n, used.Length + 1, (row, column) => column == 0 ? 1 : (controls[used[column - 1]][row] - means[used[column - 1]]) / sizes[column - 1]);
        var y = Vector<double>.Build.Dense(n, row => values[row]);
        var normal = x.TransposeThisAndMultiply(x);
        if (normal.ConditionNumber() is not < 1e14) return new(plain, 1); // known means so far off that nothing can be read at them
        var inverse = normal.Inverse();
        var beta = inverse * x.TransposeThisAndMultiply(y);
        var residual = y - (x * beta);
        var df = n - used.Length - 1;
        var variance = residual.DotProduct(residual) / df * inverse[0, 0];
        var error = Math.Sqrt(Math.Max(0, variance));
        var estimate = Estimate.Around(beta[0], error * Student.Quantile(0.975, df), n);
        var tally = new Tally();
        foreach (var value in values) tally.Add(value);
        var plainVariance = tally.StandardError is { } plainError ? plainError * plainError : 0;
        return new(estimate, variance > 0 ? plainVariance / variance : null);
    }

    /// <summary>Positions of the controls that add something to those before them: of whose variation these leave more than a billionth unexplained (Gram and Schmidt).</summary>
    private static int[] Independent(IReadOnlyList<IReadOnlyList<double>> controls)
    {
        var positions = new List<int>();
        var directions = new List<Vector<double>>();
        for (var q = 0; q < controls.Count; q++)
        {
            if (!controls[q].Distinct().Skip(1).Any()) continue;
            var centred = Vector<double>.Build.DenseOfEnumerable(controls[q]);
            centred -= centred.Average();
            var rest = centred;
            foreach (var direction in directions) rest -= direction * direction.DotProduct(rest);
            if (!(rest.DotProduct(rest) > 1e-9 * centred.DotProduct(centred))) continue;
            positions.Add(q);
            directions.Add(rest / rest.L2Norm());
        }

        return [.. positions];
    }
}
