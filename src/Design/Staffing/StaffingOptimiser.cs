using System.Collections.Immutable;
using Plateau.Mathematics.Programming;

namespace Plateau.Design.Staffing;

/// <summary>
/// The cheapest staffing of candidate groups that keeps every promise, with its proof: an integer programme with the needs of sets of types (any routing) and with cuts from simulation (this router), on the same customers
/// for every staffing; each round solves it, simulates its answer, adds what the simulation says, and repairs the answer into one that keeps the promises. Method, proof and limits: docs/methods/staffing.md.
/// </summary>
/// <remarks>M. T. Çezik, P. L'Ecuyer, Management Science 54 (2008) 310–323; J. Atlason, M. A. Epelman, S. G. Henderson, Annals of Operations Research 127 (2004) 333–358.</remarks>
public sealed class StaffingOptimiser
{
    private const int GuessRounds = 6;
    private const int SeparationRounds = 10;
    private const double ContactsOfSmallestType = 20_000;
    private const double MostContactsALook = 4e6;
    private const double MostContactsForGains = 30e6;
    private const int LeastDays = 20;
    private const int MostGroupsToProve = 8;
    private const int BatchToProve = 64;
    private const double ShareForRounds = 0.85; // of the time; the rest is for taking agents off
    private const int MostGroupsToTrim = 12;
    private const int MostGroupsForWhole = 8;
    private const int Improvements = 4; // a round
    private const double Damping = 0.7; // a whole correction swings to and fro
    private const double NearlyKept = 0.01; // missing, on average over the promises
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
    private readonly double[] _asked; // more of each promise than is promised
    private double[][] _gains = [];
    private double? _any; // for any routing
    private double? _bound; // for the fixed router
    private int _rounds;
    private bool _timeEnded;
    private ImmutableArray<int> _refined; // the cheapest staffing whose own gains are among the cuts
    private bool _isProved; // by looking at every cheaper staffing

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

    /// <summary>With many groups the bound is that of fractions of agents.</summary>
    private bool IsLarge => _problem.Groups.Length > MostGroupsForWhole;

    private bool MayGoOn() => MayGoOn(1);

    /// <param name="share">Of the time limit.</param>
    private bool MayGoOn(double share)
    {
        _cancel.ThrowIfCancellationRequested();
        if (_settings.TimeGone is not { } gone || gone() < share) return true;
        _timeEnded = true;
        return false;
    }

    private StaffingResult Run()
    {
        if (OutOfReachWithEverybody() is { Length: > 0 } outOfReach) return ResultOf(StaffingOutcome.OutOfReach, [], outOfReach, []);
        _any = _bound = AnyRouting();
        _report(0.05);
        if (!Start()) return ResultOf(StaffingOutcome.NotConfirmed, [], [], []);
        _report(0.2);
        for (; _rounds < _settings.MostRounds && !IsGoodEnough && MayGoOn(ShareForRounds); _rounds++)
        {
            var known = _points.Count;
            if (Solve() is not { } answer) break;
            var service = _points.Of(answer);
            if (IsGoodEnough) break;
            Gains(Nearer(service));
            Improve();
            if (_rounds > 0) Refine();
            if (_points.Count == known) break; // nothing was learnt: the programme would answer the same
            _report(0.2 + (0.6 * (_rounds + 1) / _settings.MostRounds));
        }

        if (!IsGoodEnough) Solve();
        _repair.Trim(_gains, MayGoOn);
        Enumerate();
        return Confirm();
    }

    /// <summary>
    /// Looks at every staffing that is cheaper than the cheapest found, where they are few enough: cuts rest on concave service, which small centres do not always have, and this does not.
    /// </summary>
    private void Enumerate()
    {
        var most = (int)Math.Min(StaffingEnumeration.MostStaffings, _settings.MostContactsToProve / (_points.Days * ContactsADay(_problem)));
        if (_problem.Groups.Length > MostGroupsToProve) return;
        var all = new StaffingEnumeration(_problem, [.. _subsets.Cuts]);
        if ((all.Below(_points.BestCost, most) ?? all.Below(_points.BestCostOnSample, most)) is not { } cheaper) return;
        foreach (var batch in cheaper.Chunk(BatchToProve))
        {
            // Beyond the cheapest on the sample it goes on to the cheapest that also has the margins.
            if (_problem.CostOf(batch[0]) >= _points.BestCost) break;
            if (!MayGoOn()) return;
            _points.LookAt(batch);
        }

        _isProved = true;
        _bound = _points.BestCostOnSample;
    }

