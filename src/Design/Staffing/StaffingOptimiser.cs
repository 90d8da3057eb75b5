using System.Collections.Immutable;
using System.Diagnostics;
using Plateau.Mathematics.Programming;

namespace Plateau.Design.Staffing;

/// <summary>
/// The cheapest staffing of candidate groups that keeps every promise, with its proof: an integer programme with the needs of sets of types (any routing) and with cuts from simulation (this router), on the same customers
/// for every staffing; each round solves it, simulates its answer, adds what the simulation says, and repairs the answer into one that keeps the promises. Method, proof and limits: docs/methods/staffing.md.
/// </summary>
/// <remarks>M. T. Çezik, P. L'Ecuyer, Management Science 54 (2008) 310–323; J. Atlason, M. A. Epelman, S. G. Henderson, Annals of Operations Research 127 (2004) 333–358.</remarks>
public sealed class StaffingOptimiser
{
    private const int GuessRounds = 8;
    private const int SeparationRounds = 10;
    private const double ContactsOfSmallestType = 20_000;
    private const double MostContactsALook = 4e6;
    private const double MostContactsForGains = 60e6;
    private const int LeastDays = 20;
    private const int MostGroupsToTrim = 12;
    private const int Improvements = 4; // a round
    private const double MostAskedLess = 0.02;
    private const double MostAskedMore = 0.2;
    private const double MasterSeconds = 20;
    private const double TooFarBelow = 0.3; // of a share: there service is not concave

    private readonly StaffingProblem _problem;
    private readonly StaffingSettings _settings;
    private readonly StaffingSimulator _simulator;
    private readonly StaffingPoints _points;
    private readonly StaffingRepair _repair;
    private readonly StaffingMaster _master;
    private readonly SubsetCuts _subsets;
    private readonly CancellationToken _cancel;
    private readonly Action<double> _report;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly double[] _asked; // more of each promise than is promised
    private double[][] _gains = [];
    private int _rounds;
    private bool _timeEnded;

    private StaffingOptimiser(StaffingProblem problem, StaffingSettings settings, Action<double> report, CancellationToken cancel)
    {
        (_problem, _settings, _report, _cancel) = (problem, settings, report, cancel);
        _simulator = new StaffingSimulator(problem, settings.Seed, settings.Threads, cancel);
        _points = new StaffingPoints(problem, _simulator, settings.SearchDays ?? DaysFor(problem));
        _repair = new StaffingRepair(problem, _points);
        _master = new StaffingMaster(problem);
        _subsets = new SubsetCuts(problem);
        _asked = new double[_points.Promises.Count];
    }

