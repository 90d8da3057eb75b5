using System.Collections.Immutable;
using Plateau.Model;
using Plateau.Model.Changes;
using Plateau.Model.Observations;

namespace Plateau.Diagnosis;

/// <summary>
/// Who holds a skill and when they are there: from the log where there is one (an agent is present in a period when at least half of it is), else from the
/// staffing of the groups, else as a bare count.
/// </summary>
internal sealed class SkillCoverage
{
    private readonly List<int> _aloneBy = []; // for each open period with exactly one holder: which
    private readonly ObservedCentre? _observed;
    private readonly CentreModel _centre;

    private SkillCoverage(CentreModel centre, ObservedCentre? observed, SkillId skill) => (_centre, _observed, Skill) = (centre, observed, skill);

    public SkillId Skill { get; }

    /// <summary>Pseudonyms, where agents are named.</summary>
    public ImmutableArray<AgentId> Holders { get; private init; } = [];

    /// <summary>At least the number of pseudonyms; for groups without names, their agents in the busiest period.</summary>
    public int HolderCount { get; private init; }

    /// <summary>Contacts seen with the skill, or expected over the grid without a log.</summary>
    public double Contacts { get; private init; }

    /// <summary>Periods in which contacts of the skill arrive (weekday and period compared over all weeks); 0 = no schedule.</summary>
    public int OpenPeriods { get; private set; }

    /// <summary>Of those: with one holder or none.</summary>
    public int ThinPeriods { get; private set; }

    public double ThinShare => OpenPeriods == 0 ? 0 : (double)ThinPeriods / OpenPeriods;

    public static IEnumerable<SkillId> SkillsOf(CentreModel centre) => centre.Flows.Select(flow => flow.Skill).Distinct();

    public static SkillCoverage Of(CentreEvidence evidence, SkillId skill)
    {
        var centre = evidence.Centre;
        var flows = centre.Flows.Where(flow => flow.Skill == skill).Select(flow => flow.Id).ToHashSet();
        return evidence.Observed is { Agents.Length: > 0 } observed ? Seen(centre, observed, skill, flows) : Stated(centre, skill);
    }

    /// <summary>The holder whose absence would leave most open periods without anyone, and how many.</summary>
    public (AgentId Agent, int Periods)? WorstLoss() => _observed is null || _aloneBy.Count == 0
        ? null
        : _aloneBy.GroupBy(agent => agent).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).Select(group => ((AgentId, int)?)(_observed.Agents[group.Key].Agent, group.Count())).First();

    /// <summary>
    /// Who could learn the skill so that it stops hanging on one person: of those who lack it, the one most present when it is thin (a fact of presence, not of
    /// performance). Without a schedule, a member of the largest group without it. Empty when everyone has it.
    /// </summary>
    public ImmutableArray<Change> BackUp()
    {
        var known = _centre.Agents.Select(agent => agent.Id).ToHashSet();
        if (_observed is not null && OpenPeriods > 0)
        {
            var open = OpenOf(_observed, _centre, Skill);
            var seconds = _observed.StaffingInUse.SecondsByAgent;
            var best = Enumerable.Range(0, _observed.Agents.Length)
                .Where(agent => known.Contains(_observed.Agents[agent].Agent) && !Holders.Contains(_observed.Agents[agent].Agent))
                .Select(agent => (Agent: agent, Seconds: open.Sum(period => (long)seconds[agent][period])))
                .OrderByDescending(pair => pair.Seconds).ThenBy(pair => pair.Agent).Take(1).ToArray();
            return [.. best.Select(pair => new AddSkill(SkillHolder.Of(_observed.Agents[pair.Agent].Agent), Skill))];
        }

        var group = _centre.Groups.Where(group => !group.Holds(Skill)).MaxBy(_centre.HoursOf);
        return group is null ? [] : [new AddSkill(group.Members.IsEmpty ? SkillHolder.Of(group.Id) : SkillHolder.Of(group.Members[0]), Skill)];
    }

    private static SkillCoverage Seen(CentreModel centre, ObservedCentre observed, SkillId skill, HashSet<FlowId> flows)
    {
        var holders = Enumerable.Range(0, observed.Agents.Length).Where(agent => observed.Agents[agent].Flows.Any(seen => seen.IsSkill && flows.Contains(seen.Flow))).ToArray();
        var coverage = new SkillCoverage(centre, observed, skill)
        {
            Holders = [.. holders.Select(agent => observed.Agents[agent].Agent)],
            HolderCount = holders.Length,
            Contacts = observed.Flows.Where(flow => flows.Contains(flow.Flow)).Sum(flow => flow.Service.Offered),
        };
        var seconds = observed.Staffing.IsEmpty ? [] : observed.StaffingInUse.SecondsByAgent;
        if (seconds.Length != observed.Agents.Length) return coverage;
        foreach (var period in OpenOf(observed, centre, skill))
        {
            var (present, last) = (0, -1);
            for (var at = 0; at < holders.Length && present < 2; at++)
                if (seconds[holders[at]][period] * 2 >= observed.Grid.PeriodSeconds) (present, last) = (present + 1, holders[at]);
            coverage.OpenPeriods++;
            if (present <= 1) coverage.ThinPeriods++;
            if (present == 1) coverage._aloneBy.Add(last);
        }

        return coverage;
    }

    private static SkillCoverage Stated(CentreModel centre, SkillId skill)
    {
        var holders = centre.Agents.Where(agent => agent.Skills.Any(held => held.Skill == skill)).Select(agent => agent.Id).ToImmutableArray();
        var groups = centre.Groups.Where(group => group.Holds(skill)).ToArray();
        var unnamed = groups.Where(group => group.Members.IsEmpty).Sum(group => (int)Math.Ceiling(group.StaffedPerPeriod.DefaultIfEmpty(0).Max()));
        var flows = centre.Flows.Where(flow => flow.Skill == skill).ToArray();
        var open = groups.Any(group => group.StaffedPerPeriod.Any(staffed => staffed > 0))
            ? Enumerable.Range(0, centre.Grid.Count).Where(period => flows.Any(flow => flow.ArrivalsPerPeriod[period] > 0)).ToArray()
            : [];
        return new(centre, null, skill)
        {
            Holders = holders,
            HolderCount = holders.Length + unnamed,
            Contacts = flows.Sum(flow => flow.Volume()),
            OpenPeriods = open.Length,
            // Staffing is an expected number: one and a half on average is more than one alone.
            ThinPeriods = open.Count(period => groups.Sum(group => group.StaffedPerPeriod[period]) < 1.5),
        };
    }

    private static IEnumerable<int> OpenOf(ObservedCentre observed, CentreModel centre, SkillId skill)
    {
        var flows = observed.Flows.Where(flow => centre.FlowOrNull(flow.Flow)?.Skill == skill).ToArray();
        return Enumerable.Range(0, observed.Grid.Count).Where(period => flows.Any(flow => flow.ByWeekdayPeriod[WeekCells.WeekPeriod(observed.Grid, period)].Offered > 0));
    }
}
