using System.Collections.Immutable;
using System.Globalization;

namespace Plateau.Solvers;

/// <summary>HiGHS' files in its raw style: a head with the status, then one line a variable with its name and value.</summary>
internal static class HighsText
{
    private const string ColumnsHead = "# Columns ";

    /// <summary>The status, and the values where the file has a feasible solution.</summary>
    public static (string Status, double[]? Values) ReadSolution(IEnumerable<string> lines, int variables)
    {
        var (status, last, feasible) = ("", "", false);
        double[]? values = null;
        var left = 0;
        foreach (var line in lines)
        {
            if (left > 0)
            {
                var space = line.IndexOf(' ');
                if (space < 2 || line[0] != 'x' || !int.TryParse(line.AsSpan(1, space - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var variable) || variable >= variables)
                    throw new FormatException($"the solution file has a line \"{line}\"");
                values![variable] = double.Parse(line.AsSpan(space + 1), NumberStyles.Float, CultureInfo.InvariantCulture);
                if (--left == 0) break;
            }
            else if (last == "Model status")
            {
                status = line.Trim();
            }
            else if (last == "# Primal solution values")
            {
                feasible = line.Trim() == "Feasible";
                if (!feasible) break;
            }
            else if (feasible && line.StartsWith(ColumnsHead, StringComparison.Ordinal))
            {
                left = int.Parse(line.AsSpan(ColumnsHead.Length), NumberStyles.Integer, CultureInfo.InvariantCulture);
                if (left != variables)
                    throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"the solution file has {left} variables instead of {variables}"));
                values = new double[variables];
                Array.Fill(values, double.NaN);
            }

            last = line.Trim();
        }

        return left > 0 ? throw new FormatException("the solution file ends early") : (status, values);
    }

    /// <summary>The bound of the solving report at the end of a log; null when there is none or it is infinite.</summary>
    public static double? DualBound(string log)
    {
        double? bound = null;
        foreach (var line in log.Split('\n'))
        {
            var text = line.AsSpan().Trim();
            if (text.StartsWith("Dual bound", StringComparison.Ordinal) && double.TryParse(text["Dual bound".Length..].Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
                bound = double.IsFinite(value) ? value : null;
        }

        return bound;
    }

    /// <summary>A start in the same style.</summary>
    public static void WriteStart(TextWriter writer, Mathematics.Programming.LinearProgramme programme, ImmutableArray<double> start)
    {
        writer.Write("Model status\nUnknown\n\n# Primal solution values\nFeasible\n");
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"Objective {programme.Objective(start.AsSpan()):R}\n# Columns {start.Length}\n"));
        for (var i = 0; i < start.Length; i++)
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"x{i} {start[i]:R}\n"));
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"# Rows {programme.RowCount}\n"));
        for (var row = 0; row < programme.RowCount; row++)
        {
            var sum = 0.0;
            foreach (var (variable, coefficient) in programme.Terms(row))
                sum += coefficient * start[variable];
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"r{row} {sum:R}\n"));
        }

        writer.Write("\n# Dual solution values\nNone\n\n# Basis\nHiGHS_basis_file v2\nNone\n");
    }
}
