using Plateau.Mathematics.Distributions;
using Plateau.Model;
using Plateau.Simulation.Exact;
using Plateau.Simulation.Plan;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Simulation;

/// <summary>Small designs stated in one line each: rates per minute, mean handle time one minute, all levels open at once.</summary>
internal static class ExactDesigns
{
    public const string Listed = "listed-order", Longest = "longest-wait";

    /// <summary>An unlimited queue is cut off where what lies beyond does not show in ten digits.</summary>
    public static ExactSettings Fine { get; } = new(MostTruncatedMass: 1e-14);

    /// <param name="Levels">Groups, level by level.</param>
    /// <param name="PatienceMinutes">Mean; null = endless.</param>
    public sealed record F(double PerMinute, int[][] Levels, double? PatienceMinutes = null);

    /// <param name="Takes">Flows, in the order in which they are listed.</param>
    public sealed record G(int Agents, int[] Takes, string Pick = Longest, double HandleMinutes = 1);

    public static SimulationPlan Plan(F[] flows, G[] groups, int? places = null, double thresholdSeconds = 20) => new()
    {
        PeriodTicks = 60 * Ticks.PerMinute,
        PeriodsPerDay = 1,
        Days = 1,
        WaitingPlaces = places,
        Flows = [.. flows.Select((flow, index) => new FlowPlan
        {
            Id = new FlowId($"T{index + 1}"),
            ArrivalsPerPeriod = [60 * flow.PerMinute],
            Patience = flow.PatienceMinutes is { } mean ? new Exponential(60 * mean) : new Endless(),
            Levels = [.. flow.Levels.Select(level => new LevelPlan([.. level], 0))],
            AnsweredWithinTicks = Ticks.FromSeconds(thresholdSeconds),
        })],
        Groups = [.. groups.Select((group, index) => new GroupPlan
        {
            Id = new GroupId($"{(char)('A' + index)}"),
            Takes = [.. group.Takes],
            HandleTimes = [.. flows.Select((_, flow) => group.Takes.Contains(flow) ? new Exponential(60 * group.HandleMinutes) : null)],
            ContactSelector = group.Pick,
            Staffing = [group.Agents],
        })],
    };

    public static SimulationPlan OneQueue(int agents, double load, double? patienceMinutes = null, int? places = null, double thresholdSeconds = 20) =>
        Plan([new(load, [[0]], patienceMinutes)], [new(agents, [0])], places, thresholdSeconds);

    /// <summary>Types on a ring: each is taken by its own two agents and those of the next types, as many teams as the skills of an agent.</summary>
    public static SimulationPlan Ring(int types, int skills, int agents = 2, double load = 1.6) => Plan(
        [.. Enumerable.Range(0, types).Select(type => new F(load, [[.. Enumerable.Range(0, skills).Select(step => (type + step) % types)]]))],
        [.. Enumerable.Range(0, types).Select(group => new G(agents, [.. Enumerable.Range(0, skills).Select(step => (group - step + types) % types)]))]);

    public static ExactResult Solved(SimulationPlan plan, ExactSettings? settings = null)
    {
        var answer = ExactSolver.Solve(plan, settings ?? Fine, TestContext.Current.CancellationToken);
        answer.Reasons.ShouldBeEmpty();
        return answer.Result.ShouldNotBeNull();
    }

    public static ExactSettings By(ExactMethod method) => Fine with { Method = method };

    /// <summary>Every figure of two answers agrees.</summary>
    public static void ShouldAgree(ExactResult one, ExactResult other, double tolerance, string because = "")
    {
        foreach (var (first, second) in one.Flows.Append(one.Total).Zip(other.Flows.Append(other.Total)))
        {
            Agree(first.AllBusy, second.AllBusy, $"{because} {first.Id} all busy");
            Agree(first.WaitProbability, second.WaitProbability, $"{because} {first.Id} wait probability");
            Agree(first.Blocking, second.Blocking, $"{because} {first.Id} blocking");
            Agree(first.Abandonment, second.Abandonment, $"{because} {first.Id} abandonment");
            Agree(first.MeanQueueLength, second.MeanQueueLength, $"{because} {first.Id} queue");
            Agree(first.MeanWaitSeconds / 60, second.MeanWaitSeconds / 60, $"{because} {first.Id} wait");
            Agree(first.MeanWaitAnsweredSeconds / 60, second.MeanWaitAnsweredSeconds / 60, $"{because} {first.Id} wait of answered");
            Agree(first.AnsweredWithin, second.AnsweredWithin, $"{because} {first.Id} answered within");
        }

        foreach (var (first, second) in one.Groups.Zip(other.Groups)) Agree(first.Occupancy, second.Occupancy, $"{because} {first.Id} occupancy");

        void Agree(double? first, double? second, string what)
        {
            if (first is { } value && second is { } expected) value.ShouldBe(expected, tolerance, what);
            else first.HasValue.ShouldBe(second.HasValue, what);
        }
    }
}
