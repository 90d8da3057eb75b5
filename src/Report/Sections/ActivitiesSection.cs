using Plateau.Design.Activities;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;
using Plateau.Report.Charts;
using Plateau.Report.Texts;

namespace Plateau.Report.Sections;

/// <summary>What the flows are like: whether specialising means anything, and volume against complexity.</summary>
internal static class ActivitiesSection
{
    /// <summary>Pairs shown, at most: those that are alike first, then those that nobody can tell.</summary>
    private const int MostPairs = 24;

    public static Section? Build(Telling telling)
    {
        if (telling.Study.Cursor?.Activities is not { } map)
            return null;
        var blocks = new BlockList(telling);
        blocks.Chart(ChartCatalogue.Quadrant);
        blocks.Table(QuadrantTable.Build(telling, map.Quadrant));
        blocks.Small(telling.Word(map.Quadrant.ByTier ? "activities.quadrant.how.tier" : "activities.quadrant.how.time"));
        blocks.Table(Pairs(telling, map));
        if (map.Pairs.Length > MostPairs)
            blocks.Small(telling.Word("activities.pairs.most", Argument.Count("shown", MostPairs), Argument.Count("pairs", map.Pairs.Length)));
        if (map.Pairs.Length > 0)
            blocks.Small(telling.Word(telling.Observed is null ? "activities.pairs.how.stated" : "activities.pairs.how.log", Argument.Share("low", Distinctness.Band.Low), Argument.Share("high", Distinctness.Band.High), Argument.Share("apart", Distinctness.Apart)));
        return blocks.Build("activities", Headline(telling, map));
    }

    private static string Headline(Telling telling, ActivityMap map)
    {
        if (map.Pairs.IsEmpty)
            return telling.Word("activities.headline.single");
        int Count(Likeness likeness) => map.Pairs.Count(pair => pair.Likeness == likeness);
        return telling.Word(
            "activities.headline",
            Argument.Count("pairs", map.Pairs.Length),
            Argument.Count("distinct", Count(Likeness.Distinct)),
            Argument.Count("alike", Count(Likeness.Alike)),
            Argument.Count("open", Count(Likeness.CannotTell)));
    }

    private static Table Pairs(Telling telling, ActivityMap map)
    {
        var table = new TableBuilder(telling.Word("activities.pairs")).Text(telling.Word("activities.pair")).Text(telling.Word("activities.likeness")).Number(telling.Word("activities.ratio"))
            .Number(telling.Word("activities.distance")).Number(telling.Word("activities.shared")).Text(telling.Word("activities.because"));
        foreach (var pair in map.Pairs.OrderBy(pair => pair.Likeness switch { Likeness.Alike => 0, Likeness.CannotTell => 1, _ => 2 }).Take(MostPairs))
        {
            table.Add(
                telling.Word("activities.pair.of", Argument.Of("first", telling.NameOf(pair.First)), Argument.Of("second", telling.NameOf(pair.Second))),
                telling.Word($"activities.likeness.{pair.Likeness}"),
                telling.Format.Estimate(ArgumentKind.Number, pair.MeanRatio),
                telling.Share(pair.Distance),
                telling.Format.Percent(pair.SharedPeople, 0),
                telling.Word($"activities.reason.{pair.Reason}", Argument.List("tags", pair.Tags.Select(tag => telling.Word($"activities.tag.{tag}")))));
        }

        return table.Build();
    }
}
