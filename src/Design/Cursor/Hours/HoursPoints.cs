using System.Collections.Immutable;
using System.Globalization;

namespace Plateau.Design.Cursor.Hours;

/// <summary>One staffing of the blocks with what it gave on the customers of the search.</summary>
/// <param name="Scale">Multiple of each block's need.</param>
/// <param name="Within">Share of each flow answered in time; null where the sample has no contact of it.</param>
public sealed record HoursPoint(ImmutableArray<double> Scale, ImmutableArray<double?> Within);

/// <summary>All staffings of an organisation's blocks that were simulated on the customers of the search, and the cuts that follow. Whoever asks for other limits on the same blocks goes on with the same cuts.</summary>
public sealed class HoursPoints(CursorInputs inputs, Evaluator evaluator, Organisation blocks)
{
    /// <summary>Step of a gain: this share of the block's own need, or of all hours where that is less. Smaller steps drown in whole seats, larger ones are no slope.</summary>
    private const double StepOfBlock = 0.1;

    private const double StepOfAll = 0.04;

    /// <summary>Of a share: cuts are held against staffings so near to the target.</summary>
    private const double AroundTarget = 0.03;

    private const int NearStaffings = 4;
    private readonly Dictionary<string, HoursPoint> known = new(StringComparer.Ordinal);
    private readonly List<HoursCut> cuts = [];
    private readonly int[] flowsOf = [.. blocks.Need.Select((_, block) => blocks.Groups.Where(group => group.Block == block).SelectMany(group => group.Flows).Distinct().Count())];
    private readonly HashSet<string> cutAt = new(StringComparer.Ordinal);

    /// <summary>Whose blocks are scaled.</summary>
    public Organisation Blocks => blocks;

    /// <summary>Hours of each block at scale 1, over the simulated days.</summary>
    public ImmutableArray<double> HoursAtOne { get; } = [.. blocks.Need.Select(need => need.Sum() * inputs.PeriodHours)];

    public IReadOnlyList<HoursCut> Cuts => cuts;

    public IEnumerable<HoursPoint> Known => known.Values;

    public double HoursOf(IReadOnlyList<double> scale) => HoursAtOne.Select((hours, block) => hours * scale[block]).Sum();

    /// <summary>
    /// The cuts made at the staffings nearest to this one. Between few and many skills service is not concave (a mix serves better than the straight line between its ends says), so cuts made far away are left to the bound.
    /// </summary>
    public IEnumerable<HoursCut> CutsNear(ImmutableArray<double> scale)
    {
        var near = cuts.Select(cut => cut.At).DistinctBy(Key).OrderBy(at => Distance(at, scale)).Take(NearStaffings).Select(Key).ToHashSet(StringComparer.Ordinal);
        return cuts.Where(cut => near.Contains(Key(cut.At)));
    }

    /// <summary>Flows that the block serves, together.</summary>
    public int FlowsOf(int block) => flowsOf[block];

    public bool Serves(int block, int flow) => blocks.Groups.Any(group => group.Block == block && group.Flows.Contains(flow) && (group.Equal || group.Flows[0] == flow));

    /// <summary>What a staffing gives, simulated at most once.</summary>
    public HoursPoint Of(ImmutableArray<double> scale) => LookAt([scale])[0];

    /// <summary>The cuts of a staffing: what a little more of each block gives each flow.</summary>
    public void AddCuts(ImmutableArray<double> scale)
    {
        if (!cutAt.Add(Key(scale)))
            return;
        var all = HoursOf(scale);
        var steps = HoursAtOne.Select(own => own > 0 ? Math.Min(StepOfBlock, StepOfAll * all / own) : 0).ToArray();
        var stepped = Enumerable.Range(0, scale.Length).Where(block => steps[block] > 0).ToArray();
        var points = LookAt([scale, .. stepped.Select(block => scale.SetItem(block, scale[block] + steps[block]))]);
        for (var flow = 0; flow < inputs.FlowCount; flow++)
        {
            if (points[0].Within[flow] is not { } here)
                continue;
            var gains = new double[scale.Length];
            for (var index = 0; index < stepped.Length; index++)
                gains[stepped[index]] = Math.Max(0, ((points[index + 1].Within[flow] ?? here) - here) / steps[stepped[index]]);
            if (gains.Any(gain => gain > 0) && Allowing(new HoursCut(flow, scale, here, [.. gains])) is { } cut)
                cuts.Add(cut);
        }
    }

    private HoursPoint[] LookAt(IReadOnlyList<ImmutableArray<double>> scales)
    {
        var unknown = scales.DistinctBy(Key).Where(scale => !known.ContainsKey(Key(scale))).ToArray();
        var results = evaluator.SearchAll([.. unknown.Select(scale => EqualServiceSearch.Staff(inputs, blocks, scale))]);
        for (var index = 0; index < unknown.Length; index++)
        {
            var result = results[index];
            var point = new HoursPoint(unknown[index], [.. Enumerable.Range(0, inputs.FlowCount).Select(flow => Evaluator.Within(result, flow).Overall)]);
            known.Add(Key(unknown[index]), point);
            Learn(point);
        }

        return [.. scales.Select(scale => known[Key(scale)])];
    }

    private void Learn(HoursPoint point)
    {
        for (var position = cuts.Count - 1; position >= 0; position--)
        {
            if (point.Within[cuts[position].Flow] is not { } within)
                continue;
            if (cuts[position].Allowing(point.Scale, Asked(cuts[position].Flow, within)) is { } weaker)
                cuts[position] = weaker;
            else
                cuts.RemoveAt(position);
        }
    }

    private HoursCut? Allowing(HoursCut cut)
    {
        HoursCut? weaker = cut;
        foreach (var point in known.Values)
        {
            if (weaker is not null && point.Within[cut.Flow] is { } within)
                weaker = weaker.Allowing(point.Scale, Asked(cut.Flow, within));
        }

        return weaker;
    }

    /// <summary>A cut must not deny what a staffing near the target has; how much better one serves than that says nothing.</summary>
    private double Asked(int flow, double within) => within >= inputs.Targets[flow].Share - AroundTarget ? Math.Min(within, inputs.Targets[flow].Share + AroundTarget) : 0;

    private double Distance(ImmutableArray<double> one, ImmutableArray<double> other) => HoursAtOne.Select((hours, block) => hours * Math.Abs(one[block] - other[block])).Sum();

    private static string Key(ImmutableArray<double> scale) => string.Join(',', scale.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
}
