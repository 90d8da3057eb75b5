using NodaTime;
using Plateau.Model;

namespace Plateau.Import.Formats;

/// <summary>How a contact ended, as far as a log tells.</summary>
public enum ContactOutcome : byte
{
    /// <summary>An agent took it.</summary>
    Answered,

    /// <summary>The customer left.</summary>
    Abandoned,
}
