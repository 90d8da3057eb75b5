using System.Collections.Immutable;
using Plateau.Model.Declared;
using Plateau.Model.Files;
using Plateau.Model.Texts;
using Plateau.Spreadsheets;

namespace Plateau.Import.Organisation;

/// <summary>What came of a workbook.</summary>
/// <param name="Declared">All that could be read; rows with problems are left out of it and told in the log.</param>
/// <param name="Fault">Why nothing at all could be read; null when something was.</param>
public sealed record OrganisationReading(Declarations Declared, OrganisationLog Log, BookFault? Fault);

/// <summary>Reads the organisation workbook: ours, or one that people laid out themselves with our headings. Sheets are recognised by name, else by headings; French and English may stand side by side; empty sheets say nothing.</summary>
public static class OrganisationReader
{
    private const int LeastLikeness = 2; // headings by which a sheet of another name is recognised

    /// <param name="french">Language in which columns are named in messages.</param>
    public static OrganisationReading Read(Stream stream, bool french)
    {
        var book = WorkbookReader.Read(stream);
        var log = new OrganisationLog();
        if (book.Fault is { } fault) return new OrganisationReading(Declarations.None, log, fault);
        var declared = Declarations.None;
        var read = new List<(ReadSheet Sheet, ISheetForm Form)>();
        foreach (var sheet in book.Sheets)
        {
            if (FormOf(sheet) is { } form) read.Add((sheet, form));
            else Unread(sheet, log, french);
        }

        // In the order of the forms: the same workbook with its sheets in another order says the same.
        foreach (var (sheet, form) in read.OrderBy(pair => OrganisationForms.All.IndexOf(pair.Form)))
        {
            if (sheet.Hidden) log.Remark(sheet.Name, "", "org-hidden");
            if (SheetReading.HeadingOf(sheet, form) is null)
            {
                if (sheet.Rows.Any(row => row.Any(cell => !cell.IsEmpty))) log.Problem(sheet.Name, "", "org-no-heading", Argument.List("headings", form.Columns.Select(column => column.Heading.In(french))));
                continue;
            }

            declared = form.Read(new SheetReading(sheet, form, french, log), declared);
        }

        SwappedHeadings.Look(read, declared, french, log);
        ReferenceCheck.Look(read, declared, french, log);
        return new OrganisationReading(declared, log, null);
    }

    /// <summary>Why nothing of a workbook could be read.</summary>
    /// <param name="where">Its name or path.</param>
    public static Problem ProblemOf(BookFault fault, string where) => Problem.At(where, fault switch
    {
        BookFault.Locked => "org-locked",
        BookFault.TooLarge => "org-too-large",
        _ => "org-damaged",
    });

    /// <summary>By the names of its sheets: whether it is the workbook that describes an organisation, and no table of contacts.</summary>
    public static bool IsOne(IEnumerable<string> sheets)
    {
        var known = OrganisationForms.All.Select(form => form.Name).Concat(OrganisationWriter.OwnSheets).SelectMany(name => new[] { Folding.Of(name.French), Folding.Of(name.English) }).ToHashSet(StringComparer.Ordinal);
        return sheets.Count(sheet => known.Contains(Folding.Of(sheet))) >= LeastLikeness;
    }

    /// <summary>As <see cref="IsOne(IEnumerable{string})"/>, of a file that may be anything. A workbook that cannot be read is one, so that its fault is told.</summary>
    public static bool IsOne(Stream file)
    {
        Span<byte> start = stackalloc byte[8];
        if (!WorkbookReader.LooksLikeWorkbook(start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)])) return false;
        try
        {
            if (WorkbookRows.Check(file) is not null) return true;
            using var rows = WorkbookRows.Open(file);
            var names = new List<string>();
            while (rows.NextSheet()) names.Add(rows.SheetName);
            return IsOne(names);
        }
        catch (InvalidDataException)
        {
            return true;
        }
    }

    /// <summary>By name; else by the form of which it has the most headings, all required ones among them.</summary>
    private static ISheetForm? FormOf(ReadSheet sheet)
    {
        var name = Folding.Of(sheet.Name);
        if (OrganisationForms.All.FirstOrDefault(form => Folding.Of(form.Name.French) == name || Folding.Of(form.Name.English) == name) is { } named) return named;
        var best = OrganisationForms.All
            .Select(form => (Form: form, Row: SheetReading.HeadingOf(sheet, form)))
            .Where(candidate => candidate.Row is not null)
            .Select(candidate => (candidate.Form, Likeness: SheetReading.Likeness(sheet, candidate.Form, candidate.Row!.Value), Whole: HasRequired(sheet, candidate.Form, candidate.Row!.Value)))
            .Where(candidate => candidate.Whole && candidate.Likeness >= LeastLikeness)
            .OrderByDescending(candidate => candidate.Likeness)
            .FirstOrDefault();
        return best.Form;
    }

    private static bool HasRequired(ReadSheet sheet, ISheetForm form, int row)
    {
        var words = Enumerable.Range(0, sheet.Rows[row].Length).Select(at => Folding.Of(CellReading.Text(sheet.At(row, at)))).ToHashSet(StringComparer.Ordinal);
        return form.Columns.Where(column => column.Required).All(column => words.Contains(Folding.Of(column.Heading.French)) || words.Contains(Folding.Of(column.Heading.English)) || column.Others.Any(other => words.Contains(Folding.Of(other))));
    }

    private static void Unread(ReadSheet sheet, OrganisationLog log, bool french)
    {
        var isOurs = OrganisationWriter.OwnSheets.Any(own => Folding.Of(own.French) == Folding.Of(sheet.Name) || Folding.Of(own.English) == Folding.Of(sheet.Name));
        if (isOurs || sheet.Rows.All(row => row.All(cell => cell.IsEmpty))) return;
        log.Remark(sheet.Name, "", "org-sheet-unknown", Argument.Of("sheet", sheet.Name), Argument.List("nearest", Nearest.To(sheet.Name, OrganisationForms.All.Select(form => form.Name.In(french)))));
    }
}
