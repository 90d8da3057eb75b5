using System.Runtime.InteropServices;

namespace Plateau.Import.Estimation;

/// <summary>
/// Makes presence by agent and period out of the contacts of one day, by every method. A contact that runs past midnight is work on the next day:
/// its rest is carried over and counts there as a stretch of its own, so that it does not stretch the next day's shift back to midnight.
/// </summary>
/// <param name="used">Index of the staffing method whose presence is kept agent by agent.</param>
internal sealed class PresenceOfDay(StaffingParameters parameters, SkillRule skill, int periodMinutes, int used)
{
    private const int SecondsPerDay = 86_400;

    private readonly int _periodSeconds = 60 * periodMinutes;
    private readonly List<List<Stretch>> _busy = []; // by agent
    private readonly List<List<Stretch>> _carried = [];
    private readonly List<List<Stretch>> _carriedNext = [];
    private readonly Dictionary<string, (Stretch[] Cut, Stretch[] Whole)> _waitingBySkills = new(StringComparer.Ordinal);
    private readonly List<Stretch> _presence = [];
    private readonly List<Stretch> _merged = [];
    private long[] _waitKeys = [];
    private ContactTrace[] _waits = [];
    private int _carriedInto;

    public Turnaround Turnaround { get; } = new();

    /// <summary>Fills <see cref="DayLog.Present"/>, <see cref="DayLog.PresentByAgent"/> and the agents' busy time. Days must come in ascending order for midnight to be handled.</summary>
    public void Close(DayLog day, IReadOnlyList<AgentTotals> agents, int flowCount)
    {
        Gather(day, agents.Count);
        var periods = SecondsPerDay / _periodSeconds;
        day.Present = [.. StaffingMethodCatalogue.All.Select(_ => new long[periods])];
        day.PresentByAgent = new ushort[]?[agents.Count];
        _waitingBySkills.Clear();
        var waits = Waits(day.Contacts);
        var shares = SkillRule.Shares(agents, flowCount);
        for (var agent = 0; agent < agents.Count; agent++)
        {
            Merge(_busy[agent]);
            if (_busy[agent].Count == 0 && _carried[agent].Count == 0) continue;
            if (_busy[agent].Count > 0) agents[agent].DaysPresent++;
            var busySeconds = _busy[agent].Sum(stretch => stretch.Length) + _carried[agent].Sum(stretch => stretch.Length);
            agents[agent].BusySeconds += busySeconds;
            day.BusySeconds += busySeconds;
            var (waiting, whole) = Waiting(waits, agents[agent], shares);
            Turnaround.Add(CollectionsMarshal.AsSpan(_busy[agent]), whole);
            for (var method = 0; method < day.Present.Length; method++)
            {
                var seconds = method == used ? day.PresentByAgent[agent] = new ushort[periods] : null;
                FindPresence(StaffingMethodCatalogue.All[method], agent, waiting);
                AddPeriods(day.Present[method], seconds);
            }
        }
    }

    private void Gather(DayLog day, int agentCount)
    {
        while (_busy.Count < agentCount)
        {
            _busy.Add([]);
            _carried.Add([]);
            _carriedNext.Add([]);
        }

        for (var agent = 0; agent < agentCount; agent++)
        {
            _busy[agent].Clear();
            _carried[agent].Clear();
            if (_carriedInto == day.Day) _carried[agent].AddRange(_carriedNext[agent]);
            _carriedNext[agent].Clear();
            Merge(_carried[agent]);
        }

        _carriedInto = day.Day + 1;
        foreach (var contact in day.Contacts)
        {
            if (contact.Agent < 0) continue;
            if (contact.HandleFrom < SecondsPerDay) _busy[contact.Agent].Add(new(contact.HandleFrom, Math.Min(SecondsPerDay, contact.HandleTo)));
            if (contact.HandleTo > SecondsPerDay) _carriedNext[contact.Agent].Add(new(Math.Max(0, contact.HandleFrom - SecondsPerDay), Math.Min(contact.HandleTo - SecondsPerDay, SecondsPerDay)));
        }
    }

