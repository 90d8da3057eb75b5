using Plateau.Model.Declared;
using Plateau.Model.Texts;

namespace Plateau.Model.Changes.Declared;

/// <summary>An entry point leads to a menu or a flow.</summary>
public sealed record ConnectEntryPoint(string EntryPoint, string To) : DeclaredChange
{
    public override string Code => "connect-entry-point";

    public override Declarations Apply(Declarations declared)
    {
        var entry = DeclaredReferences.EntryPointOf(declared, EntryPoint);
        return declared with { EntryPoints = declared.EntryPoints.Replace(entry, entry with { LeadsTo = To }) };
    }

    public override Message Describe() => Message.Of($"change.{Code}", Argument.Of("entry", EntryPoint), Argument.Of("to", To));
}
