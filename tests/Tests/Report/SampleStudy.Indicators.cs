using Plateau.Design.Removal;
using Plateau.Diagnosis;
using Plateau.Diagnosis.Indicators;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Changes;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Tests.Report;

/// <summary>Indicators of the made-up study, computed from it, with sources that disagree and every verdict on a pair.</summary>
internal static partial class SampleStudy
{
    private static IndicatorStudy Indicators(CentreEvidence evidence)
    {
        var study = IndicatorStudy.Of(evidence, Diagnosis(), 1999);
        var rule = RuleCatalogue.All[0].Info;
        var form = IndicatorCatalogue.All[0];
        return study with
        {
            Compared =
            [
                .. study.Compared, new("Opérations <b>", "indicator", "Taux d’abandon & co", ArgumentKind.Share, Estimate.Exactly(0.08, 1), Estimate.Around(0.14, 0.02, 22_830), "abandonment", (0.12, 0.16), Agreement.Beyond),
                new("", "indicator", "Satisfaction", ArgumentKind.Share, Estimate.Exactly(0.8, 1), Estimate.Unknown, null, null, Agreement.CannotTell),
            ],
            Associations =
            [
                new(
                SliceKind.Flow,
                [
                    new(rule, form, new(-0.72, -0.9, -0.4, 12), 5, 0.81, 0.92, 0.001, 0.012, false), new(null, form, new(-0.2, -0.6, 0.3, 12), 8, 0.85, 0.88, 0.4, 0.4, false),
                    new(rule, form, Estimate.Exactly(-0.58, 6), 1, 0.7, null, null, null, false), new(rule, form, new(-0.5, -0.8, -0.1, 12), 4, 0.6, 0.9, null, null, true),
                ],
                12, true, 3),
                new(SliceKind.Team, [new(rule, form, Estimate.Exactly(0.4, 6), 2, 0.9, 0.8, null, null, false)], 6, false, 1),
                new(SliceKind.Hour, [new(rule, form, new(-0.6, -0.8, -0.4, 60), 12, 0.7, 0.9, 0.008, 0.03, false)], 60, true, 2),
                new(SliceKind.Hour, [new(rule, form, Estimate.Exactly(-0.6, 20), 12, 0.7, 0.9, null, null, false)], 20, false, 2),
            ],
        };
    }

    private static RemovalResult Removals()
    {
        var (rule, finding) = Diagnosis().SelectMany(examination => examination.Outcome is RuleOutcome.Found found ? found.Findings.Select(finding => (examination.Rule, finding)) : []).First();
        Change add = new AddStaff(new("G1"), null, 540, 660, 2), pool = new PoolFlows([new("PS"), new("NW")]);
        return new(Estimate.Around(0.523, 0.02, 10), 10,
        [
            new(rule, finding, [add], 20, Estimate.Around(0.571, 0.02, 10), Estimate.Around(0.048, 0.01, 10), Estimate.Around(0.06, 0.02, 10)),
            new(rule, finding, [pool], 0, Estimate.Around(0.52, 0.02, 10), Estimate.Around(-0.003, 0.01, 10), Estimate.Unknown),
        ], 2);
    }
}
