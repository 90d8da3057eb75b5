using Plateau.Diagnosis.Skills;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for flows that people handle in the log although the declared matrix does not say that they can; and flows that the matrix says they can take and that they never took.</summary>
public sealed class SeenButNotDeclared : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("SKILL-12", "seen-but-not-declared", ["R25", "R30"],
    [
        new("differing-share", ArgumentKind.Share, 0.1, 0.01, 1, "convention: one pair in ten"),
        new("least-contacts", ArgumentKind.Count, 100, 20, 10_000, "convention: with 100 contacts, a share of 3 % shows no contact at all only one time in twenty"),
    ]);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (!evidence.HasLog() || DeclaredSkills.Of(evidence) is not { } matrix) return Facts.CannotTell(Info);
        var covers = FlowCovers.Of(matrix).ToDictionary(cover => cover.Flow.Name, StringComparer.OrdinalIgnoreCase);
        var flows = evidence.Observed!.Flows.Where(flow => covers.ContainsKey(flow.Name)).ToArray();
        var people = evidence.Observed.Agents.Where(agent => agent.Contacts >= settings.Of(Info, "least-contacts") && matrix.People.Contains(agent.Agent.Value)).ToArray();
        if (flows.Length == 0 || people.Length == 0) return Facts.CannotTell(Info, "missing-same", Argument.Count("flows", flows.Length), Argument.Count("people", people.Length));
        int unsaid = 0, unseen = 0;
        var pairs = flows.Length * people.Length;
        foreach (var flow in flows)
        {
            foreach (var agent in people)
            {
                var declared = covers[flow.Name].Eligible.Contains(agent.Agent.Value);
                var seen = agent.Flows.Any(one => one.Flow == flow.Flow && one.IsSkill);
                if (seen && !declared) unsaid++;
                if (declared && !agent.Flows.Any(one => one.Flow == flow.Flow && one.Contacts > 0)) unseen++;
            }
        }

        if (unsaid + unseen <= settings.Of(Info, "differing-share") * pairs) return new RuleOutcome.Clear(Facts.Say(Info, "clear", Argument.Count("pairs", pairs), Argument.Count("differing", unsaid + unseen)));
        return new RuleOutcome.Found(
            [
                new Finding(
                    "", Severity.Moderate, Confidence.High,
                    Facts.Say(Info, "found", Argument.Count("unsaid", unsaid), Argument.Count("unseen", unseen), Argument.Count("pairs", pairs)),
                    [Facts.Share("handled-undeclared", "", Estimate.Exactly((double)unsaid / pairs, pairs)), Facts.Share("declared-never-handled", "", Estimate.Exactly((double)unseen / pairs, pairs))], []),
            ]);
    }
}
