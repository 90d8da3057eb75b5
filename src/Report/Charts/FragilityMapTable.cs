using Plateau.Design.Coverage;
using Plateau.Design.Training;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;

namespace Plateau.Report.Charts;

/// <summary>What the fragility map says in words: twin of the chart, and what its section shares with it.</summary>
internal static class FragilityMapTable
{
    /// <summary>Flow by weekday: the hours of a week would be a table that nobody reads.</summary>
    public static Table Twin(Telling telling, FragilityMap map)
    {
        var days = map.Flows.SelectMany(flow => flow.Cells).Select(cell => cell.Weekday).Distinct().Order().ToArray();
        var table = new TableBuilder(telling.Word("fragility-map.twin")).Text(telling.Word("flow"));
        foreach (var day in days)
            table.Number(telling.Format.Weekday((int)day));
        foreach (var flow in map.Flows)
        {
            table.Add([telling.NameOf(flow.Flow), .. days.Select(day =>
            {
                var cells = flow.Cells.Where(cell => cell.Weekday == day).ToArray();
                return cells.Length == 0 ? "" : telling.Format.Percent(cells.Sum(cell => cell.Contacts * cell.Nobody) is var sum && cells.All(cell => cell.Nobody is not null) ? sum / cells.Sum(cell => cell.Contacts) : null);
            })]);
        }

        return table.Build();
    }

    /// <summary>The flow with the largest share at risk; null when none has any, or it is not known.</summary>
    public static FlowFragility? Worst(FragilityMap map) => map.Flows.Where(flow => flow.ShareAtRisk >= 0.0005).MaxBy(flow => flow.ShareAtRisk);

    public static string When(Telling telling, FragilityCell cell) => telling.Word("fragility-map.when", Argument.Weekday("day", cell.Weekday), Argument.TimeOfDay("time", cell.Hour * 60));

    public static string Who(Telling telling, LearningGroup group) => telling.Word(
        group.People == 1 ? "training.who.only" : group.Names.IsEmpty ? "training.who.of" : "training.who.named",
        Argument.Count("count", 1),
        Argument.Count("people", group.People),
        Argument.Of("group", TrainingTable.Name(telling, group)));
}
