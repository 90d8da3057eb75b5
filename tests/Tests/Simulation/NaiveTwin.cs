using Plateau.Mathematics.Random;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;

namespace Plateau.Tests.Simulation;

/// <summary>
/// A second simulator, plain and slow: one class a contact, one an agent, a sorted list of events, every choice by looking at everything. It draws the same keyed numbers, so on the same
/// plan the engine must give exactly its counts.
/// </summary>
internal sealed class NaiveTwin
{
    private const int Midnight = -1, WorkEnds = 0, StaffingChanges = 1, LevelOpens = 2, PatienceEnds = 3, Arrives = 4;
    private readonly SimulationPlan _plan;
    private readonly ulong _seed;
    private readonly int _replication;
    private readonly SortedDictionary<(long Time, int Kind, long Order), Action> _events = [];
    private readonly List<Contact> _waiting = []; // in order of arrival
    private readonly List<Agent> _agents = []; // present now
    private readonly int[] _toLeave;
    private long _order;
    private long _idleOrder;
    private long _now;

    public NaiveTwin(SimulationPlan plan, ulong seed, int replication)
    {
        _plan = plan;
        _seed = seed;
        _replication = replication;
        _toLeave = new int[plan.Groups.Length];
        Flows = new FlowCounts[plan.Days * plan.Flows.Length];
        Groups = new GroupCounts[plan.Groups.Length];
    }

    public FlowCounts[] Flows { get; }

    public GroupCounts[] Groups { get; }

    public long Contacts { get; private set; }

    public NaiveTwin Run()
    {
        for (var group = 0; group < _plan.Groups.Length; group++)
            for (var agent = 0; agent < _plan.Groups[group].Staffing[0]; agent++) Come(group);
        for (var period = 1; period < _plan.Periods; period++)
        {
            var start = period;
            Schedule(period * _plan.PeriodTicks, StaffingChanges, () => ChangeStaffing(start));
        }

        for (var day = 1; day < _plan.Days; day++) Schedule(day * _plan.DayTicks, Midnight, CountBacklog);
        for (var flow = 0; flow < _plan.Flows.Length; flow++) ScheduleArrivals(flow);
        while (_events.Count > 0)
        {
            var (key, action) = _events.First();
            if (key.Time >= _plan.HorizonTicks) break;
            _events.Remove(key);
            _now = key.Time;
            action();
        }

        _now = _plan.HorizonTicks;
        CountBacklog();
        foreach (var contact in _waiting) Count(contact, (ref FlowCounts counts) => counts.WaitingAtEnd++);
        foreach (var agent in _agents.ToArray()) Go(agent);
        return this;
    }

    private RandomStream Stream(StreamPurpose purpose, int flow, long number) => RandomStream.For(new StreamKey(_seed, _replication, purpose, flow, number));

    private void Schedule(long time, int kind, Action action, long? order = null) => _events.Add((time, kind, order ?? _order++), action);

    /// <summary>All arrivals of a flow beforehand, from the definition: the cumulative expected contacts reach the sum of exponential draws.</summary>
    private void ScheduleArrivals(int flow)
    {
        var stream = Stream(StreamPurpose.Arrivals, flow, 0);
        var expected = _plan.Flows[flow].ArrivalsPerPeriod;
        var period = 0;
        var position = 0.0;
        for (long number = 0; ; number++)
        {
            var step = stream.NextExponential();
            while (period < expected.Length && step >= expected[period] * (1 - position))
            {
                step -= expected[period] * (1 - position);
                position = 0;
                period++;
            }

            if (period == expected.Length) return;
            position += step / expected[period];
            var time = (period * _plan.PeriodTicks) + Math.Min((long)(position * _plan.PeriodTicks), _plan.PeriodTicks - 1);
            var contact = new Contact(flow, number, time);
            Schedule(time, Arrives, () => Arrive(contact), (flow * 1_000_000_000L) + number);
        }
    }

