using System.Collections.Immutable;
using Plateau.Mathematics.Networks;
using Plateau.Model.Declared;

namespace Plateau.Diagnosis.Skills;

/// <summary>Who is missed most.</summary>
/// <param name="People">The first is the worst single loss, the next the worst one more, and so on.</param>
/// <param name="UncoveredHours">Work a week that nobody able has hours for, after each of them is gone.</param>
public sealed record WorstLosses(double UncoveredNow, ImmutableArray<string> People, ImmutableArray<double> UncoveredHours);

/// <summary>
/// N−k coverage: how much of the flows' work the hours of able people can take, as a maximum flow from people to flows (L. R. Ford, D. R. Fulkerson 1956), when people are gone. The worst single loss is exact (each person is tried); losses
/// of several are found one after the other, so that worse ones may exist: what is told is at least so bad.
/// </summary>
public static class LossOfPeople
{
    private const double Slack = 1e-9; // of all work: rounding of the flow

    /// <param name="covers">Flows whose work is known; others ask for nothing.</param>
    /// <param name="productiveShare">Share of paid hours spent on contacts, above 0 to 1.</param>
    /// <param name="most">People to remove, at least 1; never more than there are.</param>
    /// <returns>Null when no work or no hours are known.</returns>
    public static WorstLosses? Of(Declarations declared, ImmutableArray<FlowCover> covers, double productiveShare, int most)
    {
        ArgumentNullException.ThrowIfNull(declared);
        var flows = covers.Where(cover => cover.WorkHours is not null).ToArray();
        var people = declared.People.Where(person => person.WeeklyHours is not null && flows.Any(cover => cover.Eligible.Contains(person.Name))).ToArray();
        if (flows.Length == 0 || people.Length == 0) return null;
        var (network, hours) = Network(flows, people, productiveShare);
        var work = flows.Sum(flow => flow.WorkHours!.Value.High);
        double Uncovered() => Math.Max(0, work - network.Solve(0, 1));
        var now = Uncovered();
        var gone = new List<int>();
        var left = new List<double>();
        while (gone.Count < Math.Min(most, people.Length))
        {
            var (worst, uncovered, share) = (-1, -1.0, 0.0);
            for (var person = 0; person < people.Length; person++)
            {
                if (gone.Contains(person)) continue;
                network.SetCapacity(hours[person], 0);
                var without = Uncovered();
                network.SetCapacity(hours[person], people[person].WeeklyHours!.Value * productiveShare);
                var held = LargestShare(flows, people, gone, person);
                if (without > uncovered + (Slack * work) || (without >= uncovered - (Slack * work) && held > share)) (worst, uncovered, share) = (person, without, held);
            }

            network.SetCapacity(hours[worst], 0);
            gone.Add(worst);
            left.Add(uncovered);
        }

        return new WorstLosses(now, [.. gone.Select(person => people[person].Name)], [.. left]);
    }

    /// <summary>
    /// Of the hours that those who are left have for a flow: this person's, for the flow of which it is most. It decides between losses that are equally bad, so that the first of three who alone know something is not passed over for anyone else.
    /// </summary>
    private static double LargestShare(FlowCover[] flows, Person[] people, List<int> gone, int person) => flows.Where(flow => flow.Eligible.Contains(people[person].Name))
        .Select(flow => people[person].WeeklyHours!.Value / people.Where((other, index) => !gone.Contains(index) && flow.Eligible.Contains(other.Name)).Sum(other => other.WeeklyHours!.Value)).DefaultIfEmpty(0).Max();

    /// <summary>Source 0 → people (their hours) → flows that they can take → sink 1 (the work).</summary>
    private static (MaximumFlow Network, int[] Hours) Network(FlowCover[] flows, Person[] people, double productiveShare)
    {
        var network = new MaximumFlow(2 + people.Length + flows.Length);
        var hours = new int[people.Length];
        for (var person = 0; person < people.Length; person++)
        {
            hours[person] = network.AddArc(0, 2 + person, people[person].WeeklyHours!.Value * productiveShare);
            for (var flow = 0; flow < flows.Length; flow++)
            {
                if (flows[flow].Eligible.Contains(people[person].Name)) network.AddArc(2 + person, 2 + people.Length + flow, double.PositiveInfinity);
            }
        }

        for (var flow = 0; flow < flows.Length; flow++)
            network.AddArc(2 + people.Length + flow, 1, flows[flow].WorkHours!.Value.High);
        return (network, hours);
    }
}
