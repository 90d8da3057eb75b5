using Plateau.Model.Declared;
using Plateau.Model.Texts;

namespace Plateau.Model.Changes.Declared;

/// <summary>A place gets one more rule. It takes the number that its order says; rules of the place with that order or a later one move back by one.</summary>
public sealed record AddRule(RoutingRule Rule) : DeclaredChange
{
    public override string Code => (Rule.Action, Rule.When) switch
    {
        (RuleAction.Voicemail, { NobodyPresent: true }) => "add-rule-voicemail-nobody",
        (RuleAction.Voicemail, { WhenClosed: true, Calendar: not null }) => "add-rule-voicemail-closed",
        (RuleAction.TurnAway, _) => "add-rule-message",
        _ => "add-rule",
    };

    public override Declarations Apply(Declarations declared)
    {
        ArgumentNullException.ThrowIfNull(declared);
        if (!declared.EntryPoints.Any(entry => entry.Name == Rule.At) && !declared.Menu.Any(node => node.Name == Rule.At)) DeclaredReferences.FlowOf(declared, Rule.At);
        return declared with { Rules = [.. declared.Rules.Select(rule => rule.At == Rule.At && rule.Order >= Rule.Order ? rule with { Order = rule.Order + 1 } : rule), Rule] };
    }

    public override Message Describe() => Message.Of(
        $"change.{Code}", Argument.Of("place", Rule.At), Argument.Of("to", Rule.To ?? Rule.At), Argument.Of("calendar", Rule.When.Calendar ?? ""), Argument.Count("order", Rule.Order));
}
