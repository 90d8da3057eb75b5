using Plateau.Design.Cursor;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;
using Plateau.Report.Charts;
using Plateau.Report.Texts;

namespace Plateau.Report.Sections;

/// <summary>The cursor between specialising and pooling.</summary>
internal static class CursorSection
{
    /// <summary>Positions whose composition is shown in full: more would be a table nobody reads.</summary>
    private const int MostSets = 4;

    public static Section? Build(Telling telling)
    {
        if (telling.Study.Cursor is not { } cursor)
            return ReportSections.Missing(telling, "cursor");
        var blocks = new BlockList(telling);
        blocks.Figures(Figures(telling, cursor));
        blocks.Chart(ChartCatalogue.Cursor);
        blocks.Table(CursorTable.Build(telling, cursor));
        blocks.Small(telling.Word("cursor.how", Argument.Count("replications", cursor.Replications), Argument.Count("days", cursor.DaysPerReplication), telling.SeedArgument, Argument.Hours("hours", cursor.StaffedHours)));
        if (cursor.Solver is null)
            blocks.Add(new Block.Notice(telling.Word("cursor.no-solver")));
        if (cursor.LeastHoursOfAny is { } least)
            blocks.Small(cursor.Solver is { } solver ? telling.Word("cursor.proof", Argument.Of("solver", solver), Argument.Hours("any", least)) : telling.Word("cursor.proof.none", Argument.Hours("any", least)));
        foreach (var reason in Reasons(cursor))
            blocks.Add(new Block.Notice(telling.Say(reason)));
        if (cursor.Organisations is { } comparison && cursor.Positions.Any(position => position.GiveAndTake is not null))
        {
            blocks.Table(GiveAndTakeTable.Build(telling, cursor, comparison));
            GiveAndTakeTable.How(telling, comparison, blocks.Small);
        }

        blocks.Chart(ChartCatalogue.Dial);
        blocks.Chart(ChartCatalogue.Fragility);
        blocks.Table(Composition(telling, cursor), onConsole: false);
        return blocks.Build("cursor", Headline(telling, cursor));
    }

    private static string Headline(Telling telling, CursorResult cursor)
    {
        if (cursor.Knee is not { } knee)
            return telling.Word(CursorTable.CanCompare(cursor) ? "cursor.headline.none" : "cursor.headline.not-compared");
        if (knee.EverySkill)
            return telling.Word(knee.GainOfTwoSkills is null ? "cursor.headline.every-skill" : "cursor.headline.two-not-enough", Argument.Of("two", telling.Format.Percent(knee.GainOfTwoSkills, 0)));
        var today = cursor.Positions.FirstOrDefault(position => position.Kind == OrganisationKind.Observed);
        return telling.Word(today is null ? "cursor.headline.no-today" : today.Share >= knee.Share ? "cursor.headline.beyond" : "cursor.headline.before",
            Argument.Of("knee", telling.Format.Percent(knee.Share, 0)), Argument.Of("today", telling.Format.Percent(today?.Share, 0)));
    }

    /// <summary>Why positions cannot be taken or reach no target; of the like, what is said of everyone everything, else of the position most to the left.</summary>
    private static IEnumerable<Message> Reasons(CursorResult cursor) => cursor.Positions.OrderByDescending(position => position.Kind == OrganisationKind.Everyone)
        .Select(position => position.Impossible ?? position.EqualService.Infeasible).OfType<Message>()
        .DistinctBy(reason => (reason.Code, reason.Arguments.FirstOrDefault(argument => argument.Name == "flow")?.Text));

    internal static Figure Knee(Telling telling, CursorResult cursor, Knee knee) => Origin.Figure(telling, "knee", telling.Knee(knee), new(knee.Share, knee.Low, knee.High, cursor.Replications), seeded: true);

    internal static Figure BreakEven(Telling telling, BreakEven breakEven) => Origin.Figure(telling, "break-even", "+" + telling.Share(breakEven.Inflation), breakEven.Inflation, seeded: true);

    private static IEnumerable<Figure> Figures(Telling telling, CursorResult cursor)
    {
        var format = telling.Format;
        if (cursor.Knee is { } knee)
            yield return Knee(telling, cursor, knee);

        var everyone = cursor.Positions.FirstOrDefault(position => position.Kind == OrganisationKind.Everyone);
        if (everyone is not null)
        {
            yield return Origin.Figure(telling, "saving", telling.Share(everyone.EqualService.SavingOverSpecialised), everyone.EqualService.SavingOverSpecialised, seeded: true);
            yield return Origin.Figure(telling, "gain", Gain(format, everyone), everyone.EqualHours.GainOverSpecialised, seeded: true);
        }

        yield return cursor.BreakEven is { } breakEven
            ? BreakEven(telling, breakEven)
            : Origin.Figure(telling, "break-even", Formatter.UnknownMark, seeded: true);
        var today = cursor.Positions.FirstOrDefault(position => position.Kind == OrganisationKind.Observed);
        if (today is not null)
        {
            yield return Origin.Figure(telling, "worst-loss", format.Points(today.Fragility.WorstLoss.Value, signed: false), today.Fragility.WorstLoss, seeded: true);
            yield return Origin.Figure(telling, "under-absence", telling.Share(today.Fragility.UnderAbsence), today.Fragility.UnderAbsence, inputs: telling.Word("inputs.absence", Argument.Of("rate", telling.Share(cursor.AbsenceRate))), seeded: true);
        }
    }

    private static string Gain(Formatter format, CursorPosition everyone) => format.Points(everyone.EqualHours.GainOverSpecialised.Value);

    private static Table Composition(Telling telling, CursorResult cursor)
    {
        var table = new TableBuilder(telling.Word("cursor.composition")).Text(telling.Word("cursor.position")).Text(telling.Word("cursor.sets"));
        foreach (var position in cursor.Positions.Where(position => position.Impossible is null))
        {
            var sets = position.GroupSummary.OrderByDescending(set => set.Hours).ToList();
            var shown = sets.Take(MostSets).Select(set => $"{telling.SkillSet(set.Skills)} ({telling.Format.Percent(set.Hours, 0)})").ToList();
            if (sets.Count > MostSets)
                shown.Add(telling.Word("cursor.other-sets", Argument.Count("count", sets.Count - MostSets)));
            table.Add(CursorAxis.Name(telling, position), shown.Count == 0 ? Formatter.UnknownMark : string.Join(telling.Word("separator"), shown));
        }

        return table.Build();
    }
}
