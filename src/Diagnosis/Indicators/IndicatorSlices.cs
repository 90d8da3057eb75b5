using System.Collections.Immutable;
using System.Globalization;
using NodaTime.Text;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Declared;
using Plateau.Model.Observations;
using Plateau.Model.Texts;
using DeclaredChannels = Plateau.Model.Declared.Channels;

namespace Plateau.Diagnosis.Indicators;

/// <summary>Cuts what was observed by flow, channel, team and time. Nothing is read again: every part is made of counts that the evidence holds.</summary>
public static class IndicatorSlices
{
    /// <summary>Fewer people are not shown as a team: their figures would be a person's.</summary>
    public const int FewestPeople = 5;

    private const int WeekdayCount = 7;
    private const int HoursPerDay = 24;
    private const int MinutesPerHour = 60;

    internal static ImmutableArray<IndicatorSlice> Of(CentreEvidence evidence)
    {
        var flows = Flows(evidence).ToArray();
        var menuSeen = evidence.Observed?.Service.LeftBeforeQueue > 0;
        IEnumerable<IndicatorSlice> all =
        [
            Centre(evidence), .. flows,
            .. Together(evidence, flows, SliceKind.Channel, flow => FlowTags.ChannelOf(evidence, flow) is { } channel ? DeclaredChannels.KeyOf(channel) ?? channel : null),
            .. Together(evidence, flows, SliceKind.Segment, flow => FlowTags.CustomerTypeOf(evidence, flow)),
            .. Together(evidence, flows, SliceKind.Moment, flow => FlowTags.JourneyPartOf(evidence, flow)),
            .. Teams(evidence), .. Times(evidence.Observed),
        ];
        return [.. all.Select(slice => slice with { MenuSeen = menuSeen })];
    }

    private static IndicatorSlice Centre(CentreEvidence evidence) => new(SliceKind.Centre, "")
    {
        Service = evidence.Observed?.Service,
        Days = evidence.Observed?.Days,
        Journeys = evidence.Journeys?.Overall,
        WindowDays = evidence.Journeys?.WindowDays ?? 0,
        Transfers = evidence.Observed?.Transfers ?? [],
        Cases = evidence.Cases is { BetweenGroups: { } between } cases ? new(cases.Cases, between.CasesWithSeveral, between.CasesWithDirectReturn, cases.CasesAtFirstTier, null) : null,
        AfterContactSeconds = evidence.Observed?.AfterContactSeconds ?? Estimate.Unknown,
        Contacts = evidence.Observed?.Service.Offered ?? evidence.Cases?.Cases,
    };

    private static IEnumerable<IndicatorSlice> Flows(CentreEvidence evidence)
    {
        var journeys = (evidence.Journeys?.Flows ?? []).ToDictionary(flow => flow.Flow, flow => flow.Figures);
        var cases = (evidence.Cases?.Flows ?? []).ToDictionary(flow => flow.Name, Counted, StringComparer.Ordinal);
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var flow in evidence.Observed?.Flows ?? [])
        {
            told.Add(flow.Flow.Value);
            yield return new(SliceKind.Flow, flow.Name)
            {
                Flow = flow.Flow,
                Service = flow.Service,
                Days = flow.Days,
                Journeys = journeys.GetValueOrDefault(flow.Flow),
                WindowDays = evidence.Journeys?.WindowDays ?? 0,
                Transfers = [.. (evidence.Observed!.Transfers ?? []).Where(one => one.Flow == flow.Flow)],
                Cases = cases.GetValueOrDefault(flow.Flow.Value),
                Cold = IsCold(evidence, flow),
                Contacts = flow.Service.Offered,
            };
        }

        foreach (var flow in (evidence.Cases?.Flows ?? []).Where(flow => !told.Contains(flow.Name)))
            yield return new(SliceKind.Flow, flow.Name) { Cases = Counted(flow), Contacts = flow.Cases };

