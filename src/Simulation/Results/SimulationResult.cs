using System.Collections.Immutable;

namespace Plateau.Simulation.Results;

/// <summary>
/// Exact counts of one flow's contacts that arrived on one day of one replication (contacts that arrive before the warm-up ends are not in it).
/// offered = answered + abandoned + blocked + waitingAtEnd; those left before the queue are in abandoned too. Times are whole ticks of 100 ns.
/// </summary>
public struct FlowCounts
{
    public long Offered;
    public long Answered;
    public long Abandoned;
    public long LeftBeforeQueue;
    public long Blocked;
    public long WaitingAtEnd;

    /// <summary>Entered without finding an eligible agent free.</summary>
    public long Delayed;
    public long AnsweredWithin;
    public long AbandonedWithin;
    public long AbandonedShort;
    public long WaitTicksAnswered;
    public long WaitTicksAbandoned;
    public long HandleTicks;

    public void Add(in FlowCounts other)
    {
        Offered += other.Offered;
        Answered += other.Answered;
        Abandoned += other.Abandoned;
        LeftBeforeQueue += other.LeftBeforeQueue;
        Blocked += other.Blocked;
        WaitingAtEnd += other.WaitingAtEnd;
        Delayed += other.Delayed;
        AnsweredWithin += other.AnsweredWithin;
        AbandonedWithin += other.AbandonedWithin;
        AbandonedShort += other.AbandonedShort;
        WaitTicksAnswered += other.WaitTicksAnswered;
        WaitTicksAbandoned += other.WaitTicksAbandoned;
        HandleTicks += other.HandleTicks;
    }
}

/// <summary>Exact time sums of one group in one replication, in ticks of 100 ns, inside the horizon after the warm-up.</summary>
public struct GroupCounts
{
    public long BusyTicks;

    /// <summary>Scheduled agent time, plus the time in which agents past their shift finish a contact.</summary>
    public long StaffedTicks;
}

/// <summary>All counts of a run, from which every estimate is made; the same for any number of threads.</summary>
public sealed class SimulationResult
{
    /// <summary>Number of replications really done (fewer than asked after a cancellation).</summary>
    public required int Replications { get; init; }

    public required bool Cancelled { get; init; }

    public required int Days { get; init; }

    public required int FlowCount { get; init; }

    public required int GroupCount { get; init; }

    /// <summary>[replication × days × flows], flow fastest.</summary>
    public required FlowCounts[] Flows { get; init; }

    /// <summary>[replication × groups].</summary>
    public required GroupCounts[] Groups { get; init; }

    /// <summary>Hash of all counts and times of all replications (hexadecimal).</summary>
    public required string Digest { get; init; }

    /// <summary>Arrivals simulated, warm-up included.</summary>
    public required long ContactsSimulated { get; init; }

    public required double EngineCpuSeconds { get; init; }

    public ref readonly FlowCounts Of(int replication, int day, int flow) =>
        ref Flows[(((replication * Days) + day) * FlowCount) + flow];

    /// <summary>Sum over all days of one replication.</summary>
    public FlowCounts OfReplication(int replication, int flow)
    {
        var sum = default(FlowCounts);
        for (var day = 0; day < Days; day++)
            sum.Add(in Of(replication, day, flow));
        return sum;
    }
}
