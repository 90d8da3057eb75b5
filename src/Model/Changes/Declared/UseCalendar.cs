using Plateau.Model.Declared;
using Plateau.Model.Texts;

namespace Plateau.Model.Changes.Declared;

/// <summary>The condition of a rule looks at another calendar.</summary>
/// <param name="Number">1, 2, 3 … in the order in which the place looks at its rules.</param>
public sealed record UseCalendar(string At, int Number, string Calendar) : DeclaredChange
{
    public override string Code => "use-calendar";

    public override Declarations Apply(Declarations declared)
    {
        var rule = DeclaredReferences.RuleOf(declared, At, Number);
        return declared with { Rules = DeclaredReferences.With(declared.Rules, rule, rule with { When = rule.When with { Calendar = Calendar } }) };
    }

    public override Message Describe() => Message.Of($"change.{Code}", Argument.Of("place", At), Argument.Count("number", Number), Argument.Of("calendar", Calendar));
}
