using Plateau.Model.Declared;
using Plateau.Model.Texts;

namespace Plateau.Model.Changes.Declared;

/// <summary>A menu node goes to a flow or another place.</summary>
public sealed record SetMenuTarget(string Node, string To) : DeclaredChange
{
    public override string Code => "set-menu-target";

    public override Declarations Apply(Declarations declared)
    {
        var node = DeclaredReferences.NodeOf(declared, Node);
        return declared with { Menu = declared.Menu.Replace(node, node with { Target = To }) };
    }

    public override Message Describe() => Message.Of($"change.{Code}", Argument.Of("node", Node), Argument.Of("to", To));
}
