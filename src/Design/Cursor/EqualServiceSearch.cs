using Plateau.Design.Cursor.Hours;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Simulation.Results;

namespace Plateau.Design.Cursor;

/// <summary>Least hours found for one organisation.</summary>
/// <param name="Scale">Multiple of each block's need.</param>
/// <param name="Hours">Over the simulated days.</param>
/// <param name="Result">On fresh replications.</param>
/// <param name="HoursByReplication">Hours that each replication alone would have asked for (linearised).</param>
/// <param name="LeastHours">No staffing of these blocks that meets the targets on the customers of the search asks for less, if service is concave where it was looked at; null without such a bound.</param>
public sealed record EqualServicePoint(double[] Scale, double Hours, SimulationResult Result, double[] HoursByReplication, double? LeastHours = null);

/// <summary>
/// Looks for the least hours at which each flow meets its target with 95 % confidence (docs/methods/cursor.md). It scales the blocks of an organisation:
/// first all flows toward their targets together, then each block down as far as the targets allow, then it confirms on fresh replications and adds hours where they fall short.
/// It is a search, not a proof: fewer hours may exist. With a solver the blocks are scaled by a linear programme with cuts from simulation instead (<see cref="HoursSearch"/>), which also gives a bound.
/// </summary>
public sealed class EqualServiceSearch(CursorInputs inputs, Evaluator evaluator)
{
    /// <summary>Beyond this multiple of its need by Erlang A no block is staffed: the target is then called out of reach.</summary>
    public const double GreatestScale = 4;

    private const double LeastScale = 0.02;
    private const int LevelRounds = 6;
    private const int ConfirmRounds = 20;
    private const int MostTries = 4;
    private const int MostCompensations = 2;
    private const double LeastImprovement = 0.0005;
    private static readonly double[] Steps = [0.1, 0.03, 0.01];

    /// <summary>95 % one-sided.</summary>
    private const double OneSidedLevel = 0.95;

    private readonly Lazy<double[]> spread = new(() => Spread(inputs, evaluator));

