using System.Text;
using Plateau.Import;
using Plateau.Import.Formats;
using Plateau.Model.Observations;
using Plateau.Tests.Model;
using Shouldly;

namespace Plateau.Tests.Import;

/// <summary>Seeded harm done to a sample: whatever comes of it, nothing crashes, and rows read = kept + tagged + rejected.</summary>
internal static class FormatFuzz
{
    private static readonly string[] _pieces = ["\"", "{", "}", "[", "]", "|", ";", ",", "\n", "\\", "null", "-1", "99999999999999999999", "1e309", "NaN", "2026-02-30T25:61:61Z", "=HYPERLINK(1)", "\u00e9\ud83d\ude00", "\t", ":"];

    /// <param name="format">Stated, so that a damaged beginning is read all the same.</param>
    /// <param name="check">Further claims on what was read.</param>
    public static void Run(string format, string name, byte[] sample, ulong seed, int cases, Action<byte[], ReadingResult>? check = null)
    {
        using var bench = new Workbench();
        for (var number = 0; number < cases; number++)
        {
            var state = seed + (ulong)number;
            var bytes = Mutated(sample, ref state);
            var result = Read(bench, format, name, bytes);
            check?.Invoke(bytes, result);
        }
    }

    /// <summary>Bytes drawn at random behind the sample's beginning, which is what a format is recognised by.</summary>
    public static void Noise(string format, string name, byte[] sample, ulong seed, int cases)
    {
        using var bench = new Workbench();
        for (var number = 0; number < cases; number++)
        {
            var state = seed + (ulong)number;
            var noise = new byte[Next(ref state, 4_000)];
            for (var at = 0; at < noise.Length; at++) noise[at] = (byte)Next(ref state, 256);
            Read(bench, format, name, [.. sample[..Next(ref state, sample.Length)], .. noise]);
        }
    }

    /// <summary>What is large or deep beyond reason.</summary>
    public static void Extremes(string format, string name, byte[] sample)
    {
        using var bench = new Workbench();
        Read(bench, format, name, [.. sample, .. Encoding.ASCII.GetBytes(new string('x', 10_000_000)), .. sample]);
        Read(bench, format, name, Encoding.ASCII.GetBytes("{\"a\":\"" + new string('x', 10_000_000) + "\"}\n" + Encoding.UTF8.GetString(sample)));
        Read(bench, format, name, Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("[{\"a\":", 200_000))));
        Read(bench, format, name, Encoding.ASCII.GetBytes("{\"x\":" + new string('[', 500_000) + new string(']', 500_000) + "}\n" + Encoding.UTF8.GetString(sample)));
        Read(bench, format, name, [0xff, 0xfe, .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(sample))]);
        Read(bench, format, name, [0xef, 0xbb, 0xbf, .. sample]);
    }

    private static ReadingResult Read(Workbench bench, string format, string name, byte[] bytes)
    {
        var path = bench.Write(name, bytes);
        using var rejected = new StringWriter();
        var writer = new RejectedRowsWriter(rejected);
        var result = Reading.Run(new([path]), new() { Format = format, FewestContacts = 1, RejectedRows = writer });
        foreach (var source in result.Log.Sources)
        {
            source.Read.ShouldBe(source.Kept + source.Tagged + source.Rejected);
            writer.Count.ShouldBe(source.Rejected);
            if (source.Read == 0) result.Problems.ShouldNotBeEmpty();
        }

        return result;
    }

    private static byte[] Mutated(byte[] sample, ref ulong state)
    {
        var bytes = sample.ToList();
        var changes = 1 + Next(ref state, 4);
        for (var change = 0; change < changes && bytes.Count > 4; change++)
        {
            var at = Next(ref state, bytes.Count);
            switch (Next(ref state, 6))
            {
                case 0:
                    bytes[at] = (byte)Next(ref state, 256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(1 + Next(ref state, 40), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(_pieces[Next(ref state, _pieces.Length)]));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(200, bytes.Count - at)));
                    break;
                case 4:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    for (var place = at; place < Math.Min(bytes.Count, at + 12); place++)
                    {
                        if (char.IsAsciiDigit((char)bytes[place])) bytes[place] = (byte)('0' + Next(ref state, 10));
                    }

                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>splitmix64.</summary>
    private static int Next(ref ulong state, int below)
    {
        state += 0x9E3779B97F4A7C15UL;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return (int)((mixed ^ (mixed >> 31)) % (ulong)below);
    }
}

/// <summary>The samples of platforms' exports, and what is usual in their tests.</summary>
internal static class FormatSamples
{
    public static ReadingSettings Small { get; } = new() { FewestContacts = 1 };

    public static string Path(string name) => System.IO.Path.Combine(Repository.Root, "samples", "formats", name);

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path(name));

    public static ReadingResult Of(params string[] paths) => Reading.Run(new([.. paths]), Small);

    public static ReadingResult With(ReadingSettings settings, params string[] paths) => Reading.Run(new([.. paths]), settings);

    public static string Counts(this SourceQuality source) => FormattableString.Invariant($"{source.Format}: {source.Read} = {source.Kept} + {source.Tagged} + {source.Rejected}");

    public static string Reasons(this SourceQuality source) => string.Join(", ", source.Reasons.Select(reason => FormattableString.Invariant($"{reason.Code} {reason.Count}")));

    /// <summary>Each flow: offered, answered, abandoned, those who left before a queue or by a rule, sums of waits of answered and of abandoned, sum of handle times.</summary>
    public static string[] Flows(this ReadingResult result) =>
    [
        .. result.Evidence!.Observed!.Flows.OrderBy(flow => flow.Name, StringComparer.Ordinal).Select(flow => FormattableString.Invariant(
            $"{flow.Name}: {flow.Days.Sum(day => day.Offered)} {Sum(flow, day => day.Answered)} {Sum(flow, day => day.Abandoned)} {Sum(flow, day => day.LeftBeforeQueue)}; {Sum(flow, day => day.WaitSecondsAnswered)} {Sum(flow, day => day.WaitSecondsAbandoned)} {Sum(flow, day => day.HandleSeconds)}")),
    ];

    /// <summary>Null (nothing in the text) when a day does not tell it.</summary>
    private static double? Sum(FlowObservation flow, Func<DayObservation, double?> value) => flow.Days.All(day => value(day) is not null) ? flow.Days.Sum(value) : null;
}
