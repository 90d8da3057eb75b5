using System.Collections.Immutable;
using Plateau.Model.Texts;

namespace Plateau.Import.Organisation;

/// <summary>Rows of one kind of sheet. Read = kept + rejected, exactly.</summary>
public sealed class SheetCount
{
    public long Read { get; internal set; }

    public long Kept { get; internal set; }

    public long Rejected => Read - Kept;
}

/// <summary>Something that was said of a cell.</summary>
/// <param name="Sheet">Name of the sheet in the workbook.</param>
/// <param name="Cell">Address, for example B4; empty for the whole sheet.</param>
public sealed record CellSaid(string Sheet, string Cell, Problem What);

/// <summary>What was read of a workbook and what was said of it.</summary>
public sealed class OrganisationLog
{
    private readonly List<CellSaid> problems = [];
    private readonly List<CellSaid> remarks = [];
    private readonly Dictionary<string, SheetCount> counts = new(StringComparer.Ordinal);

    /// <summary>What keeps a cell, a row or a sheet from being used, in the order of the workbook.</summary>
    public ImmutableArray<CellSaid> Problems => [.. problems];

    /// <summary>What was used and should yet be looked at.</summary>
    public ImmutableArray<CellSaid> Remarks => [.. remarks];

    /// <summary>By key of the kind of sheet.</summary>
    public IReadOnlyDictionary<string, SheetCount> Counts => counts;

    internal SheetCount Of(string key)
    {
        if (!counts.TryGetValue(key, out var count)) counts.Add(key, count = new SheetCount());
        return count;
    }

    internal void Problem(string sheet, string cell, string code, params ReadOnlySpan<Argument> arguments) => problems.Add(new(sheet, cell, Model.Texts.Problem.At(Where(sheet, cell), code, arguments)));

    internal void Remark(string sheet, string cell, string code, params ReadOnlySpan<Argument> arguments) => remarks.Add(new(sheet, cell, Model.Texts.Problem.At(Where(sheet, cell), code, arguments)));

    private static string Where(string sheet, string cell) => cell.Length == 0 ? sheet : $"{sheet}!{cell}";
}
