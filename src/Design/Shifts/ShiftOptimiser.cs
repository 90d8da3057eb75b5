using System.Collections.Immutable;
using Plateau.Design.Staffing;
using Plateau.Mathematics.Random;

namespace Plateau.Design.Shifts;

/// <summary>
/// The cheapest shifts of candidate groups that keep every promise over a day, with their proof: staffing and shifts are decided together. Rounds of simulated gains make a smooth picture of service, whose cheapest fractions are found, rounded and
/// improved shift by shift; the gains are cuts at the same time, and prices on them prove the bound. Method, proof and limits: docs/methods/shifts.md.
/// </summary>
public sealed class ShiftOptimiser
{
    private const double Step = 0.5; // of the way to where the picture says; a whole one swings to and fro
    private const double Stiffness = 0.1; // of the penalty, in units of the whole cost for the square of a logarithm
    private const int MultiplierRounds = 40;
    private const int GradientSteps = 60;
    private const int Passes = 8;
    private const int MostPolishes = 12;
    private const int MostColumnsToProve = 24;
    private const int BatchToProve = 64;
    private const int RoundsBetween = 6; // looks at the gap
    private const double ShareForRounds = 0.6; // of the time; the rest is for the last bound, the polish and the check
    private const double ShareForPolish = 0.85;
    private const double SecondsForBound = 60;
    private const double ContactsALook = 6e6;
    private const double ContactsForGains = 60e6;
    private const int LeastDays = 20;
    private const double ContactsOfSmallest = 20_000;
    private const double Firm = 5; // stiffness of the polish over that of the picture's cheapest fractions
    private const int MostIdle = 4; // polishes that found nothing cheaper
    private const double MostTooMuch = 0.1; // of a logarithm: a promise that is kept by far is no concern
    private const int MostMends = 3;
    private const double MostError = 0.2;
    private const double SampleFlatters = 4; // part of a standard error that the search is on the safe side; the check mends the rest
    private const double Clear = 0.002; // of a logarithm: what the polish asks for beyond

    private readonly ShiftProblem _problem;
    private readonly StaffingSettings _settings;
    private readonly ShiftSimulator _simulator;
    private readonly ShiftPromises _promises;
    private readonly ShiftPrices _prices;
    private readonly ShiftGains _gains;
    private readonly ShiftCuts _cuts;
    private readonly ShiftRelaxation _relaxation;
    private readonly CancellationToken _cancel;
    private readonly Action<double> _report;
    private readonly double[] _margin; // of each promise, ln: what the check will ask for
    private readonly double _unit;
    private readonly int _days;
    private readonly int _gainDays;
    private ShiftModel _model;
    private ImmutableArray<int> _best = [];
    private double _bestCost = double.PositiveInfinity;
    private double? _costOnSample;
    private double? _any;
    private double? _bound;
    private int _rounds;
    private int _covers;
    private bool _timeEnded;
    private bool _isProved;

    private ShiftOptimiser(ShiftProblem problem, StaffingSettings settings, Action<double> report, CancellationToken cancel)
    {
        (_problem, _settings, _report, _cancel) = (problem, settings, report, cancel);
        _simulator = new ShiftSimulator(problem, settings.Seed, settings.Threads, cancel);
        _promises = _simulator.Promises;
        _prices = new ShiftPrices(problem);
        _gains = new ShiftGains(problem, _simulator);
        _cuts = new ShiftCuts(problem, _promises, _prices);
        _relaxation = new ShiftRelaxation(problem, _promises, _prices);
        _margin = new double[_promises.Count];
        _model = ShiftStart.ModelOf(problem, _promises);
        _unit = UnitOf(problem);
        _days = settings.SearchDays ?? DaysFor(problem, _promises);
        _gainDays = (int)Math.Clamp(ContactsForGains / (problem.Groups.Length + 1) / problem.ContactsADay, Math.Min(LeastDays, _days), Math.Max(LeastDays, _days / 2));
        _gainDays = Math.Min(_gainDays, _days);
    }

