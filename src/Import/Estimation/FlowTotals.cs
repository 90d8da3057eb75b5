using Plateau.Import.Formats;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;

namespace Plateau.Import.Estimation;

/// <summary>Sums that a source of intervals does not give.</summary>
[Flags]
internal enum Unknowns
{
    None = 0,
    Answered = 1 << 0,
    Abandoned = 1 << 1,
    AnsweredWithin = 1 << 2,
    AbandonedWithin = 1 << 3,
    AbandonedShort = 1 << 4,
    WaitAnswered = 1 << 5,
    WaitAbandoned = 1 << 6,
    Handle = 1 << 7,
}

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

    /// <summary>Sums to which an interval should have added what its source does not give.</summary>
    public Unknowns Unknown;

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

    /// <param name="sign">−1 takes it back.</param>
    public void Count(in IntervalRecord interval, int sign)
    {
        Offered += sign * interval.Offered;
        Answered += sign * Known(interval.Answered, Unknowns.Answered);
        Abandoned += sign * Known(interval.Abandoned, Unknowns.Abandoned);
        AnsweredWithin += sign * Known(interval.AnsweredWithin, Unknowns.AnsweredWithin);
        AbandonedWithin += sign * Known(interval.AbandonedWithin, Unknowns.AbandonedWithin);
        AbandonedShort += sign * Known(interval.AbandonedShort, Unknowns.AbandonedShort);
        WaitSecondsAnswered += sign * Known(interval.WaitSecondsAnswered, Unknowns.WaitAnswered);
        WaitSecondsAbandoned += sign * Known(interval.WaitSecondsAbandoned, Unknowns.WaitAbandoned);
        if (interval.HandleSeconds is null) Unknown |= Unknowns.Handle;
        if (interval is not { HandleSeconds: > 0 and var seconds, Handled: > 0 and var handled }) return;
        HandleSeconds += sign * seconds;
        HandleCount += sign * handled;
    }

    private long Known(long? value, Unknowns unknown)
    {
        if (value is { } known) return known;
        Unknown |= unknown;
        return 0;
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
        Unknown |= other.Unknown;
    }

    /// <summary>A sum; null when some source did not tell its part.</summary>
    public readonly long? Of(long sum, Unknowns needed) => (Unknown & needed) == Unknowns.None ? sum : null;

    public readonly DayObservation ToObservation() => new(
        Offered, Of(Answered, Unknowns.Answered), Of(Abandoned, Unknowns.Abandoned), Of(LeftBeforeQueue, Unknowns.Abandoned), Of(AnsweredWithin, Unknowns.AnsweredWithin), Of(AbandonedWithin, Unknowns.AbandonedWithin),
        Of(WaitSecondsAnswered, Unknowns.WaitAnswered), Of(WaitSecondsAbandoned, Unknowns.WaitAbandoned), Of(HandleSeconds, Unknowns.Handle));
}

/// <summary>One flow over the whole log. Its size does not grow with the number of contacts.</summary>
internal sealed class FlowTotals(double thresholdSeconds, int periodsPerDay)
{
    private readonly PeriodObservation[] _byWeekdayPeriod = [.. Enumerable.Repeat(new PeriodObservation(0, 0, 0, 0), 7 * periodsPerDay)];

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

    /// <param name="sign">−1 takes it back.</param>
    public void Count(in IntervalRecord interval, int sign)
    {
        // Without all three the ratio would not be a mean patience.
        if (interval is not { Abandoned: { } abandoned, WaitSecondsAnswered: { } answeredSeconds, WaitSecondsAbandoned: { } abandonedSeconds }) return;
        FromIntervals = (FromIntervals.Abandoned + sign * abandoned, FromIntervals.WaitSeconds + sign * (answeredSeconds + abandonedSeconds));
    }

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