        static CaseCounts Counted(CaseFlow flow) => new(flow.Cases, flow.HandedOver, flow.Returned, null, null);
    }

    private static bool? IsCold(CentreEvidence evidence, FlowObservation flow) =>
        DeclaredChannels.TemperatureOf(FlowTags.ChannelOf(evidence, flow)) is { } temperature ? temperature == Temperature.Cold : null;

    /// <summary>Flows put together by what is stated of them; those of which it is not stated are in none.</summary>
    private static IEnumerable<IndicatorSlice> Together(CentreEvidence evidence, IndicatorSlice[] flows, SliceKind kind, Func<FlowObservation, string?> of)
    {
        if (evidence.Observed is not { } observed) yield break;
        var parts = observed.Flows.Select(flow => (Flow: flow, Part: of(flow))).Where(pair => pair.Part is not null).GroupBy(pair => pair.Part!, pair => pair.Flow, StringComparer.Ordinal);
        foreach (var part in parts.OrderByDescending(part => part.Sum(flow => flow.Service.Offered)).ThenBy(part => part.Key, StringComparer.Ordinal))
        {
            var ids = part.Select(flow => flow.Flow).ToHashSet();
            var temperatures = part.Select(flow => IsCold(evidence, flow)).Distinct().ToArray();
            yield return new(kind, part.Key)
            {
                Days = [.. Enumerable.Range(0, observed.Grid.Days.Length).Select(day => Sum(part.Select(flow => flow.Days[day])))],
                Transfers = [.. flows.Where(flow => flow.Flow is { } id && ids.Contains(id)).SelectMany(flow => flow.Transfers)],
                Cold = temperatures is [var temperature] ? temperature : null,
                Contacts = part.Sum(flow => flow.Service.Offered),
            };
        }
    }

    private static IEnumerable<IndicatorSlice> Teams(CentreEvidence evidence)
    {
        var teamOf = evidence.Centre.Agents.Where(agent => agent.Team is not null).ToDictionary(agent => agent.Id, agent => agent.Team!.Value.Value);
        foreach (var team in (evidence.Observed?.Agents ?? []).Where(agent => teamOf.ContainsKey(agent.Agent)).GroupBy(agent => teamOf[agent.Agent], StringComparer.Ordinal).OrderBy(team => team.Key, StringComparer.Ordinal))
        {
            var people = team.ToArray();
            if (people.Length < FewestPeople) continue;
            var occupancy = Intervals.Ratio([.. people.Select(agent => agent.HandlingHours)], [.. people.Select(agent => agent.StaffedHours)]);
            var handle = Intervals.Ratio([.. people.Select(agent => agent.Flows.Sum(flow => flow.Contacts * (flow.MeanSeconds.Value ?? 0)))], [.. people.Select(agent => (double)agent.Flows.Where(flow => flow.MeanSeconds.Value is not null).Sum(flow => flow.Contacts))]);
            var contacts = people.Sum(agent => agent.Contacts);
            yield return new(SliceKind.Team, team.Key) { Work = new(people.Length, handle with { SampleSize = contacts }, occupancy), Contacts = contacts };
        }

        foreach (var team in evidence.Cases?.Groups ?? [])
        {
            if (team.People is > 0 and < FewestPeople) continue;
            yield return new(SliceKind.Team, team.Name) { Cases = new(team.HandedOn + team.Ended, team.HandedOn, null, null, team.HeldSeconds), Contacts = team.Cases };
        }
    }

    /// <summary>Teams of which something was seen and which are too small to be shown.</summary>
    internal static int TeamsHidden(CentreEvidence evidence)
    {
        var seen = (evidence.Observed?.Agents ?? []).Select(agent => agent.Agent).ToHashSet();
        return evidence.Centre.Agents.Where(agent => agent.Team is not null && seen.Contains(agent.Id)).GroupBy(agent => agent.Team).Count(team => team.Count() < FewestPeople)
            + (evidence.Cases?.Groups ?? []).Count(team => team.People is > 0 and < FewestPeople);
    }

    /// <summary>Each hour of the week in which contacts arrived, over all flows; none where periods are longer than hours.</summary>
    internal static IEnumerable<(int Weekday, int Hour, IndicatorSlice Slice)> HoursOfWeek(ObservedCentre observed)
    {
        var (perDay, minutes) = (observed.Grid.PeriodsPerDay, observed.Grid.PeriodMinutes);
        if (minutes > MinutesPerHour) yield break;
        var byHour = observed.Flows.SelectMany(flow => flow.ByWeekdayPeriod.Select((counts, period) => (Counts: counts, Hour: (period / perDay * HoursPerDay) + (period % perDay * minutes / MinutesPerHour))))
            .GroupBy(period => period.Hour, period => period.Counts);
        foreach (var (hour, counts) in byHour.Select(group => (group.Key, Sum(group))).Where(pair => pair.Item2.Offered > 0))
        {
            var ofDay = hour % HoursPerDay;
            yield return (hour / HoursPerDay + 1, ofDay, new(SliceKind.Hour, ofDay.ToString(CultureInfo.InvariantCulture)) { Counts = counts, Contacts = counts.Offered });
        }
    }

    private static IEnumerable<IndicatorSlice> Times(ObservedCentre? observed)
    {
        if (observed is null || observed.Grid.Days.IsEmpty) yield break;
        var days = observed.Grid.Days;
        for (var weekday = 1; weekday <= WeekdayCount; weekday++)
        {
            ImmutableArray<DayObservation> own = [.. observed.Days.Where((_, day) => (int)days[day].Weekday == weekday)];
            var contacts = own.Sum(day => day.Offered);
            if (contacts > 0) yield return new(SliceKind.Weekday, weekday.ToString(CultureInfo.InvariantCulture)) { Days = own, Contacts = contacts };
        }

        var perDay = observed.Grid.PeriodsPerDay;
        for (var hour = 0; hour < HoursPerDay && observed.Grid.PeriodMinutes <= MinutesPerHour; hour++)
        {
            var counts = Sum(observed.Flows.SelectMany(flow => flow.ByWeekdayPeriod.Where((_, period) => period % perDay * observed.Grid.PeriodMinutes / MinutesPerHour == hour)));
            if (counts.Offered > 0) yield return new(SliceKind.Hour, hour.ToString(CultureInfo.InvariantCulture)) { Counts = counts, Contacts = counts.Offered };
        }

        for (var day = 0; day < days.Length; day++)
        {
            if (days[day].Date is { } date && observed.Days[day].Offered > 0)
                yield return new(SliceKind.Date, LocalDatePattern.Iso.Format(date)) { Days = [observed.Days[day]], Contacts = observed.Days[day].Offered };
        }
    }

    /// <summary>A sum of which one part is unknown is unknown.</summary>
    private static DayObservation Sum(IEnumerable<DayObservation> parts) => parts.Aggregate(new DayObservation(0, 0, 0, 0, 0, 0, 0, 0, 0), (sum, day) => new(
        sum.Offered + day.Offered, sum.Answered + day.Answered, sum.Abandoned + day.Abandoned, sum.LeftBeforeQueue + day.LeftBeforeQueue, sum.AnsweredWithin + day.AnsweredWithin, sum.AbandonedWithin + day.AbandonedWithin,
        sum.WaitSecondsAnswered + day.WaitSecondsAnswered, sum.WaitSecondsAbandoned + day.WaitSecondsAbandoned, sum.HandleSeconds + day.HandleSeconds));

    private static PeriodObservation Sum(IEnumerable<PeriodObservation> parts) => parts.Aggregate(new PeriodObservation(0, 0, 0, 0), (sum, part) =>
        new(sum.Offered + part.Offered, sum.Answered + part.Answered, sum.AnsweredWithin + part.AnsweredWithin, sum.Abandoned + part.Abandoned));
}

/// <summary>Whether a name that people use is that of a flow of the log.</summary>
internal static class FlowNames
{
    public static bool Same(string name, FlowObservation flow) => Folding.Of(name) is { Length: > 0 } folded && (folded == Folding.Of(flow.Name) || folded == Folding.Of(flow.Flow.Value));
}
