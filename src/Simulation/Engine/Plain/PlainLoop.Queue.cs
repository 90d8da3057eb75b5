using Plateau.Mathematics.Random;
using Plateau.Simulation.Plan;

namespace Plateau.Simulation.Engine.Plain;

/// <summary>Contacts: coming in, waiting, levels that open, patience.</summary>
internal sealed partial class PlainLoop
{
    private void OnArrival()
    {
        ref readonly var arrival = ref _arrivals[_nextArrival++];
        var flow = arrival.Flow;
        var now = arrival.Time;
        _contacts++;
        ref readonly var table = ref _flows[flow];
        var row = _rows + flow;
        ref var counts = ref _counts[row];
        counts.Offered++;
        if (table.EntryLossShare > 0 && IsDrawn(_entryKeys[flow], arrival.Number, table.EntryLossShare))
        {
            CountLeftBeforeQueue(ref counts);
            return;
        }

        var group = _idle.Find(flow);
        if (group >= 0)
        {
            _idle.Remove(group);
            counts.HandleTicks += BeginWork(group, flow, arrival.Number, arrival.Work, now);
            counts.Answered++;
            if (table.AnsweredWithinTicks >= 0) counts.AnsweredWithin++;
        }
        else if (_waiting.Count >= _places) counts.Blocked++;
        else Wait(in arrival, row);
    }

    private void Wait(in PlannedArrival arrival, int row)
    {
        var flow = arrival.Flow;
        ref readonly var table = ref _flows[flow];
        _counts[row].Delayed++;
        var hasPriority = table.CreditShare > 0 && IsDrawn(_priorityKeys[flow], arrival.Number, table.CreditShare);
        var slot = _waiting.NewSlot();
        ref var contact = ref _waiting[slot];
        contact.Arrival = arrival.Time;
        contact.Patience = PatienceOf(in table, arrival.Time, flow, arrival.Number);
        contact.Number = arrival.Number;
        contact.Work = arrival.Work;
        contact.Flow = flow;
        contact.Lane = hasPriority ? table.Lane + 1 : table.Lane;
        contact.Row = row;
        contact.Level = table.FirstLaterLevel;
        _waiting.Join(slot);
        ScheduleNextLevel(slot, ref contact);
        if (!_tables.EagerAbandonment || contact.Patience >= _tables.Horizon) return;
        contact.AbandonEvent = ++_sequence;
        _patienceEnds.Push(new(contact.Patience, contact.AbandonEvent, slot));
        _quiet = Math.Min(_quiet, contact.Patience);
    }

    /// <summary>
    /// When a contact's patience ends. For an exponential law it is enough at first to know that it does not end before mean × (1 − u), because −ln u is at least 1 − u: few contacts wait so long that the
    /// logarithm is needed. The factor keeps the bound below the exact value for any rounding.
    /// </summary>
    /// <returns>A time, or the complement of one before which it does not end.</returns>
    private long PatienceOf(in FlowTable table, long arrival, int flow, long number)
    {
        const double belowAnyRounding = 0.999999;
        var stream = RandomStream.ForNumber(_patienceKeys[flow], number);
        return table.BoundedPatienceMean > 0
            ? ~(arrival + Ticks.FromSeconds(table.BoundedPatienceMean * (1 - stream.NextUniform()) * belowAnyRounding))
            : arrival + Ticks.FromSeconds(table.Patience.Sample(ref stream));
    }

    /// <summary>The exact end of a waiting contact's patience.</summary>
    private long DeadlineOf(int slot)
    {
        ref readonly var contact = ref _waiting[slot];
        if (contact.Patience >= 0) return contact.Patience;
        var stream = RandomStream.ForNumber(_patienceKeys[contact.Flow], contact.Number);
        var ends = contact.Arrival + Ticks.FromSeconds(_tables.Flows[contact.Flow].Patience.Sample(ref stream));
        _waiting.SetPatience(slot, ends);
        return ends;
    }

    private void ScheduleNextLevel(int slot, ref WaitingContact contact)
    {
        if (contact.Level == _tables.Flows[contact.Flow].EndLevel) return;
        var opens = contact.Arrival + _tables.Levels[contact.Level].AfterTicks;
        if (opens > contact.Patience || opens >= _tables.Horizon) return;
        contact.OverflowEvent = ++_sequence;
        _levelsOpening.Push(new(opens, contact.OverflowEvent, slot));
        _quiet = Math.Min(_quiet, opens);
    }

    private void OnLevelOpens(long now)
    {
        var opening = _levelsOpening.First;
        _levelsOpening.Pop();
        var slot = opening.Subject;
        ref var contact = ref _waiting[slot];
        if (contact.OverflowEvent != opening.Sequence) return; // it no longer waits
        var level = contact.Level++;
        var group = _idle.FindInLevel(contact.Flow, level);
        if (group < 0)
        {
            ScheduleNextLevel(slot, ref contact);
            return;
        }

        _idle.Remove(group);
        TakeContact(slot, group, now);
    }

    private void OnPatienceEnds()
    {
        var ending = _patienceEnds.First;
        _patienceEnds.Pop();
        if (_waiting[ending.Subject].AbandonEvent == ending.Sequence) Abandon(ending.Subject);
    }

    private void Abandon(int slot)
    {
        ref readonly var contact = ref _waiting[slot];
        _waiting.Remove(slot);
        ref readonly var table = ref _tables.Flows[contact.Flow];
        ref var counts = ref _counts[contact.Row];
        var wait = contact.Patience - contact.Arrival;
        counts.Abandoned++;
        counts.WaitTicksAbandoned += wait;
        if (wait <= table.AnsweredWithinTicks) counts.AbandonedWithin++;
        if (wait <= table.ShortAbandonTicks) counts.AbandonedShort++;
    }

    private static void CountLeftBeforeQueue(ref RowCounts counts)
    {
        counts.LeftBeforeQueue++;
        counts.Abandoned++;
        counts.AbandonedWithin++;
        counts.AbandonedShort++;
    }

    private static bool IsDrawn(ulong key, long number, double share)
    {
        var stream = RandomStream.ForNumber(key, number);
        return stream.NextUniform() < share;
    }
}
