namespace Plateau.Import.Estimation;

/// <summary>What the <see cref="CaseAssembler{TEntry}"/> puts into the order of case, time and reading: a structure without references, written to a file and back as it stands.</summary>
internal interface ICaseEntry
{
    /// <summary>What belongs together.</summary>
    ulong Case { get; }

    long Milliseconds { get; }

    /// <summary>Number in the order of reading, over all sources: what decides between equal times.</summary>
    long Order { get; set; }
}
