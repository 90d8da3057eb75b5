using System.Collections.Immutable;
using Plateau.Diagnosis.Journeys;
using Plateau.Model.Observations;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;
using Plateau.Report.Texts;

namespace Plateau.Report.Sections;

/// <summary>The tables on customers who come back.</summary>
internal static class JourneyTables
{
    private const int MostFlows = 20;
    private const int MostRemovals = 12;
    private const int MostDeviations = 8;

    public static Table Match(Telling telling, JourneyMatch match)
    {
        var table = new TableBuilder(telling.Word("journeys.match")).Text(telling.Word("journeys.match.by")).Number(telling.Word("journeys.contacts")).Number(telling.Word("map.share"));
        foreach (var (key, count) in new[] { ("case", match.WithCase), ("customer", match.WithCustomer), ("neither", match.Neither), ("shared", match.OfShared) })
            table.Add(telling.Word($"journeys.match.{key}"), telling.Format.Count(count), telling.Format.Percent((double)count / match.Contacts));
        return table.Build();
    }

    public static Table Windows(Telling telling, JourneyObservation journeys)
    {
        var format = telling.Format;
        var table = new TableBuilder(telling.Word("journeys.windows")).Text(telling.Word("journeys.window")).Number(telling.Word("journeys.eligible")).Number(telling.Word("journeys.censored"))
            .Number(telling.Word("journeys.certain")).Number(telling.Word("journeys.possible")).Number(telling.Word("journeys.by-chance")).Number(telling.Word("journeys.probable"));
        foreach (var window in journeys.Overall.Windows)
        {
            string[] cells =
            [
                telling.Word("journeys.days", Argument.Count("days", window.Days)), format.Count(window.Eligible), format.Count(window.Censored), telling.Share(window.Certain), telling.Share(window.Possible), format.Percent(window.ByChance),
                format.Percent(window.Probable),
            ];
            if (window.Days == journeys.WindowDays)
                table.AddStrong(cells);
            else
                table.Add(cells);
        }

        return table.Build();
    }

    public static Table Flows(Telling telling, JourneyObservation journeys)
    {
        var format = telling.Format;
        var table = new TableBuilder(telling.Word("journeys.flows", Argument.Count("days", journeys.WindowDays))).Text(telling.Word("flow")).Number(telling.Word("journeys.contacts")).Number(telling.Word("journeys.certain"))
            .Number(telling.Word("journeys.possible")).Number(telling.Word("journeys.by-chance")).Number(telling.Word("journeys.retry")).Number(telling.Word("journeys.per-conversation")).Number(telling.Word("journeys.delay"));
        foreach (var flow in journeys.Flows.Take(MostFlows))
        {
            var repeat = flow.Figures.At(journeys.WindowDays);
            table.Add(
                telling.NameOf(flow.Flow), format.Count(flow.Figures.Contacts), telling.Share(repeat.Certain), format.Percent(repeat.Possible.Value), format.Percent(repeat.ByChance), telling.Share(flow.Figures.RetryAfterAbandonment),
                format.Number(flow.Figures.ContactsPerConversation.Value, 2), format.Duration(flow.Figures.MedianDelaySeconds));
        }

        return table.Build();
    }

    public static Table Resolutions(Telling telling, JourneyObservation journeys)
    {
        var format = telling.Format;
        var table = new TableBuilder(telling.Word("journeys.resolutions")).Text(telling.Word("journeys.definition")).Number(telling.Word("map.share")).Number(telling.Word("journeys.eligible")).Number(telling.Word("journeys.censored"));
        foreach (var one in journeys.Overall.Resolutions)
            table.Add(telling.Word($"journeys.resolution.{one.Code}", Argument.Count("days", one.Days ?? 0)), telling.Share(one.Share), format.Count(one.Share.SampleSize), one.Share.Value is null ? Formatter.UnknownMark : format.Count(one.Censored));
        return table.Build();
    }

