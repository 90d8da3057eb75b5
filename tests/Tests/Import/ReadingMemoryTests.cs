using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Plateau.Import;
using Plateau.Import.Estimation;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Import;

/// <summary>What a further row costs in memory, and the parts that keep it small. The full run is <c>bench/Import rows</c>.</summary>
public sealed class ReadingMemoryTests
{
    /// <summary>
    /// A row holds 24 bytes while its day is open, 16 of its hash at most half filled, and 64 for its customer's way, twice while they are sorted; arrays grow by doubling (the customer's by four). A string of the row alone, or one
    /// object a row, would be seen: these rows have 108 bytes.
    /// </summary>
    private const int MostBytesPerRow = 450;

    [Fact]
    public void A_further_row_of_the_same_days_allocates_little()
    {
        using var bench = new Workbench();
        var (few, many) = (bench.Write("few.txt", SideBySide(2)), bench.Write("many.txt", SideBySide(6)));
        Allocated(few);
        var rows = 4 * BankLog.Rows(BankLog.January).Length;
        ((Allocated(many) - Allocated(few)) / rows).ShouldBeLessThan(MostBytesPerRow);
    }

    [Fact]
    public void Rows_are_known_again_as_by_a_set() =>
        Prop.ForAll(ArbMap.Default.GeneratorFor<byte>().Select(value => (ulong)(value % 40)).ListOf().ToArbitrary(), hashes =>
        {
            // Multiples of a power of two fall together without mixing.
            var set = new RowSet();
            var naive = new HashSet<ulong>();
            foreach (var hash in hashes) set.Add(hash << 52).ShouldBe(naive.Add(hash << 52));
            set.Clear();
            foreach (var hash in hashes.Distinct()) set.Add(hash << 52).ShouldBeTrue();
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Many_rows_are_known_again()
    {
        var set = new RowSet();
        for (ulong number = 0; number < 20_000; number++) set.Add(number * 7).ShouldBeTrue();
        for (ulong number = 0; number < 20_000; number++) set.Add(number * 7).ShouldBeFalse();
        set.Add(3).ShouldBeTrue();
    }

    private static long Allocated(string path)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Reading.Run(new ReadingRequest([path])).Problems.ShouldBeEmpty();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>January of so many banks at once, each with its own calls, customers and agents.</summary>
    private static string SideBySide(int banks)
    {
        var text = new StringBuilder(BankLog.Header(BankLog.January)).Append("\r\n");
        var call = 0;
        foreach (var row in BankLog.Rows(BankLog.January))
        {
            for (var bank = 0; bank < banks; bank++)
            {
                var columns = (string[])row.Clone();
                columns[1] = (++call).ToString(CultureInfo.InvariantCulture);
                if (columns[2] != "0") columns[2] += (10 + bank).ToString(CultureInfo.InvariantCulture);
                if (columns[16] != "NO_SERVER") columns[16] += (10 + bank).ToString(CultureInfo.InvariantCulture);
                text.AppendJoin('\t', columns).Append("\r\n");
            }
        }

        return text.ToString();
    }
}
