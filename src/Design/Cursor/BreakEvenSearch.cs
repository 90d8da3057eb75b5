using Plateau.Mathematics.Statistics;
using Plateau.Model;

namespace Plateau.Design.Cursor;

/// <summary>
/// How much longer may handle times become, when everyone takes everything, before the pooled centre needs as many hours as the specialised one?
/// At the specialised centre's hours, the pooled one is simulated with longer and longer handle times until a target fails.
/// </summary>
public sealed class BreakEvenSearch(CursorInputs inputs, Evaluator evaluator, EqualServiceSearch search)
{
    private const double Greatest = 1.0;
    private const int Bisections = 9;

    /// <returns>Null when pooling saves nothing or one end is out of reach. The interval follows from that of the saving, in proportion.</returns>
    public BreakEven? Find(Organisation? everyone, EqualServicePoint? pooled, EqualServicePoint? specialised)
    {
        if (everyone is null || pooled is null || specialised is null || pooled.Hours >= specialised.Hours)
            return null;
        var scale = pooled.Scale.Select(value => value * specialised.Hours / pooled.Hours).ToArray();
        var staffed = search.Staff(everyone, scale);

        // What was met at the pooled centre's own least hours is the yardstick: no flow may fall below it.
        var yardstick = evaluator.Search(search.Staff(everyone, pooled.Scale), 4);
        var levels = Enumerable.Range(0, inputs.FlowCount).Select(flow => Evaluator.Within(yardstick, flow).Overall).ToArray();
        double low = 0, high = Greatest;
        for (var step = 0; step < Bisections; step++)
        {
            var middle = (low + high) / 2;
            if (Meets(Inflated(staffed, middle), levels))
                low = middle;
            else
                high = middle;
        }

        var saving = Paired.RelativeSaving(specialised, pooled, 1);
        var inflation = (low + high) / 2;
        return new BreakEven(saving is { Value: > 0 and var value, Low: { } least, High: { } most }
            ? new Estimate(inflation, inflation * Math.Max(0, least) / value, inflation * most / value, saving.SampleSize)
            : Estimate.Exactly(inflation, saving.SampleSize));
    }

    private static CentreModel Inflated(CentreModel centre, double inflation) => centre with
    {
        Flows = [.. centre.Flows.Select(flow => flow with { HandleTime = flow.HandleTime.WithMean(flow.HandleTime.Mean * (1 + inflation)), AfterContactSeconds = flow.AfterContactSeconds * (1 + inflation) })],
    };

    /// <summary>All flows together at least as well served: a single small flow's noise must not decide.</summary>
    private bool Meets(CentreModel centre, double?[] levels)
    {
        var result = evaluator.Search(centre, 4);
        double wanted = 0, reached = 0;
        for (var flow = 0; flow < levels.Length; flow++)
        {
            var within = Evaluator.Within(result, flow);
            wanted += (levels[flow] ?? 0) * within.Denominators.Sum();
            reached += within.Numerators.Sum();
        }

        return reached >= wanted;
    }
}
