using Plateau.Model;
using Plateau.Model.Observations;
using Plateau.Simulation;
using Plateau.Simulation.Memory;

namespace Plateau.Design.Reproduction;

/// <summary>
/// The one number that may be fitted to service results, always declared and shown beside the result without it: the share of the estimated presence in which agents really take
/// contacts. The log does not tell pauses between contacts, so presence is the input known least.
/// </summary>
internal static class Calibration
{
    private const double Least = 0.6;
    private const double Greatest = 1.4;
    private const int Bisections = 8;
    private const int Replications = 3;

    /// <summary>Factor on presence at which the simulated share answered within the threshold equals the observed one; null when no factor does.</summary>
    public static double? PresenceFactor(CentreModel replica, ObservedCentre observed, StudySettings settings, CancellationToken cancel)
    {
        double offered = observed.Flows.Sum(flow => flow.Days.Sum(day => day.Offered));
        if (offered <= 0 || observed.Flows.Any(flow => flow.Days.Any(day => day.AnsweredWithin is null)))
            return null;
        var target = observed.Flows.Sum(flow => flow.Days.Sum(day => day.AnsweredWithin ?? 0)) / offered;
        double low = Least, high = Greatest;
        if (Within(replica, low, settings, cancel) > target || Within(replica, high, settings, cancel) < target)
            return null;
        for (var step = 0; step < Bisections; step++)
        {
            var middle = (low + high) / 2;
            if (Within(replica, middle, settings, cancel) < target)
                low = middle;
            else
                high = middle;
        }

        return (low + high) / 2;
    }

    /// <summary>The centre with every presence multiplied.</summary>
    public static CentreModel Apply(CentreModel centre, double factor) => centre with
    {
        Groups = [.. centre.Groups.Select(group => group with { StaffedPerPeriod = [.. group.StaffedPerPeriod.Select(agents => agents * factor)] })],
    };

    private static double Within(CentreModel replica, double factor, StudySettings settings, CancellationToken cancel)
    {
        var plan = settings.PlanOf(Apply(replica, factor));
        var result = RememberingSimulator.Run(plan, new SimulationSettings(settings.Seed, Replications, settings.Threads), settings.Memory, null, cancel);
        cancel.ThrowIfCancellationRequested();
        return Measures.PerReplication(result, null, Measures.AnsweredWithin).Overall ?? 0;
    }
}
