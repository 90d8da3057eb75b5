using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Plateau.Import;
using Plateau.Model.Observations;
using Plateau.Tests.Cli;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Import.Cases;

/// <summary>Random event logs against counts made the plainest way; and the same result whatever memory holds, and however rows are scattered over files.</summary>
public sealed class NaiveCasesTests
{
    private sealed record Row(int Case, int Time, int Activity, int Group, int Person, int Flow, int Number);

    private static readonly Gen<Row[]> _logs =
        Gen.Choose(1, 120).SelectMany(count => Gen.Choose(0, 1_000_000).ArrayOf(6 * count).Select(numbers => Enumerable.Range(0, count)
            .Select(at => new Row(numbers[6 * at] % 9, numbers[6 * at + 1] % 40, numbers[6 * at + 2] % 4, numbers[6 * at + 3] % 6 - 1, numbers[6 * at + 4] % 5 - 1, numbers[6 * at + 5] % 4 - 1, at)).ToArray()));

    [Fact]
    public void Counts_equal_those_made_the_plainest_way() => Prop.ForAll(Arb.From(_logs), rows =>
    {
        using var folder = new TemporaryFolder();
        var seen = Read(ReadingSettings.Defaults, folder.File("log.csv", Csv(rows)));
        Compare(seen, rows);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(1999, 2013));

    [Fact]
    public void A_small_buffer_and_scattered_files_change_nothing() => Prop.ForAll(Arb.From(_logs), rows =>
    {
        using var folder = new TemporaryFolder();
        var whole = Read(ReadingSettings.Defaults, folder.File("log.csv", Csv(rows)));
        Same(Read(ReadingSettings.Defaults with { EventBuffer = 7 }, folder.File("log.csv", Csv(rows))), whole);
        // A case over several files, each with the rows of some minutes: times tell the order, so no two files share a time.
        var parts = rows.GroupBy(row => row.Time / 10).Select(part => folder.File($"part{part.Key}.csv", Csv([.. part]))).ToArray();
        Same(Read(ReadingSettings.Defaults with { EventBuffer = 5 }, parts), whole);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(20).WithReplay(1999, 7));

    [Fact]
    public void The_published_log_is_the_same_with_a_hundred_events_in_memory()
    {
        var path = Path.Combine(Tests.Model.Repository.Root, "samples", "volvo-incidents", "incidents.csv.gz");
        Same(Read(ReadingSettings.Defaults with { EventBuffer = 100 }, path), Read(ReadingSettings.Defaults, path));
    }

    private static CaseObservation Read(ReadingSettings settings, params string[] paths)
    {
        var result = Reading.Run(new([.. paths]), settings);
        result.Problems.ShouldBeEmpty();
        return result.Evidence!.Cases!;
    }

    private static string Csv(Row[] rows)
    {
        var text = new StringBuilder("Case ID;Timestamp;Activity;Team;Resource;Product;Tier\n");
        foreach (var row in rows)
            text.Append(CultureInfo.InvariantCulture, $"C{row.Case};2026-03-02T08:{row.Time:00}:00Z;a{row.Activity};{Name("T", row.Group)};{Name("p", row.Person)};{Name("f", row.Flow)};{(row.Group < 0 ? "" : $"L{1 + row.Group % 3}")}\n");
        return text.ToString();
    }

    private static string Name(string letter, int number) => number < 0 ? "" : letter + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Everything but doubles exactly; means may differ in the last digits with the order of summation, which follows the hashes of the cases alone.</summary>
    private static void Same(CaseObservation one, CaseObservation other)
    {
        (one.Events, one.Cases, one.From, one.To, one.MostEvents, one.BetweenGroups, one.BetweenPeople, one.CasesAtFirstTier, one.VariantCount, one.Closing)
            .ShouldBe((other.Events, other.Cases, other.From, other.To, other.MostEvents, other.BetweenGroups, other.BetweenPeople, other.CasesAtFirstTier, other.VariantCount, other.Closing));
        one.Groups.ShouldBe(other.Groups);
        one.Edges.ShouldBe(other.Edges);
        one.Flows.ShouldBe(other.Flows);
        one.CasesByGroups.ShouldBe(other.CasesByGroups);
        one.Association.ShouldBe(other.Association);
        one.Activities.ShouldBe(other.Activities);
        one.DirectlyFollows.ShouldBe(other.DirectlyFollows);
        one.Variants.Select(variant => (string.Join(',', variant.Activities), variant.Cases)).ShouldBe(other.Variants.Select(variant => (string.Join(',', variant.Activities), variant.Cases)));
    }

    private static void Compare(CaseObservation seen, Row[] rows)
    {
        var cases = rows.GroupBy(row => row.Case).Select(group => group.OrderBy(row => row.Time).ThenBy(row => row.Number).ToArray()).ToArray();
        (seen.Cases, seen.Events).ShouldBe((cases.Length, rows.Length));
        Handovers(seen.BetweenGroups, cases, row => row.Group);
        Handovers(seen.BetweenPeople, cases, row => row.Person);
        seen.VariantCount.ShouldBe(cases.Select(events => string.Join(',', events.Select(row => row.Activity))).Distinct().Count());
        seen.Variants.Sum(variant => variant.Cases).ShouldBe(cases.Length);
        seen.DirectlyFollows.ToDictionary(pair => (pair.From, pair.To), pair => pair.Count)
            .ShouldBe(cases.SelectMany(events => events.Zip(events.Skip(1), (a, b) => ($"a{a.Activity}", $"a{b.Activity}"))).GroupBy(pair => pair).ToDictionary(pair => pair.Key, pair => (long)pair.Count()), ignoreOrder: true);
        var hops = cases.SelectMany(Hops).ToArray();
        foreach (var edge in hops.GroupBy(hop => (hop.From, hop.To)))
        {
            var found = seen.Edges.Single(candidate => candidate.From == $"T{edge.Key.From}" && candidate.To == $"T{edge.Key.To}");
            var delays = edge.Select(hop => hop.Delay).Order().ToArray();
            (found.Count, found.Cases).ShouldBe((edge.Count(), edge.Select(hop => hop.Case).Distinct().Count()));
            (found.DirectReturns, found.Returns, found.EndedBySender, found.EndedHigher).ShouldBe((edge.Count(hop => hop.Back), edge.Count(hop => hop.Return), edge.Count(hop => hop.Last == hop.From), edge.Count(hop => hop.Last != hop.From && hop.Last % 3 > hop.From % 3)));
            found.MeanDelaySeconds.ShouldBe(delays.Average(), 1e-9);
            found.MedianDelaySeconds.ShouldBe((delays[(delays.Length - 1) / 2] + delays[delays.Length / 2]) / 2, 1e-9);
        }

        seen.Edges.Sum(edge => edge.Count).ShouldBe(hops.Length);
        foreach (var flow in seen.Flows)
        {
            var own = cases.Where(events => Name("f", events.Select(row => row.Flow).FirstOrDefault(number => number >= 0, -1)) == flow.Name).ToArray();
            (flow.Cases, flow.HandedOver).ShouldBe((own.Length, own.Count(events => events.Select(row => row.Group).Where(group => group >= 0).Distinct().Count() > 1)));
        }
    }

    private static void Handovers(HandoverCounts? counts, Row[][] cases, Func<Row, int> of)
    {
        var paths = cases.Select(events => Way(events.Select(of))).ToArray();
        if (paths.All(path => path.Count == 0))
        {
            counts.ShouldBeNull();
            return;
        }

        static bool Direct(List<int> path, int at) => at + 2 < path.Count && path[at] == path[at + 2];
        static bool Again(List<int> path, int at) => path.IndexOf(path[at]) < at;
        counts.ShouldBe(new HandoverCounts(
            paths.Sum(path => Math.Max(0, path.Count - 1)), paths.Count(path => path.Distinct().Count() > 1), paths.Max(path => Math.Max(0, path.Count - 1)), paths.Sum(path => Enumerable.Range(0, path.Count).Count(at => Direct(path, at))),
            paths.Count(path => Enumerable.Range(0, path.Count).Any(at => Direct(path, at))), paths.Sum(path => Enumerable.Range(0, path.Count).Count(at => Again(path, at))), paths.Count(path => Enumerable.Range(0, path.Count).Any(at => Again(path, at)))));
    }

    private static List<int> Way(IEnumerable<int> all)
    {
        List<int> path = [];
        foreach (var one in all.Where(one => one >= 0))
            if (path.Count == 0 || path[^1] != one) path.Add(one);
        return path;
    }

    private static IEnumerable<(int Case, int From, int To, double Delay, bool Back, bool Return, int Last)> Hops(Row[] events)
    {
        var named = events.Where(row => row.Group >= 0).ToArray();
        var path = Way(named.Select(row => row.Group));
        var place = 0;
        for (var at = 1; at < named.Length; at++)
        {
            if (named[at].Group == named[at - 1].Group) continue;
            place++;
            yield return (named[at].Case, named[at - 1].Group, named[at].Group, 60.0 * (named[at].Time - named[at - 1].Time), place + 1 < path.Count && path[place + 1] == named[at - 1].Group, path.IndexOf(path[place]) < place, path[^1]);
        }
    }
}
