using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Declared;
using Plateau.Model.Observations;

namespace Plateau.Diagnosis.Map;

/// <summary>
/// The map as logs show it: flows, who answered them, and how contacts ended; of an event log the teams, what they pass on, and where cases end. A log knows neither entry points nor menus. Counts are put on a week of the weekdays on which the log has contacts.
/// </summary>
public static class ObservedMap
{
    private const int DaysOfWeek = 7;

    /// <summary>Empty without a log.</summary>
    public static CentreMap Of(CentreEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var map = new MapBuilder();
        if (evidence.Observed is { Grid.Days.Length: > 0 } observed)
            Contacts(map, evidence, observed);
        if (evidence.Cases is { } cases)
            Cases(map, cases);
        return map.Build();
    }

    private static void Contacts(MapBuilder map, CentreEvidence evidence, ObservedCentre observed)
    {
        var days = observed.Grid.Days.Length;
        var open = OpenDaysOfWeek(observed.Grid);
        var teamOf = TeamsOf(evidence);
        foreach (var flow in observed.Flows)
        {
            var known = evidence.Centre.Flows.FirstOrDefault(candidate => candidate.Id == flow.Flow);
            var weekly = Intervals.Mean([.. flow.Days.Select(day => (double)day.Offered * open)]);
            var here = map.Node(new MapNode(MapStage.Flow, flow.Name) { Channel = Channels.KeyOf(known?.Channel) ?? known?.Channel, Owner = known?.Owner, Tier = known?.Tier, Weekly = weekly });
            long attributed = 0;
            foreach (var team in observed.Agents.GroupBy(agent => teamOf(agent.Agent)).Where(team => team.Key is not null).OrderBy(team => team.Key, StringComparer.Ordinal))
            {
                var contacts = team.Sum(agent => agent.Flows.Where(seen => seen.Flow == flow.Flow).Sum(seen => seen.Contacts));
                attributed += contacts;
                if (contacts > 0)
                    map.Link(MapLinkKind.Treats, here, map.Node(new MapNode(MapStage.Team, team.Key!)), Weekly(contacts, days, open));
            }

            Ended(map, here, MapEnd.Answered, flow.Service.Answered - attributed, days, open);
            Ended(map, here, MapEnd.Abandoned, flow.Service.Abandoned - flow.Service.LeftBeforeQueue, days, open);
            Ended(map, here, MapEnd.LeftBeforeQueue, flow.Service.LeftBeforeQueue, days, open);
        }
    }

    /// <summary>A weekday without a contact in a log of a week or more is closed; of a shorter log nobody can say.</summary>
    private static int OpenDaysOfWeek(PeriodGrid grid) => grid.Days[0].Date is not { } first || grid.Days[^1].Date is not { } last || NodaTime.Period.DaysBetween(first, last) + 1 < DaysOfWeek
        ? DaysOfWeek
        : grid.Days.Select(day => day.Weekday).Distinct().Count();

    /// <summary>What a source does not count is no way.</summary>
    private static void Ended(MapBuilder map, int from, MapEnd end, long? contacts, double days, int open)
    {
        if (contacts > 0)
            map.Link(MapLinkKind.Ends, from, map.End(end), Weekly(contacts.Value, days, open));
    }

    private static void Cases(MapBuilder map, CaseObservation cases)
    {
        var days = Math.Max(1, (cases.To - cases.From).TotalDays);
        var teams = cases.Groups.ToDictionary(group => group.Name, group => map.Node(new MapNode(MapStage.Team, group.Name) { Tier = group.Tier, Weekly = Weekly(group.Cases, days) }), StringComparer.Ordinal);
        foreach (var edge in cases.Edges)
            map.Link(MapLinkKind.Transfers, teams[edge.From], teams[edge.To], Weekly(edge.Count, days), edge.MeanDelaySeconds);
        foreach (var group in cases.Groups.Where(group => group.Ended > 0))
            map.Link(MapLinkKind.Ends, teams[group.Name], map.End(MapEnd.Closed), Weekly(group.Ended, days));
    }

    /// <summary>A count is exact: it has no interval.</summary>
    private static Estimate Weekly(long count, double days, int daysOfWeek = DaysOfWeek) => Estimate.Exactly(count * daysOfWeek / days, count);

    /// <summary>The team that the workbook names for a person, else the group of the centre; null when nobody knows.</summary>
    private static Func<AgentId, string?> TeamsOf(CentreEvidence evidence)
    {
        var declared = (evidence.Declared ?? Declarations.None).People.Where(person => person.Team is not null).DistinctBy(person => person.Name, StringComparer.Ordinal).ToDictionary(person => person.Name, person => person.Team, StringComparer.Ordinal);
        var groups = new Dictionary<AgentId, string>();
        foreach (var group in evidence.Centre.Groups)
        {
            foreach (var member in group.Members)
                groups.TryAdd(member, group.Name);
        }

        return agent => declared.GetValueOrDefault(agent.Value) ?? groups.GetValueOrDefault(agent);
    }
}
