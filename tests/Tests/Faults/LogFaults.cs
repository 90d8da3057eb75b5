using System.Collections.Immutable;
using NodaTime;
using static Plateau.Tests.Faults.FaultKind;

namespace Plateau.Tests.Faults;

/// <summary>A kind of fault that shows in a log.</summary>
/// <param name="Plant">Changes the plan and tells what would be right.</param>
internal sealed record LogFaultKind(string Name, Func<LogPlan, Dice, (ImmutableArray<Expectation> Right, ImmutableArray<Expectation> Also)> Plant)
{
    /// <summary>What too little capacity for the work, anywhere, may truly make rules say.</summary>
    public static ImmutableArray<Expectation> Strain { get; } = [.. new[] { "LOAD-01", "LOAD-02", "SERVICE-01", "SERVICE-02", "SKILL-05", "JOURNEY-02", "JOURNEY-06" }.Select(Anywhere)];
}

/// <summary>What can be wrong in what the logs show.</summary>
internal static class LogFaults
{
    public static ImmutableArray<LogFaultKind> All { get; } =
    [
        new("a day is missing", (plan, dice) =>
        {
            var lost = dice.Between(1, LogPlan.Days - 2);
            Lose(plan, (day, _) => day == lost);
            return Of("DATA-01", "", Anywhere("DEMAND-01"));
        }),
        new("the log is silent for three hours", (plan, dice) =>
        {
            var (lost, from) = (dice.Between(0, LogPlan.Days - 1), dice.Between(9, 14));
            Lose(plan, (day, hour) => day == lost && hour >= from && hour < from + 3);
            return Of("DATA-01", "", Anywhere("DEMAND-01"), Anywhere("LOAD-01"));
        }),
        new("one row in thirty cannot be read", (plan, _) =>
        {
            plan.UnreadableShare = 1.0 / 30;
            return Of("DATA-01", "");
        }),
        new("many contacts of a flow last seconds", (plan, dice) =>
        {
            var flow = dice.One(plan.Flows);
            flow.ShortShare = dice.Real(0.05, 0.15);
            return Of("DATA-02", flow.Name);
        }),
        new("contacts of a flow have no handle time", (plan, dice) =>
        {
            var flow = dice.One(plan.Flows);
            flow.NoTimeShare = dice.Real(0.04, 0.15);
            return Of("DATA-02", flow.Name, Anywhere("LOAD-01"), Anywhere("LOAD-02"));
        }),
        new("nobody ever answers a flow", (plan, dice) =>
        {
            Add(plan, "Fax", 4, [], declared: true);
            return Of("SKILL-03", "Fax", [.. LogFaultKind.Strain, Anywhere("SKILL-01"), Anywhere("SKILL-12"), Anywhere("STRUCTURE-02"), new("SKILL-06", "Fax")]);
        }),
        new("nobody is there for two hours a week", (plan, dice) =>
        {
            var (weekday, from) = ((IsoDayOfWeek)dice.Between(1, 5), dice.Between(9, 15));
            foreach (var agent in plan.Agents) Leave(agent, (day, hour) => day == weekday && hour >= from && hour < from + 2);
            return ([.. plan.Flows.Select(flow => new Expectation("SERVICE-02", flow.Name))], LogFaultKind.Strain);
        }),
        new("one person alone takes a flow", (plan, dice) =>
        {
            Add(plan, "Sinistres", 2, [dice.One(plan.Agents)], declared: true);
            return ([new("SKILL-01", "Sinistres"), new("SKILL-01", "sinistres")], [.. LogFaultKind.Strain, Anywhere("SKILL-02"), Anywhere("SKILL-01")]);
        }),
        new("one person takes most of a flow", (plan, dice) =>
        {
            var takers = dice.Shuffled(plan.Agents).Take(4).ToArray();
            Add(plan, "Sinistres", 3, takers, declared: true);
            foreach (var agent in takers.Skip(1)) agent.IsThere = (_, hour) => hour < 12;
            takers[0].First.Add("Sinistres");
            takers[0].Takes.RemoveWhere(flow => flow != "Sinistres");
            return Of("SKILL-02", "Sinistres", [.. LogFaultKind.Strain, Anywhere("SKILL-01"), Anywhere("SKILL-12"), Anywhere("STRUCTURE-02")]);
        }),
        new("a third of the people are slow on a flow", (plan, dice) =>
        {
            var flow = dice.One(plan.Flows).Name;
            foreach (var agent in dice.Shuffled(plan.Agents.Where(agent => agent.Takes.Contains(flow))).Take((plan.Agents.Count / 3) + 1)) agent.Slowness[flow] = 4;
            return Of("SKILL-04", flow, [.. LogFaultKind.Strain]);
        }),
        new("people are said to hold a skill that they never use", (plan, dice) =>
        {
            var pairs = from agent in plan.Agents from flow in plan.Flows where !agent.Takes.Contains(flow.Name) select Tuple.Create(agent.Name, flow.Name);
            var (who, what) = Some(dice, pairs) ?? Idle(plan, dice);
            plan.Stated.Add((who, what));
            return Of("SKILL-04", what);
        }),
        new("two people alone take a flow", (plan, dice) =>
        {
            Add(plan, "Garanties", 5, dice.Shuffled(plan.Agents).Take(2), declared: true);
            return Of("SKILL-05", "Garanties", [.. LogFaultKind.Strain, Anywhere("SKILL-01"), Anywhere("SKILL-02")]);
        }),
        new("too few people for the work", (plan, dice) =>
        {
            var enough = Math.Max(2, (int)Math.Floor(plan.Erlangs / dice.Real(0.95, 1.05)));
            plan.Agents.RemoveRange(enough, Math.Max(0, plan.Agents.Count - enough));
            return Of("LOAD-02", "", [.. LogFaultKind.Strain]);
        }),
        new("an hour with far more contacts", (plan, dice) =>
        {
            var peak = dice.Between(9, 16);
            foreach (var flow in plan.Flows) flow.Hourly = (_, hour) => hour == peak ? 1.8 : 1;
            return Of("LOAD-01", "", [.. LogFaultKind.Strain]);
        }),
        new("hours with hardly any contact", (plan, dice) =>
        {
            var calm = dice.Between(9, 16);
            foreach (var flow in plan.Flows) flow.Hourly = (_, hour) => hour == calm ? 0.3 : 1;
            return Of("LOAD-01", "");
        }),
        new("half of the people are away at an hour of the week", (plan, dice) =>
        {
            var (weekday, away) = ((IsoDayOfWeek)dice.Between(1, 5), dice.Between(9, 16));
            foreach (var agent in dice.Shuffled(plan.Agents).Take((plan.Agents.Count + 1) / 2)) Leave(agent, (day, hour) => day == weekday && hour == away);
            return ([.. plan.Flows.Select(flow => new Expectation("SERVICE-01", flow.Name))], LogFaultKind.Strain);
        }),
        new("a flow varies from day to day", (plan, dice) =>
        {
            var flow = dice.One(plan.Flows);
            flow.DaySpread = dice.Real(0.25, 0.5);
            return Of("DEMAND-01", flow.Name, [.. LogFaultKind.Strain, Anywhere("DATA-01")]);
        }),
        new("each person takes one flow", (plan, _) =>
        {
            foreach (var (index, agent) in plan.Agents.Index()) agent.Takes.RemoveWhere(flow => flow != plan.Flows[index % plan.Flows.Count].Name);
            return Of("STRUCTURE-02", "", [.. LogFaultKind.Strain, Anywhere("SKILL-01"), Anywhere("SKILL-02"), Anywhere("SKILL-12")]);
        }),
        new("the matrix is not what people do", (plan, dice) =>
        {
            foreach (var agent in plan.Agents)
                foreach (var flow in plan.Flows.Where(_ => dice.Chance(0.35))) (agent.Takes.Contains(flow.Name) ? plan.Unsaid : plan.SaidOnly).Add((agent.Name, flow.Name));
            return Of("SKILL-12", "", Anywhere("SKILL-04"));
        }),
        new("the log shows a flow that nobody declares", (plan, dice) =>
        {
            var flow = dice.One(plan.Flows).Name;
            plan.DeclaredFlows.Remove(flow);
            return Of("ENTRY-02", flow);
        }),
        new("a declared flow is never seen", (plan, _) =>
        {
            plan.DeclaredFlows.Add("Télécopie");
            return Of("ENTRY-02", "Télécopie", new Expectation("SKILL-06", "Télécopie"));
        }),
        new("many cases are handed over", (plan, dice) =>
        {
            plan.Cases.HandedOver = dice.Real(0.2, 0.4);
            return Of("STRUCTURE-01", "", Anywhere("STRUCTURE-04"));
        }),
        new("cases come straight back", (plan, dice) =>
        {
            (plan.Cases.HandedOver, plan.Cases.Back) = (0.14, dice.Real(0.5, 0.8));
            return Of("STRUCTURE-03", "", Anywhere("STRUCTURE-01"), Anywhere("STRUCTURE-06"));
        }),
        new("cases see four teams", (plan, dice) =>
        {
            (plan.Cases.HandedOver, plan.Cases.Onward) = (0.14, dice.Real(0.5, 0.8));
            return Of("STRUCTURE-04", "", Anywhere("STRUCTURE-06"), Anywhere("STRUCTURE-01"));
        }),
        new("cases lie on one way", (plan, dice) =>
        {
            plan.Cases.SlowFactor = dice.Real(8, 30);
            return Of("STRUCTURE-05", "Accueil → Ventes");
        }),
        new("cases end where they began", (plan, dice) =>
        {
            plan.Cases.Back = dice.Real(0.2, 0.35);
            return Of("STRUCTURE-06", "", Anywhere("STRUCTURE-01"));
        }),
        new("the first level passes on what it cannot do", (plan, dice) =>
        {
            plan.Cases.Higher = dice.Real(0.5, 0.8);
            return Of("STRUCTURE-06", "");
        }),
        new("customers of a flow come back", (plan, dice) =>
        {
            var flow = dice.One(plan.Flows);
            flow.BackShare = dice.Real(0.3, 0.45);
            return Of("JOURNEY-01", flow.Name, new Expectation("JOURNEY-02", flow.Name));
        }),
        new("one flow costs its customers the most", (plan, dice) =>
        {
            var flow = dice.One(plan.Flows);
            (flow.BackShare, flow.HeldSeconds) = (dice.Real(0.3, 0.45), dice.Real(120, 170));
            return Of("JOURNEY-02", flow.Name, [.. LogFaultKind.Strain, new("JOURNEY-01", flow.Name)]);
        }),
        new("customers write and then call", (plan, dice) =>
        {
            plan.WriteThenCall = dice.Real(0.5, 0.8);
            return Of("JOURNEY-03", "mail → téléphone");
        }),
        new("all wait long on a flow", (plan, dice) =>
        {
            var flow = dice.One(plan.Flows);
            flow.HeldSeconds = dice.Real(190, 300);
            return Of("JOURNEY-06", flow.Name, [.. LogFaultKind.Strain]);
        }),
    ];

