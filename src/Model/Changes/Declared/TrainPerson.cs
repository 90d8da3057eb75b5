using Plateau.Model.Declared;
using Plateau.Model.Texts;

namespace Plateau.Model.Changes.Declared;

/// <summary>A person learns a skill: one more assessment, of the day of the last one, at the level that flows ask for.</summary>
public sealed record TrainPerson(string Person, string Skill) : DeclaredChange
{
    public override string Code => "train-person";

    public override Declarations Apply(Declarations declared)
    {
        DeclaredReferences.PersonOf(declared, Person);
        var last = declared.Assessments.Where(assessment => assessment.Person == Person && assessment.Skill == Skill).Max(assessment => assessment.AssessedOn);
        var least = declared.Requirements.Where(required => required.Skill == Skill).Max(required => required.LeastLevel);
        return declared with { Assessments = declared.Assessments.Add(new() { Person = Person, Skill = Skill, Holds = true, Level = least, AssessedOn = last }) };
    }

    public override Message Describe() => Message.Of($"change.{Code}", Argument.Of("person", Person), Argument.Of("skill", Skill));
}
