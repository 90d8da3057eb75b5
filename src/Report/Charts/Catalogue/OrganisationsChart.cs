using System.Collections.Immutable;
using Plateau.Design.Organisations;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Texts;

namespace Plateau.Report.Charts.Catalogue;

/// <summary>Saving of each organisation model over the reference, at equal service.</summary>
internal sealed class OrganisationsChart : IChart
{
    public string Key => "organisations";

    public ImmutableArray<Drawing> Draw(Telling telling)
    {
        if (telling.Study.Cursor?.Organisations is not { } comparison)
            return [];
        var built = OrganisationTables.Built(comparison).Where(one => one.Model.SameAs is null && one.Figures.EqualService.Hours.Value is not null).ToList();
        if (built.Count < 2)
            return [];
        var dots = new DotPlot(telling.Word("organisations.axis"), "@percent", null, null) { LineAt = 0 };
        foreach (var (model, figures) in built)
        {
            var name = OrganisationTables.Name(telling, model);
            var saving = model.Key == comparison.Reference ? Estimate.Exactly(0, figures.EqualService.Hours.SampleSize) : figures.EqualService.SavingOverSpecialised;
            var (colour, symbol) = Look(model.Key, comparison);
            dots.Add(name, new Estimate(saving.Value * 100, saving.Low * 100, saving.High * 100, saving.SampleSize), colour, symbol, $"{name}{telling.Word("colon")}{telling.Share(saving)}");
        }

        var reference = Argument.Of("reference", OrganisationTables.Reference(telling, comparison));
        var hours = built.Select(one => one.Figures.EqualService.Hours.Value!.Value).ToArray();
        var title = telling.Word("organisations.title", Argument.Share("spread", Math.Round((hours.Max() - hours.Min()) / hours.Max(), 2)));
        return [new(Key, title, dots.Option(), OrganisationTables.Costs(telling, comparison), telling.Word("organisations.sentence", Argument.Count("count", built.Count), reference), dots.Height, telling.Word("organisations.legend", reference))];
    }

    private static (string Colour, string Symbol) Look(string key, OrganisationComparison comparison) => key switch
    {
        "observed" => ("@today", "diamond"),
        "oneSkill" => ("@specialised", "rect"),
        "everyone" => ("@pooled", "circle"),
        _ => (key == comparison.Reference ? "@today" : "@neutral", "circle"),
    };
}
