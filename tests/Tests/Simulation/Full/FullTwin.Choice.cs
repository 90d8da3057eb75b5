using Plateau.Mathematics.Random;
using Plateau.Simulation.Plan;

namespace Plateau.Tests.Simulation.Full;

/// <summary>Who takes a contact, and which contact an agent takes.</summary>
internal sealed partial class FullTwin
{
    private readonly long[] _worked; // of each group: ended work of the present day
    private long _workedDay;

    private static int ConcurrencyOf(GroupPlan group, int flow) => group.Concurrency.IsEmpty ? 1 : group.Concurrency[flow];

    private static int ReserveOf(GroupPlan group, int flow) => group.Reserve.IsEmpty ? 0 : group.Reserve[flow];

    private bool IsAvailable(TwinAgent agent, int flow) =>
        _toLeave[agent.Group] == 0
        && HasRoom(agent, agent.Hand, flow)
        && (ReserveOf(PlanOf(agent), flow) == 0 || IdleIn(agent.Group) > ReserveOf(PlanOf(agent), flow));

    private bool HasRoom(TwinAgent agent, List<TwinContact> hand, int flow) =>
        hand.Count < ConcurrencyOf(PlanOf(agent), flow) && hand.All(held => hand.Count < ConcurrencyOf(PlanOf(agent), held.Flow));

    /// <summary>The agent of the level who takes the contact; null when none is available.</summary>
    private TwinAgent? AgentFor(TwinContact contact, int level)
    {
        var groups = PlanOf(contact).Levels[level].Groups;
        var available = _agents.Where(agent => groups.Contains(agent.Group) && IsAvailable(agent, contact.Flow)).ToArray();
        if (available.Length == 0) return null;
        var fewest = available.Min(agent => agent.Hand.Count);
        if (fewest > 0) return available.Where(agent => agent.Hand.Count == fewest).OrderBy(agent => groups.IndexOf(agent.Group)).ThenBy(agent => agent.HandSince).First();

        var idle = available.Where(agent => agent.IsIdle).OrderBy(agent => agent.IdleSince).ToArray(); // idle longest first: stable sorts below keep that among equals
        return (PlanOf(contact).AgentSelector ?? _plan.AgentSelector) switch
        {
            "longest-idle" => idle[0],
            "listed-order" => idle.OrderBy(agent => groups.IndexOf(agent.Group)).First(),
            "least-skilled" => idle.OrderBy(agent => PlanOf(agent).Takes.Length).First(),
            "best-skill" => idle.OrderByDescending(agent => PlanOf(agent).Mastery.IsEmpty ? 0 : PlanOf(agent).Mastery[contact.Flow]).First(),
            "least-occupied" => idle.OrderBy(agent => agent.Group, Comparer<int>.Create(CompareWork)).First(),
            "random" => AnyOf([.. idle.OrderBy(agent => groups.IndexOf(agent.Group))], contact, level),
            var other => throw new NotSupportedException(other),
        };
    }

    /// <summary>All idle agents are equally likely to give the group; in it the one idle longest goes (16).</summary>
    private TwinAgent AnyOf(TwinAgent[] idle, TwinContact contact, int level)
    {
        var stream = Stream(StreamPurpose.Routing, contact);
        for (var draw = 0; draw < level; draw++) stream.NextBits();
        var position = (int)Math.BigMul(stream.NextBits(), (ulong)idle.Length, out _);
        return idle.First(agent => agent.Group == idle[position].Group);
    }

    private int CompareWork(int first, int second)
    {
        BeginDayOfWork();
        return ((Int128)_worked[first] * Math.Max(1, _wanted[second])).CompareTo((Int128)_worked[second] * Math.Max(1, _wanted[first]));
    }

    /// <summary>Work that ended before the present day's midnight no longer counts.</summary>
    private void BeginDayOfWork()
    {
        if (_now / _plan.DayTicks == _workedDay) return;
        _workedDay = _now / _plan.DayTicks;
        Array.Clear(_worked);
    }

    /// <summary>The contact that the agent takes next; null when there is none.</summary>
    private TwinContact? NextFor(TwinAgent agent)
    {
        var group = PlanOf(agent);
        var open = new List<TwinContact>(); // in the order of what the group takes, the ordinary lane first: stable sorts below keep that among equals
        foreach (var flow in group.Takes)
        {
            var level = _plan.Flows[flow].Levels.Single(level => level.Groups.Contains(agent.Group));
            if (!IsAvailable(agent, flow) || WaitingOf(flow) < level.QueueAtLeast) continue;
            foreach (var hasPriority in (bool[])[false, true])
                if (_waiting.FirstOrDefault(contact => contact.Flow == flow && contact.HasPriority == hasPriority) is { } first && _now - first.Joined >= level.AfterTicks) open.Add(first);
        }

        return group.ContactSelector switch
        {
            "longest-wait" => open.OrderBy(contact => contact.Rank).FirstOrDefault(),
            "listed-order" => open.OrderBy(contact => group.Takes.IndexOf(contact.Flow)).ThenBy(contact => contact.Rank).FirstOrDefault(),
            "priority" => open.OrderByDescending(contact => contact.HasPriority).ThenBy(contact => contact.Rank).FirstOrDefault(),
            "best-skill" => open.OrderBy(contact => group.PreferenceOf(contact.Flow)).ThenBy(contact => contact.Rank).FirstOrDefault(),
            "weighted-wait" => open.OrderByDescending(contact => PlanOf(contact).WaitWeight * (_now - contact.Rank)).FirstOrDefault(),
            "earliest-due" => open.OrderBy(contact => contact.Rank + (PlanOf(contact).DueTicks ?? PlanOf(contact).AnsweredWithinTicks)).FirstOrDefault(),
            var other => throw new NotSupportedException(other),
        };
    }

    /// <summary>The preemptible work that an agent breaks off for a contact of the flow; null when there is none (45).</summary>
    private TwinContact? WorkToBreakOff(int flow)
    {
        foreach (var group in _plan.Flows[flow].Levels.Where(IsOpenAtOnce).SelectMany(level => level.Groups))
        {
            var works = _agents.Where(agent => agent.Group == group).SelectMany(agent => agent.Hand)
                .Where(work => PlanOf(work).Preemptible && work.Phase == TwinPhase.Talk && HasRoom(work.Agent!, [.. work.Agent!.Hand.Where(held => held != work)], flow));
            if (works.MaxBy(work => work.Began) is { } last) return last;
        }

        return null;
    }
}
