using System.Collections.Immutable;
using Plateau.Model.Organisations;
using Plateau.Model.Ways;

namespace Plateau.Model;

/// <summary>
/// A contact centre, described and valid: flows, agents, groups, routing over one period grid. It is made by
/// <see cref="Files.CentreDraft"/>'s check, by Import or by a change, and nobody validates it again.
/// </summary>
public sealed record CentreModel
{
    public required string Name { get; init; }

    /// <summary>tz database name, for example Europe/Paris: the wall clock of the grid.</summary>
    public required string Zone { get; init; }

    public required PeriodGrid Grid { get; init; }

    public required ImmutableArray<Flow> Flows { get; init; }

    public ImmutableArray<Agent> Agents { get; init; } = [];

    public required ImmutableArray<AgentGroup> Groups { get; init; }

    public Routing Routing { get; init; } = Routing.BySkills;

    /// <summary>Random factors of a day's demand; empty = the expected contacts are certain.</summary>
    public ImmutableArray<DayFactor> DayFactors { get; init; } = [];

    /// <summary>Sets of shared lines; a flow in none has lines without end.</summary>
    public ImmutableArray<LineSet> Lines { get; init; } = [];

    /// <summary>Diallers of outbound lists.</summary>
    public ImmutableArray<Dialler> Diallers { get; init; } = [];

    public Costs Costs { get; init; } = Costs.Unknown;

    /// <summary>Organisations that the user draws, to be compared with the others.</summary>
    public ImmutableArray<DrawnOrganisation> Organisations { get; init; } = [];

    /// <summary>Stated ranges of what no log tells.</summary>
    public Assumptions Assumptions { get; init; } = Assumptions.None;

    /// <summary>Share of paid time in which agents are not available for contacts, 0 to below 1; null = unknown.</summary>
    public double? Shrinkage { get; init; }

    /// <summary>A centre of which neither flows nor groups are known: of cases or declarations alone.</summary>
    public static CentreModel Unknown(string name, string zone, int periodMinutes = PeriodGrid.DefaultPeriodMinutes) => new()
    {
        Name = name,
        Zone = zone,
        Grid = PeriodGrid.TypicalWeek(periodMinutes),
        Flows = [],
        Groups = [],
    };

    public Flow FlowOf(FlowId id) => Flows.First(flow => flow.Id == id);

    /// <summary>Staffed agent hours over the grid.</summary>
    public double StaffedHours => Groups.Sum(group => group.StaffedPerPeriod.Sum()) * Grid.PeriodMinutes / 60.0;
}
