using System.Collections.Immutable;

namespace Plateau.Design.Cursor.Hours;

/// <summary>One place of a flow: of the hours of those who take it, at most this share by agents who take others too.</summary>
/// <param name="Share">0 = the flow alone.</param>
/// <param name="Service">Of the whole centre, everything else as good as it was found; null when out of reach.</param>
public sealed record DialPoint(double Share, EqualServicePoint? Service);

/// <summary>What the place of one flow does to the hours of the whole centre.</summary>
/// <param name="Points">From alone to nobody who takes the flow alone.</param>
public sealed record Dial(ImmutableArray<DialPoint> Points)
{
    public EqualServicePoint? Alone => Points[0].Service;

    /// <summary>The cheapest place of all; null when all are out of reach.</summary>
    public DialPoint? Best => Points.Where(point => point.Service is not null).MinBy(point => point.Service!.Hours);

    /// <summary>The cheapest place at which next to nobody takes the flow alone.</summary>
    public EqualServicePoint? Pooled => Points.Where(point => point.Share >= Verdicts.NearEnd && point.Service is not null).MinBy(point => point.Service!.Hours)?.Service;

    /// <summary>The cheapest place where it lies strictly between the ends.</summary>
    public DialPoint? Inside => Best is { Share: > 1 - Verdicts.NearEnd and < Verdicts.NearEnd } best ? best : null;
}

/// <summary>
/// Turns the cursor of one flow: from the best organisation of the whole centre its helpers are taken away step by step, what they did otherwise goes on with others, and all hours are searched anew.
/// </summary>
public sealed class FlowDial(CursorInputs inputs, Evaluator evaluator, EqualServiceSearch search, HoursSearch programmes)
{
    private const double Same = 1e-6;
    private readonly SearchEffort effort = SearchEffort.For(inputs.FlowCount);

    /// <param name="best">The best organisation of the whole centre.</param>
    /// <param name="poolable">Flows that may be pooled; the flow is one of them.</param>
    public Dial Turn(int flow, Mixed best, ImmutableArray<int> poolable)
    {
        ArgumentNullException.ThrowIfNull(best);
        var blocks = Blocks(flow, best.Organisation, poolable);
        var points = new HoursPoints(inputs, evaluator, blocks);
        var sets = blocks.Groups;
        bool Takes(int block) => sets[block].Flows.Contains(flow);
        bool IsMulti(int block) => sets[block].Flows.Length > 1;

        var hours = points.HoursAtOne;
        var free = sets.Select((_, block) => block < best.Organisation.Need.Length && hours[block] > 0 ? best.Organisation.Need[block].Sum() * inputs.PeriodHours / hours[block] : 0).ToImmutableArray();
        double Helped(ImmutableArray<double> scale) => Sum(scale, hours, block => Takes(block) && IsMulti(block)) / Math.Max(1e-9, Sum(scale, hours, Takes));
        var bestShare = Helped(free);
        var alone = programmes.JustEnough(points, Isolated(flow, sets, hours, free));
        var found = new List<DialPoint>();
        foreach (var share in effort.DialShares.Where(share => share < bestShare - Same))
        {
            var limit = HoursLimit.Share(sets.Length, Takes, IsMulti, share);
            var first = alone is { } isolated ? Mix(isolated, free, share, Takes, IsMulti, hours) : (ImmutableArray<double>?)null;
            found.Add(new DialPoint(share, first is { } start ? Find(points, limit, start) : null));
        }

        if (found.Count == 0)
            bestShare = 0; // nobody helps it in the best organisation: it is alone there
        found.Add(new DialPoint(bestShare, best.Service));
        if (bestShare < 1 - Same)
            found.Add(new DialPoint(1, Find(points, HoursLimit.None(sets.Length, block => Takes(block) && !IsMulti(block)), Pooled(flow, sets, hours, free))));
        return new Dial([.. found]);
    }

