using FsCheck;
using FsCheck.Fluent;
using Plateau.Import;
using Plateau.Import.Estimation;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Import;

public sealed class StaffingMethodTests
{
    private static readonly StaffingParameters _parameters = new(GapMinutes: 30, GraceSeconds: 10, LongestIdleMinutes: 240);

    // Busy 8:00–8:10, 8:30–8:40 and 10:00–10:05.
    private static readonly Stretch[] _busy = [new(28_800, 29_400), new(30_600, 31_200), new(36_000, 36_300)];

    [Fact]
    public void FirstToLastBridgesEverything() => Presence(new FirstToLast(), _busy, []).ShouldBe([new(28_800, 36_300)]);

    [Fact]
    public void SplitLeavesOutGapsAboveTheLimit() => Presence(new SplitAtGaps(), _busy, []).ShouldBe([new(28_800, 31_200), new(36_000, 36_300)]);

    [Fact]
    public void AvailabilityKeepsWhoIsIdleWhileNobodyWaits() => Presence(new Availability(), _busy, []).ShouldBe([new(28_800, 36_300)]);

    [Fact]
    public void AvailabilityEndsWhenSomebodyHasWaitedBesideTheIdleAgent()
    {
        // Someone waits from 9:00:00; ten seconds later the agent counts as away, until 10:00.
        Presence(new Availability(), _busy, [new(32_400, 32_500)]).ShouldBe([new(28_800, 32_410), new(36_000, 36_300)]);
        // Someone was waiting already when the contact ended at 8:40.
        Presence(new Availability(), _busy, [new(31_000, 31_300)]).ShouldBe([new(28_800, 31_210), new(36_000, 36_300)]);
        // Someone waits only while the agent is busy.
        Presence(new Availability(), _busy, [new(28_900, 29_300)]).ShouldBe([new(28_800, 36_300)]);
    }

    [Fact]
    public void AvailabilityDoesNotBridgeHalfADay() =>
        Presence(new Availability(), [new(0, 60), new(40_000, 40_100)], []).ShouldBe([new(0, 60), new(40_000, 40_100)]);

    /// <summary>A second-by-second twin that walks through the day and knows nothing of merged stretches.</summary>
    [Fact]
    public void AvailabilityAgreesWithANaiveTwin()
    {
        var stretches = Gen.Choose(0, 3000).SelectMany(from => Gen.Choose(0, 120), (from, length) => (From: from, Length: length)).ListOf(8);
        Prop.ForAll(stretches.SelectMany(busy => stretches, (busy, waits) => (busy, waits)).ToArbitrary(), drawn =>
        {
            var busy = Merged(drawn.busy.Select(stretch => new Stretch(stretch.From, stretch.From + stretch.Length)));
            if (busy.Length == 0) return;
            var waits = drawn.waits.Select(stretch => (stretch.From, Wait: stretch.Length)).ToArray();
            // What PresenceOfDay hands over: waits cut by the grace.
            var waiting = Merged(waits.Where(wait => wait.Wait > _parameters.GraceSeconds).Select(wait => new Stretch(wait.From, wait.From + wait.Wait - _parameters.GraceSeconds)));
            var present = new bool[4000];
            foreach (var stretch in Presence(new Availability(), busy, waiting)) Array.Fill(present, true, stretch.From, stretch.Length);
            present.ShouldBe(Naive(busy, waits));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void WorkPastMidnightCountsOnTheNextDayAndDoesNotStretchItsShift()
    {
        for (var method = 0; method < StaffingMethodCatalogue.Keys.Length; method++)
        {
            var agent = new AgentTotals();
            var presence = new PresenceOfDay(_parameters, new SkillRule(20, 3, 0.25), 15, method);
            var first = new DayLog(1, NodaTime.IsoDayOfWeek.Monday, null, new());
            first.Add(new(0, 0, 86_000, 0, 86_000, 86_700)); // 23:53:20 to 0:05
            var second = new DayLog(2, NodaTime.IsoDayOfWeek.Tuesday, null, new());
            second.Add(new(0, 0, 36_000, 0, 36_000, 36_060)); // 10:00 to 10:01
            presence.Close(first, [agent], 1);
            presence.Close(second, [agent], 1);
            first.PresentByAgent[0]!.Sum(seconds => seconds).ShouldBe(400);
            second.PresentByAgent[0]![0].ShouldBe((ushort)300);
            second.PresentByAgent[0]!.Sum(seconds => seconds).ShouldBe(360);
            foreach (var all in first.Present) all.Sum().ShouldBe(400);
            foreach (var all in second.Present) (all[0], all.Sum()).ShouldBe((300, 360));
            agent.BusySeconds.ShouldBe(760);
        }
    }

    private static Stretch[] Presence(IStaffingMethod method, Stretch[] busy, Stretch[] waiting)
    {
        var presence = new List<Stretch>();
        method.Presence(new(busy, waiting), _parameters, presence);
        return [.. presence];
    }

    private static bool[] Naive(Stretch[] busy, (int From, int Wait)[] waits)
    {
        var present = new bool[4000];
        for (var i = 0; i < busy.Length; i++)
        {
            Array.Fill(present, true, busy[i].From, busy[i].Length);
            if (i == busy.Length - 1) break;
            var away = false;
            for (var second = busy[i].To; second < busy[i + 1].From; second++)
            {
                // Has anybody been waiting beside this idle agent for the grace, and waits still?
                foreach (var (from, wait) in waits)
                {
                    var together = Math.Max(from, busy[i].To);
                    away |= wait > _parameters.GraceSeconds && second >= together + _parameters.GraceSeconds && together + _parameters.GraceSeconds < from + wait;
                }

                present[second] = !away;
            }
        }

        return present;
    }

    private static Stretch[] Merged(IEnumerable<Stretch> stretches)
    {
        var merged = new List<Stretch>();
        foreach (var stretch in stretches.OrderBy(stretch => stretch.From).ThenBy(stretch => stretch.To))
        {
            if (merged.Count > 0 && stretch.From <= merged[^1].To) merged[^1] = new(merged[^1].From, Math.Max(merged[^1].To, stretch.To));
            else merged.Add(stretch);
        }

        return [.. merged];
    }
}
