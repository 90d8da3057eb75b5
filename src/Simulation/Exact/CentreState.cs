namespace Plateau.Simulation.Exact;

/// <summary>
/// All that the future of a centre depends on when every duration is exponential: who is busy with what, in which order the idle became idle, who waits in which order. Mutable; the chain keeps states in
/// coded form.
/// </summary>
internal sealed class CentreState
{
    /// <summary>Marks the letter of a contact that is followed through the queue.</summary>
    public const uint Followed = 1u << 31;

    private readonly ExactModel _model;
    private readonly bool[] _hasOrder; // by pool: whether its idle agents stand in the order of idleness

    public CentreState(ExactModel model)
    {
        _model = model;
        _hasOrder = [.. model.IdlenessMatters.Select(row => row.Contains(true))];
        Busy = new int[model.Pools.Sum(pool => pool.Rates.Length)];
        Idle = [.. model.Pools.Select(pool => pool.Agents)];
        IdleOrder = new Trace((one, other) => model.IdlenessMatters[one][other]);
        Queue = new Trace(model.OrderMatters);
        for (var pool = 0; pool < Idle.Length; pool++)
            if (_hasOrder[pool]) IdleOrder.Append((uint)pool, Idle[pool]);
        IdleOrder.Normalise();
    }

    /// <summary>By pool and class of work.</summary>
    public int[] Busy { get; }

    /// <summary>By pool.</summary>
    public int[] Idle { get; }

    /// <summary>Pools, one letter an idle agent, the one idle longest first; only pools between which idleness decides.</summary>
    public Trace IdleOrder { get; }

    /// <summary>Waiting contacts, the longest wait first: each letter is the set of flows that the contact may belong to.</summary>
    public Trace Queue { get; }

    public int Waiting
    {
        get
        {
            var sum = 0;
            for (var run = 0; run < Queue.Runs; run++) sum += Queue.CountOf(run);
            return sum;
        }
    }

    /// <summary>Whether a contact of the flow that arrives now finds every eligible agent busy.</summary>
    public bool AllBusy(int flow)
    {
        foreach (var pool in _model.Eligible[flow])
            if (Idle[pool] > 0) return false;
        return true;
    }

    public void CopyFrom(CentreState other)
    {
        other.Busy.CopyTo(Busy, 0);
        other.Idle.CopyTo(Idle, 0);
        IdleOrder.CopyFrom(other.IdleOrder);
        Queue.CopyFrom(other.Queue);
    }

    /// <summary>The pool's agent idle longest begins work of the class.</summary>
    public void Begin(int pool, int workClass)
    {
        Idle[pool]--;
        Busy[_model.Pools[pool].FirstClass + workClass]++;
        if (!_hasOrder[pool]) return;
        var run = 0;
        while (IdleOrder.LetterOf(run) != pool) run++;
        IdleOrder.RemoveOne(run);
        IdleOrder.Normalise();
    }

    /// <summary>An agent of the pool, free already, becomes idle.</summary>
    public void BecomeIdle(int pool)
    {
        Idle[pool]++;
        if (!_hasOrder[pool]) return;
        IdleOrder.Append((uint)pool, 1);
        IdleOrder.Normalise();
    }

    /// <summary>
    /// Forgets what cannot matter to the contact that is followed when no other will arrive: who is idle how long, contacts that nobody would take before it or before one that does matter, and pools that take
    /// none of the rest.
    /// </summary>
    public void ForgetWhatIsBehind()
    {
        IdleOrder.Clear();
        var kept = 0u; // runs, from the one that is followed towards the front
        var run = Queue.Runs - 1;
        for (; Queue.LetterOf(run) < Followed; run--) Queue.RemoveRun(run);
        for (; run >= 0; run--)
        {
            if (!Queue.MattersToLater(run)) Queue.RemoveRun(run);
            else kept |= Queue.LetterOf(run);
        }

        foreach (var pool in _model.Pools)
            if ((pool.Flows & kept) == 0) Busy.AsSpan(pool.FirstClass, pool.Rates.Length).Clear();
    }

    /// <summary>Writes the state as whole numbers that determine it.</summary>
    public void Encode(List<uint> code)
    {
        code.Clear();
        foreach (var count in Busy) code.Add((uint)count);
        code.Add((uint)IdleOrder.Runs);
        for (var run = 0; run < IdleOrder.Runs; run++)
        {
            code.Add(IdleOrder.LetterOf(run));
            code.Add((uint)IdleOrder.CountOf(run));
        }

        for (var run = 0; run < Queue.Runs; run++)
        {
            code.Add(Queue.LetterOf(run));
            code.Add((uint)Queue.CountOf(run));
        }
    }

    /// <summary>Becomes the state that was written.</summary>
    public void Decode(ReadOnlySpan<uint> code)
    {
        for (var i = 0; i < Busy.Length; i++) Busy[i] = (int)code[i];
        for (var pool = 0; pool < Idle.Length; pool++)
        {
            Idle[pool] = _model.Pools[pool].Agents;
            for (var i = 0; i < _model.Pools[pool].Rates.Length; i++) Idle[pool] -= Busy[_model.Pools[pool].FirstClass + i];
        }

        var at = Busy.Length;
        var endOfOrder = at + 1 + (2 * (int)code[at]);
        IdleOrder.Clear();
        for (at++; at < endOfOrder; at += 2) IdleOrder.Append(code[at], (int)code[at + 1]);
        Queue.Clear();
        for (; at < code.Length; at += 2) Queue.Append(code[at], (int)code[at + 1]);
    }
}
