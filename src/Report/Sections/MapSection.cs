using System.Collections.Immutable;
using NodaTime;
using Plateau.Diagnosis.Rules;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;
using Plateau.Report.Charts;

namespace Plateau.Report.Sections;

/// <summary>The map of cases: where they begin, who hands them to whom, how often they come back, and who ends them.</summary>
internal static class MapSection
{
    private const int MostFlows = 10;
    private const int MostVariants = 8;
    private const int LongestSequence = 6;

    public static Section? Build(Telling telling)
    {
        if (telling.Study.Evidence.Cases is not { } cases)
            return null;
        var blocks = new BlockList(telling);
        var rows = telling.Study.Settings.MapBoxes;
        blocks.Figures(Figures(telling, cases));
        blocks.Chart(ChartCatalogue.CaseMap);
        if (cases.BetweenGroups is { } between)
        {
            blocks.Table(Teams(telling, cases, rows));
            blocks.Table(Edges(telling, cases, rows));
            if (between.DirectReturns > 0)
                blocks.Table(Returns(telling, cases, rows));
            Cost(telling, cases, blocks);
            blocks.Table(Lengths(telling, cases));
            Words(telling, cases, blocks);
        }
        else
        {
            blocks.Paragraph(telling.Word("map.no-teams"));
            if (cases.BetweenPeople is { } people)
                blocks.Paragraph(telling.Word("map.people", Argument.Count("changes", people.Changes), Argument.Count("cases", people.CasesWithSeveral), Argument.Count("direct", people.CasesWithDirectReturn)));
            blocks.Table(Activities(telling, cases));
        }

        blocks.Table(Flows(telling, cases));
        blocks.Table(Variants(telling, cases), onConsole: false);
        blocks.Small(telling.Word("map.definitions"));
        blocks.Small(WorkingTime(telling, cases));
        return blocks.Build("map", Headline(telling, cases));
    }

