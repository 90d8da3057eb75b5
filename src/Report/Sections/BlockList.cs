using System.Collections.Immutable;
using Plateau.Report.Blocks;
using Plateau.Report.Charts;

namespace Plateau.Report.Sections;

/// <summary>Blocks of a section, put one after another.</summary>
internal sealed class BlockList(Telling telling)
{
    private readonly ImmutableArray<Block>.Builder blocks = ImmutableArray.CreateBuilder<Block>();

    public void Add(Block block) => blocks.Add(block);

    public void Paragraph(string text) => blocks.Add(new Block.Paragraph(text));

    public void Heading(string key) => blocks.Add(new Block.Heading(telling.Word(key)));

    public void Small(string text) => blocks.Add(new Block.Small(text));

    public void Bullets(IEnumerable<string> items)
    {
        ImmutableArray<string> all = [.. items];
        if (all.Length > 0)
            blocks.Add(new Block.Bullets(all));
    }

    public void Figures(params IEnumerable<Figure> figures) => blocks.Add(new Block.Figures([.. figures]));

    public void Table(Table table, bool onConsole = true)
    {
        if (table.Rows.Length > 0)
            blocks.Add(new Block.Grid(table, onConsole));
    }

    /// <param name="twinOnConsole">A terminal, which shows no drawing, gets its table.</param>
    /// <returns>Whether there was anything to draw.</returns>
    public bool Chart(IChart chart, bool twinOnConsole = false)
    {
        var drawings = chart.Draw(telling);
        foreach (var drawing in drawings)
            blocks.Add(new Block.Chart(drawing, twinOnConsole));
        return !drawings.IsEmpty;
    }

    public Section Build(string key, string headline) => new(key, telling.Word($"section.{key}"), headline, blocks.ToImmutable());
}
