using Plateau.Model.Ways;
using Plateau.Simulation.Plan;
using Shouldly;
using static Plateau.Tests.Simulation.Full.HandCase;

namespace Plateau.Tests.Simulation.Full;

/// <summary>Queues: rules, callbacks, levels, reserve, opening hours, preemption, backlog.</summary>
internal static partial class HandCases
{
    private static HandCase CallbackInTurn => new(
        "Who is called back in turn frees the line, keeps the place and never gives up",
        PlanOf(
            [Flow("calls", [0, 10, 20], 0) with { Patience = Always(30), QueueRules = [new QueueRulePlan { Action = QueueAction.IsCalledBackInTurn, AfterTicks = Seconds(5) }] }],
            [Group("team", 1, 100)]) with
        { Lines = [new LinesPlan([0], 2)] },
        """
        0 AgentComes team.0
        0 CameIn calls 0
        0 Taken calls 0 by team.0
        10 CameIn calls 1
        10 Waits calls 1
        15 AcceptedCallback calls 1
        20 CameIn calls 2
        20 Waits calls 2
        25 AcceptedCallback calls 2
        100 TalkEnds calls 0 by team.0
        100 WorkEnds calls 0 by team.0
        100 Taken calls 1 by team.0
        200 TalkEnds calls 1 by team.0
        200 WorkEnds calls 1 by team.0
        200 Taken calls 2 by team.0
        300 TalkEnds calls 2 by team.0
        300 WorkEnds calls 2 by team.0
        """,
        ran =>
        {
            ran.Of(0, 1).Answered.ShouldBe(1);
            ran.Of(0, 1).CalledBack.ShouldBe(2);
            ran.Of(0, 1).WaitTicksCalledBack.ShouldBe(Seconds(90 + 180));
            ran.Of(0, 1).Blocked.ShouldBe(0);
        });

    private static HandCase QueueRules => new(
        "Rules of a queue: the wait is told, the longest queue deters, a message after a while, a callback later",
        PlanOf(
            [
                Flow("calls", [0, 1, 2, 3], 0) with
                {
                    Patience = Always(80),
                    QueueRules =
                    [
                        new QueueRulePlan { Action = QueueAction.HearsWait, QueueAtLeast = 1, PatienceFactor = 0.5 },
                        new QueueRulePlan { Action = QueueAction.Leaves, QueueAtLeast = 2 },
                        new QueueRulePlan { Action = QueueAction.LeavesMessage, AfterTicks = Seconds(60), ToFlow = 2 },
                    ],
                },
                Flow("sales", [10, 20], 0) with
                {
                    QueueRules = [new QueueRulePlan { Action = QueueAction.IsCalledBackLater, ExpectedWaitAtLeastTicks = Seconds(10), ToFlow = 2, Delay = Always(200) }],
                },
                Flow("mail", [], 0),
            ],
            [Group("team", 1, 100, 10, 10)]),
        """
        0 AgentComes team.0
        0 CameIn calls 0
        0 Taken calls 0 by team.0
        1 CameIn calls 1
        1 Waits calls 1
        2 CameIn calls 2
        2 Waits calls 2
        3 CameIn calls 3
        3 Deterred calls 3
        10 CameIn sales 0
        10 Waits sales 0
        20 CameIn sales 1
        20 Message sales 1
        42 Abandoned calls 2
        61 Message calls 1
        61 CameIn mail (calls 1)
        61 Waits mail (calls 1)
        100 TalkEnds calls 0 by team.0
        100 WorkEnds calls 0 by team.0
        100 Taken sales 0 by team.0
        110 TalkEnds sales 0 by team.0
        110 WorkEnds sales 0 by team.0
        110 Taken mail (calls 1) by team.0
        120 TalkEnds mail (calls 1) by team.0
        120 WorkEnds mail (calls 1) by team.0
        220 CameIn mail (sales 1)
        220 Taken mail (sales 1) by team.0
        230 TalkEnds mail (sales 1) by team.0
        230 WorkEnds mail (sales 1) by team.0
        """,
        ran =>
        {
            ran.Of(0, 3).Deterred.ShouldBe(1);
            ran.Of(0, 3).Messages.ShouldBe(1);
            ran.Of(0, 3).WaitTicksAbandoned.ShouldBe(Seconds(40));
            ran.Of(0, 3).Delayed.ShouldBe(2);
            ran.Of(1, 3).Messages.ShouldBe(1);
            ran.Of(2, 3).Received.ShouldBe(2);
        });

