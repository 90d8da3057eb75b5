using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;

namespace Plateau.Design.Staffing;

/// <summary>All staffings simulated on the search's sample, and the cuts that follow; a staffing that contradicts a cut weakens it.</summary>
public sealed class StaffingPoints(StaffingProblem problem, StaffingSimulator simulator, int days)
{
    private const int MostPasses = 20;
    private const double Tie = 1e-9;
    private readonly double[] _margins = new double[simulator.Promises.Count];
    private readonly Dictionary<string, StaffingService> _known = new(StringComparer.Ordinal);
    private readonly List<ServiceCut> _cuts = [];

    public PromiseList Promises => simulator.Promises;

    public int Days => days;

    public IReadOnlyList<ServiceCut> Cuts => _cuts;

    /// <summary>How often a cut was weakened or dropped, because a simulated staffing keeps the promise that it denies.</summary>
    public int Refuted { get; private set; }

    public int Count => _known.Count;

    /// <summary>Cheapest staffing that keeps every promise on the sample; null = none yet.</summary>
    public StaffingService? BestOnSample { get; private set; }

    /// <summary>Cheapest staffing that keeps every promise on the sample with its margin, so that fresh days will most likely confirm it; null = none yet.</summary>
    public StaffingService? Best { get; private set; }

    public double BestCost => CostOf(Best);

    public double BestCostOnSample => CostOf(BestOnSample);

    /// <summary>Service of a staffing on the sample, simulated at most once.</summary>
    public StaffingService Of(ImmutableArray<int> agents)
    {
        var key = string.Join(',', agents);
        if (_known.TryGetValue(key, out var known)) return known;
        var service = simulator.Run(agents, days);
        _known.Add(key, service);
        Learn(service);
        return service;
    }

    /// <summary>Services of several staffings, simulated side by side.</summary>
    public void LookAt(IReadOnlyList<ImmutableArray<int>> staffings)
    {
        ArgumentNullException.ThrowIfNull(staffings);
        ImmutableArray<int>[] unknown = [.. staffings.Where(agents => !_known.ContainsKey(string.Join(',', agents)))];
        foreach (var service in simulator.RunAll(unknown, days))
        {
            _known.Add(string.Join(',', service.Agents), service);
            Learn(service);
        }
    }

    /// <summary>What is missing of each promise and its margin, in multiples of its scale; at most 0 = kept.</summary>
    public double[] Missing(StaffingService service)
    {
        ArgumentNullException.ThrowIfNull(service);
        return [.. Promises.Items.Select((item, promise) => (item.Target + _margins[promise] - service.Values[promise]) / item.Scale)];
    }

    public bool Keeps(StaffingService service) => Missing(service).All(missing => missing <= 0);

    /// <summary>What the search asks for beyond a promise, in its unit.</summary>
    public double MarginOf(int promise) => _margins[promise];

    /// <summary>Sets the margins once: what the check on fresh days will ask for, and what the sample may flatter by.</summary>
    /// <param name="near">A staffing near the promises.</param>
    /// <param name="oneSidedLevel">Of each promise at the check.</param>
    public void SetMargins(StaffingService near, int checkDays, double oneSidedLevel)
    {
        ArgumentNullException.ThrowIfNull(near);
        for (var promise = 0; promise < Promises.Count; promise++)
        {
            var item = Promises.Items[promise];
            var spread = near.Values[promise] - StaffingSimulator.LowerEnd(near.Result, item, oneSidedLevel);
            _margins[promise] = (spread * Math.Sqrt((double)days / checkDays)) + (spread / Normal.Quantile(oneSidedLevel));
        }

        Best = null;
        foreach (var service in _known.Values) Compare(service);
    }

    /// <summary>Adds the cuts of a staffing: what one agent more of each group gives each promise, on the first days of the sample.</summary>
    /// <returns>[group][promise], at least 0.</returns>
    public double[][] AddCuts(StaffingService service, int gainDays)
    {
        ArgumentNullException.ThrowIfNull(service);
        var groups = problem.Groups.Length;
        ImmutableArray<int>[] staffings = [service.Agents, .. Enumerable.Range(0, groups).Select(group => service.Agents.SetItem(group, service.Agents[group] + 1))];
        var services = simulator.RunAll(staffings, gainDays);
        var gains = Enumerable.Range(0, groups).Select(group => Enumerable.Range(0, Promises.Count).Select(promise => Math.Max(0, services[group + 1].Values[promise] - services[0].Values[promise])).ToArray()).ToArray();
        for (var promise = 0; promise < Promises.Count; promise++)
        {
            var cut = new ServiceCut(promise, service.Agents, service.Values[promise], [.. gains.Select(own => own[promise])]);
            if (cut.Gains.All(gain => gain == 0)) continue;
            if (Allowing(cut) is { } allowing) _cuts.Add(allowing);
        }

        return gains;
    }

    private void Learn(StaffingService service)
    {
        Compare(service);
        for (var position = _cuts.Count - 1; position >= 0; position--)
        {
            if (!Refutes(_cuts[position], service)) continue;
            if (Allowing(_cuts[position]) is { } allowing) _cuts[position] = allowing;
            else _cuts.RemoveAt(position);
        }
    }

    private void Compare(StaffingService service)
    {
        if (!StaffingRepair.KeepsCursor(problem, service.Agents)) return; // a rounded or greedy staffing may not
        var cost = problem.CostOf(service.Agents);
        if (cost < BestCost - Tie && Keeps(service)) Best = service;
        if (cost < BestCostOnSample - Tie && Promises.Items.Select((item, promise) => service.Values[promise] >= item.Target).All(kept => kept)) BestOnSample = service;
    }

    private double CostOf(StaffingService? service) => service is null ? double.PositiveInfinity : problem.CostOf(service.Agents);

    /// <summary>The cut, weakened until it allows every staffing known to keep its promise; null when that needs more passes than it is worth.</summary>
    private ServiceCut? Allowing(ServiceCut cut)
    {
        var weaker = cut;
        for (var pass = 0; pass < MostPasses; pass++)
        {
            if (_known.Values.FirstOrDefault(point => Refutes(weaker, point)) is not { } point)
            {
                if (pass > 0) Refuted++;
                return weaker;
            }

            if (weaker.AllowingFor(point.Agents, Promises.Items[cut.Promise].Target) is not { } next) break;
            weaker = next;
        }

        Refuted++;
        return null;
    }

    private bool Refutes(ServiceCut cut, StaffingService point) => cut.Refutes(point.Agents, point.Values[cut.Promise], Promises.Items[cut.Promise].Target);
}
