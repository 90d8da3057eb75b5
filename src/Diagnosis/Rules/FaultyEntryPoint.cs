using Plateau.Diagnosis.Routing;
using Plateau.Model.Declared;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for entry points on the register that lead nowhere, whose number or address is not valid, or that stand there twice under one address.</summary>
public sealed class FaultyEntryPoint : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("ENTRY-01", "faulty-entry-point", ["R9"], []);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (evidence.Declared is not { EntryPoints.IsEmpty: false } declared) return Facts.CannotTell(Info);
        var verdicts = RoutingVerifier.Run(declared, RoutingSettings.Default);
        var findings = verdicts.Of(RoutingProblemKind.DeadEnd).Where(problem => problem.PlaceKind == PlaceKind.EntryPoint).Select(problem => RoutingFindings.Of(Info, problem, verdicts, true)).ToList();
        var known = declared.EntryPoints.Where(entry => entry.Address is not null).Select(entry => (Entry: entry, Normal: Addresses.Normal(entry.Kind, entry.Address!))).ToArray();
        findings.AddRange(known.Where(pair => pair.Normal is null).Select(pair => Tell("found-address", pair.Entry, Severity.Moderate)));
        findings.AddRange(known.Where(pair => pair.Normal is not null).GroupBy(pair => pair.Normal!, StringComparer.Ordinal).Where(group => group.Count() > 1)
            .SelectMany(group => group.Skip(1).Select(pair => Tell("found-twice", pair.Entry, pair.Entry.LeadsTo == group.First().Entry.LeadsTo ? Severity.Note : Severity.Serious, group.First().Entry.Name))));
        return Facts.Outcome(Info, findings, () => Facts.Say(Info, "clear", Argument.Count("entries", declared.EntryPoints.Length), Argument.Count("addresses", known.Length)));
    }

    private Finding Tell(string variant, EntryPoint entry, Severity severity, string? other = null) => new(
        entry.Name, severity, Confidence.High, Facts.Say(Info, variant, Argument.Of("place", entry.Name), Argument.Of("address", entry.Address ?? "?"), Argument.Of("other", other ?? "")),
        [Facts.Weekly(entry.Name, entry.Weekly)], []);
}
