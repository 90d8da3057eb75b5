using System.Collections.Immutable;
using Plateau.Model.Texts;

namespace Plateau.Model.Changes;

/// <summary>
/// Contacts of a flow may go to these groups, which hold its skill, once they have waited so long, and not before. The other levels stay; a flow without a
/// stated route gets one that says what its skills said.
/// </summary>
/// <param name="AfterSeconds">At least 0.</param>
/// <param name="Groups">At least one.</param>
public sealed record AlterOverflow(FlowId Flow, double AfterSeconds, ImmutableArray<GroupId> Groups) : Change
{
    public override string Code => "alter-overflow";

    public override CentreModel Apply(CentreModel centre)
    {
        var flow = References.Of(centre, Flow);
        if (!(AfterSeconds >= 0) || double.IsInfinity(AfterSeconds)) throw new ArgumentException(FormattableString.Invariant($"The delay ({AfterSeconds} s) must be at least 0 and finite."));
        if (Groups.IsDefaultOrEmpty) throw new ArgumentException($"The overflow of {Flow} (0 groups) must name at least one group.");
        foreach (var group in Groups)
        {
            if (!References.Of(centre, group).Skills.Any(held => held.Skill == flow.Skill))
                throw new ArgumentException($"The group ({group}) does not hold the skill ({flow.Skill}) of the flow ({Flow}).\nMaybe the skill must be added first.");
        }

        var route = centre.Routing.Flows.FirstOrDefault(stated => stated.Flow == Flow) ?? new FlowRoute(Flow, BySkill(centre, flow.Skill));
        var kept = Groups.Aggregate(route.Levels, RoutesKept.Remaining);
        var altered = route with { Levels = [.. kept.Append(new RouteLevel(Groups, AfterSeconds)).OrderBy(level => level.AfterSeconds)] };
        return centre with { Routing = centre.Routing with { Flows = [.. centre.Routing.Flows.Where(stated => stated.Flow != Flow), altered] } };
    }

    public override Message Describe() => Message.Of(
        $"change.{Code}", Argument.Of("flow", Flow.Value), Argument.Seconds("after", AfterSeconds), Argument.List("groups", Groups.Select(group => group.Value)));

    /// <summary>What <see cref="Routing"/> says of a flow without a route: one level for each preference number.</summary>
    private static ImmutableArray<RouteLevel> BySkill(CentreModel centre, SkillId skill) =>
        [.. centre.Groups
            .SelectMany(group => group.Skills.Where(held => held.Skill == skill).Select(held => (group.Id, held.Preference)))
            .GroupBy(pair => pair.Preference, pair => pair.Id)
            .OrderBy(level => level.Key)
            .Select(level => new RouteLevel([.. level]))];
}
