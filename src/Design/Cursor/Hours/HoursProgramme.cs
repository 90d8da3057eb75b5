using System.Collections.Immutable;
using Plateau.Mathematics.Programming;

namespace Plateau.Design.Cursor.Hours;

/// <summary>How far from a staffing a programme may go.</summary>
/// <param name="Share">Hours added and hours taken off together ÷ all hours of the staffing.</param>
public sealed record HoursRange(ImmutableArray<double> From, double Share);

/// <summary>Least hours of the blocks so that every cut of every flow is kept: a linear programme whose first variables are the scales of the blocks.</summary>
public static class HoursProgramme
{
    /// <summary>
    /// Added to the cost of an hour for each further skill, only to choose between staffings of like hours: fewer skills to learn and to keep up. The cost itself of skills is counted in the bill, with its stated ranges.
    /// </summary>
    public const double Tie = 0.001;

    /// <param name="asked">Share of each flow to be answered in time.</param>
    /// <param name="range">Null for a bound: anywhere, and hours alone count.</param>
    /// <param name="only">Blocks that may have hours; null = all.</param>
    public static LinearProgramme Of(HoursPoints points, IEnumerable<HoursCut> cuts, IReadOnlyList<double> asked, IReadOnlyList<HoursLimit> limits, HoursRange? range = null, Func<int, bool>? only = null)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(cuts);
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(limits);
        var programme = new LinearProgramme();
        var hours = points.HoursAtOne;
        for (var block = 0; block < hours.Length; block++)
        {
            var most = hours[block] > 0 && only?.Invoke(block) != false ? EqualServiceSearch.GreatestScale : 0;
            programme.AddVariable("scale", hours[block] * (1 + (range is null ? 0 : Tie * FurtherSkills(points.Blocks, block))), 0, most, integer: false);
        }

        foreach (var cut in cuts)
            programme.AddRow("service", cut.LeastFor(asked[cut.Flow]), double.PositiveInfinity, [.. cut.Gains.Select((gain, block) => (block, gain))]);
        foreach (var limit in limits)
            programme.AddRow("limit", double.NegativeInfinity, 0, [.. limit.Coefficients.Select((coefficient, block) => (block, coefficient * hours[block]))]);
        if (range is not null)
            AddRange(programme, points, range);
        return programme;
    }

    /// <summary>Every change of a block is more or less of it; together they are limited.</summary>
    private static void AddRange(LinearProgramme programme, HoursPoints points, HoursRange range)
    {
        var moved = new List<(int, double)>();
        for (var block = 0; block < points.HoursAtOne.Length; block++)
        {
            var more = programme.AddVariable("more", 0, 0, double.PositiveInfinity, integer: false);
            var less = programme.AddVariable("less", 0, 0, double.PositiveInfinity, integer: false);
            programme.AddRow("change", range.From[block], range.From[block], [(block, 1), (more, -1), (less, 1)]);
            moved.Add((more, points.HoursAtOne[block]));
            moved.Add((less, points.HoursAtOne[block]));
        }

        programme.AddRow("range", double.NegativeInfinity, range.Share * points.HoursOf(range.From), [.. moved]);
    }

    private static double FurtherSkills(Organisation blocks, int block)
    {
        var groups = blocks.Groups.Where(group => group.Block == block).ToArray();
        return groups.Sum(group => group.Agents * (group.Flows.Length - 1.0)) / groups.Sum(group => group.Agents);
    }
}
