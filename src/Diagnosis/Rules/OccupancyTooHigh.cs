using System.Collections.Immutable;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for people who handle contacts for more of their time than they can bear, week after week.</summary>
public sealed class OccupancyTooHigh : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("LOAD-02", "occupancy-too-high", ["R32"],
    [
        new("most", ArgumentKind.Share, 0.85, 0.7, 0.98, "convention: the cap in common Erlang planners; practice quotes 80 to 90 %"),
    ]);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        var most = settings.Of(Info, "most");
        if (WeekLoad.Of(evidence) is not { } load) return Facts.CannotTell(Info);
        var methods = evidence.Observed?.Staffing.Where(estimate => estimate.Occupancy is not null).ToImmutableArray() ?? [];
        var occupancy = evidence.Observed?.Service.Occupancy is { Value: not null } measured ? measured : load.Occupancy(load.OpenCells);
        if (occupancy.Value is not { } value) return Facts.CannotTell(Info);
        if (value <= most) return new RuleOutcome.Clear(Facts.Say(Info, "clear", Argument.Share("occupancy", value), Argument.Share("limit", most)));
        var agreeing = methods.Count(method => method.Occupancy > most);
        ImmutableArray<Evidence> facts = [Facts.Share("occupancy", "", occupancy), .. methods.Select(method => Facts.Share($"occupancy-{method.Method}", "", method.Occupancy!.Value, evidence.Observed!.Days.Length))];
        return new RuleOutcome.Found([new(
            "", value > 0.95 ? Severity.Critical : value > 0.90 ? Severity.Serious : Severity.Moderate,
            methods.Length > 0 && agreeing == methods.Length ? Confidence.High : agreeing > 1 ? Confidence.Medium : Confidence.Low,
            Facts.Say(Info, "found", Argument.Share("occupancy", value), Argument.Share("limit", most), Argument.Count("agreeing", agreeing), Argument.Count("methods", methods.Length)),
            facts, [])]);
    }
}