    private static (ImmutableArray<Expectation> Right, ImmutableArray<Expectation> Also) Of(string rule, string name, params ReadOnlySpan<Expectation> also) => ([new(rule, name)], [.. also]);

    private static void Lose(LogPlan plan, Func<int, int, bool> which)
    {
        var before = plan.IsLost;
        plan.IsLost = (day, hour) => before(day, hour) || which(day, hour);
    }

    private static void Leave(LoggedAgent agent, Func<IsoDayOfWeek, int, bool> when)
    {
        var before = agent.IsThere;
        agent.IsThere = (day, hour) => before(day, hour) && !when(day, hour);
    }

    private static void Add(LogPlan plan, string name, double perHour, IEnumerable<LoggedAgent> takers, bool declared)
    {
        if (plan.Flows.Any(flow => flow.Name == name)) return;
        plan.Flows.Add(new(name, perHour, 300));
        foreach (var agent in takers) agent.Takes.Add(name);
        if (declared) plan.DeclaredFlows.Add(name);
    }

    /// <summary>Where everyone takes everything, one person stops taking one flow.</summary>
    private static Tuple<string, string> Idle(LogPlan plan, Dice dice)
    {
        var (agent, flow) = (dice.One(plan.Agents), dice.One(plan.Flows).Name);
        agent.Takes.Remove(flow);
        return Tuple.Create(agent.Name, flow);
    }
}
