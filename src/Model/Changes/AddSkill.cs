using Plateau.Model.Texts;

namespace Plateau.Model.Changes;

/// <summary>
/// An agent, or every agent of a group, takes one more skill, as last preference and of ordinary speed. An agent who no longer has the skills of the
/// group goes to the group that has them, with an equal share of the staffing; where none has, one is made.
/// </summary>
public sealed record AddSkill(SkillHolder Holder, SkillId Skill) : Change
{
    public override string Code => "add-skill";

    public override CentreModel Apply(CentreModel centre)
    {
        References.Check(centre, Skill);
        return Holder.Change(centre, skills => skills.Any(held => held.Skill == Skill)
            ? skills
            : skills.Add(new SkillHeld(Skill, skills.Select(held => held.Preference).DefaultIfEmpty(0).Max() + 1, Source: SkillSource.Declared)));
    }

    public override Message Describe() => Message.Of($"change.{Code}", Argument.Of("holder", Holder.Name), Argument.Of("skill", Skill.Value));
}