    private static HandCase QueueLevel => new(
        "A level opens when two wait; the helper takes the one who has waited longest",
        PlanOf(
            [Flow("calls", [0, 10, 20, 30], 0) with { Levels = [new LevelPlan([0], 0), new LevelPlan([1], 0, QueueAtLeast: 2)] }],
            [Group("team", 1, 100), Group("help", 1, 15)]),
        """
        0 AgentComes team.0
        0 AgentComes help.0
        0 CameIn calls 0
        0 Taken calls 0 by team.0
        10 CameIn calls 1
        10 Waits calls 1
        20 CameIn calls 2
        20 Waits calls 2
        20 Taken calls 1 by help.0
        30 CameIn calls 3
        30 Waits calls 3
        35 TalkEnds calls 1 by help.0
        35 WorkEnds calls 1 by help.0
        35 Taken calls 2 by help.0
        50 TalkEnds calls 2 by help.0
        50 WorkEnds calls 2 by help.0
        100 TalkEnds calls 0 by team.0
        100 WorkEnds calls 0 by team.0
        100 Taken calls 3 by team.0
        200 TalkEnds calls 3 by team.0
        200 WorkEnds calls 3 by team.0
        """,
        ran => ran.Of(0, 1).Delayed.ShouldBe(3));

    private static HandCase LaterLevel => new(
        "Later levels open one after the other for the contact that has waited so long",
        PlanOf(
            [Flow("calls", [0, 10], 0) with { Levels = [new LevelPlan([0], 0), new LevelPlan([1], Seconds(20)), new LevelPlan([2], Seconds(40))] }, Flow("mail", [5], 1)],
            [Group("team", 1, 100, null), Group("help", 1, 100, 30), Group("last", 1, 7, null)]),
        """
        0 AgentComes team.0
        0 AgentComes help.0
        0 AgentComes last.0
        0 CameIn calls 0
        0 Taken calls 0 by team.0
        5 CameIn mail 0
        5 Taken mail 0 by help.0
        10 CameIn calls 1
        10 Waits calls 1
        35 TalkEnds mail 0 by help.0
        35 WorkEnds mail 0 by help.0
        35 Taken calls 1 by help.0
        100 TalkEnds calls 0 by team.0
        100 WorkEnds calls 0 by team.0
        135 TalkEnds calls 1 by help.0
        135 WorkEnds calls 1 by help.0
        """,
        ran => ran.Groups[2].Taken.ShouldBe(0));

    private static HandCase Reserve => new(
        "With a reserve mail waits although an agent is idle",
        PlanOf(
            [Flow("calls", [20], 0), Flow("mail", [0, 10], 0)],
            [Group("team", 2, 50, 100) with { Reserve = [0, 1] }]),
        """
        0 AgentComes team.0
        0 AgentComes team.1
        0 CameIn mail 0
        0 Taken mail 0 by team.0
        10 CameIn mail 1
        10 Waits mail 1
        20 CameIn calls 0
        20 Taken calls 0 by team.1
        70 TalkEnds calls 0 by team.1
        70 WorkEnds calls 0 by team.1
        100 TalkEnds mail 0 by team.0
        100 WorkEnds mail 0 by team.0
        100 Taken mail 1 by team.0
        200 TalkEnds mail 1 by team.0
        200 WorkEnds mail 1 by team.0
        """,
        ran => ran.Of(0, 2).Delayed.ShouldBe(0));

