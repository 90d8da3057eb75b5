using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using Plateau.Mathematics.Programming;

namespace Plateau.Solvers;

/// <summary>
/// COIN-OR's branch and cut as the program cbc (Debian's coinor-cbc). One thread, fixed seed; ignores a start. Values come from its binary solution file, because its text
/// has eight digits only. Its cuts are off: with them, release 2.10.8 called a wrong solution optimal on 3 of 150 random programmes of six variables, without them on none of 650.
/// </summary>
public sealed class Cbc(string program = "cbc") : ChildSolver(program)
{
    private const string SolutionFile = "answer.txt";
    private const string ValuesFile = "answer.bin";

    private readonly string program = program;

    public override string Name => "CBC";

    public override string? WhyUnavailable() =>
        Probe.Why(program, ["-quit"], output => output.Contains("CBC MILP", StringComparison.Ordinal) ? null : $"{program} on this machine is another program");

    private protected override IReadOnlyList<string> Prepare(string folder, LinearProgramme programme, SolverLimits limits, ImmutableArray<double> start) =>
    [
        ModelFile, "-timeMode", "elapsed", "-seconds", limits.Seconds.ToString("R", CultureInfo.InvariantCulture), "-ratio", limits.RelativeGap.ToString("R", CultureInfo.InvariantCulture),
        "-randomCbcSeed", "1", "-randomSeed", "1", "-cuts", "off", "-solve", "-solution", SolutionFile, "-saveSolution", ValuesFile,
    ];

    private protected override SolverClaim Read(string folder, string output, LinearProgramme programme)
    {
        var file = Path.Combine(folder, SolutionFile);
        if (!File.Exists(file))
            return SolverClaim.Broken("it ended without a solution file");
        var status = File.ReadLines(file).FirstOrDefault() ?? "";
        var bound = Number(output, "Lower bound:");
        if (Starts("Optimal"))
        {
            var values = Values(Path.Combine(folder, ValuesFile), programme);
            // Without a line of its own the bound is the objective: the whole tree was searched.
            return new(ClaimedEnd.Optimal, bound ?? (values is null ? null : programme.Objective(values)), values);
        }

        if (Starts("Unbounded"))
            return new(ClaimedEnd.Unbounded);
        if (Starts("Infeasible") || Starts("Integer infeasible"))
            return new(output.Contains("unbounded", StringComparison.OrdinalIgnoreCase) ? ClaimedEnd.InfeasibleOrUnbounded : ClaimedEnd.Infeasible);
        if (Starts("Stopped"))
        {
            var found = !output.Contains("No feasible solution found", StringComparison.Ordinal) && !status.Contains("no integer solution", StringComparison.Ordinal);
            return new(ClaimedEnd.Limit, bound, found ? Values(Path.Combine(folder, ValuesFile), programme) : null);
        }

        return SolverClaim.Broken($"it ended with the status \"{status}\"");

        bool Starts(string word) => status.StartsWith(word, StringComparison.Ordinal);
    }

    /// <summary>Rows, columns (two whole numbers of four bytes), objective, then eight bytes a number: row activities, row prices, values, reduced costs.</summary>
    private static double[]? Values(string file, LinearProgramme programme)
    {
        if (!File.Exists(file))
            return null;
        var bytes = File.ReadAllBytes(file).AsSpan();
        var (rows, columns) = (BinaryPrimitives.ReadInt32LittleEndian(bytes), BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]));
        if (rows != programme.RowCount || columns != programme.VariableCount)
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"the solution file has {columns} variables and {rows} rows instead of {programme.VariableCount} and {programme.RowCount}"));
        var values = new double[columns];
        for (var i = 0; i < columns; i++)
            values[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(16 + 8 * (2 * rows + i))..]);
        return values;
    }

    private static double? Number(string log, string label)
    {
        foreach (var line in log.Split('\n'))
        {
            if (line.StartsWith(label, StringComparison.Ordinal) && double.TryParse(line.AsSpan(label.Length).Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
                return value;
        }

        return null;
    }
}
