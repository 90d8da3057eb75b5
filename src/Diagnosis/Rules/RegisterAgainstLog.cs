using Plateau.Model;
using Plateau.Model.Declared;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for flows that the log shows and nobody declares, and flows that people declare and the log never shows.</summary>
public sealed class RegisterAgainstLog : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("ENTRY-02", "register-against-log", ["R9"], []);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (evidence.Declared is not { } declared || (declared.Flows.IsEmpty && declared.EntryPoints.IsEmpty)) return Facts.CannotTell(Info);
        if (!evidence.HasLog()) return Facts.CannotTell(Info, "missing-log");
        var seen = evidence.Observed!.Flows;
        var known = declared.Flows.Select(flow => flow.Name).Concat(declared.EntryPoints.SelectMany(entry => new[] { entry.Name, entry.Address ?? "" })).Select(Folding.Of).Where(name => name.Length > 0).ToHashSet(StringComparer.Ordinal);
        var unlisted = seen.Where(flow => !known.Contains(Folding.Of(flow.Name)) && !known.Contains(Folding.Of(flow.Flow.Value))).ToArray();
        if (unlisted.Length == seen.Length) return Facts.CannotTell(Info, "missing-names", Argument.List("flows", seen.Select(flow => flow.Name)));
        var names = seen.Where(flow => flow.Service.Offered > 0).SelectMany(flow => new[] { Folding.Of(flow.Name), Folding.Of(flow.Flow.Value) }).ToHashSet(StringComparer.Ordinal);
        var matched = declared.Flows.Where(flow => names.Contains(Folding.Of(flow.Name))).ToArray();
        var channels = matched.Select(flow => Channels.KeyOf(flow.Channel)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var unseen = declared.Flows.Except(matched).Where(flow => flow.Direction != Direction.Outbound && flow.Outside is null && Channels.KeyOf(flow.Channel) is { } channel && channels.Contains(channel)
            && !declared.EntryPoints.Any(entry => entry.LeadsTo == flow.Name && (names.Contains(Folding.Of(entry.Name)) || names.Contains(Folding.Of(entry.Address ?? ""))))).ToArray();
        var offered = seen.Sum(flow => flow.Service.Offered);
        Finding[] findings =
        [
            .. unlisted.Select(flow => new Finding(
                flow.Name, offered > 0 && flow.Service.Offered >= 0.1 * offered ? Severity.Serious : Severity.Moderate, Confidence.High,
                Facts.Say(Info, "found", Argument.Of("flow", flow.Name), Argument.Count("contacts", flow.Service.Offered)), [Facts.Count("contacts-seen", flow.Name, flow.Service.Offered, 1)], [])),
            .. unseen.Select(flow => new Finding(
                flow.Name, Severity.Moderate, Confidence.Medium, Facts.Say(Info, "found-unseen", Argument.Of("flow", flow.Name)),
                [Facts.Count("contacts-seen", flow.Name, 0, evidence.Observed.Days.Length)], [])),
        ];
        return Facts.Outcome(Info, findings, () => Facts.Say(Info, "clear", Argument.Count("flows", seen.Length)));
    }
}
