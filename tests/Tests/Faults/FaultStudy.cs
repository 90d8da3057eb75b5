using System.Collections.Immutable;
using Plateau.Diagnosis;
using Plateau.Model.Declared;
using Plateau.Model.Observations;
using Plateau.Tests.Diagnosis;

namespace Plateau.Tests.Faults;

/// <summary>One kind of fault over all centres.</summary>
internal sealed record KindScore(string Name, ImmutableArray<string> Rules, int Planted, int Found);

/// <summary>One rule over all centres.</summary>
/// <param name="Findings">In centres with faults.</param>
/// <param name="Explained">Of those: by a planted fault.</param>
/// <param name="Healthy">Findings in healthy centres, each of which is a false alarm.</param>
internal sealed record RuleScore(string Rule, int Findings, int Explained, int Healthy);

internal sealed record FaultScores(ImmutableArray<KindScore> Kinds, ImmutableArray<RuleScore> Rules, int HealthyCentres, int HealthyWithAlarm, ImmutableArray<string> Missed, ImmutableArray<string> Unexplained);

/// <summary>Plants one to three faults of different kinds into healthy centres and counts what rules say.</summary>
internal static class FaultStudy
{
    public const ulong Seed = 20_261_122;
    public const int Centres = 200;

    /// <summary>Each healthy centre is spoilt so many times, each time anew.</summary>
    public const int Rounds = 5;

    private const int HealthyDraws = 1;
    private const int MostFaults = 3;

    /// <summary>The centre without a log, from which the rules of the log have nothing to say: what they find, they find in the declarations.</summary>
    private static readonly CentreEvidence Silent = EvidenceBuilder.With(centre => centre.Log = false);

    private static readonly ImmutableArray<IDiagnosisRule> Rules = [.. RuleCatalogue.All.Where(rule => rule.Examine(Silent, RuleSettings.Defaults) is not RuleOutcome.Found)];

    public static Declarations Healthy(int centre) => RandomCentre.Healthy(new Dice(Seed, centre, HealthyDraws));

    public static (string Rule, Finding Finding)[] Examine(Declarations declared) =>
        [.. Rules.SelectMany(rule => rule.Examine(Silent with { Declared = declared }, RuleSettings.Defaults) is RuleOutcome.Found found ? found.Findings.Select(finding => (rule.Info.Code, finding)) : [])];

    public static FaultScores Run(int centres, int rounds)
    {
        var tally = new FaultTally();
        for (var centre = 0; centre < centres; centre++)
        {
            var healthy = Healthy(centre);
            tally.CountHealthy(FormattableString.Invariant($"centre {centre}"), Examine(healthy));
            for (var round = 1; round <= rounds; round++)
            {
                var (spoilt, planted) = Spoil(healthy, new Dice(Seed, centre, HealthyDraws + round));
                tally.Count(FormattableString.Invariant($"centre {centre}, round {round}"), planted, Examine(spoilt));
            }
        }

        return tally.Scores([.. FaultCatalogue.Declared.Select(kind => kind.Name)]);
    }

    private static (Declarations Spoilt, List<(FaultKind Kind, Planted Planted)> Faults) Spoil(Declarations healthy, Dice dice)
    {
        var (spoilt, faults) = (healthy, new List<(FaultKind, Planted)>());
        var wanted = dice.Between(1, MostFaults);
        foreach (var kind in dice.Shuffled(FaultCatalogue.Declared))
        {
            if (faults.Count == wanted) break;
            if (kind.Plant(spoilt, dice) is not { } planted) continue;
            spoilt = planted.After;
            faults.Add((kind, planted));
        }

        return (spoilt, faults);
    }
}
