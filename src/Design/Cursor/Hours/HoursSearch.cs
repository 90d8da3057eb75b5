using System.Collections.Immutable;
using Plateau.Mathematics.Programming;
using Plateau.Simulation.Results;

namespace Plateau.Design.Cursor.Hours;

/// <summary>A staffing that meets every target on fresh customers.</summary>
/// <param name="LeastHours">No staffing of these blocks within the limits that meets the targets on the customers of the search asks for less, if service is concave where it was looked at; null when the solver gave no bound.</param>
public sealed record HoursFound(ImmutableArray<double> Scale, SimulationResult Result, double? LeastHours);

/// <summary>
/// Least hours of the blocks of an organisation at which each flow meets its target, by linear programmes with cuts from simulation: from a staffing that meets the targets, the programme says which hours to move where, within a range in which
/// its cuts can be trusted; what it says is simulated and scaled until it just meets the targets, and kept if it asks for fewer hours. Then the staffing is confirmed on fresh customers, and hours are added where they ask for them.
/// </summary>
public sealed class HoursSearch(CursorInputs inputs, Evaluator evaluator, EqualServiceSearch margins, IProgrammeSolver solver)
{
    private const int MostRounds = 5;
    private const int MostConfirmations = 20;
    private const int ScalingRounds = 8;
    private const double ScalingPrecision = 0.004;
    private const double FirstRange = 0.3; // of all hours, moved
    private const double Dust = 1e-6; // of a scale
    private const double LeastRange = 0.02;
    private const double Narrower = 0.6;
    private const double Wider = 1.5;
    private const double LeastImprovement = 0.003;
    private const double LeastRaise = 0.002;
    private const int MostRaises = 25;
    private const double FarBelow = 0.05; // of a share
    private const double LeastStep = 0.01;
    private const double MostStep = 0.1;
    private const int Patient = 4; // rounds; then steps grow, for a small flow's service creeps
    private const double Growth = 1.3;
    private const double HighestAsked = 0.999;
    private const int MostCorrections = 3;
    private const double Near = 0.004; // of a share: nearer than this to all targets, the whole is scaled
    private const double Damping = 0.8; // a whole correction swings to and fro
    private const double Slack = 0.01;
    private const double MostAsked = 0.15;
    private const double ConfirmingRange = 0.1;
    private static readonly SolverLimits Limits = new(20, 1e-9);
    private readonly double[] volumes = [.. inputs.Centre.Flows.Select(flow => flow.ArrivalsPerPeriod.Sum())];

