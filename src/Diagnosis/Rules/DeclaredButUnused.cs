using Plateau.Diagnosis.Skills;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Changes;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for skills that people are declared to hold and never or hardly use; and skills that many of their holders handle much more slowly than the flow.</summary>
public sealed class DeclaredButUnused : IDiagnosisRule
{
    private const int LeastPeople = 5; // below it, a count of people would show a person

    public RuleInfo Info { get; } = new("SKILL-04", "declared-but-unused", ["R30"],
    [
        new("rare-share", ArgumentKind.Share, 0.01, 0, 0.1, "convention: one contact in a hundred; raised no further than the flow’s own share of all contacts"),
        new("least-contacts", ArgumentKind.Count, 100, 20, 10_000, "convention: with 100 contacts, a share of 3 % shows no contact at all only one time in twenty"),
        new("slow-factor", ArgumentKind.Number, 1.5, 1.1, 4, "convention: half as long again as the flow’s mean"),
        new("slow-people-share", ArgumentKind.Share, 0.1, 0.02, 1, "convention: one holder in ten, at the lower end of the 95 % interval"),
    ]);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (!evidence.HasLog() || evidence.Observed!.Agents.IsEmpty) return Facts.CannotTell(Info);
        var observed = evidence.Observed;
        var least = settings.Of(Info, "least-contacts");
        var busy = observed.Agents.Where(agent => agent.Contacts >= least).ToDictionary(agent => agent.Agent);
        if (busy.Count == 0) return Facts.CannotTell(Info, "missing-contacts", Argument.Count("least", (long)least));
        List<Finding> findings = [.. SkillCoverage.SkillsOf(evidence.Centre).Select(skill => Slow(evidence, skill, settings)).OfType<Finding>()];
        var declared = evidence.Centre.Agents.Where(agent => busy.ContainsKey(agent.Id))
            .SelectMany(agent => agent.Skills.Where(held => held.Source == SkillSource.Declared).Select(held => (Seen: busy[agent.Id], held.Skill)))
            .Concat(OfMatrix(evidence, busy)).Distinct().ToArray();
        if (declared.Length == 0 && findings.Count == 0) return Facts.CannotTell(Info, "missing-declared", Argument.Count("agents", busy.Count));
        foreach (var skill in declared.GroupBy(pair => pair.Skill))
            if (Unused(evidence, skill.Key, [.. skill.Select(pair => pair.Seen)], settings) is { } finding) findings.Add(finding);
        return Facts.Outcome(Info, findings, () => Facts.Say(Info, "clear", Argument.Count("skills", declared.Length), Argument.Count("agents", busy.Count)));
    }

    private Finding? Unused(CentreEvidence evidence, SkillId skill, AgentObservation[] declared, RuleSettings settings)
    {
        var flows = evidence.Centre.Flows.Where(flow => flow.Skill == skill).Select(flow => flow.Id).ToHashSet();
        var all = evidence.Observed!.Flows.Sum(flow => flow.Service.Offered);
        var usual = all == 0 ? 0 : evidence.Observed.Flows.Where(flow => flows.Contains(flow.Flow)).Sum(flow => (double)flow.Service.Offered) / all;
        var rare = Math.Min(settings.Of(Info, "rare-share"), usual / 2);
        var unused = declared.Where(agent => ContactsOf(agent, flows) is var contacts && (contacts == 0 && usual > 0 || contacts < rare * agent.Contacts)).ToArray();
        if (unused.Length == 0) return null;
        var rely = unused.Length * 2 >= SkillCoverage.Of(evidence, skill).HolderCount + unused.Length;
        return new(
            skill.Value, rely ? Severity.Serious : Severity.Moderate, Confidence.High,
            Facts.Say(Info, "found", Argument.Of("skill", skill.Value), Argument.Count("unused", unused.Length), Argument.Count("declared", declared.Length), Argument.List("people", unused.Select(agent => agent.Agent.Value))),
            [Facts.Share("declared-unused", skill.Value, Intervals.Share(unused.Length, declared.Length))],
            [.. unused.Where(agent => evidence.Centre.Agents.Any(one => one.Id == agent.Agent && one.Skills.Any(held => held.Skill == skill))).Select(agent => new RemoveSkill(SkillHolder.Of(agent.Agent), skill))]);
    }

    /// <summary>Who, by the matrix of the workbook, can take a flow that the log shows under the same name.</summary>
    private static IEnumerable<(AgentObservation Seen, SkillId Skill)> OfMatrix(CentreEvidence evidence, Dictionary<AgentId, AgentObservation> busy)
    {
        if (evidence.Declared is not { Assessments.IsEmpty: false } declared) return [];
        return
            from cover in FlowCovers.Of(SkillMatrix.Of(declared, evidence.Observed!.Grid.Days[^1].Date))
            join flow in evidence.Centre.Flows on Folding.Of(cover.Flow.Name) equals Folding.Of(flow.Name)
            from person in cover.Eligible
            where busy.ContainsKey(new(person))
            select (busy[new(person)], flow.Skill);
    }

    private Finding? Slow(CentreEvidence evidence, SkillId skill, RuleSettings settings)
    {
        var flows = evidence.Centre.Flows.Where(flow => flow.Skill == skill).Select(flow => flow.Id).ToHashSet();
        var means = evidence.Observed!.Flows.Where(flow => flows.Contains(flow.Flow) && flow.Handle.Mean.Value is > 0).ToDictionary(flow => flow.Flow, flow => flow.Handle.Mean.Value!.Value);
        var ratios = evidence.Observed.Agents
            .Select(agent => agent.Flows.Where(seen => seen.IsSkill && means.ContainsKey(seen.Flow)).Select(seen => seen.ShrunkMeanSeconds / means[seen.Flow]).DefaultIfEmpty(0).Max())
            .Where(ratio => ratio > 0).ToArray();
        var slow = ratios.Count(ratio => ratio > settings.Of(Info, "slow-factor"));
        if (ratios.Length < LeastPeople || !(Intervals.Share(slow, ratios.Length).Low > settings.Of(Info, "slow-people-share"))) return null;
        return new(
            skill.Value, Severity.Moderate, Confidence.Medium,
            Facts.Say(Info, "found-slow", Argument.Of("skill", skill.Value), Argument.Count("slow", slow), Argument.Count("holders", ratios.Length), Argument.Of("factor", settings.Of(Info, "slow-factor"))),
            [Facts.Share("slow-holders", skill.Value, Intervals.Share(slow, ratios.Length))], []);
    }

    private static long ContactsOf(AgentObservation agent, HashSet<FlowId> flows) => agent.Flows.Where(seen => flows.Contains(seen.Flow)).Sum(seen => seen.Contacts);
}
