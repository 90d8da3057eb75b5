namespace Plateau.Mathematics.Queueing;

/// <summary>
/// Erlang A when some contacts come back: those who gave up redial, those who were answered reconnect because their need was not met. The returns
/// are taken as one more Poisson stream, independent of the state of the queue.
/// </summary>
/// <remarks>S. Ding, M. Remerova, R. D. van der Mei, B. Zwart, "Fluid approximation of a call center model with redials and reconnects", 2013; total load a = a₀ + p·P(a)·a + q·(1 − P(a))·a.</remarks>
/// <param name="TotalLoadErlangs">Load of first contacts and all returns.</param>
/// <param name="Queue">Erlang A at the total load.</param>
public sealed record Redial(double TotalLoadErlangs, ErlangA Queue)
{
    /// <summary>Solves for the total load, which is unique: the load less its returns grows with the load as long as both shares are below 1.</summary>
    /// <param name="agents">At least 0.</param>
    /// <param name="firstLoadErlangs">Load of first contacts, at least 0.</param>
    /// <param name="patienceOverHandle">Mean patience over mean handle time, at least 0.</param>
    /// <param name="redialShare">Share p of those who gave up that come back, at least 0 and below 1.</param>
    /// <param name="reconnectShare">Share q of the answered that come back, at least 0 and below 1.</param>
    public static Redial Solve(int agents, double firstLoadErlangs, double patienceOverHandle, double redialShare, double reconnectShare)
    {
        Guard.NotNegative(firstLoadErlangs, "load of first contacts");
        Below1(redialShare, "share that redials");
        Below1(reconnectShare, "share that reconnects");
        double low = firstLoadErlangs, high = firstLoadErlangs / (1 - Math.Max(redialShare, reconnectShare));
        for (var i = 0; i < 200 && high - low > 1e-14 * high; i++)
        {
            var middle = low + (high - low) / 2;
            var abandoned = ErlangA.Solve(agents, middle, patienceOverHandle).AbandonmentShare;
            if (firstLoadErlangs + middle * (redialShare * abandoned + reconnectShare * (1 - abandoned)) > middle) low = middle;
            else high = middle;
        }

        return new(high, ErlangA.Solve(agents, high, patienceOverHandle));
    }

    private static void Below1(double share, string what)
    {
        if (share is not (>= 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(share), FormattableString.Invariant($"The {what} ({share}) must be at least 0 and below 1."));
    }
}
