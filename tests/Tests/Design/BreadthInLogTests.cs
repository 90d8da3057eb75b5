using NodaTime;
using Plateau.Design.Organisations;
using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Observations;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Design;

/// <summary>Agents made slower by breadth in a known proportion.</summary>
public sealed class BreadthInLogTests
{
    [Theory]
    [InlineData(0.2)]
    [InlineData(0)]
    [InlineData(-0.1)]
    public void A_known_lengthening_is_found_exactly(double inflation)
    {
        var slope = BreadthInLog.Of(Observed(agents: 12, (_, breadth) => 1 + (inflation * breadth)), Centre);
        slope.Value!.Value.ShouldBe(inflation, 1e-9);
        slope.HalfWidth!.Value.ShouldBeLessThan(1e-6);
        slope.SampleSize.ShouldBe(12);
    }

    /// <summary>Differences between people that have nothing to do with breadth widen the interval, which still holds the truth.</summary>
    [Fact]
    public void People_who_differ_widen_the_interval()
    {
        var slope = BreadthInLog.Of(Observed(agents: 12, (agent, breadth) => 1 + (0.1 * breadth) + (agent % 2 == 0 ? 0.03 : -0.03)), Centre);
        slope.Low!.Value.ShouldBeLessThan(0.1);
        slope.High!.Value.ShouldBeGreaterThan(0.1);
        slope.HalfWidth!.Value.ShouldBeGreaterThan(0.01);
    }

    [Fact]
    public void Too_few_agents_or_equal_breadth_say_nothing()
    {
        BreadthInLog.Of(Observed(agents: 7, (_, _) => 1), Centre).ShouldBe(Estimate.Unknown);
        BreadthInLog.Of(Observed(agents: 12, (_, _) => 1, breadthOf: _ => 2), Centre).ShouldBe(Estimate.Unknown);
    }

    private static CentreModel Centre { get; } = DesignCentres.Week(flows: 4, contactsPerPeriod: 1, agentsPerGroup: 1) is var week
        ? week with { Flows = [.. week.Flows.Select((flow, index) => flow with { HandleTime = new Exponential(100 + (50 * index)) })] }
        : null!;

    private static ObservedCentre Observed(int agents, Func<int, double, double> factor, Func<int, int>? breadthOf = null)
    {
        var world = DesignCentres.ObservedWorld(1, weeks: 1).Observed!;
        return world with
        {
            Agents = [.. Enumerable.Range(0, agents).Select(agent =>
            {
                var skills = breadthOf?.Invoke(agent) ?? 1 + (agent % 4);
                return new AgentObservation
                {
                    Agent = new($"A{agent}"), Contacts = 200, DaysPresent = 5, StaffedHours = 0, HandlingHours = 0,
                    Flows = [.. Enumerable.Range(0, skills).Select(flow => new AgentFlowObservation(
                        Centre.Flows[flow].Id, 150 + (10 * agent), 1.0 / skills, Estimate.Exactly(Centre.Flows[flow].HandleTime.Mean * factor(agent, (skills - 1) / 3.0), 200), null, 0, 0, new LocalDate(2026, 3, 2), IsSkill: true))],
                };
            })],
        };
    }
}
