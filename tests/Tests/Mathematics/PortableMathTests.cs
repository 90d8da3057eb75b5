using Plateau.Mathematics.Random;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Mathematics;

public sealed class PortableMathTests
{
    [Fact]
    public void Logarithm_agrees_with_the_platform_within_two_units_in_the_last_place()
    {
        var stream = RandomStream.FromSeed(1);
        for (var i = 0; i < 400_000; i++)
        {
            // All magnitudes, subnormals included, and half of the cases near 1 where the logarithm is small.
            var x = i % 2 == 0
                ? BitConverter.UInt64BitsToDouble(stream.NextBits() % 0x7FF0_0000_0000_0000UL)
                : 0.5 + 1.5 * stream.NextUniform();
            if (x == 0) continue;
            Ulps(PortableMath.Log(x), Math.Log(x)).ShouldBeLessThanOrEqualTo(2, $"log of {x:R}");
        }
    }

    [Fact]
    public void Exponential_agrees_with_the_platform_within_two_units_in_the_last_place()
    {
        var stream = RandomStream.FromSeed(2);
        for (var i = 0; i < 400_000; i++)
        {
            var x = i % 2 == 0 ? -745 + 1454.7 * stream.NextUniform() : -1 + 2 * stream.NextUniform();
            Ulps(PortableMath.Exp(x), Math.Exp(x)).ShouldBeLessThanOrEqualTo(2, $"exp of {x:R}");
        }
    }

    [Fact]
    public void Values_at_the_edges_are_the_documented_limits()
    {
        PortableMath.Log(1).ShouldBe(0);
        PortableMath.Log(0).ShouldBe(double.NegativeInfinity);
        PortableMath.Log(-3).ShouldBe(double.NegativeInfinity);
        PortableMath.Log(double.PositiveInfinity).ShouldBe(double.PositiveInfinity);
        PortableMath.Exp(0).ShouldBe(1);
        PortableMath.Exp(double.NegativeInfinity).ShouldBe(0);
        PortableMath.Exp(double.PositiveInfinity).ShouldBe(double.PositiveInfinity);
        PortableMath.Exp(710).ShouldBe(double.PositiveInfinity);
        PortableMath.Exp(-746).ShouldBe(0);
        PortableMath.Sqrt(-1).ShouldBe(0);
        PortableMath.Pow(0, 0).ShouldBe(1);
        PortableMath.Pow(0, 2).ShouldBe(0);
        PortableMath.Pow(0, -1).ShouldBe(double.PositiveInfinity);
        PortableMath.Pow(2, 10).ShouldBe(1024, 1e-10);
        PortableMath.NormalQuantile(0).ShouldBe(double.NegativeInfinity);
        PortableMath.NormalQuantile(1).ShouldBe(double.PositiveInfinity);
        PortableMath.NormalQuantile(0.5).ShouldBe(0);
        Should.Throw<ArgumentException>(() => PortableMath.Log(double.NaN));
    }

    /// <summary>40-digit values, rounded.</summary>
    [Theory]
    [InlineData(1e-300, -37.0470962993611992)]
    [InlineData(1e-20, -9.26234008979840758)]
    [InlineData(1e-9, -5.99780701500768686)]
    [InlineData(0.001, -3.09023230616781354)]
    [InlineData(0.025, -1.95996398454005421)]
    [InlineData(0.1, -1.28155156554460044)]
    [InlineData(0.3, -0.524400512708040816)]
    [InlineData(0.6, 0.253347103135799741)]
    [InlineData(0.925, 1.43953147093845623)]
    [InlineData(0.975, 1.95996398454005386)]
    [InlineData(0.999999, 4.75342430881708777)]
    public void Normal_quantile_has_fifteen_digits(double p, double z) => PortableMath.NormalQuantile(p).ShouldBe(z, 2e-15 * Math.Abs(z));

    /// <summary>The bits of results, so that another machine, runtime or a careless edit cannot change them unseen.</summary>
    [Fact]
    public void Bits_are_pinned()
    {
        var stream = RandomStream.FromSeed(3);
        ulong digest = 14695981039346656037UL;
        for (var i = 0; i < 10_000; i++)
        {
            var u = stream.NextUniform();
            foreach (var value in (double[])[PortableMath.Log(u), PortableMath.Exp(20 * u - 10), PortableMath.NormalQuantile(u), PortableMath.Pow(u, 0.37)])
            {
                digest = unchecked((digest ^ BitConverter.DoubleToUInt64Bits(value)) * 1099511628211UL);
            }
        }

        digest.ShouldBe(PinnedDigest);
    }

    private const ulong PinnedDigest = 1359033664921780846UL;

    private static double Ulps(double actual, double expected) => expected == actual
        ? 0
        : Math.Abs(actual - expected) / (Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected));
}
