using System.Collections.Immutable;
using Plateau.Simulation.Plan;

namespace Plateau.Validation.Simulation.ContactCenters;

/// <summary>A week of hours, closed but for some hours of its first days.</summary>
/// <param name="OpenDays">1 to 7.</param>
/// <param name="From">Hour of opening.</param>
/// <param name="Until">Hour of closing.</param>
internal sealed record Week(int OpenDays, int From, int Until)
{
    public const int Days = 7;
    public const int Hours = 24 * Days;

    /// <summary>A plan of seven days of 24 periods.</summary>
    public static SimulationPlan Plan(ImmutableArray<FlowPlan> flows, ImmutableArray<GroupPlan> groups, params ImmutableArray<LinesPlan> lines) =>
        new() { PeriodTicks = 60 * Ticks.PerMinute, PeriodsPerDay = 24, Days = Days, Flows = flows, Groups = groups, Lines = lines };

    public int OpenHours => OpenDays * (Until - From);

    public ImmutableArray<bool> Open => [.. Enumerable.Range(0, Hours).Select(IsOpen)];

    /// <summary>Value of each hour: <paramref name="first"/> in the hour of opening, else <paramref name="others"/>; 0 while closed.</summary>
    public ImmutableArray<double> Arrivals(double first, double others) => [.. Enumerable.Range(0, Hours).Select(hour => !IsOpen(hour) ? 0 : hour % 24 == From ? first : others)];

    public ImmutableArray<int> Agents(int agents) => [.. Enumerable.Range(0, Hours).Select(hour => IsOpen(hour) ? agents : 0)];

    private bool IsOpen(int hour) => hour / 24 < OpenDays && hour % 24 >= From && hour % 24 < Until;
}
