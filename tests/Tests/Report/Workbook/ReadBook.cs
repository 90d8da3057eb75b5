using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Plateau.Tests.Report.Workbook;

/// <summary>A workbook as another program would read it: what stands in each cell, the formulas, and the names.</summary>
internal sealed class ReadBook
{
    private readonly Dictionary<(string Sheet, string Address), object?> values = [];
    private readonly Dictionary<(string Sheet, string Address), string> formulas = [];
    private readonly Dictionary<string, (string Sheet, string Address)> names = new(StringComparer.Ordinal);

    public ReadBook(byte[] bytes)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        var part = document.WorkbookPart!;
        foreach (var entry in part.Workbook.Sheets!.Elements<Sheet>())
        {
            Sheets.Add(entry.Name!.Value!);
            foreach (var cell in ((WorksheetPart)part.GetPartById(entry.Id!.Value!)).Worksheet.Descendants<Cell>())
                Add((entry.Name.Value!, cell.CellReference!.Value!), cell);
        }

        foreach (var name in part.Workbook.DefinedNames?.Elements<DefinedName>() ?? [])
        {
            var bang = name.Text.LastIndexOf('!');
            names.Add(name.Name!.Value!, (name.Text[..bang].Trim('\''), name.Text[(bang + 1)..].Replace("$", "", StringComparison.Ordinal)));
        }
    }

    public List<string> Sheets { get; } = [];

    public IReadOnlyDictionary<(string Sheet, string Address), string> Formulas => formulas;

    public IReadOnlyDictionary<string, (string Sheet, string Address)> Names => names;

    /// <summary>What is written in the cell: a number, text, or null when empty.</summary>
    public object? Written((string Sheet, string Address) at) => values.GetValueOrDefault(at);

    public IEnumerable<(string Sheet, string Address)> CellsWith(string text) => values.Where(pair => text.Equals(pair.Value)).Select(pair => pair.Key);

    /// <summary>A reader writes another value into a named cell.</summary>
    public void Enter(string name, double? value) => values[names[name]] = value;

    private void Add((string, string) at, Cell cell)
    {
        if (cell.CellFormula is { } formula)
            formulas.Add(at, formula.Text);
        if (cell.DataType?.Value is CellValues.InlineString or CellValues.String)
            values.Add(at, cell.InlineString?.InnerText ?? cell.CellValue?.Text ?? "");
        else if (cell.CellValue is { } value)
            values.Add(at, double.Parse(value.Text, CultureInfo.InvariantCulture));
    }
}
