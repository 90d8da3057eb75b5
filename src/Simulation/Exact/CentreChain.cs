using Plateau.Mathematics.Markov;

namespace Plateau.Simulation.Exact;

/// <summary>The Markov chain of a small centre: all states that can be reached from the empty centre, found breadth first, so that they are numbered roughly by the contacts present.</summary>
internal sealed class CentreChain : IMoveSink
{
    private const int TransitionsAState = 40; // more than that a state, on average, is too much as well
    private readonly ExactModel _model;
    private readonly StateTable _states = new();
    private readonly SparseChainBuilder _builder = new();
    private readonly List<uint> _code = [];

    private CentreChain(ExactModel model, int places)
    {
        _model = model;
        Places = places;
    }

    public int Places { get; }

    public int States => _states.Count;

    public SparseChain Chain { get; private set; } = null!;

    /// <summary>The chain, or null when it has more states than allowed.</summary>
    /// <param name="places">Of waiting contacts: those of the centre, or as many as are kept of an unlimited queue.</param>
    public static CentreChain? Explore(ExactModel model, int places, int mostStates, CancellationToken cancel)
    {
        var chain = new CentreChain(model, places);
        var moves = new Moves(model, places, chain);
        var state = new CentreState(model);
        chain.To(state, 0);
        for (var number = 0; number < chain.States; number++)
        {
            if (number % 1024 == 0) cancel.ThrowIfCancellationRequested();
            if (chain.States > mostStates || chain._builder.Transitions > (long)TransitionsAState * mostStates) return null;
            state.Decode(chain._states[number]);
            moves.From(state);
            chain._builder.EndState();
        }

        chain.Chain = chain._builder.ToChain();
        return chain;
    }

    public void To(CentreState state, double rate)
    {
        state.Encode(_code);
        _builder.Add(_states.NumberOf(_code), rate);
    }

    public void FollowedLeaves(bool isAnswered, double rate) => throw new InvalidOperationException("Nobody is followed here.");

    /// <summary>Each state in turn; it may be used until the next one.</summary>
    public IEnumerable<CentreState> All()
    {
        var state = new CentreState(_model);
        for (var number = 0; number < States; number++)
        {
            state.Decode(_states[number]);
            yield return state;
        }
    }

    /// <summary>Whole numbers along which the chain moves slowly: contacts present, waiting, waiting by letter of the queue, busy agents by pool.</summary>
    public IReadOnlyList<int[]> Coordinates()
    {
        const int MostLetters = 8;
        var waiting = new int[States];
        var present = new int[States];
        var busy = _model.Pools.Select(_ => new int[States]).ToArray();
        var letters = new Dictionary<uint, int[]>();
        var number = 0;
        foreach (var state in All())
        {
            waiting[number] = state.Waiting;
            for (var pool = 0; pool < busy.Length; pool++) busy[pool][number] = _model.Pools[pool].Agents - state.Idle[pool];
            present[number] = waiting[number] + busy.Sum(pool => pool[number]);
            for (var run = 0; run < state.Queue.Runs; run++)
            {
                var letter = state.Queue.LetterOf(run);
                if (!letters.TryGetValue(letter, out var counts) && letters.Count < MostLetters) letters[letter] = counts = new int[States];
                if (counts is not null) counts[number] += state.Queue.CountOf(run);
            }

            number++;
        }

        int[][] all = [present, waiting, .. busy, .. letters.OrderBy(letter => letter.Key).Select(letter => letter.Value)];
        var useful = new List<int[]>();
        foreach (var coordinate in all)
            if (coordinate.Max() is > 0 and < 2000 && !useful.Exists(coordinate.SequenceEqual)) useful.Add(coordinate);
        return useful;
    }
}
