using System.Collections.Immutable;

namespace Plateau.Import.Formats;

/// <summary>What a person states about a CSV instead of letting it be recognised.</summary>
public sealed record CsvMapping
{
    /// <summary>Header text (or column number, from 1) of each field; fields are the keys of <see cref="CsvField"/> in camel case.</summary>
    public ImmutableDictionary<CsvField, string> Columns { get; init; } = ImmutableDictionary<CsvField, string>.Empty;

    /// <summary>For example dd/MM/yyyy HH:mm:ss: the order of day, month and year is taken from it.</summary>
    public string? DateFormat { get; init; }

    /// <summary>tz name of local times.</summary>
    public string? Zone { get; init; }

    public char? Delimiter { get; init; }

    /// <summary>Key of the format that reads the columns; null = recognise it.</summary>
    public string? Format { get; init; }

    /// <summary>Sheet of a workbook; null = the first that is recognised.</summary>
    public string? Sheet { get; init; }

    /// <summary>Durations of intervals: true = averages a contact, false = totals, null = by their names and values.</summary>
    public bool? Averages { get; init; }

    /// <summary>Names of flows that are to count under another name: old to new.</summary>
    public ImmutableDictionary<string, string> Flows { get; init; } = ImmutableDictionary<string, string>.Empty;
}
