using System.Collections.Immutable;
using Plateau.Design.Cursor;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Changes;
using Plateau.Simulation;
using Plateau.Simulation.Memory;
using Plateau.Simulation.Results;

namespace Plateau.Design.WhatIf;

/// <summary>A measure of the centre as it is and after changes, and what they bring.</summary>
/// <param name="Before">As it is.</param>
/// <param name="After">After the changes.</param>
/// <param name="Gain">After less before on the same customers; its interval holds for all flows of one table together.</param>
public sealed record BeforeAfter(Estimate Before, Estimate After, Estimate Gain);

/// <summary>One flow, or (null) all contacts together.</summary>
/// <param name="Within">Share answered in time, of offered.</param>
/// <param name="Abandonment">Share of offered that gave up.</param>
/// <param name="WaitSeconds">Mean wait of answered contacts, in seconds.</param>
public sealed record WhatIfLine(FlowId? Flow, BeforeAfter Within, BeforeAfter Abandonment, BeforeAfter WaitSeconds);

/// <summary>What changes bring, after so many replications.</summary>
/// <param name="Replications">Simulated so far; each covers all days of the centre.</param>
/// <param name="Wanted">How many there will be.</param>
/// <param name="Lines">All contacts first, then the flows.</param>
/// <param name="HoursBefore">Staffed agent-hours over the days of the centre.</param>
/// <param name="HoursAfter">After the changes.</param>
public sealed record WhatIfResult(int Replications, int Wanted, ImmutableArray<WhatIfLine> Lines, double HoursBefore, double HoursAfter);

/// <summary>Prices a list of changes: the centre with and without them, simulated on the same customers, first few replications and then more, so that the answer sharpens while one waits.</summary>
public static class WhatIfStudy
{
    public const int FewestReplications = 4;

    /// <summary>A change cannot be made: which of the list, from 0, and why.</summary>
    public sealed record Refused(int Position, string Reason);

    /// <summary>The centre after all changes, in their order.</summary>
    /// <param name="refused">The first one that cannot be made; null = all could.</param>
    public static CentreModel Apply(CentreModel centre, IReadOnlyList<Change> changes, out Refused? refused)
    {
        ArgumentNullException.ThrowIfNull(changes);
        refused = null;
        for (var position = 0; position < changes.Count; position++)
        {
            try
            {
                centre = changes[position].Apply(centre);
            }
            catch (ArgumentException exception)
            {
                refused = new(position, exception.Message);
                return centre;
            }
        }

        return centre;
    }

    /// <summary>Tells what is known after 4, 8, 16 … replications, up to <paramref name="wanted"/>. The last line is the same as if all had been simulated at once.</summary>
    /// <param name="settings">Targets, seed, threads, memory.</param>
    /// <param name="wanted">At least <see cref="FewestReplications"/>.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IEnumerable<WhatIfResult> Run(CentreModel before, CentreModel after, StudySettings settings, int wanted, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfLessThan(wanted, FewestReplications);
        SimulationResult? asIs = null, changed = null;
        for (var done = 0; done < wanted;)
        {
            var more = Math.Min(wanted - done, Math.Max(FewestReplications, done));
            asIs = Add(asIs, before, settings, done, more, cancel);
            changed = Add(changed, after, settings, done, more, cancel);
            done += more;
            yield return Compare(before, after, asIs, changed, wanted);
        }
    }

    private static SimulationResult Add(SimulationResult? known, CentreModel centre, StudySettings settings, int first, int more, CancellationToken cancel)
    {
        var plan = settings.PlanOf(centre);
        var result = RememberingSimulator.Run(plan, new SimulationSettings(settings.Seed, more, settings.Threads) { FirstReplication = first }, settings.Memory, null, cancel);
        cancel.ThrowIfCancellationRequested();
        return known is null ? result : known.With(result);
    }

    private static WhatIfResult Compare(CentreModel before, CentreModel after, SimulationResult asIs, SimulationResult changed, int wanted)
    {
        var comparisons = before.Flows.Length + 1;
        return new(
            asIs.Replications,
            wanted,
            [.. Enumerable.Range(-1, comparisons).Select(flow => Line(flow < 0 ? null : before.Flows[flow].Id, flow < 0 ? null : flow, asIs, changed, comparisons))],
            before.StaffedHours,
            after.StaffedHours);
    }

    private static WhatIfLine Line(FlowId? id, int? flow, SimulationResult asIs, SimulationResult changed, int comparisons) => new(
        id,
        Of(Measures.AnsweredWithin, flow, asIs, changed, comparisons),
        Of(flow is null ? Measures.AbandonmentTogether : Measures.Abandonment, flow, asIs, changed, comparisons),
        Of(Measures.MeanWaitAnswered, flow, asIs, changed, comparisons));

    private static BeforeAfter Of(Func<FlowCounts, (double Numerator, double Denominator)> measure, int? flow, SimulationResult asIs, SimulationResult changed, int comparisons)
    {
        var (before, after) = (Measures.PerReplication(asIs, flow, measure), Measures.PerReplication(changed, flow, measure));
        return new(before.ToEstimate(), after.ToEstimate(), Paired.Difference(after, before, comparisons));
    }
}
