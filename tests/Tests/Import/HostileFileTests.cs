using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Plateau.Import;
using Plateau.Tests.Import.Cases;
using Plateau.Tests.Import.Journeys;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Import;

/// <summary>Files made to harm, and much harm done to the forms that have no test of their own of it. Memory is bounded by what is allocated: the reader never holds more than that.</summary>
public sealed class HostileFileTests
{
    /// <summary>Buffers of a line (1 MB, doubled as it grows), of the archive and of the sample.</summary>
    private const long MostAllocated = 60_000_000;

    private const int DeepCases = 20_000;

    private static readonly string[] _samples = ["contacts.csv", "bank.txt", "log.csv", "french.csv", "wide.csv", "log.xes", "flat.xes", "log.jsonocel", "log.xes.gz"];

    public static TheoryData<string> Samples => [.. _samples];

    [Fact]
    public void An_archive_that_unpacks_without_end_is_read_in_bounded_memory()
    {
        using var bench = new Workbench();
        var path = bench.Write("bomb.csv.gz", Zipped("arrival;flow;wait;outcome\n", 400));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = Reading.Run(new([path]), new() { FewestContacts = 1 }, cancellation: TestContext.Current.CancellationToken);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(MostAllocated);
        new FileInfo(path).Length.ShouldBeLessThan(5_000_000);
        result.Problems.ShouldNotBeEmpty();
        foreach (var problem in result.Problems) TextsOf.Check(problem);
    }

    [Fact]
    public void A_billion_laughs_are_told_before_the_second()
    {
        var text = new StringBuilder("<?xml version=\"1.0\"?>\n<!DOCTYPE log [\n<!ENTITY l0 \"ha\">\n");
        for (var level = 1; level <= 10; level++) text.Append(CultureInfo.InvariantCulture, $"<!ENTITY l{level} \"{string.Concat(Enumerable.Repeat($"&l{level - 1};", 10))}\">\n");
        text.Append("]>\n<log><trace><event><string key=\"concept:name\" value=\"&l10;\"/></event></trace></log>");
        using var bench = new Workbench();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = Reading.Run(new([bench.Write("log.xes", text.ToString())]), cancellation: TestContext.Current.CancellationToken);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(MostAllocated);
        result.Problems.Single().What.Code.ShouldBe("xml-dtd");
    }

    /// <summary>The size that a workbook states of its parts is only a claim: 2 GB stated and little there is read, or told as damaged; little stated and much there is told as too large.</summary>
    [Theory]
    [InlineData(2_147_483_647u)]
    [InlineData(4_294_967_294u)]
    [InlineData(1u)]
    public void A_workbook_that_states_a_false_size_is_answered(uint stated)
    {
        using var bench = new Workbench();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = Reading.Run(new([bench.Write("log.xlsx", Stating(WorkbookLogTests.SmallBook(), stated))]), new() { FewestContacts = 1 }, cancellation: TestContext.Current.CancellationToken);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(MostAllocated);
        if (result.Problems.IsEmpty) result.Log.Read.ShouldBe(30);
        else result.Problems.Single().What.Code.ShouldBeOneOf("org-damaged", "workbook-too-large");
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("windows-1252")]
    public void Accents_survive_each_encoding(string encoding)
    {
        var text = "arrivée;motif;attente;issue;conseiller\n" + string.Concat(Enumerable.Range(0, 20).Select(number => FormattableString.Invariant($"2026-03-02 08:{number:00}:00;Réclamation;12;traité;Zoé\n")));
        using var bench = new Workbench();
        var to = encoding == "windows-1252" ? CodePagesEncodingProvider.Instance.GetEncoding(1252)! : Encoding.GetEncoding(encoding);
        var result = Read.Logs(FormatSamples.Small, bench.Write("log.csv", [.. to.GetPreamble(), .. to.GetBytes(text)]));
        result.Problems.ShouldBeEmpty();
        result.Evidence!.Centre.Flows.Single().Name.ShouldBe("Réclamation");
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://example.org\";\"x\")")]
    [InlineData("+1+cmd|' /C calc'!A0")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    public void Rejected_rows_are_no_formulas(string row)
    {
        using var text = new StringWriter();
        new RejectedRowsWriter(text).Write(row, 7, "fields", row);
        var line = text.ToString().Split("\r\n")[1];
        var safe = "\"'" + row.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
        line.ShouldBe($"{safe};7;fields;{safe}");
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Harm_done_to_each_form_is_told(string name) => Harm(name, 7_000, 40);

    [Theory(Explicit = true)]
    [Trait("tier", "deep")]
    [MemberData(nameof(Samples))]
    public void Much_harm_done_to_each_form_is_told(string name) => Harm(name, 70_000_000, DeepCases);

    [Theory]
    [InlineData("contacts.csv")]
    [InlineData("log.xes")]
    [InlineData("log.jsonocel")]
    public void Extremes_are_rows_or_problems(string name) => FormatFuzz.Extremes(FormatOf(name), name, Sample(name));

    private static void Harm(string name, ulong seed, int cases)
    {
        FormatFuzz.Run(FormatOf(name), name, Sample(name), seed, cases);
        FormatFuzz.Noise(FormatOf(name), name, Sample(name), seed + 1_000_000, cases / 4);
    }

    private static string FormatOf(string name) => Path.GetExtension(name) switch
    {
        ".xes" or ".gz" => "xes",
        ".jsonocel" => "ocel-json",
        _ => name switch { "contacts.csv" => "contact-csv", "bank.txt" => "anonymous-bank", _ => "event-csv" },
    };

    private static byte[] Sample(string name) => name switch
    {
        // Customers, matters, numbers and channels: all that journeys are made of.
        "contacts.csv" => Encoding.UTF8.GetBytes(JourneyReading.Csv(Enumerable.Range(0, 40).Select(number => new LogRow(number * 31, 1 + number % 7, number % 3, number % 5 != 0, Case: number % 4, Contact: 1 + number / 2, Channel: number % 2 == 0 ? "phone" : "mail")))),
        "bank.txt" => Encoding.ASCII.GetBytes(string.Join("\r\n", BankLog.Text(BankLog.January).Split("\r\n").Take(40))),
        _ => EventFormatTests.Form(name),
    };

    private static byte[] Zipped(string beginning, int megabytes)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(beginning));
            var letters = Encoding.ASCII.GetBytes(new string('x', 1 << 20));
            for (var megabyte = 0; megabyte < megabytes; megabyte++) gzip.Write(letters);
        }

        return memory.ToArray();
    }

    /// <summary>The workbook with another unpacked size in the directory of its archive, for every part.</summary>
    private static byte[] Stating(byte[] book, uint size)
    {
        var bytes = (byte[])book.Clone();
        for (var at = 0; at + 28 < bytes.Length; at++)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at)) == 0x02014b50u) BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at + 24), size);
        }

        return bytes;
    }
}
