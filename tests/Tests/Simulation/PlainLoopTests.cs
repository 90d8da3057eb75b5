using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;
using Plateau.Model;
using Plateau.Simulation;
using Plateau.Simulation.Engine;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Simulation;

/// <summary>The plain loop where it takes ways of its own: unchecked runs, all its selectors, sets of more than 64 groups and lanes, stretches of arrivals, horizons from a minute to ten years.</summary>
public sealed class PlainLoopTests
{
    /// <summary>Checked runs (TwinTests) look at the state after each event; these run the loop as it is used.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Unchecked_it_gives_exactly_the_counts_of_the_naive_twin(bool eagerAbandonment)
    {
        for (ulong seed = 2001; seed <= 2600; seed++)
        {
            var plan = WithOtherSelectors(RandomCentres.Of(seed), seed);
            var result = TestRun.Of(plan, new SimulationSettings(seed, 1, 1) { EagerAbandonment = eagerAbandonment, Loop = LoopKind.Plain });
            var twin = new NaiveTwin(plan, seed, 0).Run();
            result.Flows.ShouldBe(twin.Flows, $"centre {seed}");
            result.Groups.ShouldBe(twin.Groups, $"centre {seed}");
        }
    }

    /// <summary>Sets of groups and of lanes that need several words; the full loop knows no such sets.</summary>
    [Theory]
    [InlineData("listed-order", false)]
    [InlineData("longest-idle", false)]
    [InlineData("least-skilled", true)]
    [InlineData("best-skill", true)]
    public void With_150_groups_and_100_flows_it_gives_the_counts_of_the_full_loop(string agentSelector, bool oneLevel)
    {
        var plan = ManySkills(agentSelector, oneLevel);
        var plain = TestRun.Of(plan, new SimulationSettings(3, 2, 1) { Loop = LoopKind.Plain, Checked = agentSelector == "longest-idle" });
        var full = TestRun.Of(plan, new SimulationSettings(3, 2, 1) { Loop = LoopKind.Full });
        plain.Flows.ShouldBe(full.Flows);
        plain.Groups.ShouldBe(full.Groups);
        Estimates.CountsOf(plain, 0).Delayed.ShouldBeGreaterThan(500);
    }

    [Fact]
    public void Work_drawn_ahead_is_the_work_drawn_when_taken()
    {
        // Two groups that take one flow: with equal laws the work is drawn ahead, with laws of one family its standard draw, with different families nothing.
        Distribution[] others = [new LogNormal(240, 0.8), new LogNormal(300, 1.2), new Gamma(300, 0.5), new Exponential(200)];
        foreach (var other in others)
        {
            var plan = TwoGroups(new LogNormal(240, 0.8), other);
            var result = TestRun.Of(plan, seed: 11, replications: 2);
            for (var replication = 0; replication < 2; replication++)
            {
                var twin = new NaiveTwin(plan, 11, replication).Run();
                result.Of(replication, 0, 0).ShouldBe(twin.Flows[0], other.Law);
                result.Groups.AsSpan(2 * replication, 2).ToArray().ShouldBe(twin.Groups, other.Law);
            }
        }
    }

    [Fact]
    public void A_minute_with_a_fraction_of_a_contact_is_simulated_like_any_other()
    {
        var plan = SmallCentres.OneQueue(1) with { PeriodTicks = Ticks.PerMinute, PeriodsPerDay = 1 };
        plan = plan with
        {
            Flows = [plan.Flows[0] with { ArrivalsPerPeriod = [0.5] }],
            Groups = [plan.Groups[0] with { Staffing = [1] }],
        };
        var result = TestRun.Of(plan, replications: 20_000);

        // Poisson: the sum has variance equal to its mean; five standard deviations.
        ((double)result.ContactsSimulated).ShouldBe(10_000, 5 * Math.Sqrt(10_000));
    }

