using Plateau.Model.Declared;
using Plateau.Model.Texts;

namespace Plateau.Model.Changes.Declared;

/// <summary>A rule of a place leads somewhere else.</summary>
/// <param name="Number">1, 2, 3 … in the order in which the place looks at its rules.</param>
public sealed record RedirectRule(string At, int Number, string To) : DeclaredChange
{
    public override string Code => "redirect-rule";

    public override Declarations Apply(Declarations declared)
    {
        var rule = DeclaredReferences.RuleOf(declared, At, Number);
        return declared with { Rules = DeclaredReferences.With(declared.Rules, rule, rule with { To = To }) };
    }

    public override Message Describe() => Message.Of($"change.{Code}", Argument.Of("place", At), Argument.Count("number", Number), Argument.Of("to", To));
}
