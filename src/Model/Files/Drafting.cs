using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using Plateau.Mathematics.Distributions;

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
        return new CentreDraft
        {
            Name = centre.Name,
            Zone = centre.Zone,
            PeriodMinutes = centre.Grid.PeriodMinutes,
            Days = [.. days],
            Shrinkage = centre.Shrinkage,
            Costs = centre.Costs == Costs.Unknown ? null : new(centre.Costs.Currency, centre.Costs.AgentHour, centre.Costs.TrainingHoursPerSkill),
            Flows = [.. centre.Flows.Select(flow => FlowOf(flow, centre.Grid, days))],
            Agents = [.. centre.Agents.Select(agent => new AgentDraft { Id = agent.Id.Value, Name = agent.Name, Team = agent.Team?.Value, Skills = [.. agent.Skills.Select(SkillOf)] })],
            Groups = [.. centre.Groups.Select(group => new GroupDraft
            {
                Id = group.Id.Value,
                Name = group.Name,
                Members = [.. group.Members.Select(member => member.Value)],
                Skills = [.. group.Skills.Select(SkillOf)],
                Staffing = GridOf(group.StaffedPerPeriod, centre.Grid, days),
            })],
            Routing = RoutingOf(centre.Routing),
        };
    }

    internal static string NameOf(GridDay day) => day.Date is { } date ? LocalDatePattern.Iso.Format(date) : CentreKeys.Weekdays[(int)day.Weekday - 1];

    private static FlowDraft FlowOf(Flow flow, PeriodGrid grid, ImmutableArray<string> days) => new()
    {
        Id = flow.Id.Value,
        Name = flow.Name,
        Skill = flow.Skill.Value,
        Channel = flow.Channel,
        Owner = flow.Owner,
        HasIndicator = flow.HasIndicator,
        Target = flow.Target is { } target ? new(null, target.Share, target.ThresholdSeconds, CentreKeys.Variants[(int)target.Variant - 1]) : null,
        HandleTime = LawOf(flow.HandleTime),
        Patience = LawOf(flow.Patience),
        LeftBeforeQueueShare = Unless(flow.LeftBeforeQueueShare, 0),
        WaitingCreditShare = Unless(flow.WaitingCreditShare, 0),
        WaitingCreditSeconds = Unless(flow.WaitingCreditSeconds, 0),
        AfterContactSeconds = Unless(flow.AfterContactSeconds, 0),
        Protected = flow.Protected ? true : null,
        ProtectedReason = flow.ProtectedReason,
        Arrivals = GridOf(flow.ArrivalsPerPeriod, grid, days),
    };

    private static SkillDraft SkillOf(SkillHeld held) => new(held.Skill.Value)
    {
        Preference = held.Preference,
        Mastery = held.Mastery,
        Factor = held.HandleTimeFactor,
        Source = held.Source == SkillSource.Observed ? "observed" : null,
        HandleTime = held.HandleTime is { } law ? LawOf(law) : null,
    };

    private static LawDraft LawOf(Distribution law) => law switch
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
            route.Flow.Value, [.. route.Levels.Select(level => new LevelDraft([.. level.Groups.Select(group => group.Value)], level.AfterSeconds))]))],
        Groups = [.. routing.Groups.Select(route => new GroupRouteDraft(route.Group.Value, [.. route.Takes.Select(flow => flow.Value)], route.ContactSelector))],
    };

    private static GridDraft GridOf(ImmutableArray<double> values, PeriodGrid grid, ImmutableArray<string> days) =>
        new([.. days.Select((day, index) => new DayRow(day, values.Slice(index * grid.PeriodsPerDay, grid.PeriodsPerDay)))]);

    private static double? Unless(double value, double usual) => value == usual ? null : value;
}
