using Plateau.Design.Cursor;
using Plateau.Model;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;

namespace Plateau.Report.Sections;

/// <summary>The answer: one page that can be read alone.</summary>
internal static class AnswerSection
{
    private const int MostFindings = 3;
    private const int MostLimits = 2;

    public static Section? Build(Telling telling)
    {
        var study = telling.Study;
        var blocks = new BlockList(telling);
        if (study.Partial)
            blocks.Add(new Block.Notice(telling.Word("partial")));
        foreach (var sentence in study.Answer.Skip(1))
            blocks.Paragraph(telling.Say(sentence));
        blocks.Figures(KeyFigures(telling));
        if (study.Cursor is { } cursor)
            blocks.Table(Verdicts(telling, cursor));

        var findings = FindingsSection.Sorted(telling).DistinctBy(found => found.Rule).Take(MostFindings).ToList();
        if (findings.Count > 0)
        {
            blocks.Heading("answer.findings");
            blocks.Bullets(findings.Select(found => $"{found.Severity}{telling.Word("colon")}{found.Sentence}"));
        }

        if (study.Limits.Length > 0)
        {
            blocks.Heading("answer.limits");
            blocks.Bullets(study.Limits.Take(MostLimits).Select(telling.Say));
        }

        return blocks.Build("answer", study.Answer.Length > 0 ? telling.Say(study.Answer[0]) : telling.Word("answer.none"));
    }

    private static IEnumerable<Figure> KeyFigures(Telling telling)
    {
        var (study, format) = (telling.Study, telling.Format);
        if (telling.Observed?.Service is { Offered: > 0 } service)
        {
            yield return ServiceSection.Within(telling, service) with { Label = telling.OneThreshold is { } seconds ? telling.Word("key.within", Argument.Seconds("seconds", seconds)) : telling.Word("key.within-own") };
            yield return ServiceSection.Abandonment(telling, service) with { Label = telling.Word("key.abandonment") };
        }

        if (study.Sizing is { } sizing)
        {
            if (sizing.Hours.StaffedToday is { } staffed)
                yield return Origin.Figure(telling, "staffing", format.Hours(staffed), inputs: telling.Observed is { } observed ? ServiceSection.StaffingInputs(telling, observed) : "") with { Label = telling.Word("key.staffed") };
            yield return SizingSection.Required(telling, sizing) with { Label = telling.Word("key.required") };
        }

        if (study.Cursor is { Knee: { } knee } withKnee)
            yield return CursorSection.Knee(telling, withKnee, knee) with { Label = telling.Word("key.knee") };
        if (study.Cursor?.BreakEven is { } breakEven)
            yield return CursorSection.BreakEven(telling, breakEven) with { Label = telling.Word("key.break-even") };
    }

    private static Table Verdicts(Telling telling, CursorResult cursor)
    {
        var table = new TableBuilder(telling.Word("answer.verdicts")).Text(telling.Word("flow")).Text(telling.Word("verdict")).Number(telling.Word("verdicts.difference"));
        table.AddStrong(telling.Word("whole-centre"), telling.Word($"verdict.{cursor.Whole.Kind}"), telling.Share(cursor.Whole.CostDifference));
        foreach (var flow in cursor.Flows)
            table.Add(telling.NameOf(flow.Flow), telling.Word($"verdict.{flow.Verdict.Kind}"), telling.Share(flow.Verdict.CostDifference));
        return table.Build();
    }
}
