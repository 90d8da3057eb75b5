using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Plateau.Mathematics.Statistics;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;

namespace Plateau.Simulation.Workloads;

/// <summary>
/// What <c>simulate --workload</c> prints: write it as JSON with camel-case names. Counts and measures are means over replications. Everything but
/// <see cref="Run"/> is the same for any number of threads.
/// </summary>
public sealed record WorkloadReport(ImmutableArray<TypeReport> Types, ImmutableArray<GroupReport> Groups, TotalReport Total, string Digest, RunReport Run)
{
    /// <summary>The report of a finished run of a workload's plan.</summary>
    /// <param name="wallSeconds">As measured by the caller.</param>
    public static WorkloadReport Of(Workload workload, SimulationResult result, SimulationSettings settings, double wallSeconds)
    {
        ArgumentNullException.ThrowIfNull(workload);
        return Of(workload.ToPlan(), result, settings, wallSeconds);
    }

    /// <summary>The report of a finished run of any plan, a centre's included: its flows are the types.</summary>
    /// <param name="wallSeconds">As measured by the caller.</param>
    public static WorkloadReport Of(SimulationPlan plan, SimulationResult result, SimulationSettings settings, double wallSeconds)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(settings);
        return new WorkloadReport(
            [.. plan.Flows.Select((flow, index) => new TypeReport(flow.Id.Value, Contacts(result, index)))],
            [.. plan.Groups.Select((group, index) => new GroupReport(group.Id.Value, Of(Estimates.Occupancy(result, index))))],
            new TotalReport(Contacts(result, null), Of(Estimates.Occupancy(result))),
            result.Digest,
            new RunReport(result.ContactsSimulated, result.EngineCpuSeconds, wallSeconds, settings.Threads, settings.Seed));
    }

    private static ContactReport Contacts(SimulationResult result, int? flow)
    {
        MeanAndHalfWidth Count(Func<FlowCounts, double> count) => Of(Estimates.ByReplication(result, new ServiceMeasure(count, _ => 1), flow));
        MeanAndHalfWidth Measure(ServiceMeasure measure) => Of(Estimates.ByReplication(result, measure, flow));
        return new ContactReport
        {
            Offered = Count(counts => counts.Offered),
            Received = Count(counts => counts.Received),
            Answered = Count(counts => counts.Answered),
            Abandoned = Count(counts => counts.Abandoned),
            Blocked = Count(counts => counts.Blocked),
            WaitingAtEnd = Count(counts => counts.WaitingAtEnd),
            AbandonmentShare = Measure(flow is null ? ServiceMeasure.AbandonmentTogether : ServiceMeasure.Abandonment),
            BlockingShare = Measure(flow is null ? ServiceMeasure.BlockingTogether : ServiceMeasure.Blocking),
            ServiceLevel = Measure(ServiceMeasure.AnsweredWithin),
            WaitProbability = Measure(ServiceMeasure.WaitProbability),
            MeanWaitSeconds = Measure(ServiceMeasure.MeanWait),
            MeanWaitAnsweredSeconds = Measure(ServiceMeasure.MeanWaitAnswered),
        };
    }

    private static MeanAndHalfWidth Of(Estimate estimate) => new(estimate.Value, estimate.HalfWidth);
}

/// <param name="Mean">Mean of the replications; null when a denominator is 0 in one of them.</param>
/// <param name="HalfWidth">Of the 95 % interval; null with one replication or a denominator of 0.</param>
public readonly record struct MeanAndHalfWidth(double? Mean, double? HalfWidth);

/// <summary>Counts a replication, shares of the contacts that came, waits in seconds (<see cref="ServiceMeasure"/> defines them).</summary>
public record ContactReport
{
    public required MeanAndHalfWidth Offered { get; init; }

    /// <summary>Came from another flow of the centre; a workload has no such ways, and the form of its JSON is fixed.</summary>
    [JsonIgnore]
    public MeanAndHalfWidth Received { get; init; }

    public required MeanAndHalfWidth Answered { get; init; }

    public required MeanAndHalfWidth Abandoned { get; init; }

    public required MeanAndHalfWidth Blocked { get; init; }

    public required MeanAndHalfWidth WaitingAtEnd { get; init; }

    public required MeanAndHalfWidth AbandonmentShare { get; init; }

    public required MeanAndHalfWidth BlockingShare { get; init; }

    public required MeanAndHalfWidth ServiceLevel { get; init; }

    public required MeanAndHalfWidth WaitProbability { get; init; }

    public required MeanAndHalfWidth MeanWaitSeconds { get; init; }

    public required MeanAndHalfWidth MeanWaitAnsweredSeconds { get; init; }
}

public sealed record TypeReport : ContactReport
{
    [SetsRequiredMembers]
    public TypeReport(string name, ContactReport contacts)
        : base(contacts) => Name = name;

    [JsonPropertyOrder(-1)]
    public string Name { get; init; }
}

public sealed record GroupReport(string Name, MeanAndHalfWidth Occupancy);

public sealed record TotalReport : ContactReport
{
    [SetsRequiredMembers]
    public TotalReport(ContactReport contacts, MeanAndHalfWidth occupancy)
        : base(contacts) => Occupancy = occupancy;

    public MeanAndHalfWidth Occupancy { get; init; }
}

/// <summary>What may differ from run to run.</summary>
public sealed record RunReport(long ContactsSimulated, double EngineCpuSeconds, double WallSeconds, int Threads, ulong Seed);
