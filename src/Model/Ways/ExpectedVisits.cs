using System.Collections.Immutable;

namespace Plateau.Model.Ways;

/// <summary>
/// Visits that follow on visits: row i holds the expected number of visits to each state that one visit to state i brings on directly, M[i, j] at least 0. In the long run a visit brings on
/// N = (I − M)⁻¹ = I + M + M² + … visits; the sum is finite exactly when the spectral radius of M is below 1.
/// </summary>
/// <remarks>
/// The radius of a set of states that reach each other is below 1 exactly when elimination of I − M without exchange of rows meets positive pivots only (M-matrices: A. Berman, R. J. Plemmons,
/// Nonnegative Matrices in the Mathematical Sciences, SIAM 1994, chapter 6, theorem 2.3, conditions on leading minors). It decides without iteration, also for periodic sets.
/// </remarks>
public sealed class ExpectedVisits
{
    /// <summary>A pivot below it is 0 but for rounding: shares such as 0.1 are not exact.</summary>
    private const double Tolerance = 1e-9;

    private readonly SortedDictionary<int, double>[] _rows;

    /// <param name="states">Number of states, at least 0.</param>
    public ExpectedVisits(int states) => _rows = [.. Enumerable.Range(0, states).Select(_ => new SortedDictionary<int, double>())];

    /// <summary>Adds to M[from, to]; nothing when the number is 0.</summary>
    public void Add(int from, int to, double visits)
    {
        if (visits > 0) _rows[from][to] = _rows[from].GetValueOrDefault(to) + visits;
    }

    /// <summary>One cycle for each set of states that brings on itself without end, along its heaviest ways, beginning with its lowest state.</summary>
    public ImmutableArray<ImmutableArray<int>> EndlessCycles() =>
        [.. Components().Where(IsEndless).Select(CycleOf).OrderBy(cycle => cycle[0])];

    private bool IsEndless(int[] component)
    {
        var position = component.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        var size = component.Length;
        var matrix = new double[size, size];
        for (var row = 0; row < size; row++)
        {
            matrix[row, row] = 1;
            foreach (var (state, visits) in _rows[component[row]])
                if (position.TryGetValue(state, out var column)) matrix[row, column] -= visits;
        }

        for (var pivot = 0; pivot < size; pivot++)
        {
            if (matrix[pivot, pivot] <= Tolerance) return true;
            for (var row = pivot + 1; row < size; row++)
            {
                var factor = matrix[row, pivot] / matrix[pivot, pivot];
                if (factor == 0) continue;
                for (var column = pivot; column < size; column++) matrix[row, column] -= factor * matrix[pivot, column];
            }
        }

        return false;
    }

    private ImmutableArray<int> CycleOf(int[] component)
    {
        var inside = component.ToHashSet();
        var way = new List<int>();
        var at = component.Min();
        while (!way.Contains(at))
        {
            way.Add(at);
            at = _rows[at].Where(pair => inside.Contains(pair.Key)).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).First().Key;
        }

        var cycle = way[way.IndexOf(at)..];
        var first = cycle.IndexOf(cycle.Min());
        return [.. cycle[first..], .. cycle[..first]];
    }

    /// <summary>Sets of states that reach each other (a state alone counts when it reaches itself): S. R. Kosaraju's two searches, without recursion.</summary>
    private List<int[]> Components()
    {
        var order = new List<int>();
        var seen = new bool[_rows.Length];
        for (var state = 0; state < _rows.Length; state++)
            if (!seen[state]) Finish(state, next => _rows[next].Keys, seen, order);

        var back = _rows.Select(_ => new List<int>()).ToArray();
        for (var state = 0; state < _rows.Length; state++)
            foreach (var next in _rows[state].Keys) back[next].Add(state);
        var components = new List<int[]>();
        var placed = new bool[_rows.Length];
        foreach (var state in Enumerable.Reverse(order))
        {
            if (placed[state]) continue;
            var members = new List<int>();
            Finish(state, next => back[next], placed, members);
            if (members.Count > 1 || _rows[state].ContainsKey(state)) components.Add([.. members.Order()]);
        }

        return components;
    }

    /// <summary>Depth-first search; states are added when all that they reach have been.</summary>
    private static void Finish(int start, Func<int, IEnumerable<int>> next, bool[] seen, List<int> finished)
    {
        var open = new Stack<(int State, IEnumerator<int> Ways)>();
        seen[start] = true;
        open.Push((start, next(start).GetEnumerator()));
        while (open.Count > 0)
        {
            var (state, ways) = open.Peek();
            if (!ways.MoveNext())
            {
                finished.Add(state);
                open.Pop();
            }
            else if (!seen[ways.Current])
            {
                seen[ways.Current] = true;
                open.Push((ways.Current, next(ways.Current).GetEnumerator()));
            }
        }
    }
}
