using Plateau.Diagnosis.Routing;
using Plateau.Model.Changes;
using Plateau.Model.Changes.Declared;
using Plateau.Model.Declared;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for entry points, mailboxes and voicemails that nobody answers for, or whose contacts no report counts.</summary>
public sealed class NobodyAnswersForEntry : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("BLIND-01", "nobody-answers-for-entry", ["R13", "R14"], []);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (evidence.Declared is not { EntryPoints.IsEmpty: false } declared) return Facts.CannotTell(Info);
        var ownersAsked = declared.EntryPoints.Any(entry => !string.IsNullOrEmpty(entry.Owner));
        var reportsAsked = declared.EntryPoints.Any(entry => entry.Reported is not null);
        if (!ownersAsked && !reportsAsked) return Facts.CannotTell(Info, "missing-answers", Argument.Count("entries", declared.EntryPoints.Length));
        var findings = declared.EntryPoints.Select(entry => Judge(entry, ownersAsked && string.IsNullOrEmpty(entry.Owner), entry.Reported is false)).OfType<Finding>().ToList();
        var verdicts = RoutingVerifier.Run(declared, RoutingSettings.Default);
        if (declared.Flows.Any(flow => !string.IsNullOrEmpty(flow.Owner))) findings.AddRange(verdicts.Of(RoutingProblemKind.MessageWithoutOwner).Select(problem => RoutingFindings.Of(Info, problem, verdicts, false)));
        if (findings.Count > 0) return Facts.Outcome(Info, findings, () => Facts.Say(Info, "clear"));
        var unknown = declared.EntryPoints.Where(entry => entry.Reported is null || !ownersAsked).ToArray();
        return unknown.Length > 0
            ? Facts.CannotTell(Info, "missing-some", Argument.List("entries", unknown.Select(entry => entry.Name)))
            : new RuleOutcome.Clear(Facts.Say(Info, "clear", Argument.Count("entries", declared.EntryPoints.Length)));
    }

    private Finding? Judge(EntryPoint entry, bool ownerless, bool unreported)
    {
        if (!ownerless && !unreported) return null;
        List<Change> proposals = [];
        if (ownerless) proposals.Add(new AnswerFor(AnsweredSubject.EntryPoint, entry.Name));
        if (unreported) proposals.Add(new ReportEntryPoint(entry.Name));
        return new(
            entry.Name, ownerless && unreported ? Severity.Serious : Severity.Moderate, entry.Owner is "" || unreported ? Confidence.High : Confidence.Medium,
            Facts.Say(Info, ownerless && unreported ? "found" : ownerless ? "found-owner" : "found-report", Argument.Of("entry", entry.Name)),
            [Facts.Weekly(entry.Name, entry.Weekly)], [.. proposals]);
    }
}
