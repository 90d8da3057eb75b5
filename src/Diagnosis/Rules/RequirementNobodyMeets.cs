using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Changes;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for flows whose skill no group holds, holds with mastery above none, or holds but is never there.</summary>
public sealed class RequirementNobodyMeets : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("SKILL-03", "requirement-nobody-meets", ["R26"], []);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        var centre = evidence.Centre;
        if (centre.Groups.IsEmpty || centre.Groups.All(group => group.Skills.IsEmpty)) return Facts.CannotTell(Info);
        var asked = centre.Flows.Where(flow => flow.Volume() > 0).ToImmutableArray();
        if (asked.IsEmpty) return Facts.CannotTell(Info, "missing-contacts");
        var unmet = asked.Where(flow => !centre.Groups.Any(group => CanTake(group, flow.Skill))).ToArray();
        return Facts.Outcome(Info, [.. unmet.Select(flow => Unmet(centre, flow))], () => Facts.Say(Info, "clear", Argument.List("flows", asked.Select(flow => flow.Name))));
    }

    private Finding Unmet(CentreModel centre, Flow flow)
    {
        var holders = centre.Groups.Where(group => group.Holds(flow.Skill)).ToArray();
        var learners = centre.Groups.Where(group => !group.Holds(flow.Skill)).MaxBy(centre.HoursOf);
        ImmutableArray<Change> proposals = holders.Length > 0
            ? [new AddStaff(holders[0].Id, null, 9 * 60, 17 * 60, 1)]
            : learners is null ? [] : [new AddSkill(SkillHolder.Of(learners.Id), flow.Skill)];
        return new(
            flow.Name, Severity.Critical, Confidence.High,
            Facts.Say(Info, holders.Length == 0 ? "found" : "found-never-there", Argument.Of("flow", flow.Name), Argument.Of("skill", flow.Skill.Value)),
            [Facts.Number("contacts-expected", flow.Name, Estimate.Exactly(flow.Volume(), centre.Grid.Days.Length))], proposals);
    }

    private static bool CanTake(AgentGroup group, SkillId skill) =>
        group.Skills.Any(held => held.Skill == skill && held.Mastery != 0) && group.StaffedPerPeriod.Any(staffed => staffed > 0);
}
