using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Changes;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis;

/// <summary>What rules share: short forms of evidence and readings of a centre.</summary>
internal static class Facts
{
    /// <summary>Evidence items of one kind (stretches, days) that a finding lists; the rest is in its totals.</summary>
    public const int MostListed = 8;

    public static Evidence Count(string code, string subject, double count, long sampleSize) => new(code, subject, ArgumentKind.Count, Estimate.Exactly(count, sampleSize));

    public static Evidence Share(string code, string subject, Estimate share) => new(code, subject, ArgumentKind.Share, share);

    public static Evidence Share(string code, string subject, double share, long sampleSize) => Share(code, subject, Estimate.Exactly(share, sampleSize));

    public static Evidence Number(string code, string subject, Estimate number) => new(code, subject, ArgumentKind.Number, number);

    /// <summary>Contacts a week as people stated them; unknown where they did not.</summary>
    public static Evidence Weekly(string subject, double? weekly) => Number("weekly-contacts-declared", subject, weekly is { } stated ? Estimate.Exactly(stated, 1) : Estimate.Unknown);

    public static Evidence In(this Evidence evidence, Stretch stretch) => evidence with { Arguments = [.. stretch.Arguments] };

    public static RuleOutcome Outcome(RuleInfo rule, IReadOnlyCollection<Finding> findings, Func<Message> clear) => findings.Count > 0
        ? new RuleOutcome.Found([.. findings.OrderByDescending(finding => finding.Severity)])
        : new RuleOutcome.Clear(clear());

    public static RuleOutcome CannotTell(RuleInfo rule, string variant = "missing", params ReadOnlySpan<Argument> arguments) =>
        new RuleOutcome.CannotTell(Say(rule, variant, arguments));

    public static Message Say(RuleInfo rule, string variant, params ReadOnlySpan<Argument> arguments) => Message.Of($"rule.{rule.Code}.{variant}", arguments);

    public static bool Holds(this AgentGroup group, SkillId skill) => group.Skills.Any(held => held.Skill == skill);

    public static double HoursOf(this CentreModel centre, AgentGroup group) => group.StaffedPerPeriod.Sum() * centre.Grid.PeriodMinutes / 60.0;

    /// <summary>Contacts of a flow over the centre's grid (a week, ordinarily).</summary>
    public static double Volume(this Flow flow) => flow.ArrivalsPerPeriod.Sum();

    /// <summary>The group with the most hours among those that hold a skill: where one more agent changes least in how people work.</summary>
    public static AgentGroup? MainGroup(this CentreModel centre, SkillId skill) =>
        centre.Groups.Where(group => group.Holds(skill)).MaxBy(centre.HoursOf);

    public static IEnumerable<Change> MoreStaff(this CentreModel centre, SkillId skill, IEnumerable<Stretch> stretches, double agents = 1) =>
        centre.MainGroup(skill) is { } group ? stretches.Select(stretch => new AddStaff(group.Id, stretch.Weekday, stretch.FromMinutes, stretch.ToMinutes, agents)) : [];

    public static Flow? FlowOrNull(this CentreModel centre, FlowId id) => centre.Flows.FirstOrDefault(flow => flow.Id == id);

    public static bool HasLog(this CentreEvidence evidence) => evidence.Observed is { } observed && observed.Grid.Count > 0 && observed.Flows.Length > 0;
}
