using Plateau.Simulation.Exact;
using Plateau.Simulation.Plan;
using Shouldly;
using Xunit;
using static Plateau.Tests.Simulation.ExactDesigns;

namespace Plateau.Tests.Simulation;

/// <summary>
/// Independently computed values of small designs, ten digits printed: the Markov chains of the classical N, X, W and M designs with static priorities (patience two handle times), and the product form of Adan and
/// Weiss for the longest idle agent.
/// </summary>
public sealed class ExactTableTests
{
    /// <summary>Half a unit of the last digit printed, and as much again.</summary>
    private const double Printed = 1e-10;

    private static readonly ExactSettings Stationary = Fine with { WithinThreshold = false };

    private static readonly SimulationPlan MDesign = Plan(
        [new(4, [[0], [1]], 2), new(5, [[2], [1]], 2)],
        [new(3, [0]), new(3, [0, 1], Listed), new(4, [1])]);

    [Fact]
    public void N_design()
    {
        var plan = Plan([new(4, [[0], [1]], 2), new(4, [[1]], 2)], [new(4, [0]), new(6, [1, 0], Listed)]);
        Check(plan, Stationary, [(0.2537710498, 0.2900685967, 0.0362585746), (0.4490306670, 0.5208507243, 0.0651063405)], [0.7330133868, 0.7770811321]);
    }

    [Fact]
    public void X_design()
    {
        var plan = Plan([new(4, [[0], [1]], 2), new(5, [[1], [0]], 2)], [new(5, [0, 1], Listed), new(6, [1, 0], Listed)]);
        Check(plan, Stationary, [(0.3303187495, 0.3185561860, 0.0398195233), (0.3303187495, 0.3848416373, 0.0384841637)], [0.7794390784, 0.7918509494]);
    }

    [Fact]
    public void W_design()
    {
        var plan = Plan([new(3, [[0]], 2), new(3, [[0], [1]], 2), new(3, [[1]], 2)], [new(5, [0, 1], Listed), new(5, [2, 1], Listed)]);
        Check(
            plan,
            Stationary,
            [(0.6189888643, 0.5703900109, 0.0950650018), (0.3829519457, 0.4667964884, 0.0777994147), (0.5080929801, 0.4682009276, 0.0780334879)],
            [0.8615107350, 0.7879505223]);
    }

    [Fact]
    public void M_design() =>
        Check(MDesign, Stationary, [(0.4743298337, 0.5501963577, 0.0687745447), (0.5055361389, 0.9643542311, 0.0964354231)], [0.8047469530, 0.8219909197, 0.8406277719]);

    [Fact]
    public void M_design_without_waiting()
    {
        var result = Solved(MDesign with { WaitingPlaces = 0 });
        Compare([.. result.Flows.Select(flow => flow.Blocking)], [0.2097909505, 0.1936713286]);
        Compare([.. result.Groups.Select(group => group.Occupancy)], [0.7323943662, 0.6623369748, 0.7520713830]);
    }

    /// <summary>The chain cuts its long queue where 1e-10 remains, which shows in the ninth digit.</summary>
    [Theory]
    [InlineData(ExactMethod.ProductForm, Printed)]
    [InlineData(ExactMethod.MarkovChain, 1e-8)]
    public void N_and_W_with_the_longest_idle_agent(ExactMethod method, double tolerance)
    {
        var settings = new ExactSettings(Method: method, WithinThreshold: false);
        var n = Plan([new(4, [[0, 1]]), new(4, [[1]])], [new(4, [0]), new(6, [0, 1])]);
        Check(n, settings, [(0.3479542330, 0.6959084660, 0), (0.6052953845, 1.6745297462, 0)], [0.7165435711, 0.8556376193], tolerance);
        var w = Plan([new(2.5, [[0]]), new(3, [[0, 1]]), new(2.5, [[1]])], [new(5, [0, 1]), new(5, [1, 2])]);
        Check(w, settings, [(0.5172190385, 0.7909432047, 0), (0.3649655550, 0.5474483325, 0), (0.5172190385, 0.7909432047, 0)], [0.8, 0.8], tolerance);
    }

    /// <summary>Ten agents on a ring of five types: nearly all of the gain of pooling comes with the second skill.</summary>
    [Theory]
    [InlineData(1, 0.7111111111, 1.7777777778)]
    [InlineData(2, 0.5344110865, 0.3821881320)]
    [InlineData(3, 0.4522920539, 0.2434830823)]
    [InlineData(4, 0.4206049976, 0.2128163606)]
    [InlineData(5, 0.4091801508, 0.2045900754)]
    public void The_ring(int skills, double waitProbability, double meanWaitMinutes)
    {
        var result = Solved(Ring(5, skills));
        result.Method.ShouldBe(ExactMethod.ProductForm);
        foreach (var flow in result.Flows.Append(result.Total)) Compare([flow.WaitProbability, flow.MeanWaitSeconds / 60], [waitProbability, meanWaitMinutes]);
        foreach (var group in result.Groups) group.Occupancy!.Value.ShouldBe(0.8, 1e-12);
    }

    private static void Check(SimulationPlan plan, ExactSettings settings, (double AllBusy, double Queue, double Abandonment)[] flows, double[] occupancies, double tolerance = Printed)
    {
        var result = Solved(plan, settings);
        Compare([.. result.Flows.SelectMany(flow => new[] { flow.AllBusy, flow.MeanQueueLength, flow.Abandonment })], [.. flows.SelectMany(flow => new[] { flow.AllBusy, flow.Queue, flow.Abandonment })], tolerance);
        Compare([.. result.Groups.Select(group => group.Occupancy)], occupancies, tolerance);
    }

    private static void Compare(double?[] values, double[] printed, double tolerance = Printed)
    {
        values.Length.ShouldBe(printed.Length);
        for (var i = 0; i < printed.Length; i++) values[i]!.Value.ShouldBe(printed[i], tolerance, $"figure {i + 1}");
    }
}
