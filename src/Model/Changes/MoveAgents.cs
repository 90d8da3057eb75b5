using Plateau.Model.Texts;

namespace Plateau.Model.Changes;

/// <summary>
/// Some agents of one group take the skills and the place of another: the share of the staffing that they are goes with them. Of named members, the last
/// ones listed move; a group without names has as many agents as its busiest period.
/// </summary>
/// <param name="Agents">1 to the number of agents of <paramref name="From"/>.</param>
public sealed record MoveAgents(GroupId From, GroupId To, int Agents) : Change
{
    public override string Code => "move-agents";

    public override CentreModel Apply(CentreModel centre)
    {
        var (from, to) = (References.Of(centre, From), References.Of(centre, To));
        var size = from.Members.IsEmpty ? from.StaffedPerPeriod.DefaultIfEmpty(0).Max() : from.Members.Length;
        if (From == To) throw new ArgumentException($"The two groups ({From} and {To}) must differ.");
        if (Agents < 1 || Agents > size)
            throw new ArgumentException(FormattableString.Invariant($"The agents to move ({Agents}) must be 1 to the {size} of the group {From}.\nMaybe the groups are exchanged."));
        var going = from.Members.TakeLast(Agents).ToHashSet();
        centre = Regrouping.WithStaffingMoved(centre, from, to, Agents / size);
        centre = centre with { Agents = [.. centre.Agents.Select(agent => going.Contains(agent.Id) ? agent.WithSkills(to.Skills) : agent)] };
        // An anonymous group stays anonymous: naming some of its agents would say that the others do not exist.
        return centre
            .With(From, group => group with { Members = group.Members.RemoveAll(going.Contains) })
            .With(To, group => group.Members.IsEmpty && to.StaffedPerPeriod.Any(staffed => staffed > 0)
                ? group
                : group with { Members = Regrouping.InOrder(centre, group.Members.Concat(going)) });
    }

    public override Message Describe() =>
        Message.Of($"change.{Code}", Argument.Count("agents", Agents), Argument.Of("from", From.Value), Argument.Of("to", To.Value));
}
