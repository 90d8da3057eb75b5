namespace Plateau.Simulation.Routing;

/// <summary>An agent of the group that takes the fewest flows, so that those who can do more stay free; among equals the one idle longest.</summary>
public sealed class LeastSkilled : IAgentSelector
{
    public string Key => "least-skilled";

    public int Select(in AgentChoice choice)
    {
        var chosen = -1;
        foreach (var group in choice.Level)
        {
            if (choice.Groups[group].Idle == 0) continue;
            if (chosen < 0 || IsBetter(in choice, group, chosen)) chosen = group;
        }

        return chosen;
    }

    private static bool IsBetter(in AgentChoice choice, int group, int other)
    {
        var difference = choice.Breadth[group] - choice.Breadth[other];
        return difference == 0 ? choice.Groups[group].IdleSince < choice.Groups[other].IdleSince : difference < 0;
    }
}
