// The published staffing problems of samples/instances: writes their files, and solves them for the table of its README.
//   dotnet run --project bench/Instances -- write                       the files, byte for byte
//   dotnet run --project bench/Instances -- solve [seconds] [NAME …]    a row of the table each, then the agents (all, 120 seconds each, unless told)
//   dotnet run --project bench/Instances -- shifts [seconds] [NAME …]   the same of the problems of several periods
//   dotnet run --project bench/Instances -- two-step [seconds] [NAME …] these by two steps, beside the answer of one
using System.Diagnostics;
using System.Globalization;
using Plateau.Bench.Instances;
using Plateau.Design.Shifts;
using Plateau.Design.Staffing;
using Plateau.Solvers;

var folder = Path.Combine(Repository(), "samples", "instances");
switch (args)
{
    case ["write"]:
        foreach (var (name, settings) in InstanceFamily.All)
            File.WriteAllText(Path.Combine(folder, name + ".json"), InstanceFile.Write(StaffingGenerator.Make(settings)));
        Directory.CreateDirectory(Path.Combine(folder, "shifts"));
        foreach (var (name, settings) in ShiftInstanceFamily.All)
            File.WriteAllText(Path.Combine(folder, "shifts", name + ".json"), InstanceFile.Write(ShiftGenerator.Make(settings)));
        return 0;
    case ["shifts" or "two-step", .. var rest]:
        return ShiftRuns.Run(Path.Combine(folder, "shifts"), rest, withTwoSteps: args[0] == "two-step");
    case ["solve", .. var rest]:
        var hasSeconds = rest.Length > 0 && double.TryParse(rest[0], CultureInfo.InvariantCulture, out _);
        var seconds = hasSeconds ? double.Parse(rest[0], CultureInfo.InvariantCulture) : 120;
        var names = rest.Skip(hasSeconds ? 1 : 0).ToArray();
        Console.WriteLine("| problem | agents | cost | bound, any routing | bound, this router | gap | search days | check days | seconds | solver | ended by |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        var staffings = InstanceFamily.All.Where(member => names.Length == 0 || names.Contains(member.Name))
            .Select(member => $"`{member.Name}`: {string.Join(' ', Solve(member.Name, Path.Combine(folder, member.Name + ".json"), seconds))}").ToList();
        Console.WriteLine("\nAgents by group, in the order of the file:");
        staffings.ForEach(line => Console.WriteLine($"- {line}"));
        return 0;
    default:
        Console.Error.WriteLine("write, or solve, shifts or two-step [seconds] [NAME …]");
        return 2;
}

static IEnumerable<int> Solve(string name, string file, double seconds)
{
    using var stream = File.OpenRead(file);
    var problem = InstanceFile.Read(stream).Instance ?? throw new InvalidDataException($"{file} has problems: plateau staff {file} says which.");
    var clock = Stopwatch.StartNew();
    var result = StaffingOptimiser.Run(problem, new StaffingSettings { TimeGone = () => clock.Elapsed.TotalSeconds / seconds, Threads = Environment.ProcessorCount, Solver = SolverChoice.Find(null) });
    string BoundOf(BoundClass kind) => result.Bounds.FirstOrDefault(bound => bound.Class == kind) is { } bound ? bound.Cost.ToString("0.00", CultureInfo.InvariantCulture) : "–";
    var gap = result.Bounds.FirstOrDefault(bound => bound.Class == BoundClass.FixedRouter)?.Gap;
    var end = result.Outcome != StaffingOutcome.Found ? result.Outcome.ToString() : result.TimeEnded ? "time" : result.IsProvedOnSample ? "proof on the sample" : "gap";
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| `{name}` | {result.Agents.Sum()} | {result.Cost:0.00} | {BoundOf(BoundClass.AnyRouting)} | {BoundOf(BoundClass.FixedRouter)} | {100 * gap:0.0} % | {result.SearchDays} | {result.CheckDays} | {clock.Elapsed.TotalSeconds:0} | {result.Solver ?? "none"} | {end} |"));
    return result.Agents;
}

static string Repository()
{
    var folder = new DirectoryInfo(AppContext.BaseDirectory);
    while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Plateau.slnx"))) folder = folder.Parent;
    return folder?.FullName ?? throw new DirectoryNotFoundException("Plateau.slnx was not found above the program.\nMaybe it was copied out of the repository.");
}
