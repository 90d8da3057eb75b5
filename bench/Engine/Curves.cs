using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Random;
using Plateau.Model;
using Plateau.Simulation;
using Plateau.Simulation.Engine;
using Plateau.Simulation.Plan;

namespace Plateau.Bench.Engine;

/// <summary>
/// Nanoseconds per contact, by number of contacts (the workload, longer and longer), of agents and of skills (a centre of its own: as many groups as skills, each with one of its own and one drawn at random; 0.9 erlangs an agent
/// throughout). By the plain and by the full loop.
/// </summary>
internal static class Curves
{
    private const double LeastSeconds = 0.4;
    private const double ContactsOfPoint = 200_000;
    private const int FlowsOfAgents = 4;
    private const int AgentsOfSkills = 1000;
    private const long MostByFullLoop = 10_000_000;

    public static JsonObject Run(SimulationPlan workload, int mostContacts)
    {
        foreach (var loop in new[] { LoopKind.Plain, LoopKind.Full })
            for (var round = 0; round < 3; round++) Nanoseconds(workload, 2, loop); // the machine code of both loops, before anything is measured
        return new JsonObject
        {
            ["contacts"] = Rows(new[] { 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000 }.Where(contacts => contacts <= mostContacts), contacts => Longer(workload, contacts)),
            ["agents"] = Rows([10, 30, 100, 300, 1000, 3000, 5000], agents => (Centre(FlowsOfAgents, agents), 1)),
            ["skills"] = Rows([2, 5, 10, 20, 50, 100, 200], skills => (Centre(skills, AgentsOfSkills), 1)),
        };
    }

    private static JsonArray Rows(IEnumerable<int> sizes, Func<int, (SimulationPlan Plan, int Replications)> centre)
    {
        var rows = new JsonArray();
        foreach (var size in sizes)
        {
            var (plan, replications) = centre(size);
            var row = new JsonObject { ["size"] = size, ["plain"] = Nanoseconds(plan, replications, LoopKind.Plain) };
            if (size <= MostByFullLoop) row["full"] = Nanoseconds(plan, replications, LoopKind.Full);
            rows.Add(row);
            Console.Error.WriteLine(row.ToJsonString());
        }

        return rows;
    }

    /// <summary>Per contact and CPU, of as many runs as fill the least time; a short run goes first to warm up.</summary>
    private static double Nanoseconds(SimulationPlan plan, int replications, LoopKind loop)
    {
        long contacts = 0;
        TimeSpan spent = default;
        for (var run = 0; spent.TotalSeconds < LeastSeconds; run++)
        {
            var before = Environment.CpuUsage.TotalTime;
            var now = Simulator.Run(plan, new SimulationSettings((ulong)run, replications, 1) { Loop = loop }).ContactsSimulated;
            var time = Environment.CpuUsage.TotalTime - before;
            if (run == 0 && time.TotalSeconds < LeastSeconds) continue;
            contacts += now;
            spent += time;
        }

        return Math.Round(spent.TotalNanoseconds / contacts, 1);
    }

    /// <summary>The workload cut to a part of its day, or over up to 100 days back to back and then several replications of that.</summary>
    private static (SimulationPlan Plan, int Replications) Longer(SimulationPlan plan, int contacts)
    {
        var days = contacts / plan.Flows.Sum(flow => flow.ArrivalsPerPeriod.Sum());
        if (days < 1)
        {
            return (plan with
            {
                PeriodTicks = (long)(plan.PeriodTicks * days),
                Flows = [.. plan.Flows.Select(flow => flow with { ArrivalsPerPeriod = [flow.ArrivalsPerPeriod[0] * days] })],
            }, 1);
        }

        var together = (int)Math.Min(100, Math.Round(days));
        return (plan with
        {
            Days = together,
            Flows = [.. plan.Flows.Select(flow => flow with { ArrivalsPerPeriod = [.. Enumerable.Repeat(flow.ArrivalsPerPeriod[0], together)] })],
            Groups = [.. plan.Groups.Select(group => group with { Staffing = [.. Enumerable.Repeat(group.Staffing[0], together)] })],
        }, (int)Math.Round(days / together));
    }

    /// <summary>As many groups as flows; group i is the first for flow i and helps one other flow, drawn from a fixed seed.</summary>
    private static SimulationPlan Centre(int flows, int agents)
    {
        const double HandleSeconds = 300, Load = 0.9;
        var stream = RandomStream.FromSeed(2002);
        var helped = new int[flows];
        for (var group = 0; group < flows; group++) helped[group] = (group + 1 + stream.NextBelow(flows - 1)) % flows;
        var perHour = Load * agents * 3600 / HandleSeconds;
        var hours = ContactsOfPoint / perHour;
        Distribution law = new LogNormal(HandleSeconds, 1);
        return new SimulationPlan
        {
            PeriodTicks = (long)(hours * 3600 * Ticks.PerSecond),
            PeriodsPerDay = 1,
            Days = 1,
            Flows = [.. Enumerable.Range(0, flows).Select(flow => new FlowPlan
            {
                Id = new FlowId(FormattableString.Invariant($"F{flow}")),
                ArrivalsPerPeriod = [ContactsOfPoint / flows],
                Patience = new Exponential(HandleSeconds),
                Levels = [new([flow], 0), .. Enumerable.Range(0, flows).Where(group => helped[group] == flow).Select(group => new LevelPlan([group], 0))],
            })],
            Groups = [.. Enumerable.Range(0, flows).Select(group => new GroupPlan
            {
                Id = new GroupId(FormattableString.Invariant($"G{group}")),
                Takes = [group, helped[group]],
                HandleTimes = [.. Enumerable.Range(0, flows).Select(flow => flow == group || flow == helped[group] ? law : null)],
                Staffing = [(agents / flows) + (group < agents % flows ? 1 : 0)],
            })],
        };
    }
}
