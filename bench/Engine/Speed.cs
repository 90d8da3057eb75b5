using System.Diagnostics;
using System.Text.Json.Nodes;
using Plateau.Simulation;
using Plateau.Simulation.Engine;
using Plateau.Simulation.Plan;

namespace Plateau.Bench.Engine;

/// <summary>
/// Contacts per CPU second inside the process. The first round warms the machine code up and is left out of the median; the figure for the whole process has it, and everything since the process began: run it with one long
/// round (rounds 0).
/// </summary>
internal static class Speed
{
    private const ulong Seed = 1;

    /// <param name="what">plain, full, asked, everything or ordinary.</param>
    public static JsonObject Run(SimulationPlan workload, string what, int rounds, int replications)
    {
        var plan = what switch { "asked" => AskedCentre.Of(workload), "everything" => EverythingOn.Of(workload), _ => workload };
        var settings = new SimulationSettings(Seed, replications, 1)
        {
            Loop = what == "plain" || what == "ordinary" ? LoopKind.Plain : LoopKind.Full,
            Waits = what is "asked" or "everything",
            EagerAbandonment = what == "asked",
        };
        if (what == "ordinary") OrdinaryTwin.Check(plan, Seed);
        var speeds = new List<double>();
        long all = 0;
        for (var round = 0; round <= rounds; round++)
        {
            var cpuBefore = Environment.CpuUsage.TotalTime;
            var contacts = Contacts(replications);
            if (round > 0 || rounds == 0) speeds.Add(contacts / (Environment.CpuUsage.TotalTime - cpuBefore).TotalSeconds);
            all += contacts;
        }

        var whole = all / Environment.CpuUsage.TotalTime.TotalSeconds;
        var (few, many) = (Allocated(1), Allocated(replications));

        speeds.Sort();
        using var process = Process.GetCurrentProcess();
        return new JsonObject
        {
            ["contactsPerCpuSecond"] = Math.Round(speeds[speeds.Count / 2]),
            ["wholeProcessContactsPerCpuSecond"] = Math.Round(whole),
            ["bytesAllocatedPerContact"] = replications > 1 ? Math.Round((many.Bytes - few.Bytes) / (double)(many.Contacts - few.Contacts), 3) : null, // of further contacts: what the first replication sets up is used again
            ["peakMemoryMegabytes"] = Math.Round(process.PeakWorkingSet64 / 1e6),
        };

        long Contacts(int number) => what == "ordinary" ? Ordinary(plan, number) : Simulator.Run(plan, settings with { Replications = number }).ContactsSimulated;

        (long Bytes, long Contacts) Allocated(int number)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var contacts = Contacts(number);
            return (GC.GetTotalAllocatedBytes(precise: true) - before, contacts);
        }
    }

    private static long Ordinary(SimulationPlan plan, int replications)
    {
        long contacts = 0;
        for (var replication = 0; replication < replications; replication++)
        {
            var twin = new OrdinaryTwin(plan, Seed, replication);
            twin.Run();
            contacts += twin.Contacts;
        }

        return contacts;
    }
}
