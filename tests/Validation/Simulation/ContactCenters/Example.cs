namespace Plateau.Validation.Simulation.ContactCenters;

/// <summary>What an example gives: one value a replication, to be averaged; with <see cref="Per"/>, two averages to be divided.</summary>
/// <param name="Measure">Title of the published report.</param>
/// <param name="Row">Of its table; empty = none.</param>
internal sealed record Observation(string Measure, string Row, double[] Values, double[]? Per = null);

/// <summary>An example of ContactCenters as a plan, with its measures as that project defines them.</summary>
internal abstract class Example
{
    /// <summary>Name of the published report.</summary>
    public abstract string Name { get; }

    /// <summary>Runs the plan.</summary>
    public abstract IReadOnlyList<Observation> Observe(CancellationToken cancel);

    /// <summary>Why a published figure is not compared; null = it is.</summary>
    public virtual string? WhyNotCompared(PublishedFigure figure) => null;

    /// <summary>All examples.</summary>
    public static IReadOnlyList<Example> All { get; } =
    [
        new Mmc(), new MmcAb(), new MmcBlocked(), new MmcClrQ(), new SimpleMsk(), new SimpleMskWithRerouting(), new Telethon(), new TelethonMsg(), new TelethonOcc(), new Bilingual(), new Bank(), new Blend(),
        new CallCc(), new Teamwork(),
    ];
}
