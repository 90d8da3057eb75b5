using Plateau.Mathematics.Random;
using Plateau.Model.Ways;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;

namespace Plateau.Tests.Simulation.Full;

/// <summary>Cold and warm transfers, consultations.</summary>
internal sealed partial class FullTwin
{
    /// <summary>Draws whether and which handover happens; gives the part of the handle time before it (all of it when there is none).</summary>
    private long ChooseHandover(TwinContact contact, int group, long handle)
    {
        if (contact.IsConsultation) return handle; // is not handed over again
        var u = Stream(StreamPurpose.Handover, contact).NextUniform();
        var sum = 0.0;
        foreach (var handover in PlanOf(contact).Handovers)
        {
            sum += handover.ShareByGroup[group];
            if (u >= sum) continue;
            contact.Handover = handover;
            var part = Math.Max(1, (long)(handover.AtShare * handle));
            contact.RestTicks = Math.Max(1, handle - part);
            return part;
        }

        return handle;
    }

    private void BeginHandover(TwinContact contact)
    {
        var handover = contact.Handover!;
        contact.Handover = null;
        contact.Begun = handover;
        if (handover.Kind != HandoverKind.Consultation) Of(contact).Transferred++;
        Tell(TraceKind.HandedOver, contact, contact.Agent);
        var isConsultation = handover.Kind == HandoverKind.Consultation;
        var derived = Derive(contact, handover.ToFlow, line: isConsultation ? null : HandOverLine(contact), isConsultation: isConsultation);
        if (handover.Kind != HandoverKind.Cold) derived.Origin = contact;
        ComeIn(derived);
        if (handover.Kind == HandoverKind.Cold) GoOnAfterTalk(contact);
    }

    /// <summary>The second agent has answered a warm transfer: the first one is free when the briefing is over. Gives its length; 0 when nobody waits with the contact.</summary>
    private long BeginBriefing(TwinContact contact, long switching)
    {
        if (contact.Origin is not { Begun.Kind: HandoverKind.Warm } origin) return 0;
        var stream = Stream(StreamPurpose.Handover, contact);
        stream.NextUniform(); // whether it is handed over itself
        var briefing = origin.Begun!.Briefing is { } law ? Ticks.FromSeconds(law.Sample(ref stream)) : 0;
        contact.Origin = null;
        Schedule(_now + switching + briefing, WorkEnds, () => GoOnAfterTalk(origin));
        return briefing;
    }

    /// <summary>Nobody need wait with the contact any more: it has ended unanswered, has accepted a callback, or its consultation is over (41, 43).</summary>
    private void SetOriginFree(TwinContact contact)
    {
        if (contact.Origin is not { } origin) return;
        contact.Origin = null;
        if (origin.Begun!.Kind == HandoverKind.Warm)
        {
            Schedule(_now, WorkEnds, () => GoOnAfterTalk(origin));
            return;
        }

        ChangeHand(origin.Agent!, () =>
        {
            origin.Phase = TwinPhase.Talk;
            origin.Remaining = origin.RestTicks;
        });
    }
}
