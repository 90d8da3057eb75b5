using Plateau.Mathematics.Random;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;

namespace Plateau.Simulation.Engine.Full;

/// <summary>A list of agents in one of their two lists: those with as many contacts in hand, or those on preemptible work.</summary>
internal struct AgentList
{
    public int First;
    public int Last;
    public int Count;
}

/// <summary>Agents who come and go, breaks, and the lists of who is available.</summary>
internal sealed partial class FullLoop
{
    private readonly Agent[] _agents;
    private readonly AgentList[] _buckets; // [group × most in hand + number in hand]
    private readonly AgentList[] _preemptible; // [group], in order of beginning
    private readonly int[] _wanted; // [group], before breaks
    private readonly int[] _onBreak;
    private readonly long[] _staffedSince;
    private readonly bool[] _changed;
    private PresenceChange[] _presence;
    private int _nextPresence;
    private long _listings;

    private void StartPeople(ulong seed, int replication)
    {
        if (_tables.HasRandomPresence) _presence = Presence.Of(_plan, seed, replication);
        _nextPresence = 0;
        _listings = 0;
        Array.Clear(_groups);
        Array.Clear(_groupCounts);
        Array.Clear(_onBreak);
        Array.Clear(_wanted);
        Array.Clear(_staffedSince);
        Array.Fill(_buckets, new AgentList { First = -1, Last = -1 });
        Array.Fill(_preemptible, new AgentList { First = -1, Last = -1 });
        for (var group = 0; group < _groups.Length; group++)
        {
            _groups[group].IdleSince = long.MaxValue;
            for (var place = 0; place < _tables.Groups[group].Agents; place++)
            {
                _agents[_tables.Groups[group].FirstAgent + place] = new Agent { Group = group, Place = place, LastFlow = -1, FirstInHand = -1, LastInHand = -1, Bucket = -1 };
            }

            for (var position = 0; position < _plan.Groups[group].Breaks.Length; position++) ScheduleBreak(group, position, day: 0);
        }

    }

    /// <summary>All that changes at one tick: first who is wanted, then who comes and goes, group by group, then those who are there look.</summary>
    private void OnStaffingChanges()
    {
        Array.Clear(_changed);
        for (; _nextPresence < _presence.Length && _presence[_nextPresence].Time == _now; _nextPresence++)
        {
            _wanted[_presence[_nextPresence].Group] = _presence[_nextPresence].Agents;
            _changed[_presence[_nextPresence].Group] = true;
        }

        while (_events.First.Time == _now && _events.First.Kind == EventKind.StaffingChanges)
        {
            var subject = _events.First.Subject;
            _events.Pop();
            OnBreak(subject);
        }

        for (var group = 0; group < _groups.Length; group++)
            if (_changed[group]) Adjust(group);
        for (var group = 0; group < _groups.Length; group++)
        {
            if (_changed[group]) LookAll(group);
        }
    }

    /// <summary>The idle agents of a group look, the one idle longest first, each until there is nothing or no room; who has just come and finds nothing may set off the diallers.</summary>
    private void LookAll(int group)
    {
        var list = (group * PlanRules.MostConcurrent);
        for (var position = _buckets[list].First; position >= 0;)
        {
            var next = _agents[position].Next; // looking takes nobody else out of the list
            while (_agents[position].Bucket >= 0 && FindContact(position) is >= 0 and var slot) Take(slot, position);
            if (_agents[position].InHand == 0 && _agents[position].CameAt == _now) Dial(group);
            position = next;
        }
    }

    private void ScheduleBreak(int group, int position, int day)
    {
        if (day < _plan.Days) Schedule((day * _plan.DayTicks) + _plan.Groups[group].Breaks[position].StartTicks, EventKind.StaffingChanges, SubjectOf(group, position, ends: false));
    }

    private int SubjectOf(int group, int position, bool ends) => (((position * _groups.Length) + group) * 2) + (ends ? 1 : 0);

    private void OnBreak(int subject)
    {
        var ends = (subject & 1) == 1;
        var group = (subject >> 1) % _groups.Length;
        var position = (subject >> 1) / _groups.Length;
        var pause = _plan.Groups[group].Breaks[position];
        if (ends)
        {
            _onBreak[group] -= pause.Agents;
            _changed[group] = true;
            return;
        }

        var midnight = _now / _plan.DayTicks * _plan.DayTicks;
        var sinceMidnight = _now - midnight;
        if (sinceMidnight < pause.LatestTicks && WaitingFor(group) >= pause.PostponedAtQueue)
        {
            Schedule(midnight + Math.Min(sinceMidnight + Ticks.PerMinute, pause.LatestTicks), EventKind.StaffingChanges, subject);
            return;
        }

        _onBreak[group] += pause.Agents;
        _changed[group] = true;
        Schedule(_now + pause.DurationTicks, EventKind.StaffingChanges, SubjectOf(group, position, ends: true));
        ScheduleBreak(group, position, (int)(_now / _plan.DayTicks) + 1);
    }

