using FsCheck;
using FsCheck.Fluent;
using Plateau.Import;
using Plateau.Model.Observations;
using Plateau.Tests.Cli;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Import.Journeys;

/// <summary>Random logs against counts made the plainest way, pair by pair; and the same whatever memory holds and however rows are scattered.</summary>
public sealed class NaiveJourneysTests
{
    private const int Day = JourneyReading.Day;

    private static readonly Gen<LogRow[]> _logs =
        Gen.Choose(2, 90).SelectMany(count => Gen.Choose(0, 1_000_000).ArrayOf(7 * count).Select(numbers => Enumerable.Range(0, count)
            .Select(at => new LogRow(
                numbers[7 * at] % (40 * Day), numbers[7 * at + 1] % 7, numbers[7 * at + 2] % 3, numbers[7 * at + 3] % 4 > 0, numbers[7 * at + 4] % 400, 30 + numbers[7 * at + 5] % 500, numbers[7 * at + 6] % 5 == 0 ? 1 + numbers[7 * at + 6] % 4 : 0,
                Channel: new[] { "phone", "mail", "" }[numbers[7 * at + 6] % 3]))
            .DistinctBy(row => row.Minute).ToArray()));

    [Fact]
    public void Counts_equal_those_made_the_plainest_way() => Prop.ForAll(Arb.From(_logs), rows => Compare(JourneyReading.Read(rows), rows)).Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(1999, 2013));

    [Fact]
    public void A_small_buffer_and_scattered_files_change_nothing() => Prop.ForAll(Arb.From(_logs), rows =>
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("log.csv", JourneyReading.Csv(rows));
        var whole = JourneyReading.ReadFiles(ReadingSettings.Defaults, path);
        var parts = rows.GroupBy(row => row.Minute % 3).Select(part => folder.File($"part{part.Key}.csv", JourneyReading.Csv(part))).ToArray();
        foreach (var other in new[] { JourneyReading.ReadFiles(ReadingSettings.Defaults with { EventBuffer = 20 }, path), JourneyReading.ReadFiles(ReadingSettings.Defaults with { EventBuffer = 12 }, parts) })
        {
            (other is null).ShouldBe(whole is null);
            if (whole is null || other is null) continue;
            other.Match.ShouldBe(whole.Match);
            other.ConversationsByContacts.ShouldBe(whole.ConversationsByContacts);
            other.Conversations.Ways.Select(way => (string.Join('>', way.Steps), way.GoesOn, way.End, way.Count)).ShouldBe(whole.Conversations.Ways.Select(way => (string.Join('>', way.Steps), way.GoesOn, way.End, way.Count)));
            other.Overall.Windows.Select(window => (window.Eligible, window.Certain, window.Possible)).ShouldBe(whole.Overall.Windows.Select(window => (window.Eligible, window.Certain, window.Possible)));
            other.Overall.Resolutions.ShouldBe(whole.Overall.Resolutions);
            other.Frictions.ShouldBe(whole.Frictions);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(20).WithReplay(1999, 7));

    private static void Compare(JourneyObservation? seen, LogRow[] rows)
    {
        LogRow[] matched = [.. rows.Where(row => row.Customer > 0 || row.Case > 0).OrderBy(row => row.Minute)];
        if (matched.Length == 0)
        {
            seen.ShouldBeNull();
            return;
        }

        var end = rows.Max(row => row.Minute);
        seen!.Match.Contacts.ShouldBe(rows.Length);
        seen.Match.Matched.ShouldBe(matched.Length);
        seen.Match.WithCase.ShouldBe(matched.Count(row => row.Case > 0));
        seen.Overall.Customers.ShouldBe(matched.Select(row => row.Customer > 0 ? row.Customer : -row.Case).Distinct().Count());
        Conversations(seen, matched, end);
        if (seen.Overall.Customers < JourneyObservation.FewestCustomers)
        {
            seen.Overall.Windows.ShouldAllBe(window => window.Certain.Value == null && window.ByChance == null);
            seen.Overall.MedianDelaySeconds.ShouldBeNull();
            return;
        }

        foreach (var window in seen.Overall.Windows)
        {
            var judged = matched.Where(row => row.Minute + window.Days * Day <= end).ToArray();
            window.Eligible.ShouldBe(judged.Length);
            window.Censored.ShouldBe(matched.Length - judged.Length);
            Share(window.Certain, judged.Count(row => After(row, window.Days).Any(next => Linked(row, next))), judged.Length);
            Share(window.Possible, judged.Count(row => After(row, window.Days).Any(next => Linked(row, next) || !Apart(row, next))), judged.Length);
        }

        foreach (var one in seen.Overall.Resolutions.Where(one => one.Code is "same-flow" or "any-flow"))
        {
            var judged = matched.Where(row => row.Answered && row.Minute + one.Days!.Value * Day <= end).ToArray();
            Share(one.Share, judged.Count(row => !After(row, one.Days!.Value).Any(next => one.Code == "any-flow" || Linked(row, next))), judged.Length);
        }

        var week = matched.Where(row => row.Minute + 7 * Day <= end).ToArray();
        Share(seen.Overall.RepeatAfterAnswer, week.Count(row => row.Answered && After(row, 7).Any(next => Linked(row, next))), week.Count(row => row.Answered));
        Share(seen.Overall.RetryAfterAbandonment, week.Count(row => !row.Answered && After(row, 7).Any(next => Linked(row, next))), week.Count(row => !row.Answered));

        IEnumerable<LogRow> After(LogRow row, int days) => matched.Where(next => Same(row, next) && next.Minute > row.Minute && next.Minute - row.Minute <= days * Day);
    }

    /// <summary>Each contact takes the number of the conversation of its matter, else of the latest linked contact of a week, else a new one.</summary>
    private static void Conversations(JourneyObservation seen, LogRow[] matched, int end)
    {
        var number = new Dictionary<LogRow, int>();
        var count = 0;
        foreach (var row in matched)
        {
            var before = matched.Where(other => Same(row, other) && other.Minute < row.Minute).ToArray();
            var found = before.FirstOrDefault(other => row.Case > 0 && other.Case == row.Case) ?? before.LastOrDefault(other => row.Minute - other.Minute <= 7 * Day && Linked(other, row));
            number[row] = found is null ? count++ : number[found];
        }

        seen.Overall.Conversations.ShouldBe(count);
        var lengths = number.GroupBy(pair => pair.Value).Where(one => one.Max(pair => pair.Key.Minute) + 7 * Day <= end).Select(one => one.Count()).ToArray();
        seen.Overall.Complete.ShouldBe(lengths.Length);
        for (var at = 0; at < 6; at++) seen.ConversationsByContacts[at].ShouldBe(lengths.Count(length => at < 5 ? length == at + 1 : length >= 6));
        Ways(seen.Conversations, [.. number.GroupBy(pair => pair.Value).Select(one => one.Select(pair => pair.Key).OrderBy(row => row.Minute).ToArray())], end);
    }

    /// <summary>Each conversation as one text; those that fewer than five customers share are not told.</summary>
    private static void Ways(ConversationWays seen, LogRow[][] conversations, int end)
    {
        var byChannel = conversations.SelectMany(rows => rows).Select(row => row.Channel).Where(channel => channel.Length > 0).Distinct().Count() > 1;
        seen.ByChannel.ShouldBe(byChannel);
        seen.Conversations.ShouldBe(conversations.Length);
        var expected = conversations.GroupBy(rows => string.Join('>', rows.Take(3).Select(row => byChannel ? row.Channel : $"F{row.Flow}")) + (rows.Length > 3 ? "+" : "") + (rows[^1].Minute + 7 * Day > end ? "Open" : rows[^1].Answered ? "Resolved" : "GaveUp"))
            .Where(way => way.Select(rows => rows[0].Customer > 0 ? rows[0].Customer : -rows[0].Case).Distinct().Count() >= JourneyObservation.FewestCustomers).Select(way => (way.Key, (long)way.Count()));
        seen.Ways.Select(way => (string.Join('>', way.Steps) + (way.GoesOn ? "+" : "") + way.End, way.Count)).ShouldBe(expected, ignoreOrder: true);
        seen.Ways.Select(way => way.Count).ShouldBeInOrder(SortDirection.Descending);
    }

    private static bool Same(LogRow one, LogRow other) => one.Customer > 0 ? one.Customer == other.Customer : other.Customer == 0 && one.Case == other.Case;

    private static bool Linked(LogRow one, LogRow other) => one.Case > 0 && other.Case > 0 ? one.Case == other.Case : one.Flow == other.Flow;

    private static bool Apart(LogRow one, LogRow other) => one.Case > 0 && other.Case > 0 && one.Case != other.Case;

    private static void Share(Plateau.Mathematics.Statistics.Estimate estimate, int count, int of)
    {
        estimate.SampleSize.ShouldBe(of);
        if (of == 0) estimate.Value.ShouldBeNull();
        else estimate.Value!.Value.ShouldBe((double)count / of, 1e-12);
    }
}