    /// <summary>The sets of the best organisation, and after them those that a flow leaving or joining the pool may ask for: the flow alone, everything, everything without it.</summary>
    private Organisation Blocks(int flow, Organisation best, ImmutableArray<int> poolable)
    {
        var more = new[] { ImmutableArray.Create(flow), poolable, poolable.Remove(flow) }
            .Concat(best.Groups.Where(group => group.Flows.Contains(flow)).Select(group => group.Flows.Remove(flow)))
            .Where(set => set.Length > 0)
            .DistinctBy(set => string.Join(',', set))
            .Where(set => !best.Groups.Any(group => group.Flows.SequenceEqual(set)))
            .ToArray();
        var groups = best.Groups.Select((group, block) => group with { Block = block })
            .Concat(more.Select((set, index) => new OrganisationGroup(set, 1, best.Groups.Length + index, Equal: true) { ByBreadth = true }))
            .ToImmutableArray();
        return best with { Groups = groups, Need = [.. groups.Select(group => group.Flows.Length == 1 ? inputs.NeedByFlow[group.Flows[0]] : inputs.NeedOf(group.Flows))] };
    }

    /// <summary>Helpers of the flow go on without it, and the flow gets what it needs alone.</summary>
    private ImmutableArray<double> Isolated(int flow, ImmutableArray<OrganisationGroup> sets, ImmutableArray<double> hours, ImmutableArray<double> free)
    {
        var scale = free.ToBuilder();
        var need = inputs.NeedByFlow[flow].Sum() * inputs.PeriodHours;
        var helpers = Enumerable.Range(0, sets.Length).Where(block => free[block] > 0 && sets[block].Flows.Length > 1 && sets[block].Flows.Contains(flow)).ToArray();
        var helping = helpers.Sum(block => free[block] * hours[block]);
        var own = Of(sets, [flow]);
        var missing = Math.Max(0, need - (scale[own] * hours[own]));
        foreach (var block in helpers)
        {
            // What they did for the flow goes with it.
            var left = free[block] * hours[block] * Math.Max(0, 1 - (missing / Math.Max(1e-9, helping)));
            var without = Of(sets, sets[block].Flows.Remove(flow));
            scale[block] = 0;
            if (hours[without] > 0)
                scale[without] += left / hours[without];
        }

        if (hours[own] > 0)
            scale[own] = Math.Max(scale[own], need / hours[own]);
        return scale.ToImmutable();
    }

    /// <summary>Those who take the flow alone take everything instead.</summary>
    private static ImmutableArray<double> Pooled(int flow, ImmutableArray<OrganisationGroup> sets, ImmutableArray<double> hours, ImmutableArray<double> free)
    {
        var (own, all) = (Of(sets, [flow]), Enumerable.Range(0, sets.Length).MaxBy(block => sets[block].Flows.Length));
        if (hours[all] <= 0)
            return free;
        return free.SetItem(own, 0).SetItem(all, free[all] + (free[own] * hours[own] / hours[all]));
    }

    /// <summary>Between the flow alone and the best organisation, with just this share of helpers' hours.</summary>
    private static ImmutableArray<double> Mix(ImmutableArray<double> alone, ImmutableArray<double> best, double share, Func<int, bool> takes, Func<int, bool> isMulti, ImmutableArray<double> hours)
    {
        double Excess(ImmutableArray<double> scale) => Sum(scale, hours, block => takes(block) && isMulti(block)) - (share * Sum(scale, hours, takes));
        var (lack, excess) = (-Excess(alone), Excess(best));
        var part = excess + lack > 0 ? Math.Clamp(lack / (excess + lack), 0, 1) : 0;
        return [.. alone.Zip(best, (one, other) => ((1 - part) * one) + (part * other))];
    }

    private EqualServicePoint? Find(HoursPoints points, HoursLimit limit, ImmutableArray<double> first) =>
        programmes.Find(points, [limit], first, effort.DialRounds) is { } found ? search.PointOf(points.Blocks, [.. found.Scale], found.Result, found.LeastHours) : null;

    private static int Of(ImmutableArray<OrganisationGroup> sets, ImmutableArray<int> flows) => sets.Select((set, block) => (set, block)).First(entry => entry.set.Flows.SequenceEqual(flows)).block;

    private static double Sum(ImmutableArray<double> scale, ImmutableArray<double> hours, Func<int, bool> counts) => Enumerable.Range(0, scale.Length).Where(counts).Sum(block => scale[block] * hours[block]);
}