    /// <summary>A staffing that keeps the promises, with the margins that the check will ask for, and its gains; false when the groups' limits do not allow one.</summary>
    private bool Start()
    {
        var guess = Guess();
        var near = _points.Of(guess);
        _points.SetMargins(near, _settings.CheckDays, StaffingCheck.LevelFor(_settings, _points.Promises.Count));
        _repair.Repair(guess, Gains(near));
        if (_points.Best is null) return false;
        if (_problem.Groups.Length <= MostGroupsToTrim) _repair.Trim(_gains, MayGoOn);
        Gains(_points.Best!);
        return true;
    }

    /// <summary>Proved on the sample, or near enough to the bound with the margins.</summary>
    private bool IsGoodEnough => Gap <= _settings.Gap || (HasNothingCheaper && Gap <= 2 * _settings.Gap);

    /// <summary>Whether the cuts leave nothing cheaper on the sample.</summary>
    private bool HasNothingCheaper => _settings.Solver is not null && _bound >= _points.BestCostOnSample - 1e-6;

    private double Gap => _bound is { } value && _points.Best is not null ? Math.Max(0, _points.BestCost - value) / _points.BestCost : double.PositiveInfinity;

    /// <summary>Adds the cuts of a staffing and remembers its gains.</summary>
    private double[][] Gains(StaffingService service) => _gains = _points.AddCuts(service, GainDays());

