using Plateau.Mathematics.Random;
using Plateau.Model.Ways;
using Plateau.Simulation.Engine;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;

namespace Plateau.Tests.Simulation.Full;

/// <summary>From the door to the queue: opening hours, lines, loss at entry, the menu; ends of contacts that nobody answered, and who comes back.</summary>
internal sealed partial class FullTwin
{
    private readonly int[] _linesHeld; // of each set

    private void ComeIn(TwinContact contact)
    {
        contact.CameIn = _now;
        Tell(TraceKind.CameIn, contact);
        if (contact.IsFromOutside)
        {
            Contacts++;
            Of(contact).Offered++;
            if (contact.IsReturn) Of(contact).Returned++;
        }
        else
        {
            Of(contact).Received++;
        }

        var flow = PlanOf(contact);
        if (IsClosed(contact.Flow)) FindClosed(contact);
        else if (contact.IsFromOutside && !GetLine(contact)) Block(contact);
        else if (contact.IsFromOutside && flow.EntryLossShare > 0 && Stream(StreamPurpose.Entry, contact).NextUniform() < flow.EntryLossShare) LeaveBeforeQueue(contact);
        else if (contact.PlaysMenu && flow.Menu is not null) PlayMenu(contact);
        else Join(contact);
    }

    private bool IsClosed(int flow) => !_plan.Flows[flow].Open.IsEmpty && !_plan.Flows[flow].Open[PeriodNow];

    private void FindClosed(TwinContact contact)
    {
        if (PlanOf(contact).WhenClosed is { } mailbox && !contact.IsConsultation) LeaveMessage(contact, mailbox);
        else BeTurnedAway(contact);
    }

    private void BeTurnedAway(TwinContact contact)
    {
        Of(contact).Closed++;
        EndUnanswered(contact, TraceKind.TurnedAwayClosed);
        MayReturn(contact, ReturnCause.TurnedAway);
    }

    private void LeaveMessage(TwinContact contact, int toFlow)
    {
        Of(contact).Messages++;
        EndUnanswered(contact, TraceKind.Message);
        ComeIn(Derive(contact, toFlow));
    }

    private void Block(TwinContact contact)
    {
        Of(contact).Blocked++;
        EndUnanswered(contact, TraceKind.Blocked);
        MayReturn(contact, ReturnCause.TurnedAway);
    }

    private void LeaveBeforeQueue(TwinContact contact)
    {
        ref var counts = ref Of(contact);
        counts.LeftBeforeQueue++;
        counts.Abandoned++;
        counts.AbandonedWithin++;
        counts.AbandonedShort++;
        EndUnanswered(contact, TraceKind.LeftBeforeQueue);
        MayReturn(contact, ReturnCause.Abandoned);
    }

    /// <summary>True when it holds a line now, or needs none.</summary>
    private bool GetLine(TwinContact contact)
    {
        for (var position = 0; position < _plan.Lines.Length; position++)
        {
            if (!_plan.Lines[position].Flows.Contains(contact.Flow)) continue;
            if (_linesHeld[position] >= _plan.Lines[position].Count) return false;
            _linesHeld[position]++;
            contact.Line = position;
        }

        return true;
    }

    private void FreeLine(TwinContact contact)
    {
        if (contact.Line is { } line) _linesHeld[line]--;
        contact.Line = null;
    }

    private static int? HandOverLine(TwinContact contact)
    {
        var line = contact.Line;
        contact.Line = null;
        return line;
    }

    private void PlayMenu(TwinContact contact)
    {
        var menu = PlanOf(contact).Menu!;
        var stream = Stream(StreamPurpose.Menu, contact);
        contact.MenuEnds = _now + Ticks.OfWork(menu.Time.Sample(ref stream));
        var u = stream.NextUniform();
        _inMenus.Add(contact);
        Schedule(contact.MenuEnds, ComesAfterDelay, () => EndMenu(contact, u));
    }

    private void EndMenu(TwinContact contact, double u)
    {
        var menu = PlanOf(contact).Menu!;
        _inMenus.Remove(contact);
        var sum = menu.DropOutShare;
        if (u < sum)
        {
            LeaveBeforeQueue(contact);
            return;
        }

        sum += menu.SelfServedShare;
        if (u < sum)
        {
            Of(contact).SelfServed++;
            EndUnanswered(contact, TraceKind.SelfServed);
            return;
        }

        foreach (var choice in menu.Choices)
        {
            sum += choice.Share;
            if (u >= sum) continue;
            Of(contact).SentOn++;
            var derived = Derive(contact, choice.Flow, playsMenu: true, line: HandOverLine(contact));
            EndUnanswered(contact, TraceKind.SentOn);
            ComeIn(derived);
            return;
        }

        if (IsClosed(contact.Flow)) FindClosed(contact);
        else Join(contact);
    }

    private static TwinContact Derive(TwinContact origin, int flow, bool playsMenu = false, int? line = null, bool isConsultation = false) =>
        new(flow, ContactKeys.Derive(origin.Number, origin.Flow)) { PlaysMenu = playsMenu, Line = line, IsConsultation = isConsultation };

    /// <summary>What every end without an answer brings: its record, a free line, a free first agent (8).</summary>
    private void EndUnanswered(TwinContact contact, TraceKind kind)
    {
        Tell(kind, contact);
        FreeLine(contact);
        SetOriginFree(contact);
    }

    private void MayReturn(TwinContact contact, ReturnCause cause)
    {
        if (contact.IsConsultation) return;
        var stream = Stream(StreamPurpose.Return, contact);
        stream.NextUniform(); // resolution
        var u = stream.NextUniform();
        var sum = 0.0;
        foreach (var back in PlanOf(contact).Returns.Where(back => back.Cause == cause))
        {
            sum += back.Share;
            if (u >= sum) continue;
            var delay = Ticks.OfWork(back.Delay.Sample(ref stream));
            var again = new TwinContact(back.ToFlow, ContactKeys.Derive(contact.Number, contact.Flow)) { IsFromOutside = true, IsReturn = true, PlaysMenu = true };
            Tell(TraceKind.WillReturn, contact);
            Schedule(_now + delay, ComesAfterDelay, () => ComeIn(again));
            return;
        }
    }
}
