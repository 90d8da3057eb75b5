using Plateau.Design.Staffing;

namespace Plateau.Design.Shifts;

/// <summary>The cheapest shifts; agents are those of each pair of group and shape (<see cref="ShiftProblem.ColumnOf"/>).</summary>
public sealed record ShiftResult : SearchResult
{
    public required int Covers { get; init; }
}
