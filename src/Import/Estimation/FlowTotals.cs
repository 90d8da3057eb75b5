using Plateau.Import.Formats;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;

namespace Plateau.Import.Estimation;

/// <summary>Counts of one flow on one day, with what intervals need beyond <see cref="DayObservation"/>.</summary>
internal struct DayCounts
{
    public long Offered;
    public long Answered;
    public long Abandoned;
    public long LeftBeforeQueue;
    public long AnsweredWithin;
    public long AnsweredAtOnce;
    public long AnsweredSingly;
    public long AbandonedWithin;
    public long AbandonedShort;
    public long WaitSecondsAnswered;
    public long WaitSecondsAbandoned;
    public long HandleSeconds;
    public long HandleCount;

    public void Count(in ContactRecord contact, double thresholdSeconds, int shortSeconds)
    {
        Offered++;
        var within = contact.WaitSeconds <= thresholdSeconds;
        if (contact.Outcome == ContactOutcome.Abandoned)
        {
            Abandoned++;
            WaitSecondsAbandoned += contact.WaitSeconds;
            if (contact.LeftBeforeQueue) LeftBeforeQueue++;
            if (within) AbandonedWithin++;
            if (contact.WaitSeconds <= shortSeconds) AbandonedShort++;
            return;
        }

        Answered++;
        WaitSecondsAnswered += contact.WaitSeconds;
        if (within) AnsweredWithin++;
        AnsweredSingly++;
        if (contact.WaitSeconds == 0) AnsweredAtOnce++;
        if (contact.HandleSeconds <= 0) return;
        HandleSeconds += contact.HandleSeconds;
        HandleCount++;
    }

    public void Count(in IntervalRecord interval)
    {
        Offered += interval.Offered;
        Answered += interval.Answered;
        Abandoned += interval.Abandoned;
        AnsweredWithin += interval.AnsweredWithin;
        AbandonedWithin += interval.AbandonedWithin;
        AbandonedShort += interval.AbandonedShort;
        WaitSecondsAnswered += interval.WaitSecondsAnswered;
        WaitSecondsAbandoned += interval.WaitSecondsAbandoned;
        if (interval.HandleSeconds <= 0) return;
        HandleSeconds += interval.HandleSeconds;
        HandleCount += interval.Answered;
    }

    public void Add(in DayCounts other)
    {
        Offered += other.Offered;
        Answered += other.Answered;
        Abandoned += other.Abandoned;
        LeftBeforeQueue += other.LeftBeforeQueue;
        AnsweredWithin += other.AnsweredWithin;
        AnsweredAtOnce += other.AnsweredAtOnce;
        AnsweredSingly += other.AnsweredSingly;
        AbandonedWithin += other.AbandonedWithin;
        AbandonedShort += other.AbandonedShort;
        WaitSecondsAnswered += other.WaitSecondsAnswered;
        WaitSecondsAbandoned += other.WaitSecondsAbandoned;
        HandleSeconds += other.HandleSeconds;
        HandleCount += other.HandleCount;
    }

    public readonly DayObservation ToObservation() =>
        new(Offered, Answered, Abandoned, LeftBeforeQueue, AnsweredWithin, AbandonedWithin, WaitSecondsAnswered, WaitSecondsAbandoned, HandleSeconds);
}

/// <summary>One flow over the whole log. Its size does not grow with the number of contacts.</summary>
internal sealed class FlowTotals(double thresholdSeconds, int periodsPerDay)
{
    private readonly PeriodObservation[] _byWeekdayPeriod = new PeriodObservation[7 * periodsPerDay];

    public double ThresholdSeconds { get; } = thresholdSeconds;

    /// <summary>Handle times above 0 of the answered.</summary>
    public SecondsHistogram Handle { get; } = new();

    /// <summary>Waits of those who left the queue.</summary>
    public SecondsHistogram WaitAbandoned { get; } = new();

    /// <summary>Waits of the answered, zeros included.</summary>
    public SecondsHistogram WaitAnswered { get; } = new();

    public long CreditKnown { get; private set; }

    public long Credited { get; private set; }

    public PeriodObservation[] ByWeekdayPeriod => _byWeekdayPeriod;

    /// <summary>Abandonments known as sums only, and the seconds waited by all who are.</summary>
    public (long Abandoned, long WaitSeconds) FromIntervals { get; private set; }

    public void Count(in IntervalRecord interval) =>
        FromIntervals = (FromIntervals.Abandoned + interval.Abandoned, FromIntervals.WaitSeconds + interval.WaitSecondsAnswered + interval.WaitSecondsAbandoned);

    public void CountPeriod(int weekday, int periodOfDay, PeriodObservation counts)
    {
        ref var cell = ref _byWeekdayPeriod[weekday * (_byWeekdayPeriod.Length / 7) + periodOfDay];
        cell = new(cell.Offered + counts.Offered, cell.Answered + counts.Answered, cell.AnsweredWithin + counts.AnsweredWithin, cell.Abandoned + counts.Abandoned);
    }

    public void Count(in ContactRecord contact, int weekday, int periodOfDay)
    {
        ref var cell = ref _byWeekdayPeriod[weekday * (_byWeekdayPeriod.Length / 7) + periodOfDay];
        if (contact.Outcome == ContactOutcome.Answered)
        {
            var within = contact.WaitSeconds <= ThresholdSeconds ? 1 : 0;
            cell = new(cell.Offered + 1, cell.Answered + 1, cell.AnsweredWithin + within, cell.Abandoned);
            WaitAnswered.Add(contact.WaitSeconds);
            if (contact.HandleSeconds > 0) Handle.Add(contact.HandleSeconds);
        }
        else
        {
            cell = new(cell.Offered + 1, cell.Answered, cell.AnsweredWithin, cell.Abandoned + 1);
            if (!contact.LeftBeforeQueue) WaitAbandoned.Add(contact.WaitSeconds);
        }

        if (contact.Credit == CreditKnowledge.Unknown) return;
        CreditKnown++;
        if (contact.Credit == CreditKnowledge.Yes) Credited++;
    }
}
