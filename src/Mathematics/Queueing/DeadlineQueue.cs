using Plateau.Mathematics.Random;

namespace Plateau.Mathematics.Queueing;

/// <summary>
/// M/M/n+D: each contact gives up after the same deadline. The share that gives up is the least that any routing of equal agents can bring the share of contacts not
/// answered within the deadline down to, for it wastes no work on contacts that are late already. Times are multiples of the mean handle time.
/// </summary>
/// <remarks>
/// F. Baccelli, G. Hébuterne, "On queues with impatient customers", Performance '81, 159–179, for the law of the virtual wait (density in proportion to exp(a·min(u, τ) − n·u), mass at 0 of
/// 1/(a·B(n − 1, a))). That earliest deadline first, dropping the late, loses least: S. S. Panwar, D. Towsley, J. K. Wolf, Journal of the ACM 35 (1988) 832–844, proved for one agent; for several
/// agents with exponential handle times and one common deadline it is first come first served, and the same exchange argument is used here.
/// </remarks>
public static class DeadlineQueue
{
    /// <summary>Share of contacts that find no agent within the deadline, 0 to 1.</summary>
    /// <param name="agents">n, at least 0.</param>
    /// <param name="loadErlangs">a, at least 0 and finite.</param>
    /// <param name="deadlineOverHandle">τ, at least 0 and finite.</param>
    public static double Lost(int agents, double loadErlangs, double deadlineOverHandle)
    {
        Guard.NotNegative(agents, "number of agents");
        Guard.NotNegative(loadErlangs, "load");
        Guard.NotNegative(deadlineOverHandle, "deadline over handle time");
        if (loadErlangs == 0) return 0;
        if (agents == 0) return 1;

        // All three weights are divided by the greater of 1 and exp((a − n)τ), so that none overflows.
        var exponent = (loadErlangs - agents) * deadlineOverHandle;
        var scale = Math.Max(0, exponent);
        var idle = ErlangB.Inverse(agents - 1, loadErlangs) / loadErlangs * PortableMath.Exp(-scale);
        var end = PortableMath.Exp(exponent - scale);
        var waits = Math.Abs(exponent) < 1e-6
            ? deadlineOverHandle * (1 + (exponent / 2))
            : (end - PortableMath.Exp(-scale)) / (loadErlangs - agents);
        var late = end / agents;
        return double.IsInfinity(idle) ? 0 : Math.Clamp(late / (idle + waits + late), 0, 1);
    }

    /// <summary>Smallest number of agents with at most this share lost; 0 without load.</summary>
    /// <param name="loadErlangs">At least 0, at most 10 million.</param>
    /// <param name="deadlineOverHandle">At least 0 and finite.</param>
    /// <param name="lost">Share, above 0 and at most 1.</param>
    public static int AgentsFor(double loadErlangs, double deadlineOverHandle, double lost)
    {
        if (!(lost is > 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(lost), FormattableString.Invariant($"The share lost ({lost}) must be above 0 and at most 1."));
        return loadErlangs == 0 || lost >= 1 ? 0 : AgentSearch.Smallest(loadErlangs, agents => Lost(agents, loadErlangs, deadlineOverHandle) <= lost);
    }
}
