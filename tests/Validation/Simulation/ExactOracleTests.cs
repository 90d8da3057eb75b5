using System.Globalization;
using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Statistics;
using Plateau.Simulation;
using Plateau.Simulation.Exact;
using Plateau.Simulation.Results;
using Shouldly;
using Xunit;

namespace Plateau.Validation.Simulation;

/// <summary>Exact values as the oracle of the engine: random small centres, the workloads, and loss systems that do not mind the law of handle times.</summary>
public sealed class ExactOracleTests(ITestOutputHelper output)
{
    /// <summary>Written down before the first run, never changed.</summary>
    public const ulong Seed = 20140401;
    private const int Centres = 24;

    [Fact]
    public void Random_small_centres_agree_with_their_exact_values() => Study(Seed, Centres);

    /// <summary>The study can tell: simulated with the other agent selector, or the other contact selectors, the same centres are rejected.</summary>
    [Theory(Explicit = true)]
    [Trait("tier", "deep")]
    [InlineData(true)]
    [InlineData(false)]
    public void A_wrong_rule_is_found(bool isAgentSelector)
    {
        string other(string key, string one, string two) => key == one ? two : one;
        var outcome = ExactOracleStudy.Run(Seed, Centres, TestContext.Current.CancellationToken, plan => isAgentSelector
            ? plan with { AgentSelector = other(plan.AgentSelector, "longest-idle", "listed-order") }
            : plan with { Groups = [.. plan.Groups.Select(group => group with { ContactSelector = other(group.ContactSelector, "listed-order", "longest-wait") })] });
        output.WriteLine(outcome.Table());
        outcome.Rows.Count(row => row.IsRejected).ShouldBeGreaterThan(20);
    }

    /// <summary>With the longest idle agent and no waiting, the law of handle times does not matter, only their mean (Adan and Weiss 2012): simulated lognormal against exact exponential.</summary>
    [Fact]
    public void A_loss_system_with_the_longest_idle_agent_does_not_mind_the_law()
    {
        var plan = WorkloadFiles.Read("alis-w").ToPlan() with { WaitingPlaces = 0 };
        var exact = ExactSolver.Solve(plan, cancel: TestContext.Current.CancellationToken).Result.ShouldNotBeNull();
        var lognormal = plan with { Groups = [.. plan.Groups.Select(group => group with { HandleTimes = [.. group.HandleTimes.Select(law => law is null ? null : new LogNormal(law.Mean, 1.5))] })] };
        var result = Simulator.Run(lognormal, new SimulationSettings(Seed, 40, 1), cancel: TestContext.Current.CancellationToken);
        for (var flow = 0; flow < exact.Flows.Length; flow++)
        {
            var simulated = Intervals.Mean([.. Estimates.ValuesByReplication(result, ServiceMeasure.Blocking, flow).Select(value => value!.Value)]);
            var z = (simulated.Value!.Value - exact.Flows[flow].Blocking!.Value) / (simulated.HalfWidth!.Value / Student.Quantile(0.975, 39));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{exact.Flows[flow].Id}: exact {exact.Flows[flow].Blocking:F6}, simulated {simulated.Value:F6} ± {simulated.HalfWidth:F6}, z {z:F2}"));
            Math.Abs(z).ShouldBeLessThan(3.5);
        }
    }

    private void Study(ulong seed, int centres)
    {
        var outcome = ExactOracleStudy.Run(seed, centres, TestContext.Current.CancellationToken);
        output.WriteLine(outcome.Table());
        outcome.Agrees.ShouldBeTrue();
    }
}
