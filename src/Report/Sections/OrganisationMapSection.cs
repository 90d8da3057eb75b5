using Plateau.Design.Targets;
using Plateau.Design.WhatIf;
using Plateau.Diagnosis.Map;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;
using Plateau.Report.Charts;

namespace Plateau.Report.Sections;

/// <summary>The map of the organisation: where requests arrive, who treats them, to whom they are passed on; as declared, as observed, the difference; and the organisation that is aimed at.</summary>
internal static class OrganisationMapSection
{
    private const int MostDifferences = 60;

    public static Section? Build(Telling telling)
    {
        if (telling.Study.Maps is not { Declared: { } declared } maps)
            return null;
        var blocks = new BlockList(telling);
        blocks.Chart(ChartCatalogue.CentreMap);
        blocks.Table(Entries(telling, declared));
        blocks.Table(Flows(telling, declared, maps.Difference));
        if (maps.Difference is { } difference)
        {
            blocks.Table(Between(telling, difference));
            blocks.Table(Differences(telling, difference, "centre-map"));
        }
        else
        {
            blocks.Table(Between(telling, declared));
            blocks.Paragraph(telling.Word(maps.Observed is null ? "omap.no-log" : "omap.nothing-alike"));
        }

        if (maps.Target is { } target)
            Target(telling, blocks, target);
        blocks.Small(telling.Word("omap.definitions"));
        return blocks.Build("organisation-map", Headline(telling, declared, maps));
    }

    private static string Headline(Telling telling, CentreMap declared, OrganisationMaps maps)
    {
        var flows = declared.At(MapStage.Flow).ToArray();
        Argument[] counts =
        [
            Argument.Count("entries", declared.At(MapStage.EntryPoint).Count()), Argument.Count("flows", flows.Length), Argument.Count("teams", declared.At(MapStage.Team).Count()),
            Argument.Count("unowned", flows.Count(flow => string.IsNullOrWhiteSpace(flow.Owner))),
        ];
        if (maps.Difference is not { } difference)
            return telling.Word("omap.headline", counts);
        return telling.Word("omap.headline.difference",
        [
            .. counts, Argument.Count("confirmed", difference.Nodes.Count(node => node.Presence == MapPresence.Both)), Argument.Count("declared", difference.Nodes.Count(node => node.Presence == MapPresence.OnlyFirst)),
            Argument.Count("observed", difference.Nodes.Count(node => node.Presence == MapPresence.OnlySecond)),
        ]);
    }

    private static Table Entries(Telling telling, CentreMap map)
    {
        var table = new TableBuilder(telling.Word("omap.entries")).Text(telling.Word("omap.entry")).Text(telling.Word("omap.leads-to")).Text(telling.Word("omap.owner")).Number(telling.Word("omap.weekly"));
        foreach (var (index, node) in map.Nodes.Index().Where(node => node.Item.Stage == MapStage.EntryPoint))
            table.Add(node.Name, Targets(telling, map, index, MapLinkKind.Leads), node.Owner ?? Texts.Formatter.UnknownMark, MapWords.Weekly(telling, node.Weekly));
        return table.Build();
    }

    private static Table Flows(Telling telling, CentreMap map, MapDifference? difference)
    {
        var table = new TableBuilder(telling.Word("omap.flows")).Text(telling.Word("flow")).Text(telling.Word("omap.channel")).Text(telling.Word("omap.treated-by")).Text(telling.Word("omap.owner")).Number(telling.Word("omap.indicators"))
            .Number(telling.Word("omap.said")).Number(telling.Word("omap.brought"));
        if (difference is not null)
            table.Number(telling.Word("omap.seen")).Text(telling.Word("omap.verdict"));
        foreach (var (index, node) in map.Nodes.Index().Where(node => node.Item.Stage == MapStage.Flow))
        {
            string[] said =
            [
                node.Name, MapWords.ChannelOf(telling, node.Channel), Targets(telling, map, index, MapLinkKind.Treats, MapLinkKind.MayTreat, MapLinkKind.Ends), node.Owner ?? Texts.Formatter.UnknownMark,
                node.Indicators is { } indicators ? telling.Format.Count(indicators) : Texts.Formatter.UnknownMark, MapWords.Weekly(telling, node.Weekly), MapWords.Weekly(telling, node.Brought),
            ];
            if (difference?.Nodes.First(one => one.First?.Key == node.Key) is { } one)
                table.Add([.. said, one.Second is { } seen ? MapWords.Weekly(telling, seen.Weekly) : Texts.Formatter.UnknownMark, one.Second is null ? telling.Word($"centre-map.presence.{MapWords.Key(one.Presence)}") : telling.Word($"omap.volume.{MapWords.Key(one.Volume)}")]);
            else
                table.Add(said);
        }

        return table.Build();
    }

    private static string Targets(Telling telling, CentreMap map, int from, params MapLinkKind[] kinds)
    {
        var names = map.Links.Where(link => link.From == from && kinds.Contains(link.Kind)).Select(link => MapWords.NameOf(telling, map.Nodes[link.To]) + (link.Kind == MapLinkKind.MayTreat ? telling.Word("omap.may") : "")).ToArray();
        return names.Length == 0 ? Texts.Formatter.UnknownMark : string.Join(", ", names);
    }

