using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Plateau.Import;

namespace Plateau.Bench.Import;

/// <summary>
/// The map of an event log against plain Python on the same task, each in a process of its own, in alternating pairs. The counts of both are compared before any time is told.
/// </summary>
internal static class CasesAgainstPython
{
    /// <summary>The task alone: reads, puts cases together, counts, and prints the counts that the twin prints.</summary>
    public static int Own(string path)
    {
        var cases = Reading.Run(new ReadingRequest([path])).Evidence!.Cases!;
        Console.WriteLine(JsonSerializer.Serialize(new SortedDictionary<string, long>(StringComparer.Ordinal)
        {
            ["cases"] = cases.Cases,
            ["events"] = cases.Events,
            ["variants"] = cases.VariantCount,
            ["follows"] = cases.DirectlyFollows.Sum(pair => pair.Count),
            ["edges"] = cases.Edges.Length,
            ["changes"] = cases.BetweenGroups!.Changes,
            ["most"] = cases.BetweenGroups.MostInOneCase,
            ["several"] = cases.BetweenGroups.CasesWithSeveral,
            ["direct"] = cases.BetweenGroups.CasesWithDirectReturn,
            ["delaySeconds"] = (long)Math.Round(cases.Edges.Sum(edge => edge.DelaySeconds)),
        }));
        using var process = Process.GetCurrentProcess();
        Console.Error.WriteLine(process.TotalProcessorTime.TotalSeconds.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    /// <param name="repository">Where samples and the twin are.</param>
    /// <param name="copies">How often the log is repeated, with case numbers of its own each time.</param>
    public static int Run(string repository, int copies, int rounds)
    {
        var path = Path.Combine(Path.GetTempPath(), "plateau-bench-cases.csv");
        try
        {
            foreach (var times in new[] { 1, copies })
            {
                Repeat(Path.Combine(repository, "samples", "volvo-incidents", "incidents.csv.gz"), times, path);
                if (!Pairs(repository, path, times, rounds)) return 1;
            }
        }
        finally
        {
            File.Delete(path);
        }

        return 0;
    }

    private static bool Pairs(string repository, string path, int copies, int rounds)
    {
        var own = new ProcessStartInfo(Environment.ProcessPath!, Environment.GetCommandLineArgs() is [var dll, ..] && Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [dll, "cases-own", path] : ["cases-own", path]);
        var python = new ProcessStartInfo("python3", [Path.Combine(repository, "bench", "peers", "cases.py"), path]);
        List<double> owns = [], pythons = [], ratios = [];
        for (var round = 0; round < rounds; round++)
        {
            if (Once(python) is not { } twin)
            {
                Console.WriteLine("python3 does not start. Install it (Debian: apt-get install python3; Windows and macOS: python.org), version 3.11 or later.");
                return false;
            }

            if (Once(own) is not { } ours) return false;
            if (Canonical(twin.Output) != Canonical(ours.Output))
            {
                Console.WriteLine($"The counts differ.\nPython:  {twin.Output}Plateau: {ours.Output}");
                return false;
            }

            owns.Add(ours.Seconds);
            pythons.Add(twin.Seconds);
            ratios.Add(twin.Seconds / ours.Seconds);
        }

        Console.WriteLine(FormattableString.Invariant($"{copies} × Volvo ({new FileInfo(path).Length / 1e6:0} MB): Plateau {Median(owns):0.00} s, Python {Median(pythons):0.00} s, Python / Plateau {Median(ratios):0.0} (of {rounds} pairs: {ratios.Min():0.0} to {ratios.Max():0.0}); processor time of whole processes, equal counts"));
        return true;
    }

    private static (string Output, double Seconds)? Once(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEnd();
            var seconds = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? (output, double.Parse(seconds, CultureInfo.InvariantCulture)) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string Canonical(string json) => JsonSerializer.Serialize(JsonSerializer.Deserialize<SortedDictionary<string, long>>(json));

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Repeat(string sample, int copies, string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(sample), CompressionMode.Decompress), Encoding.UTF8);
        var header = reader.ReadLine()!;
        var rows = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        using var writer = new StreamWriter(path, append: false, Encoding.UTF8) { NewLine = "\n" };
        writer.WriteLine(header);
        for (var copy = 0; copy < copies; copy++)
        {
            var prefix = copy.ToString(CultureInfo.InvariantCulture) + "-";
            foreach (var row in rows) writer.WriteLine(prefix + row.TrimEnd('\r'));
        }
    }
}
