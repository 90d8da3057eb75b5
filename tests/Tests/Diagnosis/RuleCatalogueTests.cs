using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;
using Plateau.Diagnosis;
using Plateau.Model.Changes;
using Plateau.Model.Declared;
using Plateau.Tests.Model;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Diagnosis;

/// <summary>The house rules of the catalogue: one rule = one file + one line + its three answers tested + its texts in both languages.</summary>
public sealed class RuleCatalogueTests
{
    [Fact]
    public void Every_rule_is_listed_once()
    {
        var types = typeof(IDiagnosisRule).Assembly.GetTypes().Where(type => typeof(IDiagnosisRule).IsAssignableFrom(type) && !type.IsInterface);
        RuleCatalogue.All.Select(rule => rule.GetType()).ShouldBe(types, ignoreOrder: true);
        RuleCatalogue.All.Select(rule => rule.Info.Code).ShouldBeUnique();
        RuleCatalogue.All.Select(rule => rule.Info.Name).ShouldBeUnique();
        RuleCatalogue.All.ShouldAllBe(rule => !rule.Info.Requirements.IsEmpty);
    }

    [Fact]
    public void Every_rule_has_its_three_answers_tested()
    {
        foreach (var rule in RuleCatalogue.All)
        {
            var tests = typeof(RuleCatalogueTests).Assembly.GetTypes().SingleOrDefault(type => type.Name == $"{rule.GetType().Name}Tests");
            tests.ShouldNotBeNull(rule.Info.Code);
            var facts = tests.GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not null).Select(method => method.Name).ToArray();
            foreach (var answer in new[] { "Found_", "Clear_", "CannotTell_" }) facts.ShouldContain(name => name.StartsWith(answer, StringComparison.Ordinal), $"{rule.Info.Code} {answer}");
        }
    }

    [Fact]
    public void Every_text_is_there_in_both_languages()
    {
        foreach (var language in new[] { "fr", "en" })
        {
            var texts = RuleCheck.TextsOf(language);
            foreach (var rule in RuleCatalogue.All)
            {
                foreach (var part in new[] { "title", "why", "found", "clear", "missing", "page.looks", "page.decides", "page.silent", "page.sources" }) texts.ShouldContainKey($"rule.{rule.Info.Code}.{part}");
                foreach (var parameter in rule.Info.Parameters)
                {
                    texts.ShouldContainKey($"rule.{rule.Info.Code}.parameter.{parameter.Key}");
                    texts.ShouldContainKey($"rule.{rule.Info.Code}.parameter.{parameter.Key}.source");
                }
            }

            foreach (var change in ChangeCatalogue.Samples) texts.ShouldContainKey($"change.{change.Code}");
            texts.Values.ShouldAllBe(text => text.Trim().Length > 0);
        }

        RuleCheck.TextsOf("fr").Keys.ShouldBe(RuleCheck.TextsOf("en").Keys, ignoreOrder: true);
        foreach (var change in ChangeCatalogue.Samples) RuleCheck.Check(change.Describe());
    }

    [Fact]
    public void Every_problem_told_by_the_sources_has_its_texts()
    {
        var codes = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Model", "Files"), "*.cs").SelectMany(file => System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(file), "\"(centre-[a-z-]+[a-z])\"").Select(match => match.Groups[1].Value))
            .Concat(["rule-unknown-parameter", "rule-parameter-range", .. new[] { "flow", "skill", "group", "agent", "law", "variant", "source", "selector", "zone", "day" }.Select(kind => $"centre-unknown-{kind}")]).Distinct();
        foreach (var code in codes)
            foreach (var language in new[] { "fr", "en" })
            {
                RuleCheck.TextsOf(language).ShouldContainKey($"problem.{code}");
                RuleCheck.TextsOf(language).ShouldContainKey($"problem.{code}.maybe");
            }
    }

    [Fact]
    public void French_is_set_with_thin_no_break_spaces()
    {
        foreach (var (key, text) in RuleCheck.TextsOf("fr"))
        {
            System.Text.RegularExpressions.Regex.IsMatch(text, "[ \u00a0][;:!?%»]|[«] |[a-zé][;!?»]|'").ShouldBeFalse($"{key}: {text}");
        }
    }

    [Fact]
    public void A_healthy_centre_has_no_finding_at_all()
    {
        var examinations = DiagnosisRun.Examine(EvidenceBuilder.Healthy, RuleSettings.Defaults, TestContext.Current.CancellationToken);
        examinations.Where(examination => examination.Outcome is RuleOutcome.Found).ShouldBeEmpty();
        examinations.Select(examination => examination.Rule.Code).ShouldBe(RuleCatalogue.All.Select(rule => rule.Info.Code));
    }

    /// <summary>Whatever is taken away, a rule answers; it never throws.</summary>
    [Fact]
    public void Poor_evidence_gives_answers_and_not_exceptions()
    {
        Action<EvidenceBuilder>[] cuts =
        [
            centre => centre.Log = false, centre => centre.Schedule = false, centre => centre.Named = false, centre => centre.Agents.Clear(),
            centre =>
            {
                centre.Flows.RemoveAt(1);
                centre.Agents.ForEach(agent => agent.Held = ["A"]);
            },
            centre => centre.Flows.ForEach(flow => flow.PerHour = 0), centre => centre.Flows.ForEach(flow => flow.Target = null), centre => centre.Flows.ForEach(flow => flow.AnsweredShare = (_, _) => 0),
            centre => centre.Agents.ForEach(agent => agent.Present = (_, _) => false), centre => centre.Flows.ForEach(flow => flow.TimedShare = 0),
        ];
        // One at a time and in pairs: what is missing together hides what is missing alone.
        for (var pair = 0; pair < cuts.Length * cuts.Length; pair++)
        {
            var (first, second) = (pair / cuts.Length, pair % cuts.Length);
            if (first > second) continue;
            var evidence = EvidenceBuilder.With(centre =>
            {
                cuts[first](centre);
                if (second > first) cuts[second](centre);
            });
            foreach (var rule in RuleCatalogue.All) RuleCheck.Examine(rule, evidence);
        }
    }

    /// <summary>A declared centre with no fault has no finding, and with any part of it left out every rule still answers.</summary>
    [Fact]
    public void Declarations_may_be_whole_or_have_any_hole()
    {
        foreach (var rule in RuleCatalogue.All) RuleCheck.Examine(rule, DeclaredCentre.Evidence(DeclaredCentre.Healthy)).ShouldNotBeOfType<RuleOutcome.Found>($"{rule.Info.Code}");
        Func<Declarations, Declarations>[] holes =
        [
            all => all with { Activities = [] }, all => all with { Flows = [] }, all => all with { EntryPoints = [] }, all => all with { Menu = [] }, all => all with { Rules = [] }, all => all with { Calendars = [] },
            all => all with { Teams = [] }, all => all with { People = [] }, all => all with { Assessments = [] }, all => all with { Responsibilities = [] }, all => all with { Indicators = [] }, all => all with { HelpLinks = [] },
            all => all with { Transfers = [] },
        ];
        foreach (var first in holes)
            foreach (var second in holes)
                foreach (var rule in RuleCatalogue.All) RuleCheck.Examine(rule, DeclaredCentre.Evidence(second(first(DeclaredCentre.Healthy))));
    }

    [Fact]
    public void Cancelling_stops_and_progress_ends_at_one()
    {
        using var source = new CancellationTokenSource();
        var told = new List<double>();
        DiagnosisRun.Examine(EvidenceBuilder.Healthy, RuleSettings.Defaults, new Direct(told.Add), source.Token);
        told.Count.ShouldBe(RuleCatalogue.All.Length);
        told[^1].ShouldBe(1);
        source.Cancel();
        Should.Throw<OperationCanceledException>(() => DiagnosisRun.Examine(EvidenceBuilder.Healthy, RuleSettings.Defaults, source.Token));
    }

    [Fact]
    public void Settings_are_checked_against_the_parameters()
    {
        var settings = new RuleSettings(ImmutableDictionary<string, double>.Empty.Add("LOAD-02.mst", 0.8).Add("LOAD-02.most", 85).Add("LOAD-01.over", 0.88));
        DiagnosisRun.Check(settings).Select(problem => (problem.Where, problem.What.Code)).ShouldBe([("LOAD-02.most", "rule-parameter-range"), ("LOAD-02.mst", "rule-unknown-parameter")]);
        foreach (var parameter in RuleCatalogue.All.SelectMany(rule => rule.Info.Parameters))
        {
            parameter.Default.ShouldBeInRange(parameter.Low, parameter.High);
            parameter.Source.ShouldNotBeNullOrWhiteSpace();
        }
    }

    /// <summary>docs/rules is made of the rules' own parameters and texts. PLATEAU_UPDATE=1 writes it anew.</summary>
    [Fact]
    public void The_published_pages_are_up_to_date()
    {
        var expected = RulePages.All().ToDictionary(page => Path.Combine(RulePages.Folder, page.Path), page => page.Content, StringComparer.Ordinal);
        if (Environment.GetEnvironmentVariable("PLATEAU_UPDATE") == "1") Write(expected);
        Directory.EnumerateFiles(RulePages.Folder, "*", SearchOption.AllDirectories).ShouldBe(expected.Keys, ignoreOrder: true);
        foreach (var (path, content) in expected) File.ReadAllText(path).ShouldBe(content, "Run the tests with PLATEAU_UPDATE=1 to write docs/rules anew.");

        static void Write(Dictionary<string, string> pages)
        {
            if (Directory.Exists(RulePages.Folder)) Directory.Delete(RulePages.Folder, recursive: true);
            foreach (var (path, content) in pages)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, content);
            }
        }
    }

    /// <summary>The texts are the source of what a rule says of itself; what stands in its code as well is the same.</summary>
    [Fact]
    public void The_code_of_a_rule_says_what_its_page_says()
    {
        var english = RuleCheck.TextsOf("en");
        foreach (var rule in RuleCatalogue.All)
        {
            File.ReadAllText(Path.Combine(Repository.Root, "src", "Diagnosis", "Rules", $"{rule.GetType().Name}.cs")).ShouldContain($"/// <summary>Looks for {english[$"rule.{rule.Info.Code}.page.looks"]}</summary>", customMessage: rule.Info.Code);
            foreach (var parameter in rule.Info.Parameters) english[$"rule.{rule.Info.Code}.parameter.{parameter.Key}.source"].ShouldBe(parameter.Source);
        }
    }

    private sealed class Direct(Action<double> tell) : IProgress<double>
    {
        public void Report(double value) => tell(value);
    }
}
