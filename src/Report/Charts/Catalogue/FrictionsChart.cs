using System.Collections.Immutable;
using Plateau.Model;
using Plateau.Model.Observations;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;

namespace Plateau.Report.Charts.Catalogue;

/// <summary>What goes wrong, flow by flow: the share of each flow's contacts that meet each friction.</summary>
internal sealed class FrictionsChart : IChart
{
    private const int MostFlows = 20;

    public string Key => "frictions";

    public ImmutableArray<Drawing> Draw(Telling telling)
    {
        if (telling.Study.Evidence.Journeys is not { Frictions.IsEmpty: false } journeys)
            return [];
        var flows = journeys.Frictions.GroupBy(friction => friction.Flow).Take(MostFlows).ToArray();
        var kinds = flows.SelectMany(flow => flow).Select(friction => friction.Kind).Distinct().Order().ToArray();
        var map = new HeatMap([.. kinds.Select(kind => NameOf(telling, kind))], [.. flows.Select(flow => telling.NameOf(flow.Key))], 34);
        foreach (var (row, flow) in flows.Index())
        {
            foreach (var friction in flow)
            {
                map.Add(Array.IndexOf(kinds, friction.Kind), row, HeatMap.ShadeOf(friction.Share.Value ?? 0, 0.02, 0.05, 0.15), telling.Format.Percent(friction.Share.Value), telling.Word(
                    "frictions.tip", Argument.Of("flow", telling.NameOf(friction.Flow)), Argument.Of("friction", NameOf(telling, friction.Kind)), Argument.Of("share", telling.Share(friction.Share)), Argument.Count("contacts", friction.Contacts)));
            }
        }

        var worst = flows.SelectMany(flow => flow).MaxBy(friction => friction.Share.Value ?? 0)!;
        var largest = flows.SelectMany(flow => flow).MaxBy(friction => friction.Contacts)!;
        var title = telling.Word("frictions.title", Argument.Of("friction", NameOf(telling, worst.Kind)), Argument.Of("flow", telling.NameOf(worst.Flow)), Argument.Of("share", telling.Format.Percent(worst.Share.Value)));
        var sentence = telling.Word("frictions.sentence", Argument.Count("flows", flows.Length), Argument.Count("kinds", kinds.Length), Argument.Of("friction", NameOf(telling, largest.Kind)), Argument.Of("flow", telling.NameOf(largest.Flow)), Argument.Count("contacts", largest.Contacts));
        return [new(Key, title, map.Option(), Twin(telling, journeys, flows, kinds), sentence, map.Height, telling.Word("frictions.legend"))];
    }

    private static string NameOf(Telling telling, FrictionKind kind) => telling.Word($"journeys.friction.{kind}");

    private static Table Twin(Telling telling, JourneyObservation journeys, IGrouping<FlowId, Friction>[] flows, FrictionKind[] kinds)
    {
        var table = new TableBuilder(telling.Word("journeys.frictions.matrix")).Text(telling.Word("flow")).Number(telling.Word("journeys.contacts"));
        foreach (var kind in kinds)
            table.Number(NameOf(telling, kind));
        foreach (var flow in flows)
        {
            var contacts = journeys.Flows.FirstOrDefault(one => one.Flow == flow.Key)?.Figures.Contacts;
            table.Add([telling.NameOf(flow.Key), telling.Format.Count(contacts), .. kinds.Select(kind => flow.FirstOrDefault(friction => friction.Kind == kind) is { } met ? telling.Share(met.Share) : Texts.Formatter.UnknownMark)]);
        }

        return table.Build();
    }
}
