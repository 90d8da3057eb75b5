using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;
using Plateau.Model;
using Plateau.Model.Ways;

namespace Plateau.Simulation.Plan;

/// <summary>The flow plans of a centre. Ways to a flow that the centre does not have are left out.</summary>
internal sealed class PlannerFlows(CentreModel centre, PlannerRoutes routes, PlanSettings settings, bool foldsAfterWork)
{
    public FlowPlan Of(int index)
    {
        var flow = centre.Flows[index];
        return new()
        {
            Id = flow.Id,
            ArrivalsPerPeriod = flow.ArrivalsPerPeriod,
            ArrivalKind = flow.ArrivalKind,
            RecordedTicks = [.. flow.RecordedSeconds.Select(Ticks.FromSeconds)],
            Open = OpeningTime.Periods(flow.Open, centre.Grid),
            WhenClosed = flow.WhenClosed is { } mailbox ? Known(mailbox) : null,
            ClearsAtClosing = flow.ClearsAtClosing,
            Menu = flow.Menu is { } menu ? MenuOf(menu) : null,
            QueueRules = [.. flow.QueueRules.Select(RuleOf).OfType<QueueRulePlan>()],
            Returns = [.. flow.Returns.Where(back => Known(back.ToFlow) is not null).Select(back => new ReturnPlan(back.Cause, back.Share, back.Delay, Known(back.ToFlow)!.Value))],
            Handovers = [.. flow.Handovers.Where(handover => Known(handover.ToFlow) is not null).Select(handover => HandoverOf(index, handover))],
            AfterWork = flow.AfterContact ?? (!foldsAfterWork && flow.AfterContactSeconds > 0 ? new Deterministic(flow.AfterContactSeconds) : null),
            DueTicks = flow.DueSeconds is { } due ? Ticks.OfWork(due) : null,
            Preemptible = flow.Preemptible,
            Preempts = flow.Preempts,
            WaitWeight = flow.WaitWeight,
            AgentSelector = flow.AgentSelector,
            EntryLossShare = flow.LeftBeforeQueueShare,
            CreditShare = flow.WaitingCreditShare,
            CreditTicks = Ticks.FromSeconds(flow.WaitingCreditSeconds),
            Patience = flow.Patience,
            Levels = routes.LevelsOf(index),
            AnsweredWithinTicks = Ticks.FromSeconds(settings.ThresholdSeconds?.Invoke(flow) ?? (flow.Target ?? ServiceTarget.Default).ThresholdSeconds),
            ShortAbandonTicks = Ticks.FromSeconds(settings.ShortAbandonSeconds),
        };
    }

    private MenuPlan MenuOf(Menu menu) => new()
    {
        Time = menu.Time,
        DropOutShare = menu.DropOutShare,
        SelfServedShare = menu.SelfServedShare,
        Choices = [.. menu.Choices.Where(choice => Known(choice.Flow) is not null).Select(choice => new MenuChoicePlan(Known(choice.Flow)!.Value, choice.Share))],
    };

    private QueueRulePlan? RuleOf(QueueRule rule)
    {
        var toFlow = rule.ToFlow is { } other ? Known(other) : null;
        if (rule.ToFlow is not null && toFlow is null) return null;
        return new()
        {
            Action = rule.Action,
            AfterTicks = Ticks.FromSeconds(rule.AfterSeconds),
            QueueAtLeast = rule.QueueAtLeast,
            ExpectedWaitAtLeastTicks = Ticks.FromSeconds(rule.ExpectedWaitAtLeastSeconds),
            Share = rule.Share,
            ToFlow = toFlow,
            Delay = rule.Delay,
            PatienceFactor = rule.PatienceFactor,
        };
    }

    private HandoverPlan HandoverOf(int flow, Handover handover) => new()
    {
        Kind = handover.Kind,
        ToFlow = Known(handover.ToFlow)!.Value,
        ShareByGroup = [.. Enumerable.Range(0, centre.Groups.Length).Select(group => routes.Takes(flow, group) ? handover.ShareAt(routes.Held(flow, group).Mastery) : 0)],
        AtShare = handover.AtShare,
        Briefing = handover.Briefing,
    };

    private int? Known(FlowId flow) => routes.IndexOf(flow) is >= 0 and var index ? index : null;
}
