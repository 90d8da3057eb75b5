using Plateau.Mathematics.Statistics;

namespace Plateau.Design.Resilience;

/// <summary>How an organisation gets over two shocks that begin at the busiest hour and end after two hours, nothing else being done about them.</summary>
/// <param name="FromMinutes">Minutes after midnight at which the shocks begin.</param>
/// <param name="Minutes">How long they last.</param>
/// <param name="FewerPeople">A quarter of the people of every group away.</param>
/// <param name="MoreVolume">A quarter more contacts of every flow.</param>
public sealed record Recovery(int FromMinutes, int Minutes, ShockRecovery FewerPeople, ShockRecovery MoreVolume);

/// <param name="Seconds">From the end of the shock until the service of those who come is back: 0 = at once; unknown when it is not back before the day ends. Resolved to a period; bootstrap over days.</param>
/// <param name="MissedPerDay">Contacts a day more than without the shock that are not answered in time.</param>
public sealed record ShockRecovery(Estimate Seconds, Estimate MissedPerDay);
