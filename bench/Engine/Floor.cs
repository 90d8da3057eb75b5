using System.Text.Json.Nodes;
using Plateau.Mathematics.Random;
using Plateau.Simulation;
using Plateau.Simulation.Plan;

namespace Plateau.Bench.Engine;

/// <summary>
/// What no engine with keyed draws can do without, one contact at a time: its gap to the one before, its handle time, its patience if it waits, and one number stored. No queue, no event, no agent. (The engine draws in blocks, so it may
/// spend less on draws than this does.)
/// </summary>
internal static class Floor
{
    private const int Contacts = 4_000_000;
    private const int Rounds = 3;

    public static JsonObject Run(SimulationPlan plan)
    {
        var probe = Simulator.Run(plan, new SimulationSettings(1, 1, 1));
        var counts = Enumerable.Range(0, plan.Flows.Length).Select(flow => probe.Of(0, 0, flow)).ToArray();
        var delayed = (uint)(counts.Sum(flow => flow.Delayed) / (double)counts.Sum(flow => flow.Offered) * uint.MaxValue);
        var times = new List<double>();
        long sum = 0;
        for (var round = 0; round <= Rounds; round++)
        {
            var before = Environment.CpuUsage.TotalTime;
            sum += Draw(plan, delayed);
            if (round > 0) times.Add((Environment.CpuUsage.TotalTime - before).TotalNanoseconds / Contacts);
        }

        times.Sort();
        return new JsonObject { ["nanosecondsPerContact"] = Math.Round(times[Rounds / 2], 1), ["contactsPerCpuSecond"] = Math.Round(1e9 / times[Rounds / 2]), ["check"] = sum % 1000 };
    }

    private static long Draw(SimulationPlan plan, uint delayed)
    {
        var flows = plan.Flows.Length;
        var arrivals = Enumerable.Range(0, flows).Select(flow => RandomStream.For(new StreamKey(1, 0, StreamPurpose.Arrivals, flow, 0))).ToArray();
        var handling = Enumerable.Range(0, flows).Select(flow => RandomStream.EntityKey(1, 0, StreamPurpose.Handling, flow)).ToArray();
        var patience = Enumerable.Range(0, flows).Select(flow => RandomStream.EntityKey(1, 0, StreamPurpose.Patience, flow)).ToArray();
        var laws = Enumerable.Range(0, flows).Select(flow => plan.Groups.Select(group => group.HandleTimes[flow]).First(law => law is not null)!).ToArray();
        var positions = new double[flows];
        var stored = new long[1 << 16];
        for (var contact = 0; contact < Contacts; contact++)
        {
            var flow = contact % flows;
            var number = contact / flows;
            positions[flow] += arrivals[flow].NextExponential() / plan.Flows[flow].ArrivalsPerPeriod[0];
            var work = RandomStream.ForNumber(handling[flow], number);
            var end = (long)(positions[flow] * plan.PeriodTicks) + Ticks.OfWork(laws[flow].Sample(ref work));
            if (unchecked((uint)contact * 2654435769u) < delayed) // a share of the contacts, spread evenly
            {
                var waits = RandomStream.ForNumber(patience[flow], number);
                end += Ticks.FromSeconds(plan.Flows[flow].Patience.Sample(ref waits));
            }

            stored[contact & (stored.Length - 1)] = end;
        }

        return stored.Sum(value => value & 0xFFFF);
    }
}
