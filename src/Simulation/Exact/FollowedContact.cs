using Plateau.Mathematics.Markov;

namespace Plateau.Simulation.Exact;

/// <summary>
/// One contact followed from the moment when it begins to wait until it is answered or gives up: the law of its wait, which the states of the centre alone do not tell. By Poisson
/// arrivals it meets each state with its long-run probability.
/// </summary>
internal sealed class FollowedContact : IMoveSink
{
    private const int Answered = 0, GaveUp = 1, FirstState = 2;
    private const double MostWork = 3e9; // transitions times steps: some ten seconds
    private readonly StateTable _states = new();
    private readonly SparseChainBuilder _builder = new();
    private readonly List<uint> _code = [];
    private readonly List<double> _starts = [];
    private bool _nobodyOvertakes;

    private FollowedContact()
    {
    }

    /// <summary>Adds what was found to the sums; leaves them unknown when the contact has more states than allowed, or waits longer than can be computed.</summary>
    /// <param name="law">Long-run probabilities of the chain's states.</param>
    /// <param name="isCutOff">Whether the chain's places are those kept of an unlimited queue.</param>
    public static void Follow(ExactModel model, CentreChain chain, double[] law, bool isCutOff, int flow, double withinSeconds, int mostStates, ref FlowSums sums, CancellationToken cancel)
    {
        if (new FollowedContact().Explore(model, chain, law, isCutOff, flow, mostStates, cancel) is not var (followed, start)) return;
        if (followed.FastestOutRate * withinSeconds * followed.Transitions <= MostWork)
            sums.AnsweredWithinAfterWait = Transient.After(followed, start, withinSeconds, cancel)[Answered];

        // Two integrations give the integral of time × probability of still waiting.
        if (Transient.ExpectedTimes(followed, start, cancel) is not { } times || Transient.ExpectedTimes(followed, times, cancel) is not { } weighted) return;
        var sources = followed.SourcesOf(Answered);
        double sum = 0;
        for (var i = 0; i < sources.Length; i++) sum += weighted[sources[i]] * followed.RatesInto(Answered)[i];
        sums.WaitSecondsOfAnswered = sum;
    }

    public void To(CentreState state, double rate) => _builder.Add(FirstState + NumberOf(state), rate);

    public void FollowedLeaves(bool isAnswered, double rate) => _builder.Add(isAnswered ? Answered : GaveUp, rate);

    private (SparseChain Chain, double[] Start)? Explore(ExactModel model, CentreChain chain, double[] law, bool isCutOff, int flow, int mostStates, CancellationToken cancel)
    {
        // Where all agents go by the longest wait, nobody who comes later can be preferred: then arrivals need not be looked at.
        _nobodyOvertakes = model.Pools.All(pool => pool.Passes.Length <= 1);
        var letter = 1u << flow;
        var ownKind = isCutOff && model.Cells.Contains(letter) ? ~letter : uint.MaxValue; // its own flow comes after it, and takes nobody's place
        var moves = new Moves(model, chain.Places, this) { Arriving = _nobodyOvertakes ? 0 : ownKind };
        AddStarts(chain, law, flow, letter | CentreState.Followed);
        var state = new CentreState(model);
        _builder.EndState();
        _builder.EndState();
        for (var number = 0; number < _states.Count; number++)
        {
            if (number % 1024 == 0) cancel.ThrowIfCancellationRequested();
            if (_states.Count > mostStates) return null;
            state.Decode(_states[number]);
            moves.From(state);
            _builder.EndState();
        }

        var start = new double[FirstState + _states.Count];
        for (var number = 0; number < _starts.Count; number++) start[FirstState + number] = _starts[number];
        return (_builder.ToChain(), start);
    }

    private void AddStarts(CentreChain chain, double[] law, int flow, uint letter)
    {
        var number = 0;
        foreach (var state in chain.All())
        {
            var probability = law[number++];
            if (!state.AllBusy(flow) || state.Waiting >= chain.Places) continue;
            state.Queue.Append(letter, 1);
            state.Queue.Normalise();
            var place = NumberOf(state);
            if (place == _starts.Count) _starts.Add(0);
            _starts[place] += probability;
        }
    }

    private int NumberOf(CentreState state)
    {
        if (_nobodyOvertakes) state.ForgetWhatIsBehind();
        state.Encode(_code);
        return _states.NumberOf(_code);
    }
}
