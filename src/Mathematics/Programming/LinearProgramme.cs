using System.Globalization;
using System.Runtime.InteropServices;

namespace Plateau.Mathematics.Programming;

/// <summary>
/// A linear programme to be minimised, with or without whole-number variables: cost·x subject to low ≤ row·x ≤ high and low ≤ x ≤ high.
/// It only grows: a cut model is solved, gains rows or variables, and is solved again. Not safe for concurrent writing.
/// </summary>
/// <remarks>
/// Coefficients and costs are finite and at most <see cref="LargestNumber"/> in size; open ends of rows and variables are ±∞. Wrong numbers are programming
/// errors and throw <see cref="ArgumentException"/>; a programme that cannot be met is no error but an answer of the solver.
/// </remarks>
public sealed class LinearProgramme
{
    /// <summary>Solvers take larger numbers for infinite or refuse them; no staffing quantity comes near it.</summary>
    public const double LargestNumber = 1e15;

    private readonly List<ProgrammeVariable> variables = [];
    private readonly List<RowLimits> rows = [];
    private readonly List<(int Variable, double Coefficient)> terms = [];
    private readonly List<int> rowStarts = [0];

    /// <summary>The variables, in order of their numbers.</summary>
    public IReadOnlyList<ProgrammeVariable> Variables => variables;

    public int VariableCount => variables.Count;

    public int RowCount => rows.Count;

    /// <summary>Number of coefficients other than 0.</summary>
    public int TermCount => terms.Count;

    /// <summary>Whether some variable must be whole.</summary>
    public bool HasIntegers { get; private set; }

    /// <summary>Adds a variable and gives its number: 0, 1, 2 …</summary>
    /// <param name="name">For people and logs of ours; it never enters a solver's file and need not be unique.</param>
    /// <param name="cost">Cost of one unit; finite.</param>
    /// <param name="low">Least value; −∞ when open.</param>
    /// <param name="high">Greatest value, at least <paramref name="low"/>; +∞ when open.</param>
    /// <param name="integer">Whether it must be whole.</param>
    /// <exception cref="ArgumentException">A number is not one, is out of range, or the ends are crossed.</exception>
    public int AddVariable(string name, double cost, double low, double high, bool integer)
    {
        ArgumentNullException.ThrowIfNull(name);
        CheckFinite(cost, "cost", name);
        CheckEnds(low, high, "variable", name);
        variables.Add(new(name, cost, low, high, integer));
        HasIntegers |= integer;
        return variables.Count - 1;
    }

