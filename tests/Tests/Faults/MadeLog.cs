using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NodaTime;
using Plateau.Import;
using Plateau.Model;
using Plateau.Model.Declared;
using Plateau.Model.Observations;
using Plateau.Tests.Cli;

namespace Plateau.Tests.Faults;

/// <summary>
/// Writes the two logs of a plan, of contacts and of events, as files that people have, and reads them by <see cref="Reading"/>. Contacts arrive by a Poisson law, are handled by a lognormal one, and take in the order of arrival whoever is idle first of
/// those who can.
/// </summary>
internal static class MadeLog
{
    private const double MeanPatienceSeconds = 240;
    private const double HandleSpread = 0.6; // of the logarithm
    private static readonly LocalDate FirstMonday = new(2026, 1, 5);
    private static readonly string[] Teams = ["Accueil", "Ventes", "Facturation", "Technique"];

    public static CentreEvidence Read(LogPlan plan, Dice dice)
    {
        using var folder = new TemporaryFolder();
        var paths = new[] { Path.Combine(folder.Path, "contacts.csv"), Path.Combine(folder.Path, "dossiers.csv") };
        File.WriteAllText(paths[0], Contacts(plan, dice));
        File.WriteAllText(paths[1], Events(plan.Cases, dice));
        var result = Reading.Run(new([.. paths], "Essai"), ReadingSettings.Defaults with { Zone = "Europe/Paris", KeepNames = true });
        var evidence = result.Evidence ?? throw new InvalidOperationException($"The made log was not read: {string.Join(", ", result.Problems)}");
        var names = evidence.Centre.Agents.ToDictionary(agent => agent.Id, agent => agent.Name ?? agent.Id.Value);
        return evidence with
        {
            Centre = evidence.Centre with
            {
                Flows = [.. evidence.Centre.Flows.Select(flow => flow with { Target = ServiceTarget.Default })],
                Agents = [.. evidence.Centre.Agents.Select(agent => agent with { Skills = [.. agent.Skills, .. StatedOf(plan, evidence.Centre, names[agent.Id])] })],
            },
            Declared = Declared(plan, evidence.Centre.Agents.Select(agent => (agent.Id.Value, names[agent.Id]))),
        };
    }

    private static IEnumerable<SkillHeld> StatedOf(LogPlan plan, CentreModel centre, string agent) =>
        plan.Stated.Where(pair => pair.Agent == agent).Select(pair => new SkillHeld(centre.Flows.First(flow => flow.Name == pair.Flow).Skill, Source: SkillSource.Declared));

    private static Declarations Declared(LogPlan plan, IEnumerable<(string Id, string Name)> agents) => new()
    {
        Flows = [.. plan.DeclaredFlows.Select(name => new DeclaredFlow { Name = name, Channel = Channels.Phone, Skill = name, Owner = "Claire Aubry", Direction = Direction.Inbound })],
        Assessments =
        [
            .. from agent in agents
               from flow in plan.DeclaredFlows
               where plan.SaidOnly.Contains((agent.Name, flow)) || (plan.Agents.First(one => one.Name == agent.Name).Takes.Contains(flow) && !plan.Unsaid.Contains((agent.Name, flow)))
               select new SkillAssessment { Person = agent.Id, Skill = flow, Holds = true, Level = 3 },
        ],
    };

    private static string Contacts(LogPlan plan, Dice dice)
    {
        var text = new StringBuilder("arrival;customer;channel;flow;wait;handle;agent;outcome\n");
        var customers = new MadeCustomers(plan, dice.Apart());
        for (var day = 0; day < LogPlan.Days; day++)
        {
            var weekday = (IsoDayOfWeek)((day % 5) + 1);
            var date = FirstMonday.PlusDays((day / 5 * 7) + (day % 5));
            var free = new double[plan.Agents.Count];
            foreach (var (second, flow) in Arrivals(plan, weekday, dice).OrderBy(arrival => arrival.Second))
            {
                var row = Served(plan, flow, weekday, second, free, dice);
                var (customer, channel) = customers.Next(flow, day + (second / 86_400));
                if (plan.IsLost(day, (int)(second / 3600))) continue;
                var when = (int)second;
                var shown = string.Create(CultureInfo.InvariantCulture, $"{date:uuuu-MM-dd} {when / 3600:00}:{when / 60 % 60:00}:{when % 60:00}");
                text.Append(CultureInfo.InvariantCulture, $"{(dice.Chance(plan.UnreadableShare) ? "?" : shown)};C{customer};{channel};{flow.Name};{row}\n");
            }
        }

        return text.ToString();
    }

