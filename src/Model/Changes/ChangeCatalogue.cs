using System.Collections.Immutable;
using NodaTime;

namespace Plateau.Model.Changes;

/// <summary>Every kind of change, by a sample of each form that has a text of its own. Order: people first, then rules, then follow-up.</summary>
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
    ];
}
