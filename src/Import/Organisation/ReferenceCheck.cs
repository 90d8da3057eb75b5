using Plateau.Model.Declared;
using Plateau.Model.Files;
using Plateau.Model.Texts;
using Plateau.Spreadsheets;

namespace Plateau.Import.Organisation;

/// <summary>
/// Names that stand on one sheet and are declared on no other. They are remarks: the row is kept as it was said, for a transfer to a service that nobody declared is a finding, not a slip of the pen. Sheets that are empty are not held
/// against anyone: nobody said anything there.
/// </summary>
internal static class ReferenceCheck
{
    public static void Look(IEnumerable<(ReadSheet Sheet, ISheetForm Form)> read, Declarations declared, bool french, OrganisationLog log)
    {
        var names = OrganisationForms.All.ToDictionary(form => form.Key, form => form.NamesIn(declared).ToArray(), StringComparer.Ordinal);
        foreach (var (sheet, form) in read)
        {
            if (SheetReading.HeadingOf(sheet, form) is null) continue;
            var reading = new SheetReading(sheet, form, french, new OrganisationLog());
            foreach (var column in form.Columns.Where(column => column.Kind == ColumnKind.Reference && reading.Has(column.Key)))
                Look(reading, sheet, column, [.. column.RefersTo.SelectMany(key => names[key])], log);
        }
    }

    private static void Look(SheetReading reading, ReadSheet sheet, Column column, string[] known, OrganisationLog log)
    {
        if (known.Length == 0) return;
        var folded = known.Select(Folding.Of).ToHashSet(StringComparer.Ordinal);
        var at = reading.ColumnAt(column.Key);
        foreach (var row in reading.Below())
        {
            if (CellReading.Text(reading.At(row, at)) is { } name && !folded.Contains(Folding.Of(name)))
                log.Remark(sheet.Name, SheetReading.Address(row, at), "org-reference", Argument.Of("value", name), Argument.Of("column", reading.HeadingOf(column.Key)), Argument.List("nearest", Nearest.To(name, known)));
        }
    }
}
