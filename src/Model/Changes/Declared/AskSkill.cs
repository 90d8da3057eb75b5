using Plateau.Model.Declared;
using Plateau.Model.Texts;

namespace Plateau.Model.Changes.Declared;

/// <summary>A flow asks for a skill; one that nobody had named is added to the list of skills.</summary>
public sealed record AskSkill(string Flow, string Skill) : DeclaredChange
{
    public override string Code => "ask-skill";

    public override Declarations Apply(Declarations declared)
    {
        var flow = DeclaredReferences.FlowOf(declared, Flow);
        return declared with
        {
            Flows = declared.Flows.Replace(flow, flow with { Skill = Skill }),
            Skills = declared.Skills.Any(skill => skill.Name == Skill) ? declared.Skills : declared.Skills.Add(new() { Name = Skill }),
        };
    }

    public override Message Describe() => Message.Of($"change.{Code}", Argument.Of("flow", Flow), Argument.Of("skill", Skill));
}
