using System.Collections.Immutable;
using Plateau.Model;

namespace Plateau.Design.Cursor;

/// <summary>
/// Turns expected agents into whole ones: the total follows the running total of the expected (so hours are kept to half an agent-period). A seat that is added goes to the group whose running claim is largest, one that is taken off
/// comes from the group that had most of its own; between groups a seat moves only when two hours of claim have come together. An agent who goes in the middle of a contact finishes it on time that nobody counts: seats that moved every
/// period would so favour organisations of many small groups.
/// </summary>
public static class Seats
{
    /// <summary>Difference of claims at which a seat moves from one group to another.</summary>
    private const double HoursToMove = 2;

    /// <param name="expected">[group][period], at least 0.</param>
    /// <param name="periodHours">Length of a period.</param>
    /// <returns>[group][period], whole.</returns>
    public static double[][] Whole(double[][] expected, double periodHours)
    {
        ArgumentNullException.ThrowIfNull(expected);
        var (groups, periods) = (expected.Length, expected[0].Length);
        var whole = expected.Select(_ => new double[periods]).ToArray();
        var (claim, seats) = (new double[groups], new int[groups]);
        var patience = Math.Max(1, HoursToMove / periodHours);
        double carried = 0;
        for (var period = 0; period < periods; period++)
        {
            double wanted = 0;
            for (var group = 0; group < groups; group++)
            {
                claim[group] += expected[group][period];
                wanted += expected[group][period];
            }

            carried += wanted;

            // Nobody is called in when nobody is expected: a hole stays a hole, and the claim waits for the next open period.
            var total = wanted > 0 ? Math.Max(0, (int)Math.Floor(carried + 0.5)) : 0;
            carried -= total;
            Fill(seats, claim, total);
            Move(seats, claim, expected, period, patience);
            for (var group = 0; group < groups; group++)
            {
                whole[group][period] = seats[group];
                claim[group] -= seats[group];
            }
        }

        return whole;
    }

    /// <summary>As many seats as there are agents: more to those who are owed most, fewer from those who had most.</summary>
    private static void Fill(int[] seats, double[] claim, int total)
    {
        var now = seats.Sum();
        for (; now < total; now++)
            seats[Extreme(seats.Length, group => claim[group] - seats[group])]++;
        for (; now > total; now--)
            seats[Extreme(seats.Length, group => seats[group] > 0 ? seats[group] - claim[group] : double.NegativeInfinity)]--;
    }

    /// <summary>Seats go from groups that had more than their claim to those that are owed, once enough has come together; and at once from those of whom nobody is expected.</summary>
    private static void Move(int[] seats, double[] claim, double[][] expected, int period, double patience)
    {
        for (var moves = seats.Sum(); moves > 0; moves--)
        {
            var to = Extreme(seats.Length, group => claim[group] - seats[group]);
            var from = Extreme(seats.Length, group => seats[group] == 0 ? double.NegativeInfinity : (expected[group][period] > 0 ? 0 : patience) + seats[group] - claim[group]);
            var difference = claim[to] - seats[to] - (claim[from] - seats[from]) + (expected[from][period] > 0 ? 0 : patience);
            if (to == from || difference < patience + 1)
                return;
            seats[from]--;
            seats[to]++;
        }
    }

    /// <summary>The first of those with the greatest value.</summary>
    private static int Extreme(int count, Func<int, double> value)
    {
        var (best, most) = (0, double.NegativeInfinity);
        for (var group = 0; group < count; group++)
        {
            if (value(group) > most)
                (best, most) = (group, value(group));
        }

        return best;
    }

    /// <summary>The centre with these groups, whose members share skills as the organisation says.</summary>
    public static CentreModel Centre(CursorInputs inputs, Organisation organisation, double[][] expected)
    {
        var whole = Whole(expected, inputs.PeriodHours);
        return inputs.Centre with
        {
            Agents = [],
            Groups = [.. organisation.Groups.Select((group, index) => new AgentGroup
            {
                Id = new GroupId(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"g{index}")),
                Name = string.Join('+', group.Flows.Select(flow => inputs.Centre.Flows[flow].Id.Value)),
                Skills = Skills(inputs.Centre, group),
                StaffedPerPeriod = [.. whole[index]],
            })],
            Routing = inputs.Centre.Routing with { Flows = [], Groups = [] },
        };
    }

    /// <summary>A contact goes first to those who can do nothing else, then to those whose first skill it is, then to the helpers; or to those with fewer skills first.</summary>
    private static ImmutableArray<SkillHeld> Skills(CentreModel centre, OrganisationGroup group) =>
        [.. group.Flows
            .Select((flow, position) => new SkillHeld(centre.Flows[flow].Skill, Preference: group.Flows.Length == 1 ? 1 : group.ByBreadth ? group.Flows.Length : group.Equal ? 1 : 2 + position))
            .DistinctBy(held => held.Skill)];
}
