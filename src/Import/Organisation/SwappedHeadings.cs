using Plateau.Model.Declared;
using Plateau.Model.Texts;
using Plateau.Spreadsheets;

namespace Plateau.Import.Organisation;

/// <summary>Two columns whose cells suit each other's heading better than their own: a slip that no single cell shows.</summary>
internal static class SwappedHeadings
{
    private const int LeastCells = 2;
    private const double Mostly = 0.8, Hardly = 0.3;

    public static void Look(IEnumerable<(ReadSheet Sheet, ISheetForm Form)> read, Declarations declared, bool french, OrganisationLog log)
    {
        var names = OrganisationForms.All.ToDictionary(form => form.Key, form => form.NamesIn(declared).Select(Folding.Of).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var (sheet, form) in read)
        {
            if (SheetReading.HeadingOf(sheet, form) is not { } heading) continue;
            var reading = new SheetReading(sheet, form, french, new OrganisationLog());
            var columns = form.Columns.Where(column => reading.Has(column.Key)).ToArray();
            for (var first = 0; first < columns.Length; first++)
            {
                for (var second = first + 1; second < columns.Length; second++)
                {
                    if (Swapped(reading, columns[first], columns[second], names))
                    {
                        log.Problem(
                            sheet.Name, SheetReading.Address(heading, reading.ColumnAt(columns[first].Key)), "org-headings-swapped",
                            Argument.Of("column", reading.HeadingOf(columns[first].Key)), Argument.Of("other", reading.HeadingOf(columns[second].Key)));
                    }
                }
            }
        }
    }

    private static bool Swapped(SheetReading reading, Column first, Column second, Dictionary<string, HashSet<string>> names)
    {
        var ones = Cells(reading, first);
        var others = Cells(reading, second);
        if (ones.Length < LeastCells || others.Length < LeastCells) return false;
        return Share(ones, first) <= Hardly && Share(others, second) <= Hardly && Share(ones, second) >= Mostly && Share(others, first) >= Mostly;

        double Share(ReadCell[] cells, Column column) => cells.Count(cell => Suits(cell, column, names)) / (double)cells.Length;
    }

    private static ReadCell[] Cells(SheetReading reading, Column column) => [.. reading.Below().Select(row => reading.At(row, reading.ColumnAt(column.Key))).Where(cell => !cell.IsEmpty)];

    private static bool Suits(ReadCell cell, Column column, Dictionary<string, HashSet<string>> names) => column.Kind switch
    {
        ColumnKind.Number => CellReading.Number(cell) is { } number && number >= column.Least && number <= column.Most,
        ColumnKind.Whole => CellReading.Number(cell) is { } whole && whole == Math.Floor(whole) && whole >= column.Least && whole <= column.Most,
        ColumnKind.Share => CellReading.Number(cell) is >= 0 and <= 1,
        ColumnKind.Date => CellReading.Date(cell) is not null,
        ColumnKind.Time => CellReading.Time(cell) is not null,
        ColumnKind.Days => CellReading.Days(cell) is not null,
        ColumnKind.YesNo => CellReading.YesNo(cell) is not null,
        ColumnKind.Level => CellReading.Level(cell) is not null,
        ColumnKind.Choice => CellReading.Choice(cell, column.Choices) is not null,
        ColumnKind.Reference => column.RefersTo.Any(sheet => names[sheet].Contains(Folding.Of(CellReading.Text(cell)))),
        _ => cell.Text is { } text && text.Any(char.IsLetter), // words: a bare number is none
    };
}
