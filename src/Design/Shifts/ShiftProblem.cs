using System.Collections.Immutable;
using Plateau.Design.Staffing;
using Plateau.Mathematics.Distributions;

namespace Plateau.Design.Shifts;

/// <summary>The demand of one flow over a day of periods.</summary>
/// <param name="ContactsPerHour">Of each period, at least 0; steady within it.</param>
/// <param name="Patience">In seconds.</param>
/// <param name="DayPromises">Over all contacts of the day.</param>
/// <param name="PeriodPromises">Of the contacts that arrive in each period, for every period on its own in which any are expected. "Answered within" has the threshold of the day's, where both are promised.</param>
public sealed record ShiftType(string Id, ImmutableArray<double> ContactsPerHour, Distribution Patience, ImmutableArray<Promise> DayPromises, ImmutableArray<Promise> PeriodPromises);

/// <summary>A shape of shift: which periods it works, and how many are paid.</summary>
/// <param name="Works">Of each period of the day; at least one. Breaks are holes.</param>
/// <param name="PaidPeriods">Above 0; breaks may be paid.</param>
public sealed record ShiftShape(string Id, ImmutableArray<bool> Works, double PaidPeriods)
{
    /// <summary>First period of each unbroken piece of work and the period after its last.</summary>
    public ImmutableArray<(int Start, int End)> Pieces { get; } = PiecesOf(Works);

    private static ImmutableArray<(int, int)> PiecesOf(ImmutableArray<bool> works)
    {
        var pieces = ImmutableArray.CreateBuilder<(int, int)>();
        for (var period = 0; period < works.Length; period++)
        {
            if (!works[period] || (period > 0 && works[period - 1])) continue;
            var end = period;
            while (end < works.Length && works[end]) end++;
            pieces.Add((period, end));
        }

        return pieces.ToImmutable();
    }
}

/// <summary>
/// How many agents of each candidate group in each shape of shift, at least cost, so that every promise holds over a day that begins and ends empty. The router is that of <see cref="StaffingProblem"/>. An agent
/// whose shift (or piece of it) ends finishes the contact in hand.
/// </summary>
public sealed record ShiftProblem
{
    public required string Name { get; init; }

    public required ImmutableArray<ShiftType> Types { get; init; }

    /// <summary>Costs are of one agent for one paid period; the limit is on agents over all shapes.</summary>
    public required ImmutableArray<CandidateGroup> Groups { get; init; }

    public required ImmutableArray<ShiftShape> Shapes { get; init; }

    /// <summary>At least 1.</summary>
    public required int Periods { get; init; }

    /// <summary>Above 0.</summary>
    public double PeriodSeconds { get; init; } = 900;

    /// <summary>Pairs of group and shape: what is to be decided, group by group.</summary>
    public int Columns => Groups.Length * Shapes.Length;

    public int ColumnOf(int group, int shape) => (group * Shapes.Length) + shape;

    public int GroupOf(int column) => column / Shapes.Length;

    public ShiftShape ShapeOf(int column) => Shapes[column % Shapes.Length];

    /// <summary>Of one agent.</summary>
    public double CostOf(int column) => Groups[GroupOf(column)].Cost * ShapeOf(column).PaidPeriods;

    /// <param name="agents">Of each column.</param>
    public double CostOf(IReadOnlyList<int> agents) => agents.Select((count, column) => count == 0 ? 0 : count * CostOf(column)).Sum();

    /// <summary>Agents at work, [group × periods + period].</summary>
    /// <param name="agents">Of each column.</param>
    public ImmutableArray<int> CoverOf(IReadOnlyList<int> agents)
    {
        ArgumentNullException.ThrowIfNull(agents);
        var cover = new int[Groups.Length * Periods];
        for (var column = 0; column < agents.Count; column++)
        {
            if (agents[column] == 0) continue;
            foreach (var (start, end) in ShapeOf(column).Pieces)
                for (var period = start; period < end; period++) cover[(GroupOf(column) * Periods) + period] += agents[column];
        }

        return [.. cover];
    }

    /// <summary>Positions of the groups that take a type.</summary>
    public IEnumerable<int> TakersOf(int type) => Enumerable.Range(0, Groups.Length).Where(group => Groups[group].Takes.Contains(type));

    public double ContactsOf(int type, int period) => Types[type].ContactsPerHour[period] * PeriodSeconds / 3600;

    public double ContactsADay => Math.Max(1, Types.Sum(type => type.ContactsPerHour.Sum()) * PeriodSeconds / 3600);
}