    /// <param name="report">Told the share of the work that is done.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static StaffingResult Run(StaffingProblem problem, StaffingSettings settings, Action<double>? report = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(settings);
        return new StaffingOptimiser(problem, settings, report ?? (_ => { }), cancel).Run();
    }

    private bool MayGoOn()
    {
        _cancel.ThrowIfCancellationRequested();
        if (_watch.Elapsed.TotalSeconds < _settings.Seconds) return true;
        _timeEnded = true;
        return false;
    }

    private StaffingResult Run()
    {
        if (OutOfReachWithEverybody() is { Length: > 0 } outOfReach) return ResultOf(StaffingOutcome.OutOfReach, [], null, outOfReach, [], proved: false);
        var any = AnyRouting();
        _report(0.05);
        var start = Guess();
        if (_repair.Repair(start, Gains(_points.Of(start))) is null) return ResultOf(StaffingOutcome.NotConfirmed, start, any, [], [], proved: false);
        if (_problem.Groups.Length <= MostGroupsToTrim) _repair.Trim(_gains, MayGoOn);
        Gains(_points.Best!);
        _report(0.2);
        var proved = false;
        var fixedBound = any;
        var (cuts, known) = (-1, -1);
        if (Environment.GetEnvironmentVariable("SPIKE") is not null) Console.Error.WriteLine($"start {_watch.Elapsed.TotalSeconds:F1} any {any} best {_points.BestCost} points {_points.Count} days {_points.Days}");
        for (; _rounds < _settings.MostRounds && MayGoOn(); _rounds++)
        {
            if (Solve() is not { } answer) break;
            fixedBound = Math.Max(any ?? 0, answer.Answer.Bound ?? 0);
            var service = _points.Of(answer.Agents);
            if (Environment.GetEnvironmentVariable("SPIKE") is not null) Console.Error.WriteLine($"round {_rounds} {_watch.Elapsed.TotalSeconds:F1}s bound {fixedBound:F2} best {_points.BestCost:F2} gap {GapTo(fixedBound):P2} cuts {_points.Cuts.Count} refuted {_points.Refuted} missing {_points.Missing(service).Max():F3} points {_points.Count}");
            if (GapTo(fixedBound) <= _settings.Gap) break;
            if (_points.Keeps(service))
            {
                proved = answer.Answer.Status == ProgrammeStatus.Optimal && fixedBound >= _points.BestCost - 1e-6;
                if (GapTo(fixedBound) <= _settings.Gap) break;
            }

            if (_points.Cuts.Count == cuts && _points.Count == known) break; // nothing was learnt: the programme would answer the same
            (cuts, known) = (_points.Cuts.Count, _points.Count);
            Gains(Nearer(service));
            Improve();
            _report(0.2 + (0.6 * (_rounds + 1) / _settings.MostRounds));
        }

        if (_settings.Solver is not null && Solve() is { } last) fixedBound = Math.Max(any ?? 0, last.Answer.Bound ?? 0);
        proved = _settings.Solver is not null && fixedBound >= _points.BestCost - 1e-6;
        _repair.Trim(_gains, MayGoOn);
        return Confirm(any, _settings.Solver is null ? null : fixedBound, proved);
    }

    /// <summary>Adds the cuts of a staffing and remembers its gains.</summary>
    private double[][] Gains(StaffingService service) => _gains = _points.AddCuts(service, GainDays());

    private double GapTo(double? bound) => bound is { } value && !double.IsInfinity(_points.BestCost) ? Math.Max(0, _points.BestCost - value) / _points.BestCost : double.PositiveInfinity;

    /// <summary>Least cost by the needs of sets of types.</summary>
    private double? AnyRouting()
    {
        if (_settings.Solver is not { } solver) return WithoutSolver.Bound(_problem, _subsets.Cuts);
        double? bound = null;
        for (var round = 0; round < SeparationRounds; round++)
        {
            var answer = solver.Solve(_master.Of(_subsets.Cuts, []), new SolverLimits(MasterSeconds, 1e-4), _cancel);
            bound = answer.Bound ?? bound;
            if (!answer.HasSolution || _subsets.Separate(answer.Values.AsSpan(0, _problem.Groups.Length).ToArray()) == 0) break;
        }

        return bound;
    }

    /// <summary>A first staffing near the promises: each type's load with a safety that rises and falls with what simulation shows.</summary>
    private ImmutableArray<int> Guess()
    {
        var types = _problem.Types.Length;
        var load = Enumerable.Range(0, types).Select(type => _problem.TakersOf(type).Any() ? _problem.Types[type].ContactsPerHour / 3600 * _problem.TakersOf(type).Min(group => _problem.Groups[group].HandleTimeOf(type)!.Mean) : 0).ToArray();
        var safety = new double[types];
        ImmutableArray<int> agents = [];
        for (var round = 0; round < GuessRounds && MayGoOn(); round++)
        {
            var extra = load.Select((own, type) => Math.Max(0, own + (safety[type] * Math.Sqrt(own)))).ToArray();
            var next = StaffingFor(extra);
            if (next is null) break;
            agents = next.Value;
            var missing = _points.Missing(_points.Of(agents));
            if (Environment.GetEnvironmentVariable("SPIKE") is not null) Console.Error.WriteLine($"guess {round} {_watch.Elapsed.TotalSeconds:F1}s cost {_problem.CostOf(agents):F2} missing max {missing.Max():F3} mean {missing.Average():F3} kept {missing.Count(m => m <= 0)}/{missing.Length}");
            if (missing.All(value => value is <= 0 and > -0.02)) break;
            for (var promise = 0; promise < missing.Length; promise++)
                safety[_points.Promises.Items[promise].Type] += Math.Clamp(2 * missing[promise], -0.5, 1);
        }

        return agents;
    }

    private ImmutableArray<int>? StaffingFor(double[] extra) => _settings.Solver is { } solver
        ? _master.StaffingOf(solver.Solve(_master.Of(_subsets.Cuts, [], extra), new SolverLimits(MasterSeconds, 0.005), _cancel))
        : WithoutSolver.Cover(_problem, _subsets.Cuts, extra);

    private (ImmutableArray<int> Agents, ProgrammeAnswer Answer)? Solve()
    {
        if (_settings.Solver is not { } solver) return null;
        var cuts = _points.Cuts.Select(cut => (cut, _points.Promises.Items[cut.Promise].Target));
        var answer = solver.Solve(_master.Of(_subsets.Cuts, cuts), new SolverLimits(MasterSeconds, Math.Min(1e-4, _settings.Gap / 10)), _cancel);
        return _master.StaffingOf(answer) is { } agents ? (agents, answer) : null;
    }

    /// <summary>
    /// Looks for a cheaper staffing that keeps the promises: the programme is asked for a little more (or less) of each promise, by what its last answer lacked (or had too much) in the simulation.
    /// </summary>
    private void Improve()
    {
        if (_settings.Solver is not { } solver) return;
        for (var step = 0; step < Improvements && MayGoOn(); step++)
        {
            var cuts = _points.Cuts.Select(cut => (cut, _points.Promises.Items[cut.Promise].Target + _asked[cut.Promise]));
            if (_master.StaffingOf(solver.Solve(_master.Of(_subsets.Cuts, cuts), new SolverLimits(MasterSeconds, 0.002), _cancel)) is not { } agents) return;
            var service = _points.Of(agents);
            var missing = _points.Missing(service);
            if (Environment.GetEnvironmentVariable("SPIKE") is not null) Console.Error.WriteLine($"   improve {step} {_watch.Elapsed.TotalSeconds:F1}s cost {_problem.CostOf(agents):F2} missing max {missing.Max():F3} kept {missing.Count(m => m <= 0)}/{missing.Length} best {_points.BestCost}");
            for (var promise = 0; promise < missing.Length; promise++)
            {
                var scale = _points.Promises.Items[promise].Scale;
                _asked[promise] = Math.Clamp(_asked[promise] + (missing[promise] * scale), -MostAskedLess * scale, MostAskedMore * scale);
            }
        }
    }

    /// <summary>The staffing itself, or one between it and the best where it is too bad for its gains to say anything of good ones.</summary>
    private StaffingService Nearer(StaffingService service)
    {
        for (var step = 0; step < 4 && _points.Missing(service).Max() > TooFarBelow; step++)
            service = _points.Of([.. service.Agents.Select((count, group) => (count + _points.Best!.Agents[group] + 1) / 2)]);
        return service;
    }

    /// <summary>What cannot be kept even with every limited group at its most; a type that no group takes is told without a figure.</summary>
    private ImmutableArray<OutOfReach> OutOfReachWithEverybody()
    {
        var items = _points.Promises.Items;
        ImmutableArray<OutOfReach> orphans = [.. items.Where(item => _problem.Types[item.Type].ContactsPerHour > 0 && !_problem.TakersOf(item.Type).Any()).Select(item => new OutOfReach(item.Type, item.Promise, null))];
        if (orphans.Length > 0 || _problem.Groups.Any(group => group.MostAgents == int.MaxValue)) return orphans;
        var service = _points.Of([.. _problem.Groups.Select(group => group.MostAgents)]);
        return [.. items.Select((item, promise) => (item, missing: item.Target - service.Values[promise])).Where(entry => entry.missing > 0).Select(entry => new OutOfReach(entry.item.Type, entry.item.Promise, entry.missing))];
    }

    private StaffingResult Confirm(double? any, double? fixedBound, bool proved)
    {
        var check = new StaffingCheck(_settings, _simulator, _repair, _points, _gains);
        var (agents, checks, confirmed) = check.Confirm(_points.Best!.Agents);
        _report(1);
        var result = ResultOf(confirmed ? StaffingOutcome.Found : StaffingOutcome.NotConfirmed, agents, any, [], checks, proved);
        return fixedBound is { } bound ? result with { Bounds = [.. result.Bounds, BoundFor(BoundClass.FixedRouter, bound, agents)] } : result;
    }

    private StaffingBound BoundFor(BoundClass kind, double bound, ImmutableArray<int> agents) =>
        new(kind, bound, Math.Max(0, _problem.CostOf(agents) - bound) / _problem.CostOf(agents));

    private StaffingResult ResultOf(StaffingOutcome outcome, ImmutableArray<int> agents, double? any, ImmutableArray<OutOfReach> outOfReach, ImmutableArray<PromiseCheck> checks, bool proved) => new()
    {
        Outcome = outcome,
        Agents = agents,
        Cost = agents.IsEmpty ? null : _problem.CostOf(agents),
        Bounds = any is { } bound && !agents.IsEmpty ? [BoundFor(BoundClass.AnyRouting, bound, agents)] : [],
        IsProvedOnSample = proved,
        Checks = checks,
        OutOfReach = outOfReach,
        CheckDays = checks.IsEmpty ? 0 : _settings.CheckDays,
        SearchDays = _points.Days,
        Rounds = _rounds,
        ServiceCuts = _points.Cuts.Count,
        RefutedCuts = _points.Refuted,
        Staffings = _points.Count,
        ContactsSimulated = _simulator.Contacts,
        Solver = _settings.Solver?.Name,
        TimeEnded = _timeEnded,
    };

    /// <summary>So many days that the smallest type with a promise has enough contacts, as far as a look at a staffing may cost.</summary>
    private static int DaysFor(StaffingProblem problem)
    {
        var least = problem.Types.Where(type => !type.Promises.IsEmpty && type.ContactsPerHour > 0).Select(type => type.ContactsPerHour * problem.PeriodSeconds / 3600).DefaultIfEmpty(1000).Min();
        return (int)Math.Max(LeastDays, Math.Min(ContactsOfSmallestType / least, MostContactsALook / ContactsADay(problem)));
    }

    private int GainDays() => (int)Math.Clamp(MostContactsForGains / (_problem.Groups.Length + 1) / ContactsADay(_problem), LeastDays, Math.Max(LeastDays, _points.Days / 3));

    private static double ContactsADay(StaffingProblem problem) =>
        Math.Max(1, problem.Types.Sum(type => type.ContactsPerHour) * (problem.PeriodSeconds + problem.WarmUpSeconds) / 3600);
}
