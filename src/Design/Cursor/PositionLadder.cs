using System.Collections.Immutable;
using Plateau.Design.Cursor.Hours;
using Plateau.Design.Organisations;
using Plateau.Model.Texts;

namespace Plateau.Design.Cursor;

/// <summary>What was found at the positions of the cursor.</summary>
/// <param name="Examined">Observed first, then from one skill each to everyone everything.</param>
/// <param name="Impossible">Positions that this centre cannot take, with the reason.</param>
/// <param name="Best">The cheapest mix found; null without a solver.</param>
/// <param name="Start">Scales of each flow alone at equal service, to begin other searches from; null = none.</param>
public sealed record Ladder(ImmutableArray<Examined> Examined, ImmutableArray<(OrganisationKind Kind, double Share, Message Reason)> Impossible, Mixed? Best, double[]? Start)
{
    public Examined? Of(OrganisationKind kind) => Examined.FirstOrDefault(one => one.Organisation.Kind == kind);
}

/// <summary>Examines the positions of the cursor: today's organisation, one skill each, at most so many hours by agents with several skills (the best mix found; without a solver second skills alone), and everyone everything.</summary>
public sealed class PositionLadder(CursorInputs inputs, OrganisationParts parts, OrganisationBuilder builder, Evaluator evaluator, EqualServiceSearch search, Examiner examiner)
{
    /// <summary>A position so much beyond what protected flows leave is called impossible.</summary>
    private const double Beyond = 0.05;

    private readonly List<Examined> examined = [];
    private readonly List<(OrganisationKind, double, Message)> impossible = [];

    /// <param name="withToday">Whether anything is known of today's people.</param>
    /// <param name="tooMany">More flows than can be scaled one by one: only what has few groups is examined.</param>
    /// <param name="next">Told after each position.</param>
    public Ladder Climb(bool withToday, bool tooMany, Action next)
    {
        ArgumentNullException.ThrowIfNull(next);
        var observed = withToday && builder.Observed() is { Need.Length: <= OrganisationStudy.MostBlocks } today ? today : null;
        var together = builder.Everyone() is { Need.Length: <= OrganisationStudy.MostBlocks } pool ? pool : null;
        var alone = tooMany ? null : builder.Specialised();
        Ends([observed, together, alone], next);
        if (observed is not null)
            examined.Add(Known(observed));
        var everyone = together is null ? null : Known(together);
        Mixed? best = null;
        Examined? specialised = null;
        if (alone is not null)
        {
            examined.Add(specialised = Known(alone));
            if (parts.Poolable.Length > 1)
                best = Between(specialised, everyone, next);
        }
        else if (!tooMany)
        {
            impossible.Add((OrganisationKind.Specialised, 0, Message.Of("cursor.impossible.agents", Argument.Count("agents", inputs.Agents), Argument.Count("flows", inputs.FlowCount))));
        }

        if (everyone is not null)
            examined.Add(everyone);
        else if (OutOfReach.Conflict(inputs) is { } conflict)
            impossible.Add((OrganisationKind.Everyone, 1, conflict));
        return new Ladder([.. examined], [.. impossible], best, specialised?.Service?.Scale);
    }

    /// <summary>The organisations that stand on their own, side by side.</summary>
    private void Ends(ImmutableArray<Organisation?> organisations, Action next) =>
        evaluator.SideBySide([.. organisations.OfType<Organisation>().DistinctBy(organisation => organisation.Signature)], organisation =>
        {
            var one = Known(organisation);
            next();
            return one;
        });

    private Examined Known(Organisation organisation) => examiner.Examine(organisation, (double[]?)null);

    /// <summary>The positions between the ends; gives the cheapest mix.</summary>
    private Mixed? Between(Examined specialised, Examined? everyone, Action next)
    {
        var most = MostPooled();
        var shares = new List<double>();
        foreach (var share in CursorStudy.SecondSkillShares)
        {
            if (share <= most + Beyond)
                shares.Add(share);
            else
                impossible.Add((OrganisationKind.SecondSkill, share, Message.Of("cursor.impossible.protected", Argument.Share("most", most), Argument.List("flows", inputs.Centre.Flows.Where(flow => flow.Protected).Select(flow => flow.Name)))));
        }

        if (Frontier.Of(inputs, parts, evaluator, search, specialised, everyone) is not { } frontier)
        {
            SecondSkills(shares, specialised.Service?.Scale, next);
            return null;
        }

        frontier.Look(shares, next);
        var positions = shares.Select(frontier.AtMost).OfType<Mixed>().ToArray();
        var different = positions.DistinctBy(mixed => (object)mixed.Service, ReferenceEqualityComparer.Instance).ToArray();
        var known = evaluator.SideBySide(different, mixed => examiner.Examine(mixed.Organisation, mixed.Service)).ToDictionary(one => (object)one.Service!, ReferenceEqualityComparer.Instance);
        examined.AddRange(positions.Select(mixed => known[mixed.Service] with { Organisation = mixed.Organisation }));
        return frontier.AtMost(1);
    }

    /// <summary>Without a solver: one agent after another gets a second skill.</summary>
    private void SecondSkills(IEnumerable<double> shares, double[]? start, Action next)
    {
        foreach (var share in shares)
        {
            if (builder.WithSecondSkill(share) is { } organisation)
            {
                var one = examiner.Examine(organisation, start);
                start = one.Service?.Scale ?? start;
                examined.Add(one);
            }

            next();
        }
    }

    /// <summary>Share of the hours needed that protected flows leave to agents with several skills.</summary>
    private double MostPooled()
    {
        var all = Enumerable.Range(0, inputs.FlowCount).Sum(parts.NeedOf);
        return all > 0 ? parts.Poolable.Sum(parts.NeedOf) / all : 1;
    }
}
