using Plateau.Model.Ways;
using Plateau.Simulation.Engine;
using Plateau.Simulation.Plan;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Simulation.Full;

/// <summary>A simulator that forgets one phenomenon is found out by the random centres, and the smallest centre that shows it has hardly more than that phenomenon.</summary>
public sealed class SmallestTests
{
    [Fact]
    public void A_forgotten_after_work_is_shown_by_one_contact()
    {
        var (plan, text) = Shown(plan => plan with { Flows = [.. plan.Flows.Select(flow => flow with { AfterWork = null })] });
        (plan.Flows.Length, plan.Groups.Length, plan.Periods).ShouldBe((1, 1, 1), text);
        plan.Flows[0].AfterWork.ShouldNotBeNull();
        plan.Flows[0].RecordedTicks.Length.ShouldBe(1, text);
        LoopChoice.Of(plan with { Flows = [plan.Flows[0] with { AfterWork = null, ArrivalKind = ArrivalKind.Poisson, RecordedTicks = [] }] }).ShouldBe(LoopKind.Plain, text); // nothing else is left
    }

    [Fact]
    public void A_forgotten_preemption_is_shown_by_two_contacts()
    {
        var (plan, text) = Shown(plan => plan with { Flows = [.. plan.Flows.Select(flow => flow with { Preempts = false })] });
        (plan.Flows.Length, plan.Groups.Length, plan.Periods).ShouldBe((2, 1, 1), text);
        plan.Flows.Sum(flow => flow.RecordedTicks.Length).ShouldBe(2, text);
        plan.Flows.Count(flow => flow.Preempts).ShouldBe(1, text);
        plan.Flows.Count(flow => flow.Preemptible).ShouldBe(1, text);
        text.ShouldContain("PutBack");
    }

    /// <summary>The smallest centre, with its difference, on which a simulator that forgets something is not the twin.</summary>
    private static (SimulationPlan Plan, string Text) Shown(Func<SimulationPlan, SimulationPlan> forget)
    {
        string? Found(SimulationPlan plan, ulong seed) => Difference.Between(plan, Simulators.Twin(plan, seed), Simulators.Twin(forget(plan), seed));
        for (ulong seed = 1; ; seed++)
        {
            if (Found(RandomFullCentres.Of(seed), seed) is null) continue;
            var (plan, found) = Smallest.Of(RandomFullCentres.Of(seed), seed, (plan, other) => Found(plan, other) is not null);
            return (plan, PlanText.Of(plan) + Found(plan, found));
        }
    }
}
