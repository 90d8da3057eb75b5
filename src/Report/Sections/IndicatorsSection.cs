using System.Collections.Immutable;
using Plateau.Design.Removal;
using Plateau.Diagnosis.Indicators;
using Plateau.Model;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;

namespace Plateau.Report.Sections;

/// <summary>Indicators by typology, sources side by side, what goes with what, and what findings cost in service.</summary>
internal static class IndicatorsSection
{
    public static Section? Build(Telling telling)
    {
        if (telling.Study.Indicators is not { } study)
            return null;
        var blocks = new BlockList(telling);
        var table = study.Table;
        blocks.Table(IndicatorTables.Centre(telling, table));
        blocks.Small(telling.Word("indicators.intervals"));
        foreach (var kind in new[] { SliceKind.Flow, SliceKind.Channel, SliceKind.Segment, SliceKind.Moment, SliceKind.Team, SliceKind.Weekday }.Where(kind => kind is not (SliceKind.Segment or SliceKind.Moment) || table.By(kind).Any()))
        {
            blocks.Table(IndicatorTables.By(telling, table, kind));
            if (table.By(kind).Count() is > IndicatorTables.MostRows and var count)
                blocks.Small(telling.Word("indicators.more", Argument.Count("shown", IndicatorTables.MostRows), Argument.Count("all", count)));
        }

        blocks.Table(IndicatorTables.By(telling, table, SliceKind.Hour), onConsole: false);
        if (table.TeamsHidden > 0)
            blocks.Small(telling.Word("indicators.teams-hidden", Argument.Count("teams", table.TeamsHidden), Argument.Count("least", IndicatorSlices.FewestPeople)));
        blocks.Table(IndicatorTables.Untold(telling, table));
        Sources(telling, blocks, study.Compared);
        Associated(telling, blocks, [.. study.Associations.Where(over => !over.Pairs.IsEmpty)]);
        if (telling.Study.Removals is { } removals)
            Removed(telling, blocks, removals);
        var told = IndicatorCatalogue.All.Length - table.Untold.Length;
        return blocks.Build("indicators", telling.Word("indicators.headline", Argument.Count("told", told), Argument.Count("all", IndicatorCatalogue.All.Length),
            Argument.Count("beyond", study.Compared.Count(one => one.Agreement == Agreement.Beyond)), Argument.Count("compared", study.Compared.Length)));
    }

    private static void Sources(Telling telling, BlockList blocks, ImmutableArray<ComparedSources> compared)
    {
        var files = telling.Study.Evidence.Quality?.Sources ?? [];
        if (compared.IsEmpty && files.Length < 2)
            return;
        blocks.Heading("indicators.sources");
        if (!compared.IsEmpty)
        {
            blocks.Table(IndicatorTables.Compared(telling, compared));
            blocks.Small(telling.Word("indicators.compared.definition"));
        }

        foreach (var overlap in telling.Study.Evidence.Quality?.Overlaps ?? [])
            blocks.Table(IndicatorTables.Overlap(telling, overlap));
        if (telling.Study.Evidence.Quality is { Overlaps.IsEmpty: false })
            blocks.Small(telling.Word("indicators.overlap.definition"));
        if (files.Length >= 2)
            blocks.Add(new Block.Notice(telling.Word("indicators.merged", Argument.List("files", files.Select(file => telling.Word("indicators.file", Argument.Of("name", file.Name), Argument.Count("rows", file.Kept + file.Tagged)))))));
    }

    private static void Associated(Telling telling, BlockList blocks, ImmutableArray<Associations> associations)
    {
        if (associations.IsEmpty)
            return;
        blocks.Heading("indicators.together");
        blocks.Add(new Block.Notice(telling.Word("indicators.association-not-effect")));
        foreach (var over in associations)
        {
            if (!over.CanTest)
                blocks.Paragraph(telling.Word($"indicators.too-few.{IndicatorTables.Key(over)}", Argument.Count("units", over.Units), Argument.Count("least", over.By == SliceKind.Hour ? Associations.FewestDays : Associations.FewestUnits)));
            blocks.Table(IndicatorTables.Associations(telling, over), onConsole: over.CanTest);
            blocks.Small(telling.Word($"indicators.associations.{IndicatorTables.Key(over)}.definition", Argument.Count("tested", over.Pairs.Count(pair => pair.PValue is not null)), Argument.Count("same", over.Same)));
        }
    }

    private static void Removed(Telling telling, BlockList blocks, RemovalResult removals)
    {
        blocks.Heading("indicators.removal");
        blocks.Paragraph(telling.Word("indicators.removal.base", Argument.Of("within", telling.Share(removals.Within)), Argument.Count("weeks", removals.Replications)));
        if (telling.Observed is { Service: var service })
            blocks.Paragraph(telling.Word("indicators.removal.observed", Argument.Of("within", telling.Share(service.Level(ServiceLevelVariant.OfOffered)))));
        blocks.Table(IndicatorTables.Removals(telling, removals));
        blocks.Small(telling.Word("indicators.removal.definition", Argument.Count("left", removals.NotPriced)));
    }
}