    /// <param name="settings">As for one period; <see cref="StaffingSettings.MostRounds"/> counts rounds of measured gains.</param>
    /// <param name="report">Told the share of the work that is done.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ShiftResult Run(ShiftProblem problem, StaffingSettings settings, Action<double>? report = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(settings);
        return new ShiftOptimiser(problem, settings, report ?? (_ => { }), cancel).Run();
    }

    private bool MayGoOn(double share = 1)
    {
        _cancel.ThrowIfCancellationRequested();
        if (_settings.TimeGone is not { } gone || gone() < share) return true;
        _timeEnded = true;
        return false;
    }

    private ShiftResult Run()
    {
        if (OutOfReachWithEverybody() is { Length: > 0 } outOfReach) return ResultOf(StaffingOutcome.OutOfReach, [], outOfReach, []);
        _any = ShiftNeed.Bound(_problem);
        _report(0.02);
        var service = Start();
        while (true)
        {
            Measure(service);
            _report(0.05 + (0.6 * _rounds / Math.Max(1, _settings.MostRounds)));
            var isLast = _rounds >= _settings.MostRounds || !MayGoOn(ShareForRounds);
            if (isLast || _rounds % RoundsBetween == 0)
            {
                var model = _model;
                Prove();
                Polish();
                if (isLast || Gap <= _settings.Gap || !MayGoOn(ShareForRounds)) break;
                _model = model;
            }

            service = Next(service);
        }

        Enumerate();
        return Confirm();
    }

    /// <summary>For the fixed router; shifts that were simulated and cost less have the last word.</summary>
    private double? Bound => _bound is { } bound ? Math.Min(bound, _costOnSample ?? bound) : null;

    private double Gap => Bound is { } bound && _bestCost < double.PositiveInfinity ? Math.Max(0, _bestCost - bound) / _bestCost : double.PositiveInfinity;

    /// <summary>The cheapest shifts of the first picture, simulated.</summary>
    private ShiftService Start()
    {
        Array.Fill(_relaxation.Agents, _unit / _prices.Costs.Sum());
        return Answer([.. new double[_promises.Count]]);
    }

    /// <summary>Gains at a cover: they make the picture and the cuts.</summary>
    private void Measure(ShiftService service)
    {
        var first = _rounds * _gainDays % Math.Max(1, _days - _gainDays + 1);
        _gains.Measure(service, _gainDays, first);
        _model = _gains.ModelAt(service);
        _cuts.Add(_model, service);
        SetMargins(service);
        _rounds++;
    }

    /// <summary>The next cover: part of the way from this one to the cheapest of the picture.</summary>
    private ShiftService Next(ShiftService service) => Answer(PartOfTheWay(service, 0));

    /// <summary>What is asked of a picture at a cover so that half of what is missing there comes, and half of what is too much goes.</summary>
    private double[] PartOfTheWay(ShiftService service, double beyond) => [.. ExcessOf(service).Select((own, promise) => _margin[promise] + beyond - ((1 - Step) * Math.Max(own, -MostTooMuch)))];

    private ShiftService Answer(double[] asked)
    {
        var before = (double[])_relaxation.Agents.Clone();
        _relaxation.Solve(_model, asked, _unit, MultiplierRounds, GradientSteps, Stiffness, _cancel);
        _cuts.Prefer(Enumerable.Range(0, before.Length).Where(column => _relaxation.Agents[column] > 0.01));
        if (_rounds > 0)
            for (var column = 0; column < before.Length; column++) _relaxation.Agents[column] = ((1 - Step) * before[column]) + (Step * _relaxation.Agents[column]);
        var search = new ShiftSearch(_problem, _promises, _prices, _model, asked, _relaxation.Multipliers, Stiffness * _unit);
        search.Round(_relaxation.Agents);
        search.Improve(Passes, () => MayGoOn());
        return LookAt(search.Agents);
    }

    /// <summary>Simulates shifts on the sample.</summary>
    private ShiftService LookAt(int[] agents)
    {
        var service = _simulator.Run(_problem.CoverOf(agents), _days);
        _covers++;
        _cuts.Prefer(Enumerable.Range(0, agents.Length).Where(column => agents[column] > 0));
        _cuts.Learn(service);
        Compare([.. agents], service);
        (_last, _lastService) = (agents, service);
        return service;
    }

    private void Compare(ImmutableArray<int> agents, ShiftService service)
    {
        var cost = _problem.CostOf(agents);
        var excess = ExcessOf(service);
        if (excess.All(own => own <= 0)) _costOnSample = Math.Min(_costOnSample ?? cost, cost);
        if (cost < _bestCost - 1e-9 && Keeps(service)) (_best, _bestCost) = (agents, cost);
    }

    private int[] _last = [];
    private ShiftService _lastService = null!; // set by the first look

    private double[] ExcessOf(ShiftService service) => ShiftConfirmation.Excess(_promises, service);

    /// <summary>What the check on fresh days will ask for, and what the sample may flatter by.</summary>
    private void SetMargins(ShiftService near)
    {
        var level = StaffingCheck.LevelFor(_settings, _promises.Count);
        for (var promise = 0; promise < _margin.Length; promise++)
        {
            var sums = near.Sums[promise];
            if (sums.Ratio is not > 0 || sums.StandardError(near.Days) is not { } error) continue;
            // Relative error of one look of the search where the promise just holds; bad comes in numbers, so that its relative error goes with the root.
            var relative = Math.Min(MostError, error / Math.Sqrt(sums.Ratio.Value * _promises.Items[promise].Allowed));
            var fresh = relative * Math.Sqrt((double)near.Days / _settings.CheckDays);
            _margin[promise] = PortableMath.Log(1 + (fresh * Mathematics.Statistics.Normal.Quantile(level)) + (relative / SampleFlatters));
        }
    }

    /// <summary>A bound by prices on all cuts so far.</summary>
    private void Prove()
    {
        if (_settings.Solver is not { } solver || !MayGoOn(ShareForPolish)) return;
        if (_cuts.Bound(solver, _unit, SecondsForBound, () => MayGoOn(ShareForPolish), _cancel) is { } bound) _bound = Math.Max(bound, _any ?? bound);
    }

    /// <summary>From a cover near the promises to one that keeps them: a few shifts at a time, by the picture moved to each new cover; what it flatters is asked for on top.</summary>
    private void Polish()
    {
        var agents = _last;
        var service = _lastService;
        var (before, idle) = (_bestCost, 0);
        for (var step = 0; step < MostPolishes && idle < MostIdle && MayGoOn(ShareForPolish); step++)
        {
            var search = SearchBy(PartOfTheWay(service, Clear));
            search.Begin(agents);
            search.Improve(Passes, () => MayGoOn());
            if (!search.Agents.AsSpan().SequenceEqual(agents)) (agents, service) = LookFrom(search);
            for (var mend = 0; mend < MostMends && !Keeps(service) && MayGoOn(ShareForPolish); mend++)
            {
                search = SearchBy([.. _margin.Select(margin => margin + ((mend + 1) * Clear))]);
                search.Begin(agents);
                search.Harden(0, () => MayGoOn());
                if (search.Agents.AsSpan().SequenceEqual(agents)) break;
                (agents, service) = LookFrom(search);
            }

            idle = _best.IsEmpty || _bestCost < before - 1e-9 ? 0 : idle + 1;
            before = _bestCost;
        }
    }

    private bool Keeps(ShiftService service) => ExcessOf(service).Select((own, promise) => own + _margin[promise]).All(own => own <= 0);

    private (int[] Agents, ShiftService Service) LookFrom(ShiftSearch search)
    {
        var service = LookAt(search.Agents);
        _model = _gains.ModelAt(service);
        return (search.Agents, service);
    }

    private ShiftSearch SearchBy(double[] asked) => new(_problem, _promises, _prices, _model, asked, _relaxation.Multipliers, Firm * Stiffness * _unit);

    /// <summary>Looks at every choice that is cheaper than the cheapest found, where they are few enough: cuts rest on the shape of service, and this does not.</summary>
    private void Enumerate()
    {
        var most = (int)Math.Min(ShiftEnumeration.MostChoices, _settings.MostContactsToProve / (_days * _problem.ContactsADay));
        if (_problem.Columns > MostColumnsToProve || _best.IsEmpty || most <= 0) return;
        var all = new ShiftEnumeration(_problem);
        if ((all.Below(_bestCost, most) ?? all.Below(_costOnSample ?? 0, most)) is not { } cheaper) return;
        foreach (var batch in cheaper.Chunk(BatchToProve))
        {
            // Beyond the cheapest on the sample it goes on to the cheapest that also has the margins.
            if (_problem.CostOf(batch[0]) >= _bestCost) break;
            if (!MayGoOn()) return;
            var services = _simulator.RunAll([.. batch.Select(agents => _problem.CoverOf(agents))], _days);
            for (var place = 0; place < batch.Length; place++) Compare(batch[place], services[place]);
        }

        _isProved = true;
        _bound = _costOnSample;
    }

    /// <summary>Looks at the best on days that the search has not seen; where limits do not hold, shifts are added and all is looked at again: a tenth of the days first.</summary>
    private ShiftResult Confirm()
    {
        var agents = _best.IsEmpty ? _last : [.. _best];
        var extra = new double[_promises.Count];
        ImmutableArray<PromiseCheck> checks = [];
        for (var look = 0; look < MostLooks; look++)
        {
            var cover = _problem.CoverOf(agents);
            var service = _simulator.Run(cover, Math.Max(2, _settings.CheckDays / Glances), _days);
            var missing = ShiftConfirmation.Missing(_promises, _settings, service, Math.Sqrt(1.0 / Glances));
            if (missing.All(own => own <= 0))
            {
                service = _simulator.Run(cover, _settings.CheckDays, _days);
                missing = ShiftConfirmation.Missing(_promises, _settings, service, 1);
                checks = ShiftConfirmation.ChecksOf(_promises, _settings, service);
                if (missing.All(own => own <= 0)) return ResultOf(StaffingOutcome.Found, [.. agents], [], checks);
            }

            var ratio = ExcessOf(service);
            for (var promise = 0; promise < missing.Length; promise++)
            {
                if (missing[promise] > 0) extra[promise] += (look + 1) * Clear; // the picture may flatter
                else extra[promise] *= 0.5;
            }

            var search = new ShiftSearch(_problem, _promises, _prices, _gains.ModelAt(service), [.. missing.Select((own, promise) => own - ratio[promise] + extra[promise])], _relaxation.Multipliers, Firm * Stiffness * _unit);
            search.Begin(agents);
            search.Harden(look < LooksThatExchange ? 1 : 0, () => true);
            agents = search.Agents;
            _report(0.9);
        }

        return ResultOf(StaffingOutcome.NotConfirmed, [.. agents], [], checks);
    }

    private const int MostLooks = 20;
    private const int LooksThatExchange = 3; // later ones only add: what is exchanged away for one promise may be missed by another
    private const int Glances = 10;

    /// <summary>What cannot be kept even with every limited group at its most in all periods; a type that nobody takes, or a period that no shape works in, is told without a figure.</summary>
    private ImmutableArray<OutOfReach> OutOfReachWithEverybody()
    {
        var items = _promises.Items;
        var worked = Enumerable.Range(0, _problem.Periods).Select(period => _problem.Shapes.Any(shape => shape.Works[period])).ToArray();
        ImmutableArray<OutOfReach> orphans = [.. items.Where(item => !_problem.TakersOf(item.Type).Any() || (item.Period is { } period && !worked[period])).Select(item => new OutOfReach(item.Type, item.Promise, item.Period, null))];
        if (orphans.Length > 0) return orphans;
        if (_problem.Groups.Any(group => group.MostAgents == int.MaxValue)) return [];
        var service = _simulator.Run([.. _problem.Groups.SelectMany(group => worked.Select(works => works ? group.MostAgents : 0))], _days);
        return [.. items.Select((item, promise) => (item, missing: (service.Sums[promise].Ratio ?? 0) - item.Allowed)).Where(entry => entry.missing > 0).Select(entry => new OutOfReach(entry.item.Type, entry.item.Promise, entry.item.Period, entry.missing))];
    }

    private IEnumerable<StaffingBound> BoundsOf(ImmutableArray<int> agents)
    {
        if (agents.IsEmpty) yield break;
        var cost = _problem.CostOf(agents);
        if (Bound is { } bound) yield return new StaffingBound(BoundClass.FixedRouter, bound, Math.Max(0, cost - bound) / cost);
        if (_any is { } proved) yield return new StaffingBound(BoundClass.AnyRouting, proved, Math.Max(0, cost - proved) / cost);
    }

    private ShiftResult ResultOf(StaffingOutcome outcome, ImmutableArray<int> agents, ImmutableArray<OutOfReach> outOfReach, ImmutableArray<PromiseCheck> checks)
    {
        _report(1);
        return new ShiftResult
        {
            Outcome = outcome,
            Agents = agents,
            Cost = agents.IsEmpty ? null : _problem.CostOf(agents),
            Bounds = [.. BoundsOf(agents)],
            CostOnSample = _costOnSample,
            IsProvedOnSample = _isProved,
            Checks = checks,
            OutOfReach = outOfReach,
            CheckDays = checks.IsEmpty ? 0 : _settings.CheckDays,
            SearchDays = _days,
            Rounds = _rounds,
            ServiceCuts = _cuts.Count,
            RefutedCuts = _cuts.Refuted,
            Covers = _covers,
            ContactsSimulated = _simulator.Contacts,
            Solver = _settings.Solver?.Name,
            TimeEnded = _timeEnded,
        };
    }

    /// <summary>About what it will cost: all work by the cheapest agents, and a third more.</summary>
    private static double UnitOf(ShiftProblem problem)
    {
        double sum = 0;
        for (var type = 0; type < problem.Types.Length; type++)
        {
            var takers = problem.TakersOf(type).ToArray();
            if (takers.Length > 0) sum += problem.Types[type].ContactsPerHour.Sum() / 3600 * takers.Min(group => problem.Groups[group].HandleTimeOf(type)!.Mean * problem.Groups[group].Cost);
        }

        return Math.Max(1e-6, sum * 4 / 3);
    }

    /// <summary>So many days that the promise with fewest contacts has enough, as far as a look may cost.</summary>
    private static int DaysFor(ShiftProblem problem, ShiftPromises promises)
    {
        var least = promises.Items.Select(item => item.Period is { } period ? problem.ContactsOf(item.Type, period) : problem.Types[item.Type].ContactsPerHour.Sum() * problem.PeriodSeconds / 3600).DefaultIfEmpty(1000).Min();
        return (int)Math.Max(LeastDays, Math.Min(ContactsOfSmallest / least, ContactsALook / problem.ContactsADay));
    }
}
