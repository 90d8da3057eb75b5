using Plateau.Model.Declared;
using Plateau.Model.Texts;

namespace Plateau.Model.Changes.Declared;

/// <summary>A rule of a place is looked at earlier or later. All rules of the place get new orders 1, 2, 3 …, so that none are equal.</summary>
/// <param name="Number">1, 2, 3 … in the order in which the place looks at its rules.</param>
/// <param name="ToNumber">Its number afterwards.</param>
public sealed record MoveRule(string At, int Number, int ToNumber) : DeclaredChange
{
    public override string Code => "move-rule";

    public override Declarations Apply(Declarations declared)
    {
        var moved = DeclaredReferences.RuleOf(declared, At, Number);
        DeclaredReferences.RuleOf(declared, At, ToNumber);
        var ordered = RoutingRule.Of(declared.Rules, At).RemoveAt(Number - 1).Insert(ToNumber - 1, moved);
        return declared with { Rules = [.. declared.Rules.Where(rule => rule.At != At), .. ordered.Select((rule, index) => rule with { Order = index + 1 })] };
    }

    public override Message Describe() => Message.Of($"change.{Code}", Argument.Of("place", At), Argument.Count("number", Number), Argument.Count("to", ToNumber));
}
