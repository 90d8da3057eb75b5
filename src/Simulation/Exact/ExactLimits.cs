using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;
using Plateau.Model.Texts;
using Plateau.Model.Ways;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Routing;

namespace Plateau.Simulation.Exact;

/// <summary>What the exact solver can express, and every reason why a plan exceeds it, each with all flows or groups concerned.</summary>
internal sealed class ExactLimits(SimulationPlan plan)
{
    private readonly List<Problem> _reasons = [];

    public static ImmutableArray<Problem> ReasonsAgainst(SimulationPlan plan)
    {
        var limits = new ExactLimits(plan);
        limits.JudgeFlows();
        limits.JudgeGroups();
        limits.JudgeRouting();
        limits.JudgePhenomena();
        return [.. limits._reasons];
    }

    private void JudgeFlows()
    {
        Add("exact-arrivals-vary", plan.Flows.Where(flow => flow.ArrivalsPerPeriod.Any(mean => mean != flow.ArrivalsPerPeriod[0])).Select(flow => flow.Id.Value));
        Add("exact-patience-law", plan.Flows.Where(flow => flow.Patience is not Endless && !IsExponential(flow.Patience)).Select(flow => $"{flow.Id} ({flow.Patience.Law})"));
        Add("exact-waiting-credit", plan.Flows.Where(flow => flow.CreditShare > 0 && (flow.CreditTicks > 0 || plan.Groups.Any(group => group.ContactSelector == new PriorityFirst().Key))).Select(flow => flow.Id.Value));
        Add("exact-later-levels", plan.Flows.Where(flow => flow.Levels.Any(level => level.AfterTicks > 0)).Select(flow => flow.Id.Value));
        Add("exact-never-served", plan.Flows.Where(flow => IsOffered(flow) && flow.Patience is Endless && plan.WaitingPlaces != 0 && !IsServed(flow)).Select(flow => flow.Id.Value));
    }

    private void JudgeGroups()
    {
        Add("exact-staffing-varies", plan.Groups.Where(group => group.Staffing.Any(agents => agents != group.Staffing[0])).Select(group => group.Id.Value));
        var laws = Enumerable.Range(0, plan.Flows.Length).SelectMany(flow => plan.Groups
            .Where(group => group.Takes.Contains(flow) && !IsExponential(group.HandleTimes[flow]!))
            .Select(group => $"{plan.Flows[flow].Id} ({group.HandleTimes[flow]!.Law})").Distinct());
        Add("exact-handle-time-law", laws);
    }

    private void JudgeRouting()
    {
        var flows = plan.Flows.Select(flow => (flow.Id.Value, Key: flow.AgentSelector ?? plan.AgentSelector)).Where(flow => !ChosenBetween.KnowsAgents(flow.Key));
        var groups = plan.Groups.Where(group => !ChosenBetween.KnowsContacts(plan, group)).Select(group => (group.Id.Value, Key: group.ContactSelector));
        Add("exact-selector", flows.Concat(groups).Select(selector => $"{selector.Value} ({selector.Key})"));
        AddFlows("exact-queue-levels", flow => flow.Levels.Any(level => level.QueueAtLeast > 0));
        AddFlows("exact-preemption", flow => flow.Preemptible || flow.Preempts);
        AddGroups("exact-reserve", group => group.Reserve.Any(agents => agents > 0));
    }

    /// <summary>What else a plan can say and a chain of exponential durations could not hold, or this one does not.</summary>
    private void JudgePhenomena()
    {
        AddFlows("exact-arrival-kind", flow => flow.ArrivalKind != ArrivalKind.Poisson);
        AddFlows("exact-opening", flow => flow.Open.Any(isOpen => !isOpen));
        AddFlows("exact-menu", flow => flow.Menu is not null);
        AddFlows("exact-queue-rules", flow => !flow.QueueRules.IsEmpty);
        AddFlows("exact-returns", flow => !flow.Returns.IsEmpty);
        AddFlows("exact-handovers", flow => !flow.Handovers.IsEmpty);
        AddFlows("exact-after-work", flow => flow.AfterWork is not null);
        AddFlows("exact-deferred", flow => flow.DueTicks is not null);
        AddGroups("exact-concurrency", group => group.Concurrency.Any(contacts => contacts > 1));
        AddGroups("exact-experience", group => group.SwitchTicks > 0 || group.Learning is not null);
        AddGroups("exact-absence", group => group.AbsenceShare > 0 || group.LateShare > 0 || !group.Breaks.IsEmpty);
        Add("exact-day-factors", plan.DayFactors.SelectMany(factor => factor.Flows).Distinct().Order().Select(flow => plan.Flows[flow].Id.Value));
        Add("exact-lines", plan.Lines.SelectMany(lines => lines.Flows).Distinct().Order().Select(flow => plan.Flows[flow].Id.Value));
        Add("exact-diallers", plan.Diallers.Select(dialler => plan.Flows[dialler.Flow].Id.Value));
        var others = plan.Flows.Where(flow => !IsAllKnown(flow)).Select(flow => flow.Id.Value).Concat(plan.Groups.Where(group => !IsAllKnown(group)).Select(group => group.Id.Value));
        Add("exact-other-rule", IsAllKnown(plan) ? others : others.Prepend("*"));
    }

