// The routing verifier on 500 rules and 200 places: dotnet run --project bench/Routing [rounds]
using System.Diagnostics;
using System.Globalization;
using Plateau.Bench.Routing;
using Plateau.Diagnosis.Routing;

var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5;
foreach (var (name, crowded) in new[] { ("500 rules over 200 places", false), ("500 rules at one flow", true) })
{
    var seconds = new List<double>();
    RoutingVerdicts? verdicts = null;
    for (var round = 0; round < rounds; round++)
    {
        var declared = RoutingInstance.Make(1 + round, crowded: crowded);
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        verdicts = RoutingVerifier.Run(declared, RoutingSettings.Default);
        seconds.Add((Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
    }

    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{name}: {string.Join(", ", seconds.Select(time => time.ToString("0.00", CultureInfo.InvariantCulture)))} s of processor time (seeds 1 to {rounds}); the last: {verdicts!.WeekPieces} pieces of the week, {verdicts.Problems.Length} problems, {verdicts.Unverified.Length} places not verified, {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} MB"));
}
