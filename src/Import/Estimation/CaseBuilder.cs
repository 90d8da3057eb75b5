using System.Collections.Immutable;
using NodaTime;
using Plateau.Import.Formats;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;

namespace Plateau.Import.Estimation;

/// <summary>Turns what was counted of cases into the observation. The order of rows and files changes nothing: everything is ordered by counts, then by name.</summary>
internal static class CaseBuilder
{
    /// <summary>Sequences that are told one by one; their number and the rest are told as counts.</summary>
    private const int VariantsTold = 100;

    public static CaseObservation Build(CaseCounter counter, EventNames names, WorkingWeek week) => new()
    {
        Events = counter.Events,
        Cases = counter.Cases,
        From = Instant.FromUnixTimeMilliseconds(counter.From),
        To = Instant.FromUnixTimeMilliseconds(counter.To),
        MostEvents = counter.MostEvents,
        BetweenGroups = counter.BetweenGroups.ToCounts(),
        BetweenPeople = counter.BetweenPeople.ToCounts(),
        Groups = Groups(counter, names, week),
        Edges = Edges(counter, names, week),
        Working = week.House is { } house ? new(house, week.TeamsWithOwn) : null,
        CasesByGroups = counter.BetweenGroups.Any ? [.. counter.ByTeams] : [],
        CasesAtFirstTier = counter.AnyTier ? counter.AtFirstTier : null,
        Flows = Flows(counter, names),
        Association = Association(counter),
        Closing = counter.BetweenGroups.Any ? new(counter.Starter, counter.Higher, counter.SameTier, counter.Lower, counter.UnknownTier) : null,
        Variants = Variants(counter, names),
        VariantCount = counter.Variants.Count,
        CasesOfFurtherVariants = counter.FurtherVariants,
        Activities = [.. Enumerable.Range(0, counter.Activities.Count).Where(at => counter.Activities[at] > 0).Select(at => new ActivityCount(names.Activities[at], counter.Activities[at])).OrderByDescending(activity => activity.Events).ThenBy(activity => activity.Name, StringComparer.Ordinal)],
        DirectlyFollows =
        [
            .. counter.Follows.Select(pair => new ActivityPair(names.Activities[(int)(pair.Key >> 32)], names.Activities[(int)pair.Key], pair.Value))
                .OrderByDescending(pair => pair.Count).ThenBy(pair => pair.From, StringComparer.Ordinal).ThenBy(pair => pair.To, StringComparer.Ordinal),
        ],
        Unplaced = counter.Unplaced,
    };

    private static ImmutableArray<CaseGroup> Groups(CaseCounter counter, EventNames names, WorkingWeek week)
    {
        var people = new (long Count, long Events, long Most, double Squares)[counter.Groups.Count];
        foreach (var (key, events) in counter.People)
        {
            ref var of = ref people[(int)(key >> 32)];
            of = (of.Count + 1, of.Events + events, Math.Max(of.Most, events), of.Squares + (double)events * events);
        }

        return
        [
            .. counter.Groups.Select((group, at) => (group, at)).Where(pair => pair.group.Events > 0).Select(pair =>
            {
                var (group, seen) = (pair.group, people[pair.at]);
                return new CaseGroup(
                    names.Groups[pair.at], group.Tier > 0 ? group.Tier : null, group.Events, group.Cases, group.Started, group.Ended, group.Received, group.HandedOn,
                    group.Visits == 0 ? null : group.HeldMilliseconds / 1000.0 / group.Visits, seen.Count, seen.Events == 0 ? null : (double)seen.Most / seen.Events, seen.Events == 0 ? null : seen.Events / (seen.Squares / seen.Events))
                {
                    HeldWorkingSeconds = group.Visits == 0 || week.House is null ? null : group.HeldWorking / 1000.0 / group.Visits,
                    WorkingHoursPerWeek = week.HoursOf(pair.at),
                };
            }).OrderByDescending(group => group.Cases).ThenBy(group => group.Name, StringComparer.Ordinal),
        ];
    }

