using System.Collections.Immutable;
using Plateau.Model.Texts;
using Plateau.Model.Ways;

namespace Plateau.Model.Files;

/// <summary>Flows that a contact never leaves: by certain ways in the long run, or round and round at one instant.</summary>
internal sealed class CycleCheck(ProblemList problems, CentreModel centre, Takers takers)
{
    private const int Kinds = 3;
    private readonly Dictionary<FlowId, int> _at = centre.Flows.Index().DistinctBy(pair => pair.Item.Id).ToDictionary(pair => pair.Item.Id, pair => pair.Index);
    private readonly ImmutableArray<bool>[] _open = [.. centre.Flows.Select(flow => OpeningTime.Periods(flow.Open, centre.Grid))];

    /// <summary>How a contact comes into a flow: that decides whether it needs a line and plays the menu.</summary>
    private enum Coming
    {
        Outside,
        Choice,
        Derived,
    }

    public void Run()
    {
        InTheLongRun();
        AtOnce();
    }

    /// <summary>
    /// Only what happens whatever the queues do is counted: menus, handovers of answered contacts (mean over the groups that take the flow: if one group lets contacts out, so does the mean),
    /// returns of the unresolved, closing for good, no line at all.
    /// </summary>
    private void InTheLongRun()
    {
        var visits = new ExpectedVisits(centre.Flows.Length * Kinds);
        for (var flow = 0; flow < centre.Flows.Length; flow++)
        {
            foreach (var coming in Enum.GetValues<Coming>()) Comes(visits, flow, coming);
        }

        foreach (var cycle in visits.EndlessCycles())
        {
            var flows = cycle.Select(state => state / Kinds).Distinct().ToArray();
            problems.Add(CentreChecker.At("flows", flows[0]), "centre-endless-way", Argument.List("flows", flows.Select(flow => centre.Flows[flow].Id.Value)), Argument.Count("count", flows.Length));
        }
    }

    private void Comes(ExpectedVisits visits, int index, Coming coming)
    {
        var flow = centre.Flows[index];
        var from = index * Kinds + (int)coming;
        if (!_open[index].IsEmpty && !_open[index].Contains(true))
        {
            if (flow.WhenClosed is { } mailbox) Goes(visits, from, mailbox, Coming.Derived, 1);
            else Returns(visits, from, flow, ReturnCause.TurnedAway, 1);
            return;
        }

        var left = 1.0;
        if (coming == Coming.Outside)
        {
            if (centre.Lines.Any(lines => lines.Count == 0 && lines.Flows.Contains(flow.Id)))
            {
                Returns(visits, from, flow, ReturnCause.TurnedAway, 1);
                return;
            }

            Returns(visits, from, flow, ReturnCause.Abandoned, flow.LeftBeforeQueueShare);
            left -= flow.LeftBeforeQueueShare;
        }

        if (flow.Menu is { } menu && coming != Coming.Derived)
        {
            Returns(visits, from, flow, ReturnCause.Abandoned, left * menu.DropOutShare);
            foreach (var choice in menu.Choices) Goes(visits, from, choice.Flow, Coming.Choice, left * choice.Share);
            left *= menu.StayShare;
        }

        Answered(visits, from, index, left);
    }

    private void Answered(ExpectedVisits visits, int from, int index, double share)
    {
        var flow = centre.Flows[index];
        var groups = takers.GroupsOf(index).ToArray();
        foreach (var group in groups)
        {
            var part = share / groups.Length;
            var held = centre.Groups[group].Skills.First(skill => skill.Skill == flow.Skill);
            foreach (var handover in flow.Handovers) Goes(visits, from, handover.ToFlow, Coming.Derived, part * handover.ShareAt(held.Mastery));
            var stays = Math.Max(0, 1 - flow.Handovers.Where(handover => handover.Kind != HandoverKind.Consultation).Sum(handover => handover.ShareAt(held.Mastery)));
            if ((held.ResolutionShare ?? flow.ResolutionShare) is { } resolved) Returns(visits, from, flow, ReturnCause.Unresolved, part * stays * (1 - resolved));
        }
    }

    private void Returns(ExpectedVisits visits, int from, Flow flow, ReturnCause cause, double share)
    {
        foreach (var back in flow.Returns.Where(back => back.Cause == cause)) Goes(visits, from, back.ToFlow, Coming.Outside, share * back.Share);
    }

    private void Goes(ExpectedVisits visits, int from, FlowId to, Coming coming, double share)
    {
        if (_at.TryGetValue(to, out var flow)) visits.Add(from, flow * Kinds + (int)coming, share);
    }

    /// <summary>
    /// A flow that is closed sends on, and one whose agents are all busy may let everybody leave a message: where such steps lead back, time would stand still. Looked at for each
    /// set of flows that are closed together.
    /// </summary>
    private void AtOnce()
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var period = 0; period < centre.Grid.Count; period++)
        {
            var closed = _open.Select(open => !open.IsEmpty && !open[period]).ToArray();
            if (!seen.Add(string.Concat(closed.Select(shut => shut ? '1' : '0')))) continue;
            var next = Endless(closed);
            if (Enumerable.Range(0, next.Length).FirstOrDefault(flow => next[flow] is not null, -1) is not (>= 0 and var start)) continue;
            var way = new List<int>();
            for (var at = start; ; at = next[at]!.Value)
            {
                if (way.IndexOf(at) is >= 0 and var again)
                {
                    way = way[again..];
                    break;
                }

                way.Add(at);
            }

            var names = way.Select(flow => centre.Flows[flow].Id.Value).ToArray();
            if (!told.Add(string.Join('\n', names.Order(StringComparer.Ordinal)))) continue;
            problems.Add(
                CentreChecker.At("flows", way.Min()), "centre-instant-way",
                Argument.List("flows", names), Argument.Weekday("weekday", centre.Grid.Days[centre.Grid.DayOf(period)].Weekday), Argument.TimeOfDay("time", centre.Grid.PeriodOfDay(period) * centre.Grid.PeriodMinutes));
        }
    }

    /// <summary>Where each flow may send every contact at once, within the largest set of flows that none then leaves; null = not in it.</summary>
    private int?[] Endless(bool[] closed)
    {
        var inside = Enumerable.Repeat(true, closed.Length).ToArray();
        var next = new int?[closed.Length];
        for (var changed = true; changed;)
        {
            changed = false;
            for (var flow = 0; flow < closed.Length; flow++)
            {
                if (!inside[flow]) continue;
                next[flow] = SentOn(centre.Flows[flow], closed[flow], inside);
                if (next[flow] is not null) continue;
                inside[flow] = false;
                changed = true;
            }
        }

        return next;
    }

    private int? SentOn(Flow flow, bool closed, bool[] inside)
    {
        if (closed) return flow.WhenClosed is { } mailbox && _at.TryGetValue(mailbox, out var to) && inside[to] ? to : null;
        foreach (var rule in flow.QueueRules.Where(rule => rule is { AfterSeconds: 0, Share: > 0 } && rule.Action != QueueAction.HearsWait))
        {
            if (rule is { Action: QueueAction.LeavesMessage, ToFlow: { } other } && _at.TryGetValue(other, out var to) && inside[to])
            {
                if (rule.Share >= 1) return to;
            }
            else if (rule is { QueueAtLeast: 0, ExpectedWaitAtLeastSeconds: 0 })
            {
                return null; // some leave otherwise, whatever the queue
            }
        }

        return null;
    }
}
