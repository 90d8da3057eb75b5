using Plateau.Model.Texts;

namespace Plateau.Model.Changes;

/// <summary>Someone answers for a flow.</summary>
/// <param name="Owner">Null = still to be named: the model then carries <see cref="ToBeNamed"/>.</param>
public sealed record AssignOwner(FlowId Flow, string? Owner = null) : Change
{
    public const string ToBeNamed = "?";

    public override string Code => Owner is null ? "assign-owner" : "assign-named-owner";

    public override CentreModel Apply(CentreModel centre)
    {
        var flow = References.Of(centre, Flow);
        return centre with { Flows = centre.Flows.Replace(flow, flow with { Owner = Owner ?? ToBeNamed }) };
    }

    public override Message Describe() => Owner is null
        ? Message.Of($"change.{Code}", Argument.Of("flow", Flow.Value))
        : Message.Of($"change.{Code}", Argument.Of("flow", Flow.Value), Argument.Of("owner", Owner));
}
