using Plateau.Model.Declared;
using Plateau.Model.Texts;

namespace Plateau.Model.Changes.Declared;

/// <summary>A choice of a menu is made by another key.</summary>
public sealed record SetMenuKey(string Node, string Key) : DeclaredChange
{
    public override string Code => "set-menu-key";

    public override Declarations Apply(Declarations declared)
    {
        var node = DeclaredReferences.NodeOf(declared, Node);
        return declared with { Menu = declared.Menu.Replace(node, node with { Key = Key }) };
    }

    public override Message Describe() => Message.Of($"change.{Code}", Argument.Of("node", Node), Argument.Of("key", Key));
}
