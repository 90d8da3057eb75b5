using System.Collections.Immutable;
using System.Globalization;

namespace Plateau.Spreadsheets;

/// <summary>How a cell looks, in the order of the styles that <see cref="WorkbookFile"/> writes. Inputs are the cells that a reader may change.</summary>
public enum CellLook
{
    Text,
    Title,
    Note,
    Header,
    Strong,
    Whole,
    One,
    Two,
    Percent,
    Time,
    StrongWhole,
    StrongOne,
    StrongPercent,
    InputNumber,
    InputPercent,

    /// <summary>Text that would be taken for a formula if it were typed: it is marked as text.</summary>
    Quoted,

    /// <summary>A day, as the number that spreadsheets count days by.</summary>
    Date,
}

/// <summary>What stands in a cell: text, a number, or a formula with the value that it has now. All empty = an empty cell of that look.</summary>
/// <param name="Formula">In the language of the file format (English names, commas), without the sign of equality; null = none.</param>
public sealed record Cell(CellLook Look, double? Number, string? Text, string? Formula)
{
    public static Cell Of(string text, CellLook look = CellLook.Text) => new(look == CellLook.Text && text.Length > 0 && text[0] is '=' or '+' or '-' or '@' ? CellLook.Quoted : look, null, text, null);

    public static Cell Of(double? number, CellLook look) => new(look, number is { } known && double.IsFinite(known) ? known : null, null, null);

    public static Cell Live(string formula, double? value, CellLook look) => Live(formula, value, "", look);

    /// <summary>A formula whose value is a number or, where there is none, a word.</summary>
    public static Cell Live(string formula, double? value, string otherwise, CellLook look) => value is { } known && double.IsFinite(known) ? new(look, known, null, formula) : new(look, null, otherwise, formula);
}

/// <summary>One sheet, ready to be written.</summary>
/// <param name="Name">At most 31 characters.</param>
/// <param name="Widths">Of the columns, in characters.</param>
/// <param name="FrozenRows">Rows at the top that stay in sight, the last of which is the header.</param>
/// <param name="FrozenColumns">Columns at the left that stay in sight.</param>
/// <param name="Names">Names of cells that formulas use, with the cell's address.</param>
public sealed record Sheet(string Name, ImmutableArray<double> Widths, int FrozenRows, int FrozenColumns, ImmutableArray<ImmutableArray<Cell>> Rows, ImmutableArray<(string Name, string Cell)> Names)
{
    /// <summary>Comments on cells.</summary>
    public ImmutableArray<CellNote> Notes { get; init; } = [];

    /// <summary>Lists from which cells are filled.</summary>
    public ImmutableArray<DropDown> DropDowns { get; init; } = [];

    /// <summary>Not shown unless asked for.</summary>
    public bool Hidden { get; init; }
}

/// <summary>A comment.</summary>
/// <param name="Cell">Address, for example B4.</param>
public sealed record CellNote(string Cell, string Text);

/// <summary>A list from which the cells of a range are filled; other words stay possible, for people know better.</summary>
/// <param name="Range">For example B5:B1000.</param>
/// <param name="List">A range with the words, as a formula without the sign of equality.</param>
public sealed record DropDown(string Range, string List);

/// <summary>Collects the rows of a sheet; rows and columns count from 1, as in addresses.</summary>
public sealed class SheetBuilder(string name)
{
    private readonly List<ImmutableArray<Cell>> rows = [];
    private readonly List<(string, string)> names = [];
    private readonly List<CellNote> notes = [];
    private readonly List<DropDown> dropDowns = [];
    private ImmutableArray<double> widths = [];
    private int frozenRows, frozenColumns;

    /// <summary>Number of the row that is added next.</summary>
    public int NextRow => rows.Count + 1;

    public static string Address(int column, int row) => ColumnName(column) + row.ToString(CultureInfo.InvariantCulture);

    public static string ColumnName(int column) => column <= 26 ? ((char)('A' + column - 1)).ToString() : ColumnName((column - 1) / 26) + ColumnName(((column - 1) % 26) + 1);

    public void Add(params ReadOnlySpan<Cell> cells) => rows.Add([.. cells]);

    public void Add(IEnumerable<Cell> cells) => rows.Add([.. cells]);

    public void Blank() => rows.Add([]);

    /// <summary>What the sheet is, in two lines, and an empty one.</summary>
    public void Head(string title, string note)
    {
        Add(Cell.Of(title, CellLook.Title));
        Add(Cell.Of(note, CellLook.Note));
        Blank();
    }

    /// <summary>The header of a table.</summary>
    public void Header(IEnumerable<string> titles) => Add(titles.Select(title => Cell.Of(title, CellLook.Header)));

    /// <summary>All rows so far stay in sight.</summary>
    public void Freeze(int columns) => (frozenRows, frozenColumns) = (rows.Count, columns);

    public void Widths(IEnumerable<double> characters) => widths = [.. characters];

    /// <summary>A cell's name for formulas of all sheets.</summary>
    public void Name(string cellName, int column, int row) => names.Add((cellName, Address(column, row)));

    /// <summary>A comment on a cell.</summary>
    public void Note(int column, int row, string text) => notes.Add(new CellNote(Address(column, row), text));

    /// <summary>The cells of a column from a row on are filled from a list.</summary>
    public void DropDown(int column, int fromRow, int toRow, string list) => dropDowns.Add(new DropDown($"{Address(column, fromRow)}:{Address(column, toRow)}", list));

    public Sheet Build(bool hidden = false) => new(name, widths, frozenRows, frozenColumns, [.. rows], [.. names]) { Notes = [.. notes], DropDowns = [.. dropDowns], Hidden = hidden };
}
