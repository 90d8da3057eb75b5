namespace Plateau.Simulation.Routing;

/// <summary>The agent of the level who has been idle longest.</summary>
public sealed class LongestIdle : IAgentSelector
{
    public string Key => "longest-idle";

    public int Select(in AgentChoice choice)
    {
        var chosen = -1;
        var since = long.MaxValue;
        foreach (var group in choice.Level)
        {
            if (choice.Groups[group].IdleSince >= since) continue;
            since = choice.Groups[group].IdleSince;
            chosen = group;
        }

        return chosen;
    }
}
