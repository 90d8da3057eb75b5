using System.Collections.Immutable;
using Plateau.Model.Declared;
using Plateau.Model.Texts;

namespace Plateau.Model.Changes.Declared;

/// <summary>Some choices of a menu move under one new choice, which has the key of the first of them and the menu's name with a plus sign, until somebody gives it one.</summary>
/// <param name="Choices">At least one node that hangs under <paramref name="Node"/>.</param>
public sealed record GroupMenuChoices(string Node, ImmutableArray<string> Choices) : DeclaredChange
{
    public override string Code => "group-menu-choices";

    public override Declarations Apply(Declarations declared)
    {
        DeclaredReferences.NodeOf(declared, Node);
        var moved = Choices.Select(name => DeclaredReferences.NodeOf(declared, name)).ToArray();
        var group = new MenuNode { Name = $"{Node} +", Parent = Node, Key = moved[0].Key };
        return declared with { Menu = [.. declared.Menu.Select(node => moved.Contains(node) ? node with { Parent = group.Name } : node), group] };
    }

    public override Message Describe() => Message.Of($"change.{Code}", Argument.Of("node", Node), Argument.List("choices", Choices));
}
