using System.Collections.Immutable;
using Plateau.Design.Cursor;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Organisations;

namespace Plateau.Design.Organisations;

/// <summary>Both sides of the scale: what organisations cost with what is stated of the uncertain inputs, and which of these turn the verdict. Formulas: docs/methods/organisation-models.md.</summary>
public sealed class CostSides(Assumptions assumptions, CostSetting setting)
{
    private const int Bisections = 60;

    /// <summary>Beyond these values no break-even is looked for: nobody would believe them.</summary>
    public static ImmutableSortedDictionary<UncertainInput, double> Most { get; } = new Dictionary<UncertainInput, double>
    {
        [UncertainInput.BreadthInflation] = 2,
        [UncertainInput.SwitchSeconds] = 3600,
        [UncertainInput.AbsenceRise] = 0.9,
        [UncertainInput.WagePremium] = 5,
        [UncertainInput.ResolutionGain] = 1,
        [UncertainInput.TrainingHoursPerSkill] = 10_000,
        [UncertainInput.ContinuousTrainingHoursPerYear] = 10_000,
    }.ToImmutableSortedDictionary();

    /// <summary>What was stated, with the centre's own training hours where no range is: they are a range of one value.</summary>
    public static Assumptions Stated(CentreModel centre)
    {
        ArgumentNullException.ThrowIfNull(centre);
        var ranges = centre.Assumptions.Ranges;
        if (!ranges.ContainsKey(UncertainInput.TrainingHoursPerSkill) && centre.Costs.TrainingHoursPerSkill is { } hours)
            ranges = ranges.Add(UncertainInput.TrainingHoursPerSkill, new StatedRange(hours, hours, "costs.trainingHoursPerSkill"));
        return new Assumptions(ranges);
    }

    /// <param name="saving">Relative saving of hours over the reference, with its interval; unknown for the reference itself.</param>
    public Bill BillOf(CostFacts? facts, CostFacts? reference, Estimate saving, int skillsToLearn)
    {
        var training = assumptions.Of(UncertainInput.TrainingHoursPerSkill) is { } range ? new ValueRange(range.Low * skillsToLearn, range.High * skillsToLearn) : (ValueRange?)null;
        var cost = training is { } hours ? new ValueRange(hours.Low * setting.AgentHour, hours.High * setting.AgentHour) : (ValueRange?)null;
        if (facts is null)
            return new Bill(null, null, skillsToLearn, training, cost, null);
        var corners = InputPoint.Corners(assumptions).ToArray();
        var yearly = Range(corners.Select(corner => setting.Yearly(facts, corner)));
        if (reference is null || saving.Value is null)
            return new Bill(yearly, null, skillsToLearn, training, cost, null);
        double[] relative = [saving.Low ?? saving.Value.Value, saving.High ?? saving.Value.Value];
        var savings = Range(corners.SelectMany(corner => relative.Select(share =>
            setting.Yearly(reference, corner) - setting.Yearly(facts with { YearlyHours = reference.YearlyHours * (1 - share) }, corner))));
        var payBack = cost is { } bill && skillsToLearn > 0 ? new PayBack(Months(bill.Low, savings.High), Months(bill.High, savings.Low)) : null;
        return new Bill(yearly, savings, skillsToLearn, training, cost, payBack);
    }

    /// <param name="saving">Relative saving of hours of the pooled over the specialised, with its interval.</param>
    public Sensitivity Compare(CostFacts specialised, CostFacts pooled, Estimate saving)
    {
        ArgumentNullException.ThrowIfNull(specialised);
        ArgumentNullException.ThrowIfNull(pooled);
        var middle = InputPoint.Middle(assumptions);
        var effects = Enum.GetValues<UncertainInput>().Select(input => Effect(input)).ToList();
        if (saving is { Low: { } low, High: { } high })
            effects.Add(new InputEffect(null, null, Difference(specialised, At(high), middle), Difference(specialised, At(low), middle), null, Priced: true));
        double[] shares = [saving.Low ?? saving.Value ?? 0, saving.High ?? saving.Value ?? 0];
        var all = Range(InputPoint.Corners(assumptions).SelectMany(corner => shares.Select(share => Difference(specialised, At(share), corner))));
        return new Sensitivity(
            Difference(specialised, pooled, middle), all.Low, all.High, [.. effects.OrderByDescending(effect => effect.Swing).ThenByDescending(effect => effect.Range is not null)], setting.Elasticity);

        CostFacts At(double share) => pooled with { YearlyHours = specialised.YearlyHours * (1 - share) };

        InputEffect Effect(UncertainInput input)
        {
            var range = assumptions.Of(input);
            double Of(double value) => Difference(specialised, pooled, middle.With(input, value));
            return new InputEffect(input, range, range is null ? null : Of(range.Low), range is null ? null : Of(range.High), setting.CanPrice(input) ? Root(Of, Most[input]) : null, setting.CanPrice(input));
        }
    }

    /// <summary>Over the first twelve months, as a share of the specialised cost.</summary>
    private double Difference(CostFacts specialised, CostFacts pooled, InputPoint point)
    {
        var before = setting.Yearly(specialised, point);
        var training = point.Of(UncertainInput.TrainingHoursPerSkill) * (pooled.FurtherSkills - specialised.FurtherSkills) * setting.AgentHour;
        return before > 0 ? (setting.Yearly(pooled, point) + training - before) / before : 0;
    }

    /// <summary>Where the function, which rises or falls all the way, crosses 0 between 0 and most; null when it does not.</summary>
    private static double? Root(Func<double, double> function, double most)
    {
        var (atLow, atHigh) = (function(0), function(most));
        if (!double.IsFinite(atHigh) || atLow * atHigh > 0 || atLow == atHigh)
            return null;
        double low = 0, high = most;
        for (var step = 0; step < Bisections; step++)
        {
            var middle = (low + high) / 2;
            if (function(middle) * atLow > 0)
                low = middle;
            else
                high = middle;
        }

        return (low + high) / 2;
    }

    private static ValueRange Range(IEnumerable<double> values)
    {
        var all = values.ToArray();
        return new ValueRange(all.Min(), all.Max());
    }

    private static double? Months(double cost, double yearlySaving) => yearlySaving > 0 ? cost / yearlySaving * 12 : null;
}
