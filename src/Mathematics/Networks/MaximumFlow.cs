using System.Globalization;

namespace Plateau.Mathematics.Networks;

/// <summary>
/// How much can go from one node of a network to another when each arc bears so much and no more: work from flows to the agents who can take them, demand to plants. The arcs and their order stay, the capacities may be
/// changed between two solutions, so that thousands of days can be looked at without building the network again.
/// </summary>
/// <remarks>
/// E. A. Dinic, Soviet Mathematics Doklady 11 (1970) 1277–1280: shortest augmenting paths, level by level, in at most nodes² × arcs steps whatever the capacities. With fractions as capacities the value is exact but for
/// the rounding of its sums. The minimum cut: L. R. Ford, D. R. Fulkerson, Canadian Journal of Mathematics 8 (1956) 399–404.
/// Not for several threads at once; each has its own.
/// </remarks>
public sealed class MaximumFlow
{
    private readonly int[] _firstOf; // first arc out of a node, -1 = none
    private readonly List<int> _to = [];
    private readonly List<int> _next = []; // next arc out of the same node
    private readonly List<double> _capacity = []; // of the arc and, at the odd positions, of its reverse (0)
    private readonly int[] _level;
    private readonly int[] _at; // arc of a node to be tried next
    private readonly int[] _queue;
    private double[] _left = [];

    /// <param name="nodes">At least 2; numbered from 0.</param>
    public MaximumFlow(int nodes)
    {
        Guard.AtLeast(2, nodes, "number of nodes");
        _firstOf = new int[nodes];
        Array.Fill(_firstOf, -1);
        (_level, _at, _queue) = (new int[nodes], new int[nodes], new int[nodes]);
    }

    public int Nodes => _firstOf.Length;

    public int Arcs => _to.Count / 2;

    /// <summary>Adds an arc and gives its number, from 0 in the order of adding.</summary>
    /// <param name="capacity">At least 0; +∞ = no limit.</param>
    public int AddArc(int from, int to, double capacity)
    {
        Add(Node(from), Node(to), Guard.NotNegativeOrEndless(capacity, "capacity"));
        Add(to, from, 0);
        return Arcs - 1;

        void Add(int tail, int head, double bears)
        {
            _to.Add(head);
            _capacity.Add(bears);
            _next.Add(_firstOf[tail]);
            _firstOf[tail] = _to.Count - 1;
        }
    }

    /// <summary>Changes what an arc bears from the next solution on.</summary>
    /// <param name="capacity">At least 0; +∞ = no limit.</param>
    public void SetCapacity(int arc, double capacity) => _capacity[2 * Arc(arc)] = Guard.NotNegativeOrEndless(capacity, "capacity");

    /// <summary>The greatest flow; +∞ when a way without any limit joins the two.</summary>
    /// <exception cref="ArgumentException">Source and sink are the same node.</exception>
    public double Solve(int source, int sink)
    {
        if (Node(source) == Node(sink)) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Source and sink are the same node ({source})."), nameof(sink));
        if (_left.Length != _capacity.Count) _left = new double[_capacity.Count];
        _capacity.CopyTo(_left);
        double sum = 0;
        while (Reaches(source, sink))
        {
            _firstOf.CopyTo(_at, 0);
            while (Push(source, sink, double.PositiveInfinity) is > 0 and var pushed)
            {
                sum += pushed;
                if (double.IsInfinity(sum)) return sum;
            }
        }

        return sum;
    }

    /// <summary>What the last solution sends along an arc, at least 0.</summary>
    public double FlowOn(int arc) => _left[(2 * Arc(arc)) + 1];

    /// <summary>Whether a node lies on the source's side of the last solution's minimum cut: the arcs that leave this side are full, and their capacities sum to the flow.</summary>
    public bool IsOnSourceSide(int node) => _level[Node(node)] >= 0;

    /// <summary>Numbers the nodes by their distance from the source over arcs that bear more; those out of reach have −1.</summary>
    private bool Reaches(int source, int sink)
    {
        Array.Fill(_level, -1);
        _level[source] = 0;
        _queue[0] = source;
        for (int read = 0, written = 1; read < written; read++)
        {
            var node = _queue[read];
            for (var arc = _firstOf[node]; arc >= 0; arc = _next[arc])
            {
                if (_left[arc] <= 0 || _level[_to[arc]] >= 0) continue;
                _level[_to[arc]] = _level[node] + 1;
                _queue[written++] = _to[arc];
            }
        }

        return _level[sink] >= 0;
    }

    /// <summary>Sends along one shortest way; its narrowest arc is then empty exactly, so every way is tried once.</summary>
    private double Push(int node, int sink, double most)
    {
        if (node == sink) return most;
        for (; _at[node] >= 0; _at[node] = _next[_at[node]])
        {
            var arc = _at[node];
            if (_left[arc] <= 0 || _level[_to[arc]] != _level[node] + 1) continue;
            var pushed = Push(_to[arc], sink, Math.Min(most, _left[arc]));
            if (pushed <= 0) continue;
            if (!double.IsInfinity(_left[arc])) _left[arc] -= pushed;
            _left[arc ^ 1] += pushed;
            return pushed;
        }

        return 0;
    }

    private int Node(int node) => node >= 0 && node < Nodes ? node : throw new ArgumentOutOfRangeException(nameof(node), string.Create(CultureInfo.InvariantCulture, $"The node ({node}) must be from 0 to {Nodes - 1}."));

    private int Arc(int arc) => arc >= 0 && arc < Arcs ? arc : throw new ArgumentOutOfRangeException(nameof(arc), string.Create(CultureInfo.InvariantCulture, $"The arc ({arc}) must be from 0 to {Arcs - 1}."));
}
