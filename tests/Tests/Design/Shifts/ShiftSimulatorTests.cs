using System.Collections.Immutable;
using Plateau.Design.Shifts;
using Plateau.Design.Staffing;
using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Statistics;
using Plateau.Simulation;
using Plateau.Simulation.Engine;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Design.Shifts;

/// <summary>Counts by period from a plan whose days are periods, sums over days, and the bound of any routing by hand.</summary>
public sealed class ShiftSimulatorTests
{
    /// <summary>The other loop counts by period of one real day; both meet the same customers.</summary>
    [Theory]
    [InlineData(3, 5, 12, 305)]
    [InlineData(4, 7, 9, 407)]
    public void Counts_by_period_are_those_of_the_full_loop(int types, int groups, int periods, int seed)
    {
        const int Days = 12;
        var problem = ShiftGenerator.Make(new ShiftGeneratorSettings(types, groups, periods, 8, 10, (ulong)seed));
        var simulator = new ShiftSimulator(problem, 99, 2, TestContext.Current.CancellationToken);
        ImmutableArray<int> agents = [.. Enumerable.Range(0, problem.Columns).Select(column => column % 3 == 0 ? 2 : 0)];
        var cover = problem.CoverOf(agents);
        var service = simulator.Run(cover, Days);
        var plan = (simulator.Plan with { PeriodsPerDay = periods, Days = 1 }).WithStaffing([.. Enumerable.Range(0, groups).Select(group => cover.Slice(group * periods, periods))]);
        var full = Simulator.Run(plan, new SimulationSettings(99, Days, 2) { ByPeriod = true, Loop = LoopKind.Full }, null, TestContext.Current.CancellationToken);
        for (var row = 0; row < simulator.Promises.Rows.Length; row++)
        {
            for (var period = 0; period < periods; period++)
            {
                double bad = 0, all = 0;
                for (var day = 0; day < Days; day++)
                {
                    ref readonly var counts = ref full.OfRow(day, 0, period, simulator.Promises.Rows[row].Type);
                    bad += simulator.Promises.Rows[row].Bad(counts);
                    all += simulator.Promises.Rows[row].Base(counts);
                }

                (service.Bad[(row * periods) + period] * Days).ShouldBe(bad, 1e-6);
                (service.Base[(row * periods) + period] * Days).ShouldBe(all, 1e-6);
            }
        }

        service.Bad.Sum().ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Sums_over_days_give_the_interval_of_a_ratio()
    {
        double[] bad = [3, 0, 7, 2, 5, 1];
        double[] all = [20, 11, 31, 18, 22, 14];
        var sums = default(RatioSums);
        for (var day = 0; day < bad.Length; day++) sums.Add(bad[day], all[day]);
        var known = Intervals.Ratio(bad, all);
        sums.Ratio!.Value.ShouldBe(known.Value!.Value, 1e-12);
        sums.End(bad.Length, 0.975, upper: true).ShouldBe(known.High!.Value, 1e-9);
        sums.End(bad.Length, 0.975, upper: false).ShouldBe(known.Low!.Value, 1e-9);
    }

    /// <summary>100 contacts, of which 80 must be answered: 80 × 180 s of work; a shift of 4 × 1,800 s in two pieces can do 7,200 + 2 × 180 s for 5 × 2 of cost.</summary>
    [Fact]
    public void The_bound_of_any_routing_is_work_over_what_a_shift_can_do()
    {
        var problem = new ShiftProblem
        {
            Name = "by hand",
            Types = [new ShiftType("a", [40, 40, 0, 60, 60], new Exponential(60), [new Promise(PromiseKind.AnsweredWithin, 0.8, 20)], [])],
            Groups = [new CandidateGroup("g", [0], [new Exponential(180)], 2)],
            Shapes = [new ShiftShape("split", [true, true, false, true, true], 5)],
            Periods = 5,
            PeriodSeconds = 1800,
        };
        ShiftNeed.Bound(problem)!.Value.ShouldBe(80.0 * 180 / (7200 + 360) * 10, 1e-9);
        ShiftNeed.Bound(problem with { Groups = [problem.Groups[0] with { HandleTimes = [new LogNormal(180, 1)] }] }).ShouldBeNull();
    }
}
