using System.Globalization;
using System.Text.Json.Nodes;
using Plateau.Bench.Engine;
using Plateau.Simulation.Workloads;

// engine-bench MODE WORKLOAD [...]: bench/README.md says what each mode measures. Every mode writes one line of JSON to standard output; "record" runs the others as processes of their own, in alternating rounds, and prints the table.
var mode = args.Length > 0 ? args[0] : "";
if (args.Length < 2)
{
    Console.Error.WriteLine("usage: engine-bench record|speed|floor|threads|curves|variance WORKLOAD [...]; see bench/README.md");
    return 2;
}

var plan = (Workload.Read(File.ReadAllText(args[1])).Workload ?? throw new ArgumentException($"{args[1]} is not a valid workload.")).ToPlan();
JsonObject? figures = mode switch
{
    "record" => Recording.Run(args[1], Whole(2, 5), args.Length > 3 ? args[3] : null),
    "speed" => Speed.Run(plan, args[2], Whole(3, 3), Whole(4, 10)),
    "floor" => Floor.Run(plan),
    "threads" => ThreadPairs.Run(plan, Whole(2, 5)),
    "curves" => Curves.Run(plan, Whole(2, 100_000_000)),
    "variance" => Variance.Run(plan, Whole(2, 200)),
    _ => throw new ArgumentException($"{mode} is no mode."),
};
if (mode != "record") Console.WriteLine(figures!.ToJsonString());
return 0;

int Whole(int position, int otherwise) => args.Length > position ? int.Parse(args[position], CultureInfo.InvariantCulture) : otherwise;