    private static ImmutableArray<CaseEdge> Edges(CaseCounter counter, EventNames names, WorkingWeek week) =>
    [
        .. counter.Edges.Select(pair => new CaseEdge(
                names.Groups[(int)(pair.Key >> 32)], names.Groups[(int)pair.Key], pair.Value.Delay.Count, pair.Value.Cases, pair.Value.Delay.Mean, pair.Value.Delay.Median() ?? 0,
                pair.Value.DirectReturns, pair.Value.AwayMilliseconds / 1000.0, pair.Value.Returns, pair.Value.EndedBySender, pair.Value.EndedHigher)
                {
                    WorkingDelaySeconds = week.House is null ? null : pair.Value.WorkingDelay / 1000.0,
                    AwayWorkingSeconds = week.House is null ? null : pair.Value.AwayWorking / 1000.0,
                    AwayEvents = pair.Value.AwayEvents,
                })
            .OrderByDescending(edge => edge.Count).ThenBy(edge => edge.From, StringComparer.Ordinal).ThenBy(edge => edge.To, StringComparer.Ordinal),
    ];

    private static ImmutableArray<CaseFlow> Flows(CaseCounter counter, EventNames names) =>
    [
        .. counter.Flows.Select((flow, at) => new CaseFlow(names.Flows[at], flow.Cases, flow.HandedOver, flow.Returned, flow.Changes)).Where(flow => flow.Cases > 0)
            .OrderByDescending(flow => flow.Cases).ThenBy(flow => flow.Name, StringComparer.Ordinal),
    ];

    private static ImmutableArray<CaseVariant> Variants(CaseCounter counter, EventNames names) =>
    [
        .. counter.Variants.Values.OrderByDescending(variant => variant.Cases).ThenBy(variant => variant.Length).Take(4 * VariantsTold)
            .Select(variant => new CaseVariant([.. variant.Activities.Select(activity => names.Activities[activity])], variant.Length, variant.Cases, variant.Milliseconds / 1000.0 / variant.Cases))
            .OrderByDescending(variant => variant.Cases).ThenBy(variant => variant.Length).ThenBy(variant => string.Join('\u001f', variant.Activities), StringComparer.Ordinal).Take(VariantsTold),
    ];

    private static HandoverAssociation? Association(CaseCounter counter)
    {
        var (several, one) = (counter.Several, counter.One);
        if (!counter.BetweenGroups.Any || several.Events.Count == 0 || one.Events.Count == 0) return null;
        return new(Kind(several), Kind(one), Difference(Of(several.Events), Of(one.Events)), Difference(Of(several.Seconds), Of(one.Seconds)));
    }

    private static CaseKind Kind(CaseKindTotals totals) => new(totals.Events.Count, totals.Events.Mean, totals.Seconds.Mean, totals.Seconds.Median() ?? 0);

    /// <summary>B. L. Welch, Biometrika 34 (1947) 28–35: two means with unequal variances, degrees of freedom by Satterthwaite.</summary>
    private static Estimate Difference((double Mean, double Variance, long Count) first, (double Mean, double Variance, long Count) second)
    {
        var difference = first.Mean - second.Mean;
        var samples = first.Count + second.Count;
        if (first.Count < 2 || second.Count < 2) return Estimate.Exactly(difference, samples);
        double a = first.Variance / first.Count, b = second.Variance / second.Count;
        if (a + b <= 0) return Estimate.Exactly(difference, samples);
        var freedom = (a + b) * (a + b) / (a * a / (first.Count - 1) + b * b / (second.Count - 1));
        return Estimate.Around(difference, Student.Quantile(0.975, freedom) * Math.Sqrt(a + b), samples);
    }

    private static (double Mean, double Variance, long Count) Of(CountSummary summary) => (summary.Mean, summary.Variance, summary.Count);

    private static (double Mean, double Variance, long Count) Of(DurationSummary summary) => (summary.Mean, summary.Variance, summary.Count);
}
