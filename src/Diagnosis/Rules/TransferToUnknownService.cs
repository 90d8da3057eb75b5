using Plateau.Mathematics.Statistics;
using Plateau.Model.Changes.Declared;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for transfers to a team or a service that nobody declared, and teams that pass on more than they have.</summary>
public sealed class TransferToUnknownService : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("STRUCTURE-07", "transfer-to-unknown-service", ["R6", "R14"], []);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (evidence.Declared is not { Transfers.IsEmpty: false } declared) return Facts.CannotTell(Info);
        var known = declared.Teams.SelectMany(team => new[] { team.Name, team.Service, team.Provider }).Concat(declared.Activities.Select(activity => activity.Service))
            .Concat(declared.Flows.SelectMany(flow => new[] { flow.Name, flow.Outside })).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var unknown = declared.Transfers.SelectMany(transfer => new[] { (Name: transfer.From, Transfer: transfer), (Name: transfer.To, Transfer: transfer) }).Where(pair => !known.Contains(pair.Name)).GroupBy(pair => pair.Name, StringComparer.Ordinal);
        var much = declared.Transfers.GroupBy(transfer => (transfer.From, transfer.Flow)).Where(group => group.Sum(transfer => transfer.Share ?? 0) > 1 + 1e-9);
        Finding[] findings =
        [
            .. unknown.Select(service => new Finding(
                service.Key, Severity.Moderate, Confidence.High, Facts.Say(Info, "found", Argument.Of("service", service.Key), Argument.List("from", service.Select(pair => pair.Name == pair.Transfer.To ? pair.Transfer.From : pair.Transfer.To).Distinct())),
                [Facts.Count("transfers-declared", service.Key, service.Count(), 1)], [new DeclareTeam(service.Key)])),
            .. much.Select(group => new Finding(
                group.Key.From, Severity.Moderate, Confidence.High, Facts.Say(Info, "found-share", Argument.Of("from", group.Key.From)),
                [Facts.Share("transferred-declared", group.Key.From, Estimate.Exactly(group.Sum(transfer => transfer.Share ?? 0), 1))], [])),
        ];
        return Facts.Outcome(Info, findings, () => Facts.Say(Info, "clear", Argument.Count("transfers", declared.Transfers.Length)));
    }
}
