using Plateau.Mathematics.Statistics;

namespace Plateau.Design.Resilience;

/// <summary>
/// When service is back after a shock: the first period after its end from which on, over that period and the next, those who come are answered in time as often as without the shock, to a point. One point is about what a
/// day's chance leaves between two equal runs; nobody would call that a difference.
/// </summary>
public static class RecoveryTime
{
    /// <summary>Loss of the share answered in time that no longer counts as one.</summary>
    public const double BackWithin = 0.01;

    private const int Draws = 400;

    /// <param name="usual">Answered in time and offered, [day][period of the day], without the shock.</param>
    /// <param name="shocked">The same days with it.</param>
    /// <param name="end">First period of the day after the shock.</param>
    /// <param name="seed">Of the bootstrap over days.</param>
    public static ShockRecovery Of((double Within, double Offered)[][] usual, (double Within, double Offered)[][] shocked, int end, double periodSeconds, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(usual);
        ArgumentNullException.ThrowIfNull(shocked);
        var days = Enumerable.Range(0, usual.Length).ToArray();
        var missed = days.Select(day => shocked[day].Sum(period => period.Offered - period.Within) - usual[day].Sum(period => period.Offered - period.Within)).ToArray();
        var perDay = Intervals.Mean(missed);
        if (Back(usual, shocked, days, end) is not { } back)
            return new ShockRecovery(Estimate.Unknown, perDay);
        var last = usual[0].Length;
        var drawn = Bootstrap.Resample(usual.Length, Draws, seed).Select(draw => ((Back(usual, shocked, draw, end) ?? last) - end) * periodSeconds).ToArray();
        var (low, high) = Bootstrap.Percentile(drawn);
        var value = (back - end) * periodSeconds;
        return new ShockRecovery(new Estimate(value, Math.Min(low, value), Math.Max(high, value), usual.Length), perDay);
    }

    /// <summary>Null when service is not back before the last period with contacts.</summary>
    private static int? Back((double Within, double Offered)[][] usual, (double Within, double Offered)[][] shocked, IReadOnlyList<int> days, int end)
    {
        var open = false;
        for (var period = end; period < usual[0].Length; period++)
        {
            if (Loss(usual, shocked, days, period) is not { } loss)
                continue;
            open = true;
            if (loss <= BackWithin)
                return period;
        }

        // Nobody comes any more after the shock: there is nothing to recover.
        return open ? null : end;
    }

    /// <summary>Share answered in time lost over the period and the next; null without contacts.</summary>
    private static double? Loss((double Within, double Offered)[][] usual, (double Within, double Offered)[][] shocked, IReadOnlyList<int> days, int period) =>
        Share(usual, days, period) - Share(shocked, days, period);

    private static double? Share((double Within, double Offered)[][] run, IReadOnlyList<int> days, int period)
    {
        double within = 0, offered = 0;
        foreach (var day in days)
        {
            for (var at = period; at < Math.Min(period + 2, run[day].Length); at++)
            {
                within += run[day][at].Within;
                offered += run[day][at].Offered;
            }
        }

        return offered > 0 ? within / offered : null;
    }
}
