using System.Collections.Immutable;
using Plateau.Import.Organisation;
using Plateau.Model.Files;
using Plateau.Model.Texts;
using Plateau.Spreadsheets;

namespace Plateau.Import.Formats;

/// <summary>The sheet of a workbook that is read like a CSV.</summary>
/// <param name="HeadingRow">From 0; what stands above it are titles.</param>
/// <param name="Notes">What the reader of the workbook should know of it.</param>
internal sealed record ChosenSheet(string Path, string Sheet, int HeadingRow, ImmutableArray<Message> Notes)
{
    /// <summary>The rows of the sheet as delimited text, line for row.</summary>
    public Stream Open() => new SheetTextStream(Path, this);
}

/// <summary>Finds the sheet and the row of headings: the first sheet in sight whose headings a format of delimited text recognises. What the columns mean is left to that format.</summary>
internal static class WorkbookSource
{
    private const int MostRowsAboveHeading = 30;
    private const int RowsLookedAt = 200;
    private const int LeastStrength = 50; // below it a format only does not refuse

    public static bool IsOne(FileSample sample) => WorkbookReader.LooksLikeWorkbook(sample.Bytes.Span);

    /// <param name="problems">Why none could be chosen.</param>
    public static ChosenSheet? Choose(string path, string name, ReadingSettings settings, List<Problem> problems)
    {
        using var file = File.OpenRead(path);
        if (WorkbookRows.Check(file) is { } fault)
        {
            problems.Add(Problem.At(path, fault switch { BookFault.Locked => "org-locked", BookFault.TooLarge => "workbook-too-large", _ => "org-damaged" }));
            return null;
        }

        try
        {
            return Choose(path, name, settings, Beginnings(file), problems);
        }
        catch (InvalidDataException)
        {
            problems.Add(Problem.At(path, "org-damaged"));
            return null;
        }
    }

    private static ChosenSheet? Choose(string path, string name, ReadingSettings settings, List<ReadSheet> sheets, List<Problem> problems)
    {
        var stated = settings.Sheet ?? settings.Mapping?.Sheet;
        if (stated is null && OrganisationReader.IsOne(sheets.Select(sheet => sheet.Name)))
        {
            problems.Add(Problem.At(path, "workbook-is-organisation", Argument.Of("file", name)));
            return null;
        }

        var filled = sheets.Where(sheet => sheet.Rows.Any(row => row.Any(cell => !cell.IsEmpty))).ToArray();
        if (filled.Length == 0)
        {
            problems.Add(Problem.At(path, "file-empty", Argument.Of("file", name)));
            return null;
        }

        if (stated is not null && !filled.Any(sheet => IsNamed(sheet, stated)))
        {
            problems.Add(Problem.At(path, "workbook-no-sheet", Argument.Of("sheet", stated), Argument.List("known", filled.Select(sheet => sheet.Name)), Argument.List("nearest", Nearest.To(stated, filled.Select(sheet => sheet.Name)))));
            return null;
        }

        var candidates = filled.Where(sheet => stated is null || IsNamed(sheet, stated)).Select(sheet => (Sheet: sheet, Heading: Heading(sheet, settings))).ToArray();
        var visible = candidates.Where(candidate => !candidate.Sheet.Hidden || stated is not null).ToArray();
        // Nothing recognised: the best guess is taken further, so that its columns can be told.
        var chosen = visible.Where(candidate => candidate.Heading.Strength >= LeastStrength).DefaultIfEmpty(visible.Concat(candidates).MaxBy(candidate => candidate.Heading.Strength)).First();
        var notes = ImmutableArray.CreateBuilder<Message>();
        notes.Add(Message.Of("note.workbook-sheet", Argument.Of("file", name), Argument.Of("sheet", chosen.Sheet.Name), Argument.Count("row", chosen.Heading.Row + 1)));
        var others = filled.Where(sheet => sheet != chosen.Sheet && !sheet.Hidden).Select(sheet => sheet.Name).ToArray();
        if (others.Length > 0) notes.Add(Message.Of("note.workbook-others", Argument.Of("file", name), Argument.List("sheets", others)));
        var hidden = filled.Where(sheet => sheet.Hidden).Select(sheet => sheet.Name).ToArray();
        if (hidden.Length > 0) notes.Add(Message.Of("note.workbook-hidden", Argument.Of("file", name), Argument.List("sheets", hidden)));
        return new(path, chosen.Sheet.Name, chosen.Heading.Row, notes.ToImmutable());
    }

    private static bool IsNamed(ReadSheet sheet, string name) => Folding.Of(sheet.Name) == Folding.Of(name);

    /// <summary>The first rows of every sheet.</summary>
    private static List<ReadSheet> Beginnings(Stream file)
    {
        using var rows = WorkbookRows.Open(file);
        var sheets = new List<ReadSheet>();
        while (rows.NextSheet())
        {
            var first = ImmutableArray.CreateBuilder<ImmutableArray<ReadCell>>();
            while (first.Count < RowsLookedAt && rows.NextRow(out var cells)) first.Add([.. cells]);
            sheets.Add(new(rows.SheetName, rows.IsHidden, first.ToImmutable()));
        }

        return sheets;
    }

    /// <summary>The row from which on a format recognises the sheet best; among equals the first. With a mapping, the row that has most of its columns.</summary>
    private static (int Row, int Strength) Heading(ReadSheet sheet, ReadingSettings settings)
    {
        var best = (Row: 0, Strength: -1);
        for (var row = 0; row < Math.Min(MostRowsAboveHeading, sheet.Rows.Length); row++)
        {
            var cells = sheet.Rows[row];
            // A title stands alone; headings are words.
            if (cells.Count(cell => cell.Text is not null) < 2 || cells.Count(cell => cell.Text is not null) < cells.Count(cell => !cell.IsEmpty)) continue;
            var strength = Strength(sheet, row, settings);
            if (strength > best.Strength) best = (row, strength);
        }

        return best.Strength >= 0 ? best : (0, 0);
    }

    private static int Strength(ReadSheet sheet, int row, ReadingSettings settings)
    {
        var header = sheet.Rows[row].Select(SheetText.Of).ToArray();
        if (settings.Mapping is { Columns.IsEmpty: false } mapping)
            return Math.Min(99, 60 + mapping.Columns.Values.Count(column => header.Any(cell => cell.Equals(column.Trim(), StringComparison.OrdinalIgnoreCase))));
        using var text = new MemoryStream();
        for (var at = row; at < sheet.Rows.Length && text.Length < FileSample.MaxBytes; at++) text.Write(SheetText.Line(sheet.Rows[at], header.Length));
        var sample = new FileSample(sheet.Name, text.ToArray(), Whole: true);
        return FormatCatalogue.All.Max(format => format.Recognise(sample).Strength);
    }
}
