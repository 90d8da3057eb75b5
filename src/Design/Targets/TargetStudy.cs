using System.Collections.Immutable;
using Plateau.Design.WhatIf;
using Plateau.Diagnosis.Skills;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Declared;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Design.Targets;

/// <summary>The organisation that is and the one that is aimed at, both as declared, on the same simulated customers of the log.</summary>
/// <param name="Result">Null when it cannot be simulated.</param>
/// <param name="Missing">Why not; null when it was.</param>
public sealed record TargetSimulation(WhatIfResult? Result, Message? Missing)
{
    /// <summary>Abandonment as the log shows it, over the flows simulated: how far the declared organisation is from the real one.</summary>
    public Estimate ObservedAbandonment { get; init; } = Estimate.Unknown;

    /// <summary>Flows of the log that one of the workbooks does not name, or sends outside: not simulated.</summary>
    public ImmutableArray<string> LeftOut { get; init; } = [];

    /// <summary>Flows that nobody able is there for, as it is and as it is to be.</summary>
    public ImmutableArray<string> NobodyAsIs { get; init; } = [];

    /// <inheritdoc cref="NobodyAsIs"/>
    public ImmutableArray<string> NobodyTarget { get; init; } = [];

    /// <summary>People left out of either because nobody says when they are there.</summary>
    public int HoursUnknown { get; init; }

    /// <summary>Share of paid time taken off; null = not stated, and none was.</summary>
    public double? Shrinkage { get; init; }

    /// <summary>By flow, in the order of the lines: names.</summary>
    public ImmutableArray<Flow> Flows { get; init; } = [];
}

/// <summary>Prices an organisation that is aimed at.</summary>
public static class TargetStudy
{
    /// <summary>As for findings removed: more contacts take minutes and sharpen little.</summary>
    private const double MostContacts = 10e6;

    private const int MostReplications = 32;

    /// <param name="evidence">With the log, and the workbook of the organisation that is.</param>
    /// <param name="target">The workbook of the one that is aimed at.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static TargetSimulation Run(CentreEvidence evidence, Declarations target, StudySettings settings, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(settings);
        if (evidence.Observed is not { } observed)
            return Not("no-log");
        var demand = settings.Promised(evidence).Centre;
        var asIs = evidence.Declared ?? Declarations.None;
        var flows = DeclaredCentre.Shared(demand, asIs, target);
        if (flows.IsEmpty)
            return Not("no-flow");
        var shrinkage = settings.Shrinkage ?? demand.Shrinkage;
        var asOf = observed.Grid.Days is [.., var last] ? last.Date : null;
        if (DeclaredCentre.Of(asIs, demand, flows, asOf, shrinkage ?? 0) is not { } before)
            return Not("no-people");
        if (DeclaredCentre.Of(target, demand, flows, asOf, shrinkage ?? 0) is not { } after)
            return Not("no-people-target");
        var contacts = flows.Sum(flow => flow.ArrivalsPerPeriod.Sum());
        var wanted = (int)Math.Clamp(MostContacts / Math.Max(1, 2 * contacts), WhatIfStudy.FewestReplications, MostReplications);
        var ids = flows.Select(flow => flow.Id).ToHashSet();
        var counted = observed.Flows.Where(flow => ids.Contains(flow.Flow)).ToArray();
        return new(WhatIfStudy.Run(before.Centre, after.Centre, settings, wanted, cancel).Last(), null)
        {
            ObservedAbandonment = counted.Aggregate((long?)0, (sum, flow) => sum + flow.Service.Abandoned) is { } abandoned ? Intervals.Share(abandoned, counted.Sum(flow => flow.Service.Offered)) : Estimate.Unknown,
            LeftOut = [.. demand.Flows.Where(flow => !ids.Contains(flow.Id)).Select(flow => flow.Name)],
            NobodyAsIs = before.NobodyAble,
            NobodyTarget = after.NobodyAble,
            HoursUnknown = Math.Max(before.HoursUnknown, after.HoursUnknown),
            Shrinkage = shrinkage,
            Flows = flows,
        };

        static TargetSimulation Not(string why) => new(null, Message.Of($"report.omap.simulated.{why}"));
    }
}
