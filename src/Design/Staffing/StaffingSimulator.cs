using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Simulation;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;

namespace Plateau.Design.Staffing;

/// <summary>What a staffing gives over the days of one sample.</summary>
/// <param name="Values">Of each promise, in the sense of <see cref="PromiseList"/>; a type without contacts has its target.</param>
public sealed record StaffingService(ImmutableArray<int> Agents, ImmutableArray<double> Values, SimulationResult Result);

/// <summary>Simulates staffings on the same customers: the sample of a seed is the same for every staffing.</summary>
public sealed class StaffingSimulator
{
    private readonly StaffingProblem _problem;
    private readonly SimulationPlan _plan;
    private readonly ulong _seed;
    private readonly int _threads;
    private readonly CancellationToken _cancel;
    private long _contacts;

    public StaffingSimulator(StaffingProblem problem, ulong seed, int threads, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(problem);
        (_problem, _seed, _threads, _cancel) = (problem, seed, threads, cancel);
        Promises = new PromiseList(problem);
        _plan = PlanOf(problem);
    }

    public PromiseList Promises { get; }

    /// <summary>Contacts simulated so far.</summary>
    public long Contacts => _contacts;

    /// <summary>Simulates one staffing on all threads.</summary>
    /// <param name="first">Number of the first day of the sample.</param>
    public StaffingService Run(IReadOnlyList<int> agents, int days, int first = 0) => Run(agents, days, first, _threads);

    /// <summary>Simulates several staffings, each on one thread.</summary>
    public StaffingService[] RunAll(IReadOnlyList<ImmutableArray<int>> staffings, int days)
    {
        var services = new StaffingService[staffings.Count];
        Parallel.For(0, staffings.Count, new ParallelOptions { MaxDegreeOfParallelism = _threads, CancellationToken = _cancel }, index => services[index] = Run(staffings[index], days, 0, 1));
        return services;
    }

    private StaffingService Run(IReadOnlyList<int> agents, int days, int first, int threads)
    {
        _cancel.ThrowIfCancellationRequested();
        var plan = _plan.WithStaffing([.. agents.Select(count => ImmutableArray.Create(count))]);
        var result = Simulator.Run(plan, new SimulationSettings(_seed, days, threads) { FirstReplication = first }, null, _cancel);
        _cancel.ThrowIfCancellationRequested();
        Interlocked.Add(ref _contacts, result.ContactsSimulated);
        return new([.. agents], [.. Promises.Items.Select(item => ValueOf(result, item))], result);
    }

    /// <summary>Value of one promise over all days: a ratio of sums.</summary>
    public static double ValueOf(SimulationResult result, PromiseList.Item item)
    {
        ArgumentNullException.ThrowIfNull(result);
        var sum = default(FlowCounts);
        for (var day = 0; day < result.Replications; day++) sum.Add(result.OfReplication(day, item.Type));
        return item.Measure.Of(sum) is { } value ? item.Sign * value : item.Target;
    }

    /// <summary>The lower end of the one-sided interval of a promise's value at this level.</summary>
    public static double LowerEnd(SimulationResult result, PromiseList.Item item, double oneSidedLevel)
    {
        ArgumentNullException.ThrowIfNull(result);
        var days = Enumerable.Range(0, result.Replications).Select(day => result.OfReplication(day, item.Type)).ToArray();
        var estimate = Intervals.Ratio([.. days.Select(day => item.Measure.Numerator(day))], [.. days.Select(day => item.Measure.Denominator(day))], (2 * oneSidedLevel) - 1);
        if (estimate.Value is not { } value) return item.Target;
        return item.Sign > 0 ? estimate.Low ?? value : -(estimate.High ?? value);
    }

    private static SimulationPlan PlanOf(StaffingProblem problem)
    {
        var length = problem.WarmUpSeconds + problem.PeriodSeconds;
        return new SimulationPlan
        {
            PeriodTicks = Ticks.FromSeconds(length),
            PeriodsPerDay = 1,
            Days = 1,
            WarmUpTicks = Ticks.FromSeconds(problem.WarmUpSeconds),
            Flows = [.. problem.Types.Select((type, index) => new FlowPlan
            {
                Id = new FlowId(type.Id),
                ArrivalsPerPeriod = [type.ContactsPerHour * length / 3600],
                Patience = type.Patience,
                Levels = LevelsOf(problem, index),
                AnsweredWithinTicks = Ticks.FromSeconds(type.Promises.FirstOrDefault(promise => promise.Kind == PromiseKind.AnsweredWithin)?.ThresholdSeconds ?? 0),
            })],
            Groups = [.. problem.Groups.Select(group => new GroupPlan
            {
                Id = new GroupId(group.Id),
                Takes = group.Takes,
                HandleTimes = [.. Enumerable.Range(0, problem.Types.Length).Select(group.HandleTimeOf)],
                Staffing = [0],
            })],
        };
    }

    /// <summary>Fewest skills first.</summary>
    private static ImmutableArray<LevelPlan> LevelsOf(StaffingProblem problem, int type) =>
        [.. problem.TakersOf(type).GroupBy(group => problem.Groups[group].Takes.Length).OrderBy(level => level.Key).Select(level => new LevelPlan([.. level], 0))];
}
