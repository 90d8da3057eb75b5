using System.Collections.Immutable;
using NodaTime;
using Plateau.Model;
using Plateau.Model.Declared;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Skills;

/// <summary>
/// The centre as people describe it, ready to be simulated: demand, durations and patience of a log, and the people of a workbook with what they can take and when they are there. Menus, overflow, transfers and returns are
/// not in it: contacts go by skills alone. docs/methods/map.md says how.
/// </summary>
/// <param name="Centre">The flows of <see cref="Shared"/>, and one group for all people who can take the same flows in the same calendar.</param>
/// <param name="NobodyAble">Flows that nobody able is there for: they are simulated, and nobody answers.</param>
/// <param name="HoursUnknown">People who can take a flow but of whom neither calendar nor weekly hours are known: left out.</param>
public sealed record DeclaredCentre(CentreModel Centre, ImmutableArray<string> NobodyAble, int HoursUnknown)
{
    private const int MinutesPerWeek = 7 * 1440;

    /// <summary>Flows of a log that all of these workbooks name, in the order of the log.</summary>
    public static ImmutableArray<Flow> Shared(CentreModel demand, params ReadOnlySpan<Declarations> workbooks)
    {
        ArgumentNullException.ThrowIfNull(demand);
        var flows = demand.Flows;
        foreach (var declared in workbooks)
            flows = [.. flows.Where(flow => DeclaredFor(declared, flow) is not null)];
        return flows;
    }

    /// <param name="demand">The centre of the log: its grid, and what flows bring.</param>
    /// <param name="flows">Those to simulate, of <paramref name="demand"/>; each is named in the workbook.</param>
    /// <param name="asOf">Day on which the matrix is looked at; null = that of the latest assessment.</param>
    /// <param name="shrinkage">Share of paid time in which people are not available for contacts, 0 to below 1.</param>
    /// <returns>Null when the workbook does not say of anybody what they can take and when.</returns>
    public static DeclaredCentre? Of(Declarations declared, CentreModel demand, ImmutableArray<Flow> flows, LocalDate? asOf, double shrinkage)
    {
        ArgumentNullException.ThrowIfNull(declared);
        ArgumentNullException.ThrowIfNull(demand);
        var matrix = SkillMatrix.Of(declared, asOf);
        var covers = FlowCovers.Of(matrix).ToDictionary(cover => cover.Flow.Name, StringComparer.Ordinal);
        var presence = new Presence(declared, demand.Grid, Busy(demand, flows), 1 - shrinkage);
        var takes = new Dictionary<string, List<Flow>>(StringComparer.Ordinal);
        foreach (var flow in flows)
        {
            foreach (var person in Able(declared, matrix, covers, DeclaredFor(declared, flow)!))
                (takes.TryGetValue(person, out var taken) ? taken : takes[person] = []).Add(flow);
        }

        var people = matrix.People.Where(takes.ContainsKey).Select(name => (Name: name, Person: declared.People.FirstOrDefault(person => person.Name == name))).ToArray();
        var present = people.Select(one => (Flows: takes[one.Name], one.Person?.Calendar, Staffed: presence.Of(one.Person))).Where(one => one.Staffed is not null).ToArray();
        var groups = present.GroupBy(one => (string.Join('\u001f', one.Flows.Select(flow => flow.Id.Value)), one.Calendar)).Select((group, index) => new AgentGroup
        {
            Id = new($"D{index + 1}"),
            Name = string.Join(", ", group.First().Flows.Select(flow => flow.Name)),
            Skills = [.. group.First().Flows.Select(flow => flow.Skill).Distinct().Select(skill => new SkillHeld(skill, Source: SkillSource.Declared))],
            StaffedPerPeriod = [.. Enumerable.Range(0, demand.Grid.Count).Select(period => group.Sum(one => one.Staffed![period]))],
        }).ToImmutableArray();
        if (groups.IsEmpty)
            return null;
        var centre = demand with
        {
            Flows = [.. flows.Select(flow => flow with { Handovers = [], Returns = [], WhenClosed = null })],
            Agents = [],
            Groups = groups,
            Routing = Model.Routing.BySkills,
            Diallers = [],
            Lines = [],
        };
        var answered = present.SelectMany(one => one.Flows).Select(flow => flow.Id).ToHashSet();
        return new(centre, [.. flows.Where(flow => !answered.Contains(flow.Id)).Select(flow => flow.Name)], people.Length - present.Length);
    }

