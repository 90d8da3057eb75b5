using System.Collections.Immutable;
using Plateau.Design.Organisations;

namespace Plateau.Design.Cursor.Hours;

/// <summary>An organisation that was mixed from candidate sets of skills, with its staffing at equal service.</summary>
/// <param name="MultiSkilled">Share of its hours by agents with two skills or more.</param>
public sealed record Mixed(Organisation Organisation, EqualServicePoint Service, double MultiSkilled);

/// <summary>
/// The best organisation found at each position of the cursor: hours are mixed from candidate sets of skills, with at most so large a share of them by agents with several skills, over the whole centre or among those who take one flow.
/// All positions share their simulations.
/// </summary>
public sealed class Frontier
{
    /// <summary>Of a share: the confirmation on fresh customers may add a little to blocks of several skills.</summary>
    private const double Over = 0.005;

    /// <summary>So much less is asked of the programmes, for the same reason.</summary>
    private const double Under = 0.01;

    private const double Same = 1e-6;
    private readonly CursorInputs inputs;
    private readonly EqualServiceSearch search;
    private readonly HoursSearch programmes;
    private readonly HoursPoints points;
    private readonly SortedList<double, ImmutableArray<double>> found = []; // by share of hours of agents with several skills
    private readonly List<Mixed> mixes = [];

    private Frontier(CursorInputs inputs, OrganisationParts parts, Evaluator evaluator, EqualServiceSearch search, HoursSearch programmes)
    {
        (this.inputs, this.search, this.programmes) = (inputs, search, programmes);
        points = new HoursPoints(inputs, evaluator, CandidateSets.Of(parts));
    }

    /// <summary>Begins with what is known of the two ends; null without a solver, or where nothing meets the targets.</summary>
    public static Frontier? Of(CursorInputs inputs, OrganisationParts parts, Evaluator evaluator, EqualServiceSearch search, Examined? specialised, Examined? everyone)
    {
        ArgumentNullException.ThrowIfNull(search);
        if (search.Programmes is not { } programmes)
            return null;
        var frontier = new Frontier(inputs, parts, evaluator, search, programmes);
        return frontier.Begin(specialised, everyone) ? frontier : null;
    }

    /// <summary>Looks at all positions, the middle of the widest gap first, so that each begins between two that are known.</summary>
    /// <param name="report">Told after each.</param>
    public void Look(IReadOnlyList<double> shares, Action report)
    {
        ArgumentNullException.ThrowIfNull(shares);
        ArgumentNullException.ThrowIfNull(report);
        var left = shares.OrderDescending().ToList();
        for (var seen = new List<double> { 0 }; left.Count > 0; report())
        {
            // The far end first, then whatever lies farthest from all that was looked at.
            var next = left.MaxBy(share => seen.Min(other => Math.Abs(share - other)));
            left.Remove(next);
            seen.Add(next);
            if (Find([HoursLimit.Share(Count, _ => true, IsMulti, next < 1 ? next - Under : 1)], Between(next < 1 ? next - Under : 1)) is { } mixed)
                mixes.Add(mixed);
        }
    }

    /// <summary>The best that was found with at most this share of hours by agents with two skills or more; null when nothing was.</summary>
    public Mixed? AtMost(double share) => mixes.Where(mixed => mixed.MultiSkilled <= share + Over).MinBy(mixed => mixed.Service.Hours) is { } best
        ? best with { Organisation = best.Organisation with { Share = share, MultiSkilledHours = best.MultiSkilled } }
        : null;

    private int Count => points.Blocks.Groups.Length;

    private bool IsMulti(int block) => points.Blocks.Groups[block].Flows.Length > 1;

    private bool Begin(Examined? specialised, Examined? everyone)
    {
        var alone = Scales(specialised) ?? [.. points.Blocks.Groups.Select(group => group.Flows.Length == 1 ? 1.0 : 0)];
        var together = Scales(everyone) ?? [.. points.Blocks.Groups.Select((_, block) => block == Count - 1 ? 1.0 : 0)];
        foreach (var end in new[] { alone, together })
        {
            if (programmes.JustEnough(points, end) is { } enough)
                found[MultiSkilled(enough)] = enough;
        }

        return found.Count > 0;
    }

    /// <summary>A mix of the nearest staffings below and above this share, so that it has just this share; the one below where there is none above, or where it asks for less.</summary>
    private ImmutableArray<double> Between(double share)
    {
        var below = found.Where(pair => pair.Key <= share + Same).ToArray();
        var above = found.Where(pair => pair.Key > share + Same).ToArray();
        var best = below.Length > 0 ? below.MinBy(pair => points.HoursOf(pair.Value)).Value : found.Values[0];
        if (below.Length == 0 || above.Length == 0)
            return best;
        var (few, many) = (below[^1].Value, above[0].Value);
        var (fewHours, manyHours) = (points.HoursOf(few), points.HoursOf(many));
        // In hours: share = ((1 − part) m few + part M many) ÷ ((1 − part) few + part many).
        var (lack, excess) = ((share - below[^1].Key) * fewHours, (above[0].Key - share) * manyHours);
        var part = lack / (lack + excess);
        var mixed = programmes.JustEnough(points, [.. few.Zip(many, (one, other) => ((1 - part) * one) + (part * other))]);
        return mixed is { } enough && MultiSkilled(enough) <= share + Over && points.HoursOf(enough) < points.HoursOf(best) ? enough : best;
    }

    private double MultiSkilled(ImmutableArray<double> scale) => Enumerable.Range(0, Count).Where(IsMulti).Sum(block => scale[block] * points.HoursAtOne[block]) / points.HoursOf(scale);

    /// <summary>The staffing of an organisation in the scales of the candidate sets; null where it is out of reach or has other groups.</summary>
    private ImmutableArray<double>? Scales(Examined? examined)
    {
        if (examined?.Service is not { } service)
            return null;
        var scale = new double[Count];
        foreach (var group in examined.Organisation.Groups)
        {
            var block = points.Blocks.Groups.Select((candidate, index) => (candidate, index)).FirstOrDefault(entry => entry.candidate.Flows.SequenceEqual(group.Flows), (null!, -1)).Item2;
            if (block < 0)
                return null;
            scale[block] = service.Scale[group.Block];
        }

        return [.. scale];
    }

    private Mixed? Find(IReadOnlyList<HoursLimit> limits, ImmutableArray<double> first)
    {
        if (programmes.Find(points, limits, first, SearchEffort.For(inputs.FlowCount).Rounds) is not { } answer)
            return null;
        found[MultiSkilled(answer.Scale)] = answer.Scale;
        var used = Enumerable.Range(0, Count).Where(block => answer.Scale[block] > 0).ToArray();
        var hours = used.Select(block => answer.Scale[block] * points.HoursAtOne[block]).ToArray();
        if (OrganisationParts.SharedOut(hours, inputs.Agents) is not { } agents)
            return null; // more groups than people
        var groups = used.Select((block, index) => points.Blocks.Groups[block] with { Agents = agents[index], Block = index }).ToImmutableArray();
        var need = used.Select(block => points.Blocks.Need[block].Select(present => present * answer.Scale[block]).ToArray()).ToImmutableArray();
        var multi = MultiSkilled(answer.Scale);
        var organisation = new Organisation(OrganisationKind.SecondSkill, multi, groups, need);
        return new Mixed(organisation, search.PointOf(organisation, [.. used.Select(_ => 1.0)], answer.Result, answer.LeastHours), multi);
    }
}
