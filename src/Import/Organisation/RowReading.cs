using System.Collections.Immutable;
using NodaTime;
using Plateau.Model.Files;
using Plateau.Model.Texts;
using Plateau.Spreadsheets;

namespace Plateau.Import.Organisation;

/// <summary>One row of a sheet: gives its cells as what they should hold and notes every cell that does not.</summary>
public sealed class RowReading
{
    private readonly SheetReading sheet;
    private readonly Func<string, (ReadCell Cell, string Address)> find;

    /// <param name="row">Number of the row in the sheet, from 1.</param>
    internal RowReading(SheetReading sheet, int row, Func<string, (ReadCell Cell, string Address)> find)
    {
        (this.sheet, this.find) = (sheet, find);
        Row = row;
    }

    public int Row { get; }

    /// <summary>False when a cell without which the row says nothing is empty or cannot be read.</summary>
    public bool Usable { get; private set; } = true;

    public string Name(string key) => Text(key) ?? "";

    public string? Text(string key)
    {
        var text = Read(key, CellReading.Text);
        return sheet.ColumnOf(key).SortsCustomers && SensitiveWords.In(text) ? Wrong<string?>(key, "org-sensitive") : text;
    }

    public double? Number(string key) => Ranged(key, Value(key, CellReading.Number));

    public int? Whole(string key)
    {
        var number = Number(key);
        if (number is { } value && value != Math.Floor(value)) return Wrong<int?>(key, "org-whole");
        return (int?)number;
    }

    /// <summary>0 to 1.</summary>
    public double? Share(string key)
    {
        var share = Value(key, CellReading.Number);
        if (share is > 1 and <= 100) return Wrong<double?>(key, "org-share-percent", Argument.Share("share", share.Value / 100));
        return share is < 0 or > 1 ? Wrong<double?>(key, "org-share-range") : share;
    }

    public LocalDate? Date(string key) => Value(key, CellReading.Date);

    public int? Time(string key) => Value(key, CellReading.Time);

    public ImmutableArray<IsoDayOfWeek> Days(string key) => Value(key, CellReading.Days) ?? [];

    public bool? YesNo(string key) => Unknown(key) ? null : Value(key, CellReading.YesNo);

    public LevelSaid? Level(string key) => Value(key, CellReading.Level);

    public TChoice? Choice<TChoice>(string key)
        where TChoice : struct
    {
        var (cell, _) = find(key);
        if (cell.IsEmpty) return Missing<TChoice?>(key);
        return CellReading.Choice(cell, sheet.ColumnOf(key).Choices) is TChoice choice ? choice : Wrong<TChoice?>(key, "org-choice", Known(key));
    }

    /// <summary>A word of the list where it is one; else the word as it is, with a remark.</summary>
    public string? OpenChoice(string key)
    {
        var (cell, address) = find(key);
        if (cell.IsEmpty) return Missing<string?>(key);
        if (CellReading.Choice(cell, sheet.ColumnOf(key).Choices) is string known) return known;
        sheet.Remark(address, "org-open-choice", Argument.Of("value", CellReading.Text(cell) ?? ""), HeadingOf(key), Known(key));
        return CellReading.Text(cell);
    }

    /// <summary>The row is there twice under one name.</summary>
    internal void Twice(string key, string name, string first)
    {
        Usable = false;
        sheet.Problem(find(key).Address, "org-twice", Argument.Of("value", name), HeadingOf(key), Argument.Of("first", first));
    }

    /// <summary>Something that only a look at several cells shows; the row is left out.</summary>
    public void Reject(string key, string code, params ReadOnlySpan<Argument> arguments)
    {
        Usable = false;
        sheet.Problem(find(key).Address, code, [Argument.Of("value", CellReading.Text(find(key).Cell) ?? ""), HeadingOf(key), .. arguments]);
    }

    private TValue? Value<TValue>(string key, Func<ReadCell, TValue?> read)
        where TValue : struct
    {
        var (cell, _) = find(key);
        if (cell.IsEmpty) return Missing<TValue?>(key);
        return read(cell) ?? Wrong<TValue?>(key, Code(sheet.ColumnOf(key).Kind));
    }

    private string? Read(string key, Func<ReadCell, string?> read)
    {
        var (cell, _) = find(key);
        return cell.IsEmpty ? Missing<string?>(key) : read(cell);
    }

    private double? Ranged(string key, double? number)
    {
        var column = sheet.ColumnOf(key);
        return number is { } value && (value < column.Least || value > column.Most) ? Wrong<double?>(key, "org-range", Argument.Of("least", column.Least), Argument.Of("most", column.Most)) : number;
    }

    private bool Unknown(string key) => Folding.Of(CellReading.Text(find(key).Cell)) is "inconnu" or "unknown" or "nsp" or "" && !find(key).Cell.IsEmpty;

    private TValue? Missing<TValue>(string key)
    {
        if (!sheet.ColumnOf(key).Required) return default;
        Usable = false;
        sheet.Problem(find(key).Address, "org-missing", HeadingOf(key));
        return default;
    }

    private TValue? Wrong<TValue>(string key, string code, params ReadOnlySpan<Argument> arguments)
    {
        var (cell, address) = find(key);
        if (sheet.ColumnOf(key).Required) Usable = false;
        sheet.Problem(address, code, [Argument.Of("value", CellReading.Text(cell) ?? ""), HeadingOf(key), .. arguments]);
        return default;
    }

    private Argument HeadingOf(string key) => Argument.Of("column", sheet.HeadingOf(key));

    private Argument Known(string key)
    {
        var words = sheet.ColumnOf(key).Choices.Select(choice => choice.Words.In(sheet.French));
        return Argument.List("known", Nearest.To(CellReading.Text(find(key).Cell) ?? "", words));
    }

    private static string Code(ColumnKind kind) => kind switch
    {
        ColumnKind.Date => "org-date",
        ColumnKind.Time => "org-time",
        ColumnKind.Days => "org-days",
        ColumnKind.YesNo => "org-yes-no",
        ColumnKind.Level => "org-level",
        _ => "org-number",
    };
}
