using Plateau.Mathematics.Random;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;

namespace Plateau.Tests.Simulation.Full;

/// <summary>Who is there: staffing by period, absent and late posts, movable breaks, places.</summary>
internal sealed partial class FullTwin
{
    private readonly int[] _toLeave; // of each group: busy agents who go when they are free
    private readonly int[] _wanted; // of each group: agents who should be there now
    private readonly Dictionary<(int Group, int Number), TwinPlace> _places = [];
    private readonly Dictionary<(int Group, long Day, int Post), long> _filledFrom = []; // posts in groups with absence or lateness; absent ones are not in it
    private readonly List<TwinBreak> _breaks = [];
    private readonly HashSet<long> _staffingTimes = [];
    private long _idleOrder;

    private void ScheduleStaffing()
    {
        for (var period = 0; period < _plan.Periods; period++) ScheduleStaffing(period * _plan.PeriodTicks);
        for (var group = 0; group < _plan.Groups.Length; group++)
        {
            for (var day = 0; day < _plan.Days; day++)
            {
                if (HasPosts(group)) DrawPosts(group, day);
                foreach (var pause in _plan.Groups[group].Breaks)
                {
                    _breaks.Add(new TwinBreak(group, pause, day * _plan.DayTicks));
                    ScheduleStaffing(_breaks[^1].DueAt);
                }
            }
        }
    }

    /// <summary>All staffing events of a tick are one.</summary>
    private void ScheduleStaffing(long time)
    {
        if (_staffingTimes.Add(time)) Schedule(time, StaffingChanges, ChangeStaffing);
    }

    private bool HasPosts(int group) => _plan.Groups[group].AbsenceShare > 0 || _plan.Groups[group].LateShare > 0;

    private void DrawPosts(int group, int day)
    {
        var plan = _plan.Groups[group];
        var ofDay = plan.Staffing.Skip(day * _plan.PeriodsPerDay).Take(_plan.PeriodsPerDay).ToArray();
        for (var post = 0; post < ofDay.Max(); post++)
        {
            var stream = Stream(StreamPurpose.Absence, group, (day * 1_000_000L) + post);
            if (stream.NextUniform() < plan.AbsenceShare) continue;
            var isLate = stream.NextUniform() < plan.LateShare;
            var wantedFrom = (day * _plan.DayTicks) + (Array.FindIndex(ofDay, agents => agents > post) * _plan.PeriodTicks);
            var comes = isLate ? wantedFrom + Ticks.FromSeconds(plan.Lateness!.Sample(ref stream)) : wantedFrom;
            _filledFrom[(group, day, post)] = comes;
            if (comes < (day + 1) * _plan.DayTicks) ScheduleStaffing(comes);
        }
    }

    private int WantedIn(int group)
    {
        var scheduled = _plan.Groups[group].Staffing[PeriodNow];
        var there = HasPosts(group)
            ? Enumerable.Range(0, scheduled).Count(post => _filledFrom.TryGetValue((group, _now / _plan.DayTicks, post), out var from) && from <= _now)
            : scheduled;
        return Math.Max(0, there - _breaks.Where(pause => pause.Group == group && pause.Until > _now).Sum(pause => pause.Plan.Agents));
    }

    /// <summary>Everything about staffing that happens at this tick (47).</summary>
    private void ChangeStaffing()
    {
        foreach (var pause in _breaks.Where(pause => pause.DueAt == _now && pause.Until == 0)) DecideBreak(pause);
        var changed = new List<int>();
        var newlyCome = new HashSet<TwinAgent>();
        for (var group = 0; group < _plan.Groups.Length; group++)
        {
            var more = WantedIn(group) - _wanted[group];
            if (more == 0) continue;
            changed.Add(group);
            _wanted[group] += more;
            for (; more < 0; more++)
            {
                if (_agents.Where(agent => agent.Group == group && agent.IsIdle).MinBy(agent => agent.IdleSince) is { } idle) Go(idle);
                else _toLeave[group]++;
            }

            for (; more > 0; more--)
            {
                if (_toLeave[group] > 0) _toLeave[group]--;
                else newlyCome.Add(Come(group));
            }
        }

        foreach (var agent in changed.SelectMany(group => _agents.Where(agent => agent.Group == group && agent.IsIdle).OrderBy(agent => agent.IdleSince)).ToArray())
        {
            TakeAllThereIs(agent);
            if (agent.IsIdle && newlyCome.Contains(agent)) AskDiallers(agent.Group);
        }
    }

    private void DecideBreak(TwinBreak pause)
    {
        var waiting = _waiting.Count(contact => _plan.Groups[pause.Group].Takes.Contains(contact.Flow));
        if (waiting >= pause.Plan.PostponedAtQueue && _now < pause.Latest) pause.DueAt = Math.Min(_now + Ticks.PerMinute, pause.Latest);
        else pause.Until = _now + pause.Plan.DurationTicks;
        ScheduleStaffing(pause.Until == 0 ? pause.DueAt : pause.Until);
    }

    private TwinAgent Come(int group)
    {
        var number = 0;
        while (_agents.Any(agent => agent.Group == group && agent.Number == number)) number++;
        if (!_places.TryGetValue((group, number), out var place)) _places[(group, number)] = place = new TwinPlace(_plan.Flows.Length);
        var agent = new TwinAgent(group, number, place, _now) { IdleSince = _idleOrder++ };
        _agents.Add(agent);
        Tell(TraceKind.AgentComes, agent);
        return agent;
    }

    private void Go(TwinAgent agent)
    {
        _agents.Remove(agent);
        Groups[agent.Group].StaffedTicks += Inside(agent.Came, _now);
        Tell(TraceKind.AgentGoes, agent);
    }

    private sealed class TwinBreak(int group, MovableBreakPlan plan, long midnight)
    {
        public int Group { get; } = group;

        public MovableBreakPlan Plan { get; } = plan;

        public long Latest { get; } = midnight + plan.LatestTicks;

        public long DueAt { get; set; } = midnight + plan.StartTicks;

        /// <summary>0 = not begun.</summary>
        public long Until { get; set; }
    }
}
