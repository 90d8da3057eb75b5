using Plateau.Diagnosis;
using Plateau.Diagnosis.Map;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Observations;
using Plateau.Tests.Samples;

namespace Plateau.Tests.Report;

internal static partial class SampleStudy
{
    /// <summary>The retailer as it is declared with its faults, a log that sees some of it, and the healthy form as the target.</summary>
    private static OrganisationMaps Maps()
    {
        var declared = DeclaredMap.Of(MaisonLumen.Declared);
        var observed = new CentreMap(
            [new(MapStage.Flow, "Commandes téléphone") { Weekly = Around(5200, 140, 24) }, new(MapStage.Flow, "Chat <nuit>") { Weekly = Around(61, 9, 24) }, new(MapStage.Team, "Lyon voix"), new(MapStage.Team, "Lille voix"), new(MapStage.End, "") { End = MapEnd.Abandoned }],
            [
                new(MapLinkKind.Treats, 0, 2) { Weekly = Estimate.Exactly(4100, 14_057) }, new(MapLinkKind.Treats, 0, 3) { Weekly = Estimate.Exactly(700, 2400) }, new(MapLinkKind.Treats, 1, 3) { Weekly = Estimate.Exactly(50, 171) },
                new(MapLinkKind.Ends, 0, 4) { Weekly = Estimate.Exactly(400, 1371) }, new(MapLinkKind.Transfers, 2, 3) { Weekly = Estimate.Exactly(210, 720), DelaySeconds = 420 },
            ]);
        var evidence = new CentreEvidence(CentreModel.Unknown("", "UTC"), null, null) { Declared = MaisonLumen.Declared };
        return new OrganisationMaps(declared, observed, MapDifference.Of(declared, observed, alike: false)) { Target = TargetComparison.Of(evidence, MaisonLumen.Healthy, RuleSettings.Defaults, CancellationToken.None) };
    }
}
