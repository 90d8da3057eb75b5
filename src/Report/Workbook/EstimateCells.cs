using Plateau.Mathematics.Statistics;
using Plateau.Spreadsheets;

namespace Plateau.Report.Workbook;

/// <summary>Estimates in cells: a value and the half-width of its interval would hide lopsided intervals, so both ends are told.</summary>
internal static class EstimateCells
{
    /// <summary>A value and both ends of its interval.</summary>
    public static IEnumerable<Cell> Ends(Estimate estimate, CellLook look) => [Cell.Of(estimate.Value, look), Cell.Of(estimate.Low, look), Cell.Of(estimate.High, look)];

    /// <summary>Their headings.</summary>
    public static IEnumerable<string> EndTitles(Telling telling, string title) => [title, telling.Say("workbook.low"), telling.Say("workbook.high")];
}
