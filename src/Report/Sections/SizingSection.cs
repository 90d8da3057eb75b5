using Plateau.Design;
using Plateau.Design.Sizing;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;
using Plateau.Report.Charts;
using Plateau.Report.Texts;

namespace Plateau.Report.Sections;

/// <summary>How many are needed, between one pool and separate groups, against how many are there.</summary>
internal static class SizingSection
{
    public static Section? Build(Telling telling)
    {
        if (telling.Study.Sizing is not { } sizing)
            return ReportSections.Missing(telling, "sizing");
        var (hours, format) = (sizing.Hours, telling.Format);
        var blocks = new BlockList(telling);
        if (!sizing.Feasible)
            blocks.Add(new Block.Notice(telling.Word("sizing.infeasible")));
        if (LeftOut.Of(telling.Centre).Length is > 0 and var count)
            blocks.Add(new Block.Notice(telling.Word("sizing.left-out", Argument.Count("count", count))));
        blocks.Chart(ChartCatalogue.Requirement);
        blocks.Table(Hours(telling, hours));
        blocks.Small(telling.Word(hours.Shrinkage is null ? "sizing.no-shrinkage" : "sizing.shrinkage", Argument.Share("shrinkage", hours.Shrinkage ?? 0)));
        blocks.Table(ByFlow(telling, sizing));
        blocks.Paragraph(telling.Word("sizing.check", Argument.Of("dedicated", telling.Share(sizing.DedicatedCheck.Within)), Argument.Of("pooled", telling.Share(sizing.PooledCheck.Within))));
        var gap = hours.DedicatedWhole <= 0 ? 0 : (hours.DedicatedWhole - hours.PooledWhole) / hours.DedicatedWhole;
        return blocks.Build("sizing", telling.Word(hours.StaffedToday is null ? "sizing.headline.unstaffed" : "sizing.headline",
            Argument.Of("pooled", format.Hours(hours.PooledWhole)), Argument.Of("dedicated", format.Hours(hours.DedicatedWhole)), Argument.Of("staffed", format.Hours(hours.StaffedToday)), Argument.Of("gap", format.Percent(gap, 0))));
    }

    /// <summary>The range between one pool and separate groups.</summary>
    internal static Figure Required(Telling telling, SizingResult sizing)
    {
        var hours = sizing.Hours;
        var inputs = telling.Word("inputs.sizing",
            Argument.Of("contacts", telling.Format.Number(sizing.Flows.Sum(flow => flow.ArrivalsPerPeriod.Sum()), 0)), Argument.Count("flows", sizing.Flows.Length), Argument.List("targets", sizing.Flows.Select(flow => telling.Target(flow.Target)).Distinct()));
        return Origin.Figure(telling, "sizing", telling.Word("key.range", Argument.Of("low", telling.Format.Number(hours.PooledWhole, 0)), Argument.Hours("high", Math.Round(hours.DedicatedWhole))), inputs: inputs);
    }

    private static Table Hours(Telling telling, SizingHours hours)
    {
        var format = telling.Format;
        var table = new TableBuilder(telling.Word("sizing.hours")).Text(telling.Word("sizing.organisation")).Number(telling.Word("sizing.fractional")).Number(telling.Word("sizing.whole")).Number(telling.Word("sizing.gross"));
        table.Add(telling.Word("requirement.dedicated"), format.Hours(hours.DedicatedFractional), format.Hours(hours.DedicatedWhole), format.Hours(hours.DedicatedWholeGross));
        table.Add(telling.Word("requirement.pooled"), format.Hours(hours.PooledFractional), format.Hours(hours.PooledWhole), format.Hours(hours.PooledWholeGross));
        table.AddStrong(telling.Word("requirement.staffed"), Formatter.UnknownMark, format.Hours(hours.StaffedToday), hours.StaffedToday is { } net && hours.Shrinkage is { } away ? format.Hours(net / (1 - away)) : Formatter.UnknownMark);
        return table.Build();
    }

    private static Table ByFlow(Telling telling, SizingResult sizing)
    {
        var format = telling.Format;
        var table = new TableBuilder(telling.Word("sizing.by-flow")).Text(telling.Word("flow")).Number(telling.Word("target.header")).Number(telling.Word("sizing.contacts"))
            .Number(telling.Word("service.aht")).Number(telling.Word("sizing.patience")).Number(telling.Word("sizing.flow-hours")).Number(telling.Word("sizing.verified"));
        for (var index = 0; index < sizing.Flows.Length; index++)
        {
            var flow = sizing.Flows[index];
            table.Add(telling.NameOf(flow.Flow), telling.Target(flow.Target), format.Number(flow.ArrivalsPerPeriod.Sum(), 0), format.Duration(flow.MeanHandleSeconds), format.Duration(flow.MeanPatienceSeconds),
                format.Hours(flow.HoursPerWeek), index < sizing.DedicatedCheck.ByFlow.Length ? telling.Share(sizing.DedicatedCheck.ByFlow[index]) : Formatter.UnknownMark);
        }

        return table.Build();
    }
}
