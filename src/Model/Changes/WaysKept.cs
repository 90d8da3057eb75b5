using System.Collections.Immutable;
using Plateau.Model.Ways;

namespace Plateau.Model.Changes;

/// <summary>Ways, lines, diallers, factors and reserves, kept in step with flows and groups that come or go.</summary>
public static class WaysKept
{
    /// <summary>
    /// The centre without what leads to flows or groups that it does not have. A contact that would have gone on stays where it is (menu choice, handover), does not come back (return), is turned
    /// away (closed, message or callback: it leaves the queue, as deterred). A dialler without groups goes by those that take its flow.
    /// </summary>
    public static CentreModel Among(CentreModel centre)
    {
        ArgumentNullException.ThrowIfNull(centre);
        var flows = centre.Flows.Select(flow => flow.Id).ToHashSet();
        var groups = centre.Groups.Select(group => group.Id).ToHashSet();
        return centre with
        {
            Flows = [.. centre.Flows.Select(flow => Among(flow, flows))],
            DayFactors = [.. centre.DayFactors.Select(factor => factor with { Flows = factor.Flows.RemoveAll(flow => !flows.Contains(flow)) }).Where(factor => !factor.Flows.IsEmpty)],
            Lines = [.. centre.Lines.Select(lines => lines with { Flows = lines.Flows.RemoveAll(flow => !flows.Contains(flow)) }).Where(lines => !lines.Flows.IsEmpty)],
            Diallers = [.. centre.Diallers.Where(dialler => flows.Contains(dialler.Flow)).Select(dialler => dialler with
            {
                TestGroups = dialler.TestGroups.RemoveAll(group => !groups.Contains(group)),
                TargetGroups = dialler.TargetGroups.RemoveAll(group => !groups.Contains(group)),
            })],
            Organisations = [.. centre.Organisations
                .Select(drawn => drawn with { Groups = [.. drawn.Groups.Select(group => group with { Flows = group.Flows.RemoveAll(flow => !flows.Contains(flow)) }).Where(group => !group.Flows.IsEmpty)] })
                .Where(drawn => !drawn.Groups.IsEmpty)],
            Routing = centre.Routing with
            {
                Flows = centre.Routing.Flows.RemoveAll(route => !flows.Contains(route.Flow)),
                Groups = [.. centre.Routing.Groups.Where(route => groups.Contains(route.Group)).Select(route => route with { Takes = route.Takes.RemoveAll(flow => !flows.Contains(flow)) })],
                Reserves = centre.Routing.Reserves.RemoveAll(reserve => !flows.Contains(reserve.Flow) || !groups.Contains(reserve.Group)),
            },
        };
    }

    /// <summary>Diallers go on with a group wherever they went by the one that its agents came from.</summary>
    /// <param name="gone">Whether the old group is no more.</param>
    public static ImmutableArray<Dialler> Followed(ImmutableArray<Dialler> diallers, GroupId from, GroupId to, bool gone)
    {
        return [.. diallers.Select(dialler => dialler with { TestGroups = Follow(dialler.TestGroups), TargetGroups = Follow(dialler.TargetGroups) })];

        ImmutableArray<GroupId> Follow(ImmutableArray<GroupId> groups) => !groups.Contains(from)
            ? groups
            : [.. groups.SelectMany(group => group != from ? [group] : gone ? new[] { to } : [from, to]).Distinct()];
    }

    private static Flow Among(Flow flow, HashSet<FlowId> flows) => WaysBetween.From(flow).All(flows.Contains)
        ? flow
        : flow with
        {
            WhenClosed = flow.WhenClosed is { } mailbox && flows.Contains(mailbox) ? mailbox : null,
            Menu = flow.Menu is { } menu ? menu with { Choices = menu.Choices.RemoveAll(choice => !flows.Contains(choice.Flow)) } : null,
            QueueRules = [.. flow.QueueRules.Select(rule => rule.ToFlow is { } other && !flows.Contains(other) ? rule with { Action = QueueAction.Leaves, ToFlow = null, Delay = null } : rule)],
            Handovers = flow.Handovers.RemoveAll(handover => !flows.Contains(handover.ToFlow)),
            Returns = flow.Returns.RemoveAll(back => !flows.Contains(back.ToFlow)),
        };
}
