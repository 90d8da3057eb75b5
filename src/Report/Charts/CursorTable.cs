using Plateau.Design.Cursor;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;

namespace Plateau.Report.Charts;

/// <summary>All positions with what each gives and costs: twin of the chart, and the table of console and paper.</summary>
internal static class CursorTable
{
    public static Table Build(Telling telling, CursorResult cursor)
    {
        var table = new TableBuilder(telling.Word("cursor.twin")).Text(telling.Word("cursor.position")).Number(telling.Word("cursor.skills")).Number(telling.Word("cursor.within"))
            .Number(telling.Word(cursor.CostInHours ? "cursor.hours" : "cursor.cost")).Number(telling.Word("cursor.saving")).Number(telling.Word("cursor.least"));
        foreach (var position in cursor.Positions)
        {
            string[] cells = position.Impossible is not null ? Impossible(telling, position) :
            [
                Name(telling, position),
                telling.Format.Number(position.SkillsPerAgent, 1),
                telling.Share(position.EqualHours.AnsweredWithin),
                position.EqualService.Infeasible is null ? telling.Cost(position.EqualService.Cost) : telling.Word("cursor.infeasible"),
                position.Kind == OrganisationKind.Specialised ? "" : telling.Share(position.EqualService.SavingOverSpecialised),
                telling.Format.Number(position.LeastHours, 0),
            ];
            if (position.Kind == OrganisationKind.Observed)
                table.AddStrong(cells);
            else
                table.Add(cells);
        }

        return table.Build();
    }

    /// <summary>Whether the two ends of the cursor could both be staffed.</summary>
    public static bool CanCompare(CursorResult cursor) => Ends(cursor) is ({ EqualService.Hours.Value: not null }, { EqualService.Hours.Value: not null });

    public static (CursorPosition? Specialised, CursorPosition? Everyone) Ends(CursorResult cursor) =>
        (cursor.Positions.FirstOrDefault(position => position.Kind == OrganisationKind.Specialised), cursor.Positions.FirstOrDefault(position => position.Kind == OrganisationKind.Everyone));

    /// <summary>With what the best organisation found there uses, where that is clearly less than the position allows.</summary>
    private static string Name(Telling telling, CursorPosition position)
    {
        const double clearly = 0.03;
        var name = CursorAxis.Name(telling, position);
        return position.MultiSkilledHours is { } used && used < position.Share - clearly ? telling.Word("cursor.used", Argument.Of("position", name), Argument.Of("used", telling.Format.Percent(used, 0))) : name;
    }

    private static string[] Impossible(Telling telling, CursorPosition position) => [CursorAxis.Name(telling, position), "", "", telling.Word("cursor.impossible"), "", ""];
}
