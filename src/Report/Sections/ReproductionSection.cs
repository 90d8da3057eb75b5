using Plateau.Design.Reproduction;
using Plateau.Model;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;
using Plateau.Report.Charts;
using Plateau.Report.Texts;

namespace Plateau.Report.Sections;

/// <summary>Does the model reproduce reality? Predicted beside observed, calibrated beside uncalibrated.</summary>
internal static class ReproductionSection
{
    public static Section? Build(Telling telling)
    {
        var comparisons = telling.Study.Reproductions;
        if (comparisons.IsDefaultOrEmpty)
            return ReportSections.Missing(telling, "reproduction");
        var blocks = new BlockList(telling);
        blocks.Table(Summary(telling));
        blocks.Small(telling.Word("reproduction.key"));
        foreach (var calibration in comparisons.Select(comparison => comparison.Calibration).OfType<Message>().Select(telling.Say).Distinct(StringComparer.Ordinal))
            blocks.Add(new Block.Notice(calibration));
        blocks.Chart(ChartCatalogue.Reproduction);
        foreach (var main in ReproductionPair.Of(comparisons).Select(pair => pair.Main).Where(main => main.Explanations.Length > 0))
        {
            blocks.Add(new Block.Heading(telling.Word("reproduction.why", Argument.Of("kind", Name(telling, main)))));
            blocks.Bullets(main.Explanations.Select(telling.Say));
        }

        foreach (var comparison in comparisons)
            blocks.Table(ByFlow(telling, comparison), onConsole: false);
        return blocks.Build("reproduction", Headline(telling));
    }

    private static string Headline(Telling telling)
    {
        var uncalibrated = telling.Study.Reproductions.FirstOrDefault(comparison => comparison.Calibration is null) ?? telling.Study.Reproductions[0];
        var row = uncalibrated.Rows.FirstOrDefault(row => row is { Flow: null, Measure: ReproducedMeasure.AnsweredWithin });
        if (row is not { Observed: { } observed, Predicted.Value: not null })
            return telling.Word("reproduction.headline.unknown");
        return telling.Word(row.Agrees == true ? "reproduction.headline.agrees" : "reproduction.headline.differs",
            Argument.Of("observed", telling.Format.Percent(observed)), Argument.Of("predicted", telling.Share(row.Predicted)));
    }

    private static string Name(Telling telling, ReproductionResult comparison) => telling.Word(
        comparison.Calibration is null ? "reproduction.name" : "reproduction.name.calibrated", Argument.Of("kind", telling.Word($"reproduction.{comparison.Kind}")), Argument.Of("source", comparison.Source));

    private static Table Summary(Telling telling)
    {
        var pairs = ReproductionPair.Of(telling.Study.Reproductions);
        var calibrated = pairs.Any(pair => pair is { Plain: not null, Calibrated: not null });
        var table = new TableBuilder(telling.Word("reproduction.summary")).Text(telling.Word("reproduction.comparison")).Text(telling.Word("reproduction.measure"))
            .Number(telling.Word("reproduction.observed")).Number(telling.Word("reproduction.predicted"));
        if (calibrated)
            table.Number(telling.Word("reproduction.calibrated"));
        foreach (var pair in pairs)
        {
            var name = Name(telling, pair.Main);
            foreach (var row in pair.Main.Rows.Where(row => row.Flow is null))
            {
                string[] cells = [name, telling.Word($"reproduction.{row.Measure}"), Observed(telling, row), Judged(telling, row)];
                var beside = pair.Plain is null ? null : pair.Calibrated?.Rows.FirstOrDefault(other => other.Flow is null && other.Measure == row.Measure);
                table.Add(!calibrated ? cells : [.. cells, beside is null ? "" : Judged(telling, beside)]);
                name = "";
            }
        }

        return table.Build();
    }

    /// <summary>One row for each flow, with the three measures side by side.</summary>
    private static Table ByFlow(Telling telling, ReproductionResult comparison)
    {
        var table = new TableBuilder(telling.Word("reproduction.by-flow", Argument.Of("kind", Name(telling, comparison)))).Text(telling.Word("flow"));
        var measures = Enum.GetValues<ReproducedMeasure>();
        foreach (var measure in measures)
            table.Number(telling.Word($"reproduction.{measure}.observed")).Number(telling.Word("reproduction.predicted"));
        foreach (var flow in comparison.Rows.Where(row => row.Flow is not null).GroupBy(row => row.Flow!.Value))
        {
            var cells = new List<string> { telling.NameOf(flow.Key) };
            foreach (var measure in measures)
            {
                var row = flow.FirstOrDefault(row => row.Measure == measure);
                cells.Add(row is null ? Formatter.UnknownMark : Observed(telling, row));
                cells.Add(row is null ? Formatter.UnknownMark : Judged(telling, row));
            }

            table.Add([.. cells]);
        }

        return table.Build();
    }

    private static ArgumentKind KindOf(ReproducedMeasure measure) => measure == ReproducedMeasure.MeanWaitAnswered ? ArgumentKind.Seconds : ArgumentKind.Share;

    private static string Observed(Telling telling, ReproductionRow row) => telling.Format.Write(KindOf(row.Measure), row.Observed);

    /// <summary>The predicted value, with ≠ where the observed one lies outside its interval.</summary>
    private static string Judged(Telling telling, ReproductionRow row) =>
        telling.Format.Estimate(KindOf(row.Measure), row.Predicted) + (row.Agrees == false ? $"{Formatter.NoBreakSpace}≠" : "");
}