    private static List<(double Second, LoggedFlow Flow)> Arrivals(LogPlan plan, IsoDayOfWeek weekday, Dice dice)
    {
        var arrivals = new List<(double, LoggedFlow)>();
        foreach (var flow in plan.Flows)
        {
            var factor = flow.DaySpread > 0 ? Math.Exp((flow.DaySpread * dice.Normal()) - (flow.DaySpread * flow.DaySpread / 2)) : 1;
            for (var hour = LogPlan.OpensAt; hour < LogPlan.ClosesAt; hour++)
            {
                var rate = flow.PerHour * factor * flow.Hourly(weekday, hour);
                for (var at = Gap(); at < 3600; at += Gap()) arrivals.Add(((hour * 3600) + at, flow));

                double Gap() => rate > 0 ? dice.Exponential(3600 / rate) : double.PositiveInfinity;
            }
        }

        return arrivals;
    }

    /// <summary>Wait, handle time, agent and outcome as columns.</summary>
    private static string Served(LogPlan plan, LoggedFlow flow, IsoDayOfWeek weekday, double second, double[] free, Dice dice)
    {
        var patience = dice.Exponential(MeanPatienceSeconds);
        var taker = Taker(plan, flow, weekday, second, free, dice);
        var wait = taker < 0 ? double.PositiveInfinity : Math.Max(0, free[taker] - second);
        if (wait > patience) return string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(patience)};;;abandonné");
        var normal = flow.HandleSeconds * plan.Agents[taker].Slowness.GetValueOrDefault(flow.Name, 1) * Math.Exp((HandleSpread * dice.Normal()) - (HandleSpread * HandleSpread / 2));
        var handle = Math.Ceiling(dice.Chance(flow.ShortShare) ? dice.Real(1, 8) : normal);
        wait += flow.HeldSeconds;
        free[taker] = second + wait + handle;
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(wait)};{(dice.Chance(flow.NoTimeShare) ? "" : handle.ToString(CultureInfo.InvariantCulture))};{plan.Agents[taker].Name};traité");
    }

    /// <summary>An idle one at random (those who come first before others), else who is idle soonest; −1 = nobody.</summary>
    private static int Taker(LogPlan plan, LoggedFlow flow, IsoDayOfWeek weekday, double second, double[] free, Dice dice)
    {
        var (soonest, idle, first) = (-1, new List<int>(), -1);
        for (var agent = 0; agent < free.Length; agent++)
        {
            var one = plan.Agents[agent];
            if (!one.Takes.Contains(flow.Name) || !one.IsThere(weekday, (int)(second / 3600))) continue;
            if (soonest < 0 || free[agent] < free[soonest]) soonest = agent;
            if (free[agent] > second) continue;
            idle.Add(agent);
            if (first < 0 && one.First.Contains(flow.Name)) first = agent;
        }

        return first >= 0 ? first : idle.Count > 0 ? dice.One(idle) : soonest;
    }

    private static string Events(CasePlan plan, Dice dice)
    {
        var text = new StringBuilder("case;timestamp;activity;team;tier\n");
        for (var number = 0; number < plan.Cases; number++)
        {
            var at = FirstMonday.AtMidnight().PlusDays(dice.Between(0, 25)).PlusMinutes(dice.Between(480, 1000));
            var way = Way(plan, dice);
            foreach (var (step, team) in way.Index())
            {
                if (step > 0) at = at.PlusSeconds((long)(dice.Exponential(3600) * (way[step - 1] == 0 && team == 1 ? plan.SlowFactor : 1)));
                Add(step == 0 ? "ouvrir" : "reprendre");
                at = at.PlusSeconds((long)dice.Real(300, 1800));
                Add(step == way.Count - 1 ? "clore" : "transmettre");

                void Add(string activity) => text.Append(CultureInfo.InvariantCulture, $"D{number};{at:uuuu-MM-dd HH:mm:ss};{activity};{Teams[team]};{(team == 3 ? 2 : 1)}\n");
            }
        }

        return text.ToString();
    }

    private static List<int> Way(CasePlan plan, Dice dice)
    {
        var start = dice.Between(0, 2);
        if (!dice.Chance(plan.HandedOver)) return [start];
        var next = dice.Chance(plan.Higher) ? 3 : (start + dice.Between(1, 2)) % 3;
        if (dice.Chance(plan.Back)) return [start, next, start];
        return dice.Chance(plan.Onward) ? [start, next, .. dice.Shuffled(Enumerable.Range(0, 4).Where(team => team != start && team != next))] : [start, next];
    }
}
