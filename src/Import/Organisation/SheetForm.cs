using System.Collections.Immutable;
using Plateau.Model.Declared;
using Plateau.Model.Texts;
using Plateau.Spreadsheets;

namespace Plateau.Import.Organisation;

/// <summary>A sheet of the organisation workbook, as reader and writer see it. Adding one = one file in Sheets, one line in <see cref="OrganisationForms"/>, one test case.</summary>
public interface ISheetForm
{
    /// <summary>Stable, for references between sheets.</summary>
    string Key { get; }

    Words Name { get; }

    /// <summary>What the sheet is for, in one sentence.</summary>
    Words About { get; }

    ImmutableArray<Column> Columns { get; }

    /// <summary>Names by which other sheets refer to its rows; empty when nobody does.</summary>
    IEnumerable<string> NamesIn(Declarations declared);

    /// <summary>The rows, one value for each column; null = empty.</summary>
    IEnumerable<ImmutableArray<object?>> Rows(Declarations declared);

    /// <summary>Adds what a sheet says to what other sheets said.</summary>
    Declarations Read(SheetReading reading, Declarations declared);
}

/// <summary>A sheet whose rows are of one kind.</summary>
public abstract class SheetForm<T> : ISheetForm
{
    public abstract string Key { get; }

    public abstract Words Name { get; }

    public abstract Words About { get; }

    protected abstract ImmutableArray<Column<T>> Fields { get; }

    public ImmutableArray<Column> Columns => [.. Fields];

    protected abstract ImmutableArray<T> Of(Declarations declared);

    protected abstract Declarations With(Declarations declared, ImmutableArray<T> rows);

    /// <summary>One row; what is wrong with it was or is told to the row.</summary>
    protected abstract T Make(RowReading row);

    protected virtual string? NameOf(T row) => null;

    /// <param name="heading">French and English.</param>
    /// <param name="comment">French and English.</param>
    protected static Column<T> Field(string key, ColumnKind kind, (string French, string English) heading, (string French, string English) comment, Func<T, object?> get) =>
        new(key, new Words(heading.French, heading.English), new Words(comment.French, comment.English), kind, get);

    public virtual IEnumerable<string> NamesIn(Declarations declared) => Of(declared).Select(NameOf).OfType<string>().Distinct(StringComparer.Ordinal);

    public IEnumerable<ImmutableArray<object?>> Rows(Declarations declared) => Of(declared).Select(row => ImmutableArray.CreateRange(Fields.Select(field => field.Get(row))));

    public Declarations Read(SheetReading reading, Declarations declared)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var rows = Of(declared).ToList();
        var names = rows.Select(NameOf).OfType<string>().ToDictionary(Folding.Of, name => name, StringComparer.Ordinal);
        foreach (var row in OtherShape(reading) ?? reading.Rows())
        {
            var made = Make(row);
            if (!row.Usable) continue;
            if (NameOf(made) is { } name && !names.TryAdd(Folding.Of(name), name))
            {
                row.Twice(Fields.First(field => field.Required).Key, name, names[Folding.Of(name)]);
                continue;
            }

            reading.Keep();
            rows.Add(made);
        }

        return With(declared, [.. rows]);
    }

    /// <summary>Rows of a sheet that people laid out otherwise (a matrix); null = row by row.</summary>
    protected virtual IEnumerable<RowReading>? OtherShape(SheetReading reading) => null;
}