    private static HandCase Closing => new(
        "At closing those who wait are turned away; later ones leave a message",
        PlanOf(
            [
                Flow("calls", [0, 50, 150], 0) with { Open = [true, false], ClearsAtClosing = true, WhenClosed = 1, Returns = [new ReturnPlan(ReturnCause.TurnedAway, 1, Always(20), 1)] },
                Flow("mail", [], 0),
            ],
            [Group("team", 1, 130, 10)],
            periodSeconds: 100,
            periodsPerDay: 2),
        """
        0 AgentComes team.0
        0 CameIn calls 0
        0 Taken calls 0 by team.0
        50 CameIn calls 1
        50 Waits calls 1
        100 TurnedAwayClosed calls 1
        100 WillReturn calls 1
        120 CameIn mail (calls 1)
        120 Waits mail (calls 1)
        130 TalkEnds calls 0 by team.0
        130 WorkEnds calls 0 by team.0
        130 Taken mail (calls 1) by team.0
        140 TalkEnds mail (calls 1) by team.0
        140 WorkEnds mail (calls 1) by team.0
        150 CameIn calls 2
        150 Message calls 2
        150 CameIn mail (calls 2)
        150 Taken mail (calls 2) by team.0
        160 TalkEnds mail (calls 2) by team.0
        160 WorkEnds mail (calls 2) by team.0
        """,
        ran =>
        {
            ran.Of(0, 2).Closed.ShouldBe(1);
            ran.Of(0, 2).Messages.ShouldBe(1);
            ran.Of(1, 2).Returned.ShouldBe(1);
            ran.Of(1, 2).Received.ShouldBe(1);
        });

    private static HandCase Preemption => new(
        "A call breaks off the mail begun last; its rest is done first of all in its lane",
        PlanOf(
            [Flow("calls", [40, 45], 0) with { Preempts = true }, Flow("mail", [0, 10, 20], 0) with { Preemptible = true, DueTicks = Seconds(130) }],
            [Group("team", 2, 30, 100) with { SwitchTicks = Seconds(2) }]),
        """
        0 AgentComes team.0
        0 AgentComes team.1
        0 CameIn mail 0
        0 Taken mail 0 by team.0
        10 CameIn mail 1
        10 Taken mail 1 by team.1
        20 CameIn mail 2
        20 Waits mail 2
        40 CameIn calls 0
        40 PutBack mail 1 by team.1
        40 Taken calls 0 by team.1
        45 CameIn calls 1
        45 PutBack mail 0 by team.0
        45 Taken calls 1 by team.0
        72 TalkEnds calls 0 by team.1
        72 WorkEnds calls 0 by team.1
        72 Taken mail 0 by team.1
        77 TalkEnds calls 1 by team.0
        77 WorkEnds calls 1 by team.0
        77 Taken mail 1 by team.0
        129 TalkEnds mail 0 by team.1
        129 WorkEnds mail 0 by team.1
        129 Taken mail 2 by team.1
        149 TalkEnds mail 1 by team.0
        149 WorkEnds mail 1 by team.0
        229 TalkEnds mail 2 by team.1
        229 WorkEnds mail 2 by team.1
        """,
        ran =>
        {
            ran.Of(1, 2).Preempted.ShouldBe(2);
            ran.Of(1, 2).Answered.ShouldBe(3);
            ran.Of(1, 2).DueMet.ShouldBe(1); // 129 ≤ 130; 149 > 140; 229 > 150
            ran.Of(1, 2).DueMissed.ShouldBe(2);
            ran.Of(1, 2).HandleTicks.ShouldBe(Seconds(300)); // the second switching to mail 0 and 1 is not counted again
            ran.Groups[0].Taken.ShouldBe(5);
            ran.Groups[0].Switches.ShouldBe(2);
        });

