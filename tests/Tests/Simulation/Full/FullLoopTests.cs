using Plateau.Simulation;
using Plateau.Simulation.Engine;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;
using Xunit;

namespace Plateau.Tests.Simulation.Full;

/// <summary>The full loop gives exactly the counts and the trace of the twin, with every invariant checked at each event, on random centres with every phenomenon switched on at random.</summary>
public sealed class FullLoopTests
{
    private const int Centres = 2000;
    private const int Replications = 2;

    [Fact]
    public void The_full_loop_gives_exactly_the_counts_and_the_trace_of_the_twin()
    {
        for (ulong seed = 1; seed <= Centres; seed++)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            if (DifferenceOn(RandomFullCentres.Of(seed), seed) is null) continue;
            var (smallest, found) = Smallest.Of(RandomFullCentres.Of(seed), seed, (plan, other) => DifferenceOn(plan, other) is not null);
            Assert.Fail($"Centre {seed}. The smallest that fails (with seed {found}):\n{PlanText.Of(smallest)}\n{DifferenceOn(smallest, found)}");
        }
    }

    private static string? DifferenceOn(SimulationPlan plan, ulong seed)
    {
        var twins = Enumerable.Range(0, Replications).Select(replication => Simulators.Twin(plan, seed, replication)).ToArray();
        Ran[] loops;
        long contacts;
        try
        {
            (loops, contacts) = Simulators.Loop(plan, seed, Replications);
        }
        catch (BrokenInvariantException broken)
        {
            return broken.Message;
        }

        if (contacts != twins.Sum(twin => twin.Contacts)) return $"contacts: {twins.Sum(twin => twin.Contacts)}, not {contacts}";
        return Enumerable.Range(0, Replications).Select(replication => Difference.Between(plan, twins[replication], loops[replication], withTrace: replication == 0)).FirstOrDefault(text => text is not null);
    }
}

/// <summary>The one place of these tests that knows how the loop is called.</summary>
internal static partial class Simulators
{
    /// <summary>All replications, with the trace of the first alone, and the contacts of all.</summary>
    public static (Ran[] Replications, long Contacts) Loop(SimulationPlan plan, ulong seed, int replications)
    {
        var settings = new SimulationSettings(seed, replications, 1) { Loop = LoopKind.Full, Checked = true, Trace = true };
        var result = TestRun.Of(plan, settings);
        var rows = plan.Days * plan.Flows.Length;
        var each = Enumerable.Range(0, replications).Select(replication => new Ran(
            result.Flows[(replication * rows)..((replication + 1) * rows)],
            result.Groups[(replication * plan.Groups.Length)..((replication + 1) * plan.Groups.Length)],
            replications == 1 ? result.ContactsSimulated : null,
            replication == 0 ? result.Trace : []));
        return ([.. each], result.ContactsSimulated);
    }

    public static Ran Loop(SimulationPlan plan, ulong seed) => Loop(plan, seed, 1).Replications[0];
}
