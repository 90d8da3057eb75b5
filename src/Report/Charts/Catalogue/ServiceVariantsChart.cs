using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;

namespace Plateau.Report.Charts.Catalogue;

/// <summary>The same contacts under the five usual definitions of the service level.</summary>
internal sealed class ServiceVariantsChart : IChart
{
    public string Key => "service-variants";

    public ImmutableArray<Drawing> Draw(Telling telling)
    {
        if (telling.Observed?.Service is not { Offered: > 0 } service)
            return [];
        var used = telling.Study.Settings.Target.Variant;
        var dots = new DotPlot(telling.Word("service-variants.axis", Argument.Seconds("seconds", service.ThresholdSeconds)), "@percent", null, null);
        var table = new TableBuilder(telling.Word("service-variants.twin")).Text(telling.Word("definition")).Text(telling.Word("formula")).Number(telling.Word("value"));
        foreach (var variant in Enum.GetValues<ServiceLevelVariant>())
        {
            var level = service.Level(variant);
            var name = telling.Word($"variant.{(int)variant}");
            var inPercent = new Estimate(level.Value * 100, level.Low * 100, level.High * 100, level.SampleSize);
            dots.Add(name, inPercent, variant == used ? "@today" : "@neutral", variant == used ? "diamond" : "circle", $"{name}{telling.Word("colon")}{telling.Share(level)}");
            var formula = telling.Word($"variant.{(int)variant}.formula");
            if (variant == used)
                table.AddStrong(telling.Word("variant.used", Argument.Of("name", name)), formula, telling.Share(level));
            else
                table.Add(name, formula, telling.Share(level));
        }

        var known = service.ServiceLevels.Where(level => level.Value is not null).Select(level => level.Value!.Value).ToList();
        if (known.Count == 0)
            return [];
        var title = telling.Word("service-variants.title", Argument.Of("low", telling.Format.Percent(known.Min(), 0)), Argument.Of("high", telling.Format.Percent(known.Max(), 0)));
        var sentence = telling.Word("service-variants.sentence", Argument.Of("used", telling.Word($"variant.{(int)used}")), Argument.Of("value", telling.Share(service.Level(used))));
        return [new(Key, title, dots.Option(), table.Build(), sentence, dots.Height, telling.Word("service-variants.legend", Argument.Seconds("threshold", service.ThresholdSeconds), Argument.Seconds("short", service.ShortAbandonSeconds)))];
    }
}
