using Plateau.Model.Declared;
using Plateau.Model.Texts;

namespace Plateau.Model.Changes.Declared;

/// <summary>A rule that turned contacts away offers to call them back.</summary>
/// <param name="Number">1, 2, 3 … in the order in which the place looks at its rules.</param>
public sealed record OfferCallback(string At, int Number, string Flow) : DeclaredChange
{
    public override string Code => "offer-callback";

    public override Declarations Apply(Declarations declared)
    {
        var rule = DeclaredReferences.RuleOf(declared, At, Number);
        DeclaredReferences.FlowOf(declared, Flow);
        return declared with { Rules = DeclaredReferences.With(declared.Rules, rule, rule with { Action = RuleAction.Callback, To = Flow }) };
    }

    public override Message Describe() => Message.Of($"change.{Code}", Argument.Of("place", At), Argument.Count("number", Number), Argument.Of("flow", Flow));
}
