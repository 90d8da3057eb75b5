using System.Collections.Immutable;
using Plateau.Model;
using Plateau.Simulation.Plan;

namespace Plateau.Simulation.Exact;

/// <summary>What a method computes of one flow, per contact that reaches the queue (or tries to).</summary>
internal struct FlowSums
{
    /// <summary>Probability of finding every eligible agent busy.</summary>
    public double AllBusy;

    /// <summary>Probability of finding them busy and no place.</summary>
    public double Blocked;

    /// <summary>Mean number waiting.</summary>
    public double Queue;

    /// <summary>Probability of waiting and being answered within the threshold; null = not computed.</summary>
    public double? AnsweredWithinAfterWait;

    /// <summary>Mean of the wait counted only where it ends with an answer, in seconds; null = not computed.</summary>
    public double? WaitSecondsOfAnswered;

    /// <summary>The measures of docs/methods/simulation.md from these sums.</summary>
    public readonly ExactFlow Of(SimulationPlan plan, ExactModel model, int flow)
    {
        var perHour = plan.Flows[flow].ArrivalsPerPeriod[0] / Ticks.ToSeconds(plan.PeriodTicks) * 3600;
        var entry = 1 - plan.Flows[flow].EntryLossShare;
        var id = plan.Flows[flow].Id;
        if (perHour == 0) return new ExactFlow(id) { ArrivalsPerHour = 0, EnteredPerHour = 0, MeanQueueLength = 0 };
        if (entry == 0) return new ExactFlow(id) { ArrivalsPerHour = perHour, EnteredPerHour = 0, AllBusy = 0, WaitProbability = 0, Blocking = 0, Abandonment = 1, MeanQueueLength = 0, AnsweredWithin = 0 };
        var abandoned = Queue * model.Abandonment[flow] / model.Arrivals[flow];
        var answered = 1 - Blocked - abandoned;
        return new ExactFlow(id)
        {
            ArrivalsPerHour = perHour,
            EnteredPerHour = perHour * entry * (1 - Blocked),
            AllBusy = entry * AllBusy,
            WaitProbability = entry * (AllBusy - Blocked),
            Blocking = entry * Blocked,
            Abandonment = 1 - entry + (entry * abandoned),
            MeanQueueLength = Queue,
            MeanWaitSeconds = Blocked < 1 ? Queue / (model.Arrivals[flow] * (1 - Blocked)) : null,
            MeanWaitAnsweredSeconds = answered > 1e-12 ? WaitSecondsOfAnswered / answered : null,
            AnsweredWithin = entry * (1 - AllBusy + AnsweredWithinAfterWait),
        };
    }

    /// <summary>All flows together; a measure that is unknown for a flow with contacts is unknown for all.</summary>
    public static ExactFlow Total(ImmutableArray<ExactFlow> flows)
    {
        var present = flows.Where(flow => flow.ArrivalsPerHour > 0).ToArray();
        var perHour = present.Sum(flow => flow.ArrivalsPerHour);
        return new ExactFlow(new FlowId(""))
        {
            ArrivalsPerHour = perHour,
            EnteredPerHour = present.Sum(flow => flow.EnteredPerHour),
            AllBusy = Mean(flow => flow.AllBusy, flow => flow.ArrivalsPerHour),
            WaitProbability = Mean(flow => flow.WaitProbability, flow => flow.ArrivalsPerHour),
            Blocking = Mean(flow => flow.Blocking, flow => flow.ArrivalsPerHour),
            Abandonment = Mean(flow => flow.Abandonment, flow => flow.ArrivalsPerHour),
            MeanQueueLength = flows.Sum(flow => flow.MeanQueueLength),
            MeanWaitSeconds = Mean(flow => flow.MeanWaitSeconds, flow => flow.EnteredPerHour),
            MeanWaitAnsweredSeconds = Mean(flow => flow.MeanWaitAnsweredSeconds, flow => flow.ArrivalsPerHour * (1 - flow.Blocking!.Value - flow.Abandonment!.Value)),
            AnsweredWithin = Mean(flow => flow.AnsweredWithin, flow => flow.ArrivalsPerHour),
        };

        double? Mean(Func<ExactFlow, double?> value, Func<ExactFlow, double> weight)
        {
            double sum = 0, weights = 0;
            foreach (var flow in present)
            {
                if (weight(flow) is not (> 1e-12 and var share)) continue;
                if (value(flow) is not { } known) return null;
                sum += share * known;
                weights += share;
            }

            return weights > 0 ? sum / weights : null;
        }
    }
}
