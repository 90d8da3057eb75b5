using Plateau.Model.People;
using Plateau.Model.Texts;

namespace Plateau.Model.Files;

/// <summary>Hours, absence, speed and costs of a group's draft.</summary>
internal sealed class PeopleCheck(ProblemList problems, GridCheck grid)
{
    private const double MostRate = 2;
    private readonly TimesCheck _times = new(problems, grid);

    /// <summary>The group with its presence and what is special in its people.</summary>
    public AgentGroup Added(string path, GroupDraft group, AgentGroup plain)
    {
        var late = problems.Share($"{path}.lateShare", group.LateShare ?? 0);
        if (late > 0 && group.Lateness is null) problems.Add($"{path}.lateness", "centre-lateness-missing", Argument.Share("share", late));
        return Present(path, group, plain) with
        {
            Site = group.Site,
            Provider = group.Provider,
            Costs = group.Costs is { } costs ? Costs($"{path}.costs", costs) : null,
            Speeds = WaysCheck.Speeds(problems, $"{path}.speeds", group.Speeds),
            SwitchSeconds = problems.NotNegative($"{path}.switchSeconds", group.SwitchSeconds),
            Learning = group.Learning is { } learning ? Learning($"{path}.learning", learning) : null,
            AbsenceShare = problems.Share($"{path}.absenceShare", group.AbsenceShare ?? 0, one: false),
            LateShare = late,
            Lateness = LawCheck.Optional(problems, $"{path}.lateness", group.Lateness),
            MovableBreaks = [.. group.MovableBreaks.Select((pause, i) => _times.Movable(CentreChecker.At($"{path}.movableBreaks", i), pause))],
        };
    }

    private AgentGroup Present(string path, GroupDraft group, AgentGroup plain)
    {
        if (group.Shifts is not { } drafts) return plain with { StaffedPerPeriod = grid.Values($"{path}.staffing", group.Staffing) };
        if (group.Staffing is not null) problems.Twice($"{path}.staffing", "shifts", "staffing");
        var before = problems.Problems.Length;
        var shifts = drafts.Select((shift, i) => _times.Shift(CentreChecker.At($"{path}.shifts", i), shift)).ToArray();
        var right = problems.Problems.Length == before;
        // Wrong shifts are no reason to say that nobody is there as well: somebody is, until they are right.
        return plain with { Shifts = [.. shifts], StaffedPerPeriod = right ? Shift.Staffing([.. shifts], grid.Grid) : [.. Enumerable.Repeat(1.0, grid.Grid.Count)] };
    }

    private GroupCosts Costs(string path, GroupCostsDraft costs) => new(
        problems.NotNegativeOrUnknown($"{path}.agentHour", costs.AgentHour),
        problems.NotNegativeOrUnknown($"{path}.contact", costs.Contact),
        problems.NotNegativeOrUnknown($"{path}.handledMinute", costs.HandledMinute));

    private Learning Learning(string path, LearningDraft learning)
    {
        if (learning.Rate is null) problems.Add($"{path}.rate", "centre-missing");
        if (learning.Rate is < 0 or > MostRate) problems.Add($"{path}.rate", "centre-learning-rate", Argument.Of("value", learning.Rate.Value));
        return new(problems.Positive($"{path}.experience", learning.Experience), learning.Rate ?? 0);
    }
}
