using System.Collections.Immutable;
using Plateau.Mathematics.Programming;

namespace Plateau.Solvers;

/// <summary>Which solver of this machine to take.</summary>
public static class SolverChoice
{
    /// <summary>No solver at all: the caller's own heuristic.</summary>
    public const string None = "none";

    private static readonly (string Word, Func<ChildSolver> Make)[] Solvers =
    [
        ("highs", () => new HighsNative()),
        ("node", () => new HighsNode()),
        ("cbc", () => new Cbc()),
    ];

    /// <summary>What may be wanted, in order of preference, and "none".</summary>
    public static ImmutableArray<string> Words { get; } = [.. Solvers.Select(solver => solver.Word), None];

    /// <summary>The solver that is wanted, or the first of native HiGHS, HiGHS under Node.js and CBC that works here; null when there is none or none is wanted.</summary>
    /// <param name="wanted">One of <see cref="Words"/>, or null for the first that works.</param>
    /// <exception cref="ArgumentException">The word is none of them.</exception>
    public static IProgrammeSolver? Find(string? wanted) => Search(wanted).Solver;

    /// <summary>The same, with what was missing of those that were looked at in vain.</summary>
    /// <inheritdoc cref="Find"/>
    public static SolverSearch Search(string? wanted)
    {
        if (wanted is not null && !Words.Contains(wanted))
            throw new ArgumentException($"There is no solver \"{wanted}\"; there are {string.Join(", ", Words)}.", nameof(wanted));
        var missing = ImmutableArray.CreateBuilder<MissingSolver>();
        foreach (var (word, make) in Solvers)
        {
            if (wanted is not null && wanted != word)
                continue;
            var solver = make();
            if (solver.WhyUnavailable() is not { } reason)
                return new(solver, missing.ToImmutable());
            missing.Add(new(word, solver.Name, reason));
        }

        return new(null, missing.ToImmutable());
    }
}

/// <summary>What a search found: the solver, or null; and those that are not there.</summary>
public sealed record SolverSearch(IProgrammeSolver? Solver, ImmutableArray<MissingSolver> Missing);

/// <summary>A solver that is not there: its word, its name, and why, in English for a log.</summary>
public sealed record MissingSolver(string Word, string Name, string Reason);
