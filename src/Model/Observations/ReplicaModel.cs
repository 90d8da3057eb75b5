using System.Collections.Immutable;
using Plateau.Model.Changes;
using Plateau.Model.Ways;

namespace Plateau.Model.Observations;

/// <summary>
/// The observed days as a model, to be simulated against themselves: the dated grid of the log, that grid's own arrivals, and each agent as a group of one with the
/// presence that the staffing method found.
/// </summary>
public static class ReplicaModel
{
    /// <param name="evidence">Days to replay; must have a log.</param>
    /// <param name="laws">
    /// Where handle times, patience, waiting credit, share leaving before the queue, skills and routing come from; null = from the same evidence. Flows and agents that it
    /// does not know keep what their own log shows.
    /// </param>
    /// <returns>
    /// Arrivals are observed counts; staffing keeps fractions (seconds present ÷ seconds of the period). Agents without any skill are left out:
    /// nobody knows what they would take.
    /// </returns>
    /// <exception cref="ArgumentException">The evidence has no log.</exception>
    public static CentreModel Of(CentreEvidence evidence, CentreModel? laws = null)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var observed = evidence.Observed ?? throw new ArgumentException("The evidence has no observed log.\nMaybe the centre was read from a file without one.", nameof(evidence));
        var centre = evidence.Centre;
        var arrivals = observed.Flows.ToDictionary(flow => flow.Flow, flow => flow.ArrivalsPerPeriod);
        var agents = Agents(observed, centre, laws);
        return WaysKept.Among(centre with
        {
            Grid = observed.Grid,
            Flows = [.. centre.Flows.Where(flow => arrivals.ContainsKey(flow.Id)).Select(flow => FlowOf(flow, laws) with { ArrivalKind = ArrivalKind.Poisson, RecordedSeconds = [], ArrivalsPerPeriod = [.. arrivals[flow.Id].Select(count => (double)count)] })],
            Agents = [.. agents.Select(agent => agent.Agent)],
            Groups = [.. agents.Where(agent => !agent.Agent.Skills.IsEmpty).Select(agent => GroupOf(agent.Agent, observed, agent.At))],

            // Routes of the typical week name its groups, which are not those of the replica: they follow from the skills again.
            Routing = (laws?.Routing ?? centre.Routing) with { Flows = [], Groups = [], Reserves = [] },

            // What was dialled is in the observed arrivals already.
            Diallers = [],
        });
    }

    private static Flow FlowOf(Flow own, CentreModel? laws) => laws?.Flows.FirstOrDefault(flow => flow.Id == own.Id) is { } fitted
        ? own with
        {
            HandleTime = fitted.HandleTime,
            AfterContactSeconds = fitted.AfterContactSeconds,
            AfterContact = fitted.AfterContact,
            Patience = fitted.Patience,
            LeftBeforeQueueShare = fitted.LeftBeforeQueueShare,
            WaitingCreditShare = fitted.WaitingCreditShare,
            WaitingCreditSeconds = fitted.WaitingCreditSeconds,
        }
        : own;

    /// <summary>The agents of the log with their position in it; skills from the fitted centre where it knows the agent.</summary>
    private static ImmutableArray<(Agent Agent, int At)> Agents(ObservedCentre observed, CentreModel centre, CentreModel? laws)
    {
        var own = centre.Agents.ToDictionary(agent => agent.Id);
        var fitted = laws?.Agents.ToDictionary(agent => agent.Id);
        return
        [
            .. observed.Agents.Select((seen, at) =>
            {
                var agent = own.GetValueOrDefault(seen.Agent) ?? new Agent { Id = seen.Agent, Skills = [] };
                return (fitted?.GetValueOrDefault(seen.Agent) is { Skills.IsEmpty: false } known ? agent with { Skills = known.Skills } : agent, at);
            }),
        ];
    }

    private static AgentGroup GroupOf(Agent agent, ObservedCentre observed, int at) => new()
    {
        Id = new(agent.Id.Value),
        Name = agent.Id.Value,
        Members = [agent.Id],
        Skills = agent.Skills,
        StaffedPerPeriod = [.. observed.StaffingInUse.SecondsByAgent[at].Select(seconds => seconds / (double)observed.Grid.PeriodSeconds)],
    };
}
