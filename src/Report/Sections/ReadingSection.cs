using Plateau.Model.Observations;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;
using Plateau.Report.Charts;
using Plateau.Report.Texts;

namespace Plateau.Report.Sections;

/// <summary>What was read, what was kept, what is missing.</summary>
internal static class ReadingSection
{
    public static Section? Build(Telling telling)
    {
        if (telling.Study.Evidence.Quality is not { } quality)
            return new("reading", telling.Word("section.reading"), telling.Word("missing.no-log"), []);
        var format = telling.Format;
        var blocks = new BlockList(telling);
        blocks.Table(Sources(telling, quality));
        blocks.Small(telling.Word("reading.sum"));
        blocks.Chart(ChartCatalogue.DaysOfLog);
        blocks.Table(Reasons(telling, quality));
        if (quality.Facts.Length > 0)
        {
            var facts = new TableBuilder(telling.Word("reading.facts")).Text(telling.Word("reading.fact")).Text(telling.Word("reading.subject")).Number(telling.Word("value"));
            foreach (var fact in quality.Facts)
                facts.Add(telling.Say($"fact.{fact.Code}"), fact.Subject, format.Write(fact.Kind, fact.Value));
            blocks.Table(facts.Build());
        }

        if (quality.MissingDays.Length + quality.Holes.Length > 0)
        {
            blocks.Heading("reading.holes");
            if (quality.MissingDays.Length > 0)
                blocks.Paragraph(telling.Word("reading.missing-days", Argument.Count("count", quality.MissingDays.Length), Argument.List("days", quality.MissingDays.Select(format.Date))));
            blocks.Table(Holes(telling, quality));
        }

        if (quality.Notes.Length > 0)
        {
            blocks.Heading("reading.notes");
            blocks.Bullets(quality.Notes.Select(telling.Say));
        }

        var usable = quality.Read == 0 ? (double?)null : (double)(quality.Kept + quality.Tagged) / quality.Read;
        return blocks.Build("reading", telling.Word("reading.headline", Argument.Count("read", quality.Read), Argument.Of("usable", format.Percent(usable)), Argument.Count("rejected", quality.Rejected), Argument.Count("tagged", quality.Tagged)));
    }

    private static Table Sources(Telling telling, DataQuality quality)
    {
        var format = telling.Format;
        var table = new TableBuilder(telling.Word("reading.sources")).Text(telling.Word("reading.source")).Text(telling.Word("reading.format"))
            .Number(telling.Word("reading.read")).Number(telling.Word("reading.kept")).Number(telling.Word("reading.tagged")).Number(telling.Word("reading.rejected"));
        foreach (var source in quality.Sources)
            table.Add(source.Name, source.Format, format.Count(source.Read), format.Count(source.Kept), format.Count(source.Tagged), format.Count(source.Rejected));
        if (quality.Sources.Length > 1)
            table.AddStrong(telling.Word("total"), "", format.Count(quality.Read), format.Count(quality.Kept), format.Count(quality.Tagged), format.Count(quality.Rejected));
        return table.Build();
    }

    private static Table Reasons(Telling telling, DataQuality quality)
    {
        var table = new TableBuilder(telling.Word("reading.reasons")).Text(telling.Word("reading.reason")).Text(telling.Word("reading.consequence")).Number(telling.Word("reading.rows")).Text(telling.Word("reading.first"));
        foreach (var source in quality.Sources)
        {
            foreach (var reason in source.Reasons.Where(reason => reason.Count > 0))
            {
                table.Add(telling.Say($"reason.{reason.Code}"), telling.Word(reason.Rejects ? "reading.is-rejected" : "reading.is-tagged"), telling.Format.Count(reason.Count),
                    string.Join(", ", reason.FirstRows.Take(3).Select(telling.Format.Count)));
            }
        }

        return table.Build();
    }

    private static Table Holes(Telling telling, DataQuality quality)
    {
        var format = telling.Format;
        var table = new TableBuilder(telling.Word("reading.silences")).Text(telling.Word("day")).Text(telling.Word("reading.from")).Text(telling.Word("reading.to")).Number(telling.Word("reading.expected"));
        foreach (var hole in quality.Holes)
            table.Add($"{format.Weekday((int)hole.Date.DayOfWeek)} {format.Date(hole.Date)}", format.TimeOfDay(hole.FromMinutes), format.TimeOfDay(hole.ToMinutes), format.Number(hole.ExpectedContacts, 0));
        return table.Build();
    }
}
