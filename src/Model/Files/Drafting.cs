using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using Plateau.Mathematics.Distributions;
using Plateau.Model.Ways;

namespace Plateau.Model.Files;

/// <summary>Valid model → draft, so that a centre can be edited and saved.</summary>
public static class Drafting
{
    /// <exception cref="ArgumentException">The grid lists a weekday twice, which the file could not tell apart.</exception>
    public static CentreDraft Of(CentreModel centre)
    {
        ArgumentNullException.ThrowIfNull(centre);
        var days = centre.Grid.Days.Select(NameOf).ToImmutableArray();
        var twice = days.GroupBy(day => day, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any());
        if (twice is not null) throw new ArgumentException($"The grid lists the day {twice.Key} more than once.\nMaybe it should have dates.", nameof(centre));
        var fed = WaysBetween.Fed(centre);
        return new CentreDraft
        {
            Name = centre.Name,
            Zone = centre.Zone,
            PeriodMinutes = centre.Grid.PeriodMinutes,
            Days = [.. days],
            Shrinkage = centre.Shrinkage,
            Costs = centre.Costs == Costs.Unknown ? null : new(centre.Costs.Currency, centre.Costs.AgentHour, centre.Costs.TrainingHoursPerSkill),
            Flows = [.. centre.Flows.Select(flow => FlowOf(flow, centre.Grid, days, fed.Contains(flow.Id)))],
            Agents = [.. centre.Agents.Select(agent => new AgentDraft { Id = agent.Id.Value, Name = agent.Name, Team = agent.Team?.Value, Skills = [.. agent.Skills.Select(SkillOf)], Refuses = Names(agent.Refuses), Wishes = Names(agent.Wishes) })],
            Groups = [.. centre.Groups.Select(group => GroupOf(group, centre.Grid, days))],
            Routing = RoutingOf(centre.Routing),
            DayFactors = [.. centre.DayFactors.Select(factor => new DayFactorDraft(factor.Id, factor.Variation, WaysDrafting.Names(factor.Flows)))],
            Lines = [.. centre.Lines.Select(lines => new LineSetDraft(lines.Id, lines.Count, WaysDrafting.Names(lines.Flows)))],
            Diallers = [.. centre.Diallers.Select(dialler => WaysDrafting.DiallerOf(dialler, centre.Grid, days))],
            Organisations = OrganisationsForm.Drafts(centre.Organisations),
            Assumptions = OrganisationsForm.Drafts(centre.Assumptions),
        };
    }

    private static ImmutableArray<string?> Names(ImmutableArray<SkillId> skills) => [.. skills.Select(skill => skill.Value)];

    internal static string NameOf(GridDay day) => day.Date is { } date ? LocalDatePattern.Iso.Format(date) : CentreKeys.Weekdays[(int)day.Weekday - 1];

    private static FlowDraft FlowOf(Flow flow, PeriodGrid grid, ImmutableArray<string> days, bool fed) => new()
    {
        Id = flow.Id.Value,
        Name = flow.Name,
        Skill = flow.Skill.Value,
        Channel = flow.Channel,
        Family = flow.Family,
        CustomerType = flow.CustomerType,
        Tier = flow.Tier,
        JourneyPart = flow.JourneyPart,
        Owner = flow.Owner,
        HasIndicator = flow.HasIndicator,
        Target = flow.Target is { } target ? new(null, target.Share, target.ThresholdSeconds, CentreKeys.Variants[(int)target.Variant - 1]) : null,
        HandleTime = LawOf(flow.HandleTime),
        Patience = LawOf(flow.Patience),
        LeftBeforeQueueShare = Unless(flow.LeftBeforeQueueShare, 0),
        WaitingCreditShare = Unless(flow.WaitingCreditShare, 0),
        WaitingCreditSeconds = Unless(flow.WaitingCreditSeconds, 0),
        AfterContactSeconds = Unless(flow.AfterContactSeconds, 0),
        AfterContact = flow.AfterContact is { } after ? LawOf(after) : null,
        ResolutionShare = flow.ResolutionShare,
        Concurrency = Unless(flow.Concurrency, 1),
        Speeds = flow.Speeds.IsEmpty ? null : flow.Speeds,
        DueSeconds = flow.DueSeconds,
        Preemptible = flow.Preemptible ? true : null,
        Preempts = flow.Preempts ? true : null,
        WaitWeight = Unless(flow.WaitWeight, 1),
        AgentSelector = flow.AgentSelector,
        Open = [.. flow.Open.Select(time => new OpeningTimeDraft(WaysDrafting.DaysOf(time.Days), ClockText.OfMinutes(time.FromMinutes), ClockText.OfMinutes(time.ToMinutes)))],
        WhenClosed = flow.WhenClosed?.Value,
        ClearsAtClosing = flow.ClearsAtClosing ? true : null,
        Menu = flow.Menu is { } menu ? WaysDrafting.MenuOf(menu) : null,
        QueueRules = [.. flow.QueueRules.Select(WaysDrafting.QueueRuleOf)],
        Handovers = [.. flow.Handovers.Select(WaysDrafting.HandoverOf)],
        Returns = [.. flow.Returns.Select(back => new ReturnDraft(CentreKeys.ReturnCauses[(int)back.Cause], back.Share, back.ToFlow == flow.Id ? null : back.ToFlow.Value, LawOf(back.Delay)))],
        Protected = flow.Protected ? true : null,
        ProtectedReason = flow.ProtectedReason,
        ArrivalKind = flow.ArrivalKind == ArrivalKind.Poisson ? null : CentreKeys.ArrivalKinds[(int)flow.ArrivalKind],
        RecordedTimes = flow.ArrivalKind == ArrivalKind.Recorded ? WaysDrafting.TimesOf(flow.RecordedSeconds, days) : null,

        // Recorded times tell the counts; a flow that lives of others needs no week of zeros.
        Arrivals = flow.ArrivalKind == ArrivalKind.Recorded ? null
            : fed && flow.ArrivalsPerPeriod.All(arrivals => arrivals == 0) ? new([])
            : GridOf(flow.ArrivalsPerPeriod, grid, days),
    };

