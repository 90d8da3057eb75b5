using System.Text.Json.Nodes;
using Plateau.Report.Blocks;
using Plateau.Report.Charts;
using Plateau.Report.Texts;

namespace Plateau.Report.Writers;

/// <summary>A report in one language as data, for a page that lays it out itself: the same sections and blocks as in the HTML.</summary>
internal static class DocumentJson
{
    public static JsonObject Of(ReportDocument document, Wording words)
    {
        var format = words.Formatter;
        return new JsonObject
        {
            ["title"] = document.Title,
            ["centre"] = document.Centre,
            ["subtitle"] = document.Subtitle,
            ["palette"] = Palette.ToJson(),
            ["numbers"] = new JsonObject { ["decimal"] = format.DecimalSign.ToString(), ["group"] = format.GroupSign.ToString(), ["percent"] = format.PercentSign },
            ["words"] = new JsonObject { ["table"] = words.Render("report.page.table"), ["chart"] = words.Render("report.page.chart") },
            ["sections"] = List(document.Sections, Of),
        };
    }

    private static JsonNode Of(Section section) => new JsonObject
    {
        ["key"] = section.Key,
        ["title"] = section.Title,
        ["headline"] = section.Headline,
        ["blocks"] = List(section.Blocks, Of),
    };

    private static JsonNode Of(Block block) => block switch
    {
        Block.Paragraph paragraph => Text("paragraph", paragraph.Text),
        Block.Heading heading => Text("heading", heading.Text),
        Block.Notice notice => Text("notice", notice.Text),
        Block.Small small => Text("small", small.Text),
        Block.Bullets bullets => new JsonObject { ["kind"] = "bullets", ["items"] = List(bullets.Items, Word) },
        Block.Figures figures => new JsonObject { ["kind"] = "figures", ["items"] = List(figures.Items, Of) },
        Block.Grid grid => new JsonObject { ["kind"] = "grid", ["table"] = Of(grid.Table) },
        Block.Chart chart => Of(chart.Drawing),
        Block.Findings findings => new JsonObject { ["kind"] = "findings", ["items"] = List(findings.Items, Of) },
        Block.Methods methods => new JsonObject { ["kind"] = "methods", ["items"] = List(methods.Items, Of) },
        _ => throw new InvalidOperationException($"A block of an unknown kind ({block.GetType().Name}) was to be written."),
    };

    private static JsonObject Text(string kind, string text) => new() { ["kind"] = kind, ["text"] = text };

    private static JsonNode Of(Figure figure) => new JsonObject { ["label"] = figure.Label, ["value"] = figure.Value, ["explanation"] = figure.Explanation is { } explanation ? Of(explanation) : null };

    private static JsonNode Of(Explanation explanation) => new JsonObject
    {
        ["title"] = explanation.Title,
        ["lines"] = List(explanation.Lines, line => new JsonObject { ["name"] = line.Name, ["content"] = line.Content }),
    };

    private static JsonObject Of(Drawing drawing) => new()
    {
        ["kind"] = "chart",
        ["key"] = drawing.Key,
        ["title"] = drawing.Title,
        ["option"] = drawing.Option.DeepClone(),
        ["sentence"] = drawing.Sentence,
        ["height"] = drawing.HeightPixels,
        ["legend"] = drawing.Legend,
        ["table"] = Of(drawing.Twin),
        ["map"] = drawing.Map?.DeepClone(),
    };

    private static JsonNode Of(FindingText finding) => new JsonObject
    {
        ["level"] = finding.Level,
        ["severity"] = finding.Severity,
        ["confidence"] = finding.Confidence,
        ["rule"] = finding.Rule,
        ["code"] = finding.Code,
        ["sentence"] = finding.Sentence,
        ["evidence"] = List(finding.Evidence, Word),
        ["proposals"] = List(finding.Proposals, Word),
    };

    private static JsonObject Of(Table table) => new()
    {
        ["caption"] = table.Caption,
        ["columns"] = List(table.Columns, column => new JsonObject { ["header"] = column.Header, ["numeric"] = column.Numeric }),
        ["rows"] = List(table.Rows, row => new JsonObject { ["cells"] = List(row.Cells, Word), ["strong"] = row.Strong }),
    };

    private static JsonNode Word(string text) => JsonValue.Create(text);

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode> write) => [.. items.Select(write)];
}
