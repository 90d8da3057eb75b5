using Plateau.Design.Cursor;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;
using Plateau.Report.Charts;

namespace Plateau.Report.Sections;

/// <summary>Pool or specialise, flow by flow, with the reasons.</summary>
internal static class VerdictSection
{
    public static Section? Build(Telling telling)
    {
        if (telling.Study.Cursor is not { } cursor)
            return ReportSections.Missing(telling, "verdict");
        var blocks = new BlockList(telling);
        blocks.Chart(ChartCatalogue.Verdicts);
        var reasons = new TableBuilder(telling.Word("verdict.reasons")).Text(telling.Word("flow")).Text(telling.Word("verdict")).Text(telling.Word("verdict.why"));
        reasons.AddStrong(telling.Word("whole-centre"), telling.Word($"verdict.{cursor.Whole.Kind}"), Why(cursor.Whole));
        foreach (var flow in cursor.Flows)
            reasons.Add(telling.NameOf(flow.Flow), telling.Word($"verdict.{flow.Verdict.Kind}"), Why(flow.Verdict));
        blocks.Table(reasons.Build());

        string Why(Verdict verdict) => string.Join(' ', verdict.Reasons.Select(telling.Say));

        return blocks.Build("verdict", telling.Word($"verdict.headline.{cursor.Whole.Kind}", Argument.Of("difference", telling.Share(cursor.Whole.CostDifference))));
    }
}
