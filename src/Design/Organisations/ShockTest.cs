using Plateau.Design.Cursor;
using Plateau.Mathematics.Statistics;
using Plateau.Model;

namespace Plateau.Design.Organisations;

/// <summary>
/// What a shock costs an organisation that is staffed for equal service: a tenth of the people away, or a tenth more contacts, on the same customers, while nothing is done about it.
/// A leaner organisation has less to lose before it hurts: that is the other side of its saving.
/// </summary>
public sealed class ShockTest(Evaluator evaluator)
{
    /// <summary>Share of the people of every group who are away.</summary>
    public const double PeopleAway = 0.1;

    /// <summary>Share of contacts that come on top.</summary>
    public const double ContactsMore = 0.1;

    private const int Replications = 4;

    /// <param name="staff">Staffs the organisation with so much of its hours.</param>
    public Shocks Of(Func<double, CentreModel> staff)
    {
        ArgumentNullException.ThrowIfNull(staff);
        var usual = staff(1);
        var before = Ratios(usual);
        var busier = usual with { Flows = [.. usual.Flows.Select(flow => flow with { ArrivalsPerPeriod = [.. flow.ArrivalsPerPeriod.Select(contacts => contacts * (1 + ContactsMore))] })] };
        return new Shocks(Intervals.PairedDifference(before, Ratios(staff(1 - PeopleAway))), Intervals.PairedDifference(before, Ratios(busier)));
    }

    private double[] Ratios(CentreModel centre)
    {
        var within = Evaluator.Within(evaluator.Search(centre, Replications), null);
        return [.. Enumerable.Range(0, within.Count).Select(replication => within.Of(replication) ?? 0)];
    }
}
