using System.Collections.Immutable;
using Plateau.Design.Cursor;
using Plateau.Design.Reproduction;
using Plateau.Design.Sizing;
using Plateau.Diagnosis;
using Plateau.Model.Observations;
using Plateau.Model.Organisations;
using Plateau.Model.Texts;

namespace Plateau.Design;

/// <summary>The answer in a few sentences, and what limits it.</summary>
internal static class Answers
{
    /// <summary>Of a diagnosis alone: what was found, and what could not be judged.</summary>
    public static ImmutableArray<Message> Of(ImmutableArray<Examination> diagnosis)
    {
        var found = diagnosis.Select(examination => examination.Outcome).OfType<RuleOutcome.Found>().SelectMany(outcome => outcome.Findings).ToList();
        var untold = diagnosis.Count(examination => examination.Outcome is RuleOutcome.CannotTell);
        var clear = diagnosis.Count(examination => examination.Outcome is RuleOutcome.Clear);
        return
        [
            found.Count == 0
                ? Message.Of("answer.diagnosis.clear", Argument.Count("clear", clear))
                : Message.Of("answer.diagnosis", Argument.Count("findings", found.Count), Argument.Count("serious", found.Count(finding => finding.Severity >= Severity.Serious))),
            Message.Of("answer.diagnosis.untold", Argument.Count("untold", untold), Argument.Count("rules", diagnosis.Length)),
        ];
    }

    /// <summary>Most important first.</summary>
    public static ImmutableArray<Message> Of(CentreEvidence evidence, SizingResult? sizing, CursorResult? cursor)
    {
        var answer = new List<Message>();
        if (cursor is not null)
        {
            answer.Add(Verdict(cursor));
            foreach (var group in cursor.Flows.GroupBy(flow => flow.Verdict.Kind).OrderBy(group => group.Key))
            {
                answer.Add(Message.Of(
                    group.Key switch
                    {
                        VerdictKind.Pool => "answer.flows.pool",
                        VerdictKind.Specialise => "answer.flows.specialise",
                        VerdictKind.Mixed => "answer.flows.mixed",
                        _ => "answer.flows.undecided",
                    },
                    Argument.Count("count", group.Count()),
                    Argument.Count("of", cursor.Flows.Length),
                    Argument.List("flows", group.Select(flow => evidence.Centre.FlowOf(flow.Flow).Name))));
            }
        }

        if (cursor?.Training is { List.IsEmpty: false } plan)
        {
            answer.Add(Message.Of(
                "answer.training",
                Argument.Count("count", plan.List.Sum(step => step.People)),
                Argument.Count("whole", plan.WholeTrainings),
                Argument.Share("share", Math.Round(plan.List[^1].ShareOfWhole ?? 0, 2)),
                Argument.List("skills", plan.List.Select(step => evidence.Centre.FlowOf(step.Flows[0]).Name).Distinct())));
        }

        if (evidence.Observed?.Service is { Offered: > 0 } service && service.Level(Model.ServiceLevelVariant.OfOffered).Value is { } level)
        {
            // Flows with thresholds of their own make "in 20 s" untrue of the total.
            var oneThreshold = evidence.Observed.Flows.All(flow => flow.ThresholdSeconds == service.ThresholdSeconds);
            answer.Add(Message.Of(
                oneThreshold ? "answer.today" : "answer.todayOwnThresholds",
                Argument.Share("level", level),
                Argument.Seconds("threshold", service.ThresholdSeconds),
                Argument.Share("abandonment", service.AbandonmentShare.Value ?? 0),
                Argument.Count("offered", service.Offered)));
        }

        if (sizing is { Feasible: true })
        {
            answer.Add(Message.Of(
                sizing.Hours.StaffedToday is null ? "answer.sizing" : "answer.sizingAgainstToday",
                Argument.Hours("pooled", sizing.Hours.PooledWhole),
                Argument.Hours("dedicated", sizing.Hours.DedicatedWhole),
                Argument.Hours("today", sizing.Hours.StaffedToday ?? 0)));
        }

        return [.. answer];
    }

    public static ImmutableArray<Message> LimitsOf(
        CentreEvidence evidence, StudySettings settings, SizingResult? sizing, ImmutableArray<ReproductionResult> reproductions, CursorResult? cursor)
    {
        var limits = new List<Message>();
        if (evidence.Observed is null)
            limits.Add(Message.Of("limit.noLog"));
        else
            limits.Add(Staffing(evidence.Observed));
        if (reproductions.FirstOrDefault(result => result is { Kind: ReproductionKind.Fitted, Calibration: null }) is { } fitted
            && fitted.Rows.FirstOrDefault(row => row is { Flow: null, Measure: ReproducedMeasure.AnsweredWithin }) is { Observed: { } observed, Predicted.Value: { } predicted } row)
        {
            limits.Add(Message.Of(row.Agrees == true ? "limit.modelAgrees" : "limit.modelDiffers", Argument.Share("observed", observed), Argument.Share("predicted", predicted)));
        }

        if (sizing is { Feasible: false })
            limits.Add(Message.Of("limit.sizingInfeasible"));
        if (cursor is not null)
        {
            limits.Add(Message.Of("limit.equalHandleTimes"));
            limits.Add(Message.Of("limit.searchNotProof"));
            limits.Add(Message.Of("limit.shape"));
            if (cursor.CostInHours)
                limits.Add(Message.Of("limit.costInHours"));
            if (cursor.AbsenceRate.Value is { } rate)
                limits.Add(Message.Of("limit.absence", Argument.Share("rate", rate)));
        }

        if (evidence.Centre.Costs.TrainingHoursPerSkill is null && evidence.Centre.Assumptions.Of(UncertainInput.TrainingHoursPerSkill) is null)
            limits.Add(Message.Of("limit.noTrainingCost"));
        if (settings.Shrinkage is null && evidence.Centre.Shrinkage is null)
            limits.Add(Message.Of("limit.noShrinkage"));
        limits.AddRange(LeftOut.Of(evidence.Centre));
        return [.. limits];
    }

    private static Message Verdict(CursorResult cursor)
    {
        var saving = -(cursor.Whole.CostDifference.Value ?? 0);
        var arguments = new[]
        {
            Argument.Share("saving", Math.Abs(saving)),
            Argument.Share("knee", cursor.Knee?.Share ?? 0),
            Argument.Share("two", cursor.Knee?.GainOfTwoSkills ?? 0),
            Argument.Share("breakEven", cursor.BreakEven?.Inflation.Value ?? 0),
        };
        var code = cursor.Whole switch
        {
            { CostDifference.Value: null } => "answer.whole.notCompared",
            { Kind: VerdictKind.Pool } when cursor is { Knee.EverySkill: true, BreakEven: not null } => "answer.whole.poolEverySkill",
            { Kind: VerdictKind.Pool } when cursor.Knee is not null && cursor.BreakEven is not null => "answer.whole.pool",
            { Kind: VerdictKind.Pool } => "answer.whole.poolPlain",
            { Kind: VerdictKind.Specialise } => "answer.whole.specialise",
            { Kind: VerdictKind.Mixed } => "answer.whole.mixed",
            _ => "answer.whole.undecided",
        };
        return new Message(code, [.. arguments]);
    }

    private static Message Staffing(ObservedCentre observed)
    {
        var hours = observed.Staffing.Select(method => method.TotalHours).ToArray();
        return Message.Of(
            "limit.staffing",
            Argument.Hours("least", hours.Min()),
            Argument.Hours("most", hours.Max()),
            Argument.Hours("used", observed.StaffingInUse.TotalHours));
    }
}
