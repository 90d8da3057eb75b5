using System.Globalization;
using System.Text;
using NodaTime;
using Plateau.Import;
using Plateau.Model.Observations;
using Plateau.Tests.Cli;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Import.Cases;

/// <summary>Delays within working time against a twin that walks minute by minute.</summary>
public sealed class WorkingTimeTests
{
    private static readonly DateTimeZone _paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];

    private sealed record Step(int Case, LocalDateTime Time, string Team);

    /// <summary>Cases over six weeks, all in winter time: the day team works 9 to 17 o'clock on weekdays, the night team every day from 20 to 4.</summary>
    private static Step[] Log(int seed, int cases)
    {
        var random = new Random(seed);
        var steps = new List<Step>();
        for (var number = 0; number < cases; number++)
        {
            var time = new LocalDateTime(2026, 1, 5, 9, 0).PlusMinutes(random.Next(42 * 1440));
            foreach (var _ in Enumerable.Range(0, random.Next(2, 6)))
            {
                var night = random.Next(3) == 0;
                time = time.PlusMinutes(random.Next(1, 2_000));
                while (!Works(night, time)) time = time.PlusMinutes(1);
                steps.Add(new(number, time, night ? "Nuit" : "Jour"));
            }
        }

        return [.. steps];
    }

    private static bool Works(bool night, LocalDateTime time) => night ? time.Hour is >= 20 or < 4 : (int)time.DayOfWeek <= 5 && time.Hour is >= 9 and < 17;

    private static CaseObservation Read(IEnumerable<Step> steps, ReadingSettings? settings = null)
    {
        using var folder = new TemporaryFolder();
        var text = new StringBuilder("Case ID;Timestamp;Activity;Team\n");
        foreach (var step in steps) text.Append(CultureInfo.InvariantCulture, $"C{step.Case};{step.Time.InZoneLeniently(_paris).ToInstant():yyyy-MM-dd'T'HH:mm:ss'Z'};a;{step.Team}\n");
        var result = Reading.Run(new([folder.File("log.csv", text.ToString())]), (settings ?? ReadingSettings.Defaults) with { Zone = "Europe/Paris" });
        result.Problems.ShouldBeEmpty();
        return result.Evidence!.Cases!;
    }

    [Fact]
    public void Delays_equal_those_counted_minute_by_minute()
    {
        var log = Log(7, 2_000);
        var seen = Read(log);
        seen.Working!.TeamsWithOwn.ShouldBe(2);
        seen.Groups.Single(group => group.Name == "Jour").WorkingHoursPerWeek.ShouldBe(40);
        seen.Groups.Single(group => group.Name == "Nuit").WorkingHoursPerWeek.ShouldBe(56);
        var (delay, away, events) = Twin(log);
        foreach (var edge in seen.Edges)
        {
            edge.WorkingDelaySeconds!.Value.ShouldBe(delay[(edge.From, edge.To)] * 60.0, 1e-6);
            edge.AwayWorkingSeconds!.Value.ShouldBe(away.GetValueOrDefault((edge.From, edge.To)) * 60.0, 1e-6);
            edge.AwayEvents.ShouldBe(events.GetValueOrDefault((edge.From, edge.To)));
            edge.WorkingDelaySeconds.Value.ShouldBeLessThan(edge.DelaySeconds);
        }
    }

    [Fact]
    public void Rows_delivered_twice_change_nothing()
    {
        var log = Log(11, 600);
        using var folder = new TemporaryFolder();
        var once = Read(log);
        var twice = Read(log.Concat(log.Where(step => step.Case % 3 == 0)).OrderBy(step => step.Case));
        // Equal rows of one file both count as events; as moments they count once.
        twice.Working!.Hours.ShouldBe(once.Working!.Hours);
        twice.Edges.Select(edge => edge.WorkingDelaySeconds).ShouldBe(once.Edges.Select(edge => edge.WorkingDelaySeconds));
    }

    [Fact]
    public void Seven_events_in_memory_give_the_same() =>
        Read(Log(13, 400), ReadingSettings.Defaults with { EventBuffer = 7 }).Edges.ShouldBe(Read(Log(13, 400)).Edges);

    [Fact]
    public void Too_few_moments_leave_working_time_unknown()
    {
        var seen = Read(Log(3, 50));
        seen.Working.ShouldBeNull();
        seen.Edges.ShouldAllBe(edge => edge.WorkingDelaySeconds == null && edge.AwayWorkingSeconds == null);
        seen.Groups.ShouldAllBe(group => group.HeldWorkingSeconds == null && group.WorkingHoursPerWeek == null);
    }

    private static (Dictionary<(string, string), long> Delay, Dictionary<(string, string), long> Away, Dictionary<(string, string), long> Events) Twin(Step[] log)
    {
        var (delay, away, events) = (new Dictionary<(string, string), long>(), new Dictionary<(string, string), long>(), new Dictionary<(string, string), long>());
        foreach (var steps in log.GroupBy(step => step.Case).Select(steps => steps.OrderBy(step => step.Time).ToArray()))
        {
            var visits = new List<List<Step>>();
            foreach (var step in steps)
            {
                if (visits.Count == 0 || visits[^1][0].Team != step.Team) visits.Add([]);
                visits[^1].Add(step);
            }

            for (var at = 1; at < visits.Count; at++)
            {
                var (from, to) = (visits[at - 1], visits[at]);
                var key = (from[0].Team, to[0].Team);
                delay[key] = delay.GetValueOrDefault(key) + Minutes(to[0].Team, from[^1].Time, to[0].Time);
                if (at + 1 >= visits.Count || visits[at + 1][0].Team != from[0].Team) continue;
                away[key] = away.GetValueOrDefault(key) + Minutes(to[0].Team, from[^1].Time, to[^1].Time) + Minutes(from[0].Team, to[^1].Time, visits[at + 1][0].Time);
                events[key] = events.GetValueOrDefault(key) + to.Count;
            }
        }

        return (delay, away, events);
    }

    private static long Minutes(string team, LocalDateTime from, LocalDateTime to)
    {
        long minutes = 0;
        for (var time = from; time < to; time = time.PlusMinutes(1))
            if (Works(team == "Nuit", time)) minutes++;
        return minutes;
    }
}
