using Plateau.Design.Staffing;
using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Programming;
using Plateau.Solvers;
using Xunit;

namespace Plateau.Validation.Facts;

/// <summary>Small staffing problems for the facts of the literature: 240 s of handling for everyone, customers who do not give up.</summary>
internal static class FactProblems
{
    // CBC starts in an instant, and these programmes are tiny.
    private static readonly IProgrammeSolver? Solver = SolverChoice.Find("cbc") ?? SolverChoice.Find(null);

    /// <param name="loads">Of each flow, in Erlangs.</param>
    /// <param name="groups">Flows taken, and cost of an agent.</param>
    public static StaffingProblem Of(double[] loads, Promise promise, params (int[] Takes, double Cost)[] groups) => new()
    {
        Name = "fact",
        Types = [.. loads.Select((load, flow) => new DemandType($"f{flow}", load * 15, new Endless(), [promise]))],
        Groups = [.. groups.Select((group, index) => new CandidateGroup($"g{index}", [.. group.Takes], [.. Enumerable.Repeat((Distribution)new Exponential(240), group.Takes.Length)], group.Cost))],
    };

    public static StaffingResult Solve(StaffingProblem problem, ulong seed, int searchDays)
    {
        if (Solver is null) Assert.Skip("There is no solver of integer programmes on this machine.");
        var settings = new StaffingSettings { Seed = seed, Solver = Solver, CheckDays = 200, MostRounds = 3, Threads = 2, MostContactsToProve = 0, SearchDays = searchDays };
        return StaffingOptimiser.Run(problem, settings, null, TestContext.Current.CancellationToken);
    }
}
