using System.Globalization;
using System.Text;
using Plateau.Import;
using Plateau.Import.Formats;
using Plateau.Tests.Import.Platforms;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Import;

/// <summary>What happens to every log in time: clock changes, midnight, two deliveries, a queue that gets another name.</summary>
public sealed class ClockAndDeliveryTests
{
    private const string Header = "timestamp,queue,answered,end,outcome,agent\n";

    [Fact]
    public void Days_of_23_and_25_hours_count_every_contact_and_tell_the_doubtful_hours()
    {
        using var bench = new Workbench();
        var text = new StringBuilder("timestamp,queue,wait,outcome,agent\n");
        foreach (var day in new[] { "2026-03-29", "2026-10-25" })
        {
            for (var hour = 0; hour < 24; hour++) text.Append(CultureInfo.InvariantCulture, $"{day} {hour:00}:30:00,Info,5,answered,Ann\n");
        }

        // Paris leaves out 02:00 to 03:00 in March, and has it twice in October.
        var result = FormatSamples.With(FormatSamples.Small with { Zone = "Europe/Paris" }, bench.Write("log.csv", text.ToString()));
        result.Evidence!.Observed!.Service.Offered.ShouldBe(48);
        result.Log.Sources.Single().Reasons.Where(reason => reason.Code is "ambiguous-time" or "skipped-time").Select(reason => (reason.Code, reason.Count)).ShouldBe([("ambiguous-time", 1L), ("skipped-time", 1L)]);
        result.Evidence.Quality!.Notes.Select(note => note.Code).ShouldContain("note.ambiguous-times");
        result.Evidence.Quality.Notes.Select(note => note.Code).ShouldContain("note.skipped-times");
    }

    [Fact]
    public void Instants_of_a_day_of_25_hours_are_25_hours_of_contacts()
    {
        using var bench = new Workbench();
        var text = new StringBuilder("timestamp,queue,wait,outcome,agent\n");
        for (var hour = 0; hour < 25; hour++)
        {
            var instant = new DateTime(2026, 10, 24, 22, 30, 0, DateTimeKind.Utc).AddHours(hour);
            text.Append(CultureInfo.InvariantCulture, $"{instant:yyyy-MM-ddTHH:mm:ss}Z,Info,{hour},answered,Ann\n");
        }

        var observed = FormatSamples.With(FormatSamples.Small with { Zone = "Europe/Paris" }, bench.Write("log.csv", text.ToString())).Evidence!.Observed!;
        observed.Grid.Days.Single().Date.ShouldBe(new NodaTime.LocalDate(2026, 10, 25));
        // 02:30 came twice.
        (observed.Service.Offered, observed.Flows[0].ArrivalsPerPeriod[10]).ShouldBe((25, 2));
    }

    [Fact]
    public void A_call_past_midnight_belongs_to_the_day_of_its_arrival_with_its_whole_duration()
    {
        using var bench = new Workbench();
        // Times alone and whole moments say the same.
        var alone = FormatSamples.Of(bench.Write("a.csv", Header + "2026-01-05 23:58:00,Info,23:59:00,00:04:00,answered,Ann\n"));
        var whole = FormatSamples.Of(bench.Write("b.csv", Header + "2026-01-05 23:58:00,Info,2026-01-05 23:59:00,2026-01-06 00:04:00,answered,Ann\n"));
        alone.Flows().ShouldBe(["Info: 1 1 0 0; 60 0 300"]);
        whole.Flows().ShouldBe(alone.Flows());
        alone.Evidence!.Observed!.Grid.Days.Single().Date.ShouldBe(new NodaTime.LocalDate(2026, 1, 5));
    }

    [Fact]
    public void Two_deliveries_of_one_day_and_overlapping_files_count_once()
    {
        using var bench = new Workbench();
        var first = Contacts(1, 20, "Info");
        var second = Contacts(15, 20, "Info");
        var result = FormatSamples.Of(bench.Write("a.csv", first), bench.Write("b.csv", second));
        result.Evidence!.Observed!.Service.Offered.ShouldBe(34 * 10);
        result.Log.Sources[1].Reasons.Single(reason => reason.Code == "duplicate").Count.ShouldBe(60);
        result.Evidence.Quality!.Notes.Select(note => note.Code).ShouldContain("note.sources-overlap");
        result.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void A_queue_renamed_within_the_log_is_suggested_and_only_a_mapping_joins_it()
    {
        using var bench = new Workbench();
        // The old name until the 15th, the new one from the 16th; another flow all along, and one that begins then with far fewer contacts.
        var path = bench.Write("log.csv", Contacts(1, 15, "Factures") + Body(16, 15, "Facturation", 10) + Body(1, 30, "Pannes", 10) + Body(16, 15, "Chat", 2));
        var apart = FormatSamples.Of(path);
        var note = apart.Evidence!.Quality!.Notes.Single(note => note.Code == "note.flow-renamed-maybe");
        (note.Arguments.Single(argument => argument.Name == "old").Text, note.Arguments.Single(argument => argument.Name == "new").Text).ShouldBe(("Factures", "Facturation"));
        TextsOf.Check(note.Code, note.Arguments);
        apart.Evidence.Observed!.Flows.Length.ShouldBe(4);

        var mapping = CsvMappingFile.Read(bench.Write("m.json", """{ "flows": { "Factures": "Facturation", "Panes": "Pannes" } }""")).Mapping;
        var joined = FormatSamples.With(FormatSamples.Small with { Mapping = mapping }, path);
        joined.Evidence!.Observed!.Flows.Select(flow => (flow.Name, flow.Service.Offered)).ShouldBe([("Facturation", 300L), ("Pannes", 300L), ("Chat", 30L)]);
        joined.Evidence.Quality!.Notes.Select(one => one.Code).ShouldNotContain("note.flow-renamed-maybe");
        var unused = joined.Evidence.Quality.Notes.Single(one => one.Code == "note.flow-name-not-met");
        unused.Arguments.Single(argument => argument.Name == "nearest").Items.ShouldBe(["Pannes"]);
        TextsOf.Check(unused.Code, unused.Arguments);
    }

    [Theory]
    [InlineData(20, 10)] // they overlap by four days
    [InlineData(16, 30)] // three times as many
    [InlineData(11, 10)] // it was there before
    public void Flows_that_merely_come_and_go_are_not_suggested(int from, int contacts)
    {
        using var bench = new Workbench();
        var until = from == 20 ? 23 : 15;
        var path = bench.Write("log.csv", Contacts(1, until, "Factures") + Body(from, 31 - from, "Facturation", contacts) + Body(1, 30, "Pannes", 10));
        FormatSamples.Of(path).Evidence!.Quality!.Notes.Select(note => note.Code).ShouldNotContain("note.flow-renamed-maybe");
    }

    private static string Contacts(int from, int days, string flow) => "timestamp,queue,wait,outcome,agent\n" + Body(from, days, flow, 10);

    private static string Body(int from, int days, string flow, int contacts)
    {
        var text = new StringBuilder();
        for (var day = from; day < from + days; day++)
        {
            for (var contact = 0; contact < contacts; contact++) text.Append(CultureInfo.InvariantCulture, $"{new DateOnly(2026, 1, 1).AddDays(day - 1):yyyy-MM-dd} 09:{contact:00}:00,{flow},5,answered,Ann\n");
        }

        return text.ToString();
    }
}
