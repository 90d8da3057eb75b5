using System.Runtime.InteropServices;
using Plateau.Import.Formats;

namespace Plateau.Import.Estimation;

/// <summary>A contact as it waits for the others of its customer: without references, so that it can be written to a file and back as it stands.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct JourneyEntry : ICaseEntry
{
    /// <summary>The customer; without one, the declared matter.</summary>
    public ulong Key;

    /// <summary>Arrival on the local wall clock, from the first day of year 1.</summary>
    public long Seconds;

    public long Order;
    public ulong Interaction;
    public ulong Case;
    public int Flow;
    public int WaitSeconds;

    /// <summary>−1 = unknown.</summary>
    public int HandleSeconds;

    public short Channel;
    public bool Answered;

    /// <summary>Answered in writing, not at once: its wait is none of the kind that one sits through.</summary>
    public bool Deferred;

    readonly ulong ICaseEntry.Case => Key;

    readonly long ICaseEntry.Milliseconds => Seconds;

    long ICaseEntry.Order
    {
        readonly get => Order;
        set => Order = value;
    }

    public static JourneyEntry Of(in ContactRecord contact) => new()
    {
        Key = contact.Customer != 0 ? contact.Customer : contact.Case,
        Seconds = contact.Day * 86_400L + contact.ArrivalSeconds,
        Interaction = contact.Interaction,
        Case = contact.Case,
        Flow = contact.Flow,
        WaitSeconds = contact.WaitSeconds,
        HandleSeconds = contact.HandleSeconds,
        Channel = (short)Math.Min(contact.Channel, short.MaxValue),
        Answered = contact.Outcome == ContactOutcome.Answered,
        Deferred = (contact.Tags & RowTags.Deferred) != RowTags.None,
    };
}
