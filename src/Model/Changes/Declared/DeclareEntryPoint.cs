using Plateau.Model.Declared;
using Plateau.Model.Texts;

namespace Plateau.Model.Changes.Declared;

/// <summary>The entry point by which contacts come to a flow, so far unnamed, is put on the register. Its name is the flow's with a question mark, until somebody gives it one.</summary>
public sealed record DeclareEntryPoint(string Flow) : DeclaredChange
{
    public override string Code => "declare-entry-point";

    public override Declarations Apply(Declarations declared)
    {
        DeclaredReferences.FlowOf(declared, Flow);
        return declared with { EntryPoints = declared.EntryPoints.Add(new() { Name = $"{Flow} ?", LeadsTo = Flow }) };
    }

    public override Message Describe() => Message.Of($"change.{Code}", Argument.Of("flow", Flow));
}
