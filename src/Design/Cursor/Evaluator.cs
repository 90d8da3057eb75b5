using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Simulation;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;

namespace Plateau.Design.Cursor;

/// <summary>
/// Simulates organisations on the same customers: the search sees one set of replications, the figures that are shown another, fresh one.
/// </summary>
public sealed class Evaluator(CursorInputs inputs, CancellationToken cancel)
{
    /// <summary>Added to the study's seed for the fresh replications, so that a choice is never shown on the customers it was made on.</summary>
    public const ulong FreshSeedOffset = 1_000_003;

    /// <summary>Days that a search looks at, at least: small flows need many days to be seen at all.</summary>
    private const int SearchDays = 56;

    /// <summary>Replications that a search looks at; each covers all simulated days.</summary>
    private readonly int searchReplications = Math.Max(2, (SearchDays + inputs.Centre.Grid.Days.Length - 1) / inputs.Centre.Grid.Days.Length);

    /// <summary>Contacts simulated so far, for the run block.</summary>
    public long Contacts { get; private set; }

    public SimulationResult Search(CentreModel centre, int? replications = null) => Run(centre, inputs.Settings.Seed, replications ?? searchReplications);

    public SimulationResult Fresh(CentreModel centre, int? replications = null) => Run(centre, unchecked(inputs.Settings.Seed + FreshSeedOffset), replications ?? inputs.Settings.Replications);

    /// <summary>One replication of the search's customers with every step.</summary>
    public SimulationResult Traced(CentreModel centre) => Run(centre, inputs.Settings.Seed, 1, trace: true);

    /// <summary>On the search's customers, counted by period of the day.</summary>
    public SimulationResult ByPeriod(CentreModel centre, int replications) => Run(centre, inputs.Settings.Seed, replications, byPeriod: true);

    /// <summary>Answered within the flow's threshold, of offered, by replication.</summary>
    public static ReplicatedRatio Within(SimulationResult result, int? flow) => Measures.PerReplication(result, flow, Measures.AnsweredWithin);

    private SimulationResult Run(CentreModel centre, ulong seed, int replications, bool trace = false, bool byPeriod = false)
    {
        cancel.ThrowIfCancellationRequested();
        var plan = Planner.Plan(centre, new PlanSettings(flow => inputs.Settings.TargetOf(flow).ThresholdSeconds));
        var result = Simulator.Run(plan, new SimulationSettings(seed, replications, inputs.Settings.Threads) { Trace = trace, ByPeriod = byPeriod }, null, cancel);
        cancel.ThrowIfCancellationRequested();
        Contacts += result.ContactsSimulated;
        return result;
    }
}
