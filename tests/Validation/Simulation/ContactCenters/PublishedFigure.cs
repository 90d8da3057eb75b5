using System.Globalization;

namespace Plateau.Validation.Simulation.ContactCenters;

/// <summary>A printed figure.</summary>
/// <param name="Row">Of a table; empty = the report has one figure.</param>
/// <param name="Rounding">Half a unit of the last printed digit of the mean.</param>
/// <param name="Deviation">Standard deviation of one replication.</param>
/// <param name="Low">Lower end of the printed interval; null = none printed.</param>
/// <param name="Line">Of the printed report.</param>
internal sealed record PublishedFigure(string Model, string Measure, string Row, double Mean, double Rounding, double Deviation, int Replications, double? Low, double? High, int Line)
{
    /// <summary>What the replications leave open, and what rounding hides: the printed interval is mean ± t × deviation ÷ √replications, and the deviation shows more digits than the ends.</summary>
    public double StandardError => Math.Sqrt((Deviation * Deviation / Replications) + (Rounding * Rounding / 3));

    /// <summary>All of tests/Validation/contactcenters/published.csv.</summary>
    public static IReadOnlyList<PublishedFigure> All { get; } = Read();

    private static List<PublishedFigure> Read()
    {
        var file = Path.Combine(Path.GetDirectoryName(WorkloadFiles.Folder)!, "contactcenters", "published.csv");
        return [.. File.ReadLines(file).Skip(1).Select(line => line.Split(';')).Select(cells => new PublishedFigure(
            cells[0], cells[1], cells[2], Number(cells[3]), RoundingOf(cells[3]), Number(cells[4]), (int)Number(cells[5]), NumberOrNull(cells[6]), NumberOrNull(cells[7]), (int)Number(cells[8])))];
    }

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static double? NumberOrNull(string text) => text.Length == 0 ? null : Number(text);

    private static double RoundingOf(string text)
    {
        var mantissa = text.Split('E');
        var decimals = mantissa[0].Length - mantissa[0].IndexOf('.', StringComparison.Ordinal) - 1;
        var exponent = mantissa.Length > 1 ? int.Parse(mantissa[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        return 0.5 * Math.Pow(10, exponent - decimals);
    }
}
