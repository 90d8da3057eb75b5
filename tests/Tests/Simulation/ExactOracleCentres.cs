using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Random;
using Plateau.Model;
using Plateau.Simulation.Plan;

namespace Plateau.Tests.Simulation;

/// <summary>
/// Small centres drawn at random from all that the exact solver can express: one to three flows and groups of one to three agents, any skills, any levels open at once, every selector, handle times equal or
/// by group or by pair, patience of none, of some or of all, with and without waiting places.
/// </summary>
internal sealed class ExactOracleCentres
{
    private const double MinuteSeconds = 60;

    /// <summary>The selectors that the exact solver can spell out, those with an order of their own more often than those that share a form with them.</summary>
    private static readonly string[] AgentSelectors = ["longest-idle", "longest-idle", "listed-order", "least-skilled", "best-skill", "random"];
    private static readonly string[] ContactSelectors = ["longest-wait", "longest-wait", "listed-order", "listed-order", "best-skill", "priority"];
    private RandomStream _draws;

    private ExactOracleCentres(ulong seed) => _draws = RandomStream.FromSeed(seed);

    /// <summary>Always the same centre for the same seed; rates for one period of an hour.</summary>
    public static SimulationPlan Of(ulong seed) => new ExactOracleCentres(seed).Draw();

    private SimulationPlan Draw()
    {
        int flows = DrawSize(), groups = DrawSize();
        var skills = DrawSkills(flows, groups);
        var agents = Enumerable.Range(0, groups).Select(_ => 1 + _draws.NextBelow(3)).ToArray();
        var means = DrawMeans(flows, groups);
        var patience = DrawPatience(flows);
        var places = Chance(0.5) ? (int?)null : _draws.NextBelow(6);
        var arrivals = DrawArrivals(skills, agents, means, needsRoom: places is null && patience.Any(law => law is Endless));
        return new SimulationPlan
        {
            PeriodTicks = 60 * Ticks.PerMinute,
            PeriodsPerDay = 1,
            Days = 1,
            WaitingPlaces = places,
            AgentSelector = AgentSelectors[_draws.NextBelow(AgentSelectors.Length)],
            Flows = [.. Enumerable.Range(0, flows).Select(flow => new FlowPlan
            {
                Id = new FlowId($"F{flow + 1}"),
                ArrivalsPerPeriod = [60 * arrivals[flow]],
                EntryLossShare = Chance(0.15) ? 0.3 * _draws.NextUniform() : 0,
                Patience = patience[flow],
                AgentSelector = Chance(0.2) ? AgentSelectors[_draws.NextBelow(AgentSelectors.Length)] : null,
                Levels = DrawLevels([.. Enumerable.Range(0, groups).Where(group => skills[flow, group])]),
                AnsweredWithinTicks = Ticks.FromSeconds(MinuteSeconds * _draws.NextUniform()),
            })],
            Groups = [.. Enumerable.Range(0, groups).Select(group => new GroupPlan
            {
                Id = new GroupId($"G{group + 1}"),
                Takes = Shuffled(Enumerable.Range(0, flows).Where(flow => skills[flow, group])),
                HandleTimes = [.. Enumerable.Range(0, flows).Select(flow => skills[flow, group] ? new Exponential(MinuteSeconds * means[flow, group]) : null)],
                ContactSelector = ContactSelectors[_draws.NextBelow(ContactSelectors.Length)],
                Staffing = [agents[group]],
                Preference = [.. Enumerable.Range(0, flows).Select(_ => 1 + _draws.NextBelow(2))],
                Mastery = [.. Enumerable.Range(0, flows).Select(_ => 1 + _draws.NextBelow(2))],
            })],
        };
    }

    /// <summary>1 to 3; a single flow or group, which leaves nothing to choose, is drawn half as often as two or three.</summary>
    private int DrawSize() => (3 + _draws.NextBelow(5)) / 2;

