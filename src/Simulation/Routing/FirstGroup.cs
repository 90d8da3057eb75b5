namespace Plateau.Simulation.Routing;

/// <summary>An order of groups by merit. A type without state, so that the loop is compiled for each order by itself.</summary>
internal interface IGroupOrder
{
    /// <summary>Below 0 when the first group is to be taken before the second, 0 when they are equals.</summary>
    static abstract int Compare(in AgentChoice choice, int first, int second);
}

/// <summary>The first group in an order, of those of the level with an idle agent; among equals the one whose agent has been idle longest.</summary>
internal static class FirstGroup
{
    /// <summary>Its position, or −1 when nobody is idle.</summary>
    public static int By<TOrder>(in AgentChoice choice)
        where TOrder : struct, IGroupOrder
    {
        var chosen = -1;
        foreach (var group in choice.Level)
        {
            if (choice.Groups[group].Idle == 0) continue;
            if (chosen >= 0)
            {
                var order = TOrder.Compare(in choice, group, chosen);
                if (order > 0 || (order == 0 && choice.Groups[group].IdleSince >= choice.Groups[chosen].IdleSince)) continue;
            }

            chosen = group;
        }

        return chosen;
    }
}
