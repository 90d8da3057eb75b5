using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Architecture;

/// <summary>
/// The core takes values and gives values: no clock, no chance of its own, no culture of the machine, no console, nothing whose result depends on threads, process or processor.
/// </summary>
public sealed class BannedCallTests
{
    private static readonly string[] Core = ["Mathematics", "Model", "Import", "Forecast", "Diagnosis", "Simulation", "Schedule", "Design"];

    private static readonly (string Why, string Pattern)[] Banned =
    [
        ("clock", @"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b|\bTimeProvider\.System\b|\bSystemClock\b|\bEnvironment\.TickCount(64)?\b|\bStopwatch\b"),
        ("chance without a key", @"\bnew (System\.)?Random\(|\bSystem\.Random\b|\bRandom\.Shared\b|\bGuid\.NewGuid\b|\bRandomNumberGenerator\b|\bGetRandomFileName\b"),
        ("differs between processes", @"\bHashCode\.(Combine|Add)\b|\bnew HashCode\b|\.GetHashCode\(\)"),
        ("culture of the machine", @"\bCultureInfo\.(CurrentCulture|CurrentUICulture)\b|\bStringComparison\.CurrentCulture|\bStringComparer\.CurrentCulture"),
        ("console", @"(?<![\w.])Console\.|\bSystem\.Console\b"),
        ("environment", @"\bEnvironment\.(GetEnvironmentVariable|MachineName|UserName|CurrentDirectory|ProcessorCount)\b"),
        ("processor", @"\bFusedMultiplyAdd\b|\bMultiplyAddEstimate\b|\b(Fma|Avx|Avx2|Sse\d*)\.\w|\bReciprocal(Sqrt)?Estimate\b"),
        ("order of threads", @"\bAsParallel\(|\bParallel\.ForEach|\bConcurrentBag\b|\bConcurrentQueue\b|\bConcurrentDictionary\b"),
    ];

    /// <summary>Whose last bit is the platform's (docs/decisions/0003): banned where simulated numbers are made.</summary>
    private const string PlatformMathematics = @"(?<!Portable)\bMath\.(Log|Log2|Log10|Exp|Pow|Sin|Cos|Tan|Atan|Sinh|Cosh|Tanh|Cbrt)\b";

    /// <summary>Known places that do no harm: file, the word it may use, and why.</summary>
    private static readonly (string File, string Word, string Reason)[] Allowed =
    [
        ("src/Mathematics/Statistics/Laws.cs", "ConcurrentDictionary", "remembers values of a pure function; nothing goes through it in order"),
        ("src/Mathematics/Distributions/Empirical.cs", "new HashCode", "equality of a value; no result depends on the number"),
        ("src/Mathematics/Distributions/Gamma.cs", "Math.Exp", "a quantile for fits and charts; draws do not use it"),
        ("src/Mathematics/Distributions/LawFit.cs", "Math.Exp", "fits a law to a log (docs/decisions/0003, what is not covered)"),
        ("src/Mathematics/Distributions/LawFit.cs", "Math.Log", "fits a law to a log (docs/decisions/0003, what is not covered)"),
    ];

    [Fact]
    public void The_core_makes_no_banned_call()
    {
        var found = new List<string>();
        foreach (var file in CoreFiles())
        {
            var code = Repository.CodeOf(file);
            foreach (var (why, pattern) in Banned)
                found.AddRange(Matches(code, pattern).Where(word => !IsAllowed(file, word)).Select(word => $"{file}: {word} ({why})"));
        }

        found.ShouldBeEmpty();
    }

    [Fact]
    public void Simulated_numbers_come_from_portable_functions()
    {
        string[] sampling = [.. Repository.FilesUnder("src/Simulation", ".cs"), .. Repository.FilesUnder("src/Mathematics/Random", ".cs"), .. Repository.FilesUnder("src/Mathematics/Distributions", ".cs")];
        sampling.ShouldNotBeEmpty();
        sampling.SelectMany(file => Matches(Repository.CodeOf(file), PlatformMathematics).Where(word => !IsAllowed(file, word)).Select(word => $"{file}: {word}")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("var now = DateTime.UtcNow;", true)]
    [InlineData("// DateTime.UtcNow is not used\nvar x = 1;", false)]
    [InlineData("var text = \"Console.WriteLine\";", false)]
    [InlineData("Console.WriteLine(1);", true)]
    [InlineData("var r = new Random(3);", true)]
    [InlineData("var s = new RandomStream(3);", false)]
    public void The_search_itself_finds_what_it_should(string source, bool isBanned)
    {
        var file = Path.Combine(Path.GetTempPath(), $"plateau-banned-{Environment.ProcessId}-{source.Length}.cs");
        File.WriteAllText(file, source);
        try
        {
            var code = Repository.CodeOf(file);
            Banned.Any(banned => Matches(code, banned.Pattern).Any()).ShouldBe(isBanned);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Nothing_is_allowed_in_vain() =>
        Allowed.Where(allowed => !Repository.Files.Contains(allowed.File) || !Repository.CodeOf(allowed.File).Contains(allowed.Word, StringComparison.Ordinal)).ShouldBeEmpty();

    private static IEnumerable<string> CoreFiles() => Repository.Projects.Intersect(Core).SelectMany(project => Repository.FilesUnder($"src/{project}", ".cs"));

    private static IEnumerable<string> Matches(string code, string pattern) => Regex.Matches(code, pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10)).Select(match => match.Value);

    private static bool IsAllowed(string file, string word) => Allowed.Any(allowed => allowed.File == file && allowed.Word == word);
}
