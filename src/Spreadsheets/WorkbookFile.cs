using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Book = DocumentFormat.OpenXml.Spreadsheet.Workbook;
using SheetEntry = DocumentFormat.OpenXml.Spreadsheet.Sheet;

namespace Plateau.Spreadsheets;

/// <summary>
/// The small layer over the file format (ECMA-376): sheets of text, numbers and formulas with their present values. The same sheets give the same bytes: fixed relation names, fixed order and time of the parts, no author and
/// no date. Text is written as text whatever it begins with.
/// </summary>
public static class WorkbookFile
{
    private const int MostCharacters = 32_767; // of a cell, by the format
    private const double PointsOfLine = 15.5, BoldIsWider = 1.3; // and words do not break
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero); // the earliest that an archive knows

    public static void Write(IReadOnlyList<Sheet> sheets, Stream output)
    {
        using var raw = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(raw, SpreadsheetDocumentType.Workbook))
        {
            var part = document.AddWorkbookPart();
            document.ChangeIdOfPart(part, "workbook"); // the name it is given is drawn anew each time
            part.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = WorkbookStyles.Build();
            var entries = new Sheets();
            var names = new DefinedNames();
            for (var index = 0; index < sheets.Count; index++)
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"sheet{index + 1}");
                var written = part.AddNewPart<WorksheetPart>(id);
                written.Worksheet = Of(sheets[index], isFirst: index == 0);
                CellNotes.Add(written, sheets[index].Notes);
                var entry = new SheetEntry { Name = sheets[index].Name, SheetId = (uint)index + 1, Id = id };
                if (sheets[index].Hidden)
                    entry.State = SheetStateValues.Hidden;
                entries.Append(entry);
                foreach (var (name, cell) in sheets[index].Names)
                    names.Append(new DefinedName { Name = name, Text = $"{Quoted(sheets[index].Name)}!{Fixed(cell)}" });
            }

            part.Workbook = new Book(new BookViews(new WorkbookView()), entries);
            if (names.HasChildren)
                part.Workbook.Append(names);
            // A program that can compute does so on opening; one that cannot shows the values written.
            part.Workbook.Append(new CalculationProperties { FullCalculationOnLoad = true });
        }

        Repack(raw, output);
    }

    /// <summary>The archive again, with its parts in one order and of one time.</summary>
    internal static void Repack(MemoryStream raw, Stream output)
    {
        using var from = new ZipArchive(new MemoryStream(raw.ToArray()), ZipArchiveMode.Read);
        using var packed = new MemoryStream();
        using (var to = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries.OrderBy(entry => entry.FullName == "[Content_Types].xml" ? "" : entry.FullName, StringComparer.Ordinal))
            {
                var copy = to.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = NoTime;
                using var source = entry.Open();
                using var target = copy.Open();
                source.CopyTo(target);
            }
        }

        packed.Position = 0;
        packed.CopyTo(output);
    }

    private static Worksheet Of(Sheet sheet, bool isFirst)
    {
        var worksheet = new Worksheet(new SheetProperties(new PageSetupProperties { FitToPage = true }), new SheetViews(View(sheet, isFirst)));
        if (!sheet.Widths.IsEmpty)
        {
            worksheet.Append(new Columns(sheet.Widths.Select((width, index) => new Column { Min = (uint)index + 1, Max = (uint)index + 1, Width = width, CustomWidth = true })));
        }

        var data = new SheetData();
        for (var row = 0; row < sheet.Rows.Length; row++)
        {
            var cells = sheet.Rows[row];
            var written = new Row(cells.Select((cell, column) => Of(cell, SheetBuilder.Address(column + 1, row + 1)))) { RowIndex = (uint)row + 1 };
            if (cells.Any(cell => cell.Look == CellLook.Header))
                (written.Height, written.CustomHeight) = (PointsOfLine * LinesOf(cells, sheet.Widths), true);
            data.Append(written);
        }

        worksheet.Append(data);
        if (!sheet.DropDowns.IsEmpty)
        {
            worksheet.Append(new DataValidations(sheet.DropDowns.Select(list => new DataValidation(new Formula1(list.List))
            {
                Type = DataValidationValues.List,
                AllowBlank = true,
                ShowErrorMessage = false,
                SequenceOfReferences = new ListValue<StringValue> { InnerText = list.Range },
            })));
        }

        worksheet.Append(new PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 });
        worksheet.Append(new PageSetup { Orientation = OrientationValues.Landscape, PaperSize = 9, FitToHeight = 0 });
        return worksheet;
    }

    /// <summary>Lines of a header whose words wrap; not every program finds the height by itself.</summary>
    private static int LinesOf(ImmutableArray<Cell> cells, ImmutableArray<double> widths) =>
        cells.Select((cell, column) => column < widths.Length ? (int)Math.Ceiling((cell.Text?.Length ?? 0) * BoldIsWider / widths[column]) : 1).DefaultIfEmpty(1).Max();

    private static SheetView View(Sheet sheet, bool isFirst)
    {
        var view = new SheetView { WorkbookViewId = 0, ShowGridLines = false };
        if (isFirst)
            view.TabSelected = true;
        if (sheet.FrozenRows == 0)
            return view;
        var corner = SheetBuilder.Address(sheet.FrozenColumns + 1, sheet.FrozenRows + 1);
        var place = sheet.FrozenColumns > 0 ? PaneValues.BottomRight : PaneValues.BottomLeft;
        var pane = new Pane { VerticalSplit = sheet.FrozenRows, TopLeftCell = corner, ActivePane = place, State = PaneStateValues.Frozen };
        if (sheet.FrozenColumns > 0)
            pane.HorizontalSplit = sheet.FrozenColumns;
        view.Append(pane, new Selection { Pane = place });
        return view;
    }

    private static DocumentFormat.OpenXml.Spreadsheet.Cell Of(Cell cell, string address)
    {
        var written = new DocumentFormat.OpenXml.Spreadsheet.Cell { CellReference = address, StyleIndex = (uint)cell.Look };
        if (cell.Formula is { } formula)
        {
            written.CellFormula = new CellFormula(formula);
            if (cell.Text is not null)
                written.DataType = CellValues.String;
            written.CellValue = new CellValue(cell.Text is { } word ? Clean(word) : Exact(cell.Number));
        }
        else if (cell.Text is { } text)
        {
            written.DataType = CellValues.InlineString;
            written.InlineString = new InlineString(new Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve });
        }
        else if (cell.Number is { } number)
        {
            written.CellValue = new CellValue(Exact(number));
        }

        return written;
    }

    internal static string Exact(double? number) => (number ?? 0).ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Without what the format cannot hold.</summary>
    internal static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\t' or '\n' or '\r' or (>= 0x20 and not 0xFFFE and not 0xFFFF))
                clean.Append(rune);
        }

        var most = Math.Min(clean.Length, MostCharacters);
        if (most < clean.Length && char.IsHighSurrogate(clean[most - 1]))
            most--;
        return clean.ToString(0, most);
    }

    /// <summary>Name of a sheet as formulas write it.</summary>
    public static string Quoted(string sheet) => $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Fixed(string address)
    {
        var digits = address.AsSpan().IndexOfAnyInRange('0', '9');
        return $"${address[..digits]}${address[digits..]}";
    }
}
