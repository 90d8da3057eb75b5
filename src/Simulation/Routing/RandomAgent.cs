namespace Plateau.Simulation.Routing;

/// <summary>Any idle agent of the level, all equally likely. The draw belongs to the contact, so two designs with the same idle agents choose alike.</summary>
public sealed class RandomAgent : IAgentSelector
{
    public string Key => "random";

    public bool Draws => true;

    public int Select(in AgentChoice choice)
    {
        var idle = 0;
        foreach (var group in choice.Level) idle += choice.Groups[group].Idle;
        if (idle == 0) return -1;

        // The high half of bits × idle: off by less than idle ÷ 2⁶⁴, and without a loop that could draw again.
        var position = (int)Math.BigMul(choice.Bits, (ulong)idle, out _);
        foreach (var group in choice.Level)
        {
            position -= choice.Groups[group].Idle;
            if (position < 0) return group;
        }

        return -1;
    }
}
