using System.Collections.Immutable;
using Plateau.Model;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Report.Charts.Catalogue;

/// <summary>Conversations contact by contact, by channel (or flow), and where they end: answered and not followed, left unanswered, or still open at the end of the log.</summary>
internal sealed class ConversationWaysChart : IChart
{
    /// <summary>Channels or flows with a box of their own; the others stand together.</summary>
    private const int MostKinds = 7;

    public string Key => "conversation-ways";

    public ImmutableArray<Drawing> Draw(Telling telling)
    {
        if (telling.Study.Evidence.Journeys?.Conversations is not { } conversations)
            return [];
        var several = conversations.Ways.Where(way => way.Steps.Length > 1).ToArray();
        if (several.Length == 0)
            return [];
        var told = conversations.Ways.Sum(way => way.Count);
        long Count(Func<ConversationWay, bool> of) => conversations.Ways.Where(of).Sum(way => way.Count);
        var changing = several.Where(way => way.Steps.Distinct().Count() > 1).Sum(way => way.Count);
        Argument[] values =
        [
            Argument.Share("once", Share(Count(way => way is { Steps.Length: 1, End: ConversationEnd.Resolved }))), Argument.Share("several", Share(several.Sum(way => way.Count))), Argument.Share("gaveUp", Share(Count(way => way.End == ConversationEnd.GaveUp))),
            Argument.Share("open", Share(Count(way => way.End == ConversationEnd.Open))), Argument.Share("changing", Share(changing)), Argument.Count("told", told), Argument.Count("single", Count(way => way.Steps.Length == 1)), Argument.Share("covered", conversations.Conversations == 0 ? 0 : (double)told / conversations.Conversations),
            Argument.Count("least", JourneyObservation.FewestCustomers), Argument.Count("days", telling.Study.Evidence.Journeys.WindowDays),
        ];
        var by = conversations.ByChannel ? "conversation-ways" : "conversation-ways.flows";
        // Conversations of one contact are most: beside them the ways of the others could not be read. The table has all.
        var drawn = LayersOf(telling, conversations with { Ways = [.. several] });
        var twin = LayersOf(telling, conversations).Twin(telling.Word($"{by}.twin"), telling.Word("journeys.conversation-count"), told);
        return [new(Key, telling.Word($"{by}.title", values), drawn.Option(), twin, telling.Word($"{by}.sentence", values), drawn.Height, telling.Word("conversation-ways.legend", values))];

        double Share(long count) => Math.Round((double)count / told, 3);
    }

    private static Layers LayersOf(Telling telling, ConversationWays conversations)
    {
        var ways = conversations.Ways.Select(way => (Steps: way.Steps.Select(step => NameOf(telling, conversations, step)).ToArray(), way.GoesOn, way.End, way.Count)).ToArray();
        var ranked = ways.SelectMany(way => way.Steps.Select(step => (Step: step, way.Count))).GroupBy(one => one.Step, StringComparer.Ordinal)
            .OrderByDescending(kind => kind.Sum(one => one.Count)).ThenBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => kind.Key).ToArray();
        var own = ranked.Length <= MostKinds ? ranked : ranked[..(MostKinds - 1)];
        var others = telling.Word("conversation-ways.others", Argument.Count("others", ranked.Length - own.Length));
        var layers = new Layers(telling);
        // Boxes are made from the top down: contacts before ends, the most frequent first.
        for (var step = 0; step < ConversationWays.MostSteps; step++)
        {
            foreach (var kind in own.Append(others))
                Contact(layers, telling, step, kind);
        }

        for (var column = 1; column <= ConversationWays.MostSteps + 1; column++)
        {
            if (column == ConversationWays.MostSteps)
                More(layers, telling);
            foreach (var end in Enum.GetValues<ConversationEnd>())
                End(layers, telling, column, end);
        }

        var bands = new Dictionary<(int From, int To), long>();
        foreach (var (steps, goesOn, end, count) in ways)
        {
            var boxes = steps.Select((step, at) => Contact(layers, telling, at, own.Contains(step, StringComparer.Ordinal) ? step : others)).ToList();
            if (goesOn)
                boxes.Add(More(layers, telling));
            boxes.Add(End(layers, telling, boxes.Count, end));
            foreach (var (from, to) in boxes.Zip(boxes.Skip(1)))
                bands[(from, to)] = bands.GetValueOrDefault((from, to)) + count;
        }

        foreach (var ((from, to), count) in bands.OrderBy(band => band.Key.From).ThenBy(band => band.Key.To))
            layers.Band(from, to, count);
        return layers;
    }

    private static int Contact(Layers layers, Telling telling, int step, string kind) => layers.Box(step, kind, telling.Word("conversation-ways.contact", Argument.Count("number", step + 1), Argument.Of("kind", kind)), "@sequence4");

    private static int More(Layers layers, Telling telling) => layers.Box(ConversationWays.MostSteps, "more", telling.Word("conversation-ways.more", Argument.Count("number", ConversationWays.MostSteps + 1)), "@sequence4");

    private static int End(Layers layers, Telling telling, int column, ConversationEnd end) => layers.Box(column, $"end:{end}", telling.Word($"conversation-ways.end.{end}"), ColourOf(end));

    private static string NameOf(Telling telling, ConversationWays conversations, string step) =>
        !conversations.ByChannel ? telling.NameOf(new FlowId(step)) : step.Length == 0 ? telling.Word("conversation-ways.unsaid") : telling.Words.Channel(step);

    private static string ColourOf(ConversationEnd end) => end switch
    {
        ConversationEnd.Resolved => "@sequence5",
        ConversationEnd.GaveUp => "@loss",
        _ => "@neutral",
    };
}
