namespace Plateau.Model;

/// <summary>What the user states about money; each null = unknown, and then results are in hours and say so.</summary>
/// <param name="Currency">ISO 4217 code; null = unknown.</param>
/// <param name="AgentHour">Full cost of one staffed agent hour, at least 0.</param>
/// <param name="TrainingHoursPerSkill">Hours of training for one agent to take one more flow, at least 0.</param>
public sealed record Costs(string? Currency = null, double? AgentHour = null, double? TrainingHoursPerSkill = null)
{
    public static Costs Unknown { get; } = new();
}
