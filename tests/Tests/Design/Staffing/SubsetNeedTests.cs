using Plateau.Design.Staffing;
using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Queueing;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Design.Staffing;

/// <summary>Needs of sets of types against published and closed-form values.</summary>
public sealed class SubsetNeedTests
{
    // Loads 50, 84, 100 and 500 Erlangs; handle times 180, 600, 180 and 240 s; thresholds 20, 30, 20 and 20 s.
    [Theory]
    [InlineData(50, 180, 20, 41)]
    [InlineData(84, 600, 30, 69)]
    [InlineData(100, 180, 20, 81)]
    [InlineData(500, 240, 20, 401)]
    public void Eighty_percent_within_a_deadline(double load, double handle, double threshold, int agents) =>
        DeadlineQueue.AgentsFor(load, threshold / handle, 0.2).ShouldBe(agents);

    [Theory]
    [InlineData(50, 180, 52)]
    [InlineData(84, 600, 86)]
    [InlineData(100, 180, 99)]
    [InlineData(500, 240, 479)]
    public void Five_percent_abandoned_is_the_Erlang_A_need(double load, double handle, int agents) =>
        Need(load, handle, new Exponential(120), new Promise(PromiseKind.Abandoned, 0.05)).ShouldBe(agents);

    [Theory]
    [InlineData(50, 180, 51)]
    [InlineData(84, 600, 85)]
    [InlineData(500, 240, 501)]
    public void Where_nobody_leaves_there_are_more_agents_than_load(double load, double handle, int agents) =>
        Need(load, handle, new Endless(), new Promise(PromiseKind.AnsweredWithin, 0.8, 20)).ShouldBe(agents);

    [Fact]
    public void A_deadline_of_zero_is_the_loss_system_and_a_long_one_the_fluid()
    {
        for (var agents = 1; agents <= 40; agents++)
        {
            DeadlineQueue.Lost(agents, 20, 0).ShouldBe(ErlangB.Blocking(agents, 20), 1e-12);
            DeadlineQueue.Lost(agents, 20, 5000).ShouldBe(Math.Max(0, 1 - (agents / 20.0)), 1e-4);
        }
    }

    /// <summary>At a load equal to the agents the law is uniform up to the deadline: one agent, load 1, gives 1/(2 + deadline).</summary>
    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(7)]
    public void One_agent_at_load_one(double deadline) => DeadlineQueue.Lost(1, 1, deadline).ShouldBe(1 / (2 + deadline), 1e-12);

    [Fact]
    public void More_agents_or_time_lose_less()
    {
        for (var agents = 1; agents < 60; agents++)
        {
            DeadlineQueue.Lost(agents + 1, 30, 0.1).ShouldBeLessThan(DeadlineQueue.Lost(agents, 30, 0.1));
            DeadlineQueue.Lost(agents, 30, 0.2).ShouldBeLessThan(DeadlineQueue.Lost(agents, 30, 0.1));
        }
    }

    [Fact]
    public void A_set_needs_at_least_what_its_parts_need_and_at_most_their_sum()
    {
        var problem = StaffingGenerator.Make(new GeneratorSettings(6, 8, 40, 5));
        var need = new SubsetNeed(problem);
        int[] all = [0, 1, 2, 3, 4, 5];
        for (var mask = 1; mask < 64; mask++)
        {
            int[] set = [.. all.Where(type => (mask >> type & 1) == 1)];
            foreach (var type in set) need.Of(set).ShouldBeGreaterThanOrEqualTo(need.Of([type]) - 1, string.Join(',', set)); // a type with a mild promise may ease the whole by one
            need.Of(set).ShouldBeLessThanOrEqualTo(set.Sum(type => need.Of([type])));
        }
    }

    /// <summary>A pooled Erlang C head count is not a bound for "80 % within 30 s": at a load of 84 it asks for 92 agents, and the product asks only for what any routing needs.</summary>
    [Fact]
    public void A_pooled_Erlang_C_head_count_is_not_claimed()
    {
        ErlangC.AgentsFor(84, 30.0 / 600, 0.8).ShouldBe(92);
        Need(84, 600, new Endless(), new Promise(PromiseKind.AnsweredWithin, 0.8, 30)).ShouldBe(85);
    }

    private static int Need(double load, double handle, Distribution patience, Promise promise)
    {
        var problem = new StaffingProblem
        {
            Name = "one",
            Types = [new DemandType("a", load * 3600 / handle, patience, [promise])],
            Groups = [new CandidateGroup("g", [0], [new Exponential(handle)], 1)],
        };
        return new SubsetNeed(problem).Of([0]);
    }
}
