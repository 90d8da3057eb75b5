using System.Collections.Immutable;
using Plateau.Design.Cursor;
using Plateau.Model;
using Plateau.Model.Observations;

namespace Plateau.Design.Coverage;

/// <summary>
/// Who is there in each period of a typical week. With a log each person is there with the share of that weekday's dates on which they were seen for half of the period or more, but with 1 − the absence rate at most: having been there on four
/// dates of four does not mean never to be ill. Without a log so many people are planned, and each is away with the absence rate; of a planned fraction, one more person is there with that probability.
/// </summary>
public sealed class WeekPresence
{
    private readonly PeriodGrid week;
    private readonly double? absence;

    /// <summary>[group][person][period of the week]: probability of being there; without a log empty.</summary>
    private readonly double[][][] people;

    /// <summary>[group][period of the week]: agents planned; with a log empty.</summary>
    private readonly double[][] planned;

    private readonly double[] heads;
    private readonly double?[] groupAbsence;

    /// <param name="groups">For each group of today's organisation the groups of the centre (people of the log) that make it up.</param>
    public WeekPresence(CentreEvidence evidence, CursorInputs inputs, IReadOnlyList<IReadOnlyList<AgentGroup>> groups, double? absence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(groups);
        week = evidence.Centre.Grid;
        this.absence = absence;
        FromLog = evidence.Observed is not null;
        var dates = inputs.Centre.Grid;
        people = FromLog ? [.. groups.Select(own => own.Select(person => Shares(person, dates)).ToArray())] : [.. groups.Select(_ => Array.Empty<double[]>())];
        planned = [.. groups.Select(own => Planned(own, dates))];
        heads = [.. groups.Select(own => Math.Max(1, Math.Round(own.Sum(group => CursorInputs.PeopleOf(group, dates)))))];

        // Absence that the centre states of a group is about that group; what a log bounds is about all.
        groupAbsence = [.. groups.Select(own => own.Any(group => group.AbsenceShare > 0) ? own.Average(group => group.AbsenceShare) : absence)];
    }

    public bool FromLog { get; }

    public double Expected(int group, int period) => FromLog ? people[group].Sum(person => person[period]) : planned[group][period] * (1 - (groupAbsence[group] ?? 0));

    /// <summary>Probability that nobody of the group is there; null = not known.</summary>
    public double? Nobody(int group, int period) => FromLog
        ? people[group].Aggregate(1.0, (none, person) => none * (1 - person[period]))
        : NobodyOf(planned[group][period], groupAbsence[group]);

    /// <summary>The same after one of its people has left: the mean over who it is.</summary>
    public double? NobodyWithoutOne(int group, int period)
    {
        if (!FromLog)
            return NobodyOf(planned[group][period] * (heads[group] - 1) / heads[group], groupAbsence[group]);
        var own = people[group];
        return Enumerable.Range(0, own.Length).Average(gone => own.Where((_, person) => person != gone).Aggregate(1.0, (none, person) => none * (1 - person[period])));
    }

    /// <summary>Probability that one of its people, whoever it is, is not there; null = not known.</summary>
    public double? OneAway(int group, int period)
    {
        if (FromLog)
            return people[group].Average(person => 1 - person[period]);
        var share = Math.Min(1, planned[group][period] / heads[group]);
        return share <= 0 ? 1 : groupAbsence[group] is { } rate ? 1 - (share * (1 - rate)) : null;
    }

    /// <summary>Nobody of n planned people and, with a probability, one more.</summary>
    private static double? NobodyOf(double agents, double? rate)
    {
        if (agents <= 0)
            return 1;
        if (rate is not { } away)
            return null;
        var whole = Math.Floor(agents + 1e-9);
        var rest = Math.Max(0, agents - whole);
        return Math.Pow(away, whole) * (1 - rest + (rest * away));
    }

    private double[] Shares(AgentGroup person, PeriodGrid dates)
    {
        const double half = 0.5;
        var most = 1 - (absence ?? 0);
        return OverWeek(dates, period => person.StaffedPerPeriod[period] >= half ? 1 : 0).Select(share => Math.Min(most, share)).ToArray();
    }

    private double[] Planned(IReadOnlyList<AgentGroup> own, PeriodGrid dates) => OverWeek(dates, period => own.Sum(group => group.StaffedPerPeriod[period]));

    /// <summary>Mean over the days of each weekday; 0 on weekdays without a day.</summary>
    private double[] OverWeek(PeriodGrid dates, Func<int, double> value)
    {
        var sum = new double[week.Count];
        for (var day = 0; day < week.Days.Length; day++)
        {
            var like = Enumerable.Range(0, dates.Days.Length).Where(date => dates.Days[date].Weekday == week.Days[day].Weekday).ToArray();
            for (var period = 0; period < week.PeriodsPerDay && like.Length > 0; period++)
                sum[(day * week.PeriodsPerDay) + period] = like.Average(date => value((date * dates.PeriodsPerDay) + period));
        }

        return sum;
    }
}
