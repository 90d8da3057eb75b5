using System.Collections.Immutable;
using NodaTime;
using Plateau.Model;
using Plateau.Model.Observations;
using Plateau.Model.Texts;
using Plateau.Simulation;
using Plateau.Simulation.Memory;
using Plateau.Simulation.Results;

namespace Plateau.Design.Reproduction;

/// <summary>
/// Does the model reproduce reality? The observed days are simulated with the inputs estimated from them, then other days: with their own arrivals and staffing, and wholly from the
/// fitted days. First without any fitting to service results, then with the one declared number of <see cref="Calibration"/>.
/// </summary>
public static class ReproductionStudy
{
    private const int LeastReplications = 20;

    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ImmutableArray<ReproductionResult> Run(
        CentreEvidence fitted, ImmutableArray<CentreEvidence> predicted, StudySettings settings, Action<double> report, CancellationToken cancel)
    {
        if (fitted.Observed is not { } observed)
            return [];
        var replica = ReplicaModel.Of(fitted);
        var factor = Calibration.PresenceFactor(replica, observed, settings, cancel);
        report(0.2);
        double?[] factors = factor is null ? [null] : [null, factor];
        var results = new List<ReproductionResult>();
        var done = 0.0;
        foreach (var applied in factors)
        {
            var run = Simulate(applied is null ? replica : Calibration.Apply(replica, applied.Value), settings, cancel);
            results.Add(Compare(ReproductionKind.Fitted, fitted, run, observed, settings, applied, observed));
            foreach (var other in predicted.Where(other => other.Observed is not null))
            {
                var own = ReplicaModel.Of(other, laws: fitted.Centre);
                var ownRun = Simulate(applied is null ? own : Calibration.Apply(own, applied.Value), settings, cancel);
                results.Add(Compare(ReproductionKind.PredictedOwnStaffing, other, ownRun, other.Observed!, settings, applied, observed));
                results.Add(Compare(ReproductionKind.PredictedBlind, other, run, observed, settings, applied, observed));
            }

            report(0.2 + (0.8 * ++done / factors.Length));
        }

        return [.. results.OrderBy(result => result.Kind).ThenBy(result => result.Source, StringComparer.Ordinal).ThenBy(result => result.Calibration is not null)];
    }

    private static SimulationResult Simulate(CentreModel centre, StudySettings settings, CancellationToken cancel)
    {
        var plan = settings.PlanOf(centre);
        var result = RememberingSimulator.Run(plan, new SimulationSettings(settings.Seed, Math.Max(LeastReplications, settings.Replications), settings.Threads), settings.Memory, null, cancel);
        cancel.ThrowIfCancellationRequested();
        return result;
    }

    /// <param name="simulated">The days that were simulated; those compared with are <paramref name="evidence"/>'s.</param>
    private static ReproductionResult Compare(
        ReproductionKind kind, CentreEvidence evidence, SimulationResult run, ObservedCentre simulated, StudySettings settings, double? factor, ObservedCentre fitted)
    {
        var observed = evidence.Observed!;
        var wanted = observed.Grid.Days.Select(day => day.Weekday).ToArray();
        var exactDays = kind != ReproductionKind.PredictedBlind;
        var table = new DayTable(run, [.. simulated.Grid.Days.Select(day => day.Weekday)], wanted);
        var rows = new List<ReproductionRow>();
        foreach (var flow in Flows(observed, simulated))
        {
            foreach (var measure in Enum.GetValues<ReproducedMeasure>())
            {
                var predicted = table.Predict(flow.Simulated, Of(measure), settings.Seed);
                var value = Observed(flow.Days, measure);
                rows.Add(new ReproductionRow(flow.Id, measure, value, predicted, value is null || predicted.Low is null ? null : value >= predicted.Low && value <= predicted.High));
            }
        }

        var byDay = Enumerable.Range(0, observed.Grid.Days.Length)
            .Select(day => new ReproductionDay(
                observed.Grid.Days[day].Date!.Value,
                observed.Days[day].Offered,
                Ratio(observed.Days[day].AnsweredWithin, observed.Days[day].Offered),
                exactDays ? DayRatio(run, day, Measures.AnsweredWithin) : table.OnDay(day, Measures.AnsweredWithin),
                Ratio(observed.Days[day].Abandoned, observed.Days[day].Offered),
                exactDays ? DayRatio(run, day, Measures.Abandonment) : table.OnDay(day, Measures.Abandonment)))
            .ToImmutableArray();
        var source = string.Join(" + ", evidence.Quality?.Sources.Select(file => file.Name) ?? []);
        return new ReproductionResult(
            kind,
            source,
            factor is null ? null : Message.Of("reproduction.calibration", Argument.Of("factor", factor.Value), Argument.Share("observed", Observed(fitted.Days, ReproducedMeasure.AnsweredWithin) ?? 0)),
            [.. rows],
            byDay,
            Explanations.Of(evidence, byDay, rows, fitted));
    }

    /// <summary>All flows together first, then each flow that was both observed and simulated.</summary>
    private static IEnumerable<(FlowId? Id, int? Simulated, ImmutableArray<DayObservation> Days)> Flows(ObservedCentre observed, ObservedCentre simulated)
    {
        yield return (null, null, observed.Days);
        foreach (var flow in observed.Flows)
        {
            for (var index = 0; index < simulated.Flows.Length; index++)
            {
                if (simulated.Flows[index].Flow == flow.Flow)
                    yield return (flow.Flow, index, flow.Days);
            }
        }
    }

    private static Func<FlowCounts, (double Numerator, double Denominator)> Of(ReproducedMeasure measure) => measure switch
    {
        ReproducedMeasure.AnsweredWithin => Measures.AnsweredWithin,
        ReproducedMeasure.Abandonment => Measures.Abandonment,
        ReproducedMeasure.MeanWaitAnswered => Measures.MeanWaitAnswered,
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "Unknown measure."),
    };

    private static double? Observed(ImmutableArray<DayObservation> days, ReproducedMeasure measure) => measure switch
    {
        ReproducedMeasure.AnsweredWithin => Ratio(Sum(days, day => day.AnsweredWithin), days.Sum(day => day.Offered)),
        ReproducedMeasure.Abandonment => Ratio(Sum(days, day => day.Abandoned), days.Sum(day => day.Offered)),
        _ => Ratio(Sum(days, day => day.WaitSecondsAnswered), Sum(days, day => day.Answered)),
    };

    /// <summary>Null when a day does not tell it.</summary>
    private static double? Sum(ImmutableArray<DayObservation> days, Func<DayObservation, double?> value) => days.All(day => value(day) is not null) ? days.Sum(value) : null;

    private static double? Ratio(double? numerator, double? denominator) => denominator > 0 ? numerator / denominator : null;

    private static double? DayRatio(SimulationResult run, int day, Func<FlowCounts, (double Numerator, double Denominator)> measure)
    {
        double numerator = 0, denominator = 0;
        for (var replication = 0; replication < run.Replications; replication++)
        {
            var (n, d) = measure(Measures.Sum(run, replication, day, null));
            numerator += n;
            denominator += d;
        }

        return Ratio(numerator, denominator);
    }
}
