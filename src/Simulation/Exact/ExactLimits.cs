using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;
using Plateau.Model.Texts;
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
        string[] known = [new LongestIdle().Key, new ListedAgents().Key, new LongestWait().Key, new ListedContacts().Key, new PriorityFirst().Key];
        Add("exact-selector", plan.Groups.Select(group => group.ContactSelector).Prepend(plan.AgentSelector).Distinct().Where(key => !known.Contains(key)));
        var unknown = plan.Flows.Where(flow => !IsAllKnown(flow)).Select(flow => flow.Id.Value)
            .Concat(plan.Groups.Where(group => !IsAllKnown(group)).Select(group => group.Id.Value));
        Add("exact-other-rule", IsAllKnown(plan) ? unknown : unknown.Prepend("*"));
    }

    /// <summary>A plan that says something which this solver does not know differs from its copy by what is known: so rules that are added to plans later are refused, not ignored.</summary>
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
    };

    private static bool IsAllKnown(FlowPlan flow) => flow.Levels.All(level => level == new LevelPlan(level.Groups, level.AfterTicks)) && flow == new FlowPlan
    {
        Id = flow.Id,
        ArrivalsPerPeriod = flow.ArrivalsPerPeriod,
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
    };

    private bool IsServed(FlowPlan flow) => flow.Levels.Any(level => level.Groups.Any(group => plan.Groups[group].Staffing[0] > 0));

    private static bool IsOffered(FlowPlan flow) => flow.ArrivalsPerPeriod[0] > 0 && flow.EntryLossShare < 1;

    /// <summary>A gamma law of variation 1 is the exponential one.</summary>
    private static bool IsExponential(Distribution law) => law is Exponential or Gamma { Variation: 1 };

    private void Add(string code, IEnumerable<string> names)
    {
        const int Most = 8;
        var all = names.ToArray();
        if (all.Length > 0) _reasons.Add(Problem.At("", code, Argument.List("names", all.Length <= Most ? all : [.. all.Take(Most - 2), "…", all[^1]])));
    }
}
