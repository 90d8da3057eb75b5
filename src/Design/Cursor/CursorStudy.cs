using System.Collections.Immutable;
using Plateau.Design.Activities;
using Plateau.Design.Coverage;
using Plateau.Design.Cursor.Hours;
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
    /// <summary>Shares of hours by agents with several skills that are examined, between one skill each and everyone everything.</summary>
    public static readonly ImmutableArray<double> SecondSkillShares = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0];

    /// <summary>The organisation models take about as long as so many positions.</summary>
    private const int ModelSteps = 8;

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
        var poolable = inputs.Poolable.Count() > 1 && !TooMany ? inputs.Poolable.ToImmutableArray() : [];
        var steps = new StepCount(report, 3 + SecondSkillShares.Length + poolable.Length + 1 + ModelSteps);
        var ladder = new PositionLadder(inputs, parts, builder, evaluator, search, examiner).Climb(evidence.Centre.Groups.Length > 0, TooMany, steps.Next);
        var (specialised, everyone) = (ladder.Of(OrganisationKind.Specialised), ladder.Of(OrganisationKind.Everyone));
        var (breakEven, flows) = evaluator.Together(
            () => new BreakEvenSearch(inputs, evaluator, search).Find(everyone?.Organisation, everyone?.Service, specialised?.Service),
            () => Flows(everyone, ladder.Best, poolable, steps.Next));
        steps.Next();
        var begun = steps.Done;
        var days = new WorkingDays(inputs, evaluator, search);
        var (models, weighed) = new OrganisationStudy(evidence, parts, builder, evaluator, search, examiner, days).Run(ladder.Start, breakEven, share => steps.Reach(begun + (ModelSteps * share)));
        var path = ladder.Examined.Where(one => one.Organisation.Kind != OrganisationKind.Observed).ToArray();
        var knee = KneeFinder.Find(path, inputs.Settings.Seed);
        var (map, training) = evaluator.Together(
            () => FragilityMapStudy.Run(evidence, inputs, evaluator, builder.Observed(), absence),
            () => TrainingStudy.Run(evidence, inputs, evaluator, builder.Observed()));
        return new CursorResult
        {
            Positions = [.. Positions(ladder.Examined, specialised, weighed), .. ladder.Impossible.Select(Impossible)],
            Knee = knee,
            BreakEven = breakEven,
            Whole = TooMany ? TooManyFlows() : Verdicts.OfCentre(inputs, path, knee, breakEven),
            Flows = flows,
            CostInHours = inputs.Centre.Costs.AgentHour is null,
            StaffedHours = inputs.StaffedHours,
            AbsenceRate = absence,
            Replications = inputs.Settings.Replications,
            DaysPerReplication = inputs.Centre.Grid.Days.Length,
            Organisations = models,
            Solver = inputs.Settings.Solver?.Name,
            LeastHoursOfAny = AnyOrganisation.LeastHours(inputs),
            Activities = new ActivityMap(Distinctness.Of(evidence), QuadrantOf.Flows(evidence)),
            FragilityMap = map,
            Training = training,
        };
    }

    /// <summary>More flows than the search can scale one by one.</summary>
    private bool TooMany => inputs.FlowCount > OrganisationStudy.MostBlocks;

    private Verdict TooManyFlows() => new(VerdictKind.Undecided, Estimate.Unknown, [Message.Of("verdict.tooManyFlows", Argument.Count("flows", inputs.FlowCount), Argument.Count("most", OrganisationStudy.MostBlocks))]);

    private IEnumerable<CursorPosition> Positions(IReadOnlyList<Examined> examined, Examined? specialised, GiveAndTakeStudy weighed)
    {
        var comparisons = Math.Max(1, examined.Count(one => one.Organisation.Kind != OrganisationKind.Specialised));
        var others = Math.Max(1, examined.Count(one => one.Service is not null && !ReferenceEquals(one.Service, weighed.Reference?.Service)));
        return examined.Select(one => new CursorPosition(
            one.Organisation.Kind,
            one.Organisation.Share,
            examiner.EqualHoursOf(one, specialised, comparisons),
            examiner.EqualServiceOf(one, specialised, comparisons),
            one.Fragility ?? Fragility.Unknown,
            examiner.SkillSets(one))
        {
            MultiSkilledHours = one.Organisation.MultiSkilledHours,
            LeastHours = one.Service?.LeastHours,
            SkillsPerAgent = 1 + ((double)one.Organisation.FurtherSkills / one.Organisation.Agents),
            GiveAndTake = weighed.Of(one, Examiner.SavingOver(one, weighed.Reference, others)),
        });
    }

    private CursorPosition Impossible((OrganisationKind Kind, double Share, Message Reason) position)
    {
        ImmutableArray<Estimate> unknown = [.. inputs.Centre.Flows.Select(_ => Estimate.Unknown)];
        return new CursorPosition(
            position.Kind,
            position.Share,
            new EqualHours(Estimate.Unknown, Estimate.Unknown, Estimate.Unknown, Estimate.Unknown, unknown, Estimate.Unknown),
            new EqualService(Estimate.Unknown, Estimate.Unknown, Estimate.Unknown, unknown, null),
            Fragility.Unknown,
            [])
        {
            Impossible = position.Reason,
        };
    }

    private ImmutableArray<FlowVerdict> Flows(Examined? everyone, Mixed? best, ImmutableArray<int> poolable, Action next)
    {
        var dials = best is not null && search.Programmes is { } programmes ? new FlowDial(inputs, evaluator, search, programmes) : null;
        return [.. evaluator.SideBySide([.. Enumerable.Range(0, inputs.FlowCount)], flow =>
        {
            var id = inputs.Centre.Flows[flow].Id;
            if (WithoutSearch(flow, everyone, poolable) is { } told)
                return new FlowVerdict(id, told);
            var dial = dials?.Turn(flow, best!, poolable);
            var verdict = dial is not null
                ? new FlowVerdict(id, Verdicts.OfDial(inputs, dial, comparisons: 2 * poolable.Length)) { Dial = DialPositions(dial, comparisons: 4 * poolable.Length) }
                : new FlowVerdict(id, FlowVerdictOf(flow, everyone!, poolable));
            next();
            return verdict;
        })];
    }

    private static ImmutableArray<DialPosition> DialPositions(Dial dial, int comparisons)
    {
        return [.. dial.Points.Select(point => new DialPosition(
            point.Share,
            point.Service is { } service ? Intervals.Mean(service.HoursByReplication) with { Value = service.Hours } : Estimate.Unknown,
            point.Service is { } there && dial.Alone is { } alone && !ReferenceEquals(alone, there) ? Paired.RelativeSaving(alone, there, comparisons) : Estimate.Unknown,
            ReferenceEquals(point, dial.Best)))];
    }

    /// <summary>What can be said of a flow before anything is searched; null = nothing.</summary>
    private Verdict? WithoutSearch(int flow, Examined? everyone, ImmutableArray<int> poolable)
    {
        if (inputs.Centre.Flows[flow].Protected)
            return new Verdict(VerdictKind.Specialise, Estimate.Unknown, [Message.Of("verdict.protected", Argument.Of("reason", inputs.Centre.Flows[flow].ProtectedReason ?? ""))]);
        if (TooMany)
            return TooManyFlows();
        return poolable.Contains(flow) && everyone is not null ? null : new Verdict(VerdictKind.Undecided, Estimate.Unknown, [Message.Of("verdict.nothingToPool")]);
    }

    /// <summary>Without a solver: the flow alone, half in the pool, wholly in the pool, everything else pooled throughout.</summary>
    private Verdict FlowVerdictOf(int flow, Examined everyone, ImmutableArray<int> poolable)
    {
        var alone = builder.Isolated(flow) is { } isolated ? search.Find(isolated, null) : null;
        var half = builder.HalfIsolated(flow) is { } halfIsolated ? search.Find(halfIsolated, null) : null;
        return Verdicts.OfFlow(inputs, alone, half, everyone.Service, comparisons: 2 * poolable.Length);
    }

    /// <summary>Counts steps that take about as long each, whichever thread ends one.</summary>
    private sealed class StepCount(Action<double> report, int all)
    {
        private readonly Lock gate = new();

        public double Done { get; private set; }

        public void Next()
        {
            lock (gate)
                Reach(Done + 1);
        }

        public void Reach(double done)
        {
            lock (gate)
            {
                Done = Math.Max(Done, done);
                report(Math.Min(1, Done / all));
            }
        }
    }
}
