using Plateau.Design.Training;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;
using Plateau.Report.Charts;
using Plateau.Report.Texts;

namespace Plateau.Report.Sections;

/// <summary>Whom to train, in order, and where to stop. People are named by their group, never one by one.</summary>
internal static class TrainingSection
{
    public static Section? Build(Telling telling)
    {
        if (telling.Study.Cursor?.Training is not { } plan)
            return null;
        var blocks = new BlockList(telling);
        if (plan.CannotTell is { } reason)
            return blocks.Build("training", telling.Say(reason));
        if (plan.LackingToday.Value is not null)
            blocks.Figures(Figures(telling, plan));
        blocks.Chart(ChartCatalogue.Training);
        blocks.Table(TrainingTable.Build(telling, plan));
        if (plan.Stop is { } stop)
            blocks.Paragraph(telling.Word($"training.stop.{stop}", Argument.Share("share", TrainingStudy.MostOfTheGain), Argument.Hours("cost", plan.HoursPerTraining ?? 0), Argument.Count("longest", TrainingStudy.Longest)));
        if (plan.AtTodaysHours is { } today)
            blocks.Paragraph(Today(telling, today));
        if (plan.HoursPerTraining is null && plan.LackingToday.Value is not null)
            blocks.Add(new Block.Notice(telling.Word("training.no-cost")));
        if (plan.Refused > 0)
            blocks.Small(telling.Word("training.refused", Argument.Count("count", plan.Refused)));
        if (plan is { Wished: { } wished, List.IsEmpty: false })
            blocks.Small(telling.Word("training.wished", Argument.Count("count", wished), Argument.Count("all", plan.List.Sum(step => step.People))));
        if (plan.OutOfReach.Length > 0)
            blocks.Add(new Block.Notice(telling.Word("training.out-of-reach", Argument.List("flows", plan.OutOfReach.Select(telling.NameOf)))));
        if (plan.LackingToday.Value is not null)
            blocks.Small(telling.Word("training.how", Argument.Hours("reference", plan.ReferenceHours), Argument.Hours("staffed", plan.StaffedHours), Argument.Count("replications", plan.Replications), telling.SeedArgument));
        return blocks.Build("training", Headline(telling, plan));
    }

    private static string Headline(Telling telling, TrainingPlan plan)
    {
        if (plan.List.IsEmpty)
            return telling.Word(plan.Stop == TrainingStop.NobodyLeft && plan.WholeTrainings == 0 ? "training.headline.nobody" : "training.headline.none");
        var last = plan.List[^1];
        return telling.Word(
            "training.headline",
            Argument.Count("count", plan.List.Sum(step => step.People)),
            Argument.Count("whole", plan.WholeTrainings),
            Argument.Of("share", telling.Format.Percent(last.ShareOfWhole, 0)),
            Argument.List("skills", plan.List.GroupBy(step => step.Skill).OrderByDescending(skill => skill.Sum(step => step.People)).Select(skill => telling.NameOf(skill.First().Flows[0]))));
    }

    private static IEnumerable<Figure> Figures(Telling telling, TrainingPlan plan)
    {
        yield return Hours("training-lacking", plan.LackingToday);
        yield return Hours("training-whole", plan.WholeGain);
        if (plan.List.IsEmpty)
            yield break;
        var all = plan.List[^1].Cumulative;
        yield return Hours("training-list", all);
        if (telling.Centre.Costs is { AgentHour: { } rate, Currency: { } currency })
            yield return Origin.Figure(telling, "training-money", telling.Format.Money(all.Value * rate, currency), all, ArgumentKind.Hours, seeded: true);

        Figure Hours(string key, Estimate hours) => Origin.Figure(telling, key, telling.Format.Estimate(ArgumentKind.Hours, hours), hours, ArgumentKind.Hours, seeded: true);
    }

    private static string Today(Telling telling, TrainingToday today) => telling.Word(
        "training.today",
        Argument.Of("within", TrainingTable.Points(telling, today.Within)),
        Argument.Of("contacts", telling.Format.Estimate(ArgumentKind.Number, today.ContactsPerDay)),
        Argument.Of("flow", telling.NameOf(today.LeastServed)),
        Argument.Of("least", TrainingTable.Points(telling, today.LeastServedWithin)),
        Argument.Of("everyone", TrainingTable.Points(telling, today.EveryoneWithin)));
}
