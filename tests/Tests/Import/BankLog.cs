using System.Globalization;
using System.IO.Compression;
using System.Text;
using Plateau.Import;
using Plateau.Model.Observations;
using Plateau.Tests.Model;

namespace Plateau.Tests.Import;

/// <summary>The sample's months, read once for all tests, and files made from them.</summary>
internal static class BankLog
{
    private static readonly Lazy<ReadingResult> _january = new(() => Read.Logs(null, January));
    private static readonly Lazy<ReadingResult> _february = new(() => Read.Logs(null, February));

    public static string Folder => Path.Combine(Repository.Root, "samples", "anonymous-bank");

    public static string January => Path.Combine(Folder, "january.txt.gz");

    public static string February => Path.Combine(Folder, "february.txt.gz");

    public static ReadingResult JanuaryResult => _january.Value;

    public static ReadingResult FebruaryResult => _february.Value;

    public static ObservedCentre Observed => JanuaryResult.Evidence!.Observed!;

    public static string Text(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress), Encoding.ASCII);
        return reader.ReadToEnd();
    }

    /// <summary>Rows of the month without the header, split into columns.</summary>
    public static string[][] Rows(string path) => [.. Text(path).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split('\t'))];

    public static string Header(string path) => Text(path).Split("\r\n")[0];

    public static int Seconds(string time)
    {
        var parts = time.Split(':');
        return 3600 * int.Parse(parts[0], CultureInfo.InvariantCulture) + 60 * int.Parse(parts[1], CultureInfo.InvariantCulture) + int.Parse(parts[2], CultureInfo.InvariantCulture);
    }
}

internal static class Read
{
    public static ReadingResult Logs(ReadingSettings? settings, params string[] paths) => Reading.Run(new([.. paths]), settings);
}

/// <summary>A folder of its own for the files of one test, deleted at the end.</summary>
internal sealed class Workbench : IDisposable
{
    private static int _number;

    public Workbench()
    {
        Folder = Path.Combine(AppContext.BaseDirectory, "TestResults", FormattableString.Invariant($"import-{Environment.ProcessId}-{Interlocked.Increment(ref _number)}"));
        Directory.CreateDirectory(Folder);
    }

    public string Folder { get; }

    public string Write(string name, string content, Encoding? encoding = null)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, content, encoding ?? new UTF8Encoding(false));
        return path;
    }

    public string Write(string name, byte[] content)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
