using Plateau.Model.Changes.Declared;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for transfers between teams that no ticket follows.</summary>
public sealed class TransferWithoutTicket : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("BLIND-02", "transfer-without-ticket", ["R13"], []);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (evidence.Declared is not { Transfers.IsEmpty: false } declared) return Facts.CannotTell(Info);
        var findings = declared.Transfers.Where(transfer => transfer.WithTicket is false).GroupBy(transfer => (transfer.From, transfer.To)).Select(between => new Finding(
            $"{between.Key.From} → {between.Key.To}", Severity.Moderate, Confidence.High, Facts.Say(Info, "found", Argument.Of("from", between.Key.From), Argument.Of("to", between.Key.To)),
            [Facts.Weekly(between.Key.From, between.All(transfer => transfer.Weekly is null) ? null : between.Sum(transfer => transfer.Weekly ?? 0))],
            [new TicketTransfer(between.Key.From, between.Key.To)])).ToArray();
        if (findings.Length > 0) return Facts.Outcome(Info, findings, () => Facts.Say(Info, "clear"));
        var unknown = declared.Transfers.Where(transfer => transfer.WithTicket is null).Select(transfer => $"{transfer.From} → {transfer.To}").Distinct().ToArray();
        return unknown.Length > 0
            ? Facts.CannotTell(Info, "missing-some", Argument.List("transfers", unknown))
            : new RuleOutcome.Clear(Facts.Say(Info, "clear", Argument.Count("transfers", declared.Transfers.Length)));
    }
}
