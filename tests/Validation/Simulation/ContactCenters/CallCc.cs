using Plateau.Mathematics.Distributions;
using Plateau.Model;
using Plateau.Model.Ways;
using Plateau.Simulation.Plan;

namespace Plateau.Validation.Simulation.ContactCenters;

/// <summary>
/// The call centre of the SSJ user's guide: thirteen hours with their own arrivals and agents, a gamma factor for the day, balking. The agents of the last hour serve whoever waits. A balking call has a good wait (0) and
/// counts as lost; all measures are over the expected calls of a day. The report's intervals are 90 %.
/// </summary>
internal sealed class CallCc : Example
{
    private const int Calls = 0;
    private const int TailHours = 10;
    private const double DayFactorShape = 10;
    private const double BalkShare = 0.1;
    private const double MeanPatienceSeconds = 1 / 0.001;
    private const double MeanServiceSeconds = 100;
    private const double AcceptableWaitSeconds = 20;

    private static readonly int[] _agents = [4, 6, 8, 8, 8, 7, 8, 8, 6, 6, 4, 4, 4];
    private static readonly double[] _arrivals = [100, 150, 150, 180, 200, 150, 150, 150, 120, 100, 80, 70, 60];

    public override string Name => "CallCC";

    public override IReadOnlyList<Observation> Observe(CancellationToken cancel)
    {
        var runs = Runs.Of(Plan(), cancel);
        runs.EnsureEmptyAtEnd([Calls]);
        var ofExpected = 1 / _arrivals.Sum();
        return
        [
            new("Number of arrivals per day", "", runs.Sum(Calls, counts => counts.Offered)),
            new("Average waiting time per customer", "", runs.Sum(Calls, counts => Ticks.ToSeconds(counts.WaitTicksAnswered + counts.WaitTicksAbandoned)).Times(ofExpected)),
            new("Proportion of waiting times < s", "", runs.Sum(Calls, counts => counts.AnsweredWithin + counts.AbandonedWithin + counts.Deterred).Times(ofExpected)),
            new("Proportion of calls lost", "", runs.Sum(Calls, counts => counts.Abandoned + counts.Deterred).Times(ofExpected)),
        ];
    }

    private static SimulationPlan Plan() => new()
    {
        PeriodTicks = 60 * Ticks.PerMinute,
        PeriodsPerDay = _arrivals.Length + TailHours,
        Days = 1,
        Flows =
        [
            new FlowPlan
            {
                Id = new FlowId("calls"),
                ArrivalsPerPeriod = [.. _arrivals, .. new double[TailHours]],
                Patience = new Exponential(MeanPatienceSeconds),
                QueueRules = [new QueueRulePlan { Action = QueueAction.Leaves, Share = BalkShare }],
                Levels = [new LevelPlan([0], 0)],
                AnsweredWithinTicks = Ticks.FromSeconds(AcceptableWaitSeconds),
            },
        ],
        Groups = [new GroupPlan { Id = new GroupId("agents"), Takes = [Calls], HandleTimes = [new Exponential(MeanServiceSeconds)], Staffing = [.. _agents, .. Enumerable.Repeat(_agents[^1], TailHours)] }],
        DayFactors = [new DayFactorPlan([Calls], 1 / Math.Sqrt(DayFactorShape))],
    };
}
