using Plateau.Mathematics.Statistics;
using Plateau.Simulation.Results;

namespace Plateau.Design;

/// <summary>A ratio of counts, replication by replication: numerator and denominator, both unit-free or both in ticks.</summary>
public sealed record ReplicatedRatio(double[] Numerators, double[] Denominators)
{
    public int Count => Numerators.Length;

    /// <summary>Ratio of one replication; null when its denominator is 0.</summary>
    public double? Of(int replication) => Denominators[replication] > 0 ? Numerators[replication] / Denominators[replication] : null;

    /// <summary>Ratio of the sums; null when nothing was counted.</summary>
    public double? Overall => Denominators.Sum() is > 0 and var sum ? Numerators.Sum() / sum : null;

    /// <summary>Ratio of sums with the 95 % interval of a ratio estimator over replications (delta method).</summary>
    public Estimate ToEstimate() => Intervals.Ratio(Numerators, Denominators);
}

/// <summary>Turns the simulator's exact counts into the measures of a study.</summary>
public static class Measures
{
    /// <summary>A ratio by replication, of one flow or (null) of all flows.</summary>
    public static ReplicatedRatio PerReplication(SimulationResult result, int? flow, Func<FlowCounts, (double Numerator, double Denominator)> measure)
    {
        var numerators = new double[result.Replications];
        var denominators = new double[result.Replications];
        for (var replication = 0; replication < result.Replications; replication++)
            (numerators[replication], denominators[replication]) = measure(Sum(result, replication, null, flow));
        return new ReplicatedRatio(numerators, denominators);
    }

    /// <summary>Counts of one replication: one day or (null) all, one flow or (null) all.</summary>
    public static FlowCounts Sum(SimulationResult result, int replication, int? day, int? flow)
    {
        var sum = default(FlowCounts);
        for (var d = day ?? 0; d < (day + 1 ?? result.Days); d++)
        {
            for (var f = flow ?? 0; f < (flow + 1 ?? result.FlowCount); f++)
                sum.Add(result.Of(replication, d, f));
        }

        return sum;
    }

    /// <summary>As the simulation defines it.</summary>
    public static (double Numerator, double Denominator) AnsweredWithin(FlowCounts counts) => Parts(ServiceMeasure.AnsweredWithin, counts);

    /// <summary>Of one flow.</summary>
    public static (double Numerator, double Denominator) Abandonment(FlowCounts counts) => Parts(ServiceMeasure.Abandonment, counts);

    /// <summary>Of several flows together.</summary>
    public static (double Numerator, double Denominator) AbandonmentTogether(FlowCounts counts) => Parts(ServiceMeasure.AbandonmentTogether, counts);

    /// <summary>In seconds.</summary>
    public static (double Numerator, double Denominator) MeanWaitAnswered(FlowCounts counts) =>
        ((double)counts.WaitTicksAnswered / TimeSpan.TicksPerSecond, counts.Answered);

    /// <summary>Busy ÷ staffed time of all groups.</summary>
    public static Estimate Occupancy(SimulationResult result)
    {
        var busy = new double[result.Replications];
        var staffed = new double[result.Replications];
        for (var replication = 0; replication < result.Replications; replication++)
        {
            for (var group = 0; group < result.GroupCount; group++)
            {
                busy[replication] += result.Groups[(replication * result.GroupCount) + group].BusyTicks;
                staffed[replication] += result.Groups[(replication * result.GroupCount) + group].StaffedTicks;
            }
        }

        return Intervals.Ratio(busy, staffed);
    }

    private static (double Numerator, double Denominator) Parts(ServiceMeasure measure, FlowCounts counts) => (measure.Numerator(counts), measure.Denominator(counts));
}
