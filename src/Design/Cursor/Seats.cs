using System.Collections.Immutable;
using Plateau.Model;

namespace Plateau.Design.Cursor;

/// <summary>
/// Turns expected agents into whole ones, period by period: the total follows the running total of the expected (so hours are kept to half an agent-period),
/// and each seat goes to the group whose running claim is largest.
/// </summary>
public static class Seats
{
    /// <param name="expected">[group][period], at least 0.</param>
    /// <returns>[group][period], whole.</returns>
    public static double[][] Whole(double[][] expected)
    {
        var groups = expected.Length;
        var periods = expected[0].Length;
        var whole = new double[groups][];
        for (var group = 0; group < groups; group++)
            whole[group] = new double[periods];
        var claim = new double[groups];
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
            var seats = wanted > 0 ? Math.Max(0, (int)Math.Floor(carried + 0.5)) : 0;
            carried -= seats;
            for (; seats > 0; seats--)
            {
                var next = Largest(claim);
                claim[next]--;
                whole[next][period]++;
            }
        }

        return whole;
    }

    /// <summary>The centre with these groups, whose members share skills as the organisation says.</summary>
    public static CentreModel Centre(CursorInputs inputs, Organisation organisation, double[][] expected)
    {
        var whole = Whole(expected);
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

    private static int Largest(double[] claim)
    {
        var best = 0;
        for (var group = 1; group < claim.Length; group++)
        {
            if (claim[group] > claim[best])
                best = group;
        }

        return best;
    }
}
