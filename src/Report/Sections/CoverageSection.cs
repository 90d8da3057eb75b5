using Plateau.Design.Coverage;
using Plateau.Model;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;
using Plateau.Report.Charts;
using Plateau.Report.Texts;

namespace Plateau.Report.Sections;

/// <summary>Where the centre hangs by a thread: holes and thin hours, departures that hurt, back-ups.</summary>
internal static class CoverageSection
{
    public static Section? Build(Telling telling)
    {
        if (telling.Study.Cursor?.FragilityMap is not { } map)
            return null;
        var blocks = new BlockList(telling);
        blocks.Chart(ChartCatalogue.FragilityMap);
        blocks.Table(ByFlow(telling, map));
        blocks.Small(map.AbsenceRate is { } rate
            ? telling.Word(map.FromLog ? "coverage.how.log" : "coverage.how.plan", Argument.Share("rate", Math.Round(rate, 2)))
            : telling.Word("coverage.how.unknown"));
        blocks.Table(Departures(telling, map));
        blocks.Small(telling.Word("coverage.departures.how", telling.SeedArgument));
        return blocks.Build("coverage", Headline(telling, map));
    }

    private static string Headline(Telling telling, FragilityMap map)
    {
        var worst = FragilityMapTable.Worst(map);
        if (worst is null)
            return telling.Word(map.Flows.Any(flow => flow.AtRisk is null) ? "coverage.headline.unknown" : "coverage.headline.none");
        return telling.Word("coverage.headline", Argument.Of("flow", telling.NameOf(worst.Flow)), Argument.Of("share", telling.Format.Percent(worst.ShareAtRisk)), Argument.Of("contacts", telling.Format.Number(worst.AtRisk, 1)));
    }

    private static Table ByFlow(Telling telling, FragilityMap map)
    {
        var table = new TableBuilder(telling.Word("coverage.flows")).Text(telling.Word("flow")).Number(telling.Word("coverage.holders")).Number(telling.Word("coverage.contacts"))
            .Number(telling.Word("coverage.at-risk")).Number(telling.Word("coverage.share")).Text(telling.Word("coverage.worst")).Text(telling.Word("coverage.back-up"));
        foreach (var flow in map.Flows)
        {
            table.Add(
                telling.NameOf(flow.Flow),
                telling.Format.Count(flow.Holders),
                telling.Format.Number(flow.ContactsPerWeek, 0),
                telling.Format.Number(flow.AtRisk, 1),
                telling.Format.Percent(flow.ShareAtRisk),
                flow.Worst is { } cell ? FragilityMapTable.When(telling, cell) : Formatter.UnknownMark,
                flow.BackUp is { } backUp ? BackUp(telling, backUp) : Formatter.UnknownMark);
        }

        return table.Build();
    }

    private static string BackUp(Telling telling, BackUp backUp) => telling.Word(
        backUp.TrainingHours is null ? "coverage.back-up.to" : "coverage.back-up.hours",
        Argument.Of("who", FragilityMapTable.Who(telling, backUp.Group)),
        Argument.Of("after", telling.Format.Number(backUp.AtRiskAfter, 1)),
        Argument.Hours("hours", backUp.TrainingHours ?? 0));

    private static Table Departures(Telling telling, FragilityMap map)
    {
        var table = new TableBuilder(telling.Word("coverage.departures")).Text(telling.Word("coverage.who")).Text(telling.Word("coverage.uncovered")).Number(telling.Word("coverage.more"))
            .Number(telling.Word("coverage.lost")).Text(telling.Word("coverage.hardest"));
        foreach (var departure in map.Departures)
        {
            table.Add(
                FragilityMapTable.Who(telling, departure.Group),
                departure.Uncovered.IsEmpty ? telling.Word("coverage.uncovered.none") : telling.Format.List([.. departure.Uncovered.Select(telling.NameOf)]),
                telling.Format.Number(departure.MoreAtRisk, 1),
                TrainingTable.Points(telling, departure.Within, signed: false),
                departure.HardestHit is { } flow ? telling.Word("coverage.hardest.flow", Argument.Of("flow", telling.NameOf(flow)), Argument.Of("loss", TrainingTable.Points(telling, departure.HardestHitWithin, signed: false))) : Formatter.UnknownMark);
        }

        return table.Build();
    }
}
