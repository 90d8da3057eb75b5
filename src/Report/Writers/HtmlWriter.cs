using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using NodaTime.Text;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;
using Plateau.Report.Charts;
using Plateau.Report.Texts;

namespace Plateau.Report.Writers;

/// <summary>
/// Writes a report as one HTML file. Everything that comes from data is escaped; the policy in the head forbids every request. Without its script
/// each chart is the table of its data.
/// </summary>
internal sealed class HtmlWriter(Wording words, RunInfo run)
{
    private static readonly JsonSerializerOptions Embedded = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Rows up to which a table stays on one page.</summary>
    private const int ShortTable = 16;

    /// <summary>Facts shown behind a finding; all of them are in the JSON.</summary>
    private const int MostEvidence = 4;

    private readonly StringBuilder html = new(1 << 20);
    private readonly List<Drawing> drawings = [];

    private Formatter Format => words.Formatter;

    public string Write(ReportDocument document)
    {
        Head(document);
        html.Append("<a class=\"skip\" href=\"#").Append(document.Sections is [var first, ..] ? first.Key : "answer").Append("\">").Append(Escape(Word("page.skip"))).Append("</a>\n<div class=\"layout\">\n");
        Contents(document);
        html.Append("<main>\n<header>\n<h1>").Append(Escape(document.Title)).Append("</h1>\n<p>").Append(Escape(document.Subtitle)).Append("</p>\n</header>\n");
        foreach (var section in document.Sections)
            Write(section);
        Foot();
        html.Append("</main>\n</div>\n");
        Script();
        html.Append("</body>\n</html>\n");
        return html.ToString();
    }

    private string Word(string key, params ReadOnlySpan<Argument> arguments) => words.Render("report." + key, arguments);