    public static Table Conversations(Telling telling, JourneyObservation journeys)
    {
        var format = telling.Format;
        var table = new TableBuilder(telling.Word("journeys.conversations", Argument.Count("complete", journeys.Overall.Complete), Argument.Count("open", journeys.Overall.Conversations - journeys.Overall.Complete)))
            .Text(telling.Word("journeys.number")).Number(telling.Word("journeys.conversation-count")).Number(telling.Word("map.share"));
        for (var at = 0; at < journeys.ConversationsByContacts.Length; at++)
        {
            var count = journeys.ConversationsByContacts[at];
            if (count == 0)
                continue;
            var label = at + 1 == journeys.ConversationsByContacts.Length ? telling.Word("map.and-more", Argument.Count("count", at + 1)) : format.Count(at + 1);
            table.Add(label, format.Count(count), format.Percent((double)count / journeys.Overall.Complete));
        }

        return table.Build();
    }

    public static Table Channels(Telling telling, ImmutableArray<ChannelChange> changes)
    {
        var format = telling.Format;
        var table = new TableBuilder(telling.Word("journeys.channels")).Text(telling.Word("map.from")).Text(telling.Word("map.to")).Number(telling.Word("journeys.certain")).Number(telling.Word("journeys.possible"))
            .Number(telling.Word("journeys.rate")).Number(telling.Word("journeys.handle-before")).Number(telling.Word("journeys.handle-after")).Number(telling.Word("journeys.handle-direct"));
        foreach (var change in changes.Take(MostFlows))
            table.Add(telling.Words.Channel(change.From), telling.Words.Channel(change.To), format.Count(change.Certain), format.Count(change.Possible), telling.Share(change.Rate), format.Duration(change.HandleBeforeSeconds), format.Duration(change.HandleAfterSeconds), format.Duration(change.HandleDirectSeconds));
        return table.Build();
    }

    public static Table Effort(Telling telling, EffortRanking ranking)
    {
        var format = telling.Format;
        var table = new TableBuilder(telling.Word("journeys.effort.table")).Text(telling.Word("flow")).Number(telling.Word("journeys.conversation-count")).Number(telling.Word("journeys.effort.score"));
        foreach (var weight in EffortRanking.Weights)
            table.Number(telling.Word($"journeys.weight.{weight.Key}"));
        table.Number(telling.Word("journeys.effort.rank"));
        foreach (var flow in ranking.Flows.Take(MostFlows))
        {
            var rank = flow.BestRank == flow.WorstRank ? format.Count(flow.BestRank) : $"{format.Count(flow.BestRank)}–{format.Count(flow.WorstRank)}";
            table.Add([telling.NameOf(flow.Flow), format.Count(flow.Conversations), format.Number(flow.Score, 2), .. flow.Parts.Select(part => format.Number(part, 2)), rank]);
        }

        return table.Build();
    }

    public static Table Weights(Telling telling)
    {
        var format = telling.Format;
        var table = new TableBuilder(telling.Word("journeys.weights")).Text(telling.Word("journeys.weight")).Number(telling.Word("journeys.weight.default")).Number(telling.Word("journeys.weight.range"));
        foreach (var weight in EffortRanking.Weights)
            table.Add(telling.Word($"journeys.weight.{weight.Key}"), format.Trimmed(weight.Default, 2), $"{format.Trimmed(weight.Low, 2)}–{format.Trimmed(weight.High, 2)}");
        return table.Build();
    }

    public static Table Removal(Telling telling, JourneyObservation journeys)
    {
        var format = telling.Format;
        var table = new TableBuilder(telling.Word("journeys.removal")).Text(telling.Word("flow")).Text(telling.Word("journeys.friction")).Number(telling.Word("journeys.met")).Number(telling.Word("journeys.contacts-spared"))
            .Number(telling.Word("journeys.handle-spared")).Number(telling.Word("journeys.wait-spared"));
        var largest = journeys.Frictions.OrderByDescending(friction => friction.HandleMinutesSpared + friction.WaitMinutesSpared).ThenByDescending(friction => friction.Contacts).Take(MostRemovals);
        foreach (var friction in largest)
            table.Add(
                telling.NameOf(friction.Flow), telling.Word($"journeys.friction.{friction.Kind}"), format.Count(friction.Contacts), format.Count(friction.ContactsSpared), format.Hours(friction.HandleMinutesSpared / 60), format.Hours(friction.WaitMinutesSpared / 60));
        return table.Build();
    }

