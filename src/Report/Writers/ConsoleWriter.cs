using System.Collections.Immutable;
using System.Text;
using Plateau.Report.Blocks;
using Plateau.Report.Texts;

namespace Plateau.Report.Writers;

/// <summary>
/// Writes a report for a terminal or a pipe: plain text, no colour, no line wider than asked. A chart is told by its conclusion and its sentence;
/// the method notes stay in the other forms.
/// </summary>
internal sealed class ConsoleWriter(int width, Formatter format)
{
    /// <summary>In a terminal the evidence stays in the report, and the first proposals stand for all.</summary>
    private const int MostProposals = 2;

    private readonly int width = Math.Max(40, width);
    private readonly StringBuilder text = new();

    public string Write(ReportDocument document)
    {
        Line(document.Title);
        Wrap(document.Subtitle, "");
        foreach (var section in document.Sections.Where(section => section.Key != "methods"))
        {
            Line("");
            Line(section.Title.ToUpperInvariant());
            Line(new string('-', Math.Min(width, section.Title.Length)));
            Wrap(section.Headline, "");
            foreach (var block in section.Blocks)
                Write(block);
        }

        return text.ToString();
    }

    private void Write(Block block)
    {
        switch (block)
        {
            case Block.Paragraph paragraph: Wrap(paragraph.Text, ""); break;
            case Block.Heading heading: Line(""); Wrap(heading.Text, ""); break;
            case Block.Notice notice: Wrap("! " + notice.Text, "  "); break;
            case Block.Small small: Wrap("  " + small.Text, "  "); break;
            case Block.Bullets bullets: Bullets(bullets.Items); break;
            case Block.Figures figures: Write(figures); break;
            case Block.Grid { OnConsole: true } grid: Line(""); Write(grid.Table); break;
            case Block.Chart chart:
                Line("");
                Wrap("> " + chart.Drawing.Title, "  ");
                Wrap("  " + chart.Drawing.Sentence, "  ");
                if (chart.TwinOnConsole)
                {
                    Line("");
                    Write(chart.Drawing.Twin);
                }

                break;
            case Block.Findings findings: Write(findings); break;
        }
    }

    private void Bullets(ImmutableArray<string> items)
    {
        foreach (var item in items)
            Wrap("- " + item, "  ");
    }

    private void Write(Block.Figures figures)
    {
        Line("");
        if (figures.Items.IsEmpty)
            return;
        var longest = figures.Items.Max(figure => figure.Label.Length);
        foreach (var figure in figures.Items)
        {
            var line = $"  {figure.Label.PadRight(longest)}  {figure.Value}";
            if (line.Length <= width)
                Line(line);
            else
                Wrap($"  {figure.Label}  {figure.Value}", "    ");
        }
    }

    private void Write(Block.Findings findings)
    {
        Line("");
        foreach (var finding in findings.Items)
        {
            Wrap($"[{finding.Severity}] {finding.Sentence} ({finding.Rule}, {finding.Confidence})", "  ");
            foreach (var proposal in finding.Proposals.Take(MostProposals))
                Wrap("  > " + proposal, "    ");
        }
    }

    private void Write(Table table)
    {
        if (table.Caption.Length > 0)
            Wrap(table.Caption, "");
        foreach (var line in TextTable.Lay(table, width, format.Colon))
            Line(line);
    }

    /// <summary>Words on lines of at most the width; a word that is longer stands alone on its line, cut.</summary>
    private void Wrap(string content, string indent)
    {
        foreach (var line in TextTable.Wrap(content, width, indent))
            Line(line);
    }

    private void Line(string line) => text.Append(Plain(line).TrimEnd()).Append('\n');

    /// <summary>No-break spaces keep words together while lines are made; a terminal shows, and a search finds, ordinary ones.</summary>
    private static string Plain(string content) => content.Replace(Formatter.ThinSpace, ' ').Replace(Formatter.NoBreakSpace, ' ');
}
