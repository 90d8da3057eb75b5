using Plateau.Simulation.Plan;
using Shouldly;
using static Plateau.Tests.Simulation.Full.HandCase;

namespace Plateau.Tests.Simulation.Full;

/// <summary>Work and people: several in hand, learning, switching, breaks, lateness, absence, leaving.</summary>
internal static partial class HandCases
{
    private static HandCase Chats => new(
        "Two chats in hand proceed at half speed each; an agent with none goes first",
        PlanOf([Flow("chat", [0, 10, 30], 0)], [Group("team", 2, 60) with { Concurrency = [2], Speeds = [1, 0.5] }]),
        """
        0 AgentComes team.0
        0 AgentComes team.1
        0 CameIn chat 0
        0 Taken chat 0 by team.0
        10 CameIn chat 1
        10 Taken chat 1 by team.1
        30 CameIn chat 2
        30 Taken chat 2 by team.0
        70 TalkEnds chat 1 by team.1
        70 WorkEnds chat 1 by team.1
        90 TalkEnds chat 0 by team.0
        90 WorkEnds chat 0 by team.0
        120 TalkEnds chat 2 by team.0
        120 WorkEnds chat 2 by team.0
        """,
        ran =>
        {
            ran.Groups[0].BusyTicks.ShouldBe(Seconds(120 + 60));
            ran.Of(0, 1).HandleTicks.ShouldBe(Seconds(180));
        });

    private static HandCase ChatsWithAfterWork => new(
        "After-work takes its share of the hand too; mail waits until the hand is empty",
        PlanOf(
            [Flow("chat", [0, 0, 5], 0) with { AfterWork = Always(10) }, Flow("mail", [1], 0)],
            [Group("team", 1, 20, 50) with { Concurrency = [2, 1], Speeds = [1, 0.5] }]),
        """
        0 AgentComes team.0
        0 CameIn chat 0
        0 Taken chat 0 by team.0
        0 CameIn chat 1
        0 Taken chat 1 by team.0
        1 CameIn mail 0
        1 Waits mail 0
        5 CameIn chat 2
        5 Waits chat 2
        40 TalkEnds chat 0 by team.0
        40 TalkEnds chat 1 by team.0
        60 WorkEnds chat 0 by team.0
        60 Taken chat 2 by team.0
        60 WorkEnds chat 1 by team.0
        80 TalkEnds chat 2 by team.0
        90 WorkEnds chat 2 by team.0
        90 Taken mail 0 by team.0
        140 TalkEnds mail 0 by team.0
        140 WorkEnds mail 0 by team.0
        """,
        ran => ran.Groups[0].BusyTicks.ShouldBe(Seconds(140)));

    private static HandCase Learning => new(
        "The second contact of the same agent takes half the time of the first (rate 1, experience 1)",
        PlanOf([Flow("calls", [0, 0, 20, 300], 0)], [Group("team", 2, 100) with { Learning = new LearningPlan(1, 1) }]),
        """
        0 AgentComes team.0
        0 AgentComes team.1
        0 CameIn calls 0
        0 Taken calls 0 by team.0
        0 CameIn calls 1
        0 Taken calls 1 by team.1
        20 CameIn calls 2
        20 Waits calls 2
        100 TalkEnds calls 0 by team.0
        100 WorkEnds calls 0 by team.0
        100 Taken calls 2 by team.0
        100 TalkEnds calls 1 by team.1
        100 WorkEnds calls 1 by team.1
        150 TalkEnds calls 2 by team.0
        150 WorkEnds calls 2 by team.0
        300 CameIn calls 3
        300 Taken calls 3 by team.1
        350 TalkEnds calls 3 by team.1
        350 WorkEnds calls 3 by team.1
        """,
        ran => ran.Of(0, 1).HandleTicks.ShouldBe(Seconds(300)));

    private static HandCase Switching => new(
        "Switching to another flow costs time",
        PlanOf([Flow("calls", [0], 0), Flow("mail", [20, 50], 0)], [Group("team", 1, 10, 10) with { SwitchTicks = Seconds(7) }]),
        """
        0 AgentComes team.0
        0 CameIn calls 0
        0 Taken calls 0 by team.0
        10 TalkEnds calls 0 by team.0
        10 WorkEnds calls 0 by team.0
        20 CameIn mail 0
        20 Taken mail 0 by team.0
        37 TalkEnds mail 0 by team.0
        37 WorkEnds mail 0 by team.0
        50 CameIn mail 1
        50 Taken mail 1 by team.0
        60 TalkEnds mail 1 by team.0
        60 WorkEnds mail 1 by team.0
        """,
        ran =>
        {
            ran.Groups[0].Switches.ShouldBe(1);
            ran.Of(1, 2).HandleTicks.ShouldBe(Seconds(27));
        });

