using Plateau.Mathematics.Statistics;
using Plateau.Simulation.Results;

namespace Plateau.Design.Organisations;

/// <summary>
/// Variety of a working day (normalised entropy, Shannon 1948): −Σ p ln p ÷ ln F over the F flows of the centre, p being the share of a flow among the contacts that an agent's place took that day.
/// Days of places are weighted by their contacts. An agent with n contacts cannot reach more than ln n ÷ ln F, so quiet days have little variety, as they do in life.
/// </summary>
public static class DayVariety
{
    private const long TicksPerDay = 24L * 3600 * TimeSpan.TicksPerSecond;

    /// <returns>Variety and share of contacts taken after one of another flow, both with intervals over days; unknown without contacts. With one flow the variety is 0.</returns>
    public static (Estimate Variety, Estimate Switches) Of(SimulationResult traced)
    {
        ArgumentNullException.ThrowIfNull(traced);
        var places = new Dictionary<(long Day, int Group, int Agent), Place>();
        foreach (var step in traced.Trace)
        {
            if (step.Kind != TraceKind.Taken)
                continue;
            var key = (step.Time / TicksPerDay, step.Group, step.Agent);
            if (!places.TryGetValue(key, out var place))
                places.Add(key, place = new Place());
            place.Take(step.Flow);
        }

        var days = places.GroupBy(place => place.Key.Day).OrderBy(day => day.Key).Select(day => (
            Contacts: (double)day.Sum(place => place.Value.Contacts),
            Entropy: day.OrderBy(place => (place.Key.Group, place.Key.Agent)).Sum(place => place.Value.Contacts * place.Value.Entropy),
            Switches: (double)day.Sum(place => place.Value.Switches))).ToArray();
        var contacts = days.Select(day => day.Contacts).ToArray();
        var most = Math.Log(Math.Max(2, traced.FlowCount));
        return (Intervals.Ratio([.. days.Select(day => day.Entropy / most)], contacts), Intervals.Ratio([.. days.Select(day => day.Switches)], contacts));
    }

    /// <summary>One agent's place on one day.</summary>
    private sealed class Place
    {
        private readonly SortedDictionary<int, int> byFlow = [];
        private int last = -1;

        public int Contacts { get; private set; }

        public int Switches { get; private set; }

        public double Entropy => -byFlow.Values.Sum(count => (double)count / Contacts * Math.Log((double)count / Contacts));

        public void Take(int flow)
        {
            if (last >= 0 && last != flow)
                Switches++;
            last = flow;
            Contacts++;
            byFlow[flow] = byFlow.GetValueOrDefault(flow) + 1;
        }
    }
}
