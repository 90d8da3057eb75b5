using Plateau.Model.Texts;

namespace Plateau.Design.Cursor;

/// <summary>
/// Says what keeps an organisation from its targets: each block is staffed with the greatest multiple of its need that is ever tried, and the flow that still falls short furthest, on fresh customers and with the confidence that is asked
/// for, is named with what it reaches.
/// </summary>
public sealed class OutOfReach(CursorInputs inputs, Evaluator evaluator, EqualServiceSearch search)
{
    /// <param name="organisation">One for which no staffing was found.</param>
    public Message Of(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        var most = evaluator.Fresh(EqualServiceSearch.Staff(inputs, organisation, [.. organisation.Need.Select(_ => EqualServiceSearch.GreatestScale)]));
        var gaps = search.LowerBoundGaps(most);
        var lacking = Enumerable.Range(0, inputs.FlowCount).Where(flow => gaps[flow] > 0).OrderByDescending(flow => gaps[flow]).ToArray();
        var (scale, replications) = (Argument.Of("scale", EqualServiceSearch.GreatestScale), Argument.Count("replications", inputs.Settings.Replications));
        if (lacking.Length == 0)
            return Message.Of("cursor.infeasible.search", scale, replications);
        var reached = Evaluator.Within(most, lacking[0]).Overall ?? 0;
        return Message.Of(
            reached < inputs.Targets[lacking[0]].Share ? "cursor.infeasible" : "cursor.infeasible.unsure",
            scale, replications,
            Argument.Of("flow", inputs.Centre.Flows[lacking[0]].Name), Argument.Share("reached", reached), Argument.Share("target", inputs.Targets[lacking[0]].Share), Argument.List("names", Names(inputs, lacking)));
    }

    /// <summary>
    /// Too few people to keep every protected flow apart: the message names the flows, the people and the protections that would have to go, those of the smallest needs. Null when there are enough.
    /// </summary>
    public static Message? Conflict(CursorInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var kept = Enumerable.Range(0, inputs.FlowCount).Where(flow => inputs.Centre.Flows[flow].Protected).ToArray();
        var apart = kept.Length + (kept.Length < inputs.FlowCount ? 1 : 0);
        if (kept.Length == 0 || inputs.Agents >= apart)
            return null;

        // Each protection that goes joins the one pool, which needs an agent too.
        var lifted = Math.Min(kept.Length, kept.Length + 1 - inputs.Agents);
        var smallest = kept.OrderBy(flow => inputs.NeedByFlow[flow].Sum()).ThenBy(flow => flow).Take(lifted);
        return Message.Of(
            "cursor.impossible.conflict",
            Argument.Count("agents", inputs.Agents), Argument.Count("count", kept.Length), Argument.List("names", Names(inputs, kept)), Argument.Count("least", apart), Argument.List("lift", Names(inputs, smallest)));
    }

    private static IEnumerable<string> Names(CursorInputs inputs, IEnumerable<int> flows) => flows.Select(flow => inputs.Centre.Flows[flow].Name);
}
