using System.Collections.Immutable;

namespace Plateau.Model.Changes;

/// <summary>Whose skills change: one agent's or a whole group's.</summary>
public abstract record SkillHolder
{
    private SkillHolder()
    {
    }

    /// <summary>As shown: a pseudonym or a group's name.</summary>
    public abstract string Name { get; }

    public static SkillHolder Of(AgentId agent) => new OneAgent(agent);

    public static SkillHolder Of(GroupId group) => new WholeGroup(group);

    internal abstract CentreModel Change(CentreModel centre, Func<ImmutableArray<SkillHeld>, ImmutableArray<SkillHeld>> change);

    public sealed record OneAgent(AgentId Agent) : SkillHolder
    {
        public override string Name => Agent.Value;

        internal override CentreModel Change(CentreModel centre, Func<ImmutableArray<SkillHeld>, ImmutableArray<SkillHeld>> change) =>
            Regrouping.WithAgentSkills(centre, References.Of(centre, Agent), change);
    }

    public sealed record WholeGroup(GroupId Group) : SkillHolder
    {
        public override string Name => Group.Value;

        internal override CentreModel Change(CentreModel centre, Func<ImmutableArray<SkillHeld>, ImmutableArray<SkillHeld>> change) =>
            Regrouping.WithGroupSkills(centre, References.Of(centre, Group), change);
    }
}
