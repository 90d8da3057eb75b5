using System.Collections.Immutable;
using NodaTime;
using Plateau.Model.Changes.Declared;
using Plateau.Model.Declared;

namespace Plateau.Model.Changes;

/// <summary>Every kind of change, by a sample of each form that has a text of its own. Order: people first, then rules, then follow-up, then what people declare.</summary>
public static class ChangeCatalogue
{
    public static ImmutableArray<Change> Samples { get; } =
    [
        new AddSkill(SkillHolder.Of(new AgentId("A01")), new("B")),
        new RemoveSkill(SkillHolder.Of(new AgentId("A01")), new("A")),
        new MoveAgents(new("G1"), new("G2"), 1),
        new AddStaff(new("G1"), IsoDayOfWeek.Monday, 9 * 60, 11 * 60, 2),
        new AddStaff(new("G1"), null, 9 * 60, 11 * 60, 2),
        new PoolFlows([new("A"), new("B")]),
        new AlterOverflow(new("A"), 60, [new("G1")]),
        new SetTarget(new("A"), ServiceTarget.Default),
        new AssignOwner(new("A")),
        new AssignOwner(new("A"), "Service clients"),
        new FollowIndicator(new("A")),
        new AddRule(new() { At = "A", Order = 1, Action = RuleAction.Voicemail, To = "A", When = new() { NobodyPresent = true } }),
        new AddRule(new() { At = "A", Order = 1, Action = RuleAction.Voicemail, To = "A", When = new() { Calendar = "C", WhenClosed = true } }),
        new AddRule(new() { At = "A", Order = 1, Action = RuleAction.TurnAway }),
        new AddRule(new() { At = "A", Order = 1, Action = RuleAction.Queue, To = "B" }),
        new RemoveRule("A", 1),
        new MoveRule("A", 2, 1),
        new RedirectRule("A", 1, "B"),
        new RestrictRule("A", 1, "C"),
        new UseCalendar("A", 1, "C"),
        new SplitOvernightRule("A", 1, 18 * 60, 8 * 60),
        new OfferCallback("A", 1, "A"),
        new ConnectEntryPoint("E", "A"),
        new SetMenuTarget("N", "A"),
        new MoveMenuNode("N", "M"),
        new MoveMenuNode("N", null),
        new RemoveMenuNode("N"),
        new SetMenuKey("N", "1"),
        new GroupMenuChoices("N", ["M"]),
        new DeclareEntryPoint("A"),
        new AskSkill("A", "S"),
        new TrainPerson("P", "S"),
        new SetCalendar("C", [new([], 8 * 60, 18 * 60)]),
        new AnswerFor(AnsweredSubject.EntryPoint, "E"),
        new AnswerFor(AnsweredSubject.EntryPoint, "E", "P"),
        new ReportEntryPoint("E"),
        new MergeActivities("A", ["B"]),
        new SetAccountable("A", null),
        new SetAccountable("A", null, "P"),
        new RemoveHelpLink("T", "U"),
        new DeclareTeam("T"),
        new TicketTransfer("T", "U"),
    ];
}
