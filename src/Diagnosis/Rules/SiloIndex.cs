using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Changes;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for an organisation cut into silos: each contact can be taken by a small part of the people present only.</summary>
public sealed class SiloIndex : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("STRUCTURE-02", "silo-index", ["R16"],
    [
        new("index", ArgumentKind.Share, 0.5, 0.2, 0.95, "convention: a contact can be taken by fewer than half of the people, as in two equal separate groups"),
    ]);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        var centre = evidence.Centre;
        if (centre.Groups.Length < 2) return Facts.CannotTell(Info, "missing", Argument.Count("groups", centre.Groups.Length));
        var volume = centre.Flows.Sum(flow => flow.Volume());
        if (volume <= 0 || centre.StaffedHours <= 0) return Facts.CannotTell(Info, "missing-staffing");
        var parts = centre.Flows.Select(flow => new Part(flow, flow.Volume() / volume, ReachOf(centre, flow))).ToArray();
        var index = 1 - parts.Sum(part => part.Share * part.Reach);
        if (index <= settings.Of(Info, "index")) return new RuleOutcome.Clear(Facts.Say(Info, "clear", Argument.Share("index", index), Argument.Count("groups", centre.Groups.Length)));
        return new RuleOutcome.Found([Silos(evidence, parts, index)]);
    }

    private Finding Silos(CentreEvidence evidence, Part[] parts, double index)
    {
        var centre = evidence.Centre;
        var movers = parts.Where(part => part.Share > 0).OrderByDescending(part => part.Share * (1 - part.Reach)).Take(3).ToArray();
        List<Evidence> facts = [Facts.Share("silo-index", "", index, centre.Groups.Length), .. movers.Select(part => Facts.Share("flow-reach", part.Flow.Name, part.Reach, centre.Groups.Length))];
        if (Handled.Of(evidence) is { } handled)
        {
            facts.Add(Facts.Share("handled-in-main-group", "", Intervals.Share(handled.InMainGroup, handled.Total)));
            facts.Add(Facts.Number("modularity", "", Estimate.Exactly(handled.Modularity, handled.Total)));
        }

        FlowId[] sharing = [.. parts.Where(part => !part.Flow.Protected).OrderByDescending(part => part.Share * (1 - part.Reach)).Take(2).Select(part => part.Flow.Id)];
        return new(
            "", index > 0.75 ? Severity.Serious : Severity.Moderate, evidence.HasLog() ? Confidence.High : Confidence.Medium,
            Facts.Say(Info, "found", Argument.Share("index", index), Argument.List("flows", movers.Select(part => part.Flow.Name)), Argument.Count("groups", centre.Groups.Length)),
            [.. facts], sharing.Length == 2 ? [new PoolFlows([.. sharing])] : ImmutableArray<Change>.Empty);
    }

    /// <summary>Share of all staffed hours that can take the flow.</summary>
    private static double ReachOf(CentreModel centre, Flow flow) => centre.Groups.Where(group => group.Holds(flow.Skill)).Sum(centre.HoursOf) / centre.StaffedHours;

    private sealed record Part(Flow Flow, double Share, double Reach);

    /// <summary>Contacts by flow and group, from the agents of the log and the groups they are members of.</summary>
    private sealed record Handled(long Total, long InMainGroup, double Modularity)
    {
        public static Handled? Of(CentreEvidence evidence)
        {
            if (evidence.Observed is not { } observed) return null;
            var (flows, groups) = (evidence.Centre.Flows, evidence.Centre.Groups);
            var counts = new long[flows.Length, groups.Length];
            foreach (var agent in observed.Agents)
            {
                var group = groups.IndexOf(groups.FirstOrDefault(candidate => candidate.Members.Contains(agent.Agent))!);
                if (group < 0) continue;
                foreach (var seen in agent.Flows)
                    if (flows.IndexOf(evidence.Centre.FlowOrNull(seen.Flow)!) is >= 0 and var flow) counts[flow, group] += seen.Contacts;
            }

            var byFlow = Enumerable.Range(0, flows.Length).Select(flow => Enumerable.Range(0, groups.Length).Sum(group => counts[flow, group])).ToArray();
            var byGroup = Enumerable.Range(0, groups.Length).Select(group => Enumerable.Range(0, flows.Length).Sum(flow => counts[flow, group])).ToArray();
            var total = byFlow.Sum();
            if (total == 0) return null;
            var inMain = Enumerable.Range(0, flows.Length).Sum(flow => Enumerable.Range(0, groups.Length).Max(group => counts[flow, group]));
            // Communities: each group with the flow that it handles most.
            var modularity = Enumerable.Range(0, groups.Length).Where(group => byGroup[group] > 0).Sum(group =>
            {
                var own = Enumerable.Range(0, flows.Length).MaxBy(flow => counts[flow, group]);
                return (double)counts[own, group] / total - (double)byFlow[own] / total * byGroup[group] / total;
            });
            return new(total, inMain, modularity);
        }
    }
}
