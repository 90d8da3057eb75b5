using System.Collections.Immutable;

namespace Plateau.Simulation.Results;

/// <summary>All counts of a run, from which every estimate is made; the same for any number of threads.</summary>
public sealed class SimulationResult
{
    /// <summary>Number of replications really done (fewer than asked after a cancellation).</summary>
    public required int Replications { get; init; }

    public required bool Cancelled { get; init; }

    public required int Days { get; init; }

    /// <summary>Rows of counts a day: 1, or the periods of a day when the run was asked for them.</summary>
    public int RowsPerDay { get; init; } = 1;

    public required int FlowCount { get; init; }

    public required int GroupCount { get; init; }

    /// <summary>[replication × days × rows a day × flows], flow fastest.</summary>
    public required FlowCounts[] Flows { get; init; }

    /// <summary>[replication × groups].</summary>
    public required GroupCounts[] Groups { get; init; }

    /// <summary>Waits by length; null when the run was not asked for them.</summary>
    public WaitTable? Waits { get; init; }

    /// <summary>Every step of the first replication; empty when it was not asked for.</summary>
    public ImmutableArray<TraceRecord> Trace { get; init; } = [];

    /// <summary>Hash of all counts and times of all replications (hexadecimal).</summary>
    public required string Digest { get; init; }

    /// <summary>Arrivals simulated, warm-up included.</summary>
    public required long ContactsSimulated { get; init; }

    public required double EngineCpuSeconds { get; init; }

    /// <summary>Counts of one flow on one day of one replication.</summary>
    public FlowCounts Of(int replication, int day, int flow)
    {
        if (RowsPerDay == 1) return Flows[(((replication * Days) + day) * FlowCount) + flow];
        var sum = default(FlowCounts);
        for (var row = 0; row < RowsPerDay; row++) sum.Add(in OfRow(replication, day, row, flow));
        return sum;
    }

    /// <summary>Counts of one flow in one row (period, when the run was asked for periods) of a day.</summary>
    public ref readonly FlowCounts OfRow(int replication, int day, int row, int flow) =>
        ref Flows[(((((replication * Days) + day) * RowsPerDay) + row) * FlowCount) + flow];

    /// <summary>This result and the replications that follow it (<see cref="SimulationSettings.FirstReplication"/>), as one run would have given them.</summary>
    /// <exception cref="ArgumentException">The two are not of one plan, or this one is not complete.</exception>
    public SimulationResult With(SimulationResult next)
    {
        ArgumentNullException.ThrowIfNull(next);
        if (Cancelled || next.Days != Days || next.RowsPerDay != RowsPerDay || next.FlowCount != FlowCount || next.GroupCount != GroupCount || (Waits is null) != (next.Waits is null))
            throw new ArgumentException("Only replications of one plan that follow a complete run can be joined.", nameof(next));
        FlowCounts[] flows = [.. Flows, .. next.Flows];
        GroupCounts[] groups = [.. Groups, .. next.Groups];
        var contacts = ContactsSimulated + next.ContactsSimulated;
        return new SimulationResult
        {
            Replications = Replications + next.Replications,
            Cancelled = next.Cancelled,
            Days = Days,
            RowsPerDay = RowsPerDay,
            FlowCount = FlowCount,
            GroupCount = GroupCount,
            Flows = flows,
            Groups = groups,
            Waits = Waits is null ? null : new WaitTable(Replications + next.Replications, FlowCount, [.. Waits.Answered, .. next.Waits!.Answered], [.. Waits.Abandoned, .. next.Waits.Abandoned]),
            Trace = Trace,
            Digest = Results.Digest.Of(flows, groups, contacts),
            ContactsSimulated = contacts,
            EngineCpuSeconds = EngineCpuSeconds + next.EngineCpuSeconds,
        };
    }

    /// <summary>Sum over all days of one replication.</summary>
    public FlowCounts OfReplication(int replication, int flow)
    {
        var sum = default(FlowCounts);
        for (var day = 0; day < Days; day++)
            sum.Add(Of(replication, day, flow));
        return sum;
    }
}