    private static HandCase MovableBreak => new(
        "A break is put off by a minute while somebody waits",
        PlanOf(
            [Flow("calls", [0, 0, 50], 0)],
            [Group("team", 2, 130) with { Breaks = [new MovableBreakPlan(Seconds(100), Seconds(220), Seconds(100), 1, 1)] }]),
        """
        0 AgentComes team.0
        0 AgentComes team.1
        0 CameIn calls 0
        0 Taken calls 0 by team.0
        0 CameIn calls 1
        0 Taken calls 1 by team.1
        50 CameIn calls 2
        50 Waits calls 2
        130 TalkEnds calls 0 by team.0
        130 WorkEnds calls 0 by team.0
        130 Taken calls 2 by team.0
        130 TalkEnds calls 1 by team.1
        130 WorkEnds calls 1 by team.1
        160 AgentGoes team.1
        260 TalkEnds calls 2 by team.0
        260 WorkEnds calls 2 by team.0
        260 AgentComes team.1
        """,
        ran => ran.Groups[0].StaffedTicks.ShouldBe(Seconds(2000 - 100)));

    private static HandCase Lateness => new(
        "Agents who come late each day; their contacts wait until then",
        PlanOf([Flow("calls", [10], 0)], [Group("team", 0, 40) with { Staffing = [1, 2, 0, 1], LateShare = 1, Lateness = Always(30) }], periodSeconds: 100, periodsPerDay: 2, days: 2),
        """
        10 CameIn calls 0
        10 Waits calls 0
        30 AgentComes team.0
        30 Taken calls 0 by team.0
        70 TalkEnds calls 0 by team.0
        70 WorkEnds calls 0 by team.0
        130 AgentComes team.1
        200 AgentGoes team.0
        200 AgentGoes team.1
        330 AgentComes team.0
        """,
        ran => ran.Groups[0].StaffedTicks.ShouldBe(Seconds(170 + 70 + 70)));

    private static HandCase Absence => new(
        "Absent agents are not there all day",
        PlanOf([Flow("calls", [10], 0)], [Group("team", 3, 40) with { AbsenceShare = 1 - 1e-12 }]),
        """
        10 CameIn calls 0
        10 Waits calls 0
        1000 StillWaiting calls 0
        """,
        ran => ran.Groups[0].StaffedTicks.ShouldBe(0));

    private static HandCase Leaving => new(
        "Who leaves: the idle first, then who is free first; the free place with the lowest number is filled",
        PlanOf([Flow("calls", [10, 20, 360], 0)], [Group("team", 0, 150) with { Staffing = [3, 1, 0, 2] }], periodSeconds: 100, periodsPerDay: 4),
        """
        0 AgentComes team.0
        0 AgentComes team.1
        0 AgentComes team.2
        10 CameIn calls 0
        10 Taken calls 0 by team.0
        20 CameIn calls 1
        20 Taken calls 1 by team.1
        100 AgentGoes team.2
        160 TalkEnds calls 0 by team.0
        160 WorkEnds calls 0 by team.0
        160 AgentGoes team.0
        170 TalkEnds calls 1 by team.1
        170 WorkEnds calls 1 by team.1
        200 AgentGoes team.1
        300 AgentComes team.0
        300 AgentComes team.1
        360 CameIn calls 2
        360 Taken calls 2 by team.0
        """,
        ran =>
        {
            ran.Groups[0].StaffedTicks.ShouldBe(Seconds(160 + 200 + 100 + 200));
            ran.Groups[0].BusyTicks.ShouldBe(Seconds(150 + 150 + 40));
            ran.Of(0, 1).Answered.ShouldBe(3);
        });

    private static HandCase LeastOccupied => new(
        "The group with the least ended work for each agent takes the contact",
        PlanOf([Flow("calls", [0, 0, 60, 120], 0, 1)], [Group("small", 1, 40), Group("large", 2, 50)]) with { AgentSelector = "least-occupied" },
        """
        0 AgentComes small.0
        0 AgentComes large.0
        0 AgentComes large.1
        0 CameIn calls 0
        0 Taken calls 0 by small.0
        0 CameIn calls 1
        0 Taken calls 1 by large.0
        40 TalkEnds calls 0 by small.0
        40 WorkEnds calls 0 by small.0
        50 TalkEnds calls 1 by large.0
        50 WorkEnds calls 1 by large.0
        60 CameIn calls 2
        60 Taken calls 2 by large.1
        110 TalkEnds calls 2 by large.1
        110 WorkEnds calls 2 by large.1
        120 CameIn calls 3
        120 Taken calls 3 by small.0
        160 TalkEnds calls 3 by small.0
        160 WorkEnds calls 3 by small.0
        """,
        _ => { });
}
