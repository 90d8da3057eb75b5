// Restores, builds, checks the format and runs every test: dotnet run build.cs
// The long tier (studies of hours of simulation, written to docs/validation; it goes on where it was stopped): dotnet run build.cs -- deep [again]
// The last line sums all runners: "N passed, N failed". What a step lacks is installed on Debian as root, and else named exactly.
#:property PublishAot=false

using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var root = FindRoot();
Directory.SetCurrentDirectory(root);

var deep = args is ["deep"] or ["deep", "again"];
if (args.Length > 0 && !deep)
{
    Console.Error.WriteLine($"build.cs takes no arguments, or \"deep\", or \"deep again\", but was given: {string.Join(' ', args)}");
    Console.WriteLine("0 passed, 1 failed");
    return 1;
}

var results = Path.Combine(root, "artifacts", "tests");
if (Directory.Exists(results))
    Directory.Delete(results, recursive: true);
Directory.CreateDirectory(results);

var tally = new Tally();
var inCi = Environment.GetEnvironmentVariable("CI") == "true";
var web = WebProject.In(root);

// Each step needs the ones before it, but for the format check: wrong spacing should not hide failing tests.
if (tally.Step("tools", () => HasTools(web))
    && tally.Step("restore", () => Run("dotnet", inCi ? ["restore", "Plateau.slnx", "--locked-mode", "-v", "q"] : ["restore", "Plateau.slnx", "-v", "q"]) == 0))
{
    tally.Step("format", () => Run("dotnet", ["format", "whitespace", ".", "--folder", "--verify-no-changes", "--exclude", "**/bin", "**/obj", "**/node_modules", "artifacts"]) == 0);
    if (tally.Step("build", () => Run("dotnet", ["build", "Plateau.slnx", "--no-restore", "-nodeReuse:false", "-v", "q", "-clp:NoSummary"]) == 0))
    {
        if (deep)
        {
            RunDeepTests(tally, results, again: args.Length > 1);
        }
        else
        {
            foreach (var project in Directory.GetFiles("tests", "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                RunDotNetTests(tally, project, results);
            if (web is { HasTests: true })
                RunWebTests(tally, web, results);
            if (web is { NeedsBrowser: true })
                RunBrowserTests(tally, web, results);
        }
    }
}

tally.Print();
return tally.Failed == 0 ? 0 : 1;

static string FindRoot()
{
    for (var folder = new DirectoryInfo(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
    {
        if (File.Exists(Path.Combine(folder.FullName, "Plateau.slnx")))
            return folder.FullName;
    }

    throw new InvalidOperationException("No Plateau.slnx here or above: run build.cs from inside the repository.");
}

static void RunDotNetTests(Tally tally, string project, string results)
{
    var name = Path.GetFileNameWithoutExtension(project);
    var program = Path.Combine(Path.GetDirectoryName(project)!, "bin", "Release", "net10.0", $"Plateau.{name}.dll");
    var report = Path.Combine(results, $"{name}.xml");
    tally.Tests($"tests/{name}", report, () => Run("dotnet", [program, "-jUnit", report]));
}

// The studies head their pages with commit and day; the commit also gives the seed that nobody can choose.
static void RunDeepTests(Tally tally, string results, bool again)
{
    Environment.SetEnvironmentVariable("PLATEAU_COMMIT", Ask("git", "rev-parse", "HEAD") ?? "");
    Environment.SetEnvironmentVariable("PLATEAU_DATE", DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    Environment.SetEnvironmentVariable("PLATEAU_DEEP_AGAIN", again ? "1" : "0");
    var report = Path.Combine(results, "Deep.xml");
    tally.Tests("long tier", report, () => Run("dotnet", ["tests/Validation/bin/Release/net10.0/Plateau.Validation.dll", "-explicit", "only", "-trait", "tier=deep", "-jUnit", report]));
}

static void RunWebTests(Tally tally, WebProject web, string results)
{
    if (!Directory.Exists(Path.Combine(web.Folder, "node_modules"))
        && !tally.Step("web packages", () => Run("npm", ["ci", "--no-audit", "--no-fund"], web.Folder) == 0))
        return;
    var report = Path.Combine(results, "web.xml");
    tally.Tests("web", report, () => Run("npm", ["test", "--", "--reporter=default", "--reporter=junit", $"--outputFile.junit={report}"], web.Folder));
}

// The pages in a real browser, against the program that was just built.
static void RunBrowserTests(Tally tally, WebProject web, string results)
{
    var report = Path.Combine(results, "browser.xml");
    Environment.SetEnvironmentVariable("PLAYWRIGHT_JUNIT_OUTPUT_NAME", report);
    tally.Tests("browser", report, () => Run("npm", ["run", "e2e", "--", "--reporter=list,junit"], web.Folder));
}

// ---- what the machine must have -------------------------------------------------------------------------------------------------

static bool HasTools(WebProject? web)
{
    var good = HasVersion("dotnet", new Version(10, 0, 401), "the .NET SDK 10.0.401 or a later patch of 10.0.4xx: https://dotnet.microsoft.com/download/dotnet/10.0");
    if (web is not null)
    {
        good &= HasVersion("node", new Version(20, 19), "Node.js 20.19 or later, with npm: https://nodejs.org/en/download");
        good &= HasProgram("npm", "npm, which comes with Node.js: https://nodejs.org/en/download");
        if (web.NeedsBrowser)
            good &= HasOrInstalls("chromium", "chromium");
    }

    // The tests start a PostgreSQL server of their own; Debian keeps its programs off the path.
    good &= (Directory.Exists("/usr/lib/postgresql") && Directory.GetFiles("/usr/lib/postgresql", "initdb", SearchOption.AllDirectories).Length > 0) || HasOrInstalls("initdb", "postgresql");
    return good;
}

static bool HasVersion(string program, Version least, string advice)
{
    var said = Ask(program, "--version");
    if (said is not null && Version.TryParse(said.TrimStart('v').Split('-')[0], out var found) && found >= least)
        return true;
    Console.Error.WriteLine(said is null ? $"{program} was not found. Install {advice}" : $"{program} {said} is too old. Install {advice}");
    return false;
}

static bool HasProgram(string program, string advice)
{
    if (Ask(program, "--version") is not null)
        return true;
    Console.Error.WriteLine($"{program} was not found. Install {advice}");
    return false;
}

static bool HasOrInstalls(string program, string package)
{
    if (Ask(program, "--version") is not null)
        return true;
    var isRoot = Ask("id", "-u") == "0";
    if (!isRoot || !File.Exists("/etc/debian_version"))
    {
        Console.Error.WriteLine($"{program} was not found. Install it (on Debian: sudo apt-get install {package}) and run this again.");
        return false;
    }

    Console.WriteLine($"Installing {package}, which the tests need.");
    return Run("apt-get", ["update", "-q"]) == 0 && Run("apt-get", ["install", "-y", "-q", "--no-install-recommends", package]) == 0;
}

// ---- children ---------------------------------------------------------------------------------------------------------------------

// Output is inherited, never piped: a child that outlives its parent (a build server) would keep a pipe open and the run would hang.
static int Run(string program, string[] arguments, string? folder = null)
{
    Console.WriteLine($"> {program} {string.Join(' ', arguments)}");
    var start = new ProcessStartInfo(program) { UseShellExecute = false, WorkingDirectory = folder ?? "" };
    foreach (var argument in arguments)
        start.ArgumentList.Add(argument);
    try
    {
        using var child = Process.Start(start)!;
        child.WaitForExit();
        return child.ExitCode;
    }
    catch (System.ComponentModel.Win32Exception failure)
    {
        Console.Error.WriteLine($"{program} could not be started: {failure.Message}");
        return 127;
    }
}

// First line of what a short-lived program prints; null when it is not there or fails.
static string? Ask(string program, params string[] arguments)
{
    try
    {
        using var child = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var line = child.StandardOutput.ReadLine()?.Trim();
        child.WaitForExit();
        return child.ExitCode == 0 ? line ?? "" : null;
    }
    catch (System.ComponentModel.Win32Exception)
    {
        return null;
    }
}

/// <summary>The browser side, where there is one.</summary>
sealed record WebProject(string Folder, bool HasTests, bool NeedsBrowser)
{
    public static WebProject? In(string root)
    {
        var file = Path.Combine(root, "web", "package.json");
        if (!File.Exists(file))
            return null;
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        var hasTests = document.RootElement.TryGetProperty("scripts", out var scripts) && scripts.TryGetProperty("test", out _);
        var needsBrowser = document.RootElement.TryGetProperty("devDependencies", out var packages) && packages.TryGetProperty("@playwright/test", out _);
        return new WebProject(Path.GetDirectoryName(file)!, hasTests, needsBrowser);
    }
}

/// <summary>What passed and failed, and how long each part took.</summary>
sealed class Tally
{
    private readonly List<(string Name, TimeSpan Time, string Outcome)> parts = [];
    private readonly SortedDictionary<string, (int Tests, double Seconds)> areas = new(StringComparer.Ordinal);

    public int Passed { get; private set; }

    public int Failed { get; private set; }

    public int Skipped { get; private set; }

    /// <summary>A step that is no test: it counts only when it fails.</summary>
    public bool Step(string name, Func<bool> work)
    {
        var (good, time) = Timed(name, work);
        if (!good)
            Failed++;
        parts.Add((name, time, good ? "done" : "FAILED"));
        return good;
    }

    /// <summary>A test runner: its JUnit file is counted; one that stops without a file, or fails without a failed test, counts as one failure.</summary>
    public void Tests(string name, string report, Func<int> run)
    {
        var (exitCode, time) = Timed(name, run);
        var (passed, failed, skipped) = File.Exists(report) ? Count(name, report) : (0, 0, 0);
        if (failed == 0 && (exitCode != 0 || passed + skipped == 0))
        {
            Console.Error.WriteLine($"{name}: the runner ended with code {exitCode} and {(File.Exists(report) ? "no failed test" : "without results")}.");
            failed = 1;
        }

        Passed += passed;
        Failed += failed;
        Skipped += skipped;
        parts.Add((name, time, $"{passed} passed, {failed} failed{(skipped > 0 ? $", {skipped} skipped" : "")}"));
    }

    public void Print()
    {
        Console.WriteLine();
        foreach (var (name, time, outcome) in parts)
            Console.WriteLine($"{name,-20} {time.TotalSeconds,7:0.0} s  {outcome}");
        // Tests run side by side: these seconds add up to more than the runner's own.
        if (areas.Count > 0)
            Console.WriteLine();
        foreach (var (name, (tests, seconds)) in areas)
            Console.WriteLine($"{name,-30} {tests,5} tests {seconds,7:0.0} s");
        Console.WriteLine();
        Console.WriteLine($"{Passed} passed, {Failed} failed{(Skipped > 0 ? $", {Skipped} skipped" : "")}");
    }

    private static (T Result, TimeSpan Time) Timed<T>(string name, Func<T> work)
    {
        Console.WriteLine();
        Console.WriteLine($"== {name}");
        var watch = Stopwatch.StartNew();
        var result = work();
        return (result, watch.Elapsed);
    }

    private (int Passed, int Failed, int Skipped) Count(string runner, string report)
    {
        var (passed, failed, skipped) = (0, 0, 0);
        foreach (var test in XDocument.Load(report).Descendants("testcase"))
        {
            // The third part of Plateau.Tests.Import.BankReadingTests is the project that is tested.
            var area = test.Attribute("classname")?.Value.Split('.') is [_, _, var project, ..] ? $"{runner}, {project}" : runner;
            var (tests, seconds) = areas.GetValueOrDefault(area);
            areas[area] = (tests + 1, seconds + (double.TryParse(test.Attribute("time")?.Value, out var time) ? time : 0));
            if (test.Element("failure") is not null || test.Element("error") is not null)
                failed++;
            else if (test.Element("skipped") is not null)
                skipped++;
            else
                passed++;
        }

        return (passed, failed, skipped);
    }
}
