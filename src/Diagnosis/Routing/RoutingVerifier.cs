using System.Collections.Immutable;
using Plateau.Model.Declared;

namespace Plateau.Diagnosis.Routing;

/// <summary>
/// Verifies entry points, menus, rules, calendars and queues as people declare them, over every minute of the week and every state that a rule can tell apart (docs/methods/routing-verifier.md).
/// </summary>
public static class RoutingVerifier
{
    public static RoutingVerdicts Run(Declarations declared, RoutingSettings settings)
    {
        ArgumentNullException.ThrowIfNull(declared);
        ArgumentNullException.ThrowIfNull(settings);
        var graph = new PlaceGraph(declared);
        var sure = new Walk(graph, true, settings.MostStates);
        var unverified = graph.Places.Where(sure.IsUnverified).ToImmutableArray();
        var may = unverified.IsEmpty ? sure : new Walk(graph, false, settings.MostStates);
        var walked = new WalkProblems(graph, sure, may);
        var problems = walked.Find().Concat(new MenuProblems(graph, settings).Find()).DistinctBy(problem => problem.Identity);
        return new()
        {
            Problems = [.. problems.OrderBy(problem => problem.Kind)],
            Unverified = [.. unverified.Select(place => new UnverifiedPlace(place.Kind, place.Name, place.Unclear ? 0 : place.States))],
            HoursUnknown = [.. walked.HoursUnknown],
            Reached = [.. graph.Places.Where(place => may.Reached(place.Index)).Select(place => (place.Kind, place.Name))],
            Followed = [.. graph.Places.SelectMany(place => place.Rules.Where(rule => may.Occurrences[place.Index][rule.Number - 1].Happens).Select(rule => (place.Name, rule.Number)))],
            Ends = [.. graph.Places.SelectMany(place => Ends(place, sure)).Distinct()],
            Places = graph.Places.Length,
            Rules = declared.Rules.Length,
            WeekPieces = graph.Cuts.Count,
        };
    }

    private static IEnumerable<(PlaceKind Kind, string Place, CallerEnd End)> Ends(Place place, Walk walk)
    {
        var occurrences = walk.Occurrences[place.Index];
        foreach (var rule in place.Rules)
        {
            if (!occurrences[rule.Number - 1].Happens) continue;
            if (rule.Effect == Effect.Ends) yield return (place.Kind, place.Name, rule.End);
            if (rule.Effect == Effect.Missing) yield return (place.Kind, place.Name, CallerEnd.Nowhere);
        }

        if (place.Kind == PlaceKind.Flow && occurrences[^1].Happens) yield return (place.Kind, place.Name, CallerEnd.Waits);
        if (place.Kind != PlaceKind.Flow && occurrences[^2].Happens) yield return (place.Kind, place.Name, CallerEnd.Nowhere);
    }
}
