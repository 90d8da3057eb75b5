using System.Diagnostics;
using System.Globalization;
using Plateau.Bench.Engine;
using Plateau.Simulation;
using Plateau.Simulation.Engine;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Workloads;

// engine-bench WORKLOAD [rounds] [replications] [threads] [plain|full|everything|ordinary|wall]: contacts per CPU second, warm, inside the process. The first round warms the machine code up and is not counted; the median of
// the others is printed last, alone on its line, for the script that compares. "ordinary" is the twin in ordinary C#, whose counts are checked against the engine's; "everything" the same centre with everything switched on.
var file = args[0];
var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5;
var replications = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 20;
var threads = args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 1;
var what = args.Length > 4 ? args[4] : "plain";
var workload = Workload.Read(File.ReadAllText(file)).Workload ?? throw new ArgumentException($"{file} is not a valid workload.", nameof(args));
var plan = what == "everything" ? EverythingOn.Of(workload.ToPlan()) : workload.ToPlan();
var settings = new SimulationSettings(1, replications, threads) { Loop = what is "full" ? LoopKind.Full : null, Waits = what == "everything" };
if (what == "ordinary") CheckOrdinary(plan);
var speeds = new List<double>();
for (var round = 0; round <= rounds; round++)
{
    var allocatedBefore = GC.GetTotalAllocatedBytes(precise: true);
    var watch = Stopwatch.StartNew();
    var cpuBefore = Environment.CpuUsage.TotalTime;
    var (contacts, digest) = what == "ordinary" ? Ordinary(plan, replications) : Engine();
    var cpu = (Environment.CpuUsage.TotalTime - cpuBefore).TotalSeconds;
    var speed = what == "wall" ? contacts / watch.Elapsed.TotalSeconds : contacts / cpu;
    var allocated = GC.GetTotalAllocatedBytes(precise: true) - allocatedBefore;
    Console.Error.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{(round == 0 ? "cold" : "warm")}  {contacts:N0} contacts  {cpu:F3} CPU s  {watch.Elapsed.TotalSeconds:F3} s  {speed:N0} contacts/{(what == "wall" ? "s" : "CPU s")}  {allocated / (double)contacts:F3} bytes/contact  {Environment.WorkingSet / 1048576} MB  {digest}"));
    if (round > 0) speeds.Add(speed);
}

speeds.Sort();
Console.WriteLine(speeds[speeds.Count / 2].ToString("F0", CultureInfo.InvariantCulture));

(long Contacts, string Digest) Engine()
{
    var result = Simulator.Run(plan, settings);
    return (result.ContactsSimulated, result.Digest);
}

static (long Contacts, string Digest) Ordinary(SimulationPlan plan, int replications)
{
    long contacts = 0;
    for (var replication = 0; replication < replications; replication++)
    {
        var twin = new OrdinaryTwin(plan, 1, replication);
        twin.Run();
        contacts += twin.Contacts;
    }

    return (contacts, "");
}

static void CheckOrdinary(SimulationPlan plan)
{
    var twin = new OrdinaryTwin(plan, 1, 0);
    twin.Run();
    var result = Simulator.Run(plan, new SimulationSettings(1, 1, 1));
    for (var flow = 0; flow < plan.Flows.Length; flow++)
    {
        var ours = result.Of(0, 0, flow);
        ref readonly var theirs = ref twin.Flows[flow];
        if ((ours.Offered, ours.Answered, ours.Abandoned, ours.Delayed, ours.AnsweredWithin, ours.WaitTicksAnswered, ours.HandleTicks) != (theirs.Offered, theirs.Answered, theirs.Abandoned, theirs.Delayed, theirs.AnsweredWithin, theirs.WaitTicksAnswered, theirs.HandleTicks)) throw new InvalidOperationException($"The twin's counts of flow {plan.Flows[flow].Id} are not the engine's.");
    }
}
