using Plateau.Model;
using Plateau.Model.Observations;

namespace Plateau.Design.Activities;

/// <summary>Places the flows by volume and complexity (requirement: an analysis of volumes and of the level of complexity before placing the cursor).</summary>
public static class QuadrantOf
{
    private const double DaysPerWeek = 7;

    public static Quadrant Flows(CentreEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var flows = evidence.Centre.Flows;
        var byTier = flows.All(flow => flow.Tier is not null);
        var perWeek = DaysPerWeek / evidence.Centre.Grid.Days.Length;
        var facts = flows.Select(flow =>
        {
            var handle = evidence.Observed?.Flows.FirstOrDefault(seen => seen.Flow == flow.Id)?.Handle;
            var mean = handle?.Mean.Value ?? flow.HandleTime.Mean;
            var variation = handle?.Variation ?? flow.HandleTime.Variation;
            return (flow.Id, Contacts: flow.ArrivalsPerPeriod.Sum() * perWeek, Mean: mean, Variation: variation, Complexity: byTier ? flow.Tier!.Value : mean * Math.Sqrt(1 + (variation * variation)));
        }).ToArray();
        var all = facts.Sum(flow => flow.Contacts);
        var volume = facts.Length > 0 ? all / facts.Length : 0;
        var complexity = all > 0 ? facts.Sum(flow => flow.Contacts * flow.Complexity) / all : 0;
        return new Quadrant(byTier, volume, complexity, [.. facts.Select(flow => new QuadrantFlow(flow.Id, flow.Contacts, flow.Complexity, flow.Mean, flow.Variation, Field(flow.Contacts >= volume, flow.Complexity > complexity)))]);
    }

    private static QuadrantField Field(bool much, bool complex) => (much, complex) switch
    {
        (true, true) => QuadrantField.MuchComplex,
        (true, false) => QuadrantField.MuchSimple,
        (false, true) => QuadrantField.LittleComplex,
        _ => QuadrantField.LittleSimple,
    };
}
