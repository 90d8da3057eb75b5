using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Random;

namespace Plateau.Tests.Simulation;

/// <summary>A law of durations drawn at random, for random centres.</summary>
internal static class RandomLaw
{
    private const int Others = 5; // laws beside the fixed duration

    /// <param name="unitSeconds">The "second" of the centre, in seconds.</param>
    /// <param name="scale">The mean is at most one "second" more than this.</param>
    /// <param name="fixedWeight">Chance of a fixed duration against each other law; at least 1.</param>
    /// <param name="longestTens">A fixed duration is 0 to this many tens of "seconds".</param>
    public static Distribution Draw(ref RandomStream draws, double unitSeconds, double scale, int fixedWeight, int longestTens)
    {
        var mean = unitSeconds * (1 + (scale * draws.NextUniform()));
        return draws.NextBelow(Others + fixedWeight) switch
        {
            0 => new Exponential(mean),
            1 => new LogNormal(mean, 0.1 + (2 * draws.NextUniform())),
            2 => new Gamma(mean, 0.1 + (2 * draws.NextUniform())),
            3 => new Uniform(mean / 2, mean * 3 / 2),
            4 => new Empirical([0, mean, 3 * mean], [0.1, 0.6, 1]),
            _ => new Deterministic(unitSeconds * draws.NextBelow(1 + longestTens) * 10),
        };
    }
}
