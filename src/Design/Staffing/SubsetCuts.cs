using System.Collections.Immutable;

namespace Plateau.Design.Staffing;

/// <summary>At least so many agents who take one type of the set or more: holds for any routing.</summary>
/// <param name="Groups">Positions of the groups that take one of the types.</param>
public sealed record SubsetCut(ImmutableArray<int> Types, ImmutableArray<int> Groups, int Need)
{
    /// <summary>Agents missing in a staffing; at most 0 = none.</summary>
    public double Missing(IReadOnlyList<double> agents) => Need - Groups.Sum(group => agents[group]);
}

/// <summary>
/// Finds the sets of types whose need binds. With few types all sets are looked at; with many the single types, the sets that groups take, their unions that share a type, the whole, and from each type a greedy
/// growth toward the set that a given staffing serves worst.
/// </summary>
public sealed class SubsetCuts
{
    /// <summary>Up to so many types, all sets are looked at.</summary>
    public const int MostTypesForAll = 12;

    private const int MostGrowth = 24; // types added from one seed
    private readonly StaffingProblem _problem;
    private readonly SubsetNeed _need;
    private readonly Dictionary<string, SubsetCut> _known = new(StringComparer.Ordinal);
    private readonly int[] _types;
    private readonly int[] _single; // need of each type alone

    public SubsetCuts(StaffingProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        _problem = problem;
        _need = new SubsetNeed(problem);
        _types = [.. Enumerable.Range(0, problem.Types.Length).Where(_need.Counts)];
        _single = [.. problem.Types.Select((_, type) => _need.Of([type]))];
        AllSets = _types.Length <= MostTypesForAll;
        if (AllSets)
        {
            for (var mask = 1; mask < 1 << _types.Length; mask++) Add([.. _types.Where((_, bit) => (mask >> bit & 1) == 1)]);
        }
        else AddUsual();
    }

    /// <summary>Whether every set of types was looked at.</summary>
    public bool AllSets { get; }

    /// <summary>The cuts found so far, in the order of finding; sets without need are left out.</summary>
    public IEnumerable<SubsetCut> Cuts => _known.Values.Where(cut => cut.Need > 0);

    /// <summary>Looks for sets that a staffing (perhaps of fractions) does not satisfy; gives the number of new cuts that it breaks.</summary>
    public int Separate(IReadOnlyList<double> agents)
    {
        ArgumentNullException.ThrowIfNull(agents);
        if (AllSets) return 0;
        var before = _known.Count;
        var broken = 0;
        foreach (var seed in _types) Grow(seed, agents);
        foreach (var cut in _known.Values.Skip(before)) broken += cut.Missing(agents) > 1e-6 ? 1 : 0;
        return broken;
    }

    private void AddUsual()
    {
        foreach (var type in _types) Add([type]);
        var sets = _problem.Groups.Select(group => group.Takes.Where(_need.Counts).Order().ToArray()).Where(set => set.Length > 1).ToArray();
        foreach (var set in sets) Add(set);
        foreach (var type in _types) Add([.. sets.Where(set => set.Contains(type)).SelectMany(set => set).Append(type).Distinct().Order()]);
        Add(_types);
    }

    /// <summary>Adds, one after another, the type after which least is left over; every stage is a set to look at.</summary>
    private void Grow(int seed, IReadOnlyList<double> agents)
    {
        var set = new List<int> { seed };
        var holders = new HashSet<int>(_problem.TakersOf(seed));
        for (var step = 0; step < MostGrowth; step++)
        {
            // Neighbours through the groups already counted come nearly free.
            var candidates = holders.SelectMany(group => _problem.Groups[group].Takes).Where(type => _need.Counts(type) && !set.Contains(type)).Distinct().Order().ToArray();
            if (candidates.Length == 0) break;
            var next = candidates.MinBy(type => _problem.TakersOf(type).Where(group => !holders.Contains(group)).Sum(group => agents[group]) - _single[type]);
            set.Add(next);
            holders.UnionWith(_problem.TakersOf(next));
            Add([.. set.Order()]);
        }
    }

    private void Add(int[] types)
    {
        var key = string.Join(',', types);
        if (types.Length == 0 || _known.ContainsKey(key)) return;
        ImmutableArray<int> groups = [.. types.SelectMany(_problem.TakersOf).Distinct().Order()];
        _known.Add(key, new SubsetCut([.. types], groups, _need.Of(types)));
    }
}
