using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Simulation;
using Plateau.Simulation.Memory;
using Plateau.Simulation.Results;

namespace Plateau.Design.Cursor;

/// <summary>
/// Simulates organisations on the same customers: the search sees one set of replications, the figures that are shown another, fresh one.
/// </summary>
public sealed class Evaluator(CursorInputs inputs, CancellationToken cancel)
{
    /// <summary>Added to the study's seed for the fresh replications, so that a choice is never shown on the customers it was made on.</summary>
    public const ulong FreshSeedOffset = 1_000_003;

    /// <summary>Days that a search looks at, where flows are small: they need many days to be seen at all.</summary>
    private const int SearchDays = 56;

    /// <summary>Contacts of the smallest flow that a search looks at: more would not change what it finds, and cost a large centre its time.</summary>
    private const double ContactsOfSmallestFlow = 1500;

    /// <summary>Replications that a search looks at; each covers all simulated days.</summary>
    private readonly int searchReplications = ReplicationsFor(inputs);

    private long contacts;

    /// <summary>Contacts simulated so far, for the run block.</summary>
    public long Contacts => contacts;

    public CancellationToken Cancel => cancel;

    public SimulationResult Search(CentreModel centre, int? replications = null) => Run(centre, inputs.Settings.Seed, replications ?? searchReplications);

    /// <summary>Several centres on the customers of the search, side by side.</summary>
    public SimulationResult[] SearchAll(IReadOnlyList<CentreModel> centres)
    {
        ArgumentNullException.ThrowIfNull(centres);
        if (centres.Count == 1)
            return [Search(centres[0])];
        return SideBySide(centres, centre => Run(centre, inputs.Settings.Seed, searchReplications, threads: 1));
    }

    /// <summary>Does work that has no order, in as many threads as the study may use; the answers are in the order of what was asked, whoever was first.</summary>
    /// <param name="work">May be called by several threads at once.</param>
    public TAnswer[] SideBySide<TAsked, TAnswer>(IReadOnlyList<TAsked> asked, Func<TAsked, TAnswer> work)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(work);
        var answers = new TAnswer[asked.Count];
        Parallel.For(0, asked.Count, new ParallelOptions { MaxDegreeOfParallelism = inputs.Settings.Threads, CancellationToken = cancel }, index => answers[index] = work(asked[index]));
        return answers;
    }

    /// <summary>Two pieces of work that do not need each other.</summary>
    public (TOne One, TOther Other) Together<TOne, TOther>(Func<TOne> one, Func<TOther> other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        (TOne, TOther) answers = default;
        SideBySide([true, false], first =>
        {
            if (first)
                answers.Item1 = one();
            else
                answers.Item2 = other();
            return first;
        });
        return answers;
    }

    public SimulationResult Fresh(CentreModel centre, int? replications = null) => Run(centre, unchecked(inputs.Settings.Seed + FreshSeedOffset), replications ?? inputs.Settings.Replications);

    /// <summary>One replication of the search's customers with every step.</summary>
    public SimulationResult Traced(CentreModel centre) => Run(centre, inputs.Settings.Seed, 1, trace: true);

    /// <summary>On the search's customers, counted by period of the day.</summary>
    public SimulationResult ByPeriod(CentreModel centre, int replications) => Run(centre, inputs.Settings.Seed, replications, byPeriod: true);

    /// <summary>Answered within the flow's threshold, of offered, by replication.</summary>
    public static ReplicatedRatio Within(SimulationResult result, int? flow) => Measures.PerReplication(result, flow, Measures.AnsweredWithin);

    private static int ReplicationsFor(CursorInputs inputs)
    {
        var days = inputs.Centre.Grid.Days.Length;
        var smallest = inputs.Centre.Flows.Select(flow => flow.ArrivalsPerPeriod.Sum()).Where(contacts => contacts > 0).DefaultIfEmpty(1).Min();
        return Math.Max(1, Math.Min((SearchDays + days - 1) / days, (int)Math.Ceiling(Math.Min(1e6, ContactsOfSmallestFlow / smallest))));
    }

    private SimulationResult Run(CentreModel centre, ulong seed, int replications, bool trace = false, bool byPeriod = false, int? threads = null)
    {
        cancel.ThrowIfCancellationRequested();
        var plan = inputs.Settings.PlanOf(centre);
        var result = RememberingSimulator.Run(plan, new SimulationSettings(seed, replications, threads ?? inputs.Settings.Threads) { Trace = trace, ByPeriod = byPeriod }, inputs.Settings.Memory, null, cancel);
        cancel.ThrowIfCancellationRequested();
        Interlocked.Add(ref contacts, result.ContactsSimulated);
        return result;
    }
}
