using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Plateau.Bench.Import;

/// <summary>
/// Ten million contacts: the command that reads, observes and maps them against the plainest reading and splitting of the same lines, each a process of its own, in alternating pairs.
/// </summary>
internal static class ManyRows
{
    /// <summary>January and February, pushed on by whole weeks so that weekdays stay.</summary>
    private const int WeeksOfShift = 9;

    /// <summary>Two years; what is missing to the rows asked for comes from centres side by side.</summary>
    private const int Shifts = 12;

    /// <summary>What is asked for; the program ends with 1 when it is not reached.</summary>
    private const long MostBytes = 500_000_000;

    private const double LeastSpeed = 1 / 3.0;

    private const int Call = 1;
    private const int Customer = 2;
    private const int Date = 5;
    private const int Server = 16;

    /// <summary>Reads and splits, and does nothing else.</summary>
    public static int Split(string path)
    {
        long columns = 0;
        using var reader = new StreamReader(path);
        while (reader.ReadLine() is { } line) columns += line.Split('\t').Length;
        Console.WriteLine(columns.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    /// <param name="repository">Where the samples and the built program are.</param>
    /// <param name="rows">Contacts asked for; at least so many are written.</param>
    public static int Run(string repository, long rows, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("plateau-bench-").FullName;
        try
        {
            var path = Path.Combine(folder, "log.txt");
            var (written, copies) = Write(repository, rows, path);
            Console.WriteLine(FormattableString.Invariant($"{written:n0} rows, {new FileInfo(path).Length / 1e6:0} MB: {copies} banks side by side over {Shifts * WeeksOfShift * 7} days"));
            var program = Path.Combine(repository, "src", "Cli", "bin", "Release", "net10.0", "plateau.dll");
            List<Measured> maps = [], splits = [];
            for (var round = 0; round < rounds; round++)
            {
                splits.Add(Measured.Of([Environment.GetCommandLineArgs()[0], "split", path]));
                maps.Add(Measured.Of([program, "map", path, "--out", Path.Combine(folder, "out"), "--language", "en"]));
                Console.WriteLine(FormattableString.Invariant($"  split {splits[^1]}; map {maps[^1]}"));
            }

            Console.WriteLine(FormattableString.Invariant($"read, observed and mapped: {Median(maps, one => one.Seconds):0.0} s ({Median(maps, one => one.ProcessorSeconds):0.0} s of processor), {written / Median(maps, one => one.Seconds):n0} rows/s, peak {maps.Max(one => one.PeakBytes) / 1e6:0} MB"));
            Console.WriteLine(FormattableString.Invariant($"read and split only: {Median(splits, one => one.Seconds):0.0} s ({Median(splits, one => one.ProcessorSeconds):0.0} s of processor), peak {splits.Max(one => one.PeakBytes) / 1e6:0} MB"));
            Console.WriteLine(FormattableString.Invariant($"speed ÷ that of splitting: {Ratio(one => one.Seconds):0.00} by the clock, {Ratio(one => one.ProcessorSeconds):0.00} by the processor (medians of {rounds} pairs)"));
            return maps.Max(one => one.PeakBytes) < MostBytes && Ratio(one => one.Seconds) >= LeastSpeed ? 0 : 1;

            double Ratio(Func<Measured, double> of) => splits.Zip(maps, (split, map) => of(split) / of(map)).Order().ElementAt(rounds / 2);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>
    /// Each centre side by side has its own calls, customers and agents: one agent never has two contacts in hand that one had in turn. Rows come in order of days, as a switchboard writes them.
    /// </summary>
    private static (long Rows, int Copies) Write(string repository, long rows, string path)
    {
        var months = new[] { "january", "february" }.SelectMany(month => Rows(Path.Combine(repository, "samples", "anonymous-bank", month + ".txt.gz"))).ToArray();
        var copies = (int)((rows + (long)Shifts * months.Length - 1) / ((long)Shifts * months.Length));
        using var writer = new StreamWriter(path, append: false, Encoding.ASCII) { NewLine = "\r\n" };
        writer.WriteLine(Header(repository));
        long call = 0;
        for (var shift = 0; shift < Shifts; shift++)
        {
            foreach (var row in months)
            {
                var columns = (string[])row.Clone();
                columns[Date] = DateTime.ParseExact("19" + row[Date], "yyyyMMdd", CultureInfo.InvariantCulture).AddDays(7 * WeeksOfShift * shift).ToString("yyMMdd", CultureInfo.InvariantCulture);
                for (var copy = 0; copy < copies; copy++)
                {
                    columns[Call] = (++call).ToString(CultureInfo.InvariantCulture);
                    columns[Customer] = row[Customer] == "0" ? "0" : row[Customer] + (100 + copy).ToString(CultureInfo.InvariantCulture);
                    columns[Server] = row[Server] == "NO_SERVER" ? row[Server] : row[Server] + (100 + copy).ToString(CultureInfo.InvariantCulture);
                    writer.WriteLine(string.Join('\t', columns));
                }
            }
        }

        return (call, copies);
    }

    private static IEnumerable<string[]> Rows(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress), Encoding.ASCII);
        reader.ReadLine();
        while (reader.ReadLine() is { } line) yield return line.Split('\t');
    }

    private static string Header(string repository)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(repository, "samples", "anonymous-bank", "january.txt.gz")), CompressionMode.Decompress), Encoding.ASCII);
        return reader.ReadLine()!;
    }

    private static double Median(List<Measured> values, Func<Measured, double> of) => values.Select(of).Order().ElementAt(values.Count / 2);

    /// <summary>One process from start to end.</summary>
    private sealed record Measured(double Seconds, double ProcessorSeconds, long PeakBytes)
    {
        public static Measured Of(string[] arguments)
        {
            var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
            var clock = Stopwatch.StartNew();
            using var process = Process.Start(start)!;
            var said = process.StandardError.ReadToEndAsync();
            var told = process.StandardOutput.ReadToEndAsync(); // read, so that a full pipe does not hold it up
            long peak = 0;
            var used = TimeSpan.Zero;
            while (!process.WaitForExit(20))
            {
                // The system's own peak, so that nothing between two looks is missed but the last 20 ms.
                process.Refresh();
                try
                {
                    (peak, used) = (Math.Max(peak, process.PeakWorkingSet64), process.TotalProcessorTime);
                }
                catch (InvalidOperationException)
                {
                    break; // it has just ended
                }
            }

            process.WaitForExit();
            var seconds = clock.Elapsed.TotalSeconds;
            Task.WaitAll(said, told);
            return process.ExitCode == 0 ? new(seconds, used.TotalSeconds, peak) : throw new InvalidOperationException(said.Result);
        }

        public override string ToString() => FormattableString.Invariant($"{Seconds:0.0} s ({ProcessorSeconds:0.0} s of processor, {PeakBytes / 1e6:0} MB)");
    }
}
