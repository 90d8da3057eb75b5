using System.Collections.Immutable;
using Plateau.Diagnosis;
using Plateau.Mathematics.Programming;
using Plateau.Model;
using Plateau.Model.Observations;
using Plateau.Simulation.Memory;
using Plateau.Simulation.Plan;

namespace Plateau.Design;

/// <summary>What the user wishes of a study.</summary>
public sealed record StudySettings
{
    public const int DefaultMapBoxes = 10;

    /// <summary>Target of flows that have none of their own.</summary>
    public ServiceTarget Target { get; init; } = ServiceTarget.Default;

    public ImmutableDictionary<FlowId, ServiceTarget> Targets { get; init; } = ImmutableDictionary<FlowId, ServiceTarget>.Empty;

    public ulong Seed { get; init; } = 1999;

    /// <summary>Replications of each final estimate of the cursor; searches use fewer.</summary>
    public int Replications { get; init; } = 10;

    public int Threads { get; init; } = 1;

    /// <summary>Null = none: hours are searched without programmes, and the positions of the cursor have second skills alone.</summary>
    public IProgrammeSolver? Solver { get; init; }

    /// <summary>What runs have given before this study was torn off; null = nothing is remembered. It changes no result.</summary>
    public ISimulationMemory? Memory { get; init; }

    /// <summary>Overrides the centre's; 0 to below 1; null = as in the centre.</summary>
    public double? Shrinkage { get; init; }

    /// <summary>Cost difference (share of cost) below which the user does not care.</summary>
    public double Indifference { get; init; } = 0.01;

    /// <summary>Boxes of the map of cases on each side: the largest teams, and one box for all others. From 2.</summary>
    public int MapBoxes { get; init; } = DefaultMapBoxes;

    public RuleSettings Rules { get; init; } = RuleSettings.Defaults;

    /// <summary>The evidence with the target of these settings on every flow.</summary>
    public CentreEvidence Promised(CentreEvidence evidence) => evidence with
    {
        Centre = evidence.Centre with { Flows = [.. evidence.Centre.Flows.Select(flow => flow with { Target = TargetOf(flow) })] },
    };

    /// <summary>The centre as the simulator takes it, counting what is answered within the threshold of each flow's target.</summary>
    /// <exception cref="ArgumentException">The centre cannot be simulated; the message says why.</exception>
    internal SimulationPlan PlanOf(CentreModel centre) => Planner.Plan(centre, new PlanSettings(flow => TargetOf(flow).ThresholdSeconds));

    public ServiceTarget TargetOf(Flow flow) => Targets.TryGetValue(flow.Id, out var own) ? own : flow.Target ?? Target;
}

/// <summary>Where a study is. Template <c>stage.{Stage}</c>.</summary>
/// <param name="Done">Share of the whole study that is done, 0 to 1.</param>
public readonly record struct StudyProgress(string Stage, double Done);
