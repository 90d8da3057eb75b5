using System.Collections.Immutable;

namespace Plateau.Spreadsheets;

/// <summary>What stood in a cell: a word, a number, a day with time, yes or no; null = empty. Formulas are read as the values that they had.</summary>
/// <param name="Text">As the cell holds it, trimmed; for numbers and days null.</param>
public readonly record struct ReadCell(string? Text, double? Number, DateTime? Day, bool? Truth)
{
    /// <summary>A duration of the spreadsheet; its days are in <see cref="Number"/> too.</summary>
    public TimeSpan? Span { get; init; }

    public bool IsEmpty => string.IsNullOrEmpty(Text) && Number is null && Day is null && Truth is null;
}

/// <param name="Rows">From the first row of the sheet, empty ones included; rows may be of different length.</param>
public sealed record ReadSheet(string Name, bool Hidden, ImmutableArray<ImmutableArray<ReadCell>> Rows)
{
    /// <summary>An empty cell where there is none.</summary>
    /// <param name="row">From 0.</param>
    /// <param name="column">From 0.</param>
    public ReadCell At(int row, int column) => row < Rows.Length && column < Rows[row].Length ? Rows[row][column] : default;
}

/// <summary>Why a workbook could not be read.</summary>
public enum BookFault
{
    /// <summary>Not a workbook, or damaged.</summary>
    Damaged,

    /// <summary>It asks for a password.</summary>
    Locked,

    /// <summary>It unpacks to more than is read.</summary>
    TooLarge,
}

/// <param name="Fault">Null when it was read.</param>
public sealed record ReadBook(ImmutableArray<ReadSheet> Sheets, BookFault? Fault)
{
    public static ReadBook Faulty(BookFault fault) => new([], fault);
}