    /// <summary>Least cost by the needs of sets of types.</summary>
    private double? AnyRouting()
    {
        if (_settings.Solver is not { } solver) return WithoutSolver.Bound(_problem, _subsets.Cuts);
        double? bound = null;
        for (var round = 0; round < SeparationRounds; round++)
        {
            var answer = solver.Solve(_master.Of(_subsets.Cuts, [], relaxed: IsLarge), new SolverLimits(MasterSeconds, 1e-4), _cancel);
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
        var agents = StaffingFor(load);
        for (var round = 0; round < GuessRounds && MayGoOn(); round++)
        {
            var missing = _points.Missing(_points.Of(agents));
            if (missing.All(value => value is <= 0 and > -0.02)) break;
            for (var promise = 0; promise < missing.Length; promise++)
                safety[_points.Promises.Items[promise].Type] += Math.Clamp(2 * missing[promise], -0.5, 1);
            var next = StaffingFor([.. load.Select((own, type) => Math.Max(0, own + (safety[type] * Math.Sqrt(own))))]);
            if (next.SequenceEqual(agents)) break;
            agents = next;
        }

        return agents;
    }

    /// <summary>Agents for this work; where the solver has no answer, a greedy cover.</summary>
    private ImmutableArray<int> StaffingFor(double[] work)
    {
        var answer = _settings.Solver?.Solve(_master.Of(_subsets.Cuts, [], work, IsLarge), new SolverLimits(MasterSeconds, 0.005), _cancel);
        return (answer is null ? null : _master.StaffingOf(answer)) ?? WithoutSolver.Cover(_problem, _subsets.Cuts, work);
    }

    /// <summary>Solves the programme with all cuts: a bound, and a staffing that may not keep the promises.</summary>
    private ImmutableArray<int>? Solve()
    {
        if (_settings.Solver is not { } solver) return null;
        var cuts = _points.Cuts.Select(cut => (cut, _points.Promises.Items[cut.Promise].Target));
        var answer = solver.Solve(_master.Of(_subsets.Cuts, cuts, relaxed: IsLarge), new SolverLimits(MasterSeconds, Math.Min(1e-4, _settings.Gap / 10)), _cancel);
        if (answer.Bound is { } bound) _bound = Math.Max(bound, _any ?? bound); // a cut may have been weakened: the last bound counts, not the best
        return _master.StaffingOf(answer);
    }

    /// <summary>
    /// Looks for a cheaper staffing that keeps the promises: the programme is asked for a little more (or less) of each promise, by what its last answer lacked (or had too much) in the simulation.
    /// </summary>
    private void Improve()
    {
        if (_settings.Solver is not { } solver) return;
        for (var step = 0; step < Improvements && MayGoOn(ShareForRounds); step++)
        {
            var cuts = _points.Cuts.Select(cut => (cut, _points.Promises.Items[cut.Promise].Target + _points.MarginOf(cut.Promise) + _asked[cut.Promise]));
            if (_master.StaffingOf(solver.Solve(_master.Of(_subsets.Cuts, cuts, relaxed: IsLarge), new SolverLimits(MasterSeconds, 0.001), _cancel)) is not { } agents) return;
            var service = _points.Of(agents);
            var missing = _points.Missing(service);
            for (var promise = 0; promise < missing.Length; promise++)
            {
                var scale = _points.Promises.Items[promise].Scale;
                _asked[promise] = Math.Clamp(_asked[promise] + (Damping * missing[promise] * scale), -MostAskedLess * scale, MostAskedMore * scale);
            }

            if (missing.All(value => value <= 0)) continue;
            if (missing.Sum(value => Math.Max(0, value)) < NearlyKept * missing.Length && _problem.CostOf(agents) < _points.BestCost) _repair.Repair(agents, _gains, _points.BestCost);
        }
    }

    /// <summary>Takes agents off the cheapest staffing so far; what its own gains say joins the cuts, which else come from staffings that miss promises.</summary>
    private void Refine()
    {
        _repair.Trim(_gains, () => MayGoOn(ShareForRounds));
        if (_points.Best is not { } best || best.Agents == _refined || IsGoodEnough || !MayGoOn(ShareForRounds)) return;
        _refined = best.Agents;
        Gains(best);
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
        ImmutableArray<OutOfReach> orphans = [.. items.Where(item => _problem.Types[item.Type].ContactsPerHour > 0 && !_problem.TakersOf(item.Type).Any()).Select(item => new OutOfReach(item.Type, item.Promise, null, null))];
        if (orphans.Length > 0 || _problem.Groups.Any(group => group.MostAgents == int.MaxValue)) return orphans;
        var service = _points.Of([.. _problem.Groups.Select(group => group.MostAgents)]);
        return [.. items.Select((item, promise) => (item, missing: item.Target - service.Values[promise])).Where(entry => entry.missing > 0).Select(entry => new OutOfReach(entry.item.Type, entry.item.Promise, null, entry.missing))];
    }

    private StaffingResult Confirm()
    {
        var (agents, checks, confirmed) = new StaffingCheck(_settings, _simulator, _repair, _points, _gains).Confirm(_points.Best!.Agents);
        _report(1);
        return ResultOf(confirmed ? StaffingOutcome.Found : StaffingOutcome.NotConfirmed, agents, [], checks);
    }

    private StaffingBound BoundFor(BoundClass kind, double bound, ImmutableArray<int> agents) =>
        new(kind, bound, Math.Max(0, _problem.CostOf(agents) - bound) / _problem.CostOf(agents));

    private IEnumerable<StaffingBound> BoundsOf(ImmutableArray<int> agents)
    {
        if (agents.IsEmpty) yield break;
        if (_any is { } proved) yield return BoundFor(BoundClass.AnyRouting, proved, agents);
        if ((_settings.Solver is not null || _isProved) && _bound is { } bound) yield return BoundFor(BoundClass.FixedRouter, bound, agents);
    }

    private StaffingResult ResultOf(StaffingOutcome outcome, ImmutableArray<int> agents, ImmutableArray<OutOfReach> outOfReach, ImmutableArray<PromiseCheck> checks) => new()
    {
        Outcome = outcome,
        Agents = agents,
        Cost = agents.IsEmpty ? null : _problem.CostOf(agents),
        Bounds = [.. BoundsOf(agents)],
        IsProvedOnSample = _isProved,
        CostOnSample = _points.BestOnSample is null ? null : _points.BestCostOnSample,
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