    /// <summary>Null when no staffing up to <see cref="GreatestScale"/> meets every target.</summary>
    /// <param name="start">Scales of a similar organisation, to begin from; null = 1.</param>
    public EqualServicePoint? Find(Organisation organisation, double[]? start)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        var scale = start is not null && start.Length == organisation.Need.Length ? (double[])start.Clone() : [.. organisation.Need.Select(_ => 1.0)];
        Level(organisation, scale);
        if (Programmes is { } programmes && programmes.Find(new HoursPoints(inputs, evaluator, organisation), [], [.. scale]) is { } found)
            return PointOf(organisation, [.. found.Scale], found.Result, found.LeastHours);
        if (!Raise(organisation, scale))
            return null;
        Descend(organisation, scale);
        return Confirm(organisation, scale);
    }

    /// <summary>Searches by programmes; null without a solver.</summary>
    public HoursSearch? Programmes => inputs.Settings.Solver is { } solver ? new HoursSearch(inputs, evaluator, this, solver) : null;

    /// <summary>A staffing that fresh customers confirmed.</summary>
    public EqualServicePoint PointOf(Organisation organisation, double[] scale, SimulationResult result, double? leastHours) =>
        new(scale, HoursOf(organisation, scale), result, ByReplication(organisation, scale, result), leastHours);

    /// <summary>Staffs the organisation at these scales.</summary>
    public CentreModel Staff(Organisation organisation, double[] scale) => Staff(inputs, organisation, scale);

    /// <inheritdoc cref="Staff(Organisation, double[])"/>
    public static CentreModel Staff(CursorInputs inputs, Organisation organisation, IReadOnlyList<double> scale) => Seats.Centre(inputs, organisation, organisation.Spread(
        [.. organisation.Need.Select((need, block) => need.Select(agents => agents * scale[block]).ToArray())]));

    /// <summary>Beyond a flow's target, so that fresh customers will most likely confirm it.</summary>
    public double MarginOf(int flow) => spread.Value[flow];

    public double HoursOf(Organisation organisation, double[] scale) =>
        organisation.Need.Select((need, block) => need.Sum() * scale[block]).Sum() * inputs.PeriodHours;

    /// <summary>Moves each block by the gap of its flows, all at once.</summary>
    private void Level(Organisation organisation, double[] scale)
    {
        for (var round = 0; round < LevelRounds; round++)
        {
            var gaps = Gaps(evaluator.Search(Staff(organisation, scale)));
            for (var block = 0; block < scale.Length; block++)
            {
                var flows = organisation.Groups.Where(group => group.Block == block).SelectMany(group => group.Equal ? group.Flows : [group.Flows[0]]).Distinct();
                var gap = flows.Select(flow => gaps[flow]).DefaultIfEmpty(0).Max();
                scale[block] = Math.Clamp(scale[block] * (1 + Math.Clamp(gap, -0.2, 0.2)), LeastScale, GreatestScale);
            }
        }
    }

    /// <summary>Adds hours to the blocks that serve flows below target until all are met.</summary>
    private bool Raise(Organisation organisation, double[] scale)
    {
        for (var step = 0.02; ; step = Math.Min(0.3, step * 1.5))
        {
            var gaps = Gaps(evaluator.Search(Staff(organisation, scale)));
            if (gaps.All(gap => gap <= 0))
                return true;
            if (!Add(organisation, scale, gaps, step))
                return false;
        }
    }

    private static bool Add(Organisation organisation, double[] scale, double[] gaps, double step)
    {
        var raised = false;
        for (var block = 0; block < scale.Length; block++)
        {
            var serves = organisation.Groups.Any(group => group.Block == block && group.Flows.Any(flow => gaps[flow] > 0 && (group.Equal || flow == group.Flows[0])));
            if (serves && scale[block] < GreatestScale)
            {
                scale[block] = Math.Min(GreatestScale, scale[block] * (1 + step));
                raised = true;
            }
        }

        return raised;
    }

    /// <summary>Takes hours off while every target holds: first off all blocks alike, then block by block, the largest first.</summary>
    private void Descend(Organisation organisation, double[] scale)
    {
        foreach (var step in Steps)
        {
            LowerAll(organisation, scale, step);
            if (scale.Length == 1)
                continue;
            foreach (var block in Enumerable.Range(0, scale.Length).OrderByDescending(block => organisation.Need[block].Sum() * scale[block]).ThenBy(block => block))
            {
                for (var tries = 0; tries < MostTries && TryLower(organisation, scale, block, step); tries++)
                {
                }
            }
        }
    }

    /// <summary>
    /// Takes a step off one block; where that leaves flows below target, gives a little back to the blocks that serve them, and keeps the whole if it is cheaper:
    /// hours can so move from a block that helps to the block that needs the help.
    /// </summary>
    private bool TryLower(Organisation organisation, double[] scale, int block, double step)
    {
        var candidate = (double[])scale.Clone();
        candidate[block] = Math.Max(LeastScale, candidate[block] * (1 - step));
        for (var round = 0; round <= MostCompensations; round++)
        {
            if (HoursOf(organisation, candidate) >= HoursOf(organisation, scale) * (1 - LeastImprovement))
                return false;
            var gaps = Gaps(evaluator.Search(Staff(organisation, candidate)));
            if (gaps.All(gap => gap <= 0))
            {
                candidate.CopyTo(scale, 0);
                return true;
            }

            if (!Add(organisation, candidate, gaps, step / 3))
                return false;
        }

        return false;
    }

    private void LowerAll(Organisation organisation, double[] scale, double step)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var lower = scale.Select(value => Math.Max(LeastScale, value * (1 - step))).ToArray();
            if (Gaps(evaluator.Search(Staff(organisation, lower))).Any(gap => gap > 0))
                return;
            lower.CopyTo(scale, 0);
        }
    }

    /// <summary>Re-estimates on customers that the search has not seen, and adds hours until every flow's 95 % lower bound is at its target.</summary>
    private EqualServicePoint? Confirm(Organisation organisation, double[] scale)
    {
        for (var round = 0; round < ConfirmRounds; round++)
        {
            var result = evaluator.Fresh(Staff(organisation, scale));
            var gaps = LowerBoundGaps(result);
            if (gaps.All(gap => gap <= 0))
                return PointOf(organisation, scale, result, null);
            if (!Add(organisation, scale, gaps, Math.Clamp(gaps.Max(), 0.01, 0.15)))
                return null;
        }

        return null;
    }

    /// <summary>
    /// What a replication's service above or below the mean is worth in hours: by the slope of service against hours, from a run with 4 % more of everything.
    /// </summary>
    private double[] ByReplication(Organisation organisation, double[] scale, SimulationResult result)
    {
        const double more = 0.04;
        var hours = HoursOf(organisation, scale);
        var here = Evaluator.Within(result, null);
        var there = Evaluator.Within(evaluator.Fresh(Staff(organisation, [.. scale.Select(s => s * (1 + more))])), null);
        var slope = Math.Max(0.05, ((there.Overall ?? 0) - (here.Overall ?? 0)) / more);
        return [.. Enumerable.Range(0, here.Count).Select(replication => hours * (1 + (((here.Overall ?? 0) - (here.Of(replication) ?? here.Overall ?? 0)) / slope)))];
    }

    /// <summary>Target, with the margin that the fresh replications will ask for, less the service seen; above 0 = below target.</summary>
    private double[] Gaps(SimulationResult result)
    {
        return [.. Enumerable.Range(0, inputs.FlowCount).Select(flow => Evaluator.Within(result, flow).Overall is { } within ? inputs.Targets[flow].Share + MarginOf(flow) - within : 0)];
    }

    /// <summary>Target less the one-sided 95 % lower bound of each flow; at most 0 = met.</summary>
    public double[] LowerBoundGaps(SimulationResult result) =>
        [.. Enumerable.Range(0, inputs.FlowCount).Select(flow => Evaluator.Within(result, flow) is { Overall: { } within } ratio ? inputs.Targets[flow].Share + OneSidedMargin(ratio) - within : 0)];

    /// <summary>Margin of each flow at the number of fresh replications, learnt once from the flows with agents of their own.</summary>
    private static double[] Spread(CursorInputs inputs, Evaluator evaluator)
    {
        var centre = Seats.Centre(inputs, new Organisation(
            OrganisationKind.Specialised,
            0,
            [.. Enumerable.Range(0, inputs.FlowCount).Select(flow => new OrganisationGroup([flow], 1, flow))],
            inputs.NeedByFlow), [.. inputs.NeedByFlow]);
        var sample = evaluator.Search(centre, 8);
        return [.. Enumerable.Range(0, inputs.FlowCount).Select(flow =>
            OneSidedMargin(Evaluator.Within(sample, flow)) * Math.Sqrt(8.0 / Math.Max(2, inputs.Settings.Replications)))];
    }

    private static double OneSidedMargin(ReplicatedRatio ratio)
    {
        if (ratio.Count < 2)
            return 0;
        var values = Enumerable.Range(0, ratio.Count).Select(replication => ratio.Of(replication)).OfType<double>().ToArray();
        if (values.Length < 2)
            return 0;
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
        return Student.Quantile(OneSidedLevel, values.Length - 1) * deviation / Math.Sqrt(values.Length);
    }
}
