using System.Globalization;
using Plateau.Tests.Architecture;

namespace Plateau.Validation.Deep;

/// <summary>
/// Writes the results of the long tier: one page a study under docs/validation, headed by the engine's digests, the commit and the day on which it ran. A page whose head names the present engine is not
/// made again, so a run that was stopped goes on where it was; PLATEAU_DEEP_AGAIN=1 makes all again.
/// </summary>
internal static class DeepReport
{
    private static string Folder => Path.Combine(Repository.Root, "docs", "validation");

    private static string Commit => Environment.GetEnvironmentVariable("PLATEAU_COMMIT") is { Length: > 0 } commit ? commit : "unknown";

    /// <summary>A seed that nobody can choose: the first 15 hexadecimal digits of the commit. Null when the commit is unknown.</summary>
    public static ulong? SeedOfCommit =>
        ulong.TryParse(Commit.AsSpan(0, Math.Min(15, Commit.Length)), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var seed) ? seed : null;

    /// <summary>Runs a study and writes its page, unless the present engine has one; fails the test when it does not agree.</summary>
    /// <param name="study">Gives the page's lines and whether all agrees.</param>
    public static void Write(string page, string title, Func<(IEnumerable<string> Lines, bool Agrees)> study)
    {
        var file = Path.Combine(Folder, page + ".md");
        var head = $"Engine: {GoldenDigests.Engine}";
        if (Environment.GetEnvironmentVariable("PLATEAU_DEEP_AGAIN") != "1" && File.Exists(file) && File.ReadLines(file).Contains(head, StringComparer.Ordinal)) return;
        var (lines, agrees) = study();
        Directory.CreateDirectory(Folder);
        string[] top = [$"# {title}", "", head, "", $"Commit {Commit}, {Environment.GetEnvironmentVariable("PLATEAU_DATE") ?? "day unknown"}. Verdict: {(agrees ? "agrees" : "DOES NOT AGREE")}.", ""];
        File.WriteAllText(file, string.Join('\n', top.Concat(lines)) + "\n");
        if (!agrees) throw new InvalidOperationException($"{title}: see docs/validation/{page}.md");
    }
}
