using Plateau.Mathematics.Networks;
using Plateau.Mathematics.Random;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Mathematics;

/// <summary>Greatest flows against closed forms, and against the smallest of all cuts on random networks (Ford and Fulkerson 1956).</summary>
public sealed class MaximumFlowTests
{
    [Fact]
    public void Ways_in_a_row_bear_the_least_and_side_by_side_the_sum()
    {
        var row = Of(4, (0, 1, 5), (1, 2, 2.5), (2, 3, 7));
        row.Solve(0, 3).ShouldBe(2.5);
        (row.FlowOn(0), row.FlowOn(1), row.FlowOn(2)).ShouldBe((2.5, 2.5, 2.5));
        Of(4, (0, 1, 3), (0, 2, 4), (1, 3, 10), (2, 3, 1), (0, 3, 0.25)).Solve(0, 3).ShouldBe(4.25);
    }

    /// <summary>The way 0 1 2 3, taken first, must be undone along the middle.</summary>
    [Fact]
    public void A_way_taken_too_early_is_undone() => Of(4, (0, 1, 1), (1, 2, 1), (2, 3, 1), (0, 2, 1), (1, 3, 1)).Solve(0, 3).ShouldBe(2);

    [Fact]
    public void Without_a_way_nothing_flows_and_without_a_limit_all()
    {
        Of(3, (0, 1, 4), (2, 1, 4)).Solve(0, 2).ShouldBe(0);
        Of(3, (0, 1, double.PositiveInfinity), (1, 2, double.PositiveInfinity)).Solve(0, 2).ShouldBe(double.PositiveInfinity);
        Of(3, (0, 1, double.PositiveInfinity), (1, 2, 3), (1, 0, 8)).Solve(0, 2).ShouldBe(3);
        Should.Throw<ArgumentException>(() => Of(2, (0, 1, 1)).Solve(1, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => Of(2, (0, 1, -1))).Message.ShouldContain("capacity (-1)");
        Should.Throw<ArgumentOutOfRangeException>(() => Of(2, (0, 2, 1))).Message.ShouldContain("from 0 to 1");
    }

    /// <summary>One demand for each of some plants, all joined: the lesser of both sums (Hall's condition holds for every set).</summary>
    [Theory]
    [InlineData(6, 4)]
    [InlineData(3, 9)]
    public void Everything_joined_bears_the_lesser_sum(int left, int right)
    {
        var network = new MaximumFlow(left + right + 2);
        for (var one = 0; one < left; one++) network.AddArc(0, 2 + one, 1 + one);
        for (var other = 0; other < right; other++) network.AddArc(2 + left + other, 1, 2);
        for (var one = 0; one < left; one++)
            for (var other = 0; other < right; other++) network.AddArc(2 + one, 2 + left + other, double.PositiveInfinity);
        network.Solve(0, 1).ShouldBe(Math.Min(left * (left + 1) / 2.0, 2.0 * right), 1e-12);
    }

    [Fact]
    public void The_greatest_flow_is_the_smallest_cut()
    {
        var stream = RandomStream.FromSeed(5604);
        for (var round = 0; round < 400; round++)
        {
            var nodes = 2 + stream.NextBelow(6);
            var arcs = Enumerable.Range(0, stream.NextBelow(20)).Select(_ => (From: stream.NextBelow(nodes), To: stream.NextBelow(nodes), Capacity: round % 2 == 0 ? stream.NextBelow(5) : 3 * stream.NextUniform())).ToArray();
            var network = Of(nodes, [.. arcs.Select(arc => (arc.From, arc.To, 99.0))]);
            network.Solve(0, nodes - 1); // with other capacities before
            for (var arc = 0; arc < arcs.Length; arc++) network.SetCapacity(arc, arcs[arc].Capacity);
            var flow = network.Solve(0, nodes - 1);

            flow.ShouldBe(Enumerable.Range(0, 1 << nodes).Where(side => (side & 1) == 1 && side >> (nodes - 1) == 0).Min(side => Cut(node => (side >> node & 1) == 1)), 1e-9);
            flow.ShouldBe(Cut(network.IsOnSourceSide), 1e-9);
            for (var node = 0; node < nodes; node++)
            {
                var leaves = arcs.Select((arc, number) => ((arc.From == node ? 1 : 0) - (arc.To == node ? 1 : 0)) * network.FlowOn(number)).Sum();
                leaves.ShouldBe(node == 0 ? flow : node == nodes - 1 ? -flow : 0, 1e-9);
            }

            for (var arc = 0; arc < arcs.Length; arc++) network.FlowOn(arc).ShouldBeInRange(0, arcs[arc].Capacity + 1e-12);

            double Cut(Func<int, bool> isOnSourceSide) => arcs.Where(arc => isOnSourceSide(arc.From) && !isOnSourceSide(arc.To)).Sum(arc => arc.Capacity);
        }
    }

    private static MaximumFlow Of(int nodes, params (int From, int To, double Capacity)[] arcs)
    {
        var network = new MaximumFlow(nodes);
        foreach (var (from, to, capacity) in arcs) network.AddArc(from, to, capacity);
        return network;
    }
}
