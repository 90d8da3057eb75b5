using Plateau.Design.Activities;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;

namespace Plateau.Report.Charts;

/// <summary>Volume and complexity flow by flow: twin of the chart.</summary>
internal static class QuadrantTable
{
    public static Table Build(Telling telling, Quadrant quadrant)
    {
        var table = new TableBuilder(telling.Word("quadrant.twin")).Text(telling.Word("flow")).Number(telling.Word("quadrant.volume")).Number(telling.Word("quadrant.mean")).Number(telling.Word("quadrant.variation"))
            .Number(telling.Word(quadrant.ByTier ? "quadrant.tier" : "quadrant.complexity")).Text(telling.Word("quadrant.field"));
        foreach (var flow in quadrant.Flows.OrderByDescending(flow => flow.ContactsPerWeek))
        {
            table.Add(
                telling.NameOf(flow.Flow),
                telling.Format.Number(flow.ContactsPerWeek, 0),
                telling.Format.Duration(flow.MeanSeconds),
                telling.Format.Number(flow.Variation, 2),
                Complexity(telling, quadrant, flow.Complexity),
                telling.Word($"quadrant.field.{flow.Field}"));
        }

        return table.Build();
    }

    public static string Complexity(Telling telling, Quadrant quadrant, double value) => quadrant.ByTier ? telling.Format.Trimmed(value, 1) : telling.Format.Duration(value);
}
