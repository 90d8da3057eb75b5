using System.Globalization;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Plateau.Spreadsheets;

/// <summary>
/// Comments on cells. The format keeps the words in one part and the little box that shows them in another, an old drawing (VML), which programs insist on; comments that are already there stay.
/// </summary>
internal static class CellNotes
{
    private const string Vml = "urn:schemas-microsoft-com:vml";
    private const string Office = "urn:schemas-microsoft-com:office:office";
    private const string Excel = "urn:schemas-microsoft-com:office:excel";
    private const int FirstShape = 5000; // beyond the numbers that programs give their own shapes of a sheet

    public static void Add(WorksheetPart sheet, IReadOnlyCollection<CellNote> notes)
    {
        if (notes.Count == 0)
            return;
        AddWords(sheet, notes);
        AddBoxes(sheet, notes);
    }

    private static void AddWords(WorksheetPart sheet, IReadOnlyCollection<CellNote> notes)
    {
        var part = sheet.WorksheetCommentsPart ?? sheet.AddNewPart<WorksheetCommentsPart>("notes");
        part.Comments ??= new Comments(new Authors(new Author("Plateau")), new CommentList());
        var list = part.Comments.CommentList ??= new CommentList();
        foreach (var note in notes)
        {
            var text = new Text(WorkbookFile.Clean(note.Text)) { Space = DocumentFormat.OpenXml.SpaceProcessingModeValues.Preserve };
            if (list.Elements<Comment>().FirstOrDefault(comment => comment.Reference == note.Cell) is { CommentText: { } there })
                there.Append(new Run(new Text("\n") { Space = DocumentFormat.OpenXml.SpaceProcessingModeValues.Preserve }), new Run(text));
            else
                list.Append(new Comment(new CommentText(new Run(text))) { Reference = note.Cell, AuthorId = 0 });
        }

        part.Comments.Save();
    }

    private static void AddBoxes(WorksheetPart sheet, IReadOnlyCollection<CellNote> notes)
    {
        var reference = sheet.Worksheet.GetFirstChild<LegacyDrawing>();
        var part = reference?.Id?.Value is { } id ? sheet.GetPartById(id) as VmlDrawingPart : null;
        var drawing = part is null ? Empty() : Read(part);
        if (part is null)
        {
            part = sheet.AddNewPart<VmlDrawingPart>("boxes");
            reference?.Remove();
            Place(sheet.Worksheet, new LegacyDrawing { Id = sheet.GetIdOfPart(part) });
        }

        var taken = drawing.Descendants(XName.Get("ClientData", Excel)).Select(data => (Row: data.Element(XName.Get("Row", Excel))?.Value, Column: data.Element(XName.Get("Column", Excel))?.Value)).ToHashSet();
        var number = FirstShape;
        foreach (var note in notes)
        {
            var (column, row) = Position(note.Cell);
            var key = (Text(row - 1), Text(column - 1));
            if (taken.Add(key))
                drawing.Root!.Add(Box(number++, column - 1, row - 1));
        }

        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(drawing.ToString(SaveOptions.DisableFormatting)));
        part.FeedData(stream);
    }

    /// <summary>The reference to the drawing has its place in the order of the format.</summary>
    private static void Place(Worksheet worksheet, LegacyDrawing reference)
    {
        var before = worksheet.ChildElements.FirstOrDefault(child => child is LegacyDrawingHeaderFooter or DrawingHeaderFooter or Picture or OleObjects or Controls or WebPublishItems or TableParts or WorksheetExtensionList);
        if (before is null)
            worksheet.Append(reference);
        else
            worksheet.InsertBefore(reference, before);
    }

    /// <summary>Column and row, both from 1.</summary>
    private static (int Column, int Row) Position(string address)
    {
        var digits = address.AsSpan().IndexOfAnyInRange('0', '9');
        var column = 0;
        foreach (var letter in address.AsSpan(0, digits))
            column = (26 * column) + letter - 'A' + 1;
        return (column, int.Parse(address.AsSpan(digits), CultureInfo.InvariantCulture));
    }

    private static XDocument Read(VmlDrawingPart part)
    {
        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        return XDocument.Load(stream);
    }

    private static XDocument Empty() => new(new XElement(
        "xml",
        new XAttribute(XNamespace.Xmlns + "v", Vml),
        new XAttribute(XNamespace.Xmlns + "o", Office),
        new XAttribute(XNamespace.Xmlns + "x", Excel),
        new XElement(
            XName.Get("shapetype", Vml),
            new XAttribute("id", "plateauNote"),
            new XAttribute("coordsize", "21600,21600"),
            new XAttribute(XName.Get("spt", Office), "202"),
            new XAttribute("path", "m,l,21600r21600,l21600,xe"),
            new XElement(XName.Get("path", Vml), new XAttribute("gradientshapeok", "t"), new XAttribute(XName.Get("connecttype", Office), "rect")))));

    private static XElement Box(int number, int column, int row) => new(
        XName.Get("shape", Vml),
        new XAttribute("id", $"plateauNote{Text(number)}"),
        new XAttribute("type", "#plateauNote"),
        new XAttribute("style", "position:absolute;width:280px;height:110px;visibility:hidden"),
        new XAttribute("fillcolor", "#ffffe1"),
        new XElement(XName.Get("fill", Vml), new XAttribute("color2", "#ffffe1")),
        new XElement(XName.Get("textbox", Vml)),
        new XElement(
            XName.Get("ClientData", Excel),
            new XAttribute("ObjectType", "Note"),
            new XElement(XName.Get("SizeWithCells", Excel)),
            new XElement(XName.Get("Anchor", Excel), $"{Text(column + 1)}, 15, {Text(row)}, 2, {Text(column + 5)}, 15, {Text(row + 6)}, 4"),
            new XElement(XName.Get("AutoFill", Excel), "False"),
            new XElement(XName.Get("Row", Excel), Text(row)),
            new XElement(XName.Get("Column", Excel), Text(column))));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
