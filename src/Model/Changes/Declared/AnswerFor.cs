using Plateau.Model.Declared;
using Plateau.Model.Texts;

namespace Plateau.Model.Changes.Declared;

/// <summary>What somebody can answer for.</summary>
public enum AnsweredSubject
{
    EntryPoint,

    Flow,

    Activity,
}

/// <summary>Somebody answers for an entry point, a declared flow or an activity.</summary>
/// <param name="Owner">Null = still to be named: the declaration then carries <see cref="AssignOwner.ToBeNamed"/>.</param>
public sealed record AnswerFor(AnsweredSubject Subject, string Name, string? Owner = null) : DeclaredChange
{
    public override string Code => Owner is null ? "answer-for" : "answer-for-named";

    public override Declarations Apply(Declarations declared)
    {
        var owner = Owner ?? AssignOwner.ToBeNamed;
        switch (Subject)
        {
            case AnsweredSubject.EntryPoint:
                var entry = DeclaredReferences.EntryPointOf(declared, Name);
                return declared with { EntryPoints = declared.EntryPoints.Replace(entry, entry with { Owner = owner }) };
            case AnsweredSubject.Flow:
                var flow = DeclaredReferences.FlowOf(declared, Name);
                return declared with { Flows = declared.Flows.Replace(flow, flow with { Owner = owner }) };
            default:
                var activity = DeclaredReferences.ActivityOf(declared, Name);
                return declared with { Activities = declared.Activities.Replace(activity, activity with { Owner = owner }) };
        }
    }

    public override Message Describe() => Owner is null
        ? Message.Of($"change.{Code}", Argument.Of("name", Name))
        : Message.Of($"change.{Code}", Argument.Of("name", Name), Argument.Of("owner", Owner));
}
