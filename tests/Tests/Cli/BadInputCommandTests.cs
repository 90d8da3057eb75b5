using System.Text;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Cli;

/// <summary>
/// Whatever is handed to a command, it ends with code 2 and a sentence in the chosen language: no trace, no bare code of a message, nothing on standard output.
/// </summary>
public sealed class BadInputCommandTests
{
    public static TheoryData<string, string[]> Commands()
    {
        var data = new TheoryData<string, string[]>();
        foreach (var language in new[] { "fr", "en" })
        {
            foreach (var file in new[] { "empty.csv", "binary.bin", "no-dates.csv", "one-call.csv", "nowhere.csv" })
            {
                data.Add(language, ["study", file, "--out", "out"]);
                data.Add(language, ["import", file, "--out", "centre.json"]);
            }

            data.Add(language, ["study", "."]);
            data.Add(language, ["study", "broken-study"]);
            data.Add(language, ["study", "unknown-keys"]);
            data.Add(language, ["study", "one-call.csv", "second.csv", "third.csv"]);
            data.Add(language, ["study", "one-call.csv", "--target", "80"]);
            data.Add(language, ["study", "one-call.csv", "--zone", "Mars/Olympus"]);
            data.Add(language, ["study", "one-call.csv", "--format", "nothing"]);
            data.Add(language, ["study", "one-call.csv", "--mapping", "mapping.json"]);
            data.Add(language, ["study", "one-call.csv", "--shrinkage", "1"]);
            data.Add(language, ["study", "one-call.csv", "--out", "one-call.csv/inside"]);
            data.Add(language, ["check", "not-a-centre.json"]);
            data.Add(language, ["check", "empty-object.json"]);
            data.Add(language, ["check", "."]);
            data.Add(language, ["size", "empty-object.json"]);
            data.Add(language, ["diagnose", "empty-object.json"]);
            data.Add(language, ["simulate", "empty-object.json"]);
            data.Add(language, ["simulate", "--workload", "empty-object.json"]);
            data.Add(language, ["simulate", "--workload", "not-a-centre.json"]);
            data.Add(language, ["simulate"]);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void It_is_told_in_a_sentence_and_ends_with_2(string language, string[] arguments)
    {
        using var folder = Folder();
        string[] inside = [.. arguments.Select(argument => IsName(argument) ? Path.Combine(folder.Path, argument) : argument), "--language", language];
        var run = CliRun.Of(inside);

        run.ExitCode.ShouldBe(2, run.Error);
        run.Error.Trim().ShouldNotBeEmpty();
        run.Error.ShouldNotContain("   at ");
        run.Error.ShouldNotContain("problem.");
        run.Error.ShouldNotContain("reason.");
        run.Error.ShouldNotContain("Exception");
        run.Error.ShouldNotContain("{");
        // French is told from English by its commonest words.
        var words = run.Error.ToLowerInvariant().Split([' ', '\n', '’', ':'], StringSplitOptions.RemoveEmptyEntries);
        words.Intersect(["le", "la", "un", "une", "de", "pas", "est", "il", "aucun"]).Any().ShouldBe(language == "fr", run.Error);
    }

    private static bool IsName(string argument) =>
        argument == "." || argument is "out" or "broken-study" or "unknown-keys" || (Path.GetExtension(argument).Length > 0 && !argument.StartsWith('-')) || argument.EndsWith("/inside", StringComparison.Ordinal);

    private static TemporaryFolder Folder()
    {
        var folder = new TemporaryFolder();
        folder.File("empty.csv", "");
        File.WriteAllBytes(Path.Combine(folder.Path, "binary.bin"), [.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 37))]);
        folder.File("no-dates.csv", new StringBuilder("agent;flow\n").Insert(11, "A;B\n", 200).ToString());
        folder.File("one-call.csv", "arrival;flow;agent;wait;handle\n2024-03-04 09:00:00;PS;A;3;120\n");
        folder.File("not-a-centre.json", "[1, 2");
        folder.File("empty-object.json", "{}");
        folder.File("mapping.json", """{ "columns": { "arival": "date" }, "delimiter": ";;" }""");
        Directory.CreateDirectory(Path.Combine(folder.Path, "broken-study"));
        folder.File("broken-study/study.json", """{ "logs": ["january.csv", }""");
        Directory.CreateDirectory(Path.Combine(folder.Path, "unknown-keys"));
        folder.File("unknown-keys/study.json", """{ "logz": ["a.csv"], "seed": -1, "language": "de", "shrinkage": "much" }""");
        return folder;
    }
}
