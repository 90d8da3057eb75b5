using Plateau.Mathematics.Markov;
using Plateau.Simulation.Plan;

namespace Plateau.Simulation.Exact;

/// <summary>
/// The closed form for first come first served with the longest idle agent, without abandonment, agents' rates independent of the flow: either unlimited waiting or none at all. With busy agents
/// M₁ … Mᵢ in the order in which they stand between the waiting contacts, and idle agents Mᵢ₊₁ … Mⱼ, the weight is Π 1/(μ{M₁…Mₖ} − λᵤ{M₁…Mₖ}) · Π 1/λ꜀{Mₖ…Mⱼ}, where λᵤ(S) is the rate of flows that only
/// S serves (0 without waiting places) and λ꜀(S) that of flows which some of S serve. Sums over orders become a recursion over the numbers of busy agents by pool.
/// </summary>
/// <remarks>
/// I. Adan, G. Weiss, Stochastic Systems 4 (2014) 250–299; without waiting places: Probability in the Engineering and Informational Sciences 26 (2012) 237–259. The law of the wait follows from the
/// distributional law of Little: the contacts of a flow between two busy agents are geometric in number, so each such stretch adds an exponential time of rate μ − λᵤ to the wait.
/// </remarks>
internal sealed class ProductForm
{
    private readonly SimulationPlan _plan;
    private readonly ExactModel _model;
    private readonly int[] _strides; // of each pool in the numbering of the terms; one more at the end
    private readonly double[] _busy; // by term: weight of the busy agents, all orders and all choices of agents together
    private readonly double[] _rateLeft; // by term: μ − λᵤ
    private readonly double[] _law;

    private ProductForm(SimulationPlan plan, ExactModel model)
    {
        _plan = plan;
        _model = model;
        _strides = StridesOf(model)!;
        _busy = new double[Terms];
        _rateLeft = new double[Terms];
        _law = new double[Terms];
    }

    private int Terms => _strides[^1];

    private int Pools => _model.Pools.Length;

    /// <summary>The values; null where the form does not apply, or its weights leave the range of numbers.</summary>
    public static ExactResult? Solve(SimulationPlan plan, ExactModel model, ExactSettings settings, CancellationToken cancel)
    {
        if (!Applies(plan, model) || StridesOf(model) is not { } strides || strides[^1] > settings.MostStates) return null;
        var form = new ProductForm(plan, model);
        return form.Weigh() ? form.Result(settings, cancel) : null;
    }

    private static bool Applies(SimulationPlan plan, ExactModel model)
    {
        var present = Enumerable.Range(0, model.Arrivals.Length).Where(flow => model.Arrivals[flow] > 0).ToArray();
        return (plan.WaitingPlaces is null && present.All(flow => model.Abandonment[flow] == 0) || plan.WaitingPlaces == 0)
            && present.All(flow => model.Levels[flow].Length == 1 && (!model.IsRandom[flow] || model.Levels[flow][0].Length == 1))
            && model.Pools.All(pool => pool.Passes.Length <= 1 && pool.Rates.Length <= 1);
    }

    private static int[]? StridesOf(ExactModel model)
    {
        var strides = new int[model.Pools.Length + 1];
        strides[0] = 1;
        for (var pool = 0; pool < model.Pools.Length; pool++)
        {
            var next = (long)strides[pool] * (AgentsOf(model.Pools[pool]) + 1);
            if (next > int.MaxValue / 2) return null;
            strides[pool + 1] = (int)next;
        }

        return strides;
    }

    /// <summary>Weights of all terms; false when they are too large or too small for numbers.</summary>
    private bool Weigh()
    {
        // Rates in contacts a mean handle time of the centre keep the weights near 1.
        var unit = _model.Arrivals.Sum() / Math.Max(1, _model.Pools.Sum(AgentsOf));
        if (unit == 0) unit = 1;
        var idle = new double[Terms];
        for (var term = 0; term < Terms; term++)
        {
            if (term == 0)
            {
                _busy[0] = idle[0] = 1;
                continue;
            }

            double busyFrom = 0, idleFrom = 0, capacity = 0;
            for (var pool = 0; pool < Pools; pool++)
            {
                if (Count(term, pool) is not (> 0 and var count)) continue;
                busyFrom += (AgentsOf(_model.Pools[pool]) - count + 1) * _busy[term - _strides[pool]];
                idleFrom += count * idle[term - _strides[pool]];
                capacity += count * _model.Pools[pool].Rates[0];
            }

            _rateLeft[term] = capacity - (_plan.WaitingPlaces == 0 ? 0 : FlowsWaiting(term).Sum(flow => _model.Arrivals[flow]));
            _busy[term] = busyFrom * unit / _rateLeft[term];
            idle[term] = idleFrom * unit / ServedBySome(term);
        }

        double sum = 0;
        for (var term = 0; term < Terms; term++) sum += _law[term] = _busy[term] * idle[Terms - 1 - term];
        if (!double.IsNormal(sum)) return false;
        for (var term = 0; term < Terms; term++) _law[term] /= sum;
        return true;
    }

