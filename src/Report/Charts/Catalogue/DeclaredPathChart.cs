using System.Collections.Immutable;
using Plateau.Diagnosis.Journeys;
using Plateau.Model.Texts;
using Plateau.Report.Sections;

namespace Plateau.Report.Charts.Catalogue;

/// <summary>A declared journey step by step, with how many ways still follow it and where the others first leave: one drawing for each journey.</summary>
internal sealed class DeclaredPathChart : IChart
{
    private const int MostPerStep = 3;
    private const int LongestName = 40;

    public string Key => "declared-path";

    public ImmutableArray<Drawing> Draw(Telling telling) => [.. PathConformance.Of(telling.Study.Evidence).Select((path, index) => Of(telling, path, $"{Key}-{index + 1}")).OfType<Drawing>()];

    /// <summary>Null when no way shows any step.</summary>
    private static Drawing? Of(Telling telling, PathConformance path, string key)
    {
        if (path.Seen == 0)
            return null;
        var left = Enumerable.Range(0, path.Visible.Length + 1).Select(at => path.Deviations.Where(one => one.At == at).Sum(one => one.Count)).ToArray();
        var lost = left.Index().MaxBy(step => step.Item).Index;
        Argument[] values =
        [
            Argument.Of("journey", path.Journey.Length > LongestName ? path.Journey[..(LongestName - 1)] + "…" : path.Journey), Argument.Of("conform", telling.Format.Percent(path.Conform.Value)), Argument.Count("ways", path.Seen),
            Argument.Of("step", lost == 0 ? "" : Short(path.Visible[lost - 1])), Argument.Count("left", left[lost]), Argument.Count("steps", path.Visible.Length),
        ];
        var title = telling.Word(left[lost] == 0 ? "declared-path.title.all" : lost == 0 ? "declared-path.title.start" : "declared-path.title", values);
        var layers = LayersOf(telling, path, left);
        return new(key, title, layers.Option(), JourneyTables.Path(telling, path), telling.Word(path.FromContacts ? "declared-path.sentence" : "declared-path.sentence.cases", values), layers.Height, telling.Word("declared-path.legend"));
    }

    private static string Short(string step) => step.Length > LongestName ? step[..(LongestName - 1)] + "…" : step;

    private static Layers LayersOf(Telling telling, PathConformance path, long[] left)
    {
        var layers = new Layers(telling);
        var at = layers.Box(0, "all", telling.Word("declared-path.all"), "@sequence4");
        var stay = path.Seen;
        for (var step = 0; step <= path.Visible.Length; step++)
        {
            var over = step == path.Visible.Length;
            stay -= left[step];
            var next = over
                ? layers.Box(step + 1, "conform", telling.Word("journeys.path.conform"), "@sequence5")
                : layers.Box(step + 1, "step", telling.Word("declared-path.step", Argument.Count("number", step + 1), Argument.Of("step", path.Visible[step])), "@sequence4");
            layers.Band(at, next, stay, thin: true);
            PathDeviation[] here = [.. path.Deviations.Where(one => one.At == step)];
            var own = here.Length <= MostPerStep ? here.Length : MostPerStep - 1;
            foreach (var one in here.Take(own))
                layers.Band(at, layers.Box(step + 1, $"instead:{one.Instead}", one.Instead is null ? telling.Word("journeys.path.nothing") : telling.Word("declared-path.instead", Argument.Of("step", one.Instead)), "@neutral"), one.Count);
            if (own < here.Length)
                layers.Band(at, layers.Box(step + 1, "others", telling.Word("declared-path.others", Argument.Count("others", here.Length - own)), "@neutral"), here.Skip(own).Sum(one => one.Count));
            at = next;
        }

        return layers;
    }
}
