using Plateau.Mathematics.Programming;

namespace Plateau.Design.Staffing;

/// <summary>How a staffing problem is to be solved.</summary>
public sealed record StaffingSettings
{
    public ulong Seed { get; init; } = 1999;

    public int Threads { get; init; } = 1;

    /// <summary>Null = none: a heuristic with a weaker bound.</summary>
    public IProgrammeSolver? Solver { get; init; }

    /// <summary>Stop when (cost − bound of the fixed router) ÷ cost is at most this.</summary>
    public double Gap { get; init; } = 0.01;

    /// <summary>Rounds of cuts, at least 0.</summary>
    public int MostRounds { get; init; } = 12;

    /// <summary>Share of the time allowed that has gone, from 0; no new round begins after 85 % of it, and nothing new after all of it. A run that it ended is told so, for it may end elsewhere on another machine. Null = no limit.</summary>
    public Func<double>? TimeGone { get; init; }

    /// <summary>Fresh days on which the promises are checked at the end.</summary>
    public int CheckDays { get; init; } = 10_000;

    /// <summary>Days on which the search looks at a staffing; null = by the smallest type.</summary>
    public int? SearchDays { get; init; }

    /// <summary>Contacts that may be simulated to look at every cheaper staffing, at least 0: the proof of small problems. 0 = no such proof.</summary>
    public double MostContactsToProve { get; init; } = 2e8;

    /// <summary>Probability that all promises are kept together, at the check.</summary>
    public double Confidence { get; init; } = 0.95;
}
