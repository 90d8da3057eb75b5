using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using NodaTime;

namespace Plateau.Import.Estimation;

/// <summary>
/// In which hours of the week a house and its teams work, learned from the moments at which something happened, and the working time between two moments. A night or a weekend on which
/// nobody works is no delay that anybody could shorten. docs/methods/cases.md says how an hour is judged.
/// </summary>
internal sealed class WorkingWeek(DateTimeZone zone)
{
    public const int Hours = 168;

    /// <summary>Moments below which a team (or the house) shows no week of its own: a working week of forty hours then has a dozen in each.</summary>
    public const long LeastMoments = 500;

    /// <summary>An hour is measured against the median of so many of the busiest: what piles up overnight and is written at the opening is no measure.</summary>
    private const int Busiest = 20;

    private const double WorkingShare = 0.1;
    private const long HourMilliseconds = 3_600_000;
    private const long Past = (72 + (10_000L * Hours)) * HourMilliseconds; // 1970-01-01 was a Thursday, weeks begin on Monday; nearly two centuries before it

    private readonly int[] _house = new int[Hours];
    private readonly List<int[]?> _seen = [];
    private Clock?[] _teams = [];
    private Clock? _whole;
    private long _from, _to, _offset; // the stretch of time that has this offset

    /// <summary>Hours of the week in which the house works; null when too little happened.</summary>
    public ImmutableArray<bool>? House => _whole?.Working;

    public int TeamsWithOwn => _teams.Count(clock => clock is not null);

    /// <summary>Hours a week of a team's own pattern; null when it has none.</summary>
    public int? HoursOf(int group) => group < _teams.Length && _teams[group] is { } own ? own.Working.Count(works => works) : null;

    /// <param name="group">Negative = no team is named.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void See(int group, long milliseconds)
    {
        var hour = (int)(HourOf(Local(milliseconds)).Hours % Hours);
        _house[hour]++;
        if (group < 0) return;
        while (_seen.Count <= group) _seen.Add(null);
        (_seen[group] ??= new int[Hours])[hour]++;
    }

    /// <summary>To be called once, before the first question.</summary>
    public void Finish()
    {
        _whole = ClockOf(_house);
        _teams = [.. _seen.Select(ClockOf)];
    }

    /// <summary>Milliseconds between two moments in which a team works, or the house where the team has too few moments of its own; null when neither is known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public long? Between(int group, long from, long to) =>
        ((group < _teams.Length ? _teams[group] : null) ?? _whole) is { } clock ? Math.Max(0, clock.Until(Local(to)) - clock.Until(Local(from))) : null;

    private static Clock? ClockOf(int[]? moments)
    {
        if (moments is null || moments.Sum(count => (long)count) < LeastMoments) return null;
        var busy = moments.OrderDescending().ElementAt(Busiest / 2);
        return new([.. moments.Select(count => count > 0 && count >= WorkingShare * busy)]);
    }

    /// <summary>On the wall clock of the zone. Instants lie after 1900, weeks are counted from long before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long Local(long milliseconds) => milliseconds >= _from && milliseconds < _to ? milliseconds + _offset : AnewLocal(milliseconds);

    private long AnewLocal(long milliseconds)
    {
        var interval = zone.GetZoneInterval(Instant.FromUnixTimeMilliseconds(milliseconds));
        _from = interval.HasStart ? interval.Start.ToUnixTimeMilliseconds() : long.MinValue;
        _to = interval.HasEnd ? interval.End.ToUnixTimeMilliseconds() : long.MaxValue;
        _offset = interval.WallOffset.Milliseconds;
        return milliseconds + _offset;
    }

    /// <summary>Whole hours since a Monday before all moments, and the milliseconds into the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (long Hours, long Into) HourOf(long local) => Math.DivRem(local + Past, HourMilliseconds);

    /// <summary>Working time as it adds up over the weeks.</summary>
    private sealed class Clock
    {
        private readonly long[] _before = new long[Hours + 1];

        public Clock(ImmutableArray<bool> working)
        {
            Working = working;
            for (var hour = 0; hour < Hours; hour++) _before[hour + 1] = _before[hour] + (working[hour] ? HourMilliseconds : 0);
        }

        public ImmutableArray<bool> Working { get; }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public long Until(long local)
        {
            var (hours, into) = HourOf(local);
            var (weeks, hour) = Math.DivRem(hours, Hours);
            return (weeks * _before[Hours]) + _before[hour] + (_before[hour + 1] > _before[hour] ? into : 0);
        }
    }
}
