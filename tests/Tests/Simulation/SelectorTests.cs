using Plateau.Simulation.Routing;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Simulation;

/// <summary>Each selector of the catalogues on a situation in which they differ.</summary>
public sealed class SelectorTests
{
    [Theory]
    [InlineData("longest-idle", 1)]
    [InlineData("listed-order", 3)]
    public void An_agent_selector_chooses(string key, int expected)
    {
        GroupState[] groups = [Idle(1, since: 5), Idle(2, since: 10), Nobody, Idle(1, since: 20)];
        var selector = AgentSelectorCatalogue.Of(key);
        selector.Select([2, 3, 1], groups).ShouldBe(expected);
        selector.Select([2], groups).ShouldBe(-1);
        selector.Select([], groups).ShouldBe(-1);
    }

    [Theory]
    [InlineData("longest-wait", 2)] // arrived first; the credit of lane 1 is not enough
    [InlineData("listed-order", 1)] // flow 0 is listed first; within it the credited one ranks first
    [InlineData("priority", 1)] // the only one with priority
    public void A_contact_selector_chooses(string key, int expected)
    {
        LaneState[] lanes = [Lane(arrival: 50), Lane(arrival: 60, credit: 20), Lane(arrival: 30), Empty];
        LaneOption[] options = [new(0, 0, 0, false), new(1, 0, 0, true), new(2, 0, 1, false), new(3, 0, 1, true)];
        var selector = ContactSelectorCatalogue.Of(key);
        selector.Select(options, lanes, now: 100).ShouldBe(expected);
        selector.Select([options[3]], lanes, now: 100).ShouldBe(-1);
        // A lane that is open to the group only after a wait of 75 is not open yet.
        selector.Select([options[0] with { AfterTicks = 75 }, options[2] with { AfterTicks = 75 }], lanes, now: 100).ShouldBe(-1);
        selector.Select([options[0] with { AfterTicks = 75 }, options[2] with { AfterTicks = 70 }], lanes, now: 100).ShouldBe(2);
    }

    [Fact]
    public void Every_selector_has_its_own_key_and_its_case_here()
    {
        AgentSelectorCatalogue.All.Select(selector => selector.Key).ShouldBe(["longest-idle", "listed-order"]);
        ContactSelectorCatalogue.All.Select(selector => selector.Key).ShouldBe(["longest-wait", "listed-order", "priority"]);
        Should.Throw<ArgumentException>(() => ContactSelectorCatalogue.Of("fastest")).Message.ShouldContain("Maybe one of longest-wait");
        Should.Throw<ArgumentException>(() => AgentSelectorCatalogue.Of("fastest")).Message.ShouldContain("Maybe one of longest-idle");
    }

    private static GroupState Nobody => new() { IdleSince = long.MaxValue };

    private static LaneState Empty => new() { Head = -1, Tail = -1, HeadArrival = long.MaxValue, HeadRank = long.MaxValue, HeadDeadline = long.MaxValue };

    private static GroupState Idle(int agents, long since) => new() { Idle = agents, IdleSince = since };

    private static LaneState Lane(long arrival, long credit = 0) => new() { HeadArrival = arrival, HeadRank = arrival - credit, HeadDeadline = long.MaxValue };
}
