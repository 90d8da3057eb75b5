namespace Plateau.Model.People;

/// <summary>A break of some agents of a group, every day, that waits for a quieter moment: it is put off by a minute while the queue is long, but not beyond the latest hour.</summary>
/// <param name="StartMinutes">Minutes after midnight, 0 to 1439.</param>
/// <param name="LatestMinutes">Minutes after midnight, at least <paramref name="StartMinutes"/>.</param>
/// <param name="Minutes">Duration, at least 1; the break ends on its day.</param>
/// <param name="Agents">How many go, at least 1.</param>
/// <param name="QueueAtLeast">Contacts waiting in the flows that the group takes from which it is put off, at least 1.</param>
public sealed record MovableBreak(int StartMinutes, int LatestMinutes, int Minutes, int Agents, int QueueAtLeast = 1);