    private int WaitingFor(int group)
    {
        var waiting = 0;
        foreach (var flow in _plan.Groups[group].Takes) waiting += _waitingOf[flow];
        return waiting;
    }

    /// <summary>Brings the agents of a group to the number wanted: idle ones go first, the one idle longest first; then busy ones are due to go. Who comes first replaces those.</summary>
    private void Adjust(int group)
    {
        ref var state = ref _groups[group];
        var target = Math.Max(0, _wanted[group] - _onBreak[group]);
        var more = target - state.Staffed;
        if (more == 0) return;
        CountStaffed(group);
        state.Staffed = target;
        for (; more < 0 && state.Idle > 0; more++)
        {
            var idle = _buckets[group * PlanRules.MostConcurrent].First;
            RemoveFromBucket(idle);
            AgentGoes(idle);
        }

        if (more < 0)
        {
            SetLeaving(group, state.Leaving - more);
            return;
        }

        var staying = Math.Min(more, state.Leaving);
        if (staying > 0) SetLeaving(group, state.Leaving - staying);
        for (more -= staying; more > 0; more--) AgentComes(group);
    }

    private void AgentComes(int group)
    {
        var position = _tables.Groups[group].FirstAgent;
        while (_agents[position].IsPresent) position++;
        _agents[position].IsPresent = true;
        _agents[position].CameAt = _now;
        if (_traces) _trace.Add(new(_now, TraceKind.AgentComes, -1, -1, group, _agents[position].Place));
        ListIfRoom(position);
    }

    private void AgentGoes(int position)
    {
        _agents[position].IsPresent = false;
        if (_traces) _trace.Add(new(_now, TraceKind.AgentGoes, -1, -1, _agents[position].Group, _agents[position].Place));
    }

    private void SetLeaving(int group, int agents)
    {
        CountStaffed(group);
        _groups[group].Leaving = agents;
    }

    /// <summary>Counts the time of scheduled agents, and of those past their shift who work, up to now.</summary>
    private void CountStaffed(int group)
    {
        var ticks = _now - Math.Max(_staffedSince[group], _plan.WarmUpTicks);
        if (ticks > 0) _groupCounts[group].StaffedTicks += (_groups[group].Staffed + _groups[group].Leaving) * ticks;
        _staffedSince[group] = _now;
    }

    /// <summary>Lists an agent under the number of contacts in hand, when there is room for another.</summary>
    private void ListIfRoom(int position)
    {
        ref var agent = ref _agents[position];
        if (agent.InHand > 0 && !HasRoom(in agent)) return;
        agent.Bucket = agent.InHand;
        agent.ListedSince = ++_listings;
        ref var list = ref _buckets[(agent.Group * PlanRules.MostConcurrent) + agent.Bucket];
        agent.Previous = list.Last;
        agent.Next = -1;
        if (list.Last >= 0) _agents[list.Last].Next = position;
        else list.First = position;
        list.Last = position;
        list.Count++;
        if (agent.Bucket == 0) ShowIdle(agent.Group, in list);
    }

    private bool HasRoom(in Agent agent)
    {
        var concurrency = _tables.Groups[agent.Group].Concurrency;
        for (var slot = agent.FirstInHand; slot >= 0; slot = _slots[slot].Next)
            if (agent.InHand >= concurrency[_slots[slot].Flow]) return false;
        return agent.InHand < PlanRules.MostConcurrent;
    }

    private void RemoveFromBucket(int position)
    {
        ref var agent = ref _agents[position];
        ref var list = ref _buckets[(agent.Group * PlanRules.MostConcurrent) + agent.Bucket];
        Unlink(ref list, in agent);
        if (agent.Bucket == 0) ShowIdle(agent.Group, in list);
        agent.Bucket = -1;
    }

    private void Unlink(ref AgentList list, in Agent agent)
    {
        if (agent.Previous >= 0) _agents[agent.Previous].Next = agent.Next;
        else list.First = agent.Next;
        if (agent.Next >= 0) _agents[agent.Next].Previous = agent.Previous;
        else list.Last = agent.Previous;
        list.Count--;
    }

    private void ShowIdle(int group, in AgentList list)
    {
        _groups[group].Idle = list.Count;
        _groups[group].IdleSince = list.First >= 0 ? _agents[list.First].ListedSince : long.MaxValue;
    }

    private void AddToPreemptible(int position)
    {
        ref var agent = ref _agents[position];
        ref var list = ref _preemptible[agent.Group];
        agent.OnPreemptible = true;
        agent.Previous = list.Last;
        agent.Next = -1;
        if (list.Last >= 0) _agents[list.Last].Next = position;
        else list.First = position;
        list.Last = position;
        list.Count++;
    }

    private void RemoveFromPreemptible(int position)
    {
        ref var agent = ref _agents[position];
        agent.OnPreemptible = false;
        Unlink(ref _preemptible[agent.Group], in agent);
    }
}
