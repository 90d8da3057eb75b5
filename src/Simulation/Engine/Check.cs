using System.Globalization;

namespace Plateau.Simulation.Engine;

/// <summary>A law that the engine must obey does not hold: a mistake in the program, never in the input.</summary>
public sealed class BrokenInvariantException : Exception
{
    public BrokenInvariantException()
    {
    }

    public BrokenInvariantException(string message)
        : base(message)
    {
    }

    public BrokenInvariantException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>Checks at each event of a run with <see cref="SimulationSettings.Checked"/>; where it is off, one test of a flag an event is all it costs.</summary>
internal readonly record struct Check(ulong Seed, int Replication, long Event)
{
    public void That(bool holds, string law)
    {
        if (!holds)
            throw new BrokenInvariantException(string.Create(CultureInfo.InvariantCulture, $"It must hold that {law} (seed {Seed}, replication {Replication}, event {Event})."));
    }
}
