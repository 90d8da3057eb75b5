using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Random;
using Plateau.Model;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Routing;

namespace Plateau.Tests.Simulation;

/// <summary>
/// Small plans drawn at random with every feature on or off by chance: credit, entry loss, later levels, waiting places, staffing that changes, warm-up, all laws. Many durations
/// are multiples of ten seconds; in half of the plans a "second" is a single tick, so that events fall on the same tick all the time.
/// </summary>
internal sealed class RandomCentres
{
    private readonly long _second;
    private RandomStream _draws;

    private RandomCentres(ulong seed)
    {
        _draws = RandomStream.FromSeed(seed);
        _second = Chance(0.5) ? 1 : Ticks.PerSecond;
    }

    public static SimulationPlan Of(ulong seed) => new RandomCentres(seed).Draw();

    private SimulationPlan Draw()
    {
        int flows = 1 + Below(4), groups = 1 + Below(4), periodsPerDay = 1 + Below(5), days = 1 + Below(3);
        var periodSeconds = 60 * (1 + Below(10));
        var levels = Enumerable.Range(0, flows).Select(_ => DrawLevels(groups)).ToArray();
        var plan = new SimulationPlan
        {
            PeriodTicks = periodSeconds * _second,
            PeriodsPerDay = periodsPerDay,
            Days = days,
            WaitingPlaces = Chance(0.6) ? null : Below(5),
            AgentSelector = AgentSelectorCatalogue.All[Below(2)].Key,
            Flows = [.. Enumerable.Range(0, flows).Select(flow => DrawFlow(flow, levels[flow], periodsPerDay * days, periodSeconds))],
            Groups = [.. Enumerable.Range(0, groups).Select(group => DrawGroup(group, levels, periodsPerDay * days))],
        };
        return Chance(0.5) ? plan : plan with { WarmUpTicks = (long)(_draws.NextUniform() * plan.HorizonTicks) };
    }

    private FlowPlan DrawFlow(int flow, ImmutableArray<LevelPlan> levels, int periods, int periodSeconds)
    {
        var busy = 0.1 + (3 * _draws.NextUniform());
        return new FlowPlan
        {
            Id = new FlowId($"F{flow}"),
            ArrivalsPerPeriod = [.. Enumerable.Range(0, periods).Select(_ => Chance(0.2) ? 0 : busy * periodSeconds / 60 * _draws.NextUniform())],
            EntryLossShare = Chance(0.7) ? 0 : _draws.NextUniform(),
            CreditShare = Chance(0.5) ? 0 : _draws.NextUniform(),
            CreditTicks = Below(10) * 10 * _second,
            Patience = Chance(0.2) ? new Endless() : DrawLaw(90),
            Levels = levels,
            AnsweredWithinTicks = Below(4) * 10 * _second,
            ShortAbandonTicks = Below(3) * 10 * _second,
        };
    }

    private ImmutableArray<LevelPlan> DrawLevels(int groups)
    {
        var order = Enumerable.Range(0, groups).OrderBy(_ => _draws.NextBits()).Where(_ => Chance(0.75)).ToList();
        var levels = ImmutableArray.CreateBuilder<LevelPlan>();
        long after = 0;
        while (order.Count > 0)
        {
            var size = 1 + Below(order.Count);
            if (Chance(0.5)) after += Below(4) * 10 * _second;
            levels.Add(new LevelPlan([.. order.Take(size)], after));
            order.RemoveRange(0, size);
        }

        return levels.ToImmutable();
    }

    private GroupPlan DrawGroup(int group, ImmutableArray<LevelPlan>[] levels, int periods)
    {
        var takes = Enumerable.Range(0, levels.Length).Where(flow => levels[flow].Any(level => level.Groups.Contains(group))).OrderBy(_ => _draws.NextBits()).ToImmutableArray();
        var steady = Chance(0.3) ? Below(4) : (int?)null;
        return new GroupPlan
        {
            Id = new GroupId($"G{group}"),
            Takes = takes,
            HandleTimes = [.. Enumerable.Range(0, levels.Length).Select(flow => takes.Contains(flow) ? DrawLaw(120) : null)],
            ContactSelector = ContactSelectorCatalogue.All[Below(3)].Key,
            Staffing = [.. Enumerable.Range(0, periods).Select(_ => steady ?? Below(4))],
        };
    }

    private Distribution DrawLaw(double scaleSeconds) => RandomLaw.Draw(ref _draws, Ticks.ToSeconds(_second), scaleSeconds, fixedWeight: 2, longestTens: 12);

    private int Below(int n) => _draws.NextBelow(n);

    private bool Chance(double share) => _draws.NextUniform() < share;
}