    private static DeclaredFlow? DeclaredFor(Declarations declared, Flow flow) =>
        declared.Flows.FirstOrDefault(said => said.Outside is null && Folding.Of(said.Name) is { Length: > 0 } folded && (folded == Folding.Of(flow.Name) || folded == Folding.Of(flow.Id.Value)));

    /// <summary>By the skills that the flow asks for; where none is stated or nobody was assessed, the people of its team.</summary>
    private static IEnumerable<string> Able(Declarations declared, SkillMatrix matrix, Dictionary<string, FlowCover> covers, DeclaredFlow flow) =>
        covers.TryGetValue(flow.Name, out var cover) && !declared.Assessments.IsEmpty
            ? cover.Eligible
            : declared.People.Where(person => flow.Team is not null && person.Team == flow.Team && matrix.People.Contains(person.Name)).Select(person => person.Name);

    /// <summary>Periods in which any contact is expected: when people of unknown calendar are taken to work.</summary>
    private static bool[] Busy(CentreModel demand, ImmutableArray<Flow> flows) => [.. Enumerable.Range(0, demand.Grid.Count).Select(period => flows.Any(flow => flow.ArrivalsPerPeriod[period] > 0))];

    /// <summary>When one person is there, on average, on contacts.</summary>
    private sealed class Presence(Declarations declared, PeriodGrid grid, bool[] busy, double available)
    {
        private const double MinutesPerHour = 60;

        private readonly Dictionary<string, OpeningCalendar> _calendars = OpeningCalendar.ByName(declared.Calendars);
        private readonly Dictionary<string, (double[] Open, double WeeklyHours)> _known = new(StringComparer.Ordinal);

        /// <summary>Agents by period, 0 to 1; null when neither calendar nor weekly hours are known.</summary>
        public double[]? Of(Person? person)
        {
            if (person is null || (person.Calendar is null || !_calendars.ContainsKey(person.Calendar)) && person.WeeklyHours is null)
                return null;
            var (open, hours) = When(person.Calendar);
            if (hours <= 0)
                return null;
            // Paid hours below those of the calendar are spread over it: one does not know which shifts are left out.
            var share = available * Math.Min(1, (person.WeeklyHours ?? hours) / hours);
            return [.. open.Select(part => part * share)];
        }

        private (double[] Open, double WeeklyHours) When(string? name)
        {
            if (_known.TryGetValue(name ?? "", out var known))
                return known;
            var calendar = name is null ? null : _calendars.GetValueOrDefault(name);
            double[] open = calendar is null ? [.. busy.Select(any => any ? 1.0 : 0)] : [.. Enumerable.Range(0, grid.Count).Select(period => OpenShare(calendar, period))];
            var hours = calendar is null ? open.Sum() * grid.PeriodMinutes / MinutesPerHour * 7 / grid.Days.Length : Enumerable.Range(0, MinutesPerWeek).Count(calendar.IsOpen) / MinutesPerHour;
            return _known[name ?? ""] = (open, hours);
        }

        private double OpenShare(OpeningCalendar calendar, int period)
        {
            var first = (((int)grid.Days[grid.DayOf(period)].Weekday - 1) * 1440) + (grid.PeriodOfDay(period) * grid.PeriodMinutes);
            return Enumerable.Range(first, grid.PeriodMinutes).Count(calendar.IsOpen) / (double)grid.PeriodMinutes;
        }
    }
}
