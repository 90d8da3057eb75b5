namespace Plateau.Model.Ways;

/// <summary>Where contacts can go from one flow to another.</summary>
public static class WaysBetween
{
    /// <summary>Flows that contacts of a flow may go on to, once for each way.</summary>
    public static IEnumerable<FlowId> From(Flow flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        if (flow.WhenClosed is { } mailbox) yield return mailbox;
        foreach (var choice in flow.Menu?.Choices ?? []) yield return choice.Flow;
        foreach (var rule in flow.QueueRules)
            if (rule.ToFlow is { } other) yield return other;
        foreach (var handover in flow.Handovers) yield return handover.ToFlow;
        foreach (var back in flow.Returns) yield return back.ToFlow;
    }

    /// <summary>Flows that get contacts from a way or a dialler of another flow: they may have no arrivals of their own.</summary>
    public static HashSet<FlowId> Fed(CentreModel centre)
    {
        ArgumentNullException.ThrowIfNull(centre);
        var fed = centre.Diallers.Select(dialler => dialler.Flow).ToHashSet();
        foreach (var flow in centre.Flows) fed.UnionWith(From(flow).Where(other => other != flow.Id));
        return fed;
    }
}
