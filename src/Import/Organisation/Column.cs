using System.Collections.Immutable;

namespace Plateau.Import.Organisation;

/// <summary>A wording in both languages of the product. Headings and drop-down words must be known in both while a workbook is read, hence they stand beside their column and not among the texts of reports.</summary>
public sealed record Words(string French, string English)
{
    public string In(bool french) => french ? French : English;
}

/// <summary>What the cells of a column hold.</summary>
public enum ColumnKind
{
    Text,

    /// <summary>Name of something on another sheet.</summary>
    Reference,

    Number,

    Whole,

    /// <summary>0 to 1, written in percent.</summary>
    Share,

    Date,

    /// <summary>Minutes after midnight.</summary>
    Time,

    /// <summary>Weekdays.</summary>
    Days,

    YesNo,

    /// <summary>One of a list of words.</summary>
    Choice,

    /// <summary>Level of mastery: 0 to 4, I L U O, or a tick.</summary>
    Level,
}

/// <summary>A word of a drop-down list.</summary>
/// <param name="Value">What it stands for.</param>
/// <param name="Others">Further words that are understood.</param>
public sealed record Choice(object Value, Words Words, params ImmutableArray<string> Others);

/// <summary>A column of a sheet of the organisation workbook: what it is called, what it means and what its cells may hold.</summary>
/// <param name="Key">Stable, for code and problems.</param>
/// <param name="Comment">What people read when they point at the heading.</param>
public record Column(string Key, Words Heading, Words Comment, ColumnKind Kind)
{
    public bool Required { get; init; }

    /// <summary>Further headings that are understood.</summary>
    public ImmutableArray<string> Others { get; init; } = [];

    /// <summary>Keys of the sheets whose names it may hold.</summary>
    public ImmutableArray<string> RefersTo { get; init; } = [];

    public ImmutableArray<Choice> Choices { get; init; } = [];

    /// <summary>Words beyond the choices are kept as they are, with a remark.</summary>
    public bool Open { get; init; }

    /// <summary>Customers are sorted by it: words of what the law calls sensitive are not taken.</summary>
    public bool SortsCustomers { get; init; }

    /// <summary>For numbers.</summary>
    public double Least { get; init; }

    public double Most { get; init; } = 1e9;
}

/// <summary>A column with the way to what it holds.</summary>
public sealed record Column<T>(string Key, Words Heading, Words Comment, ColumnKind Kind, Func<T, object?> Get) : Column(Key, Heading, Comment, Kind);
