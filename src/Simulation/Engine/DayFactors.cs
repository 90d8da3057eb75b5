using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Random;
using Plateau.Simulation.Plan;

namespace Plateau.Simulation.Engine;

/// <summary>The random factors of the days of one replication.</summary>
public static class DayFactors
{
    /// <summary>Factor of each flow's demand on each day, [flow][day]; null for a flow that no factor names. Draws are keyed by factor and day.</summary>
    public static double[]?[] Of(SimulationPlan plan, ulong seed, int replication)
    {
        var factors = new double[]?[plan.Flows.Length];
        for (var position = 0; position < plan.DayFactors.Length; position++)
        {
            var law = new Gamma(1, plan.DayFactors[position].Variation);
            var key = RandomStream.EntityKey(seed, replication, StreamPurpose.DayFactor, position);
            for (var day = 0; day < plan.Days; day++)
            {
                var stream = RandomStream.ForNumber(key, day);
                var factor = law.Sample(ref stream);
                foreach (var flow in plan.DayFactors[position].Flows)
                {
                    if (factors[flow] is null) Array.Fill(factors[flow] = new double[plan.Days], 1);
                    factors[flow]![day] *= factor;
                }
            }
        }

        return factors;
    }
}
