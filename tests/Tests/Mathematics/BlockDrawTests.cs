using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Random;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Mathematics;

/// <summary>Draws in blocks are the draws one by one, bit for bit. (That both are also the same with vectors off is tested with a process of its own: ProcessorTests.)</summary>
public sealed class BlockDrawTests
{
    private static readonly ulong Key = RandomStream.EntityKey(1999, 3, StreamPurpose.Handling, 7);

    public static TheoryData<Distribution> Laws => new((Distribution[])
    [
        new Exponential(180),
        new LogNormal(500, 1.1),
        new LogNormal(1e-7, 0.05),
        new LogNormal(4e6, 40), // hours to centuries: exponents far out
        new Gamma(200, 0.7),
        new Gamma(200, 2.5),
        new Uniform(10, 500),
        new Deterministic(310),
        new Endless(),
        new Empirical([5, 60, 600], [0.1, 0.6, 0.97], 400),
        new Shifted(new LogNormal(300, 0.9), 45),
        new Shifted(new Gamma(300, 0.9), 45),
    ]);

    [Theory]
    [MemberData(nameof(Laws))]
    public void Numbered_draws_of_a_law_in_blocks_are_those_one_by_one(Distribution law)
    {
        // All block lengths up to two vector blocks and beyond, so that every tail of a vector occurs.
        long number = 0;
        for (var length = 0; length <= 140; length++)
        {
            var block = new double[length];
            law.SampleNumbers(Key, number, block);
            foreach (var value in block)
            {
                var stream = RandomStream.ForNumber(Key, number);
                Same(value, law.Sample(ref stream), number);
                number++;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void A_law_makes_its_draw_of_its_standard_draw(Distribution law)
    {
        if (law.Standard == StandardDraw.None)
        {
            Should.Throw<InvalidOperationException>(() => law.From(0.5));
            return;
        }

        var standard = new double[1000];
        StandardDraws.OfNumbers(law.Standard, Key, 0, standard);
        for (var number = 0; number < standard.Length; number++)
        {
            var stream = RandomStream.ForNumber(Key, number);
            Same(law.From(standard[number]), law.Sample(ref stream), number);
        }
    }

    [Theory]
    [InlineData(StandardDraw.Uniform)]
    [InlineData(StandardDraw.Exponential)]
    [InlineData(StandardDraw.Normal)]
    public void A_stream_goes_on_as_if_it_had_been_asked_one_by_one(StandardDraw kind)
    {
        var blocks = RandomStream.ForNumber(Key, 5);
        var single = blocks;
        for (var length = 0; length <= 200; length++)
        {
            var block = new double[length];
            StandardDraws.Next(kind, ref blocks, block);
            foreach (var value in block)
            {
                var next = kind switch { StandardDraw.Uniform => single.NextUniform(), StandardDraw.Exponential => single.NextExponential(), _ => single.NextNormal() };
                Same(value, next, length);
            }
        }
    }

    [Fact]
    public void Functions_on_many_numbers_are_those_on_one_for_every_bit_pattern()
    {
        var stream = RandomStream.FromSeed(31);
        Span<double> logs = stackalloc double[7], exps = stackalloc double[7], quantiles = stackalloc double[7], given = stackalloc double[21];
        for (var round = 0; round < 60_000; round++)
        {
            for (var i = 0; i < 7; i++)
            {
                // Logarithms of all magnitudes with zero, negative, subnormal and infinite ones; exponents up to both limits; probabilities out to 2^-1022 and 1 - 2^-53.
                given[i] = logs[i] = (round % 4) switch { 0 => NotNaN(stream.NextBits()), 1 => NotNaN(stream.NextBits() >> 12), _ => stream.NextUniform() * 2 };
                given[7 + i] = exps[i] = (round % 3) switch { 0 => -760 + (1480 * stream.NextUniform()), 1 => NotNaN(stream.NextBits()), _ => 40 * (stream.NextUniform() - 0.5) };
                given[14 + i] = quantiles[i] = (round % 3) switch { 0 => NotNaN(stream.NextBits()), 1 => PortableMath.Exp(-700 * stream.NextUniform()), _ => stream.NextUniform() };
            }

            PortableMath.Log(logs);
            PortableMath.Exp(exps);
            PortableMath.NormalQuantile(quantiles);
            for (var i = 0; i < 7; i++)
            {
                Same(logs[i], PortableMath.Log(given[i]), given[i]);
                Same(exps[i], PortableMath.Exp(given[7 + i]), given[7 + i]);
                Same(quantiles[i], PortableMath.NormalQuantile(given[14 + i]), given[14 + i]);
            }
        }
    }

    [Fact]
    public void A_value_that_is_no_number_throws_in_a_block_too()
    {
        for (var place = 0; place < 6; place++)
        {
            var values = new[] { 0.1, 0.2, 0.3, 0.4, 0.5, 0.6 };
            values[place] = double.NaN;
            Should.Throw<ArgumentException>(() => PortableMath.Log(values.ToArray()));
            Should.Throw<ArgumentException>(() => PortableMath.Exp(values.ToArray()));
            Should.Throw<ArgumentException>(() => PortableMath.NormalQuantile(values.ToArray()));
        }
    }

    private static double NotNaN(ulong bits) => BitConverter.UInt64BitsToDouble(bits) is var value && double.IsNaN(value) ? 0.25 : value;

    private static void Same(double block, double single, double at)
    {
        if (BitConverter.DoubleToInt64Bits(block) != BitConverter.DoubleToInt64Bits(single)) block.ShouldBe(single, $"not the same bits at {at:R}");
    }
}
