namespace Plateau.Simulation.Routing;

/// <summary>An agent of the group that masters the flow best; among equals the one idle longest.</summary>
public sealed class BestSkill : IAgentSelector
{
    public string Key => "best-skill";

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
        var difference = choice.Mastery.IsEmpty ? 0 : choice.Mastery[group] - choice.Mastery[other];
        return difference == 0 ? choice.Groups[group].IdleSince < choice.Groups[other].IdleSince : difference > 0;
    }
}