    public static Table SelfCareFlows(Telling telling, SelfCare selfCare)
    {
        var format = telling.Format;
        var table = new TableBuilder(telling.Word("journeys.self-care.table", Argument.Hours("hours", selfCare.Hours), Argument.Seconds("mean", selfCare.MeanHandleSeconds))).Text(telling.Word("flow")).Number(telling.Word("journeys.volume"))
            .Number(telling.Word("journeys.mean-handle")).Number(telling.Word("journeys.variation")).Number(telling.Word("journeys.transfers")).Text(telling.Word("journeys.candidate")).Number(telling.Word("journeys.hours-after")).Number(telling.Word("journeys.mean-after"));
        foreach (var flow in selfCare.Flows.Take(MostFlows))
        {
            string[] cells =
            [
                telling.NameOf(flow.Flow), format.Percent(flow.Share), format.Duration(flow.MeanHandleSeconds), format.Number(flow.Variation, 2), format.Percent(flow.Transfers), telling.Word(flow.IsCandidate ? "journeys.yes" : "journeys.no"),
                format.Hours(flow.After.Hours), format.Duration(flow.After.MeanHandleSeconds),
            ];
            if (flow.IsCandidate)
                table.AddStrong(cells);
            else
                table.Add(cells);
        }

        return table.Build();
    }

    /// <summary>Volumes and repeats by the part of the journey that people gave each flow; null when they gave none that the log shows.</summary>
    public static Table? Stages(Telling telling)
    {
        if (telling.Observed is not { } observed || telling.Study.Evidence.Declared is not { } declared)
            return null;
        var stageOf = declared.Flows.Where(flow => flow.JourneyPart is not null).GroupBy(flow => Folding.Of(flow.Name)).ToDictionary(same => same.Key, same => same.First().JourneyPart!);
        var stages = observed.Flows.GroupBy(flow => stageOf.GetValueOrDefault(Folding.Of(flow.Name), "")).OrderByDescending(stage => stage.Sum(flow => flow.Service.Offered)).ToArray();
        if (stages.All(stage => stage.Key.Length == 0))
            return null;
        var all = observed.Flows.Sum(flow => flow.Service.Offered);
        var table = new TableBuilder(telling.Word("journeys.stages")).Text(telling.Word("journeys.stage")).Number(telling.Word("journeys.flow-count")).Number(telling.Word("journeys.contacts")).Number(telling.Word("map.share"));
        foreach (var stage in stages)
        {
            var offered = stage.Sum(flow => flow.Service.Offered);
            table.Add(stage.Key.Length == 0 ? telling.Word("journeys.no-stage") : stage.Key, telling.Format.Count(stage.Count()), telling.Format.Count(offered), telling.Format.Percent(all == 0 ? null : (double)offered / all));
        }

        return table.Build();
    }

    public static Table Path(Telling telling, PathConformance path)
    {
        var table = new TableBuilder(telling.Word("journeys.path", Argument.Of("journey", path.Journey), Argument.List("steps", path.Visible), Argument.Count("ways", path.Seen))).Text(telling.Word("journeys.path.expected"))
            .Text(telling.Word("journeys.path.instead")).Number(telling.Word("journeys.path.ways")).Number(telling.Word("map.share"));
        table.AddStrong(telling.Word("journeys.path.conform"), "", telling.Format.Count((long)Math.Round((path.Conform.Value ?? 0) * path.Seen)), telling.Share(path.Conform));
        foreach (var one in path.Deviations.Take(MostDeviations))
            table.Add(one.Expected ?? telling.Word("journeys.path.over"), one.Instead ?? telling.Word("journeys.path.nothing"), telling.Format.Count(one.Count), telling.Format.Percent((double)one.Count / path.Seen));
        return table.Build();
    }
}
