using System.Collections.Immutable;

namespace Plateau.Model.Observations;

/// <summary>
/// The observed days as a centre: each agent a group of one with the presence of the staffing method in use, and each period's own arrivals. It is what a study simulates to
/// compare model and reality.
/// </summary>
public static class ReplicaModel
{
    /// <summary>The centre over its dated days.</summary>
    /// <exception cref="ArgumentException">The evidence has no log.</exception>
    public static CentreModel Of(CentreEvidence evidence)
    {
        var observed = evidence.Observed ?? throw new ArgumentException("Evidence without a log has no days to replicate.", nameof(evidence));
        var centre = evidence.Centre;
        var presence = observed.StaffingInUse.SecondsByAgent;
        double periodSeconds = observed.Grid.PeriodSeconds;
        var skills = centre.Agents.ToDictionary(agent => agent.Id, agent => agent.Skills);
        return centre with
        {
            Grid = observed.Grid,
            Flows = [.. centre.Flows.Select(flow => flow with { ArrivalsPerPeriod = ArrivalsOf(observed, flow.Id) })],
            Groups = [.. observed.Agents.Select((agent, index) => (agent.Agent, Presence: presence[index]))
                .Where(entry => skills.TryGetValue(entry.Agent, out var held) && held.Length > 0)
                .Select(entry => new AgentGroup
                {
                    Id = new GroupId(entry.Agent.Value),
                    Name = entry.Agent.Value,
                    Members = [entry.Agent],
                    Skills = skills[entry.Agent],
                    StaffedPerPeriod = [.. entry.Presence.Select(seconds => seconds / periodSeconds)],
                })],

            // Routes and levels of the typical week name its groups, which are not those of the replica: they follow from the skills again.
            Routing = centre.Routing with { Flows = [], Groups = [] },
        };
    }

    private static ImmutableArray<double> ArrivalsOf(ObservedCentre observed, FlowId flow)
    {
        foreach (var seen in observed.Flows)
        {
            if (seen.Flow == flow)
                return [.. seen.ArrivalsPerPeriod.Select(count => (double)count)];
        }

        return [.. Enumerable.Repeat(0.0, observed.Grid.Count)];
    }
}
