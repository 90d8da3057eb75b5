using System.Collections.Immutable;
using Plateau.Diagnosis.Routing;
using Plateau.Diagnosis.Skills;
using Plateau.Model.Declared;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Map;

/// <summary>A figure of a declared organisation, by which two of them are compared.</summary>
/// <param name="Key">Stable; its name and definition are texts.</param>
/// <param name="Value">Null where the workbook does not say enough: an empty denominator gives a blank.</param>
public sealed record MapFigure(string Key, ArgumentKind Kind, double? Value);

/// <summary>The figures in which two declared organisations differ for those who run them (definitions: docs/methods/map.md).</summary>
public static class MapFigures
{
    private const double SecondsPerHour = 3600;

    public static ImmutableArray<MapFigure> Of(Declarations declared)
    {
        ArgumentNullException.ThrowIfNull(declared);
        var map = DeclaredMap.Of(declared);
        var flows = map.At(MapStage.Flow).ToArray();
        var covers = declared.Assessments.IsEmpty ? [] : FlowCovers.Of(SkillMatrix.Of(declared, null)).ToArray();
        return
        [
            Count("entry-points", declared.EntryPoints.Length),
            Count("menu-depth", declared.Menu.IsEmpty ? null : Depth(declared)),
            Count("flows", flows.Length),
            Count("teams", map.At(MapStage.Team).Count()),
            Share("with-owner", flows.Length, flows.Count(flow => !string.IsNullOrWhiteSpace(flow.Owner))),
            Share("with-indicator", declared.Indicators.IsEmpty ? 0 : flows.Length, flows.Count(flow => flow.Indicators > 0)),
            Count("routing-problems", declared.EntryPoints.IsEmpty && declared.Menu.IsEmpty && declared.Rules.IsEmpty ? null : RoutingVerifier.Run(declared, RoutingSettings.Default).Problems.Length),
            new("transfers", ArgumentKind.Number, Weekly(map, MapLinkKind.Transfers)),
            new("people-able", ArgumentKind.Number, covers.Length == 0 ? null : covers.Average(cover => (double)cover.Eligible.Length)),
            Count("flows-one-person", covers.Length == 0 ? null : covers.Count(cover => cover.Eligible.Length <= 1)),
            new("work-hours", ArgumentKind.Hours, Work(declared)),
            new("people-hours", ArgumentKind.Hours, declared.People.IsEmpty || declared.People.Any(person => person.WeeklyHours is null) ? null : declared.People.Sum(person => person.WeeklyHours)),
        ];
    }

    private static MapFigure Count(string key, int? value) => new(key, ArgumentKind.Count, value);

    private static MapFigure Share(string key, int of, int count) => new(key, ArgumentKind.Share, of == 0 ? null : (double)count / of);

    private static double? Weekly(CentreMap map, MapLinkKind kind)
    {
        var ways = map.Links.Where(link => link.Kind == kind).ToArray();
        return ways.Length == 0 || ways.Any(link => link.Weekly.Value is null) ? null : ways.Sum(link => link.Weekly.Value);
    }

    /// <summary>Hours a week that the declared contacts take, at the middle of each range; null when a flow lacks its volume or its handle time.</summary>
    private static double? Work(Declarations declared)
    {
        var hours = declared.Flows.Select(flow => MapBuilder.Stated(flow.WeeklyLow, flow.WeeklyHigh).Value * flow.HandleSeconds / SecondsPerHour).ToArray();
        return hours.Length == 0 || hours.Contains(null) ? null : hours.Sum();
    }

    /// <summary>Choices that a caller makes at most; a menu that leads back to itself counts each node once.</summary>
    private static int Depth(Declarations declared)
    {
        var children = declared.Menu.Where(node => node.Parent is not null).ToLookup(node => node.Parent!, node => node.Name, StringComparer.Ordinal);
        int Below(string name, ImmutableHashSet<string> above) => above.Contains(name) ? 0 : children[name].Select(child => 1 + Below(child, above.Add(name))).DefaultIfEmpty(0).Max();
        return declared.Menu.Where(node => node.Parent is null).Select(node => Below(node.Name, [])).DefaultIfEmpty(0).Max();
    }
}
