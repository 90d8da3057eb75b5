using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for flows that rest on one person: most of their contacts, or hours in which only that person could take them.</summary>
public sealed class LossOfOnePerson : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("SKILL-02", "loss-of-one-person", ["R29"],
    [
        new("contacts-share", ArgumentKind.Share, 0.5, 0.2, 0.95, "convention: more than all others together"),
        new("uncovered-share", ArgumentKind.Share, 0.10, 0.01, 0.5, "convention: half a day of a five-day week"),
        new("least-contacts", ArgumentKind.Count, 30, 10, 1000, "convention: below it the interval of a share is wider than ± 18 points"),
    ]);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (!evidence.HasLog() || evidence.Observed!.Agents.IsEmpty) return Facts.CannotTell(Info);
        List<Finding> findings = [];
        List<string> judged = [];
        foreach (var flow in evidence.Centre.Flows)
        {
            var byAgent = evidence.Observed.Agents.Select(agent => (agent.Agent, Contacts: agent.Flows.Where(seen => seen.Flow == flow.Id).Sum(seen => seen.Contacts)))
                .Where(pair => pair.Contacts > 0).OrderByDescending(pair => pair.Contacts).ThenBy(pair => pair.Agent).ToArray();
            var total = byAgent.Sum(pair => pair.Contacts);
            if (total < settings.Of(Info, "least-contacts")) continue;
            judged.Add(flow.Name);
            if (Loss(evidence, flow, byAgent, total, settings) is { } finding) findings.Add(finding);
        }

        return judged.Count == 0
            ? Facts.CannotTell(Info, "missing-contacts", Argument.Count("least", (long)settings.Of(Info, "least-contacts")))
            : Facts.Outcome(Info, findings, () => Facts.Say(Info, "clear", Argument.List("flows", judged)));
    }

    private Finding? Loss(CentreEvidence evidence, Flow flow, (AgentId Agent, long Contacts)[] byAgent, long total, RuleSettings settings)
    {
        var top = Intervals.Share(byAgent[0].Contacts, total);
        var cover = SkillCoverage.Of(evidence, flow.Skill);
        var (alone, periods) = cover.WorstLoss() ?? (byAgent[0].Agent, 0);
        var uncovered = cover.OpenPeriods == 0 ? 0 : (double)periods / cover.OpenPeriods;
        var concentrated = top.Low > settings.Of(Info, "contacts-share");
        if (!concentrated && uncovered <= settings.Of(Info, "uncovered-share")) return null;
        var person = concentrated ? byAgent[0].Agent : alone;
        var effective = 1 / byAgent.Sum(pair => Math.Pow((double)pair.Contacts / total, 2));
        ImmutableArray<Evidence> facts =
        [
            Facts.Share("contacts-of-one", flow.Name, top),
            Facts.Number("effective-people", flow.Name, Estimate.Exactly(effective, total)),
            .. cover.OpenPeriods == 0 ? ImmutableArray<Evidence>.Empty : [Facts.Share("hours-lost-with-one", flow.Name, uncovered, cover.OpenPeriods)],
        ];
        return new(
            flow.Name, top.Value > 0.8 || uncovered > 0.5 ? Severity.Serious : Severity.Moderate, Confidence.High,
            Facts.Say(
                Info, concentrated ? "found" : "found-hours", Argument.Of("flow", flow.Name), Argument.Of("agent", person.Value), Argument.Share("share", top.Value!.Value),
                Argument.Share("uncovered", uncovered), Argument.Hours("hours", periods * evidence.Observed!.Grid.PeriodMinutes / 60.0)),
            facts, cover.BackUp());
    }
}
