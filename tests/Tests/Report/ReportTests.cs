using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Plateau.Design;
using Plateau.Report;
using Plateau.Report.Blocks;
using Plateau.Report.Charts;
using Plateau.Report.Sections;
using Plateau.Report.Texts;
using Plateau.Report.Writers;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Report;

public sealed class ReportTests
{
    internal static readonly RunInfo Run = new("1.0.0", 1999, 2, "1999-03-02T09:15:00+02:00", 43.2);

    public static TheoryData<string, Language> Cases { get; } = new(
        from study in new[] { "whole", "stopped", "without-log" }
        from language in Languages.All
        select (study, language));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_study_is_told_in_each_language_without_codes_or_holes(string name, Language language)
    {
        var html = ReportWriter.Html(Study(name), SampleTexts.In(language), Run);
        var text = ReportWriter.Text(Study(name), SampleTexts.In(language), 80);

        // The files are there to be looked at.
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "report-sample"));
        File.WriteAllText(Path.Combine(folder.FullName, $"{name}.{language.Code()}.html"), html);
        File.WriteAllText(Path.Combine(folder.FullName, $"{name}.{language.Code()}.txt"), text);

        foreach (var body in new[] { Body(html), text })
        {
            Regex.IsMatch(body, @"\bNaN\b").ShouldBeFalse();
            body.ShouldNotContain("Infinity");
            Regex.Matches(body, @"\b(?:report|sample|rule|reason|fact|evidence|change)\.[a-z]+[\w.-]*").Select(match => match.Value).ShouldBeEmpty();
            Regex.Matches(body, @"\{\w+(?:\|[^}]*)?\}").Select(match => match.Value).ShouldBeEmpty();
        }
    }

    /// <summary>Not only in the run block: page and console say that no solver was there, what that changes and what to install.</summary>
    [Theory]
    [InlineData(Language.French, "Aucun solveur n’a été trouvé")]
    [InlineData(Language.English, "No solver was found")]
    public void A_missing_solver_is_told(Language language, string sentence)
    {
        var study = SampleStudy.Whole();
        var without = study with { Cursor = study.Cursor! with { Solver = null, LeastHoursOfAny = null } };
        foreach (var (told, plain) in new[]
        {
            (Body(ReportWriter.Html(without, SampleTexts.In(language), Run)), Body(ReportWriter.Html(study, SampleTexts.In(language), Run))),
            (ReportWriter.Text(without, SampleTexts.In(language), 80), ReportWriter.Text(study, SampleTexts.In(language), 80)),
        })
        {
            told.ShouldContain(sentence);
            told.ShouldContain("coinor-cbc");
            plain.ShouldNotContain(sentence);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Nothing_is_fetched_and_nothing_of_the_data_becomes_markup(string name, Language language)
    {
        var html = ReportWriter.Html(Study(name), SampleTexts.In(language), Run);
        Regex.Matches(html, @"(?:src|href|action|data)\s*=\s*[""']?(?:https?:)?//", RegexOptions.IgnoreCase).ShouldBeEmpty();
        Regex.Matches(html, @"@import|url\(\s*[""']?(?!data:|#)[a-z/]", RegexOptions.IgnoreCase).Where(match => !InScript(html, match.Index)).ShouldBeEmpty();
        html.ShouldContain("default-src 'none'");
        html.ShouldNotContain("<Anonyme>");
        html.ShouldContain("Banque &lt;Anonyme&gt; &amp; &quot;Fils&quot;");
        Regex.Count(html, "<script").ShouldBe(Regex.Count(html, "</script>"));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_line_of_the_console_is_wider_than_the_terminal(string name, Language language)
    {
        foreach (var width in new[] { 60, 80, 120 })
        {
            var lines = ReportWriter.Text(Study(name), SampleTexts.In(language), width).Split('\n');
            lines.Where(line => line.Length > width).ShouldBeEmpty();
            lines.SelectMany(line => line).ShouldNotContain('\u001b');
        }
    }

    [Fact]
    public void A_stopped_study_says_what_is_missing()
    {
        ReportWriter.Text(SampleStudy.Stopped(), SampleTexts.In(Language.French), 80).ShouldContain("Résultats partiels");
        var english = ReportWriter.Text(SampleStudy.Stopped(), SampleTexts.In(Language.English), 80);
        english.ShouldContain("Partial results");
        Regex.Count(Regex.Replace(english, @"\s+", " "), "the study was stopped before it reached it").ShouldBe(5);
        ReportWriter.Text(SampleStudy.WithoutLog(), SampleTexts.In(Language.English), 80).ShouldContain("No contact log was read");
    }

    [Fact]
    public void Both_languages_show_the_same_figures()
    {
        static List<string> Figures(Language language) =>
            [.. ReportSections.Build(SampleStudy.Whole(), SampleTexts.In(language)).Sections.SelectMany(section => section.Blocks).SelectMany(block => block switch
            {
                Block.Grid grid => Cells(grid.Table),
                Block.Chart chart => Cells(chart.Drawing.Twin),
                Block.Figures figures => figures.Items.Select(figure => figure.Value),
                _ => [],
            }).Select(text => Numbers(text, language))];

        // The 1st of a month and a full hour are written differently; what they say is the same.
        static string Numbers(string text, Language language)
        {
            text = language == Language.French ? text.Replace("\u202F", "", StringComparison.Ordinal).Replace(',', '.') : Regex.Replace(text.Replace(",", "", StringComparison.Ordinal), @"(\d\d):00", "$1");
            return string.Join(' ', Regex.Matches(text, @"\d+(?:\.\d+)?").Select(match => match.Value.TrimStart('0')));
        }

        Figures(Language.French).ShouldBe(Figures(Language.English));
    }

    private static IEnumerable<string> Cells(Table table) => table.Rows.SelectMany(row => row.Cells);

    [Fact]
    public void The_same_study_gives_the_same_bytes_under_any_culture()
    {
        var before = ReportWriter.Html(SampleStudy.Whole(), SampleTexts.In(Language.French), Run) + ReportWriter.Json(SampleStudy.Whole(), Run);
        var kept = Thread.CurrentThread.CurrentCulture;
        try
        {
            foreach (var culture in new[] { "ar-SA", "de-CH", "sv-SE" })
            {
                Thread.CurrentThread.CurrentCulture = new(culture);
                (ReportWriter.Html(SampleStudy.Whole(), SampleTexts.In(Language.French), Run) + ReportWriter.Json(SampleStudy.Whole(), Run)).ShouldBe(before);
            }
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = kept;
        }
    }

    [Fact]
    public void The_run_stands_in_its_block_alone()
    {
        var other = new RunInfo("9.9.9", 1999, 7, "2031-05-06T07:08:09+00:00", 1234.5);
        static string WithoutRun(string json)
        {
            var node = JsonNode.Parse(json)!.AsObject();
            node.Remove("run");
            return node.ToJsonString();
        }

        WithoutRun(ReportWriter.Json(SampleStudy.Whole(), other)).ShouldBe(WithoutRun(ReportWriter.Json(SampleStudy.Whole(), Run)));
    }

    [Fact]
    public void Every_chart_is_in_the_catalogue_and_drawn_with_a_title_a_twin_and_a_sentence()
    {
        var types = typeof(IChart).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IChart)));
        ChartCatalogue.All.Select(chart => chart.GetType()).ShouldBe(types, ignoreOrder: true);
        ChartCatalogue.All.Select(chart => chart.Key).ShouldBeUnique();
        var colours = Palette.Names.ToHashSet();
        foreach (var language in Languages.All)
        {
            foreach (var chart in ChartCatalogue.All)
            {
                var drawings = chart.Draw(new Telling(SampleStudy.Whole(), SampleTexts.In(language)));
                drawings.ShouldNotBeEmpty($"{chart.Key} draws nothing of the sample");
                foreach (var drawing in drawings)
                {
                    drawing.Title.Length.ShouldBeInRange(20, 140, drawing.Title);
                    drawing.Sentence.ShouldNotBeNullOrWhiteSpace();
                    drawing.Twin.Rows.ShouldNotBeEmpty();
                    drawing.Twin.Rows.ShouldAllBe(row => row.Cells.Length == drawing.Twin.Columns.Length);
                    var used = Regex.Matches(drawing.Option.ToJsonString(), @"""@(\w+)""").Select(match => match.Groups[1].Value).Distinct();
                    used.Except(colours).Except(["percent", "number", "hours"]).ShouldBeEmpty();
                }
            }
        }
    }

    [Fact]
    public void A_chart_without_data_is_left_out()
    {
        var nothing = new Telling(SampleStudy.WithoutLog() with { Sizing = null, Cursor = null, Maps = null }, SampleTexts.In(Language.French));
        ChartCatalogue.All.SelectMany(chart => chart.Draw(nothing)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Language.French, "Deux compétences par conseiller donnent 74 % du gain")]
    [InlineData(Language.English, "Two skills an agent give 74% of the gain")]
    public void When_two_skills_are_not_enough_the_knee_says_so(Language language, string said)
    {
        var study = SampleStudy.Whole();
        study = study with { Cursor = study.Cursor! with { Knee = new(1, 1, 1, EverySkill: true, GainOfTwoSkills: 0.74) } };
        ReportWriter.Text(study, SampleTexts.In(language), 80).ShouldContain(said);
        ChartCatalogue.Cursor.Draw(new Telling(study, SampleTexts.In(language)))[0].Title.ShouldNotContain("100");
    }

    internal static StudyResult Study(string name) => name switch
    {
        "whole" => SampleStudy.Whole(),
        "stopped" => SampleStudy.Stopped(),
        _ => SampleStudy.WithoutLog(),
    };

    /// <summary>The page without its script, whose code is not ours to judge.</summary>
    private static string Body(string html) => html[..html.LastIndexOf("<script>", StringComparison.Ordinal)];

    private static bool InScript(string html, int index) => index > html.LastIndexOf("<script>", StringComparison.Ordinal);
}
