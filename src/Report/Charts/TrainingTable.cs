using Plateau.Design.Training;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;
using Plateau.Report.Texts;

namespace Plateau.Report.Charts;

/// <summary>The training list as a table: twin of its chart, and the table of console and paper.</summary>
internal static class TrainingTable
{
    public static Table Build(Telling telling, TrainingPlan plan)
    {
        var table = new TableBuilder(telling.Word("training.twin")).Number(telling.Word("training.order")).Text(telling.Word("training.who")).Text(telling.Word("training.what"))
            .Number(telling.Word("training.gain")).Number(telling.Word("training.cumulative")).Number(telling.Word("training.share"));
        for (var step = 0; step < plan.List.Length; step++)
        {
            var one = plan.List[step];
            table.Add(
                telling.Format.Count(step + 1),
                Who(telling, one),
                What(telling, one),
                telling.Format.Estimate(ArgumentKind.Hours, one.Gain),
                telling.Format.Estimate(ArgumentKind.Hours, one.Cumulative),
                telling.Format.Percent(one.ShareOfWhole, 0));
        }

        return table.Build();
    }

    public static string What(Telling telling, TrainingStep step) => string.Join(" + ", step.Flows.Select(telling.NameOf));

    /// <summary>Some of a group, by the group's name or by what it takes.</summary>
    public static string Who(Telling telling, TrainingStep step) => telling.Word(
        step.Group.People == 1 ? "training.who.only" : step.Group.Names.IsEmpty ? "training.who.of" : "training.who.named",
        Argument.Count("count", step.People),
        Argument.Count("people", step.Group.People),
        Argument.Of("group", Name(telling, step.Group)));

    /// <summary>The group's own name, or what it takes.</summary>
    public static string Name(Telling telling, LearningGroup group) => group.Names.IsEmpty ? telling.SkillSet(group.Takes) : telling.Format.List(group.Names);

    /// <summary>Percentage points with their interval; the sign tells the direction unless the words around do.</summary>
    public static string Points(Telling telling, Estimate estimate, bool signed = true) => estimate is { Value: { } value, HalfWidth: { } half }
        ? $"{(signed ? telling.Format.Signed(value * 100, 1) : telling.Format.Number(value * 100, 1))}{Formatter.NoBreakSpace}±{Formatter.NoBreakSpace}{telling.Format.Points(half, signed: false)}"
        : telling.Format.Points(estimate.Value, signed: signed);
}
