using System.Collections.Immutable;
using Plateau.Design.Activities;
using Plateau.Design.Coverage;
using Plateau.Design.Organisations;
using Plateau.Design.Training;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Design.Cursor;

/// <summary>
/// Moves the cursor from one skill each to everyone everything, on the same customers: service at today's hours, hours at equal service, fragility, the knee,
/// the break-even and the verdicts. Method and its limits: docs/methods/cursor.md.
/// </summary>
public sealed class CursorStudy
{
    /// <summary>Shares of agents with a second skill that are examined.</summary>
    public static readonly ImmutableArray<double> SecondSkillShares = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0];

    /// <summary>Models that are positions of the cursor cost little more; the others are about as many as this.</summary>
    private const int ModelSteps = 4;

    private readonly CursorInputs inputs;
    private readonly CentreEvidence evidence;
    private readonly Evaluator evaluator;
    private readonly OrganisationParts parts;
    private readonly OrganisationBuilder builder;
    private readonly EqualServiceSearch search;
    private readonly Examiner examiner;
    private readonly Estimate absence;
    private readonly Action<double> report;

    private CursorStudy(CentreEvidence evidence, StudySettings settings, Action<double> report, CancellationToken cancel)
    {
        this.evidence = evidence;
        this.report = report;
        inputs = new CursorInputs(evidence, settings);
        evaluator = new Evaluator(inputs, cancel);
        parts = new OrganisationParts(inputs);
        builder = new OrganisationBuilder(parts);
        search = new EqualServiceSearch(inputs, evaluator);
        absence = evidence.Observed is null ? Estimate.Unknown : FragilityStudy.RateOf(evidence.Observed);
        examiner = new Examiner(inputs, evaluator, search, new FragilityStudy(inputs, evaluator, absence));
    }

    /// <param name="report">Called with the share of the work that is done.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static CursorResult Run(CentreEvidence evidence, StudySettings settings, Action<double> report, CancellationToken cancel) =>
        new CursorStudy(evidence, settings, report, cancel).Run();

    private CursorResult Run()
    {
        var organisations = Organisations().ToArray();
        var examined = new List<Examined>();
        var poolable = inputs.Poolable.Count() > 1 && !TooMany ? inputs.Poolable.ToArray() : [];
        double steps = organisations.Length + poolable.Length + 1 + ModelSteps, done = 0;
        double[]? start = null;
        foreach (var organisation in organisations)
        {
            var one = examiner.Examine(organisation, start);
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

        var beforeModels = done;
        var models = new OrganisationStudy(evidence, parts, builder, evaluator, search, examiner).Run(start, breakEven, share => report(Math.Min(1, (beforeModels + (ModelSteps * share)) / steps)));
        var ladder = examined.Where(one => one.Organisation.Kind != OrganisationKind.Observed).ToArray();
        var knee = KneeFinder.Find(ladder, inputs.Settings.Seed);
        return new CursorResult
        {
            Positions = positions,
            Knee = knee,
            BreakEven = breakEven,
            Whole = TooMany ? TooManyFlows() : Verdicts.OfCentre(inputs, ladder, knee, breakEven),
            Flows = [.. flows],
            CostInHours = inputs.Centre.Costs.AgentHour is null,
            StaffedHours = inputs.StaffedHours,
            AbsenceRate = absence,
            Replications = inputs.Settings.Replications,
            DaysPerReplication = inputs.Centre.Grid.Days.Length,
            Organisations = models,
            Activities = new ActivityMap(Distinctness.Of(evidence), QuadrantOf.Flows(evidence)),
            FragilityMap = FragilityMapStudy.Run(evidence, inputs, evaluator, builder.Observed(), absence),
            Training = TrainingStudy.Run(evidence, inputs, evaluator, builder.Observed()),
        };
    }

    /// <summary>More flows than the search can scale one by one.</summary>
    private bool TooMany => inputs.FlowCount > OrganisationStudy.MostBlocks;

    private Verdict TooManyFlows() => new(VerdictKind.Undecided, Estimate.Unknown, [Message.Of("verdict.tooManyFlows", Argument.Count("flows", inputs.FlowCount), Argument.Count("most", OrganisationStudy.MostBlocks))]);

    private IEnumerable<Organisation> Organisations()
    {
        if (evidence.Centre.Groups.Length > 0 && builder.Observed() is { Need.Length: <= OrganisationStudy.MostBlocks } observed)
            yield return observed;
        if (TooMany)
        {
            // Positions with a group for each flow would take hours: only what has few groups is examined, and the verdict says so.
            if (builder.Everyone() is { Need.Length: <= OrganisationStudy.MostBlocks } together)
                yield return together;
            yield break;
        }

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

    private ImmutableArray<CursorPosition> Positions(List<Examined> examined, Examined? specialised)
    {
        var comparisons = Math.Max(1, examined.Count(one => one.Organisation.Kind != OrganisationKind.Specialised));
        return [.. examined.Select(one => new CursorPosition(
            one.Organisation.Kind,
            one.Organisation.Share,
            examiner.EqualHoursOf(one, specialised, comparisons),
            examiner.EqualServiceOf(one, specialised, comparisons),
            one.Fragility ?? new Fragility(Estimate.Unknown, Estimate.Unknown, "", Estimate.Unknown),
            examiner.SkillSets(one)))];
    }

    /// <summary>The flow alone, half in the pool, wholly in the pool: what does its place cost the whole centre?</summary>
    private Verdict FlowVerdictOf(int flow, Examined? everyone, int[] poolable)
    {
        if (inputs.Centre.Flows[flow].Protected)
            return new Verdict(VerdictKind.Specialise, Estimate.Unknown, [Message.Of("verdict.protected", Argument.Of("reason", inputs.Centre.Flows[flow].ProtectedReason ?? ""))]);
        if (TooMany)
            return TooManyFlows();
        if (!poolable.Contains(flow) || everyone is null)
            return new Verdict(VerdictKind.Undecided, Estimate.Unknown, [Message.Of("verdict.nothingToPool")]);
        var alone = builder.Isolated(flow) is { } isolated ? search.Find(isolated, null) : null;
        var half = builder.HalfIsolated(flow) is { } halfIsolated ? search.Find(halfIsolated, null) : null;
        return Verdicts.OfFlow(inputs, flow, alone, half, everyone.Service, comparisons: 2 * poolable.Length);
    }
}
