// Import and observation of the bank's month against the plainest reading there is, and memory over a hundred months.
//   dotnet run --project bench/Import -- [rounds] [copies]        both measurements
//   dotnet run --project bench/Import -- look FILE …              what was read, for a look
//   dotnet run --project bench/Import -- cases [copies] [rounds]  the map of the Volvo log against plain Python
//   dotnet run --project bench/Import -- rows [million] [rounds]  ten million contacts read, observed and mapped against reading and splitting alone; wants a built Cli
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Plateau.Bench.Import;
using Plateau.Import;

if (args is ["look", .. var files]) return Look.At(files);
if (args is ["cases-own", var log]) return CasesAgainstPython.Own(log);
if (args is ["split", var lines]) return ManyRows.Split(lines);
if (args is ["rows", .. var sizes])
    return ManyRows.Run(Repository(), (long)(1e6 * (sizes.Length > 0 ? double.Parse(sizes[0], CultureInfo.InvariantCulture) : 10)), sizes.Length > 1 ? int.Parse(sizes[1], CultureInfo.InvariantCulture) : 3);
if (args is ["cases", .. var numbers])
    return CasesAgainstPython.Run(Repository(), numbers.Length > 0 ? int.Parse(numbers[0], CultureInfo.InvariantCulture) : 30, numbers.Length > 1 ? int.Parse(numbers[1], CultureInfo.InvariantCulture) : 5);
var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 40;
var copies = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 100;
var sample = Path.Combine(Repository(), "samples", "anonymous-bank", "january.txt.gz");
var text = Decompress(sample);
var plain = Path.Combine(Path.GetTempPath(), "plateau-bench-january.txt");
File.WriteAllBytes(plain, text);

Speed("plain file", plain, text, rounds);
Speed("gzip file", sample, text, rounds);
File.Delete(plain);
if (copies > 0) Memory(text, copies);
return 0;

// In pairs, so that a busy machine slows both alike; the ratio told is the median of the pairs.
static void Speed(string what, string path, byte[] text, int rounds)
{
    var request = new ReadingRequest([path]);
    for (var i = 0; i < 15; i++)
    {
        Split(text);
        Reading.Run(request);
    }

    var ratios = new List<double>();
    var own = new List<double>();
    var other = new List<double>();
    for (var i = 0; i < rounds; i++)
    {
        other.Add(Milliseconds(() => Split(text)));
        own.Add(Milliseconds(() => Reading.Run(request)));
        ratios.Add(own[^1] / other[^1]);
    }

    Console.WriteLine(FormattableString.Invariant($"{what}: import and observation {Median(own):0.0} ms, ReadLine and Split {Median(other):0.0} ms, ratio {Median(ratios):0.00} (of {rounds} pairs: {ratios.Min():0.00} to {ratios.Max():0.00})"));
}

static double Milliseconds(Action action)
{
    var clock = Stopwatch.StartNew();
    action();
    return clock.Elapsed.TotalMilliseconds;
}

static long Split(byte[] text)
{
    long columns = 0;
    using var reader = new StreamReader(new MemoryStream(text));
    while (reader.ReadLine() is { } line) columns += line.Split('\t').Length;
    return columns;
}

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

static void Memory(byte[] text, int copies)
{
    var path = Path.Combine(Path.GetTempPath(), "plateau-bench-months.txt");
    Repeat(text, copies, path);
    GC.Collect();
    var before = Process.GetCurrentProcess().WorkingSet64;
    long peak = 0;
    using var stop = new CancellationTokenSource();
    var watch = Task.Run(async () =>
    {
        while (!stop.IsCancellationRequested)
        {
            using var process = Process.GetCurrentProcess();
            peak = Math.Max(peak, process.WorkingSet64);
            await Task.Delay(20);
        }
    });
    var clock = Stopwatch.StartNew();
    var result = Reading.Run(new ReadingRequest([path]));
    clock.Stop();
    stop.Cancel();
    watch.Wait();
    Console.WriteLine(FormattableString.Invariant($"{copies} months: {result.Log.Read:n0} rows, {result.Evidence!.Observed!.Grid.Days.Length} days, {clock.Elapsed.TotalSeconds:0.0} s, {result.Log.Read / clock.Elapsed.TotalSeconds:n0} rows/s, working set before {before / 1e6:0} MB, peak {Math.Max(peak, Process.GetCurrentProcess().PeakWorkingSet64) / 1e6:0} MB"));
    File.Delete(path);
}

// The month again and again, each copy 29 days later.
static void Repeat(byte[] text, int copies, string path)
{
    var lines = Encoding.ASCII.GetString(text).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    using var writer = new StreamWriter(path, append: false, Encoding.ASCII) { NewLine = "\r\n" };
    writer.WriteLine(lines[0]);
    for (var copy = 0; copy < copies; copy++)
    {
        foreach (var line in lines.AsSpan(1))
        {
            var columns = line.Split('\t');
            var date = DateTime.ParseExact("19" + columns[5], "yyyyMMdd", CultureInfo.InvariantCulture).AddDays(29 * copy);
            columns[5] = date.ToString("yyMMdd", CultureInfo.InvariantCulture);
            writer.WriteLine(string.Join('\t', columns));
        }
    }
}

static byte[] Decompress(string path)
{
    using var memory = new MemoryStream();
    using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
    gzip.CopyTo(memory);
    return memory.ToArray();
}

static string Repository()
{
    var folder = new DirectoryInfo(AppContext.BaseDirectory);
    while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Plateau.slnx"))) folder = folder.Parent;
    return folder?.FullName ?? throw new DirectoryNotFoundException("Plateau.slnx was not found above the program.\nMaybe it was copied out of the repository.");
}
