using Plateau.Mathematics.Random;
using Plateau.Model.Ways;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;

namespace Plateau.Simulation.Engine.Full;

/// <summary>Transfers, consultations and diallers.</summary>
internal sealed partial class FullLoop
{
    private readonly long[] _dialled;
    private readonly int[] _dialling; // numbers being dialled
    private readonly ulong[] _diallerKeys;

    private void HandOver(int slot)
    {
        var handover = _plan.Flows[_slots[slot].Flow].Handovers[_slots[slot].Handover];
        RecordAgent(TraceKind.HandedOver, in _slots[slot]);
        var derived = Derive(slot, handover.ToFlow);
        ref var contact = ref _slots[slot];
        ref var next = ref _slots[derived];
        if (handover.Kind == HandoverKind.Consultation) next.IsConsultation = true;
        else
        {
            _counts[contact.Row].Transferred++;
            next.Line = contact.Line;
            contact.Line = -1;
        }

        if (handover.Kind == HandoverKind.Cold)
        {
            ComeInFromFlow(derived, withMenu: false);
            StartAfterWork(slot);
            return;
        }

        contact.State = ContactState.Handing;
        next.Partner = slot;
        ComeInFromFlow(derived, withMenu: false);
    }

    /// <summary>Law of the briefing of the warm transfer by which the contact came, drawn.</summary>
    private long BriefingOf(int slot)
    {
        ref readonly var origin = ref _slots[_slots[slot].Partner];
        if (_plan.Flows[origin.Flow].Handovers[origin.Handover].Briefing is not { } law) return 0;
        var stream = StreamOf(StreamPurpose.Handover, in _slots[slot]);
        stream.NextUniform(); // for a handover of its own
        return Ticks.FromSeconds(law.Sample(ref stream));
    }

    private void ReleasePartnerOf(int slot, long time)
    {
        var partner = _slots[slot].Partner;
        if (partner < 0) return;
        _slots[slot].Partner = -1;
        ReleasePartner(partner, time);
    }

    /// <summary>The agent who waited for a colleague goes on: after a warm transfer at this time, by an event, so that nobody looks for a contact in the middle of another step; after a consultation now.</summary>
    private void ReleasePartner(int slot, long time)
    {
        ref var contact = ref _slots[slot];
        if (_plan.Flows[contact.Flow].Handovers[contact.Handover].Kind == HandoverKind.Warm)
        {
            contact.WorkEvent = Schedule(time, EventKind.WorkEnds, slot);
            return;
        }

        contact.State = ContactState.TalkAfterConsultation;
        StartPiece(slot, contact.RestTicks);
    }

    /// <summary>An agent of the group has become idle: the diallers that test it look.</summary>
    private void Dial(int group)
    {
        foreach (var position in _tables.DiallersOf[group]) DialBy(position);
    }

    /// <summary>A dialler looks whether enough agents are idle, and dials.</summary>
    private void DialBy(int position)
    {
        var dialler = _plan.Diallers[position];
        if (!_tables.Flows[dialler.Flow].IsOpen(Period) || IdleIn(dialler.TestGroups.AsSpan()) < dialler.MinimumIdle) return;
        var numbers = (long)Math.Floor((dialler.Ratio * IdleIn(dialler.TargetGroups.AsSpan())) + 0.5) - _dialling[position];
        for (; numbers > 0 && (dialler.ListLength is not { } length || _dialled[position] < length); numbers--) DialNumber(position, dialler);
    }

    private void DialNumber(int position, DiallerPlan dialler)
    {
        var number = _dialled[position]++;
        _counts[RowOf(dialler.Flow)].Dialled++;
        var stream = RandomStream.ForNumber(_diallerKeys[position], number);
        var isReached = stream.NextUniform() < dialler.ReachedShares[Period];
        if (!isReached && dialler.NoAnswerTime is null) return;
        var time = _now + (dialler.DialTime is { } law ? Ticks.FromSeconds(law.Sample(ref stream)) : 0);
        if (!isReached) time += Ticks.OfWork(dialler.NoAnswerTime!.Sample(ref stream));
        _dialling[position]++;
        if (time >= _tables.Horizon) return;
        var slot = NewContact(dialler.Flow, ContactKeys.Derive(number, -1 - position));
        _slots[slot].Dialler = position;
        _slots[slot].IsUnreached = !isReached;
        Schedule(time, EventKind.ComesIn, slot);
    }

    private int IdleIn(ReadOnlySpan<int> groups)
    {
        var idle = 0;
        foreach (var group in groups) idle += _groups[group].Idle;
        return idle;
    }
}
