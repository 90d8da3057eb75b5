using Plateau.Model.Changes;
using Plateau.Model.Changes.Declared;
using Plateau.Model.Declared;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for flows, activities and steps for which nobody or several are accountable, or for which nobody does the work; and flows that the grid of responsibilities leaves out.</summary>
public sealed class NoOrSeveralAccountable : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("ROLES-01", "no-or-several-accountable", ["R3", "R14", "R33"], []);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (evidence.Declared is not { Responsibilities.IsEmpty: false } declared) return Facts.CannotTell(Info);
        var findings = new List<Finding>();
        foreach (var lines in declared.Responsibilities.GroupBy(said => (said.Subject, said.Step)))
        {
            var subject = lines.Key.Step is { } step ? $"{lines.Key.Subject} · {step}" : lines.Key.Subject;
            var accountable = lines.Where(said => said.Accountable).Select(said => said.Who).Distinct().ToArray();
            var owner = OwnerOf(declared, lines.Key.Subject);
            if (accountable.Length != 1)
                findings.Add(Tell(accountable.Length == 0 ? "found" : "found-several", subject, accountable, new SetAccountable(lines.Key.Subject, lines.Key.Step, accountable.Length == 0 || accountable.Contains(owner) ? owner : null)));
            if (!lines.Any(said => said.Responsible)) findings.Add(Tell("found-nobody-does", subject, [], null));
        }

        var asked = declared.Responsibilities.Select(said => said.Subject).ToHashSet(StringComparer.Ordinal);
        findings.AddRange(declared.Flows.Where(flow => !asked.Contains(flow.Name) && !(flow.Activity is { } activity && asked.Contains(activity)))
            .Select(flow => Tell("found-left-out", flow.Name, [], new SetAccountable(flow.Name, null, flow.Owner))));
        return Facts.Outcome(Info, findings, () => Facts.Say(Info, "clear", Argument.Count("subjects", asked.Count)));
    }

    private static string? OwnerOf(Declarations declared, string subject) =>
        declared.Flows.FirstOrDefault(flow => flow.Name == subject)?.Owner ?? declared.Activities.FirstOrDefault(activity => activity.Name == subject)?.Owner;

    private Finding Tell(string variant, string subject, string[] who, Change? proposal) => new(
        subject, variant is "found" or "found-several" ? Severity.Serious : Severity.Moderate, Confidence.High, Facts.Say(Info, variant, Argument.Of("subject", subject), Argument.List("who", who)),
        [Facts.Count("accountable", subject, who.Length, 1)], proposal is null ? [] : [proposal]);
}