    /// <summary>Null when no staffing of these proportions meets every target, and the programme knows no better ones.</summary>
    /// <param name="first">A staffing within the limits to begin with; it is scaled as a whole until it meets the targets.</param>
    /// <param name="rounds">Programmes that look for something better, at most.</param>
    public HoursFound? Find(HoursPoints points, IReadOnlyList<HoursLimit> limits, ImmutableArray<double> first, int rounds = MostRounds)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(limits);
        return JustEnough(points, first) is { } enough ? Confirm(points, limits, Improve(points, limits, enough, rounds)) : null;
    }

    /// <summary>The staffing, scaled as a whole until its contacts together meet their targets, then block by block until each flow does, with the margins that fresh customers ask for; null when it would take more than the greatest scale.</summary>
    public ImmutableArray<double>? JustEnough(HoursPoints points, ImmutableArray<double> scale)
    {
        ArgumentNullException.ThrowIfNull(points);
        double low = 0, high = double.PositiveInfinity, factor = 1;
        for (var round = 0; round < ScalingRounds || double.IsInfinity(high); round++)
        {
            var missing = Together(Missing(points.Of(Times(scale, factor))));
            if (missing <= 0)
                high = factor;
            else
                low = factor;
            if (high / Math.Max(low, 1e-9) < 1 + ScalingPrecision)
                break;
            // Service grows about half as fast as hours where it matters; then the middle.
            factor = low > 0 && double.IsFinite(high) ? (low + high) / 2 : factor * (1 + Math.Clamp(1.5 * missing, -0.2, 0.2) + (missing <= 0 ? -ScalingPrecision : ScalingPrecision));
            if (scale.Max() * factor > EqualServiceSearch.GreatestScale && factor > 1)
                return null;
        }

        return Raised(points, Times(scale, high));
    }

    /// <summary>More of the blocks that serve flows below target, until none is.</summary>
    private ImmutableArray<double>? Raised(HoursPoints points, ImmutableArray<double> scale)
    {
        for (var round = 0; round < MostRaises; round++)
        {
            var missing = Missing(points.Of(scale));
            if (missing.Max() <= 0)
                return scale;
            scale = Raise(points, scale, missing, round);
            if (scale.Max() > EqualServiceSearch.GreatestScale)
                return null;
        }

        return null;
    }

    /// <summary>For each flow below target the block in use that serves it with the fewest other flows gets a part of the hours that the flow needs alone; of what is far below, the next one too. Steps grow with the rounds.</summary>
    private ImmutableArray<double> Raise(HoursPoints points, ImmutableArray<double> scale, double[] missing, int round)
    {
        var added = new double[scale.Length];
        for (var flow = 0; flow < missing.Length; flow++)
        {
            if (missing[flow] <= 0)
                continue;
            var servers = Enumerable.Range(0, scale.Length).Where(block => scale[block] > 0 && points.Serves(block, flow)).OrderBy(points.FlowsOf).ThenBy(block => scale[block] * points.HoursAtOne[block]).ThenBy(block => block);
            foreach (var block in servers.Take(missing[flow] > FarBelow ? 2 : 1))
                added[block] = Math.Max(added[block], Math.Min(MostStep, Impatience(round) * Math.Max(missing[flow], LeastStep)) * inputs.NeedByFlow[flow].Sum() * inputs.PeriodHours);
        }

        return [.. scale.Select((value, block) => added[block] > 0 ? value + (added[block] / points.HoursAtOne[block]) : value)];
    }

    private static double Impatience(int round) => Math.Pow(Growth, Math.Max(0, round - Patient));

    /// <summary>Over all contacts.</summary>
    private double Together(double[] missing) => missing.Select((value, flow) => value * volumes[flow]).Sum() / Math.Max(1e-9, volumes.Sum());

    private ImmutableArray<double> Improve(HoursPoints points, IReadOnlyList<HoursLimit> limits, ImmutableArray<double> start, int rounds)
    {
        var best = start;
        var range = FirstRange;
        for (var round = 0; round < rounds && range >= LeastRange; round++)
        {
            points.AddCuts(best);
            var hours = points.HoursOf(best);
            var (enough, proposed) = Better(points, limits, new HoursRange(best, range));
            if (proposed is null || points.HoursOf(proposed.Value) >= hours * (1 - LeastImprovement))
                return best; // the cuts see nothing better within the range
            if (enough is { } found && points.HoursOf(found) < hours * (1 - LeastImprovement))
            {
                var reached = (hours - points.HoursOf(found)) / (hours - points.HoursOf(proposed.Value));
                best = found;
                range *= reached > 0.5 ? Wider : 1;
            }
            else
            {
                range *= Narrower;
            }
        }

        return best;
    }

    /// <summary>What the programme proposes within the range, and the same with so much more asked of the flows below target that they meet it; null = nothing of the kind.</summary>
    private (ImmutableArray<double>? Enough, ImmutableArray<double>? Proposed) Better(HoursPoints points, IReadOnlyList<HoursLimit> limits, HoursRange range)
    {
        var more = new double[inputs.FlowCount];
        ImmutableArray<double>? proposed = null;
        for (var correction = 0; correction <= MostCorrections; correction++)
        {
            if (Solve(points, points.CutsNear(range.From), limits, Asked(more), range) is not { } scale)
                return (null, proposed);
            proposed ??= scale;
            var missing = Missing(points.Of(scale));
            if (missing.Max() <= 0)
                return (scale, proposed);
            if (correction == MostCorrections)
            {
                if (missing.Max() <= Near)
                    return (Raised(points, scale), proposed);
                points.AddCuts(scale); // where service falls steeply, which cuts of good staffings do not see
                return (null, proposed);
            }

            for (var flow = 0; flow < more.Length; flow++)
                more[flow] = Math.Clamp(more[flow] + (missing[flow] > 0 ? (Damping * missing[flow]) + LeastRaise : Damping * missing[flow]), -Slack, MostAsked);
        }

        return (null, proposed);
    }

    /// <summary>On customers that the search has not seen; what they ask for is added among the blocks in use.</summary>
    private HoursFound? Confirm(HoursPoints points, IReadOnlyList<HoursLimit> limits, ImmutableArray<double> scale)
    {
        var used = scale.Select(value => value > 0).ToArray();
        var more = new double[inputs.FlowCount];
        for (var round = 0; round < MostConfirmations; round++)
        {
            var result = evaluator.Fresh(EqualServiceSearch.Staff(inputs, points.Blocks, scale));
            var gaps = margins.LowerBoundGaps(result);
            if (gaps.All(gap => gap <= 0))
                return new HoursFound(scale, result, Bound(points, limits));
            for (var flow = 0; flow < more.Length; flow++)
                more[flow] += gaps[flow] > 0 ? Impatience(round) * Math.Max(LeastRaise, gaps[flow]) : 0;
            var next = Solve(points, points.CutsNear(scale), limits, Asked(more), new HoursRange(scale, ConfirmingRange), block => used[block]);

            // Where the cuts see no need of more, or no way, what serves the flows below target grows.
            scale = next is { } solved && points.HoursOf(solved) > points.HoursOf(scale) ? solved : Raise(points, scale, gaps, round);
            if (scale.Max() > EqualServiceSearch.GreatestScale)
                return null;
        }

        return null;
    }

    /// <summary>Without the margins that fresh customers ask for, and without the tie between skills: a bound on the hours that the search's own customers need.</summary>
    private double? Bound(HoursPoints points, IReadOnlyList<HoursLimit> limits) =>
        solver.Solve(HoursProgramme.Of(points, points.Cuts, [.. inputs.Targets.Select(target => target.Share)], limits), Limits, evaluator.Cancel).Bound;

    private ImmutableArray<double>? Solve(HoursPoints points, IEnumerable<HoursCut> cuts, IReadOnlyList<HoursLimit> limits, double[] asked, HoursRange range, Func<int, bool>? only = null)
    {
        var answer = solver.Solve(HoursProgramme.Of(points, cuts, asked, limits, range, only), Limits, evaluator.Cancel);
        return answer.HasSolution ? [.. answer.Values.Take(points.HoursAtOne.Length).Select(value => value < Dust ? 0 : value)] : null;
    }

    private double[] Asked(double[] more) => [.. inputs.Targets.Select((target, flow) => Math.Min(Math.Max(target.Share, HighestAsked), target.Share + margins.MarginOf(flow) + more[flow]))];

    private double[] Missing(HoursPoint point) => [.. point.Within.Select((within, flow) => within is { } value ? inputs.Targets[flow].Share + margins.MarginOf(flow) - value : 0)];

    private static ImmutableArray<double> Times(ImmutableArray<double> scale, double factor) => [.. scale.Select(value => value * factor)];
}
