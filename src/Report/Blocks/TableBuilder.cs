using System.Collections.Immutable;

namespace Plateau.Report.Blocks;

/// <summary>Makes a table row by row; the first column is text, the others are numbers unless said otherwise.</summary>
internal sealed class TableBuilder(string caption)
{
    private readonly ImmutableArray<Column>.Builder columns = ImmutableArray.CreateBuilder<Column>();
    private readonly ImmutableArray<TableRow>.Builder rows = ImmutableArray.CreateBuilder<TableRow>();

    public TableBuilder Text(string header)
    {
        columns.Add(new(header, Numeric: false));
        return this;
    }

    public TableBuilder Number(string header)
    {
        columns.Add(new(header));
        return this;
    }

    public void Add(params ReadOnlySpan<string> cells) => rows.Add(new([.. cells]));

    public void AddStrong(params ReadOnlySpan<string> cells) => rows.Add(new([.. cells], Strong: true));

    public int Count => rows.Count;

    public Table Build() => new(caption, columns.ToImmutable(), rows.ToImmutable());
}
