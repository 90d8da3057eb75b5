using Plateau.Mathematics.Random;
using Plateau.Mathematics.Statistics;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Mathematics;

public sealed class RandomStreamTests
{
    /// <summary>The widely published first outputs of SplitMix64 for this seed.</summary>
    [Fact]
    public void Unsplit_generator_gives_the_published_vector()
    {
        var stream = RandomStream.FromSeed(1234567);
        ulong[] drawn = [stream.NextBits(), stream.NextBits(), stream.NextBits(), stream.NextBits(), stream.NextBits()];
        drawn.ShouldBe([6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821]);
    }

    /// <summary>Computed by a second implementation in another language.</summary>
    [Theory]
    [InlineData(42, 0, StreamPurpose.Arrivals, 0, 0, 9025127486786481807, 4846148953060392188, 17933805198806642726)]
    [InlineData(42, 0, StreamPurpose.Arrivals, 0, 1, 12481214819443886439, 3502108848805745821, 4683993367223728606)]
    [InlineData(42, 3, StreamPurpose.Handling, 17, 1000000, 10932619817613175324, 5330735739393705848, 16473680910963031206)]
    [InlineData(ulong.MaxValue, -1, StreamPurpose.Bootstrap, 5, -1, 7801587602280378639, 10088521901479689891, 14989343146260882516)]
    public void Keyed_streams_give_their_vectors(ulong seed, int replication, StreamPurpose purpose, int entity, long number, ulong first, ulong second, ulong third)
    {
        var stream = RandomStream.For(new(seed, replication, purpose, entity, number));
        ulong[] drawn = [stream.NextBits(), stream.NextBits(), stream.NextBits()];
        drawn.ShouldBe([first, second, third]);
    }

    [Fact]
    public void Every_part_of_the_key_changes_the_stream()
    {
        var key = new StreamKey(7, 2, StreamPurpose.Patience, 3, 11);
        StreamKey[] keys = [key, key with { Seed = 8 }, key with { Replication = 3 }, key with { Purpose = StreamPurpose.Handling }, key with { Entity = 2 }, key with { Number = 12 }, key with { Replication = 3, Entity = 2 }];
        keys.Select(k => RandomStream.For(k).NextBits()).Distinct().Count().ShouldBe(keys.Length);
    }

    [Fact]
    public void A_default_stream_still_varies()
    {
        var stream = default(RandomStream);
        stream.NextBits().ShouldNotBe(stream.NextBits());
    }

    [Fact]
    public void Uniforms_of_one_stream_and_first_uniforms_of_neighbouring_streams_are_uniform()
    {
        var along = RandomStream.For(new(1, 0, StreamPurpose.Arrivals, 0, 0));
        KolmogorovSmirnov(Draws(100_000, _ => along.NextUniform())).ShouldBeLessThan(1.95); // 0.1 % limit

        var entity = RandomStream.EntityKey(1, 0, StreamPurpose.Handling, 4);
        KolmogorovSmirnov(Draws(100_000, i => First(RandomStream.ForNumber(entity, i)))).ShouldBeLessThan(1.95);
        KolmogorovSmirnov(Draws(100_000, i => First(RandomStream.For(new(5, (int)i, StreamPurpose.Arrivals, 0, 0))))).ShouldBeLessThan(1.95);
        KolmogorovSmirnov(Draws(100_000, i => First(RandomStream.For(new((ulong)i, 0, StreamPurpose.Arrivals, 0, 0))))).ShouldBeLessThan(1.95);
    }

    [Fact]
    public void Neighbouring_keys_are_independent()
    {
        // Pairs (stream i, stream i + 1), (entity e, e + 1), (purpose p, p + 1), (first draw, second draw) on a 16 × 16 grid.
        var entity = RandomStream.EntityKey(9, 1, StreamPurpose.Handling, 0);
        PairsPValue(i => (First(RandomStream.ForNumber(entity, i)), First(RandomStream.ForNumber(entity, i + 1)))).ShouldBeGreaterThan(1e-4);
        PairsPValue(i => (First(RandomStream.For(new(9, 1, StreamPurpose.Handling, 0, i))), First(RandomStream.For(new(9, 1, StreamPurpose.Handling, 1, i))))).ShouldBeGreaterThan(1e-4);
        PairsPValue(i => (First(RandomStream.For(new(9, 1, StreamPurpose.Handling, 0, i))), First(RandomStream.For(new(9, 1, StreamPurpose.Patience, 0, i))))).ShouldBeGreaterThan(1e-4);
        PairsPValue(i => (First(RandomStream.For(new(9, 1, StreamPurpose.Handling, 0, i))), First(RandomStream.For(new(9, 2, StreamPurpose.Handling, 0, i))))).ShouldBeGreaterThan(1e-4);
        PairsPValue(i =>
        {
            var stream = RandomStream.ForNumber(entity, i);
            return (stream.NextUniform(), stream.NextUniform());
        }).ShouldBeGreaterThan(1e-4);
    }

    [Fact]
    public void Uniforms_stay_strictly_inside_and_whole_numbers_are_unbiased()
    {
        var stream = RandomStream.FromSeed(4);
        var counts = new long[7];
        for (var i = 0; i < 70_000; i++)
        {
            stream.NextUniform().ShouldBeInRange(double.Epsilon, Math.BitDecrement(1));
            counts[stream.NextBelow(7)]++;
        }

        Dispersion.Against(counts, [.. counts.Select(_ => 10_000.0)], 1)!.ProbabilityIfPoisson.ShouldBeGreaterThan(1e-4);
        stream.NextBelow(1).ShouldBe(0);
        Should.Throw<ArgumentOutOfRangeException>(() => new RandomStream().NextBelow(0)).Message.ShouldContain("(0)");
    }

    [Fact]
    public void Exponential_and_normal_draws_follow_their_laws()
    {
        var stream = RandomStream.FromSeed(5);
        KolmogorovSmirnov(Draws(100_000, _ => 1 - Math.Exp(-stream.NextExponential()))).ShouldBeLessThan(1.95);
        KolmogorovSmirnov(Draws(100_000, _ => Normal.Cumulative(stream.NextNormal()))).ShouldBeLessThan(1.95);
    }

    internal static double[] Draws(int n, Func<long, double> draw)
    {
        var values = new double[n];
        for (var i = 0; i < n; i++) values[i] = draw(i);
        return values;
    }

    /// <summary>√n times the greatest distance to the uniform law.</summary>
    internal static double KolmogorovSmirnov(double[] uniforms)
    {
        Array.Sort(uniforms);
        var n = uniforms.Length;
        double greatest = 0;
        for (var i = 0; i < n; i++) greatest = Math.Max(greatest, Math.Max((i + 1.0) / n - uniforms[i], uniforms[i] - (double)i / n));
        return Math.Sqrt(n) * greatest;
    }

    private static double First(RandomStream stream) => stream.NextUniform();

    private static double PairsPValue(Func<long, (double X, double Y)> pair)
    {
        const int Side = 16, Pairs = 100_000;
        var counts = new long[Side * Side];
        for (var i = 0; i < Pairs; i++)
        {
            var (x, y) = pair(i);
            counts[(int)(x * Side) * Side + (int)(y * Side)]++;
        }

        return Dispersion.Against(counts, [.. counts.Select(_ => (double)Pairs / (Side * Side))], 1)!.ProbabilityIfPoisson;
    }
}
