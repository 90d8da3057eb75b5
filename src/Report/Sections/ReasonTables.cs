using Plateau.Diagnosis.Journeys;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;
using Plateau.Report.Texts;

namespace Plateau.Report.Sections;

/// <summary>Why customers contact, how hard that is, and which moments of their journey weigh most.</summary>
internal static class ReasonTables
{
    private const int MostReasons = 40;

    public static void Add(Telling telling, BlockList blocks)
    {
        if (ReasonMap.Of(telling.Study.Evidence.Declared) is { } reasons)
        {
            blocks.Heading("reasons");
            blocks.Paragraph(telling.Word("reasons.headline", Argument.Of("agreement", telling.Format.Estimate(ArgumentKind.Number, reasons.Agreement)), Argument.Count("reasons", reasons.Agreement.SampleSize)));
            blocks.Table(Reasons(telling, reasons));
        }

        if (Diagnosis.Journeys.Moments.Of(telling.Study.Evidence) is { } moments)
        {
            blocks.Table(Moments(telling, moments));
            blocks.Small(telling.Word("moments.definition", Argument.Count("without", moments.ContactsWithout)));
        }
    }

    private static Table Reasons(Telling telling, ReasonMap map)
    {
        var format = telling.Format;
        var table = new TableBuilder(telling.Word("reasons")).Text(telling.Word("reasons.reason")).Text(telling.Word("reasons.parent")).Text(telling.Word("flow")).Number(telling.Word("reasons.weekly")).Number(telling.Word("reasons.complexity"))
            .Number(telling.Word("reasons.range")).Number(telling.Word("reasons.raters"));
        foreach (var reason in map.Reasons.Take(MostReasons))
        {
            var range = reason is { Least: { } least, Most: { } most } ? telling.Word("reasons.of", Argument.Count("least", least), Argument.Count("most", most)) : Formatter.UnknownMark;
            string[] cells = [reason.Name, reason.Parent ?? "", reason.Flow ?? Formatter.UnknownMark, format.Number(reason.Weekly, 1), format.Number(reason.Complexity, 1), range, format.Count(reason.Raters)];
            if (reason.IsLeaf)
                table.Add(cells);
            else
                table.AddStrong(cells);
        }

        return table.Build();
    }

    private static Table Moments(Telling telling, Moments moments)
    {
        var table = new TableBuilder(telling.Word("moments")).Text(telling.Word("moments.part")).Number(telling.Word("journeys.contacts")).Number(telling.Word("moments.share")).Number(telling.Word("moments.wait")).Number(telling.Word("moments.handle"))
            .Text(telling.Word("moments.worst")).Number(telling.Word("moments.met"));
        foreach (var moment in moments.All)
        {
            table.Add(
                moment.Part, telling.Format.Count(moment.Contacts), telling.Format.Percent(moment.Share), telling.Format.Duration(60 * moment.WaitMinutes), telling.Format.Duration(60 * moment.HandleMinutes),
                moment.Worst is { } worst ? telling.NameOf(worst.Flow) : Formatter.UnknownMark, telling.Share(moment.Met));
        }

        return table.Build();
    }
}
