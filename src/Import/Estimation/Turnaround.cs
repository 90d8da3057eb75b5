using Plateau.Mathematics.Statistics;

namespace Plateau.Import.Estimation;

/// <summary>
/// How long an agent needs between two contacts when somebody whom they could serve is waiting as the first one ends: after-contact work as a contact log shows it. The median is
/// used, because the long gaps are pauses, and those are counted as absence by the availability method.
/// </summary>
internal sealed class Turnaround
{
    private readonly SecondsHistogram _gaps = new();

    /// <param name="busy">Stretches with a contact in hand of one agent on one day, merged and in order.</param>
    /// <param name="waiting">Stretches in which somebody waits whom the agent could serve, merged and in order.</param>
    public void Add(ReadOnlySpan<Stretch> busy, ReadOnlySpan<Stretch> waiting)
    {
        var next = 0;
        for (var i = 1; i < busy.Length; i++)
        {
            var ends = busy[i - 1].To;
            while (next < waiting.Length && waiting[next].To <= ends) next++;
            if (next < waiting.Length && waiting[next].From <= ends) _gaps.Add(busy[i].From - ends);
        }
    }

    /// <summary>Median in seconds, with the interval of the median from order statistics (normal approximation to the binomial); unknown without a gap.</summary>
    public Estimate Median()
    {
        if (_gaps.Count == 0 || _gaps.Median is not { } median) return Estimate.Unknown;
        var half = 1.96 * 0.5 / Math.Sqrt(_gaps.Count);
        return new(median, _gaps.Quantile(Math.Max(0, 0.5 - half)), _gaps.Quantile(Math.Min(1, 0.5 + half)), _gaps.Count);
    }
}
