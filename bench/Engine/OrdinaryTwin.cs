using Plateau.Mathematics.Random;
using Plateau.Simulation;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;

namespace Plateau.Bench.Engine;

/// <summary>
/// The engine's plain loop as ordinary, good C#: classes, the framework's PriorityQueue, every end of patience an event. It consumes the same keyed draws and must give the same counts (the bench checks it), so the ratio of the two
/// speeds says what the engine's own structures are worth. It knows what workloads say: one level at a time, listed order, the longest wait, endless places.
/// </summary>
internal sealed class OrdinaryTwin(SimulationPlan plan, ulong seed, int replication)
{
    private enum Kind
    {
        WorkEnds,
        PatienceEnds,
        Arrival,
    }

    private readonly PriorityQueue<(Kind Kind, int Subject, Contact? Contact), (long Time, Kind Kind, long Order)> _events = new();
    private readonly int[] _idle = [.. plan.Groups.Select(group => group.Staffing[0])];
    private readonly LinkedList<Contact>[] _waiting = [.. plan.Flows.Select(_ => new LinkedList<Contact>())];
    private readonly RandomStream[] _arrivals = [.. plan.Flows.Select((_, flow) => RandomStream.For(new StreamKey(seed, replication, StreamPurpose.Arrivals, flow, 0)))];
    private readonly double[] _positions = new double[plan.Flows.Length];
    private readonly long[] _numbers = new long[plan.Flows.Length];
    private readonly ulong[] _handlingKeys = [.. plan.Flows.Select((_, flow) => RandomStream.EntityKey(seed, replication, StreamPurpose.Handling, flow))];
    private readonly ulong[] _patienceKeys = [.. plan.Flows.Select((_, flow) => RandomStream.EntityKey(seed, replication, StreamPurpose.Patience, flow))];
    private long _order;

    public FlowCounts[] Flows { get; } = new FlowCounts[plan.Flows.Length];

    public long[] BusyTicks { get; } = new long[plan.Groups.Length];

    public long Contacts { get; private set; }

    /// <summary>The twin's counts must be the engine's.</summary>
    public static void Check(SimulationPlan plan, ulong seed)
    {
        var twin = new OrdinaryTwin(plan, seed, 0);
        twin.Run();
        var result = Simulator.Run(plan, new SimulationSettings(seed, 1, 1));
        for (var flow = 0; flow < plan.Flows.Length; flow++)
        {
            var ours = result.Of(0, 0, flow);
            ref readonly var theirs = ref twin.Flows[flow];
            if ((ours.Offered, ours.Answered, ours.Abandoned, ours.Delayed, ours.AnsweredWithin, ours.WaitTicksAnswered, ours.HandleTicks) != (theirs.Offered, theirs.Answered, theirs.Abandoned, theirs.Delayed, theirs.AnsweredWithin, theirs.WaitTicksAnswered, theirs.HandleTicks))
                throw new InvalidOperationException($"The twin's counts of flow {plan.Flows[flow].Id} are not the engine's.");
        }
    }

    public void Run()
    {
        for (var flow = 0; flow < plan.Flows.Length; flow++) ScheduleArrival(flow);
        while (_events.TryDequeue(out var what, out var when) && when.Time < plan.HorizonTicks)
        {
            switch (what.Kind)
            {
                case Kind.WorkEnds: LookForContact(what.Subject, when.Time); break;
                case Kind.PatienceEnds: Abandon(what.Contact!, when.Time); break;
                default: Arrive(what.Subject, when.Time); break;
            }
        }

        for (var flow = 0; flow < plan.Flows.Length; flow++) Flows[flow].WaitingAtEnd = _waiting[flow].Count;
    }

    private void Schedule(long time, Kind kind, int subject, Contact? contact = null) => _events.Enqueue((kind, subject, contact), (time, kind, kind == Kind.Arrival ? subject : ++_order));

    private void ScheduleArrival(int flow)
    {
        _positions[flow] += _arrivals[flow].NextExponential() / plan.Flows[flow].ArrivalsPerPeriod[0];
        if (_positions[flow] < 1) Schedule(Math.Min((long)(_positions[flow] * plan.PeriodTicks), plan.PeriodTicks - 1), Kind.Arrival, flow);
    }

    private void Arrive(int flow, long now)
    {
        ScheduleArrival(flow);
        Contacts++;
        var contact = new Contact(flow, _numbers[flow]++, now);
        Flows[flow].Offered++;
        foreach (var level in plan.Flows[flow].Levels)
        {
            if (_idle[level.Groups[0]] == 0) continue;
            _idle[level.Groups[0]]--;
            Serve(contact, level.Groups[0], now);
            return;
        }

        Flows[flow].Delayed++;
        var stream = RandomStream.ForNumber(_patienceKeys[flow], contact.Number);
        contact.Place = _waiting[flow].AddLast(contact);
        Schedule(now + Ticks.FromSeconds(plan.Flows[flow].Patience.Sample(ref stream)), Kind.PatienceEnds, flow, contact);
    }

    private void Abandon(Contact contact, long now)
    {
        if (contact.Place is null) return;
        _waiting[contact.Flow].Remove(contact.Place);
        contact.Place = null;
        ref var counts = ref Flows[contact.Flow];
        var wait = now - contact.Arrival;
        counts.Abandoned++;
        counts.WaitTicksAbandoned += wait;
        if (wait <= plan.Flows[contact.Flow].AnsweredWithinTicks) counts.AbandonedWithin++;
        if (wait <= plan.Flows[contact.Flow].ShortAbandonTicks) counts.AbandonedShort++;
    }

    private void LookForContact(int group, long now)
    {
        Contact? longest = null;
        foreach (var flow in plan.Groups[group].Takes)
            if (_waiting[flow].First?.Value is { } first && (longest is null || first.Arrival < longest.Arrival)) longest = first;
        if (longest is null)
        {
            _idle[group]++;
            return;
        }

        _waiting[longest.Flow].Remove(longest.Place!);
        longest.Place = null;
        Serve(longest, group, now);
    }

    private void Serve(Contact contact, int group, long now)
    {
        var stream = RandomStream.ForNumber(_handlingKeys[contact.Flow], contact.Number);
        var handle = Ticks.OfWork(plan.Groups[group].HandleTimes[contact.Flow]!.Sample(ref stream));
        BusyTicks[group] += Math.Min(now + handle, plan.HorizonTicks) - now;
        ref var counts = ref Flows[contact.Flow];
        var wait = now - contact.Arrival;
        counts.Answered++;
        counts.WaitTicksAnswered += wait;
        counts.HandleTicks += handle;
        if (wait <= plan.Flows[contact.Flow].AnsweredWithinTicks) counts.AnsweredWithin++;
        Schedule(now + handle, Kind.WorkEnds, group);
    }

    private sealed class Contact(int flow, long number, long arrival)
    {
        public int Flow { get; } = flow;

        public long Number { get; } = number;

        public long Arrival { get; } = arrival;

        public LinkedListNode<Contact>? Place { get; set; }
    }
}
