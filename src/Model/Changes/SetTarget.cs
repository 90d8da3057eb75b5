using Plateau.Model.Texts;

namespace Plateau.Model.Changes;

/// <summary>A flow is given a promise, or another one.</summary>
public sealed record SetTarget(FlowId Flow, ServiceTarget Target) : Change
{
    public override string Code => "set-target";

    public override CentreModel Apply(CentreModel centre)
    {
        var flow = References.Of(centre, Flow);
        if (Target.Share is not (> 0 and < 1) || !(Target.ThresholdSeconds >= 0))
            throw new ArgumentException(FormattableString.Invariant($"The target ({Target.Share} within {Target.ThresholdSeconds} s) must have a share strictly between 0 and 1 and a threshold of at least 0 s."));
        return centre with { Flows = centre.Flows.Replace(flow, flow with { Target = Target }) };
    }

    public override Message Describe() =>
        Message.Of($"change.{Code}", Argument.Of("flow", Flow.Value), Argument.Share("share", Target.Share), Argument.Seconds("threshold", Target.ThresholdSeconds));
}