    [Fact]
    public void Ten_years_neither_overflow_nor_lose_anything()
    {
        const int days = 3652;
        var plan = TenYears(days, contactsADay: 300);
        var told = new List<double>();
        var result = Simulator.Run(plan, new SimulationSettings(5, 1, 1), new Collect(told), TestContext.Current.CancellationToken);
        var steady = result.OfReplication(0, 0);
        var growing = result.OfReplication(0, 1);
        var months = result.OfReplication(0, 2);

        // Poisson, five standard deviations.
        ((double)steady.Offered).ShouldBe(300 * days, 5 * Math.Sqrt(300 * days));
        steady.Offered.ShouldBe(steady.Answered + steady.Abandoned + steady.WaitingAtEnd);
        result.Groups.ShouldAllBe(group => group.BusyTicks >= 0 && group.BusyTicks <= group.StaffedTicks);

        // One agent and more work than a day holds: the queue grows by what is left over, day after day, and the age of what waits with it.
        growing.Offered.ShouldBe(growing.Answered + growing.WaitingAtEnd);
        result.Of(0, days - 1, 1).Backlog.ShouldBe(growing.WaitingAtEnd);
        result.Of(0, days - 1, 1).Backlog.ShouldBeGreaterThan(result.Of(0, days / 2, 1).Backlog);
        for (var day = 0; day < days; day++)
        {
            ((double)result.Of(0, day, 1).BacklogAgeTicks).ShouldBeInRange(0, (double)result.Of(0, day, 1).Backlog * (day + 1) * Ticks.PerDay);
            result.Of(0, day, 0).BacklogAgeTicks.ShouldBeGreaterThanOrEqualTo(0);
        }

        // Work of two months, far beyond the ring of the event queue.
        months.Answered.ShouldBeGreaterThan(100);
        Ticks.ToSeconds(months.HandleTicks / months.Answered).ShouldBe(60 * 86_400.0, 0.2 * 60 * 86_400);
        told.ShouldBe(told.Order());
        told[^1].ShouldBe(1);
    }

    [Fact]
    public void Progress_is_told_and_cancellation_heeded_inside_a_long_replication()
    {
        using var cancel = new CancellationTokenSource();
        var plan = TenYears(36_520, contactsADay: 10_000); // a century: minutes of computing
        var told = new List<double>();
        var progress = new Collect(told, () =>
        {
            if (told.Count == 3) cancel.Cancel();
        });
        var result = Simulator.Run(plan, new SimulationSettings(1, 1, 1), progress, cancel.Token);
        result.Cancelled.ShouldBeTrue();
        result.Replications.ShouldBe(0);
        told.Count.ShouldBeInRange(3, 20); // heeded within a few tenths of a second
        told[0].ShouldBeGreaterThan(0);
        told[^1].ShouldBeLessThan(1);
        told.ShouldBe(told.Order().Distinct());
    }

    [Fact]
    public void A_listener_that_fails_fails_the_run()
    {
        var plan = TenYears(36_520, contactsADay: 10_000);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Should.Throw<InvalidTimeZoneException>(() => Simulator.Run(plan, new SimulationSettings(1, 1, 1), new Collect([], () =>
        {
            cancel.Cancel();
            throw new InvalidTimeZoneException("of the listener");
        }), cancel.Token));
    }

    private static SimulationPlan WithOtherSelectors(SimulationPlan plan, ulong seed) => (seed % 4) switch
    {
        0 => plan with { AgentSelector = "least-skilled" },
        1 => plan with { AgentSelector = "best-skill", Groups = [.. plan.Groups.Select((group, index) => group with { Mastery = [.. plan.Flows.Select((_, flow) => ((int)seed + (3 * index) + flow) % 3)] })] },
        _ => plan,
    };

    private static SimulationPlan TwoGroups(Distribution first, Distribution second)
    {
        var one = SmallCentres.OneQueue(agents: 3, contactsAnHour: 90, patience: new Exponential(300));
        return one with
        {
            Flows = [one.Flows[0] with { Levels = [new LevelPlan([0, 1], 0)] }],
            Groups = [one.Groups[0] with { HandleTimes = [first] }, one.Groups[0] with { Id = new GroupId("other"), HandleTimes = [second] }],
        };
    }

