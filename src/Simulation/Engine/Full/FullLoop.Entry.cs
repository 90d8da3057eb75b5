using Plateau.Mathematics.Random;
using Plateau.Model.Ways;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;

namespace Plateau.Simulation.Engine.Full;

/// <summary>Coming in: from outside, from another flow, through the menu; and leaving without an agent.</summary>
internal sealed partial class FullLoop
{
    private readonly int[] _freeLines;

    private void OnArrival()
    {
        var flow = _arrivals.First.Subject;
        var next = _arrivalSources[flow].Next();
        if (next < _tables.Horizon) _arrivals.ReplaceFirst(new(next, flow + 1, flow));
        else _arrivals.Pop();
        ComeInFromOutside(NewContact(flow, _numbers[flow]++));
    }

    /// <summary>A menu that ends, or a contact whose delay is over.</summary>
    private void OnComesIn()
    {
        var slot = _events.First.Subject;
        _events.Pop();
        ref var contact = ref _slots[slot];
        if (contact.State == ContactState.InMenu)
        {
            OnMenuEnds(slot);
            return;
        }

        if (contact.Dialler >= 0) _dialling[contact.Dialler]--;
        if (contact.IsUnreached)
        {
            FreeSlot(slot);
            DialBy(contact.Dialler);
        }
        else if (contact.ComesFromFlow) ComeInFromFlow(slot, withMenu: false);
        else ComeInFromOutside(slot);
    }

    private void ComeInFromOutside(int slot)
    {
        ref var contact = ref _slots[slot];
        contact.Row = RowOf(contact.Flow);
        _contacts++;
        ref var counts = ref _counts[contact.Row];
        counts.Offered++;
        if (contact.IsReturn) counts.Returned++;
        Record(TraceKind.CameIn, in contact);
        if (IsTurnedAwayByClosing(slot)) return;
        var table = _tables.Flows[contact.Flow];
        if (table.Lines >= 0)
        {
            if (_freeLines[table.Lines] == 0)
            {
                counts.Blocked++;
                Record(TraceKind.Blocked, in contact);
                MayReturn(slot, ReturnCause.TurnedAway);
                Leave(slot);
                return;
            }

            _freeLines[table.Lines]--;
            contact.Line = table.Lines;
        }

        if (table.Plan.EntryLossShare > 0 && UniformOf(StreamPurpose.Entry, in contact) < table.Plan.EntryLossShare) LeaveBeforeQueue(slot);
        else if (table.Plan.Menu is { } menu) EnterMenu(slot, menu);
        else Join(slot);
    }

    private void ComeInFromFlow(int slot, bool withMenu)
    {
        ref var contact = ref _slots[slot];
        contact.Row = RowOf(contact.Flow);
        _counts[contact.Row].Received++;
        Record(TraceKind.CameIn, in contact);
        if (IsTurnedAwayByClosing(slot)) return;
        if (withMenu && _plan.Flows[contact.Flow].Menu is { } menu) EnterMenu(slot, menu);
        else Join(slot);
    }

    private bool IsTurnedAwayByClosing(int slot)
    {
        ref var contact = ref _slots[slot];
        var table = _tables.Flows[contact.Flow];
        if (table.Plan.Open.IsEmpty || table.IsOpen(Period)) return false;
        if (table.Plan.WhenClosed is { } mailbox && !contact.IsConsultation) GoOn(slot, mailbox, TraceKind.Message);
        else TurnAway(slot);
        return true;
    }

    private void TurnAway(int slot)
    {
        ref var contact = ref _slots[slot];
        _counts[contact.Row].Closed++;
        Record(TraceKind.TurnedAwayClosed, in contact);
        MayReturn(slot, ReturnCause.TurnedAway);
        Leave(slot);
    }

