using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Plateau.Bench.Engine;

/// <summary>Every figure side by side in one run: each measurement a process of its own, in alternating rounds, medians of the rounds; the table to standard output, all figures to a file of JSON.</summary>
internal static class Recording
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static JsonObject? Run(string workload, int rounds, string? file)
    {
        Dictionary<string, List<JsonObject>> speeds = new(StringComparer.Ordinal);
        for (var round = 1; round <= rounds; round++)
        {
            Console.Error.WriteLine($"round {round} of {rounds}");
            Add("simpy", SimPy(workload));
            Add("ordinary", Own("speed", workload, "ordinary", "2", "10"));
            Add("plain", Own("speed", workload, "plain", "3", "40"));
            Add("full", Own("speed", workload, "full", "3", "10"));
            Add("asked", Own("speed", workload, "asked", "3", "10"));
            Add("everything", Own("speed", workload, "everything", "3", "10"));
            Add("whole", Own("speed", workload, "plain", "0", "200"));
            Add("floor", Own("floor", workload));
        }

        var all = new JsonObject
        {
            ["rounds"] = rounds,
            ["processors"] = Environment.ProcessorCount,
            ["framework"] = RuntimeInformation.FrameworkDescription,
            ["architecture"] = RuntimeInformation.OSArchitecture.ToString(),
            ["speeds"] = new JsonObject(speeds.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, new JsonArray([.. pair.Value.Select(figures => (JsonNode)figures)])))),
            ["threads"] = Own("threads", workload),
            ["curves"] = Own("curves", workload),
            ["variance"] = Own("variance", workload),
        };
        Write(speeds, all);
        if (file is null) return all;
        if (Path.GetDirectoryName(file) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
        File.WriteAllText(file, all.ToJsonString(Indented) + "\n");
        return all;

        void Add(string name, JsonObject? figures)
        {
            if (!speeds.TryGetValue(name, out var list)) speeds[name] = list = [];
            if (figures is not null) list.Add(figures);
        }
    }

    private static void Write(Dictionary<string, List<JsonObject>> speeds, JsonObject all)
    {
        var (simpy, ordinary, floor) = (Median("simpy"), Median("ordinary"), Median("floor"));
        Console.WriteLine("contacts per CPU second      median    times SimPy  times ordinary C#  share of floor  bytes/contact   MB");
        Line("SimPy, plain w2", "simpy");
        Line("ordinary C#, PriorityQueue", "ordinary");
        Line("engine, plain loop, warm", "plain");
        Line("engine, plain, whole process", "whole", "wholeProcessContactsPerCpuSecond");
        Line("engine, full loop, warm", "full");
        Line("what the aim asks for", "asked");
        Line("everything switched on", "everything");
        Line("floor: draws and one store", "floor");
        var threads = all["threads"]!;
        Console.WriteLine(FormattableString.Invariant($"two threads against one: {threads["ratio"]?.ToString() ?? "unknown"} times (median of {threads["kept"]} pairs kept, {threads["discarded"]} discarded{((bool)threads["enough"]! ? "" : "; FEWER THAN WANTED")})"));
        foreach (var curve in new[] { "contacts", "agents", "skills" })
        {
            Console.WriteLine($"ns per contact by number of {curve}: plain loop, full loop");
            foreach (var row in all["curves"]![curve]!.AsArray()) Console.WriteLine(FormattableString.Invariant($"{(long)row!["size"]!,12:N0} {row["plain"],10} {row["full"],10}"));
        }

        Console.WriteLine("gain in equivalent replications");
        foreach (var row in all["variance"]!["rows"]!.AsArray())
            Console.WriteLine(FormattableString.Invariant($"  {row!["means"],-22} demand {row["demand"],-12} {row["measure"],-21} {(row["design"] is { } design ? $"{design}, correlation {row["correlation"]}, " : "")}gain {row["gain"]}"));

        double? Median(string name, string figure = "contactsPerCpuSecond")
        {
            var values = speeds[name].Select(one => (double?)one[figure]).OfType<double>().Order().ToArray();
            return values.Length == 0 ? null : values[values.Length / 2];
        }

        void Line(string label, string name, string speed = "contactsPerCpuSecond") => Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{label,-28} {Median(name, speed),10:N0} {Median(name, speed) / simpy,12:F1} {Median(name, speed) / ordinary,18:F2} {Median(name, speed) / floor,15:F2} {Median(name, "bytesAllocatedPerContact"),14:F2} {Median(name, "peakMemoryMegabytes"),4:F0}"));
    }

    private static JsonObject? Own(params string[] arguments) => Child("dotnet", [typeof(Recording).Assembly.Location, .. arguments]) is { } line ? JsonNode.Parse(line)!.AsObject() : throw new InvalidOperationException($"{string.Join(' ', arguments)} failed.");

    /// <summary>Null where Debian's python3-simpy3 is not installed.</summary>
    private static JsonObject? SimPy(string workload)
    {
        var script = Path.Combine("bench", "peers", "simpy_w2.py");
        return Child("/usr/bin/python3", [script, workload, "1"]) is { } line ? new JsonObject { ["contactsPerCpuSecond"] = double.Parse(line, CultureInfo.InvariantCulture) } : null;
    }

    /// <summary>Last line of a command's output; null when it failed. What it says on the error stream goes through.</summary>
    private static string? Child(string command, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, UseShellExecute = false }) ?? throw new InvalidOperationException($"{command} did not start.");
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.TrimEnd().Split('\n')[^1] : null;
    }
}