    /// <summary>Adds the row low ≤ Σ coefficient·variable ≤ high and gives its number. Terms of the same variable are added; zeros are left out.</summary>
    /// <param name="name">For people and logs of ours.</param>
    /// <param name="low">Least value; −∞ when open.</param>
    /// <param name="high">Greatest value, at least <paramref name="low"/> and equal to it for an equation; +∞ when open.</param>
    /// <param name="terms">Variables that are already there, each with a finite coefficient.</param>
    /// <exception cref="ArgumentException">A number is not one, is out of range, the ends are crossed, or a variable is unknown.</exception>
    public int AddRow(string name, double low, double high, ReadOnlySpan<(int Variable, double Coefficient)> terms)
    {
        ArgumentNullException.ThrowIfNull(name);
        CheckEnds(low, high, "row", name);
        foreach (var (variable, coefficient) in terms)
        {
            if ((uint)variable >= (uint)variables.Count)
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Row \"{name}\" uses variable {variable}, but there are {variables.Count}."), nameof(terms));
            CheckFinite(coefficient, "coefficient", name);
        }

        AddSorted(terms);
        rowStarts.Add(this.terms.Count);
        rows.Add(new(name, low, high));
        return rows.Count - 1;
    }

    /// <summary>Name and ends of a row.</summary>
    public RowLimits Row(int row) => rows[row];

    /// <summary>The terms of a row, by rising variable, none zero. Valid until the programme grows.</summary>
    public ReadOnlySpan<(int Variable, double Coefficient)> Terms(int row) => CollectionsMarshal.AsSpan(terms)[rowStarts[row]..rowStarts[row + 1]];

    /// <summary>Cost of a solution; one value a variable.</summary>
    public double Objective(ReadOnlySpan<double> values)
    {
        CheckLength(values);
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++)
            sum += variables[i].Cost * values[i];
        return sum;
    }

    /// <summary>
    /// The first thing that a solution breaks, in words, or null when it keeps every row, every end of a variable and every whole number within <paramref name="tolerance"/>,
    /// taken relative to the largest term of a row (or to 1 where that is smaller).
    /// </summary>
    public string? Violation(ReadOnlySpan<double> values, double tolerance = 1e-6)
    {
        CheckLength(values);
        for (var i = 0; i < values.Length; i++)
        {
            var (name, value) = (variables[i].Name, values[i]);
            if (!double.IsFinite(value)) return string.Create(CultureInfo.InvariantCulture, $"variable {i} \"{name}\" is no finite number");
            if (!Within(value, variables[i].Low, variables[i].High, tolerance * Math.Max(1, Math.Abs(value))))
                return string.Create(CultureInfo.InvariantCulture, $"variable {i} \"{name}\" = {value:R} is outside {variables[i].Low:R} to {variables[i].High:R}");
            if (variables[i].Integer && Math.Abs(value - Math.Round(value)) > tolerance)
                return string.Create(CultureInfo.InvariantCulture, $"variable {i} \"{name}\" = {value:R} is not whole");
        }

        for (var row = 0; row < rows.Count; row++)
        {
            var (sum, largest) = (0.0, 1.0);
            foreach (var (variable, coefficient) in Terms(row))
            {
                var term = coefficient * values[variable];
                sum += term;
                largest = Math.Max(largest, Math.Abs(term));
            }

            if (!Within(sum, rows[row].Low, rows[row].High, tolerance * largest))
                return string.Create(CultureInfo.InvariantCulture, $"row {row} \"{rows[row].Name}\" = {sum:R} is outside {rows[row].Low:R} to {rows[row].High:R}");
        }

        return null;
    }

    private static bool Within(double value, double low, double high, double slack) => value >= low - slack && value <= high + slack;

    private void AddSorted(ReadOnlySpan<(int Variable, double Coefficient)> given)
    {
        var sorted = given.ToArray();
        Array.Sort(sorted, static (a, b) => a.Variable.CompareTo(b.Variable));
        for (var i = 0; i < sorted.Length;)
        {
            var (variable, sum) = (sorted[i].Variable, 0.0);
            for (; i < sorted.Length && sorted[i].Variable == variable; i++)
                sum += sorted[i].Coefficient;
            if (sum != 0) terms.Add((variable, sum));
        }
    }

    private void CheckLength(ReadOnlySpan<double> values)
    {
        if (values.Length != variables.Count)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"There are {variables.Count} variables but {values.Length} values."), nameof(values));
    }

    private static void CheckFinite(double value, string what, string name)
    {
        if (!(Math.Abs(value) <= LargestNumber))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A {what} of \"{name}\" ({value:R}) must be a number of at most {LargestNumber:R} in size."));
    }

    private static void CheckEnds(double low, double high, string what, string name)
    {
        if (!(low <= high) || double.IsPositiveInfinity(low) || double.IsNegativeInfinity(high) || TooLarge(low) || TooLarge(high))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The {what} \"{name}\" goes from {low:R} to {high:R}; the ends must be in order, and at most {LargestNumber:R} in size or open."));

        static bool TooLarge(double end) => double.IsFinite(end) && Math.Abs(end) > LargestNumber;
    }
}

/// <summary>A variable: cost of one unit, ends (±∞ when open), and whether it must be whole.</summary>
public readonly record struct ProgrammeVariable(string Name, double Cost, double Low, double High, bool Integer);

/// <summary>Name and ends of a row; ±∞ when open.</summary>
public readonly record struct RowLimits(string Name, double Low, double High);