    private void LeaveBeforeQueue(int slot)
    {
        ref var contact = ref _slots[slot];
        ref var counts = ref _counts[contact.Row];
        counts.LeftBeforeQueue++;
        counts.Abandoned++;
        counts.AbandonedWithin++;
        counts.AbandonedShort++;
        Record(TraceKind.LeftBeforeQueue, in contact);
        MayReturn(slot, ReturnCause.Abandoned);
        Leave(slot);
    }

    private void EnterMenu(int slot, MenuPlan menu)
    {
        ref var contact = ref _slots[slot];
        contact.State = ContactState.InMenu;
        var stream = StreamOf(StreamPurpose.Menu, in contact);
        contact.End = _now + Ticks.OfWork(menu.Time.Sample(ref stream));
        contact.Remaining = stream.NextUniform(); // the way it will choose
        contact.MenuOrder = _joins++;
        Schedule(contact.End, EventKind.ComesIn, slot);
    }

    private void OnMenuEnds(int slot)
    {
        ref var contact = ref _slots[slot];
        contact.PassedMenu = true;
        var menu = _plan.Flows[contact.Flow].Menu!;
        var draw = contact.Remaining;
        var sum = menu.DropOutShare;
        if (draw < sum)
        {
            LeaveBeforeQueue(slot);
            return;
        }

        sum += menu.SelfServedShare;
        if (draw < sum)
        {
            _counts[contact.Row].SelfServed++;
            Record(TraceKind.SelfServed, in contact);
            Leave(slot);
            return;
        }

        foreach (var choice in menu.Choices)
        {
            sum += choice.Share;
            if (draw >= sum) continue;
            GoOn(slot, choice.Flow, TraceKind.SentOn);
            return;
        }

        Join(slot);
    }

    /// <summary>The contact ends here and a derived one comes into another flow at once: by choice in a menu, or as a message.</summary>
    private void GoOn(int slot, int flow, TraceKind kind)
    {
        var derived = Derive(slot, flow); // may move the slots: no reference is held across it
        ref var contact = ref _slots[slot];
        Record(kind, in contact);
        if (kind == TraceKind.SentOn)
        {
            _counts[contact.Row].SentOn++;
            _slots[derived].Line = contact.Line;
            contact.Line = -1;
        }
        else _counts[contact.Row].Messages++;
        Leave(slot);
        ComeInFromFlow(derived, withMenu: kind == TraceKind.SentOn);
    }

    /// <summary>The contact comes in again later, here or elsewhere, when one of the flow's returns for this cause is drawn.</summary>
    private void MayReturn(int slot, ReturnCause cause)
    {
        var flow = _plan.Flows[_slots[slot].Flow];
        if (flow.Returns.IsEmpty || _slots[slot].IsConsultation) return;
        var stream = StreamOf(StreamPurpose.Return, in _slots[slot]);
        stream.NextUniform(); // for resolution
        var draw = stream.NextUniform();
        var sum = 0.0;
        foreach (var back in flow.Returns)
        {
            if (back.Cause != cause) continue;
            sum += back.Share;
            if (draw >= sum) continue;
            Record(TraceKind.WillReturn, in _slots[slot]);
            var time = _now + Ticks.OfWork(back.Delay.Sample(ref stream));
            if (time >= _tables.Horizon) return;
            var derived = Derive(slot, back.ToFlow);
            _slots[derived].IsReturn = true;
            Schedule(time, EventKind.ComesIn, derived);
            return;
        }
    }

    private int Derive(int slot, int flow) => NewContact(flow, ContactKeys.Derive(_slots[slot].Number, _slots[slot].Flow));

    /// <summary>The end of a contact that no agent has in hand: its line is free, and who waited for it to be answered goes on.</summary>
    private void Leave(int slot)
    {
        FreeLine(slot);
        var partner = _slots[slot].Partner;
        FreeSlot(slot);
        if (partner >= 0) ReleasePartner(partner, _now);
    }

    private void FreeLine(int slot)
    {
        ref var contact = ref _slots[slot];
        if (contact.Line < 0) return;
        _freeLines[contact.Line]++;
        contact.Line = -1;
    }
}
