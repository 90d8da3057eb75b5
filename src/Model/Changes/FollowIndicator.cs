using Plateau.Model.Texts;

namespace Plateau.Model.Changes;

/// <summary>Someone follows an indicator on a flow.</summary>
public sealed record FollowIndicator(FlowId Flow) : Change
{
    public override string Code => "follow-indicator";

    public override CentreModel Apply(CentreModel centre)
    {
        var flow = References.Of(centre, Flow);
        return centre with { Flows = centre.Flows.Replace(flow, flow with { HasIndicator = true }) };
    }

    public override Message Describe() => Message.Of($"change.{Code}", Argument.Of("flow", Flow.Value));
}
