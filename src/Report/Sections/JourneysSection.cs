using Plateau.Diagnosis.Journeys;
using Plateau.Diagnosis.Rules;
using Plateau.Model.Observations;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;
using Plateau.Report.Charts;

namespace Plateau.Report.Sections;

/// <summary>Customers who come back: how many, after what, at what effort, and whether they walk the path that people believe.</summary>
internal static class JourneysSection
{
    public static Section? Build(Telling telling)
    {
        var evidence = telling.Study.Evidence;
        var paths = PathConformance.Of(evidence);
        var selfCare = SelfCare.Of(evidence, new SelfCareCandidate().Limits(telling.Study.Settings.Rules));
        var candidates = selfCare?.Flows.Any(flow => flow.IsCandidate) == true;
        if (evidence.Journeys is null && paths.IsEmpty && !candidates && evidence.Declared is not { Reasons.IsEmpty: false })
            return null;
        var blocks = new BlockList(telling);
        if (evidence.Journeys is { } journeys)
            Told(telling, blocks, journeys);
        if (JourneyTables.Stages(telling) is { } stages)
            blocks.Table(stages);
        Paths(telling, blocks, paths);
        if (selfCare is not null && (candidates || evidence.Journeys is not null))
        {
            blocks.Heading("journeys.self-care");
            blocks.Table(JourneyTables.SelfCareFlows(telling, selfCare));
            blocks.Small(telling.Word("journeys.self-care.definition"));
        }

        ReasonTables.Add(telling, blocks);
        return blocks.Build("journeys", Headline(telling, evidence.Journeys));
    }

    private static string Headline(Telling telling, JourneyObservation? journeys)
    {
        if (journeys is null)
            return telling.Word("journeys.headline.no-customers");
        var repeat = journeys.Overall.At(journeys.WindowDays);
        if (repeat.Certain.Value is not { } certain)
            return telling.Word("journeys.headline.short", Argument.Count("days", journeys.WindowDays));
        var code = repeat.ByChance is null ? "journeys.headline.no-chance" : "journeys.headline";
        return telling.Word(code, Argument.Share("certain", certain), Argument.Share("possible", repeat.Possible.Value ?? certain), Argument.Count("days", journeys.WindowDays), Argument.Share("chance", repeat.ByChance ?? 0));
    }

    private static void Told(Telling telling, BlockList blocks, JourneyObservation journeys)
    {
        blocks.Figures(Figures(telling, journeys));
        blocks.Table(JourneyTables.Match(telling, journeys.Match));
        if (journeys.Match.SharedIdentifiers > 0)
            blocks.Add(new Block.Notice(telling.Word("journeys.shared", Argument.Count("identifiers", journeys.Match.SharedIdentifiers), Argument.Count("contacts", journeys.Match.OfShared))));
        if (journeys.SpanDays < 2 * journeys.WindowDays)
            blocks.Add(new Block.Notice(telling.Word("journeys.short-log", Argument.Of("span", Math.Round(journeys.SpanDays)), Argument.Count("days", journeys.WindowDays))));
        if (!blocks.Chart(ChartCatalogue.Repeats, twinOnConsole: true))
            blocks.Table(JourneyTables.Windows(telling, journeys));
        blocks.Small(telling.Word("journeys.definitions"));
        blocks.Table(JourneyTables.Flows(telling, journeys));
        if (journeys.FlowsHidden > 0)
            blocks.Small(telling.Word("journeys.hidden", Argument.Count("flows", journeys.FlowsHidden), Argument.Count("least", JourneyObservation.FewestCustomers)));
        blocks.Table(JourneyTables.Resolutions(telling, journeys));
        blocks.Small(telling.Word("journeys.resolution.definition"));
        blocks.Chart(ChartCatalogue.ConversationWays);
        blocks.Table(JourneyTables.Conversations(telling, journeys));
        if (journeys.ChannelChanges is { } changes)
            blocks.Table(JourneyTables.Channels(telling, changes));
        Effort(telling, blocks, journeys);
        if (!journeys.Frictions.IsEmpty)
        {
            blocks.Heading("journeys.frictions");
            blocks.Chart(ChartCatalogue.Frictions, twinOnConsole: true);
            blocks.Table(JourneyTables.Removal(telling, journeys));
            blocks.Small(telling.Word("journeys.frictions.definition", Argument.Seconds("long", journeys.LongWaitSeconds)));
        }
    }

    private static IEnumerable<Figure> Figures(Telling telling, JourneyObservation journeys)
    {
        var format = telling.Format;
        var overall = journeys.Overall;
        var repeat = overall.At(journeys.WindowDays);
        yield return Plain("matched", telling.Word("map.of", Argument.Count("count", journeys.Match.Matched), Argument.Share("share", (double)journeys.Match.Matched / journeys.Match.Contacts)));
        yield return Plain("customers", format.Count(overall.Customers));
        yield return Plain("repeat", telling.Share(repeat.Certain));
        yield return Plain("possible", telling.Share(repeat.Possible));
        yield return Plain("chance", format.Percent(repeat.ByChance));
        yield return Plain("after-answer", telling.Share(overall.RepeatAfterAnswer));
        yield return Plain("retry", telling.Share(overall.RetryAfterAbandonment));
        yield return Plain("per-conversation", format.Estimate(ArgumentKind.Number, overall.ContactsPerConversation));
        yield return Plain("delay", format.Duration(overall.MedianDelaySeconds));

        Figure Plain(string key, string value) => new(telling.Word($"journeys.figure.{key}"), value, null);
    }

    private static void Effort(Telling telling, BlockList blocks, JourneyObservation journeys)
    {
        var ranking = EffortRanking.Of(journeys);
        if (ranking.Flows.IsEmpty)
            return;
        blocks.Heading("journeys.effort");
        blocks.Table(JourneyTables.Effort(telling, ranking));
        blocks.Table(JourneyTables.Weights(telling), onConsole: false);
        blocks.Small(telling.Word("journeys.effort.definition"));
        if (ranking.StableShare is { } stable)
            blocks.Paragraph(telling.Word("journeys.effort.stable", Argument.Share("share", stable)));
    }

    /// <summary>Each journey that some way shows is drawn; below each what stands beside its drawing.</summary>
    private static void Paths(Telling telling, BlockList blocks, IReadOnlyCollection<PathConformance> paths)
    {
        var drawings = new Queue<Drawing>(ChartCatalogue.DeclaredPath.Draw(telling));
        foreach (var path in paths)
        {
            if (path.Seen > 0)
                blocks.Add(new Block.Chart(drawings.Dequeue(), TwinOnConsole: true));
            else
                blocks.Table(JourneyTables.Path(telling, path));
            var hours = path is { DeclaredHours: { } declared, LivedHours: { } lived } ? telling.Word("journeys.path.hours", Argument.Hours("declared", declared), Argument.Hours("lived", lived)) : "";
            var invisible = path.Invisible.IsEmpty ? "" : telling.Word("journeys.path.invisible", Argument.List("steps", path.Invisible));
            blocks.Small(string.Join(' ', new[] { telling.Word("journeys.path.covered", Argument.Share("share", path.Covered)), hours, invisible }.Where(text => text.Length > 0)));
        }
    }
}
