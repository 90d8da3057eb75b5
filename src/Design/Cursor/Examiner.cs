using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Texts;
using Plateau.Simulation.Results;

namespace Plateau.Design.Cursor;

/// <summary>An organisation with what was found of it.</summary>
/// <param name="Today">At today's hours, on fresh replications; null when they are unknown.</param>
/// <param name="Service">At equal service; null when out of reach.</param>
/// <param name="Expected">[group][period]: agents expected at today's hours (or by need when those are unknown).</param>
public sealed record Examined(Organisation Organisation, SimulationResult? Today, Fragility? Fragility, EqualServicePoint? Service, double[][] Expected)
{
    /// <summary>What keeps it from its targets; null when nothing does.</summary>
    public Message? OutOfReach { get; init; }
}

/// <summary>Examines organisations at today's hours and at equal service, each once: whoever asks again for equal groups gets the same answer. Several threads may examine different organisations.</summary>
public sealed class Examiner(CursorInputs inputs, Evaluator evaluator, EqualServiceSearch search, FragilityStudy fragility)
{
    private readonly Memo<string, Examined> seen = new(StringComparer.Ordinal);
    private readonly OutOfReach outOfReach = new(inputs, evaluator, search);

    /// <param name="start">Scales of a similar organisation, to begin the search from; null = 1.</param>
    public Examined Examine(Organisation organisation, double[]? start)
    {
        var found = seen.Of(organisation.Signature, _ => Examine(organisation, search.Find(organisation, start)));
        return found with { Organisation = found.Organisation with { Kind = organisation.Kind } };
    }

    /// <summary>An organisation whose staffing at equal service is known.</summary>
    public Examined Examine(Organisation organisation, EqualServicePoint? service)
    {
        var today = TodaysHours(organisation, service?.Scale);
        return new Examined(
            organisation,
            today is null ? null : evaluator.Fresh(Seats.Centre(inputs, organisation, today)),
            today is null ? null : fragility.Of(organisation, today),
            service,
            today ?? organisation.Spread([.. organisation.Need]))
        {
            OutOfReach = service is null ? outOfReach.Of(organisation) : null,
        };
    }

    /// <param name="reference">Compared with, on the same customers; null = with nothing.</param>
    /// <param name="comparisons">For which the interval of the difference holds together.</param>
    public EqualHours EqualHoursOf(Examined one, Examined? reference, int comparisons)
    {
        if (one.Today is not { } result)
            return new EqualHours(Estimate.Unknown, Estimate.Unknown, Estimate.Unknown, Estimate.Unknown, [.. inputs.Centre.Flows.Select(_ => Estimate.Unknown)], Estimate.Unknown);
        var gain = reference?.Today is { } other && !ReferenceEquals(other, result)
            ? Paired.Difference(Ratios(result), Ratios(other), comparisons)
            : Estimate.Unknown;
        return new EqualHours(
            Evaluator.Within(result, null).ToEstimate(),
            Measures.PerReplication(result, null, Measures.AbandonmentTogether).ToEstimate(),
            Measures.PerReplication(result, null, Measures.MeanWaitAnswered).ToEstimate(),
            Measures.Occupancy(result),
            WithinByFlow(result),
            gain);
    }

    /// <inheritdoc cref="EqualHoursOf"/>
    public EqualService EqualServiceOf(Examined one, Examined? reference, int comparisons)
    {
        if (one.Service is not { } point)
            return new EqualService(Estimate.Unknown, Estimate.Unknown, Estimate.Unknown, [.. inputs.Centre.Flows.Select(_ => Estimate.Unknown)], one.OutOfReach);
        var hours = Intervals.Mean(point.HoursByReplication) with { Value = point.Hours };
        var rate = inputs.Centre.Costs.AgentHour;
        return new EqualService(
            hours,
            rate is null ? hours : new Estimate(hours.Value * rate, hours.Low * rate, hours.High * rate, hours.SampleSize),
            SavingOver(one, reference, comparisons),
            WithinByFlow(point.Result),
            null);
    }

    /// <summary>Relative saving of hours at equal service; unknown where one of the two is out of reach, or both are one.</summary>
    public static Estimate SavingOver(Examined one, Examined? reference, int comparisons)
    {
        ArgumentNullException.ThrowIfNull(one);
        return one.Service is { } point && reference?.Service is { } other && !ReferenceEquals(other, point) ? Paired.RelativeSaving(other, point, comparisons) : Estimate.Unknown;
    }

    public ImmutableArray<SkillSetShare> SkillSets(Examined one)
    {
        var total = Math.Max(1e-9, one.Expected.Sum(periods => periods.Sum()));
        return [.. one.Organisation.Groups
            .Select((group, index) => new SkillSetShare([.. group.Flows.Select(flow => inputs.Centre.Flows[flow].Id)], one.Expected[index].Sum() / total))
            .OrderByDescending(set => set.Hours)];
    }

    /// <summary>
    /// Today's agents of each period, shared between blocks as at equal service (by bare need where that is out of reach); null when nothing is known of today's staffing.
    /// </summary>
    private double[][]? TodaysHours(Organisation organisation, double[]? scale)
    {
        if (inputs.StaffedHours <= 0)
            return null;
        if (organisation.Today is { } own)
            return organisation.Spread(own);
        var need = organisation.Need.Select((periods, block) => periods.Select(agents => agents * (scale?[block] ?? 1)).ToArray()).ToArray();
        var mean = need.Select(periods => periods.Sum()).ToArray();
        var blocks = need.Select(periods => new double[periods.Length]).ToArray();
        for (var period = 0; period < inputs.Staffed.Length; period++)
        {
            var total = need.Sum(periods => periods[period]);
            for (var block = 0; block < blocks.Length; block++)
                blocks[block][period] = inputs.Staffed[period] * (total > 0 ? need[block][period] / total : mean[block] / Math.Max(1e-9, mean.Sum()));
        }

        return organisation.Spread(blocks);
    }

    private ImmutableArray<Estimate> WithinByFlow(SimulationResult result) =>
        [.. Enumerable.Range(0, inputs.FlowCount).Select(flow => Evaluator.Within(result, flow).ToEstimate())];

    private static double[] Ratios(SimulationResult result)
    {
        var within = Evaluator.Within(result, null);
        return [.. Enumerable.Range(0, within.Count).Select(replication => within.Of(replication) ?? 0)];
    }
}
