using Plateau.Model.Ways;
using Plateau.Simulation.Plan;
using Shouldly;
using static Plateau.Tests.Simulation.Full.HandCase;

namespace Plateau.Tests.Simulation.Full;

/// <summary>Ways between flows: menu, messages, handovers, returns, dialler, lines.</summary>
internal static partial class HandCases
{
    private static HandCase Menu => new(
        "A menu sends on to a flow with a menu of its own, which serves or loses the contact",
        PlanOf(
            [
                Flow("main", [0]) with { Menu = new MenuPlan { Time = Always(10), Choices = [new MenuChoicePlan(1, 1)] } },
                Flow("bills", [3, 990]) with { Menu = new MenuPlan { Time = Always(20), SelfServedShare = 1 } },
                Flow("other", [40], 0) with { Menu = new MenuPlan { Time = Always(0), DropOutShare = 1 } },
                Flow("sales", [50], 0) with { Menu = new MenuPlan { Time = Always(5) } },
            ],
            [Group("team", 1, null, null, 60, 60)]),
        """
        0 AgentComes team.0
        0 CameIn main 0
        3 CameIn bills 0
        10 SentOn main 0
        10 CameIn bills (main 0)
        23 SelfServed bills 0
        30 SelfServed bills (main 0)
        40 CameIn other 0
        40.0000001 LeftBeforeQueue other 0
        50 CameIn sales 0
        55 Taken sales 0 by team.0
        115 TalkEnds sales 0 by team.0
        115 WorkEnds sales 0 by team.0
        990 CameIn bills 1
        1000 StillWaiting bills 1
        """,
        ran =>
        {
            ran.Of(0, 4).SentOn.ShouldBe(1);
            ran.Of(1, 4).Received.ShouldBe(1);
            ran.Of(1, 4).SelfServed.ShouldBe(2);
            ran.Of(1, 4).WaitingAtEnd.ShouldBe(1);
            ran.Of(2, 4).AbandonedWithin.ShouldBe(1);
            ran.Of(3, 4).WaitTicksAnswered.ShouldBe(0); // the menu is no wait
        });

    private static HandCase Lines => new(
        "A line is held until the talk ends, not during the after-work",
        PlanOf([Flow("calls", [0, 10, 100, 120], 0) with { AfterWork = Always(50) }], [Group("team", 1, 90)]) with { Lines = [new LinesPlan([0], 1)] },
        """
        0 AgentComes team.0
        0 CameIn calls 0
        0 Taken calls 0 by team.0
        10 CameIn calls 1
        10 Blocked calls 1
        90 TalkEnds calls 0 by team.0
        100 CameIn calls 2
        100 Waits calls 2
        120 CameIn calls 3
        120 Blocked calls 3
        140 WorkEnds calls 0 by team.0
        140 Taken calls 2 by team.0
        230 TalkEnds calls 2 by team.0
        280 WorkEnds calls 2 by team.0
        """,
        ran =>
        {
            ran.Of(0, 1).Blocked.ShouldBe(2);
            ran.Of(0, 1).HandleTicks.ShouldBe(Seconds(280));
            ran.Groups[0].BusyTicks.ShouldBe(Seconds(280));
        });

    private static HandCase ColdTransfer => new(
        "A cold transfer keeps the line and leaves the first agent at once",
        PlanOf(
            [
                Flow("calls", [0, 45], 0) with { AfterWork = Always(5), Handovers = [new HandoverPlan { Kind = HandoverKind.Cold, ToFlow = 1, ShareByGroup = [1, 1], AtShare = 0.4 }] },
                Flow("expert", [], 1),
            ],
            [Group("front", 1, 100, null), Group("back", 1, null, 30)]) with
        { Lines = [new LinesPlan([0], 1)] },
        """
        0 AgentComes front.0
        0 AgentComes back.0
        0 CameIn calls 0
        0 Taken calls 0 by front.0
        40 TalkEnds calls 0 by front.0
        40 HandedOver calls 0 by front.0
        40 CameIn expert (calls 0)
        40 Taken expert (calls 0) by back.0
        45 WorkEnds calls 0 by front.0
        45 CameIn calls 1
        45 Blocked calls 1
        70 TalkEnds expert (calls 0) by back.0
        70 WorkEnds expert (calls 0) by back.0
        """,
        ran =>
        {
            ran.Of(0, 2).Transferred.ShouldBe(1);
            ran.Of(0, 2).HandleTicks.ShouldBe(Seconds(45));
            ran.Of(1, 2).Received.ShouldBe(1);
            ran.Of(1, 2).Offered.ShouldBe(0);
        });

