using System.Collections.Immutable;
using Plateau.Mathematics.Random;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;

namespace Plateau.Design.Cursor;

/// <summary>
/// What an absence costs, at today's hours: each agent in turn is away for the whole time (their group loses one agent's part of its hours and nobody replaces them),
/// and everyone is away at random at the centre's rate.
/// </summary>
public sealed class FragilityStudy(CursorInputs inputs, Evaluator evaluator, Estimate absenceRate)
{
    private const int Replications = 1;

    /// <param name="expected">[group][period] at today's hours.</param>
    public Fragility Of(Organisation organisation, double[][] expected)
    {
        var complete = evaluator.Search(Seats.Centre(inputs, organisation, expected), Replications);
        var losses = new double[organisation.Groups.Length];
        for (var group = 0; group < losses.Length; group++)
            losses[group] = Loss(complete, organisation, Without(expected, group, organisation.Groups[group].Agents));
        var worst = Array.IndexOf(losses, losses.Max());
        var mean = organisation.Groups.Select((group, index) => group.Agents * losses[index]).Sum() / organisation.Agents;
        var contacts = Evaluator.Within(complete, null).Denominators.Sum();
        return new Fragility(
            Estimate.Exactly(mean, (long)contacts),
            Estimate.Exactly(losses[worst], (long)contacts),
            string.Join('+', organisation.Groups[worst].Flows.Select(flow => inputs.Centre.Flows[flow].Id.Value)),
            absenceRate.Value is { } rate ? UnderAbsence(organisation, expected, rate) : Estimate.Unknown);
    }

    /// <summary>
    /// Share of usual working days on which people who usually work that weekday were not seen: an upper bound of absence, since a changed day off looks the same.
    /// A weekday is usual for a person seen on at least half of its dates, two at least.
    /// </summary>
    public static Estimate RateOf(ObservedCentre observed)
    {
        long usual = 0, missed = 0;
        var perDay = observed.Grid.PeriodsPerDay;
        foreach (var presence in observed.StaffingInUse.SecondsByAgent)
        {
            var seen = Enumerable.Range(0, observed.Grid.Days.Length).Select(day => Enumerable.Range(day * perDay, perDay).Any(period => presence[period] > 0)).ToArray();
            foreach (var weekday in Enumerable.Range(0, seen.Length).GroupBy(day => observed.Grid.Days[day].Weekday))
            {
                var dates = weekday.ToArray();
                var present = dates.Count(day => seen[day]);
                if (present < 2 || present * 2 < dates.Length)
                    continue;
                usual += dates.Length;
                missed += dates.Length - present;
            }
        }

        return Intervals.Share(missed, usual);
    }

    private static double[][] Without(double[][] expected, int group, int agents) =>
        [.. expected.Select((periods, index) => index == group ? [.. periods.Select(present => present * (agents - 1) / agents)] : periods)];

    private double Loss(Simulation.Results.SimulationResult complete, Organisation organisation, double[][] expected)
    {
        var without = evaluator.Search(Seats.Centre(inputs, organisation, expected), Replications);
        return (Evaluator.Within(complete, null).Overall ?? 0) - (Evaluator.Within(without, null).Overall ?? 0);
    }

    private Estimate UnderAbsence(Organisation organisation, double[][] expected, double rate)
    {
        var perDay = inputs.Centre.Grid.PeriodsPerDay;
        var agentNumber = 0;
        var present = expected.Select(periods => (double[])periods.Clone()).ToArray();
        for (var group = 0; group < present.Length; group++)
        {
            var agents = organisation.Groups[group].Agents;
            for (var day = 0; day < inputs.Centre.Grid.Days.Length; day++)
            {
                var there = Enumerable.Range(agentNumber, agents).Count(agent =>
                    IsPresent(agent, day, rate));
                for (var period = day * perDay; period < (day + 1) * perDay; period++)
                    present[group][period] *= (double)there / agents;
            }

            agentNumber += agents;
        }

        return Evaluator.Within(evaluator.Search(Seats.Centre(inputs, organisation, present), 4), null).ToEstimate();
    }

    private bool IsPresent(int agent, int day, double rate)
    {
        var stream = RandomStream.For(new StreamKey(inputs.Settings.Seed, 0, StreamPurpose.Absence, agent, day));
        return stream.NextUniform() >= rate;
    }
}
