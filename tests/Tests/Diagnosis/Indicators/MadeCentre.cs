using System.Collections.Immutable;
using NodaTime;
using Plateau.Diagnosis;
using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Tests.Diagnosis.Indicators;

/// <summary>A centre whose counts are stated, for indicators that can be computed by hand.</summary>
internal static class MadeCentre
{
    private static readonly LocalDate Monday = new(2026, 1, 5);

    /// <summary>Counts of one day: offered, answered, left before the queue, in time, abandoned in time; each answered contact waited 30 s, each abandoned one 60 s.</summary>
    public static DayObservation Day(long offered, long answered, long left = 0, long within = 0, long abandonedWithin = 0) =>
        new(offered, answered, offered - answered, left, within, abandonedWithin, answered * 30.0, (offered - answered) * 60.0, answered * 200.0);

    public static FlowObservation Flow(string id, params DayObservation[] days) => new()
    {
        Flow = new(id),
        Name = id,
        ArrivalsPerPeriod = [.. Enumerable.Repeat(0, days.Length * 24)],
        Days = [.. days],
        ThresholdSeconds = 20,
        Service = Service(days),
        ByWeekdayPeriod = [.. Enumerable.Range(0, 168).Select(cell => cell % 24 == 9 ? Counted(days.Where((_, day) => day % 7 == cell / 24)) : new PeriodObservation(0, 0, 0, 0))],
        Dispersion = new(Estimate.Unknown, null, Estimate.Unknown, null),
        Handle = new(Estimate.Exactly(200, days.Sum(day => day.Answered ?? 0)), 150, 1, [], new Exponential(200), null, []),
        Patience = new(0, 0, [], null, Estimate.Unknown, new Exponential(300), Borrowed: true),
    };

    public static CentreEvidence Evidence(params FlowObservation[] flows)
    {
        var days = flows[0].Days.Length;
        ImmutableArray<DayObservation> all = [.. Enumerable.Range(0, days).Select(day => flows.Select(flow => flow.Days[day]).Aggregate(Add))];
        var grid = PeriodGrid.OfDates(Enumerable.Range(0, days).Select(Monday.PlusDays), 60);
        var centre = CentreModel.Unknown("made", "Europe/Paris", 60) with
        {
            Flows = [.. flows.Select(flow => new Flow { Id = flow.Flow, Name = flow.Name, Skill = new(flow.Flow.Value), ArrivalsPerPeriod = [.. Enumerable.Repeat(1.0, 168)], HandleTime = new Exponential(200), Patience = new Exponential(300) })],
        };
        return new CentreEvidence(
            centre, new ObservedCentre { Grid = grid, Flows = [.. flows], Agents = [], Staffing = [], StaffingUsed = "", Service = Service([.. all]), Days = all }, null);
    }

    public static CentreEvidence With(this CentreEvidence evidence, Func<Flow, Flow> change) => evidence with { Centre = evidence.Centre with { Flows = [.. evidence.Centre.Flows.Select(change)] } };

    /// <summary>A rule that found something on these flows.</summary>
    public static Examination Found(string code, params string[] flows) => new(
        new RuleInfo(code, "made", [], []), new RuleOutcome.Found([.. flows.Select(flow => new Finding(flow, Severity.Moderate, Confidence.High, Message.Of("made"), [], []))]));

    private static DayObservation Add(DayObservation one, DayObservation other) => new(
        one.Offered + other.Offered, one.Answered + other.Answered, one.Abandoned + other.Abandoned, one.LeftBeforeQueue + other.LeftBeforeQueue, one.AnsweredWithin + other.AnsweredWithin,
        one.AbandonedWithin + other.AbandonedWithin, one.WaitSecondsAnswered + other.WaitSecondsAnswered, one.WaitSecondsAbandoned + other.WaitSecondsAbandoned, one.HandleSeconds + other.HandleSeconds);

    private static PeriodObservation Counted(IEnumerable<DayObservation> days) => days.Aggregate(new PeriodObservation(0, 0, 0, 0), (sum, day) =>
        new(sum.Offered + day.Offered, sum.Answered + day.Answered, sum.AnsweredWithin + day.AnsweredWithin, sum.Abandoned + day.Abandoned));

    private static ServiceObservation Service(DayObservation[] days)
    {
        var sum = days.Aggregate(Add);
        var (offered, answered, within) = (sum.Offered, sum.Answered!.Value, sum.AnsweredWithin!.Value);
        return new()
        {
            Offered = offered,
            Answered = answered,
            Abandoned = sum.Abandoned,
            LeftBeforeQueue = sum.LeftBeforeQueue,
            ThresholdSeconds = 20,
            ShortAbandonSeconds = 5,
            ServiceLevels = [Intervals.Share(within + sum.AbandonedWithin!.Value, offered), Intervals.Share(within, answered), Intervals.Share(within, offered), Intervals.Share(within, offered - sum.AbandonedWithin!.Value), Estimate.Unknown],
            AbandonmentShare = Intervals.Share(offered - answered, offered),
            AbandonmentShareWithoutShort = Estimate.Unknown,
            AbandonmentShareInQueue = Intervals.Share(offered - answered - sum.LeftBeforeQueue!.Value, offered - sum.LeftBeforeQueue!.Value),
            MeanWaitAnsweredSeconds = answered == 0 ? Estimate.Unknown : Estimate.Exactly(30, answered),
            MeanWaitAllSeconds = Estimate.Unknown,
            AnsweredAtOnceShare = Estimate.Unknown,
            MeanHandleSeconds = answered == 0 ? Estimate.Unknown : Estimate.Around(200, 5, answered),
            Occupancy = Estimate.Unknown,
        };
    }
}
