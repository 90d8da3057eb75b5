using System.Globalization;
using NodaTime;
using Plateau.Import;
using Plateau.Model.Observations;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Import;

/// <summary>Two files of the same days: what each counts is set side by side, whatever became of their rows.</summary>
public sealed class SourceOverlapTests
{
    private const string IntervalHeader = "Date;Tranche horaire;File d'attente;Appels présentés;Appels traités;Appels abandonnés;DMT (s)\n";

    [Fact]
    public void A_log_and_an_export_of_the_same_days_are_set_side_by_side()
    {
        using var bench = new Workbench();
        // The export counts one contact more on the second day, and a queue that the log does not have.
        var log = bench.Write("log.csv", Contacts("Info", 1, 3, 9, 10));
        var export = bench.Write("export.csv", IntervalHeader + Interval(1, "Info", 10, 8) + Interval(2, "Info", 11, 8) + Interval(2, "Chat", 4, 4) + Interval(9, "Info", 5, 5));
        var overlap = Overlaps(log, export).ShouldHaveSingleItem();
        (overlap.First, overlap.Second).ShouldBe(("log.csv", "export.csv"));
        overlap.Days.ShouldBe(
        [
            new OverlapDay(new("Chat"), Day(2), null, new(4, 4)),
            new OverlapDay(new("Info"), Day(1), new(10, 10), new(10, 8)),
            new OverlapDay(new("Info"), Day(2), new(10, 10), new(11, 8)),
        ]);
        overlap.Days.Select(day => day.Difference).ShouldBe([-4, 0, -1]);
    }

    [Fact]
    public void Rows_that_both_files_have_count_in_both()
    {
        using var bench = new Workbench();
        var first = bench.Write("first.csv", Contacts("Info", 1, 5, 9, 10));
        var second = bench.Write("second.csv", Contacts("Info", 4, 5, 9, 10));
        var overlap = Overlaps(first, second).ShouldHaveSingleItem();
        overlap.Days.ShouldBe([new OverlapDay(new("Info"), Day(4), new(10, 10), new(10, 10)), new OverlapDay(new("Info"), Day(5), new(10, 10), new(10, 10))]);
    }

    [Fact]
    public void Files_that_share_no_hour_or_stand_alone_are_not_compared()
    {
        using var bench = new Workbench();
        var (morning, afternoon) = (bench.Write("morning.csv", Contacts("Info", 1, 3, 8, 10)), bench.Write("afternoon.csv", Contacts("Info", 1, 3, 14, 10)));
        Overlaps(morning, afternoon).ShouldBeEmpty();
        Overlaps(morning).ShouldBeEmpty();
    }

    [Fact]
    public void What_a_file_delivers_again_counts_once_in_it()
    {
        using var bench = new Workbench();
        var export = bench.Write("a.csv", IntervalHeader + Interval(1, "Info", 10, 8) + Interval(1, "Info", 12, 9) + Interval(2, "Info", 7, 7));
        var other = bench.Write("b.csv", IntervalHeader + Interval(1, "Info", 13, 9) + Interval(2, "Info", 7, 7));
        Overlaps(export, other).ShouldHaveSingleItem().Days.ShouldBe([new OverlapDay(new("Info"), Day(1), new(12, 9), new(13, 9)), new OverlapDay(new("Info"), Day(2), new(7, 7), new(7, 7))]);
    }

    private static LocalDate Day(int day) => new(2026, 3, day);

    private static SourceOverlap[] Overlaps(params string[] paths)
    {
        var result = Read.Logs(FormatSamples.Small, paths);
        result.Problems.ShouldBeEmpty();
        return [.. result.Evidence!.Quality!.Overlaps];
    }

    /// <summary>Contacts a day from an hour on, a minute apart, all answered.</summary>
    private static string Contacts(string flow, int first, int last, int hour, int count) => "arrivée;motif;attente;issue;conseiller;durée\n" + string.Concat(
        from day in Enumerable.Range(first, last - first + 1)
        from number in Enumerable.Range(0, count)
        select string.Create(CultureInfo.InvariantCulture, $"2026-03-{day:00} {hour:00}:{number:00}:00;{flow};12;traité;Zoé;180\n"));

    private static string Interval(int day, string flow, int offered, int answered) =>
        string.Create(CultureInfo.InvariantCulture, $"2026-03-{day:00};09:00-09:30;{flow};{offered};{answered};{offered - answered};{175 + day}\n");
}
