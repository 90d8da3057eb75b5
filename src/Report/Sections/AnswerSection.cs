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
            yield return new(telling.OneThreshold is { } seconds ? telling.Word("key.within", Argument.Seconds("seconds", seconds)) : telling.Word("key.within-own"), telling.Share(service.Level(ServiceLevelVariant.OfOffered)), null);
            yield return new(telling.Word("key.abandonment"), telling.Share(service.AbandonmentShare), null);
        }

        if (study.Sizing?.Hours is { } hours)
        {
            if (hours.StaffedToday is { } staffed)
                yield return new(telling.Word("key.staffed"), format.Hours(staffed), null);
            yield return new(telling.Word("key.required"), telling.Word("key.range", Argument.Of("low", format.Number(hours.PooledWhole, 0)), Argument.Hours("high", Math.Round(hours.DedicatedWhole))), null);
        }

        if (study.Cursor?.Knee is { } knee)
            yield return new(telling.Word("key.knee"), telling.Knee(knee), null);
        if (study.Cursor?.BreakEven is { } breakEven)
            yield return new(telling.Word("key.break-even"), "+" + telling.Share(breakEven.Inflation), null);
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