    private static GroupDraft GroupOf(AgentGroup group, PeriodGrid grid, ImmutableArray<string> days)
    {
        var shifts = group.ShiftsIn(grid);
        return new()
        {
            Id = group.Id.Value,
            Name = group.Name,
            Members = [.. group.Members.Select(member => member.Value)],
            Site = group.Site,
            Provider = group.Provider,
            Costs = group.Costs is { } costs ? new(costs.PerHour, costs.PerContact, costs.PerHandledMinute) : null,
            Skills = [.. group.Skills.Select(SkillOf)],
            Speeds = group.Speeds.IsEmpty ? null : group.Speeds,
            SwitchSeconds = Unless(group.SwitchSeconds, 0),
            Learning = group.Learning is { } learning ? new(learning.Experience, learning.Rate) : null,
            AbsenceShare = Unless(group.AbsenceShare, 0),
            LateShare = Unless(group.LateShare, 0),
            Lateness = group.Lateness is { } lateness ? LawOf(lateness) : null,
            MovableBreaks = [.. group.MovableBreaks.Select(pause => new MovableBreakDraft(
                ClockText.OfMinutes(pause.StartMinutes), ClockText.OfMinutes(pause.LatestMinutes), pause.Minutes, pause.Agents, Unless(pause.QueueAtLeast, 1)))],
            Shifts = shifts.IsEmpty ? null : [.. shifts.Select(WaysDrafting.ShiftOf)],
            Staffing = shifts.IsEmpty ? GridOf(group.StaffedPerPeriod, grid, days) : null,
        };
    }

    private static SkillDraft SkillOf(SkillHeld held) => new(held.Skill.Value)
    {
        Preference = held.Preference,
        Mastery = held.Mastery,
        Factor = held.HandleTimeFactor,
        Source = held.Source == SkillSource.Observed ? "observed" : null,
        Concurrency = held.Concurrency,
        ResolutionShare = held.ResolutionShare,
        HandleTime = held.HandleTime is { } law ? LawOf(law) : null,
    };

    internal static LawDraft LawOf(Distribution law) => law switch
    {
        Exponential exponential => new("exponential") { MeanSeconds = exponential.MeanSeconds },
        LogNormal lognormal => new("lognormal") { MeanSeconds = lognormal.MeanSeconds, Cv = lognormal.Cv },
        Gamma gamma => new("gamma") { MeanSeconds = gamma.MeanSeconds, Cv = gamma.Cv },
        Deterministic deterministic => new("deterministic") { MeanSeconds = deterministic.ValueSeconds },
        Uniform uniform => new("uniform") { LowSeconds = uniform.Low, HighSeconds = uniform.High },
        Empirical empirical => new("empirical") { Seconds = empirical.Points, CumulativeShares = empirical.Cumulative, TailMeanSeconds = empirical.TailMeanSeconds },
        Endless => new("endless"),
        _ => throw new ArgumentException($"The law {law.Law} has no saved form.", nameof(law)),
    };

    private static RoutingDraft? RoutingOf(Routing routing) => routing == Routing.BySkills ? null : new()
    {
        AgentSelector = routing.AgentSelector,
        ContactSelector = routing.ContactSelector,
        WaitingPlaces = routing.WaitingPlaces,
        Flows = [.. routing.Flows.Select(route => new FlowRouteDraft(
            route.Flow.Value, [.. route.Levels.Select(level => new LevelDraft([.. level.Groups.Select(group => group.Value)], level.AfterSeconds, Unless(level.QueueAtLeast, 0)))]))],
        Groups = [.. routing.Groups.Select(route => new GroupRouteDraft(route.Group.Value, [.. route.Takes.Select(flow => flow.Value)], route.ContactSelector))],
        Reserves = [.. routing.Reserves.Select(reserve => new ReserveDraft(reserve.Group.Value, reserve.Flow.Value, reserve.Agents))],
    };

    internal static GridDraft GridOf(ImmutableArray<double> values, PeriodGrid grid, ImmutableArray<string> days) =>
        new([.. days.Select((day, index) => new DayRow(day, values.Slice(index * grid.PeriodsPerDay, grid.PeriodsPerDay)))]);

    internal static double? Unless(double value, double usual) => value == usual ? null : value;
}