    private void Head(ReportDocument document)
    {
        html.Append("<!doctype html>\n<html lang=\"").Append(words.Language.Code()).Append("\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">\n")
            .Append("<meta name=\"referrer\" content=\"no-referrer\">\n<title>").Append(Escape($"{document.Title} – {document.Centre}")).Append("</title>\n<style>\n")
            .Append(Resource("Web/report.css")).Append('\n').Append(RunningHead(document)).Append("</style>\n</head>\n<body>\n");
    }

    /// <summary>Centre and date above, page numbers below: they are texts, so they stand here and not in the style sheet.</summary>
    private string RunningHead(ReportDocument document)
    {
        var head = CssText(Word("run.head", Argument.Of("centre", document.Centre), Argument.Of("date", StartDate())));
        var style = "font: 8.5pt 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'Liberation Sans', Arial, sans-serif; color: #566270;";
        return $$"""
            @page {
              @top-left { content: "{{head}}"; {{style}} }
              @top-right { content: "{{CssText(document.Title)}}"; {{style}} }
              @bottom-right { content: "{{CssText(Word("run.page"))}} " counter(page) " {{CssText(Word("run.of"))}} " counter(pages); {{style}} }
              @bottom-left { content: "Plateau {{CssText(run.Version.Split('+')[0])}}"; {{style}} }
            }
            @page :first {
              @top-left { content: none; }
              @top-right { content: none; }
            }

            """;
    }

    private void Contents(ReportDocument document)
    {
        html.Append("<nav aria-label=\"").Append(Escape(Word("page.contents"))).Append("\">\n<span class=\"name\">Plateau</span>\n<ol>\n");
        foreach (var section in document.Sections)
            html.Append("<li><a href=\"#").Append(section.Key).Append("\">").Append(Escape(section.Title)).Append("</a></li>\n");
        html.Append("</ol>\n</nav>\n");
    }

    private void Write(Section section)
    {
        html.Append("<section id=\"").Append(section.Key).Append("\" aria-labelledby=\"").Append(section.Key).Append("-title\">\n<p class=\"about\">").Append(Escape(section.Title))
            .Append("</p>\n<h2 id=\"").Append(section.Key).Append("-title\">").Append(Escape(section.Headline)).Append("</h2>\n");
        foreach (var block in section.Blocks)
            Write(block);
        html.Append("</section>\n");
    }

    private void Write(Block block)
    {
        switch (block)
        {
            case Block.Paragraph paragraph: Element("p", "", paragraph.Text); break;
            case Block.Heading heading: Element("h3", "", heading.Text); break;
            case Block.Notice notice: Element("p", "notice", notice.Text); break;
            case Block.Small small: Element("p", "small", small.Text); break;
            case Block.Bullets bullets: List("plain", bullets.Items); break;
            case Block.Figures figures: Write(figures); break;
            case Block.Grid grid: Write(grid.Table, ""); break;
            case Block.Chart chart: Write(chart.Drawing); break;
            case Block.Findings findings: Write(findings); break;
            case Block.Methods methods: Write(methods); break;
            default: throw new InvalidOperationException($"A block of an unknown kind ({block.GetType().Name}) was to be written.");
        }
    }

    private void Write(Block.Figures figures)
    {
        html.Append("<div class=\"figures\">\n");
        foreach (var figure in figures.Items)
        {
            var face = $"<span class=\"label\">{Escape(figure.Label)}</span><span class=\"value\">{Escape(figure.Value)}</span>";
            if (figure.Explanation is null)
            {
                html.Append("<div class=\"figure\"><div class=\"face\">").Append(face).Append("</div></div>\n");
                continue;
            }

            html.Append("<details class=\"figure\"><summary>").Append(face).Append("</summary>\n");
            Write(figure.Explanation);
            html.Append("</details>\n");
        }

        html.Append("</div>\n");
    }

    private void Write(Block.Methods methods)
    {
        html.Append("<div class=\"methods\">\n");
        foreach (var method in methods.Items)
        {
            html.Append("<details><summary>").Append(Escape(method.Title)).Append("</summary>\n");
            Write(method);
            html.Append("</details>\n");
        }

        html.Append("</div>\n");
    }

    private void Write(Explanation explanation)
    {
        var formula = Word("origin.formula");
        html.Append("<dl class=\"origin\">\n");
        foreach (var (name, content) in explanation.Lines)
            html.Append("<dt>").Append(Escape(name)).Append("</dt><dd").Append(name == formula ? " class=\"formula\"" : "").Append('>').Append(Escape(content)).Append("</dd>\n");
        html.Append("</dl>\n");
    }

    private void Write(Block.Findings findings)
    {
        html.Append("<ol class=\"findings\">\n");
        foreach (var finding in findings.Items)
        {
            var mark = new string('●', finding.Level + 1) + new string('○', 3 - finding.Level);
            html.Append("<li class=\"level-").Append(finding.Level.ToString(CultureInfo.InvariantCulture)).Append("\">\n<div class=\"level\"><b>").Append(Escape(finding.Severity))
                .Append("</b><span aria-hidden=\"true\">").Append(mark).Append("</span><br>").Append(Escape(finding.Confidence)).Append("<br>").Append(Escape(finding.Rule)).Append("</div>\n<div><p class=\"said\">").Append(Escape(finding.Sentence)).Append("</p>\n");
            if (finding.Evidence.Length > MostEvidence)
                List("", [.. finding.Evidence.Take(MostEvidence), Word("findings.more", Argument.Count("count", finding.Evidence.Length - MostEvidence))]);
            else if (finding.Evidence.Length > 0)
                List("", finding.Evidence);
            if (finding.Proposals.Length > 0)
            {
                html.Append("<p class=\"small\">").Append(Escape(Word("findings.proposals"))).Append("</p>\n");
                List("proposals", finding.Proposals);
            }

            html.Append("</div>\n</li>\n");
        }

        html.Append("</ol>\n");
    }

    private void Write(Drawing drawing)
    {
        drawings.Add(drawing);
        html.Append("<figure class=\"chart\">\n<figcaption><span class=\"title\">").Append(Escape(drawing.Title)).Append("</span></figcaption>\n<div class=\"plot\" data-chart=\"").Append(drawing.Key)
            .Append("\" role=\"img\" aria-label=\"").Append(Escape($"{drawing.Title} {drawing.Sentence}")).Append("\" style=\"height:").Append(drawing.HeightPixels.ToString(CultureInfo.InvariantCulture)).Append("px\"></div>\n");
        Write(drawing.Twin, $"twin-{drawing.Key}");
        if (drawing.Legend.Length > 0)
            Element("p", "small", drawing.Legend);
        html.Append("</figure>\n");
    }

    private void Write(Table table, string twinId)
    {
        html.Append("<div class=\"scroll").Append(table.Rows.Length <= ShortTable ? " short" : "").Append(twinId.Length > 0 ? $" twin\" id=\"{twinId}" : "").Append("\" tabindex=\"0\" role=\"region\" aria-label=\"").Append(Escape(table.Caption)).Append("\"><table>\n");
        if (table.Caption.Length > 0)
            Element("caption", "", table.Caption);
        html.Append("<thead><tr>");
        foreach (var column in table.Columns)
            html.Append("<th scope=\"col\"").Append(column.Numeric ? " class=\"number\">" : ">").Append(Escape(column.Header)).Append("</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            html.Append(row.Strong ? "<tr class=\"strong\">" : "<tr>");
            for (var cell = 0; cell < row.Cells.Length; cell++)
            {
                var tag = cell == 0 ? "th scope=\"row\"" : "td";
                html.Append('<').Append(tag).Append(table.Columns[cell].Numeric ? " class=\"number\">" : ">").Append(Escape(row.Cells[cell])).Append("</").Append(cell == 0 ? "th" : "td").Append('>');
            }

            html.Append("</tr>\n");
        }

        html.Append("</tbody>\n</table></div>\n");
    }

