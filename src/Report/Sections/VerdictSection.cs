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
        Reasons(telling.Word("whole-centre"), cursor.Whole);
        foreach (var flow in cursor.Flows)
            Reasons(telling.NameOf(flow.Flow), flow.Verdict);

        void Reasons(string name, Verdict verdict)
        {
            blocks.Add(new Block.Heading($"{name}{telling.Word("colon")}{telling.Word($"verdict.{verdict.Kind}").ToLowerInvariant()}"));
            blocks.Bullets(verdict.Reasons.Select(telling.Say));
        }

        return blocks.Build("verdict", telling.Word($"verdict.headline.{cursor.Whole.Kind}", Argument.Of("difference", telling.Share(cursor.Whole.CostDifference))));
    }
}
