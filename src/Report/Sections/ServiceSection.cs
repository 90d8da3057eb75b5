using Plateau.Model;
using Plateau.Model.Observations;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;
using Plateau.Report.Charts;
using Plateau.Report.Texts;

namespace Plateau.Report.Sections;

/// <summary>The service today, each indicator with its definition, sample and interval.</summary>
internal static class ServiceSection
{
    public static Section? Build(Telling telling)
    {
        if (telling.Observed is not { Service: { Offered: > 0 } service } observed)
            return ReportSections.Missing(telling, "service");
        var blocks = new BlockList(telling);
        blocks.Figures(Figures(telling, service));
        blocks.Chart(ChartCatalogue.ServiceByFlow);
        blocks.Table(ByFlow(telling, observed));
        blocks.Chart(ChartCatalogue.ServiceVariants);
        blocks.Table(Handling(telling, observed), onConsole: false);
        blocks.Small(telling.Word("service.patience-note"));
        blocks.Heading("service.staffing");
        if (observed.AfterContactSeconds.Value is not null)
            blocks.Paragraph(telling.Word("service.after-contact", Argument.Of("seconds", telling.Seconds(observed.AfterContactSeconds)), Argument.Count("gaps", observed.AfterContactSeconds.SampleSize)));
        blocks.Paragraph(telling.Word("service.staffing.why", Argument.Of("used", telling.Word($"staffing.{observed.StaffingUsed}"))));
        blocks.Table(Staffing(telling, observed));
        return blocks.Build("service", telling.Word(telling.OneThreshold is null ? "service.headline.own" : "service.headline", Argument.Of("within", telling.Share(service.Level(ServiceLevelVariant.OfOffered))),
            Argument.Seconds("seconds", telling.OneThreshold ?? 0), Argument.Of("abandonment", telling.Share(service.AbandonmentShare))));
    }

    /// <summary>Answered in time, of all who were offered.</summary>
    internal static Figure Within(Telling telling, ServiceObservation service) => Share(telling, "within", service.Level(ServiceLevelVariant.OfOffered), $"{Counts(telling, service)} {Threshold(telling, service)}");

    internal static Figure Abandonment(Telling telling, ServiceObservation service) => Share(telling, "abandonment", service.AbandonmentShare, Counts(telling, service));

    /// <summary>How presence was rebuilt, and how much of it there was.</summary>
    internal static string StaffingInputs(Telling telling, ObservedCentre observed) =>
        telling.Word("inputs.staffing", Argument.Of("method", telling.Word($"staffing.{observed.StaffingUsed}")), Argument.Hours("hours", observed.StaffingInUse.TotalHours));

    private static IEnumerable<Figure> Figures(Telling telling, ServiceObservation service)
    {
        var (format, counts, threshold) = (telling.Format, Counts(telling, service), Threshold(telling, service));
        Figure Seconds(string key, Mathematics.Statistics.Estimate estimate) => Origin.Figure(telling, key, format.Duration(estimate.Value), estimate, ArgumentKind.Seconds, counts);
        yield return Within(telling, service);
        yield return Abandonment(telling, service);
        yield return Share(telling, "abandonment-without-short", service.AbandonmentShareWithoutShort, $"{counts} {threshold}");
        yield return Share(telling, "abandonment-in-queue", service.AbandonmentShareInQueue, counts);
        yield return Seconds("asa", service.MeanWaitAnsweredSeconds);
        yield return Seconds("wait-all", service.MeanWaitAllSeconds);
        yield return Share(telling, "at-once", service.AnsweredAtOnceShare, counts);
        yield return Seconds("aht", service.MeanHandleSeconds);
        yield return Share(telling, "occupancy", service.Occupancy, StaffingInputs(telling, telling.Observed!));
    }

    private static Figure Share(Telling telling, string key, Mathematics.Statistics.Estimate estimate, string inputs) => Origin.Figure(telling, key, telling.Share(estimate), estimate, inputs: inputs);

    private static string Counts(Telling telling, ServiceObservation service) => telling.Word("inputs.counts",
        Argument.Count("offered", service.Offered), Argument.Of("answered", telling.Format.Count(service.Answered)), Argument.Of("abandoned", telling.Format.Count(service.Abandoned)), Argument.Of("left", telling.Format.Count(service.LeftBeforeQueue)));

    private static string Threshold(Telling telling, ServiceObservation service) => telling.Word("inputs.threshold", Argument.Seconds("seconds", service.ThresholdSeconds), Argument.Seconds("short", service.ShortAbandonSeconds));

    private static Table ByFlow(Telling telling, ObservedCentre observed)
    {
        var table = new TableBuilder(telling.Word("service.by-flow")).Text(telling.Word("flow")).Number(telling.Word("offered")).Number(telling.Word("service.within"))
            .Number(telling.Word("service.abandonment")).Number(telling.Word("service.asa")).Number(telling.Word("service.aht"));
        table.AddStrong(Row(telling, telling.Word("all-flows"), observed.Service));
        foreach (var flow in observed.Flows)
            table.Add(Row(telling, telling.NameOf(flow.Flow), flow.Service));
        return table.Build();
    }

    private static string[] Row(Telling telling, string name, ServiceObservation service) =>
    [
        name, telling.Format.Count(service.Offered), telling.Share(service.Level(ServiceLevelVariant.OfOffered)), telling.Share(service.AbandonmentShare),
        telling.Format.Duration(service.MeanWaitAnsweredSeconds.Value), telling.Format.Duration(service.MeanHandleSeconds.Value),
    ];

    private static Table Handling(Telling telling, ObservedCentre observed)
    {
        var format = telling.Format;
        var table = new TableBuilder(telling.Word("service.handling")).Text(telling.Word("flow")).Number(telling.Word("service.mean")).Number(telling.Word("service.median"))
            .Number(telling.Word("service.variation")).Number(telling.Word("service.under-10")).Number(telling.Word("service.fit")).Number(telling.Word("service.patience-median")).Number(telling.Word("service.patience-mean"));
        foreach (var flow in observed.Flows)
        {
            var chosen = flow.Handle.Laws.FirstOrDefault(law => law.Chosen);
            table.Add(telling.NameOf(flow.Flow), format.Duration(flow.Handle.Mean.Value), format.Duration(flow.Handle.Median), format.Number(flow.Handle.Variation, 2), format.Percent(flow.Handle.ShareUnder10Seconds),
                chosen is null ? Formatter.UnknownMark : format.Number(chosen.KolmogorovSmirnov, 3), format.Duration(flow.Patience.MedianSeconds),
                format.Duration(flow.Patience.Mean.Value) + (flow.Patience.Borrowed ? "*" : ""));
        }

        return table.Build();
    }

    private static Table Staffing(Telling telling, ObservedCentre observed)
    {
        var format = telling.Format;
        var table = new TableBuilder("").Text(telling.Word("service.method")).Number(telling.Word("service.hours")).Number(telling.Word("service.occupancy")).Text(telling.Word("definition"));
        foreach (var method in observed.Staffing)
        {
            var used = method.Method == observed.StaffingUsed;
            var name = telling.Word($"staffing.{method.Method}");
            string[] cells = [used ? telling.Word("variant.used", Argument.Of("name", name)) : name, format.Hours(method.TotalHours), format.Percent(method.Occupancy), telling.Word($"staffing.{method.Method}.definition")];
            if (used)
                table.AddStrong(cells);
            else
                table.Add(cells);
        }

        return table.Build();
    }
}