    private void List(string kind, ImmutableArray<string> items)
    {
        html.Append(kind.Length == 0 ? "<ul>\n" : $"<ul class=\"{kind}\">\n");
        foreach (var item in items)
            Element("li", "", item);
        html.Append("</ul>\n");
    }

    private void Element(string tag, string kind, string text)
    {
        html.Append('<').Append(tag);
        if (kind.Length > 0)
            html.Append(" class=\"").Append(kind).Append('"');
        html.Append('>').Append(Escape(text)).Append("</").Append(tag).Append(">\n");
    }

    private void Foot()
    {
        html.Append("<footer>\n");
        Element("p", "", Word("run.people"));
        Element("p", "", Word("run.foot", Argument.Of("version", run.Version), Argument.Of("seed", run.Seed.ToString(CultureInfo.InvariantCulture)), Argument.Count("threads", run.Threads),
            Argument.Of("started", StartDate()), Argument.Seconds("elapsed", run.ElapsedSeconds)));
        html.Append("</footer>\n");
    }

    /// <summary>The day on which the study was made; what cannot be read as a date is shown as it is.</summary>
    private string StartDate() =>
        OffsetDateTimePattern.ExtendedIso.Parse(run.StartedAt) is { Success: true } moment ? Format.Date(moment.Value.Date)
        : InstantPattern.ExtendedIso.Parse(run.StartedAt) is { Success: true } instant ? Format.Date(instant.Value.InUtc().Date)
        : run.StartedAt;

    private void Script()
    {
        var charts = new JsonObject();
        foreach (var drawing in drawings)
            charts[drawing.Key] = new JsonObject { ["option"] = drawing.Option, ["height"] = drawing.HeightPixels, ["sentence"] = drawing.Sentence };
        var embedded = new JsonObject
        {
            ["palette"] = Palette.ToJson(),
            ["numbers"] = new JsonObject { ["decimal"] = Format.DecimalSign.ToString(), ["group"] = Format.GroupSign.ToString(), ["percent"] = Format.PercentSign },
            ["words"] = new JsonObject { ["table"] = Word("page.table"), ["chart"] = Word("page.chart") },
            ["charts"] = charts,
        };

        // The encoder writes < > & and ' as \u…: no text can end the element.
        html.Append("<script type=\"application/json\" id=\"plateau-charts\">").Append(embedded.ToJsonString(Embedded)).Append("</script>\n<script>\n")
            .Append(Resource("Web/report.js").Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase)).Append("</script>\n");
    }

    internal static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAny("&<>\"'") < 0)
            return text;
        return text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal).Replace("'", "&#39;", StringComparison.Ordinal);
    }

    /// <summary>Text inside a CSS string within a style element: whatever could end either is written as a code.</summary>
    internal static string CssText(string text)
    {
        var css = new StringBuilder(text.Length);
        foreach (var sign in text)
        {
            if (sign is '"' or '\\' or '<' or '>' or '&' || char.IsControl(sign))
                css.Append('\\').Append(((int)sign).ToString("x6", CultureInfo.InvariantCulture)).Append(' ');
            else
                css.Append(sign);
        }

        return css.ToString();
    }

    private static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The report's part '{name}' is not in the program.\nMaybe the browser side was not built.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