    /// <summary>Every flow has a group, and every group a flow.</summary>
    private bool[,] DrawSkills(int flows, int groups)
    {
        var skills = new bool[flows, groups];
        for (var flow = 0; flow < flows; flow++)
            for (var group = 0; group < groups; group++) skills[flow, group] = Chance(0.5);
        for (var flow = 0; flow < flows; flow++)
            if (!Enumerable.Range(0, groups).Any(group => skills[flow, group])) skills[flow, _draws.NextBelow(groups)] = true;
        for (var group = 0; group < groups; group++)
            if (!Enumerable.Range(0, flows).Any(flow => skills[flow, group])) skills[_draws.NextBelow(flows), group] = true;
        return skills;
    }

    /// <summary>Mean handle times in minutes [flow, group]: all equal, or by group, or by pair.</summary>
    private double[,] DrawMeans(int flows, int groups)
    {
        var kind = _draws.NextBelow(4);
        var byGroup = Enumerable.Range(0, groups).Select(_ => 0.5 + _draws.NextUniform()).ToArray();
        var means = new double[flows, groups];
        for (var flow = 0; flow < flows; flow++)
            for (var group = 0; group < groups; group++) means[flow, group] = kind switch { 0 or 1 => 1, 2 => byGroup[group], _ => 0.5 + _draws.NextUniform() };
        return means;
    }

    private ImmutableArray<Distribution> DrawPatience(int flows)
    {
        var kind = _draws.NextBelow(4);
        var common = new Exponential(MinuteSeconds * (0.3 + (2 * _draws.NextUniform())));
        return [.. Enumerable.Range(0, flows).Select(_ => (Distribution)(kind switch
        {
            0 => new Endless(),
            1 or 2 => common,
            _ => Chance(0.4) ? new Endless() : new Exponential(MinuteSeconds * (0.3 + (2 * _draws.NextUniform()))),
        }))];
    }

    /// <summary>
    /// Contacts a minute. No set of flows brings more than a share of what its agents can do at their slowest; the share is 0.5 to 1.2, and 0.4 to 0.75 where a queue must find room.
    /// </summary>
    private double[] DrawArrivals(bool[,] skills, int[] agents, double[,] means, bool needsRoom)
    {
        var flows = skills.GetLength(0);
        var share = needsRoom ? 0.4 + (0.35 * _draws.NextUniform()) : 0.5 + (0.7 * _draws.NextUniform());
        var arrivals = Enumerable.Range(0, flows).Select(_ => 0.2 + _draws.NextUniform()).ToArray();
        var least = double.PositiveInfinity;
        for (var set = 1; set < 1 << flows; set++)
        {
            var members = Enumerable.Range(0, flows).Where(flow => (set & (1 << flow)) != 0).ToArray();
            var capacity = Enumerable.Range(0, agents.Length).Where(group => members.Any(flow => skills[flow, group]))
                .Sum(group => agents[group] / Enumerable.Range(0, flows).Where(flow => skills[flow, group]).Max(flow => means[flow, group]));
            least = Math.Min(least, capacity / members.Sum(flow => arrivals[flow]));
        }

        return [.. arrivals.Select(rate => rate * share * least)];
    }

    private ImmutableArray<LevelPlan> DrawLevels(int[] groups)
    {
        var order = Shuffled(groups);
        var levels = ImmutableArray.CreateBuilder<LevelPlan>();
        for (var first = 0; first < order.Length;)
        {
            var size = 1 + _draws.NextBelow(order.Length - first);
            levels.Add(new LevelPlan(order.Slice(first, size), 0));
            first += size;
        }

        return levels.ToImmutable();
    }

    private ImmutableArray<int> Shuffled(IEnumerable<int> items)
    {
        var list = items.ToArray();
        for (var last = list.Length - 1; last > 0; last--)
        {
            var other = _draws.NextBelow(last + 1);
            (list[last], list[other]) = (list[other], list[last]);
        }

        return [.. list];
    }

    private bool Chance(double share) => _draws.NextUniform() < share;
}
