using Plateau.Model.Texts;

namespace Plateau.Model.Changes;

/// <summary>An agent, or every agent of a group, no longer takes a skill. Where it was not held, nothing changes.</summary>
public sealed record RemoveSkill(SkillHolder Holder, SkillId Skill) : Change
{
    public override string Code => "remove-skill";

    public override CentreModel Apply(CentreModel centre)
    {
        References.Check(centre, Skill);
        return Holder.Change(centre, skills => skills.RemoveAll(held => held.Skill == Skill));
    }

    public override Message Describe() => Message.Of($"change.{Code}", Argument.Of("holder", Holder.Name), Argument.Of("skill", Skill.Value));
}
