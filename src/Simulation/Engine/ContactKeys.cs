namespace Plateau.Simulation.Engine;

/// <summary>
/// The numbers under which contacts draw. A contact from outside has its number in its flow: 0, 1, 2 … A contact that stems from another (sent on, message, transfer, return …) has a number made
/// from its origin's, never from the order in which things happen, so that two designs see the same customers also after the first step.
/// </summary>
public static class ContactKeys
{
    private const ulong Derived = 1UL << 62; // beyond every number from outside

    /// <summary>Number, in its own flow, of the contact that stems from contact <paramref name="number"/> of flow <paramref name="flow"/>.</summary>
    public static long Derive(long number, int flow)
    {
        // The finaliser of SplitMix64 on a one-to-one mix of both; 62 bits are kept.
        var z = unchecked(((ulong)number * 0x9E3779B97F4A7C15UL) + ((ulong)(uint)flow * 0xD1B54A32D192ED03UL) + 0x8CB92BA72F3D8DD7UL);
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EBUL);
        z ^= z >> 31;
        return (long)((z & (Derived - 1)) | Derived);
    }
}
