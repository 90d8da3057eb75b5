using Plateau.Mathematics.Networks;
using Plateau.Mathematics.Random;
using Shouldly;
using Xunit;

namespace Plateau.Validation.Facts;

/// <summary>
/// A little flexibility in one long chain gives nearly all (W. C. Jordan, S. C. Graves, Management Science 41 (1995) 577–594): ten products, ten plants of 100, demand normal with mean 100 and standard deviation 40, cut at two
/// standard deviations. Reference values by an independent program, 400,000 draws, ±0.2. Ours: the mean over draws, with the sales without flexibility (exact by a closed form) and the total demand as control variates.
/// </summary>
public sealed class JordanGravesTests
{
    private const ulong Seed = 19950401; // written down before the first run
    private const int Draws = 60_000;
    private const int Products = 10;
    private const double Capacity = 100;

    /// <summary>Sales of a plant with its own product: 100 − 40 (φ(0) − φ(2)) ÷ (2 Φ(2) − 1).</summary>
    private static readonly double Alone = 100 - (40 * (Density(0) - Density(2)) / ((2 * 0.97724986805182079) - 1));

    [Fact]
    public void One_long_chain_sells_nearly_as_much_as_full_flexibility()
    {
        var demands = Enumerable.Range(0, Draws).Select(DemandOf).ToArray();
        double[] alone = [.. demands.Select(demand => demand.Sum(one => Math.Min(one, Capacity)))];
        double[] total = [.. demands.Select(demand => demand.Sum())];

        (Products * Alone).ShouldBe(855.6, 0.2);
        var itself = Mean(alone, alone, total);
        itself.Value.ShouldBe(Products * Alone, 1e-6, "a control variate explains itself");
        itself.Error.ShouldBe(0, 1e-6);
        Check("five pairs", 899.5, product => [product, product ^ 1]);
        Check("two chains of five", 936.8, product => [product, (product / 5 * 5) + ((product + 1) % 5)]);
        var chain = Check("one long chain", 951.8, product => [product, (product + 1) % Products]);
        Check("three links each", 955.6, product => [product, (product + 1) % Products, (product + 2) % Products]);
        var full = Mean([.. total.Select(sum => Math.Min(sum, Products * Capacity))], alone, total);
        full.Value.ShouldBe(955.6, 0.2 + (4 * full.Error));
        ((chain - (Products * Alone)) / (full.Value - (Products * Alone))).ShouldBe(0.962, 0.004); // twenty links instead of a hundred

        double Check(string what, double published, Func<int, int[]> plantsOf)
        {
            var network = new Network(plantsOf);
            var (value, error) = Mean([.. demands.Select(network.Sales)], alone, total);
            value.ShouldBe(published, 0.2 + (4 * error), what);
            error.ShouldBeLessThan(0.15, what);
            return value;
        }
    }

    /// <summary>Mean of the values given the exact means of both controls, with its standard error.</summary>
    private static (double Value, double Error) Mean(double[] values, double[] alone, double[] total)
    {
        // Least squares on two controls, by the normal equations.
        double mean = values.Average(), meanAlone = alone.Average(), meanTotal = total.Average();
        double aa = Product(alone, alone), at = Product(alone, total), tt = Product(total, total), va = Product(values, alone), vt = Product(values, total);
        var determinant = (aa * tt) - (at * at);
        double onAlone = ((va * tt) - (vt * at)) / determinant, onTotal = ((vt * aa) - (va * at)) / determinant;
        var left = Product(values, values) - (onAlone * va) - (onTotal * vt);
        return (mean - (onAlone * (meanAlone - (Products * Alone))) - (onTotal * (meanTotal - (Products * 100))), Math.Sqrt(Math.Max(0, left)) / Draws);

        static double Product(double[] first, double[] second)
        {
            double mean = first.Average(), other = second.Average(), sum = 0;
            for (var draw = 0; draw < first.Length; draw++) sum += (first[draw] - mean) * (second[draw] - other);
            return sum;
        }
    }

    private static double[] DemandOf(int draw)
    {
        var stream = RandomStream.For(new StreamKey(Seed, draw, StreamPurpose.Arrivals, 0, 0));
        var demand = new double[Products];
        for (var product = 0; product < Products; product++)
        {
            double normal;
            do normal = stream.NextNormal();
            while (Math.Abs(normal) > 2);
            demand[product] = 100 + (40 * normal);
        }

        return demand;
    }

    private static double Density(double z) => Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>Products, plants and the links between them.</summary>
    private sealed class Network
    {
        private readonly MaximumFlow _flow = new(2 + (2 * Products));

        public Network(Func<int, int[]> plantsOf)
        {
            for (var product = 0; product < Products; product++) _flow.AddArc(0, 2 + product, 0);
            for (var plant = 0; plant < Products; plant++) _flow.AddArc(2 + Products + plant, 1, Capacity);
            for (var product = 0; product < Products; product++)
                foreach (var plant in plantsOf(product)) _flow.AddArc(2 + product, 2 + Products + plant, double.PositiveInfinity);
        }

        public double Sales(double[] demand)
        {
            for (var product = 0; product < Products; product++) _flow.SetCapacity(product, demand[product]);
            return _flow.Solve(0, 1);
        }
    }
}