    /// <summary>What passes between teams, and what rules send from one place to another of the same column.</summary>
    private static Table Between(Telling telling, MapDifference maps)
    {
        var table = new TableBuilder(telling.Word("omap.between")).Text(telling.Word("map.from")).Text(telling.Word("map.to")).Text(telling.Word("omap.how")).Number(telling.Word("omap.said")).Number(telling.Word("omap.seen")).Number(telling.Word("map.mean-delay")).Text(telling.Word("omap.stands"));
        foreach (var link in maps.Links.Where(link => IsBetween(link.Kind, link.From, link.To)).OrderByDescending(link => link.First?.Weekly.Value ?? link.Second?.Weekly.Value ?? 0).Take(MostDifferences))
        {
            table.Add(MapWords.NameOf(telling, link.From), MapWords.NameOf(telling, link.To), MapWords.KindOf(telling, link.Kind), Said(telling, link.First), Said(telling, link.Second),
                link.Second?.DelaySeconds is { } delay ? telling.Format.Duration(delay) : Texts.Formatter.UnknownMark, telling.Word($"centre-map.presence.{MapWords.Key(link.Presence)}"));
        }

        return table.Build();
    }

    private static Table Between(Telling telling, CentreMap map)
    {
        var table = new TableBuilder(telling.Word("omap.between")).Text(telling.Word("map.from")).Text(telling.Word("map.to")).Text(telling.Word("omap.how")).Number(telling.Word("omap.said"));
        foreach (var link in map.Links.Where(link => IsBetween(link.Kind, map.Nodes[link.From], map.Nodes[link.To])).OrderByDescending(link => link.Weekly.Value ?? 0).Take(MostDifferences))
            table.Add(MapWords.NameOf(telling, map.Nodes[link.From]), MapWords.NameOf(telling, map.Nodes[link.To]), MapWords.KindOf(telling, link.Kind), MapWords.Weekly(telling, link.Weekly));
        return table.Build();
    }

    private static bool IsBetween(MapLinkKind kind, MapNode from, MapNode to) => kind is MapLinkKind.Transfers or MapLinkKind.Helped || (kind == MapLinkKind.Rule && from.Stage >= to.Stage);

    private static string Said(Telling telling, MapLink? link) => link is null ? Texts.Formatter.UnknownMark : MapWords.Weekly(telling, link.Weekly);

    /// <summary>Only what differs; what a map cannot show is no difference.</summary>
    private static Table Differences(Telling telling, MapDifference maps, string words)
    {
        var table = new TableBuilder(telling.Word($"{words}.differences")).Text(telling.Word("omap.stage")).Text(telling.Word("omap.what")).Text(telling.Word("omap.stands")).Number(telling.Word($"{words}.first")).Number(telling.Word($"{words}.second"));
        var rows = maps.Nodes.Where(Differs).Select(node => new[]
            {
                MapWords.StageOf(telling, node.Node.Stage), MapWords.NameOf(telling, node.Node), Verdict(telling, words, node.Presence, node.Volume) + Changed(telling, node),
                node.First is { } first ? MapWords.Weekly(telling, first.Weekly) : "", node.Second is { } second ? MapWords.Weekly(telling, second.Weekly) : "",
            })
            .Concat(maps.Links.Where(Differs).Select(link => new[]
            {
                MapWords.KindOf(telling, link.Kind), $"{MapWords.NameOf(telling, link.From)} → {MapWords.NameOf(telling, link.To)}", Verdict(telling, words, link.Presence, link.Volume), Said(telling, link.First), Said(telling, link.Second),
            })).ToArray();
        foreach (var row in rows.Take(MostDifferences))
            table.Add(row);
        if (rows.Length > MostDifferences)
            table.AddStrong("", telling.Word("omap.further", Argument.Count("count", rows.Length - MostDifferences)), "", "", "");
        return table.Build();
    }

    private static bool Differs(NodeDifference node) => node.Presence is MapPresence.OnlyFirst or MapPresence.OnlySecond || node.Volume is VolumeVerdict.Less or VolumeVerdict.More || !node.Changed.IsEmpty;

    private static bool Differs(LinkDifference link) => link.Presence is MapPresence.OnlyFirst or MapPresence.OnlySecond || link.Volume is VolumeVerdict.Less or VolumeVerdict.More;

    private static string Verdict(Telling telling, string words, MapPresence presence, VolumeVerdict volume) =>
        presence is MapPresence.OnlyFirst or MapPresence.OnlySecond ? telling.Word($"{words}.presence.{MapWords.Key(presence)}") : volume is VolumeVerdict.Less or VolumeVerdict.More ? telling.Word($"{words}.volume.{MapWords.Key(volume)}") : "";

