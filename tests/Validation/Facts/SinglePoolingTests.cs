using Plateau.Mathematics.Distributions;
using Plateau.Simulation.Results;
using Shouldly;
using Xunit;

namespace Plateau.Validation.Facts;

/// <summary>
/// With unlike flows the own skill and a common one beat the chain of second skills; with like flows the chain is not worse (B. Legros, O. Jouini, Y. Dallery, International Journal of Production Economics 159 (2015) 192–207).
/// Equal handle times, 240 s, and the same number of agents on both sides. The teams of each side are those with the fewest late contacts that a search by exchange of single agents found on other customers, so that
/// neither is beaten for being staffed badly.
/// </summary>
public sealed class SinglePoolingTests
{
    private const ulong Seed = 20150101; // written down before the first run
    private const int Replications = 16;

    /// <summary>One flow of 24 Erlangs and eight of 2, with 46 agents: a chain brings only two teams next to the large flow.</summary>
    [Fact]
    public void With_one_large_flow_and_many_small_ones_the_common_skill_is_better()
    {
        double[] loads = [24, 2, 2, 2, 2, 2, 2, 2, 2];
        var chain = Late(loads, Chain, 26, 1, 3, 2, 2, 2, 3, 2, 5);
        var common = Late(loads, Common, 2, 7, 5, 5, 5, 6, 5, 6, 5);
        FactCentres.Less(chain, common).Low!.Value.ShouldBeGreaterThan(0);
    }

    /// <summary>Five flows of 8 Erlangs with 50 agents, however many of them are kept for the common flow alone.</summary>
    [Fact]
    public void With_like_flows_the_chain_is_not_worse()
    {
        double[] loads = [8, 8, 8, 8, 8];
        var chain = Late(loads, Chain, 10, 10, 10, 10, 10);
        foreach (var own in (int[])[2, 6, 10])
        {
            var others = (50 - own) / 4;
            FactCentres.Less(Late(loads, Common, own, others, others, others, others), chain).Low!.Value.ShouldBeGreaterThan(0, $"{own} for the common flow alone");
        }
    }

    private static int[] Chain(int flow, int flows) => [flow, (flow + 1) % flows];

    private static int[] Common(int flow, int flows) => flow == 0 ? [0] : [flow, 0];

    /// <summary>Share of all contacts not answered within 20 s, replication by replication.</summary>
    private static double[] Late(double[] loads, Func<int, int, int[]> takes, params int[] agents)
    {
        var groups = agents.Select((count, flow) => (takes(flow, loads.Length), count)).ToArray();
        var plan = FactCentres.Plan(loads, _ => new Exponential(240), 40, groups);
        return [.. FactCentres.PerReplication(plan, Seed, Replications, ServiceMeasure.AnsweredWithin).Select(within => 1 - within)];
    }
}
