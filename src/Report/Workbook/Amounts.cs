using Plateau.Spreadsheets;

namespace Plateau.Report.Workbook;

/// <summary>Money, or hours where no cost of the agent hour is stated: the cell of the price decides, on every sheet.</summary>
internal static class Amounts
{
    /// <summary>Names of the cells that formulas use; written by <see cref="CostsSheet"/>.</summary>
    public const string Price = "price", Shrinkage = "shrinkage";

    public static string Unit(Telling telling) =>
        telling.Centre.Costs.AgentHour is null ? telling.Say("workbook.hoursUnit") : telling.Centre.Costs.Currency ?? telling.Say("workbook.moneyUnit");

    public static string Title(Telling telling, string what) => $"{what} ({Unit(telling)})";

    /// <summary>Hours × price, live.</summary>
    /// <param name="column">Of the hours, in the same row.</param>
    public static Cell OfHours(double? hours, double? cost, int column, int row) =>
        hours is null ? Cell.Of((double?)null, CellLook.Whole) : Cell.Live($"{SheetBuilder.Address(column, row)}*{Price}", cost, CellLook.Whole);
}
