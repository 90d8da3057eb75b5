using System.Collections.Immutable;
using NodaTime;
using Plateau.Design.Sizing;
using Plateau.Model;
using Plateau.Model.Observations;

namespace Plateau.Design.Cursor;

/// <summary>What all positions of the cursor share: the customers, the targets, today's hours and the curves of need.</summary>
public sealed class CursorInputs
{
    /// <summary>Weekly hours of one agent where a centre names no people: the French legal working week.</summary>
    public const double WeeklyHoursPerAgent = 35;

    private readonly ErlangNeed erlang = new();
    private readonly CentreModel week;
    private readonly ImmutableArray<bool> openInWeek;

    /// <param name="evidence">With a log, the customers are those of its own days and today's hours are those seen; without one, the centre's typical week.</param>
    public CursorInputs(CentreEvidence evidence, StudySettings settings)
    {
        Settings = settings;
        week = evidence.Centre;
        Centre = evidence.Observed is null ? evidence.Centre : ReplicaModel.Of(evidence);
        Targets = [.. Centre.Flows.Select(settings.TargetOf)];
        openInWeek = OpeningHours.Of(week);
        Staffed = OpeningHours.StaffedPerPeriod(Centre);
        Agents = AgentCount(evidence.Centre);
        NeedByFlow = [.. Centre.Flows.Select((_, flow) => NeedOf([flow]))];
    }

    public StudySettings Settings { get; }

    /// <summary>Flows with their arrivals over the simulated days; its groups are today's people.</summary>
    public CentreModel Centre { get; }

    public ImmutableArray<ServiceTarget> Targets { get; }

    /// <summary>Agents present today in each period.</summary>
    public ImmutableArray<double> Staffed { get; }

    /// <summary>People over whom skills are distributed.</summary>
    public int Agents { get; }

    /// <summary>Need of each flow on its own, [flow][period].</summary>
    public ImmutableArray<double[]> NeedByFlow { get; }

    public double PeriodHours => Centre.Grid.PeriodMinutes / 60.0;

    public double StaffedHours => Staffed.Sum() * PeriodHours;

    public int FlowCount => Centre.Flows.Length;

    /// <summary>Flows that the cursor may pool.</summary>
    public IEnumerable<int> Poolable => Enumerable.Range(0, FlowCount).Where(flow => !Centre.Flows[flow].Protected);

    /// <summary>
    /// Agents that a pool of these flows needs, in each period of the simulated days: the expected need of that weekday and time, since nobody plans with hindsight.
    /// A flow that no staffing can bring to its target counts with its bare load, and the search at equal service reports it.
    /// </summary>
    public double[] NeedOf(IReadOnlyList<int> flows)
    {
        var members = flows.Select(flow => week.Flows[flow]).ToArray();
        var targets = flows.Select(flow => Targets[flow]).ToArray();
        var byWeek = new double[week.Grid.Count];
        for (var period = 0; period < byWeek.Length; period++)
        {
            if (openInWeek[period])
                byWeek[period] = erlang.OfPool(members, targets, period, PeriodHours) ?? BareLoad(members, week.Grid, period);
        }

        return OverDays(byWeek);
    }

    /// <summary>Agent-periods saved if these two flows shared their agents: how much they can help each other.</summary>
    public double MutualHelp(int first, int second) =>
        NeedByFlow[first].Sum() + NeedByFlow[second].Sum() - NeedOf([first, second]).Sum();

    /// <summary>Agents busy on average in one period if every contact is answered.</summary>
    private static double BareLoad(IReadOnlyList<Flow> flows, PeriodGrid grid, int period) =>
        flows.Sum(flow => flow.ArrivalsPerPeriod[period] * flow.MeanWorkSeconds) / grid.PeriodSeconds;

    /// <summary>People of a group: those it names, else its hours over a legal week (fractions kept).</summary>
    public static double PeopleOf(AgentGroup group, PeriodGrid grid)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(grid);
        return group.Members.Length > 0 ? group.Members.Length : group.StaffedPerPeriod.Sum() * grid.PeriodMinutes / 60.0 / WeeklyHoursPerAgent;
    }

    private static int AgentCount(CentreModel centre) => Math.Max(1, (int)Math.Round(centre.Groups.Sum(group => PeopleOf(group, centre.Grid))));

    /// <summary>Lays a typical week over the simulated days, by weekday.</summary>
    private double[] OverDays(double[] byWeek)
    {
        var perDay = Centre.Grid.PeriodsPerDay;
        var dayOfWeekday = new Dictionary<IsoDayOfWeek, int>();
        for (var day = 0; day < week.Grid.Days.Length; day++)
            dayOfWeekday.TryAdd(week.Grid.Days[day].Weekday, day);
        var result = new double[Centre.Grid.Count];
        for (var day = 0; day < Centre.Grid.Days.Length; day++)
        {
            if (dayOfWeekday.TryGetValue(Centre.Grid.Days[day].Weekday, out var source))
                Array.Copy(byWeek, source * perDay, result, day * perDay, perDay);
        }

        return result;
    }
}
