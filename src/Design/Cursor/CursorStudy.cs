using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;
using Plateau.Model.Texts;
using Plateau.Simulation.Results;

namespace Plateau.Design.Cursor;

/// <summary>
/// Moves the cursor from one skill each to everyone everything, on the same customers: service at today's hours, hours at equal service, fragility, the knee,
/// the break-even and the verdicts. Method and its limits: docs/methods/cursor.md.
/// </summary>
public sealed class CursorStudy
{
    /// <summary>Shares of agents with a second skill that are examined.</summary>
    public static readonly ImmutableArray<double> SecondSkillShares = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0];

    private readonly CursorInputs inputs;
    private readonly CentreEvidence evidence;
    private readonly Evaluator evaluator;
    private readonly OrganisationBuilder builder;
    private readonly EqualServiceSearch search;
    private readonly FragilityStudy fragility;
    private readonly Estimate absence;
    private readonly Action<double> report;

    private CursorStudy(CentreEvidence evidence, StudySettings settings, Action<double> report, CancellationToken cancel)
    {
        this.evidence = evidence;
        this.report = report;
        inputs = new CursorInputs(evidence, settings);
        evaluator = new Evaluator(inputs, cancel);
        builder = new OrganisationBuilder(inputs);
        search = new EqualServiceSearch(inputs, evaluator);
        absence = evidence.Observed is null ? Estimate.Unknown : FragilityStudy.RateOf(evidence.Observed);
        fragility = new FragilityStudy(inputs, evaluator, absence);
    }

    /// <param name="report">Called with the share of the work that is done.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static CursorResult Run(CentreEvidence evidence, StudySettings settings, Action<double> report, CancellationToken cancel) =>
        new CursorStudy(evidence, settings, report, cancel).Run();

    private CursorResult Run()
    {
        var organisations = Organisations().ToArray();
        var examined = new List<Examined>();
        var poolable = inputs.Poolable.Count() > 1 ? inputs.Poolable.ToArray() : [];
        double steps = organisations.Length + poolable.Length + 1, done = 0;
        double[]? start = null;
        foreach (var organisation in organisations)
        {
            var one = Examine(organisation, start);
            if (organisation.Kind is OrganisationKind.Specialised or OrganisationKind.SecondSkill)
                start = one.Service?.Scale ?? start;
            examined.Add(one);
            report(++done / steps);
        }

        var specialised = examined.FirstOrDefault(one => one.Organisation.Kind == OrganisationKind.Specialised);
        var everyone = examined.FirstOrDefault(one => one.Organisation.Kind == OrganisationKind.Everyone);
        var positions = Positions(examined, specialised);
        var flows = new List<FlowVerdict>();
        var breakEven = new BreakEvenSearch(inputs, evaluator, search).Find(everyone?.Organisation, everyone?.Service, specialised?.Service);
        report(++done / steps);
        for (var flow = 0; flow < inputs.FlowCount; flow++)
        {
            flows.Add(new FlowVerdict(inputs.Centre.Flows[flow].Id, FlowVerdictOf(flow, everyone, poolable)));
            if (poolable.Contains(flow))
                report(Math.Min(1, ++done / steps));
        }

        var ladder = examined.Where(one => one.Organisation.Kind != OrganisationKind.Observed).ToArray();
        var knee = KneeFinder.Find(ladder, inputs.Settings.Seed);
        return new CursorResult
        {
            Positions = positions,
            Knee = knee,
            BreakEven = breakEven,
            Whole = Verdicts.OfCentre(inputs, ladder, knee, breakEven),
            Flows = [.. flows],
            CostInHours = inputs.Centre.Costs.AgentHour is null,
            StaffedHours = inputs.StaffedHours,
            AbsenceRate = absence,
            Replications = inputs.Settings.Replications,
            DaysPerReplication = inputs.Centre.Grid.Days.Length,
        };
    }

    private IEnumerable<Organisation> Organisations()
    {
        if (evidence.Centre.Groups.Length > 0 && builder.Observed() is { } observed)
            yield return observed;
        if (builder.Specialised() is not { } specialised)
            yield break;
        yield return specialised;
        foreach (var share in SecondSkillShares)
        {
            if (inputs.Poolable.Count() > 1 && builder.WithSecondSkill(share) is { } organisation)
                yield return organisation;
        }

        if (builder.Everyone() is { } everyone)
            yield return everyone;
    }

    private Examined Examine(Organisation organisation, double[]? start)
    {
        var service = search.Find(organisation, start);
        var today = TodaysHours(organisation, service?.Scale);
        return new Examined(
            organisation,
            today is null ? null : evaluator.Fresh(Seats.Centre(inputs, organisation, today)),
            today is null ? null : fragility.Of(organisation, today),
            service,
            today ?? organisation.Spread([.. organisation.Need]));
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

    private ImmutableArray<CursorPosition> Positions(List<Examined> examined, Examined? specialised)
    {
        var comparisons = Math.Max(1, examined.Count(one => one.Organisation.Kind != OrganisationKind.Specialised));
        return [.. examined.Select(one => new CursorPosition(
            one.Organisation.Kind,
            one.Organisation.Share,
            EqualHoursOf(one, specialised, comparisons),
            EqualServiceOf(one, specialised, comparisons),
            one.Fragility ?? new Fragility(Estimate.Unknown, Estimate.Unknown, "", Estimate.Unknown),
            SkillSets(one)))];
    }

    private EqualHours EqualHoursOf(Examined one, Examined? specialised, int comparisons)
    {
        if (one.Today is not { } result)
            return new EqualHours(Estimate.Unknown, Estimate.Unknown, Estimate.Unknown, Estimate.Unknown, [.. inputs.Centre.Flows.Select(_ => Estimate.Unknown)], Estimate.Unknown);
        var gain = specialised?.Today is { } other && !ReferenceEquals(other, result)
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

    private EqualService EqualServiceOf(Examined one, Examined? specialised, int comparisons)
    {
        if (one.Service is not { } point)
            return new EqualService(Estimate.Unknown, Estimate.Unknown, Estimate.Unknown, [.. inputs.Centre.Flows.Select(_ => Estimate.Unknown)], Message.Of("cursor.infeasible", Argument.Of("scale", EqualServiceSearch.GreatestScale)));
        var hours = Intervals.Mean(point.HoursByReplication) with { Value = point.Hours };
        var rate = inputs.Centre.Costs.AgentHour;
        var saving = specialised?.Service is { } reference && !ReferenceEquals(reference, point)
            ? Paired.RelativeSaving(reference, point, comparisons)
            : Estimate.Unknown;
        return new EqualService(
            hours,
            rate is null ? hours : new Estimate(hours.Value * rate, hours.Low * rate, hours.High * rate, hours.SampleSize),
            saving,
            WithinByFlow(point.Result),
            null);
    }

    private ImmutableArray<Estimate> WithinByFlow(SimulationResult result) =>
        [.. Enumerable.Range(0, inputs.FlowCount).Select(flow => Evaluator.Within(result, flow).ToEstimate())];

    private static double[] Ratios(SimulationResult result)
    {
        var within = Evaluator.Within(result, null);
        return [.. Enumerable.Range(0, within.Count).Select(replication => within.Of(replication) ?? 0)];
    }

    private ImmutableArray<SkillSetShare> SkillSets(Examined one)
    {
        var total = Math.Max(1e-9, one.Expected.Sum(periods => periods.Sum()));
        return [.. one.Organisation.Groups
            .Select((group, index) => new SkillSetShare([.. group.Flows.Select(flow => inputs.Centre.Flows[flow].Id)], one.Expected[index].Sum() / total))
            .OrderByDescending(set => set.Hours)];
    }

    /// <summary>The flow alone, half in the pool, wholly in the pool: what does its place cost the whole centre?</summary>
    private Verdict FlowVerdictOf(int flow, Examined? everyone, int[] poolable)
    {
        if (inputs.Centre.Flows[flow].Protected)
            return new Verdict(VerdictKind.Specialise, Estimate.Unknown, [Message.Of("verdict.protected", Argument.Of("reason", inputs.Centre.Flows[flow].ProtectedReason ?? ""))]);
        if (!poolable.Contains(flow) || everyone is null)
            return new Verdict(VerdictKind.Undecided, Estimate.Unknown, [Message.Of("verdict.nothingToPool")]);
        var alone = builder.Isolated(flow) is { } isolated ? search.Find(isolated, null) : null;
        var half = builder.HalfIsolated(flow) is { } halfIsolated ? search.Find(halfIsolated, null) : null;
        return Verdicts.OfFlow(inputs, flow, alone, half, everyone.Service, comparisons: 2 * poolable.Length);
    }
}

/// <summary>An organisation with what was found of it.</summary>
/// <param name="Today">At today's hours, on fresh replications; null when they are unknown.</param>
/// <param name="Service">At equal service; null when out of reach.</param>
/// <param name="Expected">[group][period]: agents expected at today's hours (or by need when those are unknown).</param>
public sealed record Examined(Organisation Organisation, SimulationResult? Today, Fragility? Fragility, EqualServicePoint? Service, double[][] Expected);
