using Plateau.Model.Declared;
using Plateau.Model.Texts;

namespace Plateau.Model.Changes.Declared;

/// <summary>A menu node hangs under another one, or becomes the head of a menu.</summary>
/// <param name="Parent">Null = head.</param>
public sealed record MoveMenuNode(string Node, string? Parent) : DeclaredChange
{
    public override string Code => Parent is null ? "menu-node-to-head" : "move-menu-node";

    public override Declarations Apply(Declarations declared)
    {
        var node = DeclaredReferences.NodeOf(declared, Node);
        if (Parent is not null) DeclaredReferences.NodeOf(declared, Parent);
        return declared with { Menu = declared.Menu.Replace(node, node with { Parent = Parent, Key = Parent is null ? null : node.Key }) };
    }

    public override Message Describe() => Parent is null
        ? Message.Of($"change.{Code}", Argument.Of("node", Node))
        : Message.Of($"change.{Code}", Argument.Of("node", Node), Argument.Of("parent", Parent));
}