    private static string Changed(Telling telling, NodeDifference node)
    {
        if (node.Changed.IsEmpty)
            return "";
        var names = telling.Word("omap.changed", Argument.List("properties", node.Changed.Select(property => telling.Word($"omap.property.{MapWords.Key(property)}"))));
        return node.Volume is VolumeVerdict.Less or VolumeVerdict.More ? " · " + names : names;
    }

    private static void Target(Telling telling, BlockList blocks, TargetComparison target)
    {
        blocks.Heading("omap.target");
        blocks.Paragraph(telling.Word("omap.target.findings", Argument.Count("solved", target.Solved.Length), Argument.Count("added", target.Added.Length), Argument.Count("remaining", target.Remaining)));
        var figures = new TableBuilder(telling.Word("omap.target.figures")).Text(telling.Word("omap.target.figure")).Number(telling.Word("omap.target.as-is")).Number(telling.Word("omap.target.to-be"));
        foreach (var (asIs, toBe) in target.Figures)
            figures.Add(telling.Word($"omap.figure.{asIs.Key}"), Value(telling, asIs), Value(telling, toBe));
        blocks.Table(figures.Build());
        if (telling.Study.Target is { } simulated)
            Simulated(telling, blocks, simulated);
        blocks.Table(Differences(telling, target.Difference, "centre-map.target"));
        blocks.Bullets(target.Solved.Select(found => telling.Word("omap.target.solved", Argument.Of("rule", found.Rule.Code), Argument.Of("finding", telling.Say(found.Finding.What)))));
        blocks.Bullets(target.Added.Select(found => telling.Word("omap.target.added", Argument.Of("rule", found.Rule.Code), Argument.Of("finding", telling.Say(found.Finding.What)))));
    }

    /// <summary>What both would do on the same customers of the log.</summary>
    private static void Simulated(Telling telling, BlockList blocks, TargetSimulation simulated)
    {
        if (simulated.Result is not { } result)
        {
            blocks.Paragraph(telling.Say(simulated.Missing!));
            return;
        }

        var format = telling.Format;
        var table = new TableBuilder(telling.Word("omap.simulated")).Text(telling.Word("flow"));
        string[] measures = ["within", "abandonment", "wait"];
        foreach (var measure in measures)
            table.Number(telling.Word($"omap.simulated.{measure}")).Number(telling.Word("omap.target.to-be")).Number(telling.Word("omap.simulated.gain"));
        foreach (var line in result.Lines)
        {
            string[] cells =
            [
                line.Flow is { } flow ? telling.NameOf(flow) : telling.Word("omap.simulated.all"), .. Cells(line.Within, ArgumentKind.Share), .. Cells(line.Abandonment, ArgumentKind.Share), .. Cells(line.WaitSeconds, ArgumentKind.Seconds),
            ];
            if (line.Flow is null)
                table.AddStrong(cells);
            else
                table.Add(cells);
        }

        blocks.Table(table.Build());
        blocks.Paragraph(telling.Word("omap.simulated.hours", Argument.Hours("before", result.HoursBefore), Argument.Hours("after", result.HoursAfter)));
        if (simulated.ObservedAbandonment.Value is { } observed && result.Lines[0].Abandonment.Before.Value is { } declared)
            blocks.Paragraph(telling.Word("omap.simulated.observed", Argument.Share("observed", observed), Argument.Share("declared", declared)));
        if (!simulated.LeftOut.IsEmpty)
            blocks.Add(new Block.Notice(telling.Word("omap.simulated.left-out", Argument.List("flows", simulated.LeftOut))));
        if (!simulated.NobodyAsIs.IsEmpty)
            blocks.Add(new Block.Notice(telling.Word("omap.simulated.nobody", Argument.List("flows", simulated.NobodyAsIs))));
        if (!simulated.NobodyTarget.IsEmpty)
            blocks.Add(new Block.Notice(telling.Word("omap.simulated.nobody-target", Argument.List("flows", simulated.NobodyTarget))));
        if (simulated.HoursUnknown > 0)
            blocks.Add(new Block.Notice(telling.Word("omap.simulated.hours-unknown", Argument.Count("people", simulated.HoursUnknown))));
        blocks.Small(telling.Word("omap.simulated.definition", Argument.Count("replications", result.Replications)) + " "
            + (simulated.Shrinkage is { } shrinkage ? telling.Word("omap.simulated.shrinkage", Argument.Share("shrinkage", shrinkage)) : telling.Word("omap.simulated.no-shrinkage")));

        IEnumerable<string> Cells(BeforeAfter one, ArgumentKind kind) => [format.Estimate(kind, one.Before), format.Estimate(kind, one.After), kind == ArgumentKind.Share ? IndicatorTables.Points(telling, one.Gain) : format.Estimate(kind, one.Gain)];
    }

    private static string Value(Telling telling, MapFigure figure) => figure.Value is not { } value ? Texts.Formatter.UnknownMark : figure.Kind switch
    {
        ArgumentKind.Share => telling.Format.Percent(value),
        ArgumentKind.Count => telling.Format.Count((long)value),
        _ => telling.Format.Estimate(figure.Kind, new Mathematics.Statistics.Estimate(value, null, null, 0)),
    };
}
