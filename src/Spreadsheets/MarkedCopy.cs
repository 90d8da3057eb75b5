using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Written = DocumentFormat.OpenXml.Spreadsheet.Cell;
using SheetEntry = DocumentFormat.OpenXml.Spreadsheet.Sheet;

namespace Plateau.Spreadsheets;

/// <summary>A cell to be marked, with the reason.</summary>
/// <param name="Sheet">Name of the sheet.</param>
/// <param name="Cell">Address, for example B4.</param>
public sealed record CellMark(string Sheet, string Cell, string Reason);

/// <summary>A copy of somebody's workbook, all as it was, in which some cells are coloured and carry a comment.</summary>
public static class MarkedCopy
{
    private const string Colour = "FFFFC7CE"; // the light red that spreadsheets use for bad values

    /// <param name="original">A workbook of the newer format (xlsx) that could be read.</param>
    /// <exception cref="InvalidDataException">It cannot be opened to be written.</exception>
    public static void Write(Stream original, IReadOnlyCollection<CellMark> marks, Stream output)
    {
        ArgumentNullException.ThrowIfNull(original);
        ArgumentNullException.ThrowIfNull(marks);
        using var copy = new MemoryStream();
        original.CopyTo(copy);
        try
        {
            using var document = SpreadsheetDocument.Open(copy, isEditable: true);
            var book = document.WorkbookPart ?? throw new InvalidDataException("The workbook has no content.\nMaybe it is damaged.");
            var styles = new MarkStyles(book);
            foreach (var entry in book.Workbook.Descendants<SheetEntry>())
            {
                var own = marks.Where(mark => mark.Sheet == entry.Name?.Value).ToArray();
                if (own.Length > 0 && entry.Id?.Value is { } id && book.GetPartById(id) is WorksheetPart part)
                    Mark(part, own, styles);
            }
        }
        catch (Exception exception) when (exception is OpenXmlPackageException or FileFormatException or ArgumentException or System.Xml.XmlException)
        {
            throw new InvalidDataException("The workbook cannot be copied.\nMaybe it was written by another program; save it again as xlsx.", exception);
        }

        WorkbookFile.Repack(copy, output);
    }

    private static void Mark(WorksheetPart part, CellMark[] marks, MarkStyles styles)
    {
        var data = part.Worksheet.GetFirstChild<SheetData>() ?? part.Worksheet.AppendChild(new SheetData());
        foreach (var address in marks.Select(mark => mark.Cell).Distinct(StringComparer.Ordinal))
        {
            var cell = CellAt(data, address);
            cell.StyleIndex = styles.Marked(cell.StyleIndex?.Value ?? 0);
        }

        part.Worksheet.Save();
        CellNotes.Add(part, [.. marks.GroupBy(mark => mark.Cell, StringComparer.Ordinal).Select(cell => new CellNote(cell.Key, string.Join("\n", cell.Select(mark => mark.Reason))))]);
        part.Worksheet.Save();
    }

    /// <summary>The cell, made where there is none; rows and cells are in order.</summary>
    private static Written CellAt(SheetData data, string address)
    {
        var digits = address.AsSpan().IndexOfAnyInRange('0', '9');
        var number = uint.Parse(address.AsSpan(digits), CultureInfo.InvariantCulture);
        var row = data.Elements<Row>().FirstOrDefault(row => row.RowIndex?.Value == number);
        if (row is null)
        {
            row = new Row { RowIndex = number };
            if (data.Elements<Row>().FirstOrDefault(other => other.RowIndex?.Value > number) is { } next)
                data.InsertBefore(row, next);
            else
                data.Append(row);
        }

        if (row.Elements<Written>().FirstOrDefault(cell => cell.CellReference?.Value == address) is { } there)
            return there;
        var made = new Written { CellReference = address };
        if (row.Elements<Written>().FirstOrDefault(cell => IsAfter(cell.CellReference?.Value, address)) is { } following)
            row.InsertBefore(made, following);
        else
            row.Append(made);
        return made;
    }

    private static bool IsAfter(string? address, string other)
    {
        if (address is null)
            return false;
        var (column, than) = (address[..address.AsSpan().IndexOfAnyInRange('0', '9')], other[..other.AsSpan().IndexOfAnyInRange('0', '9')]);
        return column.Length != than.Length ? column.Length > than.Length : string.CompareOrdinal(column, than) > 0;
    }

    /// <summary>Every look of the workbook once more, with the colour of a mark.</summary>
    private sealed class MarkStyles
    {
        private readonly Dictionary<uint, uint> marked = [];
        private readonly CellFormats formats;
        private readonly uint fill;

        public MarkStyles(WorkbookPart book)
        {
            var part = book.WorkbookStylesPart;
            if (part is null)
            {
                part = book.AddNewPart<WorkbookStylesPart>("plateauStyles");
                part.Stylesheet = WorkbookStyles.Build();
            }

            var sheet = part.Stylesheet;
            var fills = sheet.Fills ??= new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }));
            fill = (uint)fills.Elements<Fill>().Count();
            fills.Append(new Fill(new PatternFill(new ForegroundColor { Rgb = Colour }) { PatternType = PatternValues.Solid }));
            fills.Count = fill + 1;
            formats = sheet.CellFormats ??= new CellFormats(new CellFormat());
        }

        public uint Marked(uint style)
        {
            if (marked.TryGetValue(style, out var known))
                return known;
            var all = formats.Elements<CellFormat>().ToArray();
            var format = style < all.Length ? (CellFormat)all[style].CloneNode(true) : new CellFormat();
            format.FillId = fill;
            format.ApplyFill = true;
            formats.Append(format);
            formats.Count = (uint)all.Length + 1;
            marked.Add(style, (uint)all.Length);
            return (uint)all.Length;
        }
    }
}
