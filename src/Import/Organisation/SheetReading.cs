using System.Collections.Immutable;
using Plateau.Model.Files;
using Plateau.Model.Texts;
using Plateau.Spreadsheets;

namespace Plateau.Import.Organisation;

/// <summary>One sheet of somebody's workbook under the form that it was recognised as: where its heading is, which column holds what, and what was said of its cells.</summary>
public sealed class SheetReading
{
    private const int MostRowsAboveHeading = 30;
    private readonly ReadSheet sheet;
    private readonly ISheetForm form;
    private readonly OrganisationLog log;
    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);
    private readonly int heading;

    internal SheetReading(ReadSheet sheet, ISheetForm form, bool french, OrganisationLog log)
    {
        (this.sheet, this.form, this.log) = (sheet, form, log);
        French = french;
        heading = HeadingOf(sheet, form) ?? -1;
        if (heading < 0)
            return;
        for (var at = 0; at < sheet.Rows[heading].Length; at++)
        {
            if (ColumnAt(form, sheet.At(heading, at)) is not { } column)
                continue;
            if (!columns.TryAdd(column.Key, at))
                Problem(Address(heading, at), "org-heading-twice", Argument.Of("column", CellReading.Text(sheet.At(heading, at)) ?? ""));
        }
    }

    /// <summary>Whether messages name columns in French.</summary>
    public bool French { get; }

    /// <summary>Cells of the heading that are no column of the form.</summary>
    public IEnumerable<(string Word, int Column)> OtherHeadings => heading < 0
        ? []
        : Enumerable.Range(0, sheet.Rows[heading].Length).Where(at => !sheet.At(heading, at).IsEmpty && ColumnAt(form, sheet.At(heading, at)) is null).Select(at => (CellReading.Text(sheet.At(heading, at))!, at));

    public bool Has(string key) => columns.ContainsKey(key);

    /// <summary>Row of the heading, from 0; null when the sheet has none that the form knows.</summary>
    internal static int? HeadingOf(ReadSheet sheet, ISheetForm form)
    {
        var best = Enumerable.Range(0, Math.Min(MostRowsAboveHeading, sheet.Rows.Length)).Select(row => (Row: row, Count: Likeness(sheet, form, row))).MaxBy(candidate => candidate.Count);
        return best.Count > 0 ? best.Row : null;
    }

    /// <summary>Columns of the form that a row names.</summary>
    internal static int Likeness(ReadSheet sheet, ISheetForm form, int row) =>
        row < sheet.Rows.Length ? Enumerable.Range(0, sheet.Rows[row].Length).Select(at => ColumnAt(form, sheet.At(row, at))?.Key).OfType<string>().Distinct(StringComparer.Ordinal).Count() : 0;

    /// <summary>Every row below the heading that is not empty; each counts as read.</summary>
    public IEnumerable<RowReading> Rows()
    {
        foreach (var missing in form.Columns.Where(column => column.Required && !columns.ContainsKey(column.Key)))
        {
            var known = heading < 0 ? [] : sheet.Rows[heading].Select(CellReading.Text).OfType<string>();
            Problem(Address(Math.Max(0, heading), 0), "org-heading-missing", Argument.Of("column", missing.Heading.In(French)), Argument.List("headings", Nearest.To(missing.Heading.In(French), known)));
        }

        foreach (var row in Below())
            yield return Row(row, key => columns.TryGetValue(key, out var at) ? at : -1);
    }

    /// <summary>Numbers of the rows below the heading that are not empty, from 0.</summary>
    internal IEnumerable<int> Below() => heading < 0 ? [] : Enumerable.Range(heading + 1, Math.Max(0, sheet.Rows.Length - heading - 1)).Where(row => sheet.Rows[row].Any(cell => !cell.IsEmpty));

    /// <summary>A row whose columns are found in a way of its own.</summary>
    /// <param name="columnOf">Column of a key, from 0; −1 = none.</param>
    /// <param name="stated">A cell that does not stand in the row: a skill that is the heading of a column.</param>
    internal RowReading Row(int row, Func<string, int> columnOf, (string Key, string Word)? stated = null)
    {
        log.Of(form.Key).Read++;
        return new RowReading(this, row + 1, key => stated is { } said && said.Key == key
            ? (new ReadCell(said.Word, null, null, null), Address(row, Math.Max(0, columnOf("level"))))
            : columnOf(key) is >= 0 and var at ? (sheet.At(row, at), Address(row, at)) : (default, Address(row, 0)));
    }

    internal ReadCell At(int row, int column) => sheet.At(row, column);

    internal int ColumnAt(string key) => columns.GetValueOrDefault(key, -1);

    internal void Keep() => log.Of(form.Key).Kept++;

    internal Column ColumnOf(string key) => form.Columns.First(column => column.Key == key);

    internal string HeadingOf(string key) => columns.TryGetValue(key, out var at) ? CellReading.Text(sheet.At(heading, at)) ?? ColumnOf(key).Heading.In(French) : ColumnOf(key).Heading.In(French);

    internal void Problem(string address, string code, params ReadOnlySpan<Argument> arguments) => log.Problem(sheet.Name, address, code, arguments);

    internal void Remark(string address, string code, params ReadOnlySpan<Argument> arguments) => log.Remark(sheet.Name, address, code, arguments);

    internal static string Address(int row, int column) => SheetBuilder.Address(column + 1, row + 1);

    private static Column? ColumnAt(ISheetForm form, ReadCell cell)
    {
        var word = Folding.Of(CellReading.Text(cell));
        return word.Length == 0 ? null : form.Columns.FirstOrDefault(column => Folding.Of(column.Heading.French) == word || Folding.Of(column.Heading.English) == word || column.Others.Any(other => Folding.Of(other) == word));
    }
}
