using Plateau.Mathematics.Queueing;
using Shouldly;
using Xunit;

namespace Plateau.Validation.Mathematics;

/// <summary>Pooling against separate teams, and contacts that come back, against values found by grid search and by iteration.</summary>
public sealed class PoolingAndReturns
{
    /// <summary>Equal teams, 240 s, 80 % in 20 s: load of a team, teams; agents separate and pooled, saving and largest inflation in percent (grid of 0.05).</summary>
    [Theory]
    [InlineData(2, 2, 8, 7, 12.5, 35.3)]
    [InlineData(2, 4, 16, 11, 31.2, 54.2)]
    [InlineData(2, 10, 40, 25, 37.5, 71.9)]
    [InlineData(5, 2, 16, 14, 12.5, 24.3)]
    [InlineData(5, 4, 32, 25, 21.9, 35.4)]
    [InlineData(5, 10, 80, 56, 30.0, 45.5)]
    [InlineData(10, 2, 28, 25, 10.7, 17.3)]
    [InlineData(10, 4, 56, 46, 17.9, 24.8)]
    [InlineData(10, 10, 140, 108, 22.9, 31.3)]
    [InlineData(50, 2, 112, 108, 3.6, 4.5)]
    [InlineData(50, 4, 224, 209, 6.7, 7.4)]
    [InlineData(50, 10, 560, 512, 8.6, 9.6)]
    [InlineData(100, 2, 216, 209, 3.2, 3.5)]
    [InlineData(100, 4, 432, 411, 4.9, 5.3)]
    [InlineData(100, 10, 1080, 1013, 6.2, 6.7)]
    public void Break_even_of_pooling(double load, int teams, int separate, int pooled, double savingPercent, double inflationPercent)
    {
        var result = PoolingBreakEven.Of([.. Enumerable.Repeat(load, teams)], 20.0 / 240, 0.8);
        result.SeparateAgents.ShouldBe(separate);
        result.PooledAgents.ShouldBe(pooled);
        (100 * result.SavingShare!.Value).ShouldBe(savingPercent, 0.0501);
        (100 * result.LargestInflation!.Value).ShouldBe(inflationPercent, 0.1);
    }

    /// <summary>100 Erlangs of first contacts, patience of two handle times, half redial, a tenth reconnect.</summary>
    [Theory]
    [InlineData(90, 128.0000, 0.296875, 0.103364)]
    [InlineData(95, 124.0001, 0.233873, 0.062711)]
    [InlineData(100, 120.0118, 0.166872, 0.033030)]
    [InlineData(110, 113.5478, 0.048283, 0.005995)]
    public void Redials_and_reconnects(int agents, double total, double abandoned, double naive)
    {
        var result = Redial.Solve(agents, 100, 2, 0.5, 0.1);
        result.TotalLoadErlangs.ShouldBe(total, 0.00006);
        result.Queue.AbandonmentShare.ShouldBe(abandoned, 6e-7);
        Redial.Solve(agents, 100, 2, 0, 0).Queue.AbandonmentShare.ShouldBe(naive, 6e-7);
    }
}