    private void Arrive(Contact contact)
    {
        var flow = _plan.Flows[contact.Flow];
        Contacts++;
        Count(contact, (ref FlowCounts counts) => counts.Offered++);
        if (Stream(StreamPurpose.Entry, contact.Flow, contact.Number).NextUniform() < flow.EntryLossShare)
        {
            Count(contact, (ref FlowCounts counts) =>
            {
                counts.LeftBeforeQueue++;
                counts.Abandoned++;
                counts.AbandonedWithin++;
                counts.AbandonedShort++;
            });
            return;
        }

        foreach (var level in flow.Levels.Where(level => level.AfterTicks == 0))
        {
            if (FreeAgent(level, contact.Flow) is not { } agent) continue;
            Serve(contact, agent);
            return;
        }

        if (_plan.WaitingPlaces is { } places && _waiting.Count >= places)
        {
            Count(contact, (ref FlowCounts counts) => counts.Blocked++);
            return;
        }

        Count(contact, (ref FlowCounts counts) => counts.Delayed++);
        contact.HasPriority = Stream(StreamPurpose.Priority, contact.Flow, contact.Number).NextUniform() < flow.CreditShare;
        contact.Rank = contact.Arrival - (contact.HasPriority ? flow.CreditTicks : 0);
        var patience = Stream(StreamPurpose.Patience, contact.Flow, contact.Number);
        contact.PatienceTicks = Ticks.FromSeconds(flow.Patience.Sample(ref patience));
        _waiting.Add(contact);
        Schedule(contact.Arrival + contact.PatienceTicks, PatienceEnds, () => GiveUp(contact));
        ScheduleLevel(contact, 0);
    }

    private void ScheduleLevel(Contact contact, int first)
    {
        var levels = _plan.Flows[contact.Flow].Levels;
        for (var position = first; position < levels.Length; position++)
        {
            if (levels[position].AfterTicks == 0) continue;
            var opening = position;
            Schedule(contact.Arrival + levels[position].AfterTicks, LevelOpens, () =>
            {
                if (!_waiting.Contains(contact)) return;
                if (FreeAgent(levels[opening], contact.Flow) is { } agent) TakeFromQueue(contact, agent);
                else ScheduleLevel(contact, opening + 1);
            });
            return;
        }
    }

    private Agent? FreeAgent(LevelPlan level, int flow)
    {
        var free = _agents.Where(agent => !agent.IsBusy && level.Groups.Contains(agent.Group));
        return _plan.AgentSelector switch
        {
            "longest-idle" => free.MinBy(agent => agent.IdleSince),
            "least-skilled" => free.OrderBy(agent => _plan.Groups[agent.Group].Takes.Length).ThenBy(agent => agent.IdleSince).FirstOrDefault(),
            "best-skill" => free.OrderByDescending(agent => _plan.Groups[agent.Group].Mastery[flow]).ThenBy(agent => agent.IdleSince).FirstOrDefault(),
            "listed-order" => free.OrderBy(agent => level.Groups.IndexOf(agent.Group)).ThenBy(agent => agent.IdleSince).FirstOrDefault(),
            var other => throw new NotSupportedException(other),
        };
    }

    private void GiveUp(Contact contact)
    {
        if (!_waiting.Remove(contact)) return;
        var flow = _plan.Flows[contact.Flow];
        Count(contact, (ref FlowCounts counts) =>
        {
            counts.Abandoned++;
            counts.WaitTicksAbandoned += contact.PatienceTicks;
            if (contact.PatienceTicks <= flow.AnsweredWithinTicks) counts.AbandonedWithin++;
            if (contact.PatienceTicks <= flow.ShortAbandonTicks) counts.AbandonedShort++;
        });
    }

    private void TakeFromQueue(Contact contact, Agent agent)
    {
        _waiting.Remove(contact);
        Serve(contact, agent);
    }

    private void Serve(Contact contact, Agent agent)
    {
        var stream = Stream(StreamPurpose.Handling, contact.Flow, contact.Number);
        var handle = Ticks.OfWork(_plan.Groups[agent.Group].HandleTimes[contact.Flow]!.Sample(ref stream));
        var wait = _now - contact.Arrival;
        Count(contact, (ref FlowCounts counts) =>
        {
            counts.Answered++;
            counts.WaitTicksAnswered += wait;
            counts.HandleTicks += handle;
            if (wait <= _plan.Flows[contact.Flow].AnsweredWithinTicks) counts.AnsweredWithin++;
        });
        agent.IsBusy = true;
        if (_now >= _plan.WarmUpTicks) Groups[agent.Group].Taken++;
        Groups[agent.Group].BusyTicks += Inside(_now, _now + handle);
        Schedule(_now + handle, WorkEnds, () => EndWork(agent));
    }

