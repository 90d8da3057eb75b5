using System.Collections.Immutable;
using Plateau.Model.Declared;

namespace Plateau.Model.Changes.Declared;

/// <summary>What a change names must be declared; else the message says what was asked for and what there is.</summary>
internal static class DeclaredReferences
{
    public static EntryPoint EntryPointOf(Declarations declared, string name) => Of("entry point", name, declared.EntryPoints, entry => entry.Name);

    public static MenuNode NodeOf(Declarations declared, string name) => Of("menu node", name, declared.Menu, node => node.Name);

    public static DeclaredFlow FlowOf(Declarations declared, string name) => Of("flow", name, declared.Flows, flow => flow.Name);

    public static Activity ActivityOf(Declarations declared, string name) => Of("activity", name, declared.Activities, activity => activity.Name);

    public static Person PersonOf(Declarations declared, string name) => Of("person", name, declared.People, person => person.Name);

    /// <param name="number">1, 2, 3 … in the order in which the place looks at its rules.</param>
    public static RoutingRule RuleOf(Declarations declared, string at, int number)
    {
        var rules = RoutingRule.Of(declared.Rules, at);
        return number >= 1 && number <= rules.Length ? rules[number - 1] : throw new ArgumentException(FormattableString.Invariant($"The rule ({number}) is not among the {rules.Length} rules of ({at})."));
    }

    /// <summary>The rules with one of them replaced; the one is found by identity, since two rules of a place may be equal.</summary>
    public static ImmutableArray<RoutingRule> With(ImmutableArray<RoutingRule> rules, RoutingRule old, RoutingRule replaced) =>
        [.. rules.Select(rule => ReferenceEquals(rule, old) ? replaced : rule)];

    private static T Of<T>(string kind, string name, ImmutableArray<T> all, Func<T, string> nameOf) where T : class =>
        all.FirstOrDefault(one => nameOf(one) == name)
        ?? throw new ArgumentException($"The {kind} ({name}) is not declared.\nMaybe one of: {string.Join(", ", Files.Nearest.To(name, all.Select(nameOf)))}.");
}
