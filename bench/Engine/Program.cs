using System.Diagnostics;
using System.Globalization;
using Plateau.Simulation;
using Plateau.Simulation.Workloads;

// engine-bench WORKLOAD [rounds] [replications] [threads]: contacts per CPU second of the engine, warm, inside the process. The first round warms the machine code up and is
// not counted; the median of the others is printed last, alone on its line, for the script that compares.
var file = args[0];
var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5;
var replications = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 20;
var threads = args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 1;
var workload = Workload.Read(File.ReadAllText(file)).Workload ?? throw new ArgumentException($"{file} is not a valid workload.", nameof(args));
var plan = workload.ToPlan();
var settings = new SimulationSettings(1, replications, threads);
var speeds = new List<double>();
for (var round = 0; round <= rounds; round++)
{
    var allocatedBefore = GC.GetTotalAllocatedBytes(precise: true);
    var watch = Stopwatch.StartNew();
    var result = Simulator.Run(plan, settings);
    var speed = result.ContactsSimulated / result.EngineCpuSeconds;
    var allocated = GC.GetTotalAllocatedBytes(precise: true) - allocatedBefore;
    Console.Error.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{(round == 0 ? "cold" : "warm")}  {result.ContactsSimulated:N0} contacts  {result.EngineCpuSeconds:F3} CPU s  {watch.Elapsed.TotalSeconds:F3} s  {speed:N0} contacts/CPU s  {allocated / (double)result.ContactsSimulated:F3} bytes/contact  {result.Digest}"));
    if (round > 0) speeds.Add(speed);
}

speeds.Sort();
Console.WriteLine(speeds[speeds.Count / 2].ToString("F0", CultureInfo.InvariantCulture));
