using Plateau.Diagnosis;

namespace Plateau.Tests.Faults;

/// <summary>As <see cref="FaultStudy"/>, for faults that show in logs. Every log is made contact by contact, written, read and judged.</summary>
internal static class LogFaultStudy
{
    public const int Rounds = 2;
    private const int MostFaults = 2;
    private const int HealthyDraws = 1001;
    private const int LogDraws = 2000;

    /// <summary>It tells what customers could do themselves: a chance that healthy centres have as well, and no fault.</summary>
    public const string LeftOut = "JOURNEY-05";

    public static FaultScores Run(int centres, int rounds)
    {
        var tally = new FaultTally();
        for (var centre = 0; centre < centres; centre++)
        {
            tally.CountHealthy(FormattableString.Invariant($"log {centre}"), Examine(Healthy(centre), new Dice(FaultStudy.Seed, centre, LogDraws)));
            for (var round = 1; round <= rounds; round++)
            {
                var (plan, dice) = (Healthy(centre), new Dice(FaultStudy.Seed, centre, HealthyDraws + round));
                var kinds = dice.Shuffled(LogFaults.All).Take(dice.Between(1, MostFaults)).ToArray();
                var faults = kinds.Select(kind => (kind.Name, Planted: kind.Plant(plan, dice))).ToArray();
                tally.Count(FormattableString.Invariant($"log {centre}, round {round}"), [.. faults.Select(fault => (fault.Name, fault.Planted.Right, fault.Planted.Also))], Examine(plan, new Dice(FaultStudy.Seed, centre, LogDraws + round)));
            }
        }

        return tally.Scores([.. LogFaults.All.Select(kind => kind.Name)]);
    }

    public static LogPlan Healthy(int centre) => LogPlan.Healthy(new Dice(FaultStudy.Seed, centre, HealthyDraws));

    private static (string Rule, Finding Finding)[] Examine(LogPlan plan, Dice dice)
    {
        var evidence = MadeLog.Read(plan, dice);
        return [.. RuleCatalogue.All.Where(rule => rule.Info.Code != LeftOut).SelectMany(rule => rule.Examine(evidence, RuleSettings.Defaults) is RuleOutcome.Found found ? found.Findings.Select(finding => (rule.Info.Code, finding)) : [])];
    }
}
