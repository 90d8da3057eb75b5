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
    [InlineData("least-skilled", 0)] // one flow; group 3 takes one too, but has been idle for less long
    [InlineData("best-skill", 3)] // mastery 4
    [InlineData("least-occupied", 1)] // 900 ticks by 3 agents are less than 400 by one
    [InlineData("random", 1)] // half of the bits' range: the third of four idle agents in the order 3, 1, 0
    public void An_agent_selector_chooses(string key, int expected)
    {
        GroupState[] groups = [Idle(1, since: 15, worked: 400), Idle(2, since: 10, worked: 900, staffed: 3), Nobody, Idle(1, since: 20, worked: 400)];
        var selector = AgentSelectorCatalogue.Of(key);
        selector.Select(Choice([2, 3, 1, 0])).ShouldBe(expected);
        selector.Select(Choice([2])).ShouldBe(-1);
        selector.Select(Choice([])).ShouldBe(-1);

        AgentChoice Choice(int[] level) => new() { Level = level, Groups = groups, Mastery = [2, 3, 4, 4], Breadth = [1, 2, 1, 1], Bits = 1UL << 63 };
    }

    [Theory]
    [InlineData("longest-wait", 2)] // arrived first; the credit of lane 1 is not enough
    [InlineData("listed-order", 1)] // flow 0 is listed first; within it the credited one ranks first
    [InlineData("priority", 1)] // the only one with priority
    [InlineData("best-skill", 2)] // flow 1 is preferred
    [InlineData("weighted-wait", 1)] // 3 × 60 is more than 70
    [InlineData("earliest-due", 1)] // due at 40 + 25, before 30 + 60
    public void A_contact_selector_chooses(string key, int expected)
    {
        LaneState[] lanes = [Lane(arrival: 50), Lane(arrival: 60, credit: 20), Lane(arrival: 30), Empty];
        var first = new LaneOption(0, 0, 0, false) { Preference = 1, Weight = 3, DueTicks = 25 };
        var second = new LaneOption(2, 0, 1, false) { Preference = 0, Weight = 1, DueTicks = 60 };
        LaneOption[] options = [first, first with { Lane = 1, IsPriority = true }, second, second with { Lane = 3, IsPriority = true }];
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
        AgentSelectorCatalogue.All.Select(selector => selector.Key).ShouldBe(["longest-idle", "listed-order", "least-skilled", "best-skill", "least-occupied", "random"]);
        ContactSelectorCatalogue.All.Select(selector => selector.Key).ShouldBe(["longest-wait", "listed-order", "priority", "best-skill", "weighted-wait", "earliest-due"]);
        Should.Throw<ArgumentException>(() => ContactSelectorCatalogue.Of("fastest")).Message.ShouldContain("Maybe one of longest-wait");
        Should.Throw<ArgumentException>(() => AgentSelectorCatalogue.Of("fastest")).Message.ShouldContain("Maybe one of longest-idle");
    }

    private static GroupState Nobody => new() { IdleSince = long.MaxValue };

    private static LaneState Empty => new() { Head = -1, Tail = -1, HeadArrival = long.MaxValue, HeadRank = long.MaxValue, HeadDeadline = long.MaxValue };

    private static GroupState Idle(int agents, long since, long worked, int staffed = 1) => new() { Idle = agents, IdleSince = since, WorkedToday = worked, Staffed = staffed };

    private static LaneState Lane(long arrival, long credit = 0) => new() { HeadArrival = arrival, HeadRank = arrival - credit, HeadDeadline = long.MaxValue };
}
