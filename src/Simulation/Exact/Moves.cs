namespace Plateau.Simulation.Exact;

/// <summary>Takes what can happen in a state.</summary>
internal interface IMoveSink
{
    /// <summary>The centre goes to a state; it may be used until this returns.</summary>
    void To(CentreState state, double rate);

    /// <summary>The contact that is followed leaves the queue.</summary>
    void FollowedLeaves(bool isAnswered, double rate);
}

/// <summary>All that can happen in a state, with rates per second: an arrival, an end of work, an end of patience. The rules are those of docs/methods/simulation.md.</summary>
internal sealed class Moves
{
    private readonly ExactModel _model;
    private readonly int _places;
    private readonly IMoveSink _sink;
    private readonly CentreState _next;
    private readonly Trace _waiting;
    private readonly Trace _asked;
    private readonly Trace _rest;

    /// <param name="places">Of waiting contacts, at least 0.</param>
    public Moves(ExactModel model, int places, IMoveSink sink)
    {
        _model = model;
        _places = places;
        _sink = sink;
        _next = new CentreState(model);
        _waiting = new Trace(model.OrderMatters);
        _asked = new Trace(model.OrderMatters);
        _rest = new Trace(model.OrderMatters);
    }

    /// <summary>The flows that arrive; all but for a contact followed that nobody who comes later can affect.</summary>
    public uint Arriving { get; init; } = uint.MaxValue;

    public void From(CentreState state)
    {
        if (Arriving != 0) AddArrivals(state);
        AddEndsOfWork(state);
        AddAbandonments(state);
    }

    private void AddArrivals(CentreState state)
    {
        var hasPlace = state.Waiting < _places;
        foreach (var cell in _model.Cells)
        {
            var waits = 0u;
            for (var flow = 0; flow < _model.Arrivals.Length; flow++)
            {
                if ((cell & Arriving & (1u << flow)) == 0) continue;
                if (state.AllBusy(flow)) waits |= 1u << flow;
                else AddAnsweredAtOnce(state, flow);
            }

            if (waits == 0 || !hasPlace) continue;
            _next.CopyFrom(state);
            _next.Queue.Append(waits, 1);
            _next.Queue.Normalise();
            _sink.To(_next, _model.ArrivalsOf(waits));
        }
    }

    /// <summary>The first level with somebody idle; there the agent idle longest, or any of them.</summary>
    private void AddAnsweredAtOnce(CentreState state, int flow)
    {
        foreach (var level in _model.Levels[flow])
        {
            var idle = 0;
            foreach (var pool in level) idle += state.Idle[pool];
            if (idle == 0) continue;
            if (!_model.IsRandom[flow])
            {
                Begin(state, LongestIdleOf(state, level), flow, _model.Arrivals[flow]);
                return;
            }

            foreach (var pool in level)
                if (state.Idle[pool] > 0) Begin(state, pool, flow, _model.Arrivals[flow] * ((double)state.Idle[pool] / idle));
            return;
        }
    }

    private static int LongestIdleOf(CentreState state, int[] level)
    {
        var only = -1;
        foreach (var pool in level)
        {
            if (state.Idle[pool] == 0) continue;
            if (only >= 0) // several: the order of idleness is kept, because it decides here
            {
                var run = 0;
                while (Array.IndexOf(level, (int)state.IdleOrder.LetterOf(run)) < 0) run++;
                return (int)state.IdleOrder.LetterOf(run);
            }

            only = pool;
        }

        return only;
    }

    private void Begin(CentreState state, int pool, int flow, double rate)
    {
        _next.CopyFrom(state);
        _next.Begin(pool, _model.Pools[pool].ClassOf(flow));
        _sink.To(_next, rate);
    }

    private void AddEndsOfWork(CentreState state)
    {
        for (var pool = 0; pool < _model.Pools.Length; pool++)
        {
            var rates = _model.Pools[pool].Rates;
            for (var work = 0; work < rates.Length; work++)
                if (state.Busy[_model.Pools[pool].FirstClass + work] is > 0 and var busy) LookForContact(state, pool, work, busy * rates[work]);
        }
    }

    /// <summary>A freed agent asks the waiting contacts one after the other, pass by pass, whether they belong to what is looked for; each answer discloses something about the contact.</summary>
    private void LookForContact(CentreState state, int pool, int endedWork, double rate)
    {
        _waiting.CopyFrom(state.Queue);
        foreach (var wanted in _model.Pools[pool].Passes)
        {
            _asked.Clear();
            for (var run = 0; run < _waiting.Runs; run++)
            {
                uint letter = _waiting.LetterOf(run), hit = letter & wanted, other = letter & ~wanted & ~CentreState.Followed;
                var count = _waiting.CountOf(run);
                if (hit == 0)
                {
                    _asked.Append(letter, count);
                    continue;
                }

                var share = other == 0 ? 1 : _model.ArrivalsOf(hit) / _model.ArrivalsOf(letter);
                for (var before = 0; before < count && rate > 0; before++)
                {
                    if (letter >= CentreState.Followed)
                    {
                        _sink.FollowedLeaves(isAnswered: true, rate);
                    }
                    else
                    {
                        _rest.CopyFrom(_asked);
                        _rest.Append(other, before);
                        _rest.Append(letter, count - before - 1);
                        _rest.Append(_waiting, run + 1);
                        Take(state, pool, endedWork, hit, rate * share);
                    }

                    rate = other == 0 ? 0 : rate * (1 - share);
                }

                if (rate == 0) return;
                _asked.Append(other, count);
            }

            _waiting.CopyFrom(_asked);
        }

        _next.CopyFrom(state);
        _next.Busy[_model.Pools[pool].FirstClass + endedWork]--;
        _next.Queue.CopyFrom(_waiting);
        _next.Queue.Normalise();
        _next.BecomeIdle(pool);
        _sink.To(_next, rate);
    }

    /// <summary>The agent takes a contact known to be of these flows; its class of work is disclosed now.</summary>
    private void Take(CentreState state, int pool, int endedWork, uint flows, double rate)
    {
        var classes = _model.Pools[pool].FlowsOf;
        for (var work = 0; work < classes.Length; work++)
        {
            if ((flows & classes[work]) == 0) continue;
            _next.CopyFrom(state);
            _next.Busy[_model.Pools[pool].FirstClass + endedWork]--;
            _next.Busy[_model.Pools[pool].FirstClass + work]++;
            _next.Queue.CopyFrom(_rest);
            _next.Queue.Normalise();
            _sink.To(_next, rate * (_model.ArrivalsOf(flows & classes[work]) / _model.ArrivalsOf(flows)));
        }
    }

    private void AddAbandonments(CentreState state)
    {
        for (var run = 0; run < state.Queue.Runs; run++)
        {
            var letter = state.Queue.LetterOf(run);
            var rate = state.Queue.CountOf(run) * _model.AbandonmentOf(letter);
            if (rate == 0) continue;
            if (letter >= CentreState.Followed)
            {
                _sink.FollowedLeaves(isAnswered: false, rate);
                continue;
            }

            _next.CopyFrom(state);
            _next.Queue.RemoveOne(run);
            _next.Queue.Normalise();
            _sink.To(_next, rate);
        }
    }
}
