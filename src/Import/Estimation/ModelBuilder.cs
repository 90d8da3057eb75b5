using System.Collections.Immutable;
using System.Globalization;
using Plateau.Import.Formats;
using Plateau.Model;
using Plateau.Model.Observations;

namespace Plateau.Import.Estimation;

/// <summary>What a log says of a person beyond their contacts.</summary>
/// <param name="Name">Null unless names are kept.</param>
internal readonly record struct SeenPerson(string? Name, string? Team);

/// <summary>
/// A centre over a typical week from what was observed: demand and staffing of a weekday's period are the means over the days of that weekday that the log has
/// (missing days are holes and count nowhere; days with an outage do count).
/// </summary>
internal static class ModelBuilder
{
    /// <param name="people">In the order of <see cref="ObservedCentre.Agents"/>.</param>
    /// <param name="channels">In the order of <see cref="ObservedCentre.Flows"/>; null = unknown.</param>
    public static CentreModel Build(string name, string zone, ObservedCentre observed, ReadingSettings settings, IReadOnlyList<SeenPerson> people, IReadOnlyList<string?> channels)
    {
        var grid = PeriodGrid.TypicalWeek(observed.Grid.PeriodMinutes);
        var daysByWeekday = new int[7];
        foreach (var day in observed.Grid.Days) daysByWeekday[(int)day.Weekday - 1]++;
        var agents = observed.Agents.Select((agent, at) => new Agent { Id = agent.Agent, Name = people[at].Name, Team = people[at].Team is { } team ? new TeamId(team) : null, Skills = SkillsOf(agent, observed) }).ToImmutableArray();
        return new()
        {
            Name = name,
            Zone = zone,
            Grid = grid,
            Flows = [.. observed.Flows.Select((flow, at) => FlowOf(flow, observed.Grid, grid, daysByWeekday, settings, observed.AfterContactSeconds.Value ?? 0) with { Channel = channels[at] })],
            Agents = agents,
            Groups = Groups(observed, agents, grid, daysByWeekday),
        };
    }

    private static Flow FlowOf(FlowObservation flow, PeriodGrid dated, PeriodGrid week, int[] daysByWeekday, ReadingSettings settings, double afterContactSeconds)
    {
        var offered = flow.Service.Offered;
        return new()
        {
            Id = flow.Flow,
            Name = flow.Name,
            Skill = new(flow.Flow.Value),
            Target = settings.Targets.GetValueOrDefault(flow.Flow),
            ArrivalsPerPeriod = WeekMeans(dated, week, daysByWeekday, [.. flow.ArrivalsPerPeriod.Select(count => (double)count)]),
            LeftBeforeQueueShare = offered == 0 ? 0 : (flow.Service.LeftBeforeQueue ?? 0) / (double)offered,
            HandleTime = flow.Handle.Chosen,
            AfterContactSeconds = afterContactSeconds,
            Patience = flow.Patience.Law,
            WaitingCreditShare = flow.WaitingCreditShare.Value ?? 0,
            WaitingCreditSeconds = flow.WaitingCreditSeconds,
        };
    }

    private static ImmutableArray<SkillHeld> SkillsOf(AgentObservation agent, ObservedCentre observed) =>
    [
        .. agent.Flows
            .Where(flow => flow.IsSkill)
            .OrderBy(flow => flow.Flow)
            .Select(flow => new SkillHeld(new(flow.Flow.Value), HandleTimeFactor: Factor(flow.ShrunkMeanSeconds, MeanOf(observed, flow.Flow)))),
    ];

    /// <summary>
    /// Mean of the handle times with a known agent, which shrunk means are drawn to: an agent like all others then has factor 1, also when the contacts
    /// without a known agent are shorter than the rest.
    /// </summary>
    private static double MeanOf(ObservedCentre observed, FlowId flow)
    {
        double seconds = 0, count = 0;
        foreach (var agent in observed.Agents)
        {
            foreach (var seen in agent.Flows)
            {
                if (seen.Flow != flow || seen.MeanSeconds.Value is not { } mean) continue;
                seconds += mean * seen.MeanSeconds.SampleSize;
                count += seen.MeanSeconds.SampleSize;
            }
        }

        return count > 0 ? seconds / count : 0;
    }

    private static double Factor(double mean, double flowMean) => flowMean > 0 && mean > 0 ? mean / flowMean : 1;

    private static ImmutableArray<AgentGroup> Groups(ObservedCentre observed, ImmutableArray<Agent> agents, PeriodGrid week, int[] daysByWeekday)
    {
        var present = observed.StaffingInUse.SecondsByAgent;
        var sets = Enumerable.Range(0, agents.Length)
            .Where(agent => agents[agent].Skills.Length > 0)
            .GroupBy(agent => string.Join('\n', agents[agent].Skills.Select(skill => skill.Skill.Value)), StringComparer.Ordinal)
            .Select(set => (Agents: set.ToArray(), Hours: set.Sum(agent => observed.Agents[agent].StaffedHours)))
            .OrderByDescending(set => set.Hours).ThenBy(set => agents[set.Agents[0]].Id)
            .ToArray();
        return
        [
            .. sets.Select((set, at) => new AgentGroup
            {
                Id = new(string.Create(CultureInfo.InvariantCulture, $"G{at + 1:00}")),
                Name = string.Join(" + ", agents[set.Agents[0]].Skills.Select(skill => skill.Skill.Value)),
                Members = [.. set.Agents.Select(agent => agents[agent].Id)],
                Skills = GroupSkills(observed, agents, set.Agents),
                StaffedPerPeriod = WeekMeans(observed.Grid, week, daysByWeekday, Present(present, set.Agents, observed.Grid)),
            }),
        ];
    }

    /// <summary>The group's factor is that of its members' contacts, not of its members.</summary>
    private static ImmutableArray<SkillHeld> GroupSkills(ObservedCentre observed, ImmutableArray<Agent> agents, int[] members) =>
    [
        .. agents[members[0]].Skills.Select(skill =>
        {
            double weighted = 0, contacts = 0;
            foreach (var member in members)
            {
                var seen = observed.Agents[member].Flows.First(flow => flow.Flow.Value == skill.Skill.Value).Contacts;
                weighted += seen * agents[member].Skills.First(held => held.Skill == skill.Skill).HandleTimeFactor;
                contacts += seen;
            }

            return skill with { HandleTimeFactor = weighted / contacts };
        }),
    ];

    private static double[] Present(ImmutableArray<ImmutableArray<ushort>> seconds, int[] members, PeriodGrid grid)
    {
        var present = new double[grid.Count];
        foreach (var member in members)
        {
            for (var period = 0; period < present.Length; period++) present[period] += seconds[member][period] / (double)grid.PeriodSeconds;
        }

        return present;
    }

    private static ImmutableArray<double> WeekMeans(PeriodGrid dated, PeriodGrid week, int[] daysByWeekday, double[] values)
    {
        var means = new double[week.Count];
        for (var period = 0; period < dated.Count; period++)
        {
            var weekday = (int)dated.Days[dated.DayOf(period)].Weekday - 1;
            means[weekday * week.PeriodsPerDay + dated.PeriodOfDay(period)] += values[period] / daysByWeekday[weekday];
        }

        return [.. means];
    }
}