    private static SimulationPlan ManySkills(string agentSelector, bool oneLevel)
    {
        const int flows = 100, groups = 150;
        int[][] takers = [.. Enumerable.Range(0, flows).Select(flow => Enumerable.Range(0, groups).Where(group => (group + (group / 7 * flow)) % 23 == 0 || group % flows == flow).ToArray())];
        return new SimulationPlan
        {
            PeriodTicks = 30 * Ticks.PerMinute,
            PeriodsPerDay = 6,
            Days = 2,
            AgentSelector = agentSelector,
            Flows =
            [
                .. takers.Select((groupsOfFlow, flow) => new FlowPlan
                {
                    Id = new FlowId($"F{flow}"),
                    ArrivalsPerPeriod = [.. Enumerable.Repeat(11.0, 12)],
                    Patience = new Exponential(200),
                    CreditShare = flow % 3 == 0 ? 0.2 : 0,
                    CreditTicks = 30 * Ticks.PerSecond,
                    Levels = oneLevel
                        ? [new LevelPlan([.. groupsOfFlow], 0)]
                        : [new LevelPlan([.. groupsOfFlow.Take(3)], 0), new LevelPlan([groupsOfFlow[3]], 0), .. groupsOfFlow.Skip(4).Select(group => new LevelPlan([group], 20 * Ticks.PerSecond))],
                }),
            ],
            Groups =
            [
                .. Enumerable.Range(0, groups).Select(group => new GroupPlan
                {
                    Id = new GroupId($"G{group}"),
                    Takes = [.. Enumerable.Range(0, flows).Where(flow => takers[flow].Contains(group)).OrderBy(flow => (flow * 37) % flows)],
                    HandleTimes = [.. takers.Select(groupsOfFlow => groupsOfFlow.Contains(group) ? new LogNormal(300, 0.9) : null)],
                    ContactSelector = (group % 4) switch { 0 => "listed-order", 1 => "priority", _ => "longest-wait" },
                    Staffing = [.. Enumerable.Range(0, 12).Select(period => 1 + ((group + period) % 3 == 0 ? 1 : 0))],
                    Mastery = [.. Enumerable.Range(0, flows).Select(flow => (group * flow) % 4)],
                }),
            ],
        };
    }

    /// <summary>A steady flow, one with more work than its agent can do and endless patience, and one whose work takes months.</summary>
    private static SimulationPlan TenYears(int days, double contactsADay) => new()
    {
        PeriodTicks = 12 * 60 * Ticks.PerMinute,
        PeriodsPerDay = 2,
        Days = days,
        Flows =
        [
            YearFlow("steady", contactsADay, new Exponential(600), days, 0),
            YearFlow("growing", 100, new Endless(), days, 1),
            YearFlow("months", 0.1, new Endless(), days, 2),
        ],
        Groups =
        [
            YearGroup("steady", 0, new LogNormal(300, 1), (int)(contactsADay / 150), days),
            YearGroup("growing", 1, new LogNormal(900, 1), 1, days),
            YearGroup("months", 2, new LogNormal(60 * 86_400.0, 0.5), 10, days),
        ],
    };

    private static FlowPlan YearFlow(string name, double contactsADay, Distribution patience, int days, int group) => new()
    {
        Id = new FlowId(name),
        ArrivalsPerPeriod = [.. Enumerable.Repeat(contactsADay / 2, 2 * days)],
        Patience = patience,
        Levels = [new LevelPlan([group], 0)],
    };

    private static GroupPlan YearGroup(string name, int flow, Distribution law, int agents, int days) => new()
    {
        Id = new GroupId(name),
        Takes = [flow],
        HandleTimes = [.. Enumerable.Range(0, 3).Select(taken => taken == flow ? law : null)],
        Staffing = [.. Enumerable.Repeat(agents, 2 * days).ToImmutableArray()],
    };

    private sealed class Collect(List<double> told, Action? then = null) : IProgress<double>
    {
        public void Report(double value)
        {
            told.Add(value);
            then?.Invoke();
        }
    }
}
