using System.Collections.Immutable;
using Plateau.Mathematics.Programming;
using Plateau.Solvers;
using Xunit;

namespace Plateau.Tests.Solvers;

/// <summary>The solvers that the cases run on, and short ways to write programmes.</summary>
internal static class SolverBench
{
    public const double Endless = double.PositiveInfinity;

    /// <summary>Ample: no case needs a second, but the machine may be busy.</summary>
    public static readonly SolverLimits Exact = new(60, 0);

    private static readonly Lazy<ImmutableDictionary<string, string?>> Reasons = new(() =>
        SolverChoice.Words.Where(word => word != SolverChoice.None).ToImmutableDictionary(word => word, word => Make(word).WhyUnavailable()));

    public static TheoryData<string> Words => [.. SolverChoice.Words.Where(word => word != SolverChoice.None)];

    public static IProgrammeSolver Get(string word)
    {
        // The build ships HiGHS under Node.js and the browser side needs Node.js too: it has no excuse.
        if (word != "node" && Reasons.Value[word] is { } reason)
            Assert.Skip(reason);
        return Make(word);
    }

    public static ProgrammeAnswer Solve(string word, LinearProgramme programme, SolverLimits? limits = null) =>
        Get(word).Solve(programme, limits ?? Exact, TestContext.Current.CancellationToken);

    /// <summary>Whole-number variables with these costs, 0 to high.</summary>
    public static LinearProgramme Whole(double high, params double[] costs)
    {
        var programme = new LinearProgramme();
        foreach (var cost in costs)
            programme.AddVariable("whole", cost, 0, high, integer: true);
        return programme;
    }

    public static LinearProgramme Continuous(double low, double high, params double[] costs)
    {
        var programme = new LinearProgramme();
        foreach (var cost in costs)
            programme.AddVariable("part", cost, low, high, integer: false);
        return programme;
    }

    /// <summary>A row over all variables, in order.</summary>
    public static LinearProgramme With(this LinearProgramme programme, double low, double high, params double[] coefficients)
    {
        programme.AddRow("row", low, high, coefficients.Select((coefficient, variable) => (variable, coefficient)).ToArray());
        return programme;
    }

    private static ChildSolver Make(string word) => word switch
    {
        "highs" => new HighsNative(),
        "node" => new HighsNode(),
        _ => new Cbc(),
    };
}
