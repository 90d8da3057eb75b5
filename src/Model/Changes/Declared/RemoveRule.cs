using Plateau.Model.Declared;
using Plateau.Model.Texts;

namespace Plateau.Model.Changes.Declared;

/// <summary>A rule of a place is struck out.</summary>
/// <param name="Number">1, 2, 3 … in the order in which the place looks at its rules.</param>
public sealed record RemoveRule(string At, int Number) : DeclaredChange
{
    public override string Code => "remove-rule";

    public override Declarations Apply(Declarations declared)
    {
        var gone = DeclaredReferences.RuleOf(declared, At, Number);
        return declared with { Rules = [.. declared.Rules.Where(rule => !ReferenceEquals(rule, gone))] };
    }

    public override Message Describe() => Message.Of($"change.{Code}", Argument.Of("place", At), Argument.Count("number", Number));
}