    private static HandCase ExpectedWait => new(
        "The expected wait is that of the one who joined first, also when one put back later stands before him",
        PlanOf(
            [
                Flow("mail", [0, 5, 70, 71], 0, 1) with { Preemptible = true, QueueRules = [new QueueRulePlan { Action = QueueAction.Leaves, ExpectedWaitAtLeastTicks = Seconds(70) }] },
                Flow("north", [10], 0) with { Preempts = true },
                Flow("south", [12], 1) with { Preempts = true },
            ],
            [Group("N", 1, 100, 80, null), Group("S", 1, 100, null, 100)]) with
        { AgentSelector = "listed-order" },
        """
        0 AgentComes N.0
        0 AgentComes S.0
        0 CameIn mail 0
        0 Taken mail 0 by N.0
        5 CameIn mail 1
        5 Taken mail 1 by S.0
        10 CameIn north 0
        10 PutBack mail 0 by N.0
        10 Taken north 0 by N.0
        12 CameIn south 0
        12 PutBack mail 1 by S.0
        12 Taken south 0 by S.0
        70 CameIn mail 2
        70 Deterred mail 2
        71 CameIn mail 3
        71 Deterred mail 3
        90 TalkEnds north 0 by N.0
        90 WorkEnds north 0 by N.0
        90 Taken mail 1 by N.0
        112 TalkEnds south 0 by S.0
        112 WorkEnds south 0 by S.0
        112 Taken mail 0 by S.0
        183 TalkEnds mail 1 by N.0
        183 WorkEnds mail 1 by N.0
        202 TalkEnds mail 0 by S.0
        202 WorkEnds mail 0 by S.0
        """,
        ran => ran.Of(0, 3).Deterred.ShouldBe(2));

    private static HandCase PutBackOffered => new(
        "Work put back goes at once to a group whose level its wait has reached, or waits until the next level opens; it has no patience",
        PlanOf(
            [
                Flow("mail", [0, 200], 0) with { Patience = Always(15), Preemptible = true, Levels = [new LevelPlan([0], 0), new LevelPlan([1], Seconds(30))] },
                Flow("calls", [40, 210], 0) with { Preempts = true },
            ],
            [Group("team", 1, 100, 50), Group("help", 1, 100, null)]),
        """
        0 AgentComes team.0
        0 AgentComes help.0
        0 CameIn mail 0
        0 Taken mail 0 by team.0
        40 CameIn calls 0
        40 PutBack mail 0 by team.0
        40 Taken calls 0 by team.0
        40 Taken mail 0 by help.0
        90 TalkEnds calls 0 by team.0
        90 WorkEnds calls 0 by team.0
        100 TalkEnds mail 0 by help.0
        100 WorkEnds mail 0 by help.0
        200 CameIn mail 1
        200 Taken mail 1 by team.0
        210 CameIn calls 1
        210 PutBack mail 1 by team.0
        210 Taken calls 1 by team.0
        230 Taken mail 1 by help.0
        260 TalkEnds calls 1 by team.0
        260 WorkEnds calls 1 by team.0
        320 TalkEnds mail 1 by help.0
        320 WorkEnds mail 1 by help.0
        """,
        ran => ran.Groups[1].Taken.ShouldBe(0)); // what is resumed has been counted where it was begun

    private static HandCase Backlog => new(
        "The backlog of a day and its age",
        PlanOf([Flow("mail", [0, 30, 100, 160], 0) with { DueTicks = Seconds(90) }], [Group("team", 1, 120)], periodSeconds: 100, days: 2),
        """
        0 AgentComes team.0
        0 CameIn mail 0
        0 Taken mail 0 by team.0
        30 CameIn mail 1
        30 Waits mail 1
        100 CameIn mail 2
        100 Waits mail 2
        120 TalkEnds mail 0 by team.0
        120 WorkEnds mail 0 by team.0
        120 Taken mail 1 by team.0
        160 CameIn mail 3
        160 Waits mail 3
        200 StillWaiting mail 2
        200 StillWaiting mail 3
        """,
        ran =>
        {
            ran.Flows[0].Backlog.ShouldBe(1); // the contact of second 100 joins at midnight, not before it
            ran.Flows[0].BacklogAgeTicks.ShouldBe(Seconds(70));
            ran.Flows[1].Backlog.ShouldBe(2);
            ran.Flows[1].BacklogAgeTicks.ShouldBe(Seconds(100 + 40));
            ran.Flows[0].DueMissed.ShouldBe(2); // 0: 120 > 90; 1: in service, due at 120
            ran.Flows[1].DueMissed.ShouldBe(1); // 2: due at 190; 3: due after the end
        });
}
