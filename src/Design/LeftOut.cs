using System.Collections.Immutable;
using Plateau.Model;
using Plateau.Model.Texts;
using Plateau.Model.Ways;

namespace Plateau.Design;

/// <summary>
/// Which declared ways of a centre the curves of need (Erlang A by period: sizing, and the hours that the cursor shares out) and the groups that both put in place of today's leave out. What is told depends on the model
/// alone: a centre without ways has none. After-contact work is in the need by its mean, as handle time is; day factors, menus and rules are in the simulations that check a need, but not in the need.
/// </summary>
public static class LeftOut
{
    /// <summary>One message for each kind of way that the centre declares, with the flows or groups concerned; those that mislead most first.</summary>
    public static ImmutableArray<Message> Of(CentreModel centre)
    {
        ArgumentNullException.ThrowIfNull(centre);
        var messages = ImmutableArray.CreateBuilder<Message>();
        var fed = WaysBetween.Fed(centre);
        OfFlows("limit.leftOut.fedOnly", flow => fed.Contains(flow.Id) && !HasOwn(flow));
        OfFlows("limit.leftOut.fed", flow => fed.Contains(flow.Id) && HasOwn(flow));
        OfFlows("limit.leftOut.menu", flow => flow.Menu is not null);
        OfFlows("limit.leftOut.concurrency", flow => flow.Concurrency > 1 || centre.Groups.Any(group => group.Skills.Any(held => held.Skill == flow.Skill && held.Concurrency > 1)));
        OfFlows("limit.leftOut.opening", flow => !flow.Open.IsEmpty);
        OfFlows("limit.leftOut.queueRules", flow => !flow.QueueRules.IsEmpty);
        OfFlows("limit.leftOut.handovers", flow => !flow.Handovers.IsEmpty);
        OfFlows("limit.leftOut.returns", flow => !flow.Returns.IsEmpty);
        OfFlows("limit.leftOut.due", flow => flow.DueSeconds is not null);
        OfFlows("limit.leftOut.preemption", flow => flow.Preempts || flow.Preemptible);
        OfFlows("limit.leftOut.arrivals", flow => flow.ArrivalKind != ArrivalKind.Poisson);
        Named("limit.leftOut.dayFactors", centre.DayFactors.Select(factor => factor.Id));
        Named("limit.leftOut.lines", centre.Lines.Select(lines => lines.Id));
        if (centre.Routing.WaitingPlaces is { } places)
            messages.Add(Message.Of("limit.leftOut.places", Argument.Count("places", places)));
        if (centre.Routing is { Flows.IsEmpty: false } or { Groups.IsEmpty: false } or { Reserves.IsEmpty: false })
            messages.Add(Message.Of("limit.leftOut.routing"));
        OfGroups("limit.leftOut.presence", group => group.AbsenceShare > 0 || group.LateShare > 0 || !group.MovableBreaks.IsEmpty);
        OfGroups("limit.leftOut.pace", group => group.SwitchSeconds > 0 || group.Learning is not null);
        return messages.ToImmutable();

        void OfFlows(string code, Func<Flow, bool> concerned) => Named(code, centre.Flows.Where(concerned).Select(flow => flow.Name));
        void OfGroups(string code, Func<AgentGroup, bool> concerned) => Named(code, centre.Groups.Where(concerned).Select(group => group.Id.Value));

        void Named(string code, IEnumerable<string> names)
        {
            string[] all = [.. names];
            if (all.Length > 0)
                messages.Add(Message.Of(code, Argument.List("names", all)));
        }
    }

    private static bool HasOwn(Flow flow) => flow.ArrivalsPerPeriod.Any(contacts => contacts > 0);
}
