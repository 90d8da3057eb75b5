using System.Globalization;

namespace Plateau.Mathematics.Programming;

/// <summary>
/// A linear programme as free MPS text, which HiGHS and CBC read alike. Variables are x0, x1 …, rows r0, r1 …: no text of a user enters the file. Numbers have all their digits.
/// Every end of every variable is written, because readers differ in what they take when nothing is said (above all for whole-number variables).
/// </summary>
/// <remarks>B. A. Murtagh, Advanced Linear Programming, 1981, chapter 9; range rows keep their upper end exactly and their lower one to rounding.</remarks>
public static class MpsText
{
    /// <summary>Writes the programme.</summary>
    /// <param name="programme">What to write.</param>
    /// <param name="writer">Where to; lines end with a line feed whatever its own.</param>
    /// <param name="withCosts">False leaves the costs out: any solution is then a best one.</param>
    public static void Write(LinearProgramme programme, TextWriter writer, bool withCosts = true)
    {
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("NAME P FREE\nROWS\n N c\n");
        for (var row = 0; row < programme.RowCount; row++)
            writer.Write(string.Create(CultureInfo.InvariantCulture, $" {Kind(programme.Row(row))} r{row}\n"));
        writer.Write("COLUMNS\n");
        WriteColumns(programme, writer, withCosts);
        WriteEnds(programme, writer);
        writer.Write("BOUNDS\n");
        for (var i = 0; i < programme.VariableCount; i++)
            WriteBounds(writer, i, programme.Variables[i]);
        writer.Write("ENDATA\n");
    }

    private static char Kind(RowLimits row) =>
        row.Low == row.High ? 'E' : double.IsFinite(row.High) ? 'L' : double.IsFinite(row.Low) ? 'G' : 'N';

    private static void WriteColumns(LinearProgramme programme, TextWriter writer, bool withCosts)
    {
        var columns = new List<(int Row, double Coefficient)>?[programme.VariableCount];
        for (var row = 0; row < programme.RowCount; row++)
        {
            foreach (var (variable, coefficient) in programme.Terms(row))
                (columns[variable] ??= []).Add((row, coefficient));
        }

        var integer = false;
        for (var i = 0; i < columns.Length; i++)
        {
            if (programme.Variables[i].Integer != integer)
            {
                integer = !integer;
                writer.Write(string.Create(CultureInfo.InvariantCulture, $" M{i} 'MARKER' '{(integer ? "INTORG" : "INTEND")}'\n"));
            }

            // A variable in no row is known by its cost line alone, so that line is written even when the cost is 0.
            var cost = withCosts ? programme.Variables[i].Cost : 0;
            if (cost != 0 || columns[i] is null)
                writer.Write(string.Create(CultureInfo.InvariantCulture, $" x{i} c {cost:R}\n"));
            foreach (var (row, coefficient) in columns[i] ?? [])
                writer.Write(string.Create(CultureInfo.InvariantCulture, $" x{i} r{row} {coefficient:R}\n"));
        }

        if (integer)
            writer.Write(string.Create(CultureInfo.InvariantCulture, $" M{columns.Length} 'MARKER' 'INTEND'\n"));
    }

    private static void WriteEnds(LinearProgramme programme, TextWriter writer)
    {
        writer.Write("RHS\n");
        for (var row = 0; row < programme.RowCount; row++)
        {
            var (_, low, high) = programme.Row(row);
            var side = double.IsFinite(high) ? high : low;
            if (double.IsFinite(side) && side != 0)
                writer.Write(string.Create(CultureInfo.InvariantCulture, $" B r{row} {side:R}\n"));
        }

        writer.Write("RANGES\n");
        for (var row = 0; row < programme.RowCount; row++)
        {
            var (_, low, high) = programme.Row(row);
            if (double.IsFinite(low) && double.IsFinite(high) && low != high)
                writer.Write(string.Create(CultureInfo.InvariantCulture, $" R r{row} {high - low:R}\n"));
        }
    }

    private static void WriteBounds(TextWriter writer, int i, ProgrammeVariable variable)
    {
        switch (double.IsFinite(variable.Low), double.IsFinite(variable.High))
        {
            case (true, true) when variable.Low == variable.High:
                writer.Write(string.Create(CultureInfo.InvariantCulture, $" FX D x{i} {variable.Low:R}\n"));
                break;
            case (true, true):
                writer.Write(string.Create(CultureInfo.InvariantCulture, $" LO D x{i} {variable.Low:R}\n UP D x{i} {variable.High:R}\n"));
                break;
            case (true, false):
                writer.Write(string.Create(CultureInfo.InvariantCulture, $" LO D x{i} {variable.Low:R}\n PL D x{i}\n"));
                break;
            case (false, true):
                writer.Write(string.Create(CultureInfo.InvariantCulture, $" MI D x{i}\n UP D x{i} {variable.High:R}\n"));
                break;
            default:
                writer.Write(string.Create(CultureInfo.InvariantCulture, $" FR D x{i}\n"));
                break;
        }
    }
}
