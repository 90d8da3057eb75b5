using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for contacts that are passed on from group to group, and those that come back to a group that already had them.</summary>
public sealed class RecurrentTransfer : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("STRUCTURE-01", "recurrent-transfer", ["R17", "R6"],
    [
        new("transferred-share", ArgumentKind.Share, 0.15, 0.02, 0.6, "convention: about one contact in seven; a first line that passes on more is a switchboard"),
        new("returned-share", ArgumentKind.Share, 0.02, 0.002, 0.2, "convention: one contact in fifty"),
        new("least-contacts", ArgumentKind.Count, 100, 30, 10_000, "convention: below it the interval of a share of a few percent says nothing"),
    ]);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (evidence.Observed?.Transfers is not { } transfers) return evidence.Cases is { BetweenGroups: not null } cases ? OfCases(cases, settings) : Facts.CannotTell(Info);
        var judged = transfers.Where(flow => flow.Contacts >= settings.Of(Info, "least-contacts")).ToArray();
        if (judged.Length == 0) return Facts.CannotTell(Info, "missing-contacts", Argument.Count("least", (long)settings.Of(Info, "least-contacts")));
        var findings = judged.Select(flow => Judge(evidence, flow, settings)).OfType<Finding>().ToArray();
        return Facts.Outcome(Info, findings, () => Facts.Say(Info, "clear", Argument.Count("contacts", judged.Sum(flow => flow.Contacts))));
    }

    private RuleOutcome OfCases(CaseObservation cases, RuleSettings settings)
    {
        if (cases.Cases < settings.Of(Info, "least-contacts")) return Facts.CannotTell(Info, "missing-contacts", Argument.Count("least", (long)settings.Of(Info, "least-contacts")));
        var between = cases.BetweenGroups!;
        var transferred = Intervals.Share(between.CasesWithSeveral, cases.Cases);
        var returned = Intervals.Share(between.CasesWithReturn, cases.Cases);
        var returns = returned.Low > settings.Of(Info, "returned-share");
        if (!returns && !(transferred.Low > settings.Of(Info, "transferred-share"))) return new RuleOutcome.Clear(Facts.Say(Info, "clear", Argument.Count("contacts", cases.Cases)));
        var worst = cases.Flows.Where(flow => flow.Cases >= settings.Of(Info, "least-contacts")).Select(flow => (flow.Name, Share: Intervals.Share(flow.HandedOver, flow.Cases)))
            .OrderByDescending(flow => flow.Share.Low).ThenBy(flow => flow.Name, StringComparer.Ordinal).Take(3);
        return new RuleOutcome.Found(
        [
            new(
                "", returns ? Severity.Serious : Severity.Moderate, Confidence.High,
                Facts.Say(Info, returns ? "found-cases-returned" : "found-cases", Argument.Count("cases", cases.Cases), Argument.Share("transferred", transferred.Value!.Value), Argument.Share("returned", returned.Value!.Value)),
                [Facts.Share("cases-handed-over", "", transferred), Facts.Share("cases-returned", "", returned), .. worst.Select(flow => Facts.Share("transferred", flow.Name, flow.Share))], []),
        ]);
    }

    private Finding? Judge(CentreEvidence evidence, TransferObservation seen, RuleSettings settings)
    {
        var name = evidence.Centre.FlowOrNull(seen.Flow)?.Name ?? seen.Flow.Value;
        var transferred = Intervals.Share(seen.Transferred, seen.Contacts);
        var returned = Intervals.Share(seen.Returned, seen.Contacts);
        var returns = returned.Low > settings.Of(Info, "returned-share");
        if (!returns && !(transferred.Low > settings.Of(Info, "transferred-share"))) return null;
        ImmutableArray<Evidence> facts =
        [
            Facts.Share("transferred", name, transferred), Facts.Share("returned", name, returned),
            .. seen.LostSeconds is { } lost ? [new Evidence("handle-time-lost", name, ArgumentKind.Hours, Estimate.Exactly(lost / 3600, seen.Transferred))] : ImmutableArray<Evidence>.Empty,
        ];
        return new(
            name, returns ? Severity.Serious : Severity.Moderate, Confidence.High,
            Facts.Say(Info, returns ? "found-returned" : "found", Argument.Of("flow", name), Argument.Share("transferred", transferred.Value!.Value), Argument.Share("returned", returned.Value!.Value)),
            facts, []);
    }
}
