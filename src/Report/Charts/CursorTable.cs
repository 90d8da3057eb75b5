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
        var table = new TableBuilder(telling.Word("cursor.twin")).Text(telling.Word("cursor.position")).Number(telling.Word("cursor.within")).Number(telling.Word("cursor.abandonment"))
            .Number(telling.Word("cursor.occupancy")).Number(telling.Word(cursor.CostInHours ? "cursor.hours" : "cursor.cost")).Number(telling.Word("cursor.saving"));
        foreach (var position in cursor.Positions)
        {
            string[] cells =
            [
                CursorAxis.Name(telling, position),
                telling.Share(position.EqualHours.AnsweredWithin),
                telling.Share(position.EqualHours.Abandonment),
                telling.Share(position.EqualHours.Occupancy),
                position.EqualService.Infeasible is null ? telling.Cost(position.EqualService.Cost) : telling.Word("cursor.infeasible"),
                position.Kind == OrganisationKind.Specialised ? "" : telling.Share(position.EqualService.SavingOverSpecialised),
            ];
            if (position.Kind == OrganisationKind.Observed)
                table.AddStrong(cells);
            else
                table.Add(cells);
        }

        return table.Build();
    }
}
