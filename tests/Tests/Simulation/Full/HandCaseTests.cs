using Plateau.Mathematics.Random;
using Plateau.Model.Ways;
using Plateau.Simulation.Engine;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Simulation.Full;

/// <summary>Every simulator on the cases that were worked out on paper.</summary>
public sealed class HandCaseTests
{
    public static TheoryData<string> Names => [.. HandCases.All.Select(hand => hand.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_twin_gives_what_was_worked_out(string name) => Check(name, Simulators.Twin);

    [Fact]
    public void Fixed_counts_come_exactly_in_the_twin() => CheckFixedCounts(Simulators.Twin);

    [Fact]
    public void Factors_of_days_multiply_the_expected_contacts_in_the_twin() => CheckDayFactors(Simulators.Twin);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_full_loop_gives_what_was_worked_out(string name) => Check(name, Simulators.Loop);

    [Fact]
    public void Fixed_counts_come_exactly_in_the_full_loop() => CheckFixedCounts(Simulators.Loop);

    [Fact]
    public void Factors_of_days_multiply_the_expected_contacts_in_the_full_loop() => CheckDayFactors(Simulators.Loop);

    private static void Check(string name, Simulate simulate)
    {
        var hand = HandCases.All.Single(hand => hand.Name == name);
        var ran = simulate(hand.Plan, 1);
        string.Join('\n', TraceText.Of(hand.Plan, ran.Trace)).ShouldBe(hand.Expected);
        hand.Check(ran);
    }

    /// <summary>The times are the sorted uniforms of the stream of each period.</summary>
    private static void CheckFixedCounts(Simulate simulate)
    {
        var plan = HandCase.PlanOf([HandCase.Flow("calls", [])], [], periodSeconds: 100, periodsPerDay: 3);
        plan = plan with { Flows = [plan.Flows[0] with { ArrivalKind = ArrivalKind.Fixed, ArrivalsPerPeriod = [2, 0, 3] }] };
        var expected = new List<long>();
        foreach (var (period, count) in ((int, int)[])[(0, 2), (2, 3)])
        {
            var stream = RandomStream.For(new StreamKey(5, 0, StreamPurpose.Arrivals, 0, period));
            expected.AddRange(Enumerable.Range(0, count).Select(_ => stream.NextUniform()).Order().Select(u => (period * plan.PeriodTicks) + (long)(u * plan.PeriodTicks)));
        }

        var cameIn = simulate(plan, 5).Trace.Where(record => record.Kind == TraceKind.CameIn).ToArray();
        cameIn.Select(record => record.Time).ShouldBe(expected);
        cameIn.Select(record => record.Number).ShouldBe([0, 1, 2, 3, 4]);
    }

    /// <summary>With the factors worked into the expected contacts beforehand nothing changes.</summary>
    private static void CheckDayFactors(Simulate simulate)
    {
        var plan = HandCase.PlanOf([HandCase.Flow("calls", [], 0), HandCase.Flow("mail", [], 0)], [HandCase.Group("team", 2, 40, 50)], periodSeconds: 500, periodsPerDay: 2, days: 4);
        plan = plan with { Flows = [.. plan.Flows.Select(flow => flow with { ArrivalKind = ArrivalKind.Poisson, RecordedTicks = [], ArrivalsPerPeriod = [.. flow.ArrivalsPerPeriod.Select((_, period) => 5.0 + period)] })] };
        var withFactors = plan with { DayFactors = [new DayFactorPlan([0, 1], 0.8), new DayFactorPlan([1], 0.3)] };
        var factors = DayFactors.Of(withFactors, 3, 0);
        var workedIn = plan with { Flows = [.. plan.Flows.Select((flow, index) => flow with { ArrivalsPerPeriod = [.. flow.ArrivalsPerPeriod.Select((contacts, period) => contacts * factors[index]![period / 2])] })] };
        simulate(withFactors, 3).Trace.ShouldBe(simulate(workedIn, 3).Trace);
        simulate(withFactors, 3).Trace.ShouldNotBe(simulate(plan, 3).Trace);
    }
}
