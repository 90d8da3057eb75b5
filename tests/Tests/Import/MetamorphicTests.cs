using System.Globalization;
using System.Text;
using Plateau.Import;
using Plateau.Import.Formats;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Import;

/// <summary>What must not change when the same contacts are written otherwise.</summary>
public sealed class MetamorphicTests
{
    [Fact]
    public void PlainAndGzipAreTheSame()
    {
        using var bench = new Workbench();
        var plain = Read.Logs(null, bench.Write("plain.txt", BankLog.Text(BankLog.January)));
        Same.Text(plain.Evidence!.Observed!).ShouldBe(Same.Text(BankLog.Observed));
    }

    [Fact]
    public void TheOrderOfRowsChangesNothing()
    {
        using var bench = new Workbench();
        // A fixed shuffle: sorted by a hash of the row.
        var rows = BankLog.Rows(BankLog.January).Select(row => string.Join('\t', row)).OrderBy(row => RowHash.Of(row)).ToArray();
        var shuffled = Read.Logs(null, bench.Write("shuffled.txt", BankLog.Header(BankLog.January) + "\r\n" + string.Join("\r\n", rows) + "\r\n"));
        Same.Text(shuffled.Evidence!.Observed!).ShouldBe(Same.Text(BankLog.Observed));
        shuffled.Evidence.Quality!.Facts.ShouldBe(BankLog.JanuaryResult.Evidence!.Quality!.Facts);
    }

    [Fact]
    public void TheSameFileTwiceIsRejectedAsDuplicates()
    {
        using var bench = new Workbench();
        var copy = bench.Write("copy.txt", BankLog.Text(BankLog.January));
        var twice = Read.Logs(null, BankLog.January, copy);
        twice.Problems.ShouldBeEmpty();
        twice.Log.Rejected.ShouldBe(31_599);
        twice.Log.Sources[1].Reasons.ShouldHaveSingleItem().Code.ShouldBe("duplicate");
        Same.Text(twice.Evidence!.Observed!).ShouldBe(Same.Text(BankLog.Observed));
        twice.Evidence.Quality!.Notes.ShouldContain(note => note.Code == "note.sources-overlap");
        twice.Evidence.Quality.Facts.First(fact => fact.Code == "rows").Value.ShouldBe(31_599);
    }

    [Theory]
    [InlineData(';', "dd/MM/yyyy HH:mm:ss")]
    [InlineData(',', "yyyy-MM-ddTHH:mm:ss")]
    public void AGenericCsvOfTheSameContactsGivesTheSameObservations(char delimiter, string dateForm)
    {
        using var bench = new Workbench();
        // Waiting credit is the bank's own: everything else must agree.
        var generic = Read.Logs(new ReadingSettings { Zone = "Asia/Jerusalem" }, bench.Write("export.csv", AsCsv(delimiter, dateForm), new UTF8Encoding(true)));
        generic.Problems.ShouldBeEmpty();
        generic.Log.Sources.Single().Format.ShouldBe("contact-csv");
        Same.Text(WithoutCredit(generic.Evidence!.Observed!)).ShouldBe(Same.Text(WithoutCredit(BankLog.Observed)));
    }

    private static Plateau.Model.Observations.ObservedCentre WithoutCredit(Plateau.Model.Observations.ObservedCentre observed) =>
        observed with { Flows = [.. observed.Flows.Select(flow => flow with { WaitingCreditShare = default, WaitingCreditSeconds = 0 })] };

    private static string AsCsv(char delimiter, string dateForm)
    {
        var text = new StringBuilder(string.Join(delimiter, "Id appel", "Motif", "Date d'arrivée", "Entrée file", "Attente (s)", "Début traitement", "Durée de traitement", "Résultat", "Conseiller")).Append('\n');
        foreach (var row in BankLog.Rows(BankLog.January))
        {
            if (row[12] == "PHANTOM" || row[4] == "AA") continue;
            var date = DateTime.ParseExact("19" + row[5], "yyyyMMdd", CultureInfo.InvariantCulture);
            var answered = row[12] == "AGENT";
            var blank = row[13] == "0:00:00" && row[15] == "0";
            var queue = int.Parse(row[8], CultureInfo.InvariantCulture) < 0 ? row[6] : row[7];
            text.AppendJoin(
                delimiter, row[0] + row[1], row[4], date.AddSeconds(BankLog.Seconds(row[6])).ToString(dateForm, CultureInfo.InvariantCulture), queue, row[11],
                answered && !blank ? row[13] : "", answered ? row[15] : "", answered ? "traité" : "abandonné", answered && row[16] != "NO_SERVER" ? row[16] : "").Append('\n');
        }

        return text.ToString();
    }
}
