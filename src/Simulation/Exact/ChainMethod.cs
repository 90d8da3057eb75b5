using System.Globalization;
using Plateau.Mathematics.Markov;
using Plateau.Model.Texts;
using Plateau.Simulation.Plan;

namespace Plateau.Simulation.Exact;

/// <summary>The general method: all states of the centre and their long-run shares of time; where waiting is unlimited, as many waiting contacts as matter.</summary>
internal sealed class ChainMethod(SimulationPlan plan, ExactModel model, ExactSettings settings, CancellationToken cancel)
{
    private const int FirstPlaces = 8;
    private const int PlacesToSeeGrowth = 60;

    public ExactAnswer Solve() => plan.WaitingPlaces is { } places ? SolveWith(places).Answer : SolveUnlimited();

    /// <summary>Keeps ever more waiting contacts until what lies beyond is small enough, or has too many states.</summary>
    private ExactAnswer SolveUnlimited()
    {
        int places = FirstPlaces, solved = 0, states = 0, tooMany = int.MaxValue;
        while (places > solved)
        {
            var (answer, waiting) = SolveWith(places);
            if (answer.Result is not { } result)
            {
                if (!IsTooLarge(answer)) return answer;
                tooMany = places;
                places = solved == 0 ? places / 4 : solved + ((places - solved) / 2);
                continue;
            }

            if (result.TruncatedMass <= settings.MostTruncatedMass) return answer;
            if (waiting![^1] >= waiting[^2] && places >= PlacesToSeeGrowth) return Refused("exact-unstable", Names, Argument.Count("places", places));
            var wanted = Wanted(waiting);

            // Without patience the decay stays as it is further out, and states grow at least as they did: no need to try.
            var growth = solved == 0 ? 0 : (double)(result.States - states) / (places - solved);
            if (HasNoPatience && result.States + (growth * (wanted - places)) > 1.5 * settings.MostStates) return TooManyStates(wanted);
            (solved, states) = (places, result.States);
            places = Math.Min(Math.Min(wanted, 3 * places), tooMany - 1);
        }

        return TooManyStates(tooMany);
    }

    private bool HasNoPatience => model.Arrivals.Zip(model.Abandonment).All(flow => flow.First == 0 || flow.Second == 0);

    /// <summary>As many places as the decay at the end asks for: patience makes it faster further out.</summary>
    private int Wanted(double[] waiting)
    {
        var ratio = waiting[^1] / waiting[^2];
        var places = waiting.Length + 1;
        if (ratio >= 1) return 3 * places;
        for (var beyond = waiting[^1] * ratio * ratio * ratio / (1 - ratio); beyond > settings.MostTruncatedMass && places < int.MaxValue / 4; places++) beyond *= ratio;
        return places;
    }

    private (ExactAnswer Answer, double[]? Waiting) SolveWith(int places)
    {
        if (CentreChain.Explore(model, places, settings.MostStates, cancel) is not { } chain) return (TooManyStates(places), null);
        var law = Stationary.Solve(chain.Chain, chain.Coordinates(), cancel: cancel);
        if (!law.Converged) return (Refused("exact-not-converged", Names, Argument.Count("sweeps", law.Sweeps), Argument.Of("residual", law.Residual.ToString("E1", CultureInfo.InvariantCulture)), Argument.Count("states", chain.States)), null);
        var waiting = new double[Math.Min(places, chain.States) + 1];
        var sums = Sums(chain, law.Probabilities, waiting, out var busy);
        var truncated = plan.WaitingPlaces is null ? TruncatedMass(waiting) : 0;
        if (truncated <= settings.MostTruncatedMass) Follow(chain, law.Probabilities, sums);
        var flows = sums.Select((sum, flow) => sum.Of(plan, model, flow)).ToArray();
        var result = new ExactResult
        {
            Method = ExactMethod.MarkovChain,
            Flows = [.. flows],
            Groups = [.. plan.Groups.Select((group, index) => new ExactGroup(group.Id, Occupancy(model.PoolOfGroup[index], busy)))],
            Total = FlowSums.Total([.. flows]),
            States = chain.States,
            Transitions = chain.Chain.Transitions,
            Sweeps = law.Sweeps,
            Residual = law.Residual,
            TruncatedMass = truncated,
            PlacesKept = places,
        };
        return (new ExactAnswer(result, []), waiting);
    }

    /// <summary>What the chain does not hold, from the decay at its end.</summary>
    private static double TruncatedMass(double[] waiting)
    {
        double last = waiting[^1], before = waiting[^2];
        return last == 0 ? 0 : last < before ? last * last / (before - last) : 1;
    }

    private FlowSums[] Sums(CentreChain chain, double[] law, double[] waiting, out double[] busy)
    {
        var sums = new FlowSums[plan.Flows.Length];
        busy = new double[model.Pools.Length];
        var number = 0;
        foreach (var state in chain.All())
        {
            var probability = law[number++];
            waiting[state.Waiting] += probability;
            for (var pool = 0; pool < busy.Length; pool++) busy[pool] += probability * (model.Pools[pool].Agents - state.Idle[pool]);
            for (var flow = 0; flow < sums.Length; flow++)
            {
                if (!state.AllBusy(flow)) continue;
                sums[flow].AllBusy += probability;
                if (plan.WaitingPlaces == state.Waiting) sums[flow].Blocked += probability;
            }

            for (var run = 0; run < state.Queue.Runs; run++)
            {
                var letter = state.Queue.LetterOf(run);
                for (var flow = 0; flow < sums.Length; flow++)
                    if ((letter & (1u << flow)) != 0) sums[flow].Queue += probability * state.Queue.CountOf(run) * (model.Arrivals[flow] / model.ArrivalsOf(letter));
            }
        }

        return sums;
    }

    private void Follow(CentreChain chain, double[] law, FlowSums[] sums)
    {
        for (var flow = 0; flow < sums.Length; flow++)
        {
            if (model.Arrivals[flow] == 0) continue;
            if (sums[flow].Queue == 0) (sums[flow].AnsweredWithinAfterWait, sums[flow].WaitSecondsOfAnswered) = (0, 0);
            else if (settings.WithinThreshold) FollowedContact.Follow(model, chain, law, plan.WaitingPlaces is null, flow, Ticks.ToSeconds(plan.Flows[flow].AnsweredWithinTicks), settings.MostStates, ref sums[flow], cancel);

            // Who never gives up is answered in the end: Little's law suffices.
            if (model.Abandonment[flow] == 0) sums[flow].WaitSecondsOfAnswered = sums[flow].Queue / model.Arrivals[flow];
        }
    }

    private double? Occupancy(int pool, double[] busy) => model.Pools[pool].Agents == 0 ? null : busy[pool] / model.Pools[pool].Agents;

    private Argument Names => Argument.List("names", plan.Flows.Select(flow => flow.Id.Value));

    private static bool IsTooLarge(ExactAnswer answer) => answer.Reasons[0].What.Code == "exact-too-many-states";

    private ExactAnswer TooManyStates(int places) => Refused("exact-too-many-states", Names, Argument.Count("most", settings.MostStates), Argument.Count("places", places));

    private static ExactAnswer Refused(string code, params ReadOnlySpan<Argument> arguments) => new(null, [Problem.At("", code, arguments)]);
}
