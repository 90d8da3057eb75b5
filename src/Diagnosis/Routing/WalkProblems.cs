using System.Collections.Immutable;
using Plateau.Model.Changes;
using Plateau.Model.Changes.Declared;
using Plateau.Model.Declared;

namespace Plateau.Diagnosis.Routing;

/// <summary>What the walk shows: ways that end nowhere or never, holes, rules and places that nobody comes to.</summary>
/// <param name="sure">Stops where a condition cannot be judged: what it shows does happen.</param>
/// <param name="may">Goes on there by every rule: what it does not show never happens.</param>
internal sealed class WalkProblems(PlaceGraph graph, Walk sure, Walk may)
{
    private readonly Callers _callers = new(graph, sure);
    private readonly Fixes _fixes = new(graph);
    private readonly List<RoutingProblem> _problems = [];

    /// <summary>Flows in whose queue customers wait, and of which neither hours nor people are declared.</summary>
    public List<string> HoursUnknown { get; } = [];

    public List<RoutingProblem> Find()
    {
        foreach (var place in graph.Places)
        {
            Nowhere(place);
            foreach (var rule in place.Rules) Look(place, rule);
            if (place.Kind == PlaceKind.Flow) Holes(place);
        }

        foreach (var round in new Rounds(graph, sure).Find())
        {
            var first = graph.Places[round.Places[0]];
            Tell(RoutingProblemKind.EndlessRound, first, null, round.Times, _callers.Of(round), _fixes.Open(round.Moves), [.. round.Places.Skip(1).Select(place => graph.Places[place].Name)]);
        }

        foreach (var ((place, first, second), tie) in sure.Ties.OrderBy(pair => pair.Key))
        {
            var at = graph.Places[place];
            Tell(
                RoutingProblemKind.Ambiguous, at, first + 1, tie.Times, _callers.Of(place, tie, tie.Times, first + 1, EndOf(at.Rules[first])),
                [new MoveRule(at.Name, second + 1, second + 1)], [Number(second + 1)]);
        }

        Unreachable();
        return _problems;
    }

    private void Nowhere(Place place)
    {
        if (place.Kind == PlaceKind.Flow) return;
        var ends = sure.Occurrences[place.Index][^2];
        if (!ends.Happens && place.UnknownTarget is null) return;
        var caller = ends.Happens ? _callers.Of(place.Index, ends, ends.Times, null, CallerEnd.Nowhere) : null;
        Tell(
            place.UnknownTarget is null ? RoutingProblemKind.DeadEnd : RoutingProblemKind.MissingTarget, place, null, ends.Times, caller, _fixes.Connect(place),
            place.UnknownTarget is { } name ? [name] : []);
    }

    private void Look(Place place, PlaceRule rule)
    {
        var followed = sure.Occurrences[place.Index][rule.Number - 1];
        var message = rule.Declared.Action is RuleAction.Voicemail or RuleAction.Callback;
        if (rule.Effect == Effect.Missing || (message && rule.Declared.To is not null && graph.Names.Flow(rule.Declared.To) is null))
        {
            Tell(
                RoutingProblemKind.MissingTarget, place, rule.Number, followed.Times,
                followed.Happens ? _callers.Of(place.Index, followed, followed.Times, rule.Number, CallerEnd.Nowhere) : null, _fixes.Redirect(place, rule), rule.Declared.To is { } to ? [to] : []);
        }
        else if (message)
        {
            Message(place, rule, followed);
        }

        if (rule.End == CallerEnd.TurnedAway && rule.Effect == Effect.Ends) TurnsAway(place, rule, followed);
        if (sure.IsUnverified(place) || may.Occurrences[place.Index][rule.Number - 1].Happens || !may.Reached(place.Index)) return;
        var before = may.Before(place, rule.Number - 1);
        Tell(
            before.Count > 0 ? RoutingProblemKind.ShadowedRule : RoutingProblemKind.UnreachableRule, place, rule.Number, graph.Cuts.None(), null,
            before.Count > 0 ? _fixes.Uncover(place, rule, before) : [new RemoveRule(place.Name, rule.Number)], [.. before.Select(Number)]);
    }

    private void Message(Place place, PlaceRule rule, Occurrence followed)
    {
        var flow = rule.Declared.To is { } to ? graph.Names.Flow(to) : place.Kind == PlaceKind.Flow ? place.Index : null;
        if (flow is { } known && !string.IsNullOrEmpty(graph.Places[known].Flow!.Owner)) return;
        var end = rule.End;
        ImmutableArray<Change> fix = flow is { } named
            ? [new AnswerFor(AnsweredSubject.Flow, graph.Places[named].Name)]
            : _fixes.NearestFlow(place) is { } near ? [new RedirectRule(place.Name, rule.Number, near), .. Owned(near)] : [];
        Tell(
            RoutingProblemKind.MessageWithoutOwner, place, rule.Number, followed.Times,
            followed.Happens ? _callers.Of(place.Index, followed, followed.Times, rule.Number, end) : null, fix, flow is { } subject ? [graph.Places[subject].Name] : []);
    }

    private ImmutableArray<Change> Owned(string flow) =>
        string.IsNullOrEmpty(graph.Places[graph.Names.Flow(flow)!.Value].Flow!.Owner) ? [new AnswerFor(AnsweredSubject.Flow, flow)] : [];

