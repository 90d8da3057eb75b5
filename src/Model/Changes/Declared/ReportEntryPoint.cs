using Plateau.Model.Declared;
using Plateau.Model.Texts;

namespace Plateau.Model.Changes.Declared;

/// <summary>The contacts of an entry point are counted in the reports.</summary>
public sealed record ReportEntryPoint(string EntryPoint) : DeclaredChange
{
    public override string Code => "report-entry-point";

    public override Declarations Apply(Declarations declared)
    {
        var entry = DeclaredReferences.EntryPointOf(declared, EntryPoint);
        return declared with { EntryPoints = declared.EntryPoints.Replace(entry, entry with { Reported = true }) };
    }

    public override Message Describe() => Message.Of($"change.{Code}", Argument.Of("entry", EntryPoint));
}
