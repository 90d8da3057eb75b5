using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Plateau.Design.Targets;
using Plateau.Design.WhatIf;
using Plateau.Diagnosis.Map;
using Plateau.Report.Charts;
using static Plateau.Report.Writers.JsonPieces;

namespace Plateau.Report.Writers;

/// <summary>The maps of the organisation as data; links name the positions of their ends.</summary>
internal static class MapsJson
{
    public static JsonObject Write(OrganisationMaps maps, TargetSimulation? simulated) => new()
    {
        ["declared"] = maps.Declared is { } declared ? Map(declared) : null,
        ["observed"] = maps.Observed is { } observed ? Map(observed) : null,
        ["difference"] = maps.Difference is { } difference ? Difference(difference) : null,
        ["target"] = maps.Target is { } target ? Target(target, simulated) : null,
    };

    private static JsonObject Map(CentreMap map) => new()
    {
        ["nodes"] = Array(map.Nodes, Node),
        ["links"] = Array(map.Links, link => new JsonObject { ["kind"] = MapWords.Key(link.Kind), ["from"] = link.From, ["to"] = link.To, ["weekly"] = Estimate(link.Weekly), ["delaySeconds"] = Number(link.DelaySeconds) }),
    };

    private static JsonObject Node(MapNode node) => new()
    {
        ["stage"] = MapWords.Key(node.Stage),
        ["name"] = node.Name,
        ["end"] = node.End is { } end ? MapWords.Key(end) : null,
        ["channel"] = node.Channel,
        ["tier"] = node.Tier,
        ["owner"] = node.Owner,
        ["indicators"] = node.Indicators,
        ["weekly"] = Estimate(node.Weekly),
        ["brought"] = Estimate(node.Brought),
    };

    private static JsonObject Difference(MapDifference difference) => new()
    {
        ["nodes"] = Array(difference.Nodes, node => new JsonObject
        {
            ["stage"] = MapWords.Key(node.Node.Stage),
            ["name"] = node.Node.Name,
            ["end"] = node.Node.End is { } end ? MapWords.Key(end) : null,
            ["presence"] = MapWords.Key(node.Presence),
            ["volume"] = MapWords.Key(node.Volume),
            ["changed"] = Strings(node.Changed.Select(MapWords.Key)),
        }),
        ["links"] = Array(difference.Links, link => new JsonObject
        {
            ["kind"] = MapWords.Key(link.Kind),
            ["from"] = End(link.From),
            ["to"] = End(link.To),
            ["presence"] = MapWords.Key(link.Presence),
            ["volume"] = MapWords.Key(link.Volume),
        }),
    };

    private static JsonObject End(MapNode node) => new() { ["stage"] = MapWords.Key(node.Stage), ["name"] = node.Name, ["end"] = node.End is { } end ? MapWords.Key(end) : null };

    private static JsonObject Target(TargetComparison target, TargetSimulation? simulated) => new()
    {
        ["difference"] = Difference(target.Difference),
        ["figures"] = Array(target.Figures, pair => new JsonObject { ["key"] = pair.AsIs.Key, ["asIs"] = Number(pair.AsIs.Value), ["target"] = Number(pair.Target.Value) }),
        ["solved"] = Array(target.Solved, Finding),
        ["added"] = Array(target.Added, Finding),
        ["remaining"] = target.Remaining,
        ["simulated"] = simulated?.Result is { } result
            ? new JsonObject
            {
                ["replications"] = result.Replications,
                ["hoursAsIs"] = Number(result.HoursBefore),
                ["hoursTarget"] = Number(result.HoursAfter),
                ["shrinkage"] = Number(simulated.Shrinkage),
                ["observedAbandonment"] = Estimate(simulated.ObservedAbandonment),
                ["leftOut"] = Strings(simulated.LeftOut),
                ["nobodyAsIs"] = Strings(simulated.NobodyAsIs),
                ["nobodyTarget"] = Strings(simulated.NobodyTarget),
                ["hoursUnknown"] = simulated.HoursUnknown,
                ["lines"] = Array(result.Lines, line => new JsonObject { ["flow"] = line.Flow?.Value, ["within"] = Measure(line.Within), ["abandonment"] = Measure(line.Abandonment), ["waitSeconds"] = Measure(line.WaitSeconds) }),
            }
            : null,
        ["notSimulated"] = simulated?.Missing is { } missing ? Message(missing) : null,
    };

    private static JsonObject Measure(BeforeAfter one) => new() { ["asIs"] = Estimate(one.Before), ["target"] = Estimate(one.After), ["gain"] = Estimate(one.Gain) };

    private static JsonObject Finding(FindingOf found) => new() { ["rule"] = found.Rule.Code, ["subject"] = found.Finding.Subject, ["what"] = Message(found.Finding.What) };
}
