namespace Plateau.Mathematics.Random;

/// <summary>Many draws at once: the same numbers as one by one, but the processor works on several of them at a time.</summary>
public partial struct RandomStream
{
    /// <summary>The next uniforms of this stream, as <see cref="NextUniform"/> would give them one after another.</summary>
    public void NextUniforms(Span<double> uniforms)
    {
        var step = Step;
        var state = _state;
        for (var i = 0; i < uniforms.Length; i++)
        {
            state = unchecked(state + step);
            uniforms[i] = ToUniform(Mix(state));
        }

        _state = state;
    }

    /// <summary>The first uniform of each of the streams <paramref name="firstNumber"/>, <paramref name="firstNumber"/> + 1 … of an entity.</summary>
    /// <param name="entityKey">From <see cref="EntityKey"/>.</param>
    public static void FirstUniforms(ulong entityKey, long firstNumber, Span<double> uniforms)
    {
        var position = unchecked(entityKey + (((2 * (ulong)firstNumber) + 1) * Golden));
        for (var i = 0; i < uniforms.Length; i++)
        {
            uniforms[i] = ToUniform(Mix(unchecked(Mix(position) + MixIncrement(position + Golden))));
            position = unchecked(position + (2 * Golden));
        }
    }

    private static double ToUniform(ulong bits) => ((bits >> 11) | 1) * TwoToMinus53;
}
