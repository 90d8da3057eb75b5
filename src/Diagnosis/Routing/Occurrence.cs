namespace Plateau.Diagnosis.Routing;

/// <summary>Something that happens: at which pieces of the week, and for each of them to whom (one class).</summary>
internal sealed class Occurrence(TimeSet none)
{
    private readonly List<(int Class, TimeSet Times)> _by = [];
    private readonly Dictionary<int, TimeSet> _at = [];

    public TimeSet Times { get; } = none;

    public bool Happens => !Times.IsEmpty;

    public void Add(int @class, TimeSet times)
    {
        if (_at.TryGetValue(@class, out var seen)) seen.Add(times);
        else
        {
            _at.Add(@class, seen = times.Copy());
            _by.Add((@class, seen));
        }

        Times.Add(times);
    }

    /// <summary>The pieces at which it happens to callers of such classes.</summary>
    public TimeSet Among(Func<int, bool> classes)
    {
        var among = new TimeSet(Times.Count);
        foreach (var (@class, times) in _by)
            if (classes(@class)) among.Add(times);
        return among;
    }

    public int ClassAt(int piece, Func<int, bool>? classes = null) => _by.First(pair => pair.Times[piece] && (classes is null || classes(pair.Class))).Class;
}