    private void TurnsAway(Place place, PlaceRule rule, Occurrence followed)
    {
        var subject = place.Kind == PlaceKind.Flow ? place : place.Target is { } target && graph.Places[target].Kind == PlaceKind.Flow ? graph.Places[target] : null;
        if (subject is not { Staffing: { Known: true } staffing } || rule.Declared.When.NobodyPresent) return;
        var open = followed.Times.And(staffing.Sure);
        if (subject.Opening is { } opening) open.Keep(opening);
        if (open.IsEmpty) return;
        Tell(
            RoutingProblemKind.TurnsAwayWhileOpen, place, rule.Number, open, _callers.Of(place.Index, followed, open, rule.Number, CallerEnd.TurnedAway), _fixes.Restrain(place, rule, subject), [subject.Name]);
    }

    private void Holes(Place flow)
    {
        var staffing = flow.Staffing!;
        var opening = flow.Opening ?? graph.Cuts.All;
        var waits = sure.Occurrences[flow.Index][^1];
        Func<int, bool> classes = Channels.TemperatureOf(flow.Flow!.Channel) is { } temperature ? _ => temperature == Temperature.Hot : sure.IsPatient;
        var waiting = waits.Among(classes);
        var nobodyEver = staffing.Known && !staffing.May.Meets(opening);
        if (nobodyEver)
        {
            var met = waits.Times.And(opening);
            Tell(
                RoutingProblemKind.SkillNobodyStaffed, flow, null, opening, met.IsEmpty ? null : _callers.Of(flow.Index, waits, met, null, CallerEnd.Waits), _fixes.Staff(flow),
                [.. graph.Staffing.SkillsOf(flow.Flow!).Select(skill => skill.Skill)]);
        }

        if (waiting.IsEmpty) return;
        var closed = waiting.Without(opening);
        if (!closed.IsEmpty) Hole(RoutingProblemKind.HoleOutOfHours, closed, new() { Calendar = flow.Flow.Calendar, WhenClosed = true });
        var unstaffed = waiting.And(opening).Take(staffing.May);
        if (!nobodyEver && !unstaffed.IsEmpty) Hole(RoutingProblemKind.HoleUnstaffed, unstaffed, new() { NobodyPresent = true });
        if (flow.Opening is null && !staffing.Known && flow.Flow.Outside is null) HoursUnknown.Add(flow.Name);

        void Hole(RoutingProblemKind kind, TimeSet times, RuleCondition when) =>
            Tell(kind, flow, null, times, _callers.Of(flow.Index, waits, times, null, CallerEnd.Waits, classes), _fixes.TakeMessage(flow, when, times, sure), []);
    }

    /// <summary>Of a region that nobody comes to, only where it begins is told; what follows from a rule that is never followed, or from a key that stands twice, is told there.</summary>
    private void Unreachable()
    {
        if (graph.Declared.EntryPoints.IsEmpty) return;
        var messages = graph.Places.SelectMany(place => place.Rules.Where(rule => rule.Declared.Action is RuleAction.Voicemail or RuleAction.Callback && may.Occurrences[place.Index][rule.Number - 1].Happens)
            .Select(rule => graph.Names.Flow(rule.Declared.To) ?? place.Index)).ToHashSet();
        var explained = graph.Places.Where(place => may.Reached(place.Index)).SelectMany(place => place.Rules.Select(rule => rule.Target)).ToHashSet();
        var unreached = graph.Places.Where(place => !may.Reached(place.Index) && !messages.Contains(place.Index) && !Transferred(place) && place.Flow?.Direction != Direction.Outbound).Select(place => place.Index).ToHashSet();
        var led = graph.Places.Where(place => unreached.Contains(place.Index)).SelectMany(place => StaticRounds.Ways(place).Where(to => to != place.Index)).ToHashSet();
        foreach (var index in unreached.Order())
        {
            var place = graph.Places[index];
            if (led.Contains(index) || explained.Contains(index) || Twin(place) || HangsInTheAir(place)) continue;
            Tell(RoutingProblemKind.UnreachablePlace, place, null, graph.Cuts.None(), null, _fixes.Unreachable(place), []);
        }
    }

    /// <summary>Contacts come by another way than the customer's own: passed on by a team.</summary>
    private bool Transferred(Place place) => place.Flow is { } flow && graph.Declared.Transfers.Any(transfer => transfer.Flow == flow.Name || (flow.Team is { } team && transfer.To == team) || transfer.To == flow.Name);

    private bool Twin(Place place) => place.Node is { Parent: { } parent, Key: { } key } node && graph.Declared.Menu.First(other => other.Parent == parent && other.Key == key) is var first && !ReferenceEquals(first, node);

    /// <summary>Its parent is unknown, or it hangs under itself: told by the menu.</summary>
    private bool HangsInTheAir(Place place) =>
        place.Node is { Parent: { } parent } && (!graph.Declared.Menu.Any(node => node.Name == parent) || MenuProblems.RoundOf(graph.Declared, place.Node).Count > 0);

    private void Tell(RoutingProblemKind kind, Place place, int? rule, TimeSet times, Caller? caller, ImmutableArray<Change> fix, ImmutableArray<string> others) =>
        _problems.Add(new(kind, place.Kind, place.Name, rule) { Others = others, Caller = caller, Fix = fix, WeeklyMinutes = graph.Cuts.Minutes(times) });

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static CallerEnd EndOf(PlaceRule rule) => rule.Effect switch { Effect.Missing => CallerEnd.Nowhere, Effect.Stays or Effect.Goes => CallerEnd.Waits, _ => rule.End };
}
