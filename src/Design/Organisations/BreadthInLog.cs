using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Observations;

namespace Plateau.Design.Organisations;

/// <summary>
/// What a log shows of handle times and breadth: over agents, the time spent ÷ the time that the flows' means would have taken, regressed on breadth (0 = one flow, 1 = all flows), each agent weighted by contacts.
/// It is an association: who became a generalist was not drawn by lot.
/// </summary>
/// <remarks>Weighted least squares; N. R. Draper and H. Smith, Applied Regression Analysis, 3rd edition, 1998, section 9.2.</remarks>
public static class BreadthInLog
{
    /// <summary>Agents that a slope asks for, at least.</summary>
    public const int LeastAgents = 8;

    /// <summary>Contacts below which an agent's mean says nothing.</summary>
    public const long LeastContacts = 100;

    /// <returns>Relative lengthening from one flow to all flows, with its 95 % interval over agents; unknown with too few agents or when all are equally broad.</returns>
    public static Estimate Of(ObservedCentre observed, CentreModel centre)
    {
        ArgumentNullException.ThrowIfNull(observed);
        ArgumentNullException.ThrowIfNull(centre);
        var means = centre.Flows.ToDictionary(flow => flow.Id, flow => flow.HandleTime.Mean);
        if (means.Count < 2)
            return Estimate.Unknown;
        var points = observed.Agents.Select(agent => Point(agent, means)).Where(point => point.Weight >= LeastContacts).ToArray();
        if (points.Length < LeastAgents)
            return Estimate.Unknown;

        var weight = points.Sum(point => point.Weight);
        var middle = points.Sum(point => point.Weight * point.Breadth) / weight;
        var level = points.Sum(point => point.Weight * point.Ratio) / weight;
        var spread = points.Sum(point => point.Weight * (point.Breadth - middle) * (point.Breadth - middle));
        if (spread <= 1e-9 * weight)
            return Estimate.Unknown;
        var slope = points.Sum(point => point.Weight * (point.Breadth - middle) * (point.Ratio - level)) / spread;
        var narrow = level - (slope * middle);
        if (narrow <= 0)
            return Estimate.Unknown;
        var left = points.Sum(point => point.Weight * Math.Pow(point.Ratio - narrow - (slope * point.Breadth), 2)) / (points.Length - 2);
        return Estimate.Around(slope / narrow, Student.Quantile(0.975, points.Length - 2) * Math.Sqrt(left / spread) / narrow, points.Length);
    }

    private static (double Breadth, double Ratio, double Weight) Point(AgentObservation agent, Dictionary<FlowId, double> means)
    {
        var known = agent.Flows.Where(flow => flow.MeanSeconds.Value is not null && means.GetValueOrDefault(flow.Flow) > 0).ToArray();
        var usual = known.Sum(flow => flow.Contacts * means[flow.Flow]);
        return usual <= 0
            ? (0, 0, 0)
            : ((double)(Math.Max(1, known.Count(flow => flow.IsSkill)) - 1) / (means.Count - 1), known.Sum(flow => flow.Contacts * flow.MeanSeconds.Value!.Value) / usual, known.Sum(flow => flow.Contacts));
    }
}
