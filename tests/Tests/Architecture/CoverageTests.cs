using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Architecture;

/// <summary>docs/coverage.md names every requirement once, and what it names as proof exists.</summary>
public sealed partial class CoverageTests
{
    private const int Requirements = 130;
    private static readonly string[] States = ["works", "partly", "not yet"];
    private static readonly IReadOnlyList<Row> Rows = [.. RowPattern().Matches(Repository.Read("docs/coverage.md")).Select(match =>
        new Row(int.Parse(match.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture), match.Groups["state"].Value.Trim(), match.Groups["rest"].Value))];

    [Fact]
    public void Every_requirement_has_one_row() => Rows.Select(row => row.Number).ShouldBe(Enumerable.Range(1, Requirements));

    [Fact]
    public void Every_row_has_a_known_state() => Rows.Where(row => !States.Contains(row.State)).ShouldBeEmpty();

    [Fact]
    public void What_works_names_the_test_that_proves_it() => Rows.Where(row => row.State != "not yet" && !TestName().IsMatch(row.Rest)).Select(row => row.Number).ShouldBeEmpty();

    [Fact]
    public void Named_tests_exist()
    {
        var sources = string.Join('\n', Repository.Files.Where(file => file.StartsWith("tests/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal)).Select(Repository.Read));
        var named = Rows.SelectMany(row => TestName().Matches(row.Rest).Select(match => (row.Number, Name: match.Groups["name"].Value))).Distinct();
        named.Where(test => !Regex.IsMatch(sources, $@"\bclass {test.Name}\b", RegexOptions.None, TimeSpan.FromSeconds(5))).ShouldBeEmpty();
    }

    [Fact]
    public void Named_files_exist()
    {
        var named = Rows.SelectMany(row => FileName().Matches(row.Rest).Select(match => (row.Number, Path: match.Groups["path"].Value)));
        named.Where(file => !File.Exists(Path.Combine(Repository.Root, file.Path)) && !Directory.Exists(Path.Combine(Repository.Root, file.Path))).ShouldBeEmpty();
    }

    private sealed record Row(int Number, string State, string Rest);

    [GeneratedRegex(@"^\| R(?<number>\d+) \|[^|]*\|(?<state>[^|]*)\|(?<rest>.*)\|\s*$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 5000)]
    private static partial Regex RowPattern();

    [GeneratedRegex(@"`(?<name>\w+Tests)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TestName();

    [GeneratedRegex(@"`(?<path>(src|docs|samples|tests|web|bench)/[^`]*)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FileName();
}
