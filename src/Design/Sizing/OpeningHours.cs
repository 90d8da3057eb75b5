using System.Collections.Immutable;
using Plateau.Model;

namespace Plateau.Design.Sizing;

/// <summary>
/// Which periods are open. A log does not tell opening hours: a period counts as open when at least half an agent is expected in it;
/// a centre without any staffing is open whenever contacts arrive. What is closed is a hole in every figure, not a zero.
/// </summary>
public static class OpeningHours
{
    public const double LeastExpectedAgents = 0.5;

    public static ImmutableArray<bool> Of(CentreModel centre)
    {
        var staffed = StaffedPerPeriod(centre);
        var anyStaffing = staffed.Any(agents => agents > 0);
        return [.. Enumerable.Range(0, centre.Grid.Count).Select(period => anyStaffing
            ? staffed[period] >= LeastExpectedAgents
            : centre.Flows.Any(flow => flow.ArrivalsPerPeriod[period] > 0))];
    }

    /// <summary>Agents expected in each period, all groups together.</summary>
    public static ImmutableArray<double> StaffedPerPeriod(CentreModel centre)
    {
        var sum = new double[centre.Grid.Count];
        foreach (var group in centre.Groups)
        {
            for (var period = 0; period < sum.Length; period++)
                sum[period] += group.StaffedPerPeriod[period];
        }

        return [.. sum];
    }
}
