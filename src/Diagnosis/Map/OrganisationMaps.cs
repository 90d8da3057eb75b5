using System.Collections.Immutable;
using Plateau.Model.Declared;
using Plateau.Model.Observations;

namespace Plateau.Diagnosis.Map;

/// <summary>A finding of one organisation that the other does not have.</summary>
public sealed record FindingOf(RuleInfo Rule, Finding Finding);

/// <summary>An organisation as it is to be, held against the one that is.</summary>
/// <param name="Difference">As it is, and as it is to be.</param>
/// <param name="Figures">The same figures of both, in one order.</param>
/// <param name="Solved">Findings that the target does not have any more.</param>
/// <param name="Added">Findings that it has and that were not there.</param>
/// <param name="Remaining">Findings that both have.</param>
public sealed record TargetComparison(
    MapDifference Difference, ImmutableArray<(MapFigure AsIs, MapFigure Target)> Figures, ImmutableArray<FindingOf> Solved, ImmutableArray<FindingOf> Added, int Remaining)
{
    /// <param name="asIs">Its declarations are those that are.</param>
    public static TargetComparison Of(CentreEvidence asIs, Declarations target, RuleSettings rules, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asIs);
        ArgumentNullException.ThrowIfNull(target);
        var declared = asIs.Declared ?? Declarations.None;
        var (before, after) = (Found(declared, rules, cancellation), Found(target, rules, cancellation));
        var (known, left) = (before.Select(Identity).ToHashSet(StringComparer.Ordinal), after.Select(Identity).ToHashSet(StringComparer.Ordinal));
        return new TargetComparison(
            MapDifference.Of(DeclaredMap.Of(declared), DeclaredMap.Of(target), alike: true),
            [.. MapFigures.Of(declared).Zip(MapFigures.Of(target))],
            [.. before.Where(finding => !left.Contains(Identity(finding)))],
            [.. after.Where(finding => !known.Contains(Identity(finding)))],
            before.Count(finding => left.Contains(Identity(finding))));
    }

    /// <summary>Both are judged by what is declared alone: a log of what is says nothing of what is to be.</summary>
    private static FindingOf[] Found(Declarations declared, RuleSettings rules, CancellationToken cancellation)
    {
        var evidence = new CentreEvidence(Model.CentreModel.Unknown("", "UTC"), null, null) { Declared = declared };
        return [.. DiagnosisRun.Examine(evidence, rules, cancellation).SelectMany(examination => examination.Outcome is RuleOutcome.Found found ? found.Findings.Select(finding => new FindingOf(examination.Rule, finding)) : [])];
    }

    /// <summary>One fault is the same in two organisations when the rule and what it speaks of are.</summary>
    private static string Identity(FindingOf found) => string.Join('|', [found.Rule.Code, found.Finding.Subject, found.Finding.What.Code, .. found.Finding.What.Arguments.Where(argument => argument.Kind == Model.Texts.ArgumentKind.Text).Select(argument => argument.Text)]);
}

/// <summary>The maps of a centre: as people declare it, as its logs show it, and what the two say differently; and, where one is given, the organisation that is aimed at.</summary>
/// <param name="Declared">Null when nobody declared anything.</param>
/// <param name="Observed">Null without a log.</param>
/// <param name="Difference">Null unless there are both.</param>
public sealed record OrganisationMaps(CentreMap? Declared, CentreMap? Observed, MapDifference? Difference)
{
    public TargetComparison? Target { get; init; }

    public static OrganisationMaps Of(CentreEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var declared = evidence.Declared is { } said && DeclaredMap.Of(said) is { Nodes.IsEmpty: false } map ? map : null;
        var observed = ObservedMap.Of(evidence) is { Nodes.IsEmpty: false } seen ? seen : null;
        return new OrganisationMaps(declared, observed, declared is null || observed is null ? null : MapDifference.Of(declared, observed, alike: false));
    }
}
