namespace Plateau.Simulation.Routing;

/// <summary>An agent of the group with the least ended work since midnight for each agent present; among equals the one idle longest.</summary>
public sealed class LeastOccupied : IAgentSelector
{
    public string Key => "least-occupied";

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
        // Cross-multiplied, so that equal shares are equal; 128 bits because ticks × agents can pass 64.
        Int128 own = (Int128)choice.Groups[group].WorkedToday * Math.Max(1, choice.Groups[other].Staffed);
        Int128 theirs = (Int128)choice.Groups[other].WorkedToday * Math.Max(1, choice.Groups[group].Staffed);
        return own == theirs ? choice.Groups[group].IdleSince < choice.Groups[other].IdleSince : own < theirs;
    }
}
