using Plateau.Model.Declared;
using Plateau.Model.Texts;

namespace Plateau.Model.Changes.Declared;

/// <summary>A choice of a menu is struck out, with what hangs under it and the rules of all that goes.</summary>
public sealed record RemoveMenuNode(string Node) : DeclaredChange
{
    public override string Code => "remove-menu-node";

    public override Declarations Apply(Declarations declared)
    {
        HashSet<MenuNode> gone = new(ReferenceEqualityComparer.Instance) { DeclaredReferences.NodeOf(declared, Node) };
        for (var grown = true; grown;)
        {
            grown = false;
            foreach (var node in declared.Menu)
                if (node.Parent is { } parent && gone.Any(above => above.Name == parent)) grown |= gone.Add(node);
        }

        var kept = declared.Menu.RemoveAll(gone.Contains);
        var names = gone.Select(node => node.Name).Except(declared.Flows.Select(flow => flow.Name)).Except(declared.EntryPoints.Select(entry => entry.Name)).Except(kept.Select(node => node.Name)).ToHashSet(StringComparer.Ordinal);
        return declared with { Menu = kept, Rules = declared.Rules.RemoveAll(rule => names.Contains(rule.At)) };
    }

    public override Message Describe() => Message.Of($"change.{Code}", Argument.Of("node", Node));
}
