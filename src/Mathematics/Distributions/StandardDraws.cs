using Plateau.Mathematics.Random;

namespace Plateau.Mathematics.Distributions;

/// <summary>The standard draw that a law transforms.</summary>
public enum StandardDraw
{
    /// <summary>None: a draw takes what it needs from the stream itself.</summary>
    None,

    /// <summary>Uniform between 0 and 1.</summary>
    Uniform,

    /// <summary>Exponential with mean 1.</summary>
    Exponential,

    /// <summary>Standard normal.</summary>
    Normal,
}

/// <summary>Many standard draws at once, the same numbers as one by one.</summary>
public static class StandardDraws
{
    /// <summary>The first standard draw of each of the streams <paramref name="firstNumber"/>, <paramref name="firstNumber"/> + 1 … of an entity.</summary>
    /// <param name="entityKey">From <see cref="RandomStream.EntityKey"/>.</param>
    public static void OfNumbers(StandardDraw kind, ulong entityKey, long firstNumber, Span<double> draws)
    {
        RandomStream.FirstUniforms(entityKey, firstNumber, draws);
        Transform(kind, draws);
    }

    /// <summary>The next standard draws of one stream.</summary>
    public static void Next(StandardDraw kind, ref RandomStream stream, Span<double> draws)
    {
        stream.NextUniforms(draws);
        Transform(kind, draws);
    }

    private static void Transform(StandardDraw kind, Span<double> uniforms)
    {
        switch (kind)
        {
            case StandardDraw.Uniform:
                break;
            case StandardDraw.Exponential:
                PortableMath.Log(uniforms);
                foreach (ref var value in uniforms) value = -value;
                break;
            case StandardDraw.Normal:
                PortableMath.NormalQuantile(uniforms);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), $"There is no standard draw of kind {kind}.");
        }
    }
}