    private static HandCase WarmTransfer => new(
        "A warm transfer holds the first agent until the briefing is over",
        PlanOf(
            [
                Flow("calls", [0], 0) with
                {
                    AfterWork = Always(5),
                    Handovers = [new HandoverPlan { Kind = HandoverKind.Warm, ToFlow = 1, ShareByGroup = [1, 1], AtShare = 0.5, Briefing = Always(10) }],
                },
                Flow("expert", [20], 1),
            ],
            [Group("front", 1, 100, null), Group("back", 1, null, 60)]),
        """
        0 AgentComes front.0
        0 AgentComes back.0
        0 CameIn calls 0
        0 Taken calls 0 by front.0
        20 CameIn expert 0
        20 Taken expert 0 by back.0
        50 TalkEnds calls 0 by front.0
        50 HandedOver calls 0 by front.0
        50 CameIn expert (calls 0)
        50 Waits expert (calls 0)
        80 TalkEnds expert 0 by back.0
        80 WorkEnds expert 0 by back.0
        80 Taken expert (calls 0) by back.0
        95 WorkEnds calls 0 by front.0
        150 TalkEnds expert (calls 0) by back.0
        150 WorkEnds expert (calls 0) by back.0
        """,
        ran =>
        {
            ran.Of(0, 2).HandleTicks.ShouldBe(Seconds(55));
            ran.Of(1, 2).HandleTicks.ShouldBe(Seconds(120)); // the briefing is no handle time
            ran.Groups[0].BusyTicks.ShouldBe(Seconds(95));
            ran.Groups[1].BusyTicks.ShouldBe(Seconds(130));
        });

    private static HandCase WarmTransferUnanswered => new(
        "When nobody can take a warm transfer the first agent goes on at once",
        PlanOf(
            [
                Flow("calls", [0, 10], 0) with { Handovers = [new HandoverPlan { Kind = HandoverKind.Warm, ToFlow = 1, ShareByGroup = [1, 1], Briefing = Always(10) }] },
                Flow("expert", [5], 1),
            ],
            [Group("front", 1, 50, null), Group("back", 1, null, 100)]) with
        { WaitingPlaces = 1 },
        """
        0 AgentComes front.0
        0 AgentComes back.0
        0 CameIn calls 0
        0 Taken calls 0 by front.0
        5 CameIn expert 0
        5 Taken expert 0 by back.0
        10 CameIn calls 1
        10 Waits calls 1
        50 TalkEnds calls 0 by front.0
        50 HandedOver calls 0 by front.0
        50 CameIn expert (calls 0)
        50 Blocked expert (calls 0)
        50 WorkEnds calls 0 by front.0
        50 Taken calls 1 by front.0
        100 TalkEnds calls 1 by front.0
        100 HandedOver calls 1 by front.0
        100 CameIn expert (calls 1)
        100 Waits expert (calls 1)
        105 TalkEnds expert 0 by back.0
        105 WorkEnds expert 0 by back.0
        105 Taken expert (calls 1) by back.0
        115 WorkEnds calls 1 by front.0
        215 TalkEnds expert (calls 1) by back.0
        215 WorkEnds expert (calls 1) by back.0
        """,
        ran => ran.Of(1, 2).Blocked.ShouldBe(1));

    private static HandCase Consultation => new(
        "A consultation lasts as long as the expert's work; then the rest of the handle time is worked",
        PlanOf(
            [
                Flow("calls", [0], 0) with
                {
                    DueTicks = Seconds(130),
                    Handovers = [new HandoverPlan { Kind = HandoverKind.Consultation, ToFlow = 1, ShareByGroup = [1, 1], AtShare = 0.4 }],
                },
                Flow("expert", [], 1) with { Patience = Always(1), AfterWork = Always(15) },
            ],
            [Group("front", 1, 100, null) with { ResolvedShares = [1, null] }, Group("back", 1, null, 30)]),
        """
        0 AgentComes front.0
        0 AgentComes back.0
        0 CameIn calls 0
        0 Taken calls 0 by front.0
        40 TalkEnds calls 0 by front.0
        40 HandedOver calls 0 by front.0
        40 CameIn expert (calls 0)
        40 Taken expert (calls 0) by back.0
        70 TalkEnds expert (calls 0) by back.0
        85 WorkEnds expert (calls 0) by back.0
        130 TalkEnds calls 0 by front.0
        130 Resolved calls 0 by front.0
        130 WorkEnds calls 0 by front.0
        """,
        ran =>
        {
            ran.Of(0, 2).HandleTicks.ShouldBe(Seconds(100));
            ran.Of(0, 2).DueMet.ShouldBe(1);
            ran.Of(0, 2).Transferred.ShouldBe(0);
        });

    private static HandCase ConsultationCleared => new(
        "A consultation has no patience; when its flow closes the first agent goes on alone",
        PlanOf(
            [
                Flow("calls", [0], 0) with { Handovers = [new HandoverPlan { Kind = HandoverKind.Consultation, ToFlow = 1, ShareByGroup = [1, 1], AtShare = 0.5 }] },
                Flow("expert", [], 1) with { Patience = Always(1), Open = [true, false], ClearsAtClosing = true },
            ],
            [Group("front", 1, 20, null), Group("back", 0, null, 30)],
            periodSeconds: 100,
            periodsPerDay: 2),
        """
        0 AgentComes front.0
        0 CameIn calls 0
        0 Taken calls 0 by front.0
        10 TalkEnds calls 0 by front.0
        10 HandedOver calls 0 by front.0
        10 CameIn expert (calls 0)
        10 Waits expert (calls 0)
        100 TurnedAwayClosed expert (calls 0)
        110 TalkEnds calls 0 by front.0
        110 WorkEnds calls 0 by front.0
        """,
        ran =>
        {
            ran.Of(1, 2).Closed.ShouldBe(1);
            ran.Groups[0].BusyTicks.ShouldBe(Seconds(110));
        });

