namespace Plateau.Diagnosis.Routing;

/// <summary>Where places lead, whatever the conditions.</summary>
internal static class StaticRounds
{
    public static IEnumerable<int> Ways(Place place)
    {
        foreach (var rule in place.Rules)
            if (rule.Effect == Effect.Goes) yield return rule.Target;
        if (place.Target is { } target) yield return target;
        else
            foreach (var child in place.Children) yield return child;
    }

    /// <summary>Which places lie on a round, or between two rounds: what is left when places are struck out that nothing leads to or that lead nowhere.</summary>
    public static bool[] Places(PlaceGraph graph)
    {
        var left = new bool[graph.Places.Length];
        Array.Fill(left, true);
        var ways = graph.Places.Select(place => Ways(place).Distinct().ToArray()).ToArray();
        for (var changed = true; changed;)
        {
            changed = false;
            var led = new bool[left.Length];
            for (var place = 0; place < left.Length; place++)
            {
                if (!left[place]) continue;
                foreach (var to in ways[place]) led[to] = true;
            }

            for (var place = 0; place < left.Length; place++)
            {
                if (!left[place] || (led[place] && ways[place].Any(to => left[to]))) continue;
                left[place] = false;
                changed = true;
            }
        }

        return left;
    }
}
