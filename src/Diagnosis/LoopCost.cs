using Plateau.Model.Observations;

namespace Plateau.Diagnosis;

/// <summary>What cases cost that a team hands over and gets straight back: the time they are away is measured, the work is steps of the log at a stated number of minutes.</summary>
/// <param name="Cases">Cases with at least one such return.</param>
/// <param name="Steps">Events of the other team in these visits, and one at least to take each case back.</param>
/// <param name="AwayHours">Elapsed, over all of them.</param>
/// <param name="AwayWorkingHours">Within working hours; null when the log shows none.</param>
/// <param name="MinutesPerStep">An assumption: an event log says when a step was written, not how long it took.</param>
public sealed record LoopCost(long Returns, long Cases, long Steps, double AwayHours, double? AwayWorkingHours, double MinutesPerStep)
{
    private const double SecondsPerHour = 3600;
    private const double MinutesPerHour = 60;

    public double WorkHours => Steps * MinutesPerStep / MinutesPerHour;

    /// <summary>Null when the log names no teams, or no case came straight back.</summary>
    public static LoopCost? Of(CaseObservation cases, double minutesPerStep)
    {
        ArgumentNullException.ThrowIfNull(cases);
        if (cases.BetweenGroups is not { DirectReturns: > 0 } between)
            return null;
        var edges = cases.Edges.Where(edge => edge.DirectReturns > 0).ToArray();
        return new(
            between.DirectReturns, between.CasesWithDirectReturn, edges.Sum(edge => edge.AwayEvents) + between.DirectReturns, edges.Sum(edge => edge.AwaySeconds) / SecondsPerHour,
            cases.Working is null ? null : edges.Sum(edge => edge.AwayWorkingSeconds ?? 0) / SecondsPerHour, minutesPerStep);
    }
}
