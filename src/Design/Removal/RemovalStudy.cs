using System.Collections.Immutable;
using Plateau.Design.Cursor;
using Plateau.Diagnosis;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Changes;
using Plateau.Model.Observations;
using Plateau.Simulation;
using Plateau.Simulation.Memory;
using Plateau.Simulation.Results;

namespace Plateau.Design.Removal;

/// <summary>A finding, and the service if all that it proposes were done.</summary>
/// <param name="Changes">Applied together.</param>
/// <param name="AgentHours">Staffed hours a week that the changes add; 0 when they only move or train people.</param>
/// <param name="Within">Answered in time, of all contacts, after the changes.</param>
/// <param name="Gain">Points of it that the changes bring, on the same customers; its interval holds for all findings priced together.</param>
/// <param name="FlowGain">The same for the flow that the finding names; unknown where it names none.</param>
public sealed record PricedFinding(RuleInfo Rule, Finding Finding, ImmutableArray<Change> Changes, double AgentHours, Estimate Within, Estimate Gain, Estimate FlowGain);

/// <summary>What each finding costs in service, by simulating the centre without it.</summary>
/// <param name="Within">Answered in time, of all contacts, as the centre is.</param>
/// <param name="Replications">Weeks simulated for each.</param>
/// <param name="NotPriced">Findings with changes of this kind that were left out: the most severe are priced.</param>
public sealed record RemovalResult(Estimate Within, int Replications, ImmutableArray<PricedFinding> Removals, int NotPriced);

/// <summary>
/// Prices findings one by one: the changes that a finding proposes are applied to the centre, and both are simulated on the same customers. Only changes that a simulation can feel count (people, skills, groups, overflow). What
/// each brings alone does not add up: two findings may cure the same waits.
/// </summary>
public static class RemovalStudy
{
    /// <summary>Findings that are priced, most severe first.</summary>
    public const int MostFindings = 8;

    /// <summary>Contacts simulated in all, at most: it bounds the time.</summary>
    private const double MostContacts = 20e6;

    /// <summary>Fewer weeks give no interval worth the name.</summary>
    private const int FewestReplications = 4;

    /// <returns>Null where nothing can be priced: no staffing, no finding with such changes, or a centre too large for the bound.</returns>
    public static RemovalResult? Run(CentreEvidence evidence, ImmutableArray<Examination> diagnosis, StudySettings settings, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(settings);
        var centre = evidence.Centre;
        var contacts = centre.Flows.Sum(flow => flow.ArrivalsPerPeriod.Sum());
        if (contacts <= 0 || centre.StaffedHours <= 0) return null;
        var candidates = Candidates(centre, diagnosis);
        if (candidates.Length == 0) return null;
        var priced = candidates.Take(MostFindings).ToArray();
        var replications = (int)Math.Min(settings.Replications, MostContacts / (contacts * (priced.Length + 1)));
        if (replications < FewestReplications) return null;
        var asIs = Simulate(centre, settings, replications, cancel);
        return new(Evaluator.Within(asIs, null).ToEstimate(), replications, [.. priced.Select(candidate => Price(candidate, asIs, centre, settings, priced.Length, cancel))], candidates.Length - priced.Length);
    }

    private static Candidate[] Candidates(CentreModel centre, ImmutableArray<Examination> diagnosis) =>
    [
        .. diagnosis.SelectMany(examination => examination.Outcome is RuleOutcome.Found found ? found.Findings.Select(finding => Candidate.Of(centre, examination.Rule, finding)).OfType<Candidate>() : [])
            .OrderByDescending(candidate => candidate.Finding.Severity).ThenByDescending(candidate => candidate.Finding.Confidence),
    ];

    private static PricedFinding Price(Candidate candidate, SimulationResult asIs, CentreModel centre, StudySettings settings, int comparisons, CancellationToken cancel)
    {
        var after = Simulate(candidate.After, settings, asIs.Replications, cancel);
        var flow = centre.Flows.Select((one, index) => (one, index)).Where(pair => pair.one.Name == candidate.Finding.Subject || pair.one.Id.Value == candidate.Finding.Subject).Select(pair => (int?)pair.index).FirstOrDefault();
        return new(
            candidate.Rule, candidate.Finding, candidate.Changes, candidate.After.StaffedHours - centre.StaffedHours, Evaluator.Within(after, null).ToEstimate(),
            Gain(after, asIs, null, comparisons), flow is null ? Estimate.Unknown : Gain(after, asIs, flow, comparisons));
    }

    /// <summary>After less before, over the replications in which anybody came.</summary>
    private static Estimate Gain(SimulationResult after, SimulationResult before, int? flow, int comparisons) => Paired.Difference(Evaluator.Within(after, flow), Evaluator.Within(before, flow), comparisons);

    private static SimulationResult Simulate(CentreModel centre, StudySettings settings, int replications, CancellationToken cancel)
    {
        var plan = settings.PlanOf(centre);
        var result = RememberingSimulator.Run(plan, new SimulationSettings(unchecked(settings.Seed + Evaluator.FreshSeedOffset), replications, settings.Threads), settings.Memory, null, cancel);
        cancel.ThrowIfCancellationRequested();
        return result;
    }

    private sealed record Candidate(RuleInfo Rule, Finding Finding, ImmutableArray<Change> Changes, CentreModel After)
    {
        /// <summary>Null where the finding proposes nothing that a simulation feels.</summary>
        public static Candidate? Of(CentreModel centre, RuleInfo rule, Finding finding)
        {
            ImmutableArray<Change> changes = [.. finding.Proposals.Where(change => change is AddSkill or RemoveSkill or MoveAgents or AddStaff or PoolFlows or AlterOverflow)];
            if (changes.IsEmpty) return null;
            try
            {
                return new(rule, finding, changes, changes.Aggregate(centre, (changed, change) => change.Apply(changed)));
            }
            catch (ArgumentException)
            {
                return null; // two changes of one finding may exclude each other, as alternatives do
            }
        }
    }
}