    private void EndWork(Agent agent)
    {
        if (_toLeave[agent.Group] > 0)
        {
            _toLeave[agent.Group]--;
            Go(agent);
        }
        else LookForWork(agent);
    }

    private void LookForWork(Agent agent)
    {
        agent.IsBusy = false;
        if (NextFor(agent.Group) is { } contact) TakeFromQueue(contact, agent);
        else agent.IdleSince = _idleOrder++;
    }

    private Contact? NextFor(int group)
    {
        var takes = _plan.Groups[group].Takes;
        var open = _waiting.Where(contact => takes.Contains(contact.Flow) && contact.Arrival + LevelOf(contact.Flow, group).AfterTicks <= _now);
        int Listed(Contact contact) => takes.IndexOf(contact.Flow);
        return _plan.Groups[group].ContactSelector switch
        {
            "longest-wait" => open.OrderBy(c => c.Rank).ThenBy(Listed).ThenBy(c => c.HasPriority).FirstOrDefault(),
            "listed-order" => open.OrderBy(Listed).ThenBy(c => c.Rank).ThenBy(c => c.HasPriority).FirstOrDefault(),
            "priority" => open.OrderBy(c => !c.HasPriority).ThenBy(c => c.Rank).ThenBy(Listed).FirstOrDefault(),
            var other => throw new NotSupportedException(other),
        };
    }

    private LevelPlan LevelOf(int flow, int group) => _plan.Flows[flow].Levels.Single(level => level.Groups.Contains(group));

    private void ChangeStaffing(int period)
    {
        var changed = Enumerable.Range(0, _plan.Groups.Length).Where(group => _plan.Groups[group].Staffing[period] != _plan.Groups[group].Staffing[period - 1]).ToArray();
        foreach (var group in changed)
        {
            var more = _plan.Groups[group].Staffing[period] - _plan.Groups[group].Staffing[period - 1];
            for (; more < 0; more++)
            {
                if (_agents.Where(agent => agent.Group == group && !agent.IsBusy).MinBy(agent => agent.IdleSince) is { } idle) Go(idle);
                else _toLeave[group]++;
            }

            for (; more > 0; more--)
            {
                if (_toLeave[group] > 0) _toLeave[group]--;
                else Come(group);
            }
        }

        foreach (var group in changed)
        {
            foreach (var agent in _agents.Where(agent => agent.Group == group && !agent.IsBusy).OrderBy(agent => agent.IdleSince).ToArray())
                if (NextFor(group) is { } contact) TakeFromQueue(contact, agent);
        }
    }

    private void Come(int group) => _agents.Add(new Agent(group, _now) { IdleSince = _idleOrder++ });

    private void Go(Agent agent)
    {
        _agents.Remove(agent);
        Groups[agent.Group].StaffedTicks += Inside(agent.Came, _now);
    }

    /// <summary>All who wait as a day ends, whenever they came, in the rows of that day.</summary>
    private void CountBacklog()
    {
        if (_now <= _plan.WarmUpTicks) return;
        foreach (var contact in _waiting)
        {
            ref var counts = ref Flows[(((_now / _plan.DayTicks) - 1) * _plan.Flows.Length) + contact.Flow];
            counts.Backlog++;
            counts.BacklogAgeTicks += _now - contact.Arrival;
        }
    }

    /// <summary>The part of a time span that counts.</summary>
    private long Inside(long from, long to) => Math.Max(0, Math.Min(to, _plan.HorizonTicks) - Math.Max(from, _plan.WarmUpTicks));

    private delegate void Counting(ref FlowCounts counts);

    private void Count(Contact contact, Counting counting)
    {
        if (contact.Arrival >= _plan.WarmUpTicks) counting(ref Flows[(contact.Arrival / _plan.DayTicks * _plan.Flows.Length) + contact.Flow]);
    }

    private sealed class Contact(int flow, long number, long arrival)
    {
        public int Flow { get; } = flow;

        public long Number { get; } = number;

        public long Arrival { get; } = arrival;

        public bool HasPriority { get; set; }

        public long Rank { get; set; }

        public long PatienceTicks { get; set; }
    }

    private sealed class Agent(int group, long came)
    {
        public int Group { get; } = group;

        public long Came { get; } = came;

        public bool IsBusy { get; set; }

        public long IdleSince { get; set; }
    }
}
