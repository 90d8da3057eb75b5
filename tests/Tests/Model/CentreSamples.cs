using System.Collections.Immutable;
using NodaTime;
using Plateau.Mathematics.Distributions;
using Plateau.Model;

namespace Plateau.Tests.Model;

/// <summary>Centres that use every part of the saved form, and many small random ones.</summary>
internal static class CentreSamples
{
    public static CentreModel Full()
    {
        var grid = PeriodGrid.TypicalWeek(60);
        return new CentreModel
        {
            Name = "Centre d’essai — « été »",
            Zone = "Europe/Paris",
            Grid = grid,
            Shrinkage = 0.3,
            Costs = new("EUR", 31.5, 20),
            Flows =
            [
                new Flow
                {
                    Id = new("PS"), Name = "Opérations courantes", Skill = new("banque"), Channel = "telephone", Owner = "", HasIndicator = false,
                    Target = new(0.9, 30, ServiceLevelVariant.AbandonedWithinLeftOut), ArrivalsPerPeriod = Profile(grid, 12.345678901234567), LeftBeforeQueueShare = 0.1,
                    HandleTime = new LogNormal(185, 1.2), Patience = new Empirical([0, 10, 60], [0.1, 0.4, 0.8], 200), WaitingCreditShare = 0.28, WaitingCreditSeconds = 90, AfterContactSeconds = 5,
                    Protected = true, ProtectedReason = "agrément",
                },
                new Flow { Id = new("NE"), Name = "Bourse", Skill = new("bourse"), ArrivalsPerPeriod = Profile(grid, 3), HandleTime = new Gamma(324, 0.8), Patience = new Endless() },
                new Flow { Id = new("TT"), Name = "Rappels", Skill = new("banque"), ArrivalsPerPeriod = Profile(grid, 1), HandleTime = new Uniform(20, 180), Patience = new Exponential(420) },
                new Flow { Id = new("IN"), Name = "Internet", Skill = new("internet"), ArrivalsPerPeriod = Profile(grid, 0.5), HandleTime = new Deterministic(240), Patience = new Endless(), HasIndicator = true, Owner = "Service web" },
            ],
            Agents =
            [
                new Agent { Id = new("A01"), Name = "Zoé", Team = new("Est"), Skills = [new(new("banque"), 1, 3, 0.9), new(new("bourse"), 2, null, 1.1, SkillSource.Declared)], Refuses = [new("internet")], Wishes = [new("bourse")] },
                new Agent { Id = new("A02"), Team = new("Est"), Skills = [new(new("banque"), 1), new(new("bourse"), 2)] },
                new Agent { Id = new("A03"), Skills = [new(new("internet")) { HandleTime = new Exponential(200) }], Wishes = [new("banque"), new("bourse")] },
            ],
            Groups =
            [
                new AgentGroup { Id = new("G1"), Name = "Banque et bourse", Members = [new("A01"), new("A02")], Skills = [new(new("banque"), 1), new(new("bourse"), 2)], StaffedPerPeriod = Profile(grid, 1.7) },
                new AgentGroup { Id = new("G2"), Name = "Web", Members = [new("A03")], Skills = [new(new("internet"))], StaffedPerPeriod = Profile(grid, 1) },
                new AgentGroup { Id = new("G3"), Name = "Banque", Skills = [new(new("banque"))], StaffedPerPeriod = Profile(grid, 4) },
            ],
            Routing = new Routing
            {
                ContactSelector = "priority",
                WaitingPlaces = 65,
                Flows = [new(new("PS"), [new([new("G3")]), new([new("G1")], 45)])],
                Groups = [new(new("G1"), [new("NE"), new("PS"), new("TT")], "listed-order")],
            },
        };
    }

    /// <summary>A small valid centre with named and anonymous groups, from a number; different numbers give different centres.</summary>
    public static CentreModel Random(int seed)
    {
        var random = new Random(seed);
        var grid = random.Next(3) == 0 ? PeriodGrid.OfDates([new LocalDate(1999, 1, 3), new LocalDate(1999, 1, 4), new LocalDate(1999, 1, 6)], 120) : PeriodGrid.TypicalWeek(random.Next(2) == 0 ? 240 : 60);
        var skills = Enumerable.Range(1, random.Next(1, 5)).Select(number => new SkillId($"S{number}")).ToArray();
        var agents = ImmutableArray.CreateBuilder<Agent>();
        var groups = ImmutableArray.CreateBuilder<AgentGroup>();
        var count = random.Next(1, 5);
        foreach (var number in Enumerable.Range(1, count))
        {
            // Nobody is without a skill, no skill without somebody.
            var held = skills.Where((_, i) => i == number % skills.Length || i % count == number - 1 || random.Next(2) == 0).Select((skill, i) => new SkillHeld(skill, i + 1, random.Next(3) == 0 ? null : random.Next(5), 0.5 + random.NextDouble())).ToImmutableArray();
            var members = Enumerable.Range(1, random.Next(0, 4)).Select(member => new AgentId($"A{number}{member}")).ToImmutableArray();
            agents.AddRange(members.Select(member => new Agent { Id = member, Skills = held }));
            groups.Add(new AgentGroup { Id = new($"G{number}"), Name = $"Groupe {number}", Members = members, Skills = held, StaffedPerPeriod = [.. Enumerable.Range(0, grid.Count).Select(_ => random.Next(3) == 0 ? 0 : Math.Round(random.NextDouble() * 5, 3))] });
        }

        var flows = skills.Select(skill => new Flow
        {
            Id = new($"F{skill}"),
            Name = $"Flux {skill}",
            Skill = skill,
            ArrivalsPerPeriod = [.. Enumerable.Range(0, grid.Count).Select(_ => random.NextDouble() * 9)],
            HandleTime = new LogNormal(60 + random.Next(300), 0.3 + random.NextDouble()),
            Patience = random.Next(2) == 0 ? new Endless() : new Exponential(1 + random.Next(600)),
        }).ToImmutableArray();
        var routed = flows.Where(_ => random.Next(2) == 0).Select(flow => new FlowRoute(flow.Id, Levels(random, [.. groups.Where(group => group.Skills.Any(held => held.Skill == flow.Skill)).Select(group => group.Id)]))).Where(route => !route.Levels.IsEmpty).ToImmutableArray();
        return new CentreModel { Name = $"Centre {seed}", Zone = "Europe/Paris", Grid = grid, Flows = flows, Agents = agents.ToImmutable(), Groups = groups.ToImmutable(), Routing = Routing.BySkills with { Flows = routed } };
    }

    private static ImmutableArray<RouteLevel> Levels(Random random, GroupId[] groups)
    {
        if (groups.Length == 0) return [];
        var cut = random.Next(1, groups.Length + 1);
        return cut == groups.Length ? [new([.. groups])] : [new([.. groups[..cut]]), new([.. groups[cut..]], 30)];
    }

    private static ImmutableArray<double> Profile(PeriodGrid grid, double level) =>
        [.. Enumerable.Range(0, grid.Count).Select(period => grid.StartOf(period).Hour is >= 8 and < 18 && grid.DayOf(period) < 5 ? level * (1 + 0.01 * period) : 0)];
}