    /// <summary>The day of an instant on the centre's wall clock.</summary>
    internal static LocalDate DateOf(Telling telling, Instant instant) => instant.InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(telling.Centre.Zone) ?? DateTimeZone.Utc).Date;

    private static string Headline(Telling telling, CaseObservation cases) => cases.BetweenGroups is { } between
        ? telling.Word("map.headline", Argument.Share("share", (double)between.CasesWithSeveral / cases.Cases), Argument.Count("cases", cases.Cases), Argument.Count("changes", between.Changes),
            Argument.Count("direct", between.CasesWithDirectReturn))
        : telling.Word("map.headline.no-teams", Argument.Count("cases", cases.Cases), Argument.Count("events", cases.Events), Argument.Count("variants", cases.VariantCount));

    private static IEnumerable<Figure> Figures(Telling telling, CaseObservation cases)
    {
        var format = telling.Format;
        yield return Plain("cases", format.Count(cases.Cases));
        yield return Plain("events", format.Count(cases.Events));
        yield return Plain("period", $"{format.Date(DateOf(telling, cases.From))} – {format.Date(DateOf(telling, cases.To))}");
        if (cases.BetweenGroups is { } between)
        {
            yield return Plain("teams", format.Count(cases.Groups.Length));
            yield return Plain("several", Of(between.CasesWithSeveral));
            yield return Plain("changes", format.Count(between.Changes));
            yield return Plain("most", format.Count(between.MostInOneCase));
            yield return Plain("direct", Of(between.CasesWithDirectReturn));
            yield return Plain("returned", Of(between.CasesWithReturn));
        }

        if (cases.CasesAtFirstTier is { } first)
            yield return Plain("first-tier", Of(first));

        Figure Plain(string key, string value) => new(telling.Word($"map.figure.{key}"), value, null);
        string Of(long count) => telling.Word("map.of", Argument.Count("count", count), Argument.Share("share", (double)count / cases.Cases));
    }

    private static Table Teams(Telling telling, CaseObservation cases, int rows)
    {
        var format = telling.Format;
        var table = new TableBuilder(telling.Word("map.teams")).Text(telling.Word("map.team")).Number(telling.Word("map.tier")).Number(telling.Word("map.cases")).Number(telling.Word("map.started"))
            .Number(telling.Word("map.ended")).Number(telling.Word("map.received")).Number(telling.Word("map.handed-on")).Number(telling.Word("map.held")).Number(telling.Word("map.held-working"));
        foreach (var group in cases.Groups.Take(rows))
            Row(group.Name, group.Tier is { } tier ? format.Count(tier) : Texts.Formatter.UnknownMark, group.Cases, [group], false);
        CaseGroup[] rest = [.. cases.Groups.Skip(rows)];
        if (rest.Length > 0)
            Row(telling.Word("case-map.others", Argument.Count("others", rest.Length)), "", null, rest, true);
        return table.Build();

        void Row(string name, string tier, long? held, IReadOnlyCollection<CaseGroup> groups, bool strong)
        {
            string[] cells =
            [
                name, tier, held is { } count ? format.Count(count) : "", format.Count(groups.Sum(group => group.Started)), format.Count(groups.Sum(group => group.Ended)), format.Count(groups.Sum(group => group.Received)),
                format.Count(groups.Sum(group => group.HandedOn)), held is null ? "" : format.Duration(groups.First().HeldSeconds), held is null ? "" : format.Duration(groups.First().HeldWorkingSeconds),
            ];
            if (strong)
                table.AddStrong(cells);
            else
                table.Add(cells);
        }
    }

    private static Table Edges(Telling telling, CaseObservation cases, int rows)
    {
        var format = telling.Format;
        var table = new TableBuilder(telling.Word("map.edges")).Text(telling.Word("map.from")).Text(telling.Word("map.to")).Number(telling.Word("map.handovers")).Number(telling.Word("map.cases"))
            .Number(telling.Word("map.median-delay")).Number(telling.Word("map.mean-delay")).Number(telling.Word("map.working-delay"));
        foreach (var edge in cases.Edges.Take(rows))
            table.Add(edge.From, edge.To, format.Count(edge.Count), format.Count(edge.Cases), format.Duration(edge.MedianDelaySeconds), format.Duration(edge.MeanDelaySeconds), format.Duration(edge.WorkingDelaySeconds / edge.Count));
        CaseEdge[] rest = [.. cases.Edges.Skip(rows)];
        if (rest.Length > 0)
            table.AddStrong(telling.Word("map.other-edges", Argument.Count("count", rest.Length)), "", format.Count(rest.Sum(edge => edge.Count)), "", "", format.Duration(rest.Sum(edge => edge.DelaySeconds) / rest.Sum(edge => edge.Count)),
                format.Duration(cases.Working is null ? null : rest.Sum(edge => edge.WorkingDelaySeconds ?? 0) / rest.Sum(edge => edge.Count)));
        return table.Build();
    }

    private static Table Returns(Telling telling, CaseObservation cases, int rows)
    {
        var format = telling.Format;
        var table = new TableBuilder(telling.Word("map.returns")).Text(telling.Word("map.sender")).Text(telling.Word("map.there")).Number(telling.Word("map.returned")).Number(telling.Word("map.of-handovers")).Number(telling.Word("map.away")).Number(telling.Word("map.away-working")).Number(telling.Word("map.steps"));
        foreach (var edge in cases.Edges.Where(edge => edge.DirectReturns > 0).OrderByDescending(edge => edge.DirectReturns).ThenBy(edge => edge.From, StringComparer.Ordinal).ThenBy(edge => edge.To, StringComparer.Ordinal).Take(rows))
            table.Add(edge.From, edge.To, format.Count(edge.DirectReturns), format.Percent((double)edge.DirectReturns / edge.Count), format.Duration(edge.AwaySeconds / edge.DirectReturns), format.Duration(edge.AwayWorkingSeconds / edge.DirectReturns), format.Count(edge.AwayEvents));
        return table.Build();
    }

    /// <summary>In hours, and in money where the price of an hour was stated.</summary>
    private static void Cost(Telling telling, CaseObservation cases, BlockList blocks)
    {
        if (new PingPong().CostOf(cases, telling.Study.Settings.Rules) is not { } cost)
            return;
        blocks.Paragraph(telling.Word("map.loop-cost", Argument.Count("cases", cost.Cases), Argument.Count("returns", cost.Returns), Argument.Count("steps", cost.Steps), Argument.Of("minutes", cost.MinutesPerStep),
            Argument.Hours("work", cost.WorkHours), Argument.Hours("away", cost.AwayHours)));
        if (cost.AwayWorkingHours is { } working)
            blocks.Paragraph(telling.Word("map.loop-working", Argument.Hours("working", working), Argument.Hours("each", working / cost.Returns)));
        if (telling.Centre.Costs is { AgentHour: { } hour } costs)
            blocks.Paragraph(telling.Word("map.loop-money", Argument.Count("money", (long)Math.Round(cost.WorkHours * hour)), Argument.Of("currency", costs.Currency ?? telling.Say("workbook.moneyUnit")), Argument.Of("hour", hour)));
    }

    private static string WorkingTime(Telling telling, CaseObservation cases) => cases.Working is { } working
        ? telling.Word("map.working", Argument.Count("hours", working.HoursPerWeek), Argument.Count("teams", working.TeamsWithOwn))
        : telling.Word("map.no-working");

    private static Table Lengths(Telling telling, CaseObservation cases)
    {
        var table = new TableBuilder(telling.Word("map.lengths")).Text(telling.Word("map.number")).Number(telling.Word("map.cases")).Number(telling.Word("map.share"));
        for (var at = 0; at < cases.CasesByGroups.Length; at++)
        {
            if (cases.CasesByGroups[at] == 0)
                continue;
            var label = at + 1 == cases.CasesByGroups.Length ? telling.Word("map.and-more", Argument.Count("count", at + 1)) : telling.Format.Count(at + 1);
            table.Add(label, telling.Format.Count(cases.CasesByGroups[at]), telling.Format.Percent((double)cases.CasesByGroups[at] / cases.Cases));
        }

        return table.Build();
    }

    private static void Words(Telling telling, CaseObservation cases, BlockList blocks)
    {
        if (cases.Association is { } association)
        {
            blocks.Paragraph(telling.Word("map.association", Argument.Of("events", telling.Format.Estimate(ArgumentKind.Number, association.MoreEvents)), Argument.Of("time", telling.Format.Estimate(ArgumentKind.Seconds, association.MoreSeconds)),
                Argument.Seconds("several", association.Several.MedianSeconds), Argument.Seconds("one", association.One.MedianSeconds)));
        }

        if (cases.Closing is { Total: > 0 } closing)
        {
            blocks.Paragraph(telling.Word("map.closing", Argument.Count("total", closing.Total), Argument.Share("starter", (double)closing.Starter / closing.Total), Argument.Share("higher", (double)closing.Higher / closing.Total),
                Argument.Share("same", (double)closing.SameTier / closing.Total), Argument.Share("lower", (double)closing.Lower / closing.Total), Argument.Share("unknown", (double)closing.Unknown / closing.Total)));
        }

        var alone = cases.Groups.Count(group => group is { People: > 0, LargestShare: > 0.5 } && group.Cases >= 20);
        var judged = cases.Groups.Count(group => group.People > 0 && group.Cases >= 20);
        if (judged > 0)
            blocks.Paragraph(telling.Word("map.concentration", Argument.Count("alone", alone), Argument.Count("teams", judged)));
        if (cases.Unplaced > 0)
            blocks.Add(new Block.Notice(telling.Word("map.unplaced", Argument.Count("count", cases.Unplaced))));
    }

    private static Table Activities(Telling telling, CaseObservation cases)
    {
        var table = new TableBuilder(telling.Word("map.activities")).Text(telling.Word("map.activity")).Number(telling.Word("map.events")).Number(telling.Word("map.share"));
        foreach (var activity in cases.Activities.Take(20))
            table.Add(activity.Name, telling.Format.Count(activity.Events), telling.Format.Percent((double)activity.Events / cases.Events));
        return table.Build();
    }

    private static Table Flows(Telling telling, CaseObservation cases)
    {
        var format = telling.Format;
        var table = new TableBuilder(telling.Word("map.flows", Argument.Count("flows", cases.Flows.Length))).Text(telling.Word("flow")).Number(telling.Word("map.cases"))
            .Number(telling.Word("map.figure.several")).Number(telling.Word("map.figure.direct"));
        foreach (var flow in cases.Flows.Take(MostFlows))
            table.Add(flow.Name, format.Count(flow.Cases), format.Estimate(ArgumentKind.Share, Intervals.Share(flow.HandedOver, flow.Cases)), format.Estimate(ArgumentKind.Share, Intervals.Share(flow.Returned, flow.Cases)));
        return table.Build();
    }

    private static Table Variants(Telling telling, CaseObservation cases)
    {
        var table = new TableBuilder(telling.Word("map.variants", Argument.Count("variants", cases.VariantCount), Argument.Count("further", cases.CasesOfFurtherVariants))).Text(telling.Word("map.sequence")).Number(telling.Word("map.cases")).Number(telling.Word("map.share"));
        foreach (var variant in cases.Variants.Take(MostVariants))
            table.Add(string.Join(" → ", variant.Activities.Take(LongestSequence)) + (variant.Length > LongestSequence ? " → …" : ""), telling.Format.Count(variant.Cases), telling.Format.Percent((double)variant.Cases / cases.Cases));
        return table.Build();
    }
}
