using Plateau.Design.Staffing;
using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Queueing;
using Plateau.Model;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;
using Shouldly;
using Xunit;

namespace Plateau.Validation.Facts;

/// <summary>
/// A pooled Erlang C head count is no bound for "x % within y seconds": in the centre of Wallace and Whitt (six flows, 84 Erlangs, 90 agents, 30 waiting places, ten minutes) 26.7 % of the contacts that enter a first-come-first-served
/// pool wait over half a minute, and with the same agents, who all know all flows but turn to their own first, 21.6 % (independent simulation, 10 runs of 3 million arrivals, ±0.23 points). The same contacts wait the same in
/// all: the rule lets some wait longer, so that more are in time.
/// </summary>
public sealed class PriorityBeatsPooledErlangCTests
{
    private const ulong Seed = 20050702; // written down before the first run
    private const int Flows = 6, Places = 30, Replications = 8;
    private const double Load = 84, Minutes = 10;
    private static readonly ServiceMeasure Late = new(counts => counts.Offered - counts.Blocked - counts.AnsweredWithin, counts => counts.Offered - counts.Blocked);

    [Fact]
    public void The_same_agents_are_in_time_for_more_contacts_than_in_a_pool_first_come_first_served()
    {
        var exact = FiniteQueue.Solve(90, Load, Places).WaitBeyond(0.05);
        exact.ShouldBe(0.2670777227, 1e-9);
        var result = FactCentres.Run(Plan(), Seed, Replications);
        var late = Estimates.ByReplication(result, Late);
        var wait = Estimates.ByReplication(result, ServiceMeasure.MeanWaitAnswered);

        // Four standard errors of ours (interval ÷ 1.96) and the reference's own interval.
        late.Value!.Value.ShouldBe(0.2164, 0.0023 + (2 * (late.High!.Value - late.Low!.Value)));
        late.High.Value.ShouldBeLessThan(exact - 0.03);
        (wait.Value!.Value / 60).ShouldBe(0.4500227610, 2 * (wait.High!.Value - wait.Low!.Value) / 60);
    }

    /// <summary>What the optimiser claims for any routing lies below the head count of the pool, for the whole and for every set of flows.</summary>
    [Fact]
    public void The_bound_for_any_routing_lies_below_the_pooled_head_count()
    {
        var problem = new StaffingProblem
        {
            Name = "Wallace and Whitt",
            Types = [.. Enumerable.Range(0, Flows).Select(flow => new DemandType($"f{flow}", Load / Flows * 6, new Endless(), [new Promise(PromiseKind.AnsweredWithin, 0.8, 30)]))],
            Groups = [.. Enumerable.Range(0, Flows).Select(group => new CandidateGroup($"g{group}", [.. Enumerable.Range(0, Flows)], [.. Enumerable.Repeat((Distribution)new Exponential(60 * Minutes), Flows)], 1))],
        };
        var cuts = new SubsetCuts(problem).Cuts.ToArray();
        cuts.Length.ShouldBe((1 << Flows) - 1);
        foreach (var cut in cuts)
            cut.Need.ShouldBeLessThan(ErlangC.AgentsFor(Load / Flows * cut.Types.Length, 0.05, 0.8), string.Join(',', cut.Types));
        cuts.Max(cut => cut.Need).ShouldBe(85); // more than the load, for every contact is answered in the end
        ErlangC.AgentsFor(Load, 0.05, 0.8).ShouldBe(92);
    }

    /// <summary>Three agents for each pair of a first and a second flow; the others follow in a circle. A contact goes to agents in the order in which it comes for them, a freed agent takes flows in their order.</summary>
    private static SimulationPlan Plan()
    {
        var takes = (from first in Enumerable.Range(0, Flows)
                     from second in Enumerable.Range(0, Flows)
                     where first != second
                     select (int[])[first, second, .. Enumerable.Range(1, Flows).Select(step => (second + step) % Flows).Where(flow => flow != first && flow != second)]).ToArray();
        const double hours = 500;
        return new SimulationPlan
        {
            PeriodTicks = Ticks.FromSeconds(hours * 3600),
            PeriodsPerDay = 1,
            Days = 1,
            WarmUpTicks = Ticks.FromSeconds(hours * 360),
            WaitingPlaces = Places,
            Flows = [.. Enumerable.Range(0, Flows).Select(flow => new FlowPlan
            {
                Id = new FlowId($"f{flow}"),
                ArrivalsPerPeriod = [Load / Flows * 60 / Minutes * hours],
                Patience = new Endless(),
                AnsweredWithinTicks = Ticks.FromSeconds(30),
                Levels = [.. Enumerable.Range(0, Flows).Select(rank => new LevelPlan([.. Enumerable.Range(0, takes.Length).Where(group => takes[group][rank] == flow)], 0))],
            })],
            Groups = [.. takes.Select((own, group) => new GroupPlan
            {
                Id = new GroupId($"g{group}"),
                Takes = [.. own],
                HandleTimes = [.. Enumerable.Repeat<Distribution?>(new Exponential(60 * Minutes), Flows)],
                ContactSelector = "listed-order",
                Staffing = [3],
            })],
        };
    }
}
