using Plateau.Design.Organisations;
using Plateau.Model.Organisations;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;
using Plateau.Report.Charts;
using Plateau.Report.Texts;

namespace Plateau.Report.Sections;

/// <summary>Organisation models side by side, and both sides of the scale.</summary>
internal static class OrganisationsSection
{
    public static Section? Build(Telling telling)
    {
        if (telling.Study.Cursor?.Organisations is not { } comparison)
            return ReportSections.Missing(telling, "organisations");
        var cursor = telling.Study.Cursor;
        var blocks = new BlockList(telling);
        foreach (var note in comparison.Notes)
            blocks.Add(new Block.Notice(telling.Say(note)));
        blocks.Chart(ChartCatalogue.Organisations);
        blocks.Table(OrganisationTables.Costs(telling, comparison));
        blocks.Small(telling.Word("organisations.how", Argument.Count("replications", cursor.Replications), Argument.Count("days", cursor.DaysPerReplication), telling.SeedArgument, Argument.Of("reference", OrganisationTables.Reference(telling, comparison))));
        blocks.Table(OrganisationTables.People(telling, comparison));
        blocks.Small(telling.Word("organisations.people.how", Argument.Share("people", ShockTest.PeopleAway), Argument.Share("volume", ShockTest.ContactsMore)));
        blocks.Table(RecoveryTable.Build(telling, comparison));
        RecoveryTable.How(telling, comparison, blocks.Small);
        if (CostSides.Stated(telling.Centre).Of(UncertainInput.TrainingHoursPerSkill) is null)
            blocks.Add(new Block.Notice(telling.Say("limit.noTrainingCost")));
        blocks.Table(OrganisationTables.Training(telling, comparison));
        blocks.Small(telling.Word("organisations.training.how", Argument.Of("reference", OrganisationTables.Reference(telling, comparison))));
        blocks.Chart(ChartCatalogue.Tornado);
        if (comparison.Sensitivity is { } sensitivity)
        {
            blocks.Table(OrganisationTables.Inputs(telling, sensitivity));
            blocks.Small(telling.Word("organisations.inputs.how", Argument.Of("elasticity", sensitivity.Elasticity)));
        }

        if (comparison.BreadthSeen is { Low: { } low, High: { } high, SampleSize: var agents } seen)
            blocks.Small(telling.Word(low > 0 || high < 0 ? "organisations.breadth.seen" : "organisations.breadth.untold", Argument.Of("slope", telling.Share(seen)), Argument.Count("agents", agents)));
        var remarks = comparison.Models.SelectMany(model => Remarks(telling, comparison, model)).ToList();
        if (remarks.Count > 0)
        {
            blocks.Heading("organisations.remarks");
            blocks.Bullets(remarks);
        }

        return blocks.Build("organisations", OrganisationTables.Headline(telling, comparison));
    }

    private static IEnumerable<string> Remarks(Telling telling, OrganisationComparison comparison, ModelResult model)
    {
        var name = OrganisationTables.Name(telling, model);
        if (model.CannotBuild is { } reason)
            yield return name + telling.Word("colon") + telling.Say(reason);
        if (model.SameAs is { } other)
            yield return telling.Word("organisations.same", Argument.Of("model", name), Argument.Of("other", OrganisationTables.Name(telling, comparison.Models.First(one => one.Key == other))));
        foreach (var note in model.Notes)
            yield return name + telling.Word("colon") + telling.Say(note);
    }
}
