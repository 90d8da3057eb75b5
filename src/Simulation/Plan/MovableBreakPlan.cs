namespace Plateau.Simulation.Plan;

/// <summary>
/// A break of some agents of a group, every day at one time. While at least <paramref name="PostponedAtQueue"/> contacts wait in the flows that the group takes, it is put off by a minute, and again, but
/// not beyond <paramref name="LatestTicks"/>. Agents with a contact finish it first and are back with the others.
/// </summary>
/// <param name="StartTicks">Since midnight.</param>
/// <param name="LatestTicks">Since midnight, at least <paramref name="StartTicks"/>.</param>
/// <param name="DurationTicks">Above 0; the break ends on its day.</param>
/// <param name="Agents">How many go, at least 1.</param>
/// <param name="PostponedAtQueue">At least 1.</param>
public sealed record MovableBreakPlan(long StartTicks, long LatestTicks, long DurationTicks, int Agents, int PostponedAtQueue);
