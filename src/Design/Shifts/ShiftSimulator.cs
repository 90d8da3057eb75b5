using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Simulation;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;

namespace Plateau.Design.Shifts;

/// <summary>What a cover gives over the days of a sample.</summary>
/// <param name="Cover">Agents at work, [group × periods + period].</param>
/// <param name="Bad">A day on average, [row × periods + period], in the sense of <see cref="ShiftPromises"/>.</param>
/// <param name="Base">The same of what it is a share of.</param>
/// <param name="Sums">Of each promise, over the days.</param>
public sealed record ShiftService(ImmutableArray<int> Cover, int Days, double[] Bad, double[] Base, RatioSums[] Sums);

/// <summary>Sums over days from which a ratio and its standard error follow (W. G. Cochran, Sampling Techniques, 1977, equation 6.13).</summary>
public struct RatioSums
{
    public double Bad { get; private set; }

    public double Base { get; private set; }

    public double BadSquared { get; private set; }

    public double BaseSquared { get; private set; }

    public double Product { get; private set; }

    public void Add(double bad, double @base)
    {
        Bad += bad;
        Base += @base;
        BadSquared += bad * bad;
        BaseSquared += @base * @base;
        Product += bad * @base;
    }

    /// <summary>Bad ÷ base; null without base.</summary>
    public readonly double? Ratio => Base > 0 ? Bad / Base : null;

    /// <summary>Of the ratio; null below two days or without base.</summary>
    public readonly double? StandardError(int days)
    {
        if (days < 2 || Ratio is not { } ratio) return null;
        var squares = Math.Max(0, BadSquared - (2 * ratio * Product) + (ratio * ratio * BaseSquared));
        return Math.Sqrt(squares / (days - 1) * days) / Base;
    }

    /// <summary>Lower or upper (one-sided) end of the ratio at a level above one half; the ratio itself without error, 0 without base.</summary>
    public readonly double End(int days, double oneSidedLevel, bool upper)
    {
        if (Ratio is not { } ratio) return 0;
        var reach = StandardError(days) is { } error ? error * Student.Quantile(oneSidedLevel, days - 1) : 0;
        return upper ? ratio + reach : ratio - reach;
    }
}

/// <summary>
/// Simulates covers on the same customers. The plain loop counts by day; a plan whose "days" are periods makes it count by period at its full speed (days run on without a break, whatever their length).
/// </summary>
public sealed class ShiftSimulator
{
    private const int DaysAtOnce = 40; // their counts stay in memory together
    private readonly ShiftProblem _problem;
    private readonly SimulationPlan _plan;
    private readonly ulong _seed;
    private readonly int _threads;
    private readonly CancellationToken _cancel;
    private long _contacts;

    public ShiftSimulator(ShiftProblem problem, ulong seed, int threads, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(problem);
        (_problem, _seed, _threads, _cancel) = (problem, seed, threads, cancel);
        Promises = new ShiftPromises(problem);
        _plan = PlanOf(problem);
    }

    public ShiftPromises Promises { get; }

    /// <summary>The plan without agents; its days are the periods.</summary>
    public SimulationPlan Plan => _plan;

    /// <summary>Contacts simulated so far.</summary>
    public long Contacts => _contacts;

    /// <summary>Simulates one cover on all threads.</summary>
    /// <param name="cover">[group × periods + period].</param>
    /// <param name="first">Number of the first day of the sample.</param>
    public ShiftService Run(ImmutableArray<int> cover, int days, int first = 0) => Run(cover, days, first, _threads);

    /// <summary>Simulates several covers, each on one thread.</summary>
    public ShiftService[] RunAll(IReadOnlyList<ImmutableArray<int>> covers, int days, int first = 0)
    {
        ArgumentNullException.ThrowIfNull(covers);
        var services = new ShiftService[covers.Count];
        Parallel.For(0, covers.Count, new ParallelOptions { MaxDegreeOfParallelism = _threads, CancellationToken = _cancel }, index => services[index] = Run(covers[index], days, first, 1));
        return services;
    }

    private ShiftService Run(ImmutableArray<int> cover, int days, int first, int threads)
    {
        var (rows, periods) = (Promises.Rows.Length, _problem.Periods);
        var service = new ShiftService(cover, days, new double[rows * periods], new double[rows * periods], new RatioSums[Promises.Count]);
        var plan = _plan.WithStaffing([.. _problem.Groups.Select((_, group) => cover.Slice(group * periods, periods))]);
        for (var done = 0; done < days; done += DaysAtOnce)
        {
            _cancel.ThrowIfCancellationRequested();
            var result = Simulator.Run(plan, new SimulationSettings(_seed, Math.Min(DaysAtOnce, days - done), threads) { FirstReplication = first + done }, null, _cancel);
            _cancel.ThrowIfCancellationRequested();
            Interlocked.Add(ref _contacts, result.ContactsSimulated);
            for (var day = 0; day < result.Replications; day++) Add(result, day, service);
        }

        for (var cell = 0; cell < service.Bad.Length; cell++)
        {
            service.Bad[cell] /= days;
            service.Base[cell] /= days;
        }

        return service;
    }

    private void Add(SimulationResult result, int day, ShiftService service)
    {
        var (rows, periods) = (Promises.Rows, _problem.Periods);
        var badOf = new double[rows.Length * periods];
        var baseOf = new double[rows.Length * periods];
        var badOfDay = new double[rows.Length];
        var baseOfDay = new double[rows.Length];
        for (var row = 0; row < rows.Length; row++)
        {
            for (var period = 0; period < periods; period++)
            {
                ref readonly var counts = ref result.OfRow(day, period, 0, rows[row].Type);
                var cell = (row * periods) + period;
                service.Bad[cell] += badOf[cell] = rows[row].Bad(counts);
                service.Base[cell] += baseOf[cell] = rows[row].Base(counts);
                badOfDay[row] += badOf[cell];
                baseOfDay[row] += baseOf[cell];
            }
        }

        for (var item = 0; item < Promises.Count; item++)
        {
            var own = Promises.Items[item];
            if (own.Period is { } period) service.Sums[item].Add(badOf[(own.Row * periods) + period], baseOf[(own.Row * periods) + period]);
            else service.Sums[item].Add(badOfDay[own.Row], baseOfDay[own.Row]);
        }
    }

    private SimulationPlan PlanOf(ShiftProblem problem) => new()
    {
        PeriodTicks = Ticks.FromSeconds(problem.PeriodSeconds),
        PeriodsPerDay = 1,
        Days = problem.Periods,
        Flows = [.. problem.Types.Select((type, index) => new FlowPlan
        {
            Id = new FlowId(type.Id),
            ArrivalsPerPeriod = [.. Enumerable.Range(0, problem.Periods).Select(period => problem.ContactsOf(index, period))],
            Patience = type.Patience,
            Levels = [.. problem.TakersOf(index).GroupBy(group => problem.Groups[group].Takes.Length).OrderBy(level => level.Key).Select(level => new LevelPlan([.. level], 0))],
            AnsweredWithinTicks = Ticks.FromSeconds(Promises.Thresholds[index]),
        })],
        Groups = [.. problem.Groups.Select(group => new GroupPlan
        {
            Id = new GroupId(group.Id),
            Takes = group.Takes,
            HandleTimes = [.. Enumerable.Range(0, problem.Types.Length).Select(group.HandleTimeOf)],
            Staffing = [.. Enumerable.Repeat(0, problem.Periods)],
        })],
    };
}
