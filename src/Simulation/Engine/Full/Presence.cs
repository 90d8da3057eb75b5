using Plateau.Mathematics.Random;
using Plateau.Simulation.Plan;

namespace Plateau.Simulation.Engine.Full;

/// <summary>From this time on so many agents of a group are wanted (before breaks).</summary>
internal readonly record struct PresenceChange(long Time, int Group, int Agents);

/// <summary>How many agents of each group are there when: the schedule, and what absence and lateness leave of it.</summary>
internal static class Presence
{
    private const long PostsPerDay = 1_000_000; // room for posts in the key of a day

    /// <summary>Changes of the schedule by time, then group; the first ones at time 0.</summary>
    public static PresenceChange[] OfSchedule(SimulationPlan plan)
    {
        var changes = new List<PresenceChange>();
        for (var period = 0; period < plan.Periods; period++)
        {
            for (var group = 0; group < plan.Groups.Length; group++)
            {
                var staffing = plan.Groups[group].Staffing;
                if (period == 0 || staffing[period] != staffing[period - 1]) changes.Add(new(period * plan.PeriodTicks, group, staffing[period]));
            }
        }

        return [.. changes];
    }

    /// <summary>The same for one replication, with absence and lateness drawn.</summary>
    public static PresenceChange[] Of(SimulationPlan plan, ulong seed, int replication)
    {
        var changes = new List<PresenceChange>();
        for (var group = 0; group < plan.Groups.Length; group++)
        {
            var last = -1;
            foreach (var change in OfGroup(plan, group, RandomStream.EntityKey(seed, replication, StreamPurpose.Absence, group)))
            {
                if (change.Agents != last) changes.Add(change);
                last = change.Agents;
            }
        }

        return [.. changes.OrderBy(change => change.Time).ThenBy(change => change.Group)];
    }

    private static IEnumerable<PresenceChange> OfGroup(SimulationPlan plan, int group, ulong key)
    {
        var staffing = plan.Groups[group].Staffing;
        for (var day = 0; day < plan.Days; day++)
        {
            var first = day * plan.PeriodsPerDay;
            var posts = PostsOf(plan, group, day, key);
            for (var period = first; period < first + plan.PeriodsPerDay; period++)
            {
                var start = period * plan.PeriodTicks;
                var wanted = posts.AsSpan(0, staffing[period]);
                yield return new(start, group, CountBy(wanted, start));
                foreach (var time in ComingInside(posts, staffing[period], start, start + plan.PeriodTicks)) yield return new(time, group, CountBy(posts.AsSpan(0, staffing[period]), time));
            }
        }
    }

    /// <summary>When each post of a day is filled; <see cref="long.MaxValue"/> when it stays empty.</summary>
    private static long[] PostsOf(SimulationPlan plan, int group, int day, ulong key)
    {
        var people = plan.Groups[group];
        var first = day * plan.PeriodsPerDay;
        var posts = new long[people.Staffing.AsSpan(first, plan.PeriodsPerDay).ToArray().Max()];
        for (var post = 0; post < posts.Length; post++)
        {
            var stream = RandomStream.ForNumber(key, (day * PostsPerDay) + post);
            if (stream.NextUniform() < people.AbsenceShare)
            {
                posts[post] = long.MaxValue;
                continue;
            }

            if (stream.NextUniform() >= people.LateShare) continue;
            var period = first;
            while (people.Staffing[period] <= post) period++;
            posts[post] = (period * plan.PeriodTicks) + Ticks.FromSeconds(people.Lateness!.Sample(ref stream));
        }

        return posts;
    }

    private static int CountBy(ReadOnlySpan<long> posts, long time)
    {
        var count = 0;
        foreach (var filled in posts)
            if (filled <= time) count++;
        return count;
    }

    private static IEnumerable<long> ComingInside(long[] posts, int wanted, long start, long end) =>
        posts.Take(wanted).Where(filled => filled > start && filled < end).Distinct().Order();
}
