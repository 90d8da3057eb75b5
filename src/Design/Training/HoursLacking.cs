using System.Collections.Immutable;
using Plateau.Design.Cursor;
using Plateau.Model;
using Plateau.Simulation.Results;

namespace Plateau.Design.Training;

/// <summary>Hours that a centre lacks for its promises, from one run.</summary>
/// <param name="Hours">Over the simulated days, at least 0.</param>
/// <param name="ByReplication">The same, replication by replication, linearised around the flows that lack; their mean is <paramref name="Hours"/>.</param>
/// <param name="ByFlow">Points (0 to 1) that each flow lacks.</param>
public sealed record Lack(double Hours, double[] ByReplication, double[] ByFlow);

/// <summary>
/// What a centre lacks for its promises, in hours: for each flow the points of answered-within that are missing × the hours of one-skill agents that buy one point of that flow. A surplus on one flow does not make up for
/// a lack on another. The prices are learnt once, at today's skills, and then held, so that differences between centres are differences of service.
/// </summary>
public sealed class HoursLacking(CursorInputs inputs, Evaluator evaluator)
{
    /// <summary>Specialists added to learn a price, as a share of the flow's own need: more where so few change nothing that can be seen.</summary>
    private static readonly double[] Steps = [0.15, 0.5, 1.5];

    /// <summary>Rise of the share by which a price is learnt, at least.</summary>
    private const double Visible = 0.02;

    /// <summary>Rise with all steps below which hours are said not to buy anything.</summary>
    private const double LeastRise = 0.005;

    private readonly double?[] price = new double?[inputs.FlowCount];

    /// <summary>Flows whose promise hours do not buy.</summary>
    public IEnumerable<int> OutOfReach => Enumerable.Range(0, price.Length).Where(flow => price[flow] is null);

    /// <summary>Learns what a point of each flow costs.</summary>
    /// <param name="centre">At today's skills.</param>
    public void LearnPrices(CentreModel centre, int replications)
    {
        ArgumentNullException.ThrowIfNull(centre);
        var before = evaluator.Search(centre, replications);
        for (var flow = 0; flow < price.Length; flow++)
        {
            if (Within(before, flow) is not { } usual)
                continue;
            if (usual >= 1)
            {
                // Nothing is missing, and nothing ever will be: any price says so.
                price[flow] = 0;
                continue;
            }

            price[flow] = Price(centre, flow, usual, replications);
        }
    }

    private double? Price(CentreModel centre, int flow, double usual, int replications)
    {
        foreach (var step in Steps)
        {
            var added = DaySeats.Of([.. inputs.NeedByFlow[flow].Select(agents => agents * step)], centre.Grid, centre.Groups.Length, [1])[0];
            var hours = added.Sum() * inputs.PeriodHours;
            if (hours <= 0)
                continue;
            var more = centre with
            {
                Groups = [.. centre.Groups, new AgentGroup { Id = new GroupId("more"), Name = "more", Skills = [new SkillHeld(inputs.Centre.Flows[flow].Skill)], StaffedPerPeriod = [.. added] }],
            };
            var rise = (Within(evaluator.Search(more, replications), flow) ?? 0) - usual;
            if (rise >= Visible || (step == Steps[^1] && rise >= LeastRise))
                return hours / rise;
        }

        return null;
    }

    /// <summary>What the run of a centre shows to be lacking.</summary>
    public Lack Of(SimulationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var missing = new double[price.Length];
        var byReplication = new double[result.Replications];
        double hours = 0;
        for (var flow = 0; flow < price.Length; flow++)
        {
            var ratio = Evaluator.Within(result, flow);
            if (ratio.Overall is not { } within || price[flow] is not { } cost)
                continue;
            missing[flow] = Math.Max(0, inputs.Targets[flow].Share - within);
            if (missing[flow] <= 0)
                continue;
            hours += cost * missing[flow];
            var mean = ratio.Denominators.Average();
            for (var replication = 0; replication < byReplication.Length; replication++)
                byReplication[replication] -= cost * (ratio.Numerators[replication] - (within * ratio.Denominators[replication])) / mean;
        }

        for (var replication = 0; replication < byReplication.Length; replication++)
            byReplication[replication] += hours;
        return new Lack(hours, byReplication, missing);
    }

    /// <summary>Hours of the flow's missing points.</summary>
    public double HoursOf(int flow, double missing) => (price[flow] ?? 0) * missing;

    /// <summary>Whether every flow that hours can bring there keeps its promise.</summary>
    public bool KeepsAll(SimulationResult result) =>
        Enumerable.Range(0, inputs.FlowCount).All(flow => Within(result, flow) is not { } within || within >= inputs.Targets[flow].Share);

    private static double? Within(SimulationResult result, int flow) => Evaluator.Within(result, flow).Overall;
}