    private static HandCase Returns => new(
        "Customers come back after not being resolved, after giving up and after being turned away",
        PlanOf(
            [
                Flow("calls", [0, 10], 0) with
                {
                    Patience = Always(25),
                    Returns = [new ReturnPlan(ReturnCause.Unresolved, 1, Always(300), 0), new ReturnPlan(ReturnCause.Abandoned, 1, Always(0), 1)],
                },
                Flow("mail", [], 0) with { Open = [false], Returns = [new ReturnPlan(ReturnCause.TurnedAway, 1, Always(500), 0)] },
            ],
            [Group("team", 1, 50, 10) with { ResolvedShares = [0, 0] }]),
        """
        0 AgentComes team.0
        0 CameIn calls 0
        0 Taken calls 0 by team.0
        10 CameIn calls 1
        10 Waits calls 1
        35 Abandoned calls 1
        35 WillReturn calls 1
        35.0000001 CameIn mail (calls 1)
        35.0000001 TurnedAwayClosed mail (calls 1)
        35.0000001 WillReturn mail (calls 1)
        50 TalkEnds calls 0 by team.0
        50 Unresolved calls 0 by team.0
        50 WillReturn calls 0
        50 WorkEnds calls 0 by team.0
        350 CameIn calls (calls 0)
        350 Taken calls (calls 0) by team.0
        400 TalkEnds calls (calls 0) by team.0
        400 Unresolved calls (calls 0) by team.0
        400 WillReturn calls (calls 0)
        400 WorkEnds calls (calls 0) by team.0
        535.0000001 CameIn calls (mail (calls 1))
        535.0000001 Taken calls (mail (calls 1)) by team.0
        585.0000001 TalkEnds calls (mail (calls 1)) by team.0
        585.0000001 Unresolved calls (mail (calls 1)) by team.0
        585.0000001 WillReturn calls (mail (calls 1))
        585.0000001 WorkEnds calls (mail (calls 1)) by team.0
        700 CameIn calls (calls (calls 0))
        700 Taken calls (calls (calls 0)) by team.0
        750 TalkEnds calls (calls (calls 0)) by team.0
        750 Unresolved calls (calls (calls 0)) by team.0
        750 WillReturn calls (calls (calls 0))
        750 WorkEnds calls (calls (calls 0)) by team.0
        885.0000001 CameIn calls (calls (mail (calls 1)))
        885.0000001 Taken calls (calls (mail (calls 1))) by team.0
        935.0000001 TalkEnds calls (calls (mail (calls 1))) by team.0
        935.0000001 Unresolved calls (calls (mail (calls 1))) by team.0
        935.0000001 WillReturn calls (calls (mail (calls 1)))
        935.0000001 WorkEnds calls (calls (mail (calls 1))) by team.0
        """,
        ran =>
        {
            ran.Contacts.ShouldBe(7);
            ran.Of(0, 2).Returned.ShouldBe(4);
            ran.Of(1, 2).Returned.ShouldBe(1);
            ran.Of(0, 2).Unresolved.ShouldBe(5);
        });

    private static HandCase Dialler => new(
        "A dialler dials for each agent who becomes idle, up to the end of its list",
        PlanOf([Flow("sales", [], 0)], [Group("team", 2, 50)]) with
        {
            Diallers = [new DiallerPlan { Flow = 0, TestGroups = [0], TargetGroups = [0], Ratio = 1, ReachedShares = [1], DialTime = Always(10), ListLength = 4 }],
        },
        """
        0 AgentComes team.0
        0 AgentComes team.1
        10 CameIn sales dialled 0.0
        10 Taken sales dialled 0.0 by team.0
        10 CameIn sales dialled 0.1
        10 Taken sales dialled 0.1 by team.1
        60 TalkEnds sales dialled 0.0 by team.0
        60 WorkEnds sales dialled 0.0 by team.0
        60 TalkEnds sales dialled 0.1 by team.1
        60 WorkEnds sales dialled 0.1 by team.1
        70 CameIn sales dialled 0.2
        70 Taken sales dialled 0.2 by team.0
        70 CameIn sales dialled 0.3
        70 Taken sales dialled 0.3 by team.1
        120 TalkEnds sales dialled 0.2 by team.0
        120 WorkEnds sales dialled 0.2 by team.0
        120 TalkEnds sales dialled 0.3 by team.1
        120 WorkEnds sales dialled 0.3 by team.1
        """,
        ran =>
        {
            ran.Of(0, 1).Dialled.ShouldBe(4); // numbers that ring are taken off: one for each idle agent
            ran.Of(0, 1).Offered.ShouldBe(4);
        });
}
