using Plateau.Mathematics.Queueing;
using Plateau.Model;

namespace Plateau.Design.Sizing;

/// <summary>
/// Agents needed for one load and target by Erlang A, remembered: a week asks the same question many times. May be asked by several threads.
/// Source: Garnett, Mandelbaum and Reiman 2002 (M/M/n+M); the patience rate is that of the first minute of the patience law, because the density of patience
/// near zero decides for short waits (Mandelbaum and Zeltyn 2004).
/// </summary>
public sealed class ErlangNeed
{
    /// <summary>Waiting time over which the patience law is summed up in one rate, in seconds.</summary>
    public const double PatienceWindowSeconds = 60;

    private readonly Memo<(double Arrivals, double Handle, double Patience, double Share, double Threshold), double?> fractional = new();

    /// <summary>Mean patience in seconds of the exponential law that loses the same share in the first minute; null when nobody leaves in it.</summary>
    public static double? PatienceSeconds(Flow flow) => MeanPatience(flow.Patience.SurvivalAt(PatienceWindowSeconds));

    /// <summary>The share of the flow's queued contacts that must be answered within the threshold for the flow's target of offered to be met; null when impossible (≥ 1).</summary>
    public static double? ShareOfQueued(Flow flow, ServiceTarget target)
    {
        var share = target.Share / (1 - flow.LeftBeforeQueueShare);
        return share < 1 ? share : null;
    }

    /// <summary>
    /// Fractional agents for the target, at least 0; null when no number of agents reaches it.
    /// </summary>
    /// <param name="arrivalsPerHour">Contacts that reach the queue, at least 0.</param>
    /// <param name="handleSeconds">Above 0.</param>
    /// <param name="patienceSeconds">Null = nobody leaves.</param>
    /// <param name="shareOfQueued">0 to 1, exclusive.</param>
    /// <param name="thresholdSeconds">At least 0.</param>
    public double? Fractional(double arrivalsPerHour, double handleSeconds, double? patienceSeconds, double shareOfQueued, double thresholdSeconds)
    {
        if (arrivalsPerHour <= 0)
            return 0;
        var key = (arrivalsPerHour, handleSeconds, patienceSeconds ?? 0, shareOfQueued, thresholdSeconds);
        return fractional.Of(key, _ => QueueFormula.FractionalAgentsFor(
            patienceSeconds is null ? QueueModel.ErlangC : QueueModel.ErlangA, arrivalsPerHour, handleSeconds, patienceSeconds, shareOfQueued, thresholdSeconds));
    }

    /// <summary>Need of a pool of flows in one period: the agents with which every flow's own target is met, first come first served.</summary>
    public double? OfPool(IReadOnlyList<Flow> flows, IReadOnlyList<ServiceTarget> targets, int period, double periodHours)
    {
        var load = Load.Of(flows, period, periodHours);
        if (load.ArrivalsPerHour <= 0)
            return 0;
        double? most = 0;
        for (var flow = 0; flow < flows.Count; flow++)
        {
            if (flows[flow].ArrivalsPerPeriod[period] <= 0)
                continue;
            var share = ShareOfQueued(flows[flow], targets[flow]);
            var need = share is null
                ? null
                : Fractional(load.ArrivalsPerHour, load.HandleSeconds, load.PatienceSeconds, share.Value, targets[flow].ThresholdSeconds);
            if (need is null)
                return null;
            most = Math.Max(most.Value, need.Value);
        }

        return most;
    }

    private static double? MeanPatience(double survival) =>
        survival >= 1 ? null : PatienceWindowSeconds / -Math.Log(Math.Max(survival, 1e-9));

    /// <summary>What reaches the queue from several flows in one period.</summary>
    /// <param name="ArrivalsPerHour">Contacts per hour, those who leave before the queue excluded.</param>
    /// <param name="HandleSeconds">Mean over those contacts.</param>
    /// <param name="PatienceSeconds">Mean of the exponential law with the mean leaving rate; null = nobody leaves.</param>
    public readonly record struct Load(double ArrivalsPerHour, double HandleSeconds, double? PatienceSeconds)
    {
        public static Load Of(IReadOnlyList<Flow> flows, int period, double periodHours)
        {
            double arrivals = 0, work = 0, survival = 0;
            foreach (var flow in flows)
            {
                var reaching = flow.ArrivalsPerPeriod[period] * (1 - flow.LeftBeforeQueueShare);
                arrivals += reaching;
                work += reaching * flow.MeanWorkSeconds;
                survival += reaching * flow.Patience.SurvivalAt(PatienceWindowSeconds);
            }

            return arrivals <= 0 ? default : new Load(arrivals / periodHours, work / arrivals, MeanPatience(survival / arrivals));
        }
    }
}