    private ExactResult Result(ExactSettings settings, CancellationToken cancel)
    {
        var sums = new FlowSums[_model.Arrivals.Length];
        for (var flow = 0; flow < sums.Length; flow++)
        {
            cancel.ThrowIfCancellationRequested();
            if (_model.Arrivals[flow] > 0) sums[flow] = SumsOf(flow, settings, cancel);
        }

        var busy = new double[Pools];
        for (var term = 0; term < Terms; term++)
            for (var pool = 0; pool < Pools; pool++) busy[pool] += _law[term] * Count(term, pool);
        var flows = sums.Select((sum, flow) => sum.Of(_plan, _model, flow)).ToArray();
        return new ExactResult
        {
            Method = ExactMethod.ProductForm,
            Flows = [.. flows],
            Groups = [.. _plan.Groups.Select((group, index) => new ExactGroup(group.Id, Occupancy(_model.PoolOfGroup[index], busy)))],
            Total = FlowSums.Total([.. flows]),
            States = Terms,
            Transitions = 0,
            Sweeps = 0,
            Residual = 0,
            TruncatedMass = 0,
            PlacesKept = _plan.WaitingPlaces,
        };
    }

    private FlowSums SumsOf(int flow, ExactSettings settings, CancellationToken cancel)
    {
        var sums = default(FlowSums);
        for (var term = 0; term < Terms; term++)
            if (IsWaiting(term, flow)) sums.AllBusy += _law[term];
        if (_plan.WaitingPlaces == 0)
        {
            sums.Blocked = sums.AllBusy;
            (sums.AnsweredWithinAfterWait, sums.WaitSecondsOfAnswered) = (0, 0);
            return sums;
        }

        // Given the order, the flow's contacts between two busy agents have mean λ/(μ − λᵤ); summed over orders by the same recursion as the weights.
        var queue = new double[Terms];
        for (var term = 1; term < Terms; term++)
        {
            double from = 0, weight = 0;
            for (var pool = 0; pool < Pools; pool++)
            {
                if (Count(term, pool) is not (> 0 and var count)) continue;
                var choices = (AgentsOf(_model.Pools[pool]) - count + 1) * _busy[term - _strides[pool]];
                from += choices * queue[term - _strides[pool]];
                weight += choices;
            }

            queue[term] = (from / weight) + (IsWaiting(term, flow) ? _model.Arrivals[flow] / _rateLeft[term] : 0);
            sums.Queue += _law[term] * queue[term];
        }

        sums.WaitSecondsOfAnswered = sums.Queue / _model.Arrivals[flow];
        if (settings.WithinThreshold) sums.AnsweredWithinAfterWait = AnsweredAfterWait(flow, cancel);
        return sums;
    }

    /// <summary>The wait is a walk back through the orders of busy agents, until somebody eligible is not among them.</summary>
    private double AnsweredAfterWait(int flow, CancellationToken cancel)
    {
        const int Answered = 0;
        var numbers = new int[Terms];
        var start = new List<double> { 0 };
        var builder = new SparseChainBuilder();
        builder.EndState();
        for (var term = 1; term < Terms; term++)
        {
            if (!IsWaiting(term, flow)) continue;
            numbers[term] = start.Count;
            start.Add(_law[term]);
            double weight = 0;
            for (var pool = 0; pool < Pools; pool++)
                if (Count(term, pool) > 0) weight += Choices(term, pool);
            for (var pool = 0; pool < Pools; pool++)
                if (Count(term, pool) > 0) builder.Add(numbers[term - _strides[pool]], _rateLeft[term] * Choices(term, pool) / weight); // 0 = answered
            builder.EndState();
        }

        return Transient.After(builder.ToChain(), start.ToArray(), Ticks.ToSeconds(_plan.Flows[flow].AnsweredWithinTicks), cancel)[Answered];

        double Choices(int term, int pool) => (AgentsOf(_model.Pools[pool]) - Count(term, pool) + 1) * _busy[term - _strides[pool]];
    }

    /// <summary>Agents whom no flow reaches are left out: nothing ever happens to them.</summary>
    private static int AgentsOf(Pool pool) => pool.Rates.Length == 0 ? 0 : pool.Agents;

    /// <summary>Busy agents of a pool in a term (in the weights of idle agents: idle ones).</summary>
    private int Count(int term, int pool) => term / _strides[pool] % (AgentsOf(_model.Pools[pool]) + 1);

    private bool IsWaiting(int term, int flow)
    {
        foreach (var pool in _model.Eligible[flow])
            if (Count(term, pool) < AgentsOf(_model.Pools[pool])) return false;
        return true;
    }

    private IEnumerable<int> FlowsWaiting(int term) => Enumerable.Range(0, _model.Arrivals.Length).Where(flow => _model.Arrivals[flow] > 0 && IsWaiting(term, flow));

    private double ServedBySome(int term) =>
        Enumerable.Range(0, _model.Arrivals.Length).Where(flow => _model.Eligible[flow].Any(pool => Count(term, pool) > 0)).Sum(flow => _model.Arrivals[flow]);

    private double? Occupancy(int pool, double[] busy) => _model.Pools[pool].Agents == 0 ? null : busy[pool] / _model.Pools[pool].Agents;
}