    /// <summary>A plan that says something which nothing above looks at differs from its copy by all that is looked at: so rules that are added to plans later are refused, not ignored.</summary>
    private static bool IsAllKnown(SimulationPlan plan) => plan == new SimulationPlan
    {
        Flows = plan.Flows,
        Groups = plan.Groups,
        PeriodTicks = plan.PeriodTicks,
        PeriodsPerDay = plan.PeriodsPerDay,
        Days = plan.Days,
        WarmUpTicks = plan.WarmUpTicks,
        WaitingPlaces = plan.WaitingPlaces,
        AgentSelector = plan.AgentSelector,
        DayFactors = plan.DayFactors,
        Lines = plan.Lines,
        Diallers = plan.Diallers,
    };

    private static bool IsAllKnown(FlowPlan flow) => flow.Levels.All(level => level == new LevelPlan(level.Groups, level.AfterTicks, level.QueueAtLeast)) && flow == new FlowPlan
    {
        Id = flow.Id,
        ArrivalsPerPeriod = flow.ArrivalsPerPeriod,
        ArrivalKind = flow.ArrivalKind,
        RecordedTicks = flow.RecordedTicks,
        Open = flow.Open,
        WhenClosed = flow.WhenClosed,
        ClearsAtClosing = flow.ClearsAtClosing,
        Menu = flow.Menu,
        QueueRules = flow.QueueRules,
        Returns = flow.Returns,
        Handovers = flow.Handovers,
        AfterWork = flow.AfterWork,
        DueTicks = flow.DueTicks,
        Preemptible = flow.Preemptible,
        Preempts = flow.Preempts,
        WaitWeight = flow.WaitWeight,
        AgentSelector = flow.AgentSelector,
        EntryLossShare = flow.EntryLossShare,
        CreditShare = flow.CreditShare,
        CreditTicks = flow.CreditTicks,
        Patience = flow.Patience,
        Levels = flow.Levels,
        AnsweredWithinTicks = flow.AnsweredWithinTicks,
        ShortAbandonTicks = flow.ShortAbandonTicks,
    };

    private static bool IsAllKnown(GroupPlan group) => group == new GroupPlan
    {
        Id = group.Id,
        Takes = group.Takes,
        HandleTimes = group.HandleTimes,
        ContactSelector = group.ContactSelector,
        Staffing = group.Staffing,
        Reserve = group.Reserve,
        Preference = group.Preference,
        Mastery = group.Mastery,
        Concurrency = group.Concurrency,
        Speeds = group.Speeds,
        SwitchTicks = group.SwitchTicks,
        Learning = group.Learning,
        ResolvedShares = group.ResolvedShares, // what is resolved changes nothing where nobody returns
        AbsenceShare = group.AbsenceShare,
        LateShare = group.LateShare,
        Lateness = group.Lateness,
        Breaks = group.Breaks,
    };

    private bool IsServed(FlowPlan flow) => flow.Levels.Any(level => level.Groups.Any(group => plan.Groups[group].Staffing[0] > 0));

    private static bool IsOffered(FlowPlan flow) => flow.ArrivalsPerPeriod[0] > 0 && flow.EntryLossShare < 1;

    /// <summary>A gamma law of variation 1 is the exponential one.</summary>
    private static bool IsExponential(Distribution law) => law is Exponential or Gamma { Variation: 1 };

    private void AddFlows(string code, Func<FlowPlan, bool> exceeds) => Add(code, plan.Flows.Where(exceeds).Select(flow => flow.Id.Value));

    private void AddGroups(string code, Func<GroupPlan, bool> exceeds) => Add(code, plan.Groups.Where(exceeds).Select(group => group.Id.Value));

    private void Add(string code, IEnumerable<string> names)
    {
        const int Most = 8;
        var all = names.ToArray();
        if (all.Length > 0) _reasons.Add(Problem.At("", code, Argument.List("names", all.Length <= Most ? all : [.. all.Take(Most - 2), "…", all[^1]])));
    }
}
