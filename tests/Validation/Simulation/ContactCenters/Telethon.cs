using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;
using Plateau.Model;
using Plateau.Model.Ways;
using Plateau.Simulation.Plan;

namespace Plateau.Validation.Simulation.ContactCenters;

/// <summary>
/// Volunteers take donations, 6 to 10 h on five days of a week. Who has waited two minutes leaves a message; who still waits when the volunteers go is disconnected. Occupancy is busy time, that after closing
/// included, over scheduled time; service level is good contacts over expected ones.
/// </summary>
internal class Telethon : Example
{
    private const int Donors = 0;
    private const int Mailbox = 1;
    private const double ArrivalsAnHour = 50;
    private const double MeanServiceMinutes = 10;
    private const double MeanPatienceMinutes = 2;
    private const double MessageAfterMinutes = 2;
    private const double AcceptableWaitMinutes = 1;
    private const int LineCount = 24;
    private const int Volunteers = 12;

    protected static readonly Week Hours = new(OpenDays: 5, From: 6, Until: 10);

    protected const double ScheduledMinutesADay = 60.0 * 4 * Volunteers;

    public override string Name => "Telethon";

    public override IReadOnlyList<Observation> Observe(CancellationToken cancel)
    {
        var runs = Runs.Of(WeekPlan, cancel);
        runs.EnsureEmptyAtEnd([Donors]);
        var good = runs.Sum(Donors, counts => counts.AnsweredWithin);
        var served = runs.Sum(Donors, counts => counts.Answered);
        return
        [
            new("Number of arrived contacts", "", runs.Sum(Donors, counts => counts.Offered)),
            new("Number of served contacts", "", served),
            new("Number of blocked contacts", "", runs.Sum(Donors, counts => counts.Blocked)),
            new("Number of abandoned contacts", "", runs.Sum(Donors, counts => counts.Abandoned)),
            new("Number of messages", "", runs.Sum(Donors, counts => counts.Messages)),
            new("Number of disconnected contacts", "", runs.Sum(Donors, counts => counts.Closed)),
            new("Number of contacts in target", "", good),
            new("Speed of answer", "", runs.Sum(Donors, counts => Minutes.Of(counts.WaitTicksAnswered)), served),
            new("Service level", "", good.Times(100 / (ArrivalsAnHour * Hours.OpenHours))),
            new("Agents' occupancy ratio", "", runs.Busy(0).Times(100 / (ScheduledMinutesADay * Hours.OpenDays))),
        ];
    }

    private static SimulationPlan WeekPlan => Week.Plan(
        [
            Donations(Hours.Arrivals(ArrivalsAnHour, ArrivalsAnHour)) with { Open = Hours.Open },
            new FlowPlan { Id = new FlowId("messages"), ArrivalsPerPeriod = [.. new double[Week.Hours]], Patience = new Endless(), Levels = [] },
        ],
        [Agents(Hours.Agents(Volunteers))],
        new LinesPlan([Donors], LineCount));

    /// <summary>One day from opening to closing, cut off there.</summary>
    protected static SimulationPlan DayPlan
    {
        get
        {
            var hours = Hours.Until - Hours.From;
            return new()
            {
                PeriodTicks = 60 * Ticks.PerMinute,
                PeriodsPerDay = hours,
                Days = 1,
                Flows = [Donations([.. Enumerable.Repeat(ArrivalsAnHour, hours)]), new FlowPlan { Id = new FlowId("messages"), ArrivalsPerPeriod = [.. new double[hours]], Patience = new Endless(), Levels = [] }],
                Groups = [Agents([.. Enumerable.Repeat(Volunteers, hours)])],
                Lines = [new LinesPlan([Donors], LineCount)],
            };
        }
    }

    private static FlowPlan Donations(ImmutableArray<double> arrivals) => new()
    {
        Id = new FlowId("donors"),
        ArrivalsPerPeriod = arrivals,
        ClearsAtClosing = true,
        Patience = new Exponential(60 * MeanPatienceMinutes),
        QueueRules = [new QueueRulePlan { Action = QueueAction.LeavesMessage, AfterTicks = Minutes.ToTicks(MessageAfterMinutes), ToFlow = Mailbox }],
        Levels = [new LevelPlan([0], 0)],
        AnsweredWithinTicks = Minutes.ToTicks(AcceptableWaitMinutes),
    };

    private static GroupPlan Agents(ImmutableArray<int> staffing) =>
        new() { Id = new GroupId("volunteers"), Takes = [Donors], HandleTimes = [new Exponential(60 * MeanServiceMinutes), null], Staffing = staffing };
}

/// <summary>Telethon again; a message holds its line for half a minute more. The lines are never all taken, so every figure is that of Telethon.</summary>
internal sealed class TelethonMsg : Telethon
{
    public override string Name => "TelethonMsg";

    public override IReadOnlyList<Observation> Observe(CancellationToken cancel) => [];

    public override string? WhyNotCompared(PublishedFigure figure) => "Printed like that of Telethon. A message that holds its line is not in the plan, and no figure shows it.";
}

/// <summary>
/// Telethon with occupancy corrected: busy time while the volunteers are scheduled. The week's days do not touch each other (nobody is there twenty hours later), so a day cut off at closing is run five times for
/// each week.
/// </summary>
internal sealed class TelethonOcc : Telethon
{
    private const string Corrected = "Corrected agents' occupancy ratio";

    public override string Name => "TelethonOcc";

    public override IReadOnlyList<Observation> Observe(CancellationToken cancel)
    {
        var days = Runs.Of(DayPlan, cancel, Runs.Replications * Hours.OpenDays);
        return [new(Corrected, "", [.. days.Busy(0).Chunk(Hours.OpenDays).Select(week => 100 * week.Average() / ScheduledMinutesADay)])];
    }

    public override string? WhyNotCompared(PublishedFigure figure) => figure.Measure == Corrected ? null : "The very figure of Telethon.";
}
