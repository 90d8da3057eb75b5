using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;
using Plateau.Model;
using Plateau.Simulation.Plan;

namespace Plateau.Validation.Simulation.ContactCenters;

/// <summary>
/// M/M/c through a day that starts empty. After the day nobody comes any more, and the agents serve whoever waits; contacts are counted until the last one, agents' time only during the day. So the plan runs
/// twice: with a tail, and cut off at the end of the day.
/// </summary>
internal class Mmc : Example
{
    protected const int Calls = 0;
    private const double ArrivalsAMinute = 4.2;
    private const double MeanServiceMinutes = 1 / 0.5;
    private const double AcceptableWaitMinutes = 20 / 60.0;
    private const int Agents = 12;
    private const int PeriodMinutes = 60;
    private const int DayPeriods = 8;
    private const int TailPeriods = 4;

    public override string Name => "MMC";

    public override IReadOnlyList<Observation> Observe(CancellationToken cancel)
    {
        var whole = Runs.Of(Plan(DayPeriods + TailPeriods), cancel);
        var day = Runs.Of(Plan(DayPeriods), cancel);
        whole.EnsureEmptyAtEnd([Calls]);
        var good = whole.Sum(Calls, counts => counts.AnsweredWithin);
        var served = whole.Sum(Calls, counts => counts.Answered);
        return
        [
            new("Number of contacts in target", "", good),
            new("Service level", "", good, served),
            new("Speed of answer", "", whole.Sum(Calls, counts => Minutes.Of(counts.WaitTicksAnswered)), served),
            new("Occupancy ratio", "", day.Busy(0), day.Staffed(0)),
            .. ObserveMore(whole, good, served),
        ];
    }

    protected virtual IEnumerable<Observation> ObserveMore(Runs whole, double[] good, double[] served) => [];

    protected virtual SimulationPlan Varied(SimulationPlan plan) => plan;

    protected static SimulationPlan WithFlow(SimulationPlan plan, Func<FlowPlan, FlowPlan> change) => plan with { Flows = [change(plan.Flows[Calls])] };

    protected static ImmutableArray<bool> OpenByDay(int periods) => [.. Enumerable.Range(0, periods).Select(period => period < DayPeriods)];

    private SimulationPlan Plan(int periods) => Varied(new()
    {
        PeriodTicks = PeriodMinutes * Ticks.PerMinute,
        PeriodsPerDay = periods,
        Days = 1,
        Flows =
        [
            new FlowPlan
            {
                Id = new FlowId("calls"),
                ArrivalsPerPeriod = [.. OpenByDay(periods).Select(open => open ? ArrivalsAMinute * PeriodMinutes : 0)],
                Patience = new Endless(),
                Levels = [new LevelPlan([0], 0)],
                AnsweredWithinTicks = Minutes.ToTicks(AcceptableWaitMinutes),
            },
        ],
        Groups = [new GroupPlan { Id = new GroupId("agents"), Takes = [Calls], HandleTimes = [new Exponential(60 * MeanServiceMinutes)], Staffing = [.. Enumerable.Repeat(Agents, periods)] }],
    });
}

/// <summary>With abandonment.</summary>
internal sealed class MmcAb : Mmc
{
    private const double MeanPatienceMinutes = 1;

    public override string Name => "MMCAb";

    protected override SimulationPlan Varied(SimulationPlan plan) => WithFlow(plan, flow => flow with { Patience = new Exponential(60 * MeanPatienceMinutes) });

    protected override IEnumerable<Observation> ObserveMore(Runs whole, double[] good, double[] served) =>
    [
        new("Number of contacts having abandoned", "", whole.Sum(Calls, counts => counts.Abandoned)),
        new("Service level with abandonment", "", good, served.Plus(whole.Sum(Calls, counts => counts.Abandoned - counts.AbandonedWithin))),
    ];
}

/// <summary>With five places to wait.</summary>
internal sealed class MmcBlocked : Mmc
{
    private const int Places = 5;

    public override string Name => "MMCBlocked";

    protected override SimulationPlan Varied(SimulationPlan plan) => plan with { WaitingPlaces = Places };

    protected override IEnumerable<Observation> ObserveMore(Runs whole, double[] good, double[] served)
    {
        var blocked = whole.Sum(Calls, counts => counts.Blocked);
        return [new("Number of blocked contacts", "", blocked), new("Service level with blocked contacts", "", good, served.Plus(blocked))];
    }
}

/// <summary>Who still waits at the end of the day is disconnected.</summary>
internal sealed class MmcClrQ : Mmc
{
    public override string Name => "MMCClrQ";

    protected override SimulationPlan Varied(SimulationPlan plan) => WithFlow(plan, flow => flow with { Open = OpenByDay(plan.Periods), ClearsAtClosing = true });

    protected override IEnumerable<Observation> ObserveMore(Runs whole, double[] good, double[] served)
    {
        var disconnected = whole.Sum(Calls, counts => counts.Closed);
        return [new("Number of disconnected contacts", "", disconnected), new("Service level with disconnected contacts", "", good, served.Plus(disconnected))];
    }
}