    /// <summary>Stretches in which someone whom the agent could serve waits, cut by the grace at the end and whole; made once for each set of skills.</summary>
    private (Stretch[] Cut, Stretch[] Whole) Waiting(ReadOnlySpan<ContactTrace> waits, AgentTotals agent, double[] shares)
    {
        var skills = string.Create(shares.Length, (agent, skill, shares), static (text, state) =>
        {
            for (var flow = 0; flow < text.Length; flow++) text[flow] = state.skill.Holds(state.agent, flow, state.shares[flow]) ? '1' : '0';
        });
        if (_waitingBySkills.TryGetValue(skills, out var known)) return known;
        return _waitingBySkills[skills] = (Stretches(waits, skills, parameters.GraceSeconds), Stretches(waits, skills, 0));
    }

    private Stretch[] Stretches(ReadOnlySpan<ContactTrace> waits, string skills, int cut)
    {
        _merged.Clear();
        foreach (var wait in waits)
        {
            if (skills[wait.Flow] == '1' && wait.WaitSeconds > cut) Append(_merged, new(wait.QueueSeconds, wait.QueueSeconds + wait.WaitSeconds - cut));
        }

        return [.. _merged];
    }

    /// <summary>Those who waited, in order of their entry into the queue.</summary>
    private ReadOnlySpan<ContactTrace> Waits(ReadOnlySpan<ContactTrace> contacts)
    {
        var count = 0;
        if (_waitKeys.Length < contacts.Length)
        {
            _waitKeys = new long[2 * contacts.Length];
            _waits = new ContactTrace[2 * contacts.Length];
        }

        for (var at = 0; at < contacts.Length; at++)
        {
            // The place in the lower half keeps the order of equal times.
            if (contacts[at].WaitSeconds > 0) _waitKeys[count++] = ((long)contacts[at].QueueSeconds << 32) | (uint)at;
        }

        Array.Sort(_waitKeys, 0, count);
        for (var at = 0; at < count; at++) _waits[at] = contacts[(int)(uint)_waitKeys[at]];
        return _waits.AsSpan(0, count);
    }

    private void FindPresence(IStaffingMethod method, int agent, Stretch[] waiting)
    {
        _presence.Clear();
        if (_busy[agent].Count > 0) method.Presence(new(CollectionsMarshal.AsSpan(_busy[agent]), waiting), parameters, _presence);
        if (_carried[agent].Count > 0)
        {
            _presence.AddRange(_carried[agent]);
            Merge(_presence);
        }

    }

    /// <param name="seconds">Those of the agent alone; null = not kept.</param>
    private void AddPeriods(long[] all, ushort[]? seconds)
    {
        foreach (var stretch in _presence)
        {
            for (var from = stretch.From; from < stretch.To;)
            {
                var period = from / _periodSeconds;
                var to = Math.Min(stretch.To, (period + 1) * _periodSeconds);
                all[period] += to - from;
                if (seconds is not null) seconds[period] += (ushort)(to - from);
                from = to;
            }
        }
    }

    private static void Merge(List<Stretch> stretches)
    {
        if (stretches.Count < 2) return;
        stretches.Sort(static (one, other) => one.From != other.From ? one.From.CompareTo(other.From) : one.To.CompareTo(other.To));
        var count = 1;
        for (var i = 1; i < stretches.Count; i++)
        {
            if (stretches[i].From <= stretches[count - 1].To) stretches[count - 1] = new(stretches[count - 1].From, Math.Max(stretches[count - 1].To, stretches[i].To));
            else stretches[count++] = stretches[i];
        }

        stretches.RemoveRange(count, stretches.Count - count);
    }

    private static void Append(List<Stretch> merged, Stretch next)
    {
        if (merged.Count > 0 && next.From <= merged[^1].To) merged[^1] = new(merged[^1].From, Math.Max(merged[^1].To, next.To));
        else merged.Add(next);
    }
}
