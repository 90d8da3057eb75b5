using System.Text.RegularExpressions;
using Plateau.Diagnosis;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Architecture;

/// <summary>docs/coverage.md names every requirement once, and what it names as proof exists.</summary>
public sealed partial class CoverageTests
{
    private const int Requirements = 130;
    private static readonly string[] States = ["works", "partly", "not yet"];
    private static readonly IReadOnlyList<Row> Rows = [.. RowPattern().Matches(Repository.Read("docs/coverage.md")).Select(match =>
        new Row(int.Parse(match.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture), match.Groups["state"].Value.Trim(), match.Groups["what"].Value, match.Groups["proof"].Value))];

    [Fact]
    public void Every_requirement_has_one_row() => Rows.Select(row => row.Number).ShouldBe(Enumerable.Range(1, Requirements));

    [Fact]
    public void Every_row_has_a_known_state() => Rows.Where(row => !States.Contains(row.State)).ShouldBeEmpty();

    [Fact]
    public void What_works_names_the_test_that_proves_it() => Rows.Where(row => row.State != "not yet" && !Name().IsMatch(row.Proof)).Select(row => row.Number).ShouldBeEmpty();

    [Fact]
    public void Named_tests_exist()
    {
        var sources = string.Join('\n', Repository.Files.Where(file => file.StartsWith("tests/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal)).Select(Repository.Read));
        var named = Rows.SelectMany(row => Name().Matches(row.Proof).Select(match => (row.Number, Name: match.Groups["name"].Value))).Distinct();
        named.Where(test => !Regex.IsMatch(sources, $@"\bclass {test.Name}\b", RegexOptions.None, TimeSpan.FromSeconds(5))).ShouldBeEmpty();
    }

    [Fact]
    public void Named_files_exist()
    {
        var named = Rows.SelectMany(row => FileName().Matches(row.What).Select(match => (row.Number, Path: match.Groups["path"].Value)));
        named.Where(file => !File.Exists(Path.Combine(Repository.Root, file.Path)) && !Directory.Exists(Path.Combine(Repository.Root, file.Path))).ShouldBeEmpty();
    }

    [Fact]
    public void What_a_rule_serves_is_not_told_as_missing()
    {
        var missing = Rows.Where(row => row.State == "not yet").Select(row => $"R{row.Number}").ToHashSet();
        RuleCatalogue.All.SelectMany(rule => rule.Info.Requirements.Select(requirement => (rule.Info.Code, requirement))).Where(pair => missing.Contains(pair.requirement)).ShouldBeEmpty();
    }

    private sealed record Row(int Number, string State, string What, string Proof);

    [GeneratedRegex(@"^\| R(?<number>\d+) \|[^|]*\|(?<state>[^|]*)\|(?<what>[^|]*)\|(?<proof>[^|]*)\|\s*$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 5000)]
    private static partial Regex RowPattern();

    [GeneratedRegex(@"`(?<name>\w+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();

    [GeneratedRegex(@"`(?<path>(src|docs|samples|tests|web|bench)/[^`]*)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FileName();
}
