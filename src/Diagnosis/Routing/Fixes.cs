using System.Collections.Immutable;
using NodaTime;
using Plateau.Model.Changes;
using Plateau.Model.Changes.Declared;
using Plateau.Model.Declared;
using Plateau.Model.Files;
using Plateau.Model.Ways;

namespace Plateau.Diagnosis.Routing;

/// <summary>What removes a problem, as changes of the declarations. It is a proposal: which flow a forgotten number belongs to, only people know; the nearest one is offered.</summary>
internal sealed class Fixes(PlaceGraph graph)
{
    private Declarations Declared => graph.Declared;

    public ImmutableArray<Change> Connect(Place place, Func<string, bool>? allowed = null)
    {
        var target = NearestFlow(place, allowed);
        switch (place.Kind)
        {
            case PlaceKind.EntryPoint:
                var head = place.Entry!.Kind is EntryKind.PhoneNumber ? Declared.Menu.FirstOrDefault(node => node.Parent is null)?.Name : null;
                return (head ?? target) is { } to ? [new ConnectEntryPoint(place.Name, to)] : [];
            case PlaceKind.MenuNode when place.Rules.Length > 0 && place.UnknownTarget is null:
                return [new AddRule(new() { At = place.Name, Order = After(place), Action = RuleAction.TurnAway })];
            case PlaceKind.MenuNode when place.UnknownTarget is null && place.Node!.Parent is { } parent && Declared.Menu.Count(node => node.Parent == parent) > 1:
                return [new RemoveMenuNode(place.Name)];
            default:
                return target is null ? [] : [new SetMenuTarget(place.Name, target)];
        }
    }

    /// <summary>A rule without its target leads to the nearest name; one that leads outside gets a service still to be named.</summary>
    public ImmutableArray<Change> Redirect(Place place, PlaceRule rule)
    {
        if (rule.Declared.Action == RuleAction.Outside) return [new RedirectRule(place.Name, rule.Number, AssignOwner.ToBeNamed)];
        var known = rule.Declared.Action == RuleAction.GoTo ? graph.Names.All : graph.Names.Flows;
        var others = known.Where(name => name != place.Name || rule.Declared.Action is RuleAction.Voicemail or RuleAction.Callback).ToArray();
        return others.Length == 0
            ? [new RemoveRule(place.Name, rule.Number)]
            : [new RedirectRule(place.Name, rule.Number, Nearest.To(rule.Declared.To ?? place.Name, others)[0])];
    }

    /// <summary>Whoever would wait for nobody leaves a message instead.</summary>
    public ImmutableArray<Change> TakeMessage(Place flow, RuleCondition when, TimeSet hole, Walk walk)
    {
        var stays = flow.Rules.FirstOrDefault(rule => rule.Effect == Effect.Stays && walk.Occurrences[flow.Index][rule.Number - 1].Times.Meets(hole));
        var rule = new AddRule(new() { At = flow.Name, Order = stays?.Declared.Order ?? After(flow), Action = RuleAction.Voicemail, To = flow.Name, When = when });
        return string.IsNullOrEmpty(flow.Flow!.Owner) ? [rule, new AnswerFor(AnsweredSubject.Flow, flow.Name)] : [rule];
    }

    /// <summary>Someone who is there while the flow is open learns what it asks for, first of the flow's own team; where the able are never there, their calendar is extended.</summary>
    public ImmutableArray<Change> Staff(Place flow)
    {
        var opening = flow.Opening ?? graph.Cuts.All;
        var there = Declared.People.Where(person => graph.Staffing.Calendar(person.Calendar) is { } calendar && graph.Cuts.Where(calendar.IsOpen).Meets(opening)).ToArray();
        var asked = graph.Staffing.SkillsOf(flow.Flow!);
        var learner = there.FirstOrDefault(person => person.Team == flow.Flow!.Team) ?? there.FirstOrDefault();
        if (learner is not null && !asked.IsEmpty && !Declared.Assessments.IsEmpty) return [.. asked.Select(skill => new TrainPerson(learner.Name, skill.Skill))];
        var able = flow.Staffing!.Able.FirstOrDefault(person => person.Calendar is not null);
        return able is null ? [] : [new SetCalendar(able.Calendar!, Lines(minute => graph.Staffing.Calendar(able.Calendar)!.IsOpen(minute) || opening[PieceOf(minute)]))];
    }

    public ImmutableArray<Change> Unreachable(Place place)
    {
        if (place.Kind == PlaceKind.MenuNode) return [new RemoveMenuNode(place.Name)];
        var idle = graph.Places.FirstOrDefault(other => other.Kind == PlaceKind.EntryPoint && other.Target is null && other.Rules.IsEmpty);
        return idle is null ? [new DeclareEntryPoint(place.Name)] : [new ConnectEntryPoint(idle.Name, place.Name)];
    }

    /// <summary>A narrower rule goes before the one that hides it; one that says nothing more goes.</summary>
    public ImmutableArray<Change> Uncover(Place place, PlaceRule rule, SortedSet<int> before) =>
        before.Count == 1 && !Covers(rule, place.Rules[before.Min - 1])
            ? [new MoveRule(place.Name, rule.Number, before.Min)]
            : [new RemoveRule(place.Name, rule.Number)];

    /// <summary>The move that closes the round goes, with all others of the place that would close it.</summary>
    public ImmutableArray<Change> Open((int From, int To, int Rule)[] round)
    {
        var last = round.LastOrDefault(move => move.Rule >= 0);
        if (round.Any(move => move.Rule >= 0))
        {
            var place = graph.Places[last.From];
            return [.. place.Rules.Where(rule => rule.Effect == Effect.Goes && rule.Target == last.To).Reverse().Select(rule => new RemoveRule(place.Name, rule.Number))];
        }

        var there = round.Select(move => graph.Places[move.From].Name).ToHashSet(StringComparer.Ordinal);
        var node = graph.Places[round[^1].From];
        return NearestFlow(node, name => !there.Contains(name)) is { } flow
            ? [node.Kind == PlaceKind.EntryPoint ? new ConnectEntryPoint(node.Name, flow) : new SetMenuTarget(node.Name, flow)]
            : node.Kind == PlaceKind.MenuNode ? [new RemoveMenuNode(node.Name)] : [];
    }

    public ImmutableArray<Change> Restrain(Place place, PlaceRule rule, Place flow)
    {
        var when = rule.Declared.When;
        var always = when is { WaitAtLeastSeconds: null, QueueAtLeast: null, NobodyPresent: false, CustomerType: null, Calendar: null };
        return always && flow.Opening is not null ? [new RestrictRule(place.Name, rule.Number, flow.Flow!.Calendar!)] : [new OfferCallback(place.Name, rule.Number, flow.Name)];
    }

    /// <summary>A calendar of which nobody said the hours gets those in which people work; none where no calendar says any.</summary>
    public ImmutableArray<Change> Hours(string calendar)
    {
        var known = Declared.People.Select(person => person.Calendar).OfType<string>().Distinct().Select(graph.Staffing.Calendar).OfType<OpeningCalendar>().Where(other => other.Name != calendar && !other.Times.IsEmpty).ToArray();
        if (known.Length == 0) known = [.. Declared.Calendars.Where(other => other.Name != calendar && !other.Times.IsEmpty)];
        var lines = Lines(minute => known.Any(other => other.IsOpen(minute)));
        return lines.IsEmpty ? [] : [new SetCalendar(calendar, lines)];
    }

    public ImmutableArray<Change> Tidy(string calendar) => [new SetCalendar(calendar, Lines(graph.Staffing.Calendar(calendar)!.IsOpen))];

    /// <summary>One of the declared calendars when its name is near enough for a slip of the pen.</summary>
    public string? NearCalendar(string name) =>
        Nearest.To(name, Declared.Calendars.Select(calendar => calendar.Name)) is [var near, ..] && Nearest.Distance(name.ToUpperInvariant(), near.ToUpperInvariant()) <= Math.Max(1, name.Length / 4) ? near : null;

    public string? NearestFlow(Place place, Func<string, bool>? allowed = null)
    {
        var flows = Declared.Flows.Where(flow => allowed is null || allowed(flow.Name)).ToArray();
        var wanted = place.UnknownTarget ?? place.Name;
        var channel = place.Entry?.Kind switch
        {
            EntryKind.PhoneNumber => Channels.Phone,
            EntryKind.Mailbox => Channels.Mail,
            EntryKind.Form or EntryKind.Portal => Channels.Form,
            EntryKind.Chat => Channels.Chat,
            EntryKind.Social => Channels.Social,
            EntryKind.Voicemail => Channels.Voicemail,
            EntryKind.Post => Channels.Post,
            EntryKind.Counter => Channels.Counter,
            _ => null,
        };
        var same = flows.Where(flow => channel is not null && Channels.KeyOf(flow.Channel) == channel).ToArray();
        var names = (same.Length > 0 ? same : flows).Select(flow => flow.Name).ToArray();
        return names.Length == 0 ? null : names.MinBy(name => (Nearest.Distance(wanted.ToUpperInvariant(), name.ToUpperInvariant()), name));
    }

    private static int After(Place place) => place.Rules.Length == 0 ? 1 : place.Rules[^1].Declared.Order + 1;

    private static bool Covers(PlaceRule wide, PlaceRule narrow) =>
        (wide.Type < 0 || wide.Type == narrow.Type) && wide.LeastWait <= narrow.LeastWait && (wide.QueueDimension < 0 || (wide.QueueDimension == narrow.QueueDimension && wide.QueueClass <= narrow.QueueClass))
        && (wide.PresenceDimension < 0 || wide.PresenceDimension == narrow.PresenceDimension) && narrow.Times.Without(wide.Times).IsEmpty;

    private int PieceOf(int minute) => Enumerable.Range(0, graph.Cuts.Count).Last(piece => graph.Cuts.Start(piece) <= minute);

    /// <summary>Lines that say these minutes of the week, equal days together.</summary>
    private static ImmutableArray<OpeningTime> Lines(Func<int, bool> open)
    {
        var stretches = new SortedDictionary<(int From, int To), List<IsoDayOfWeek>>();
        for (var day = 0; day < 7; day++)
        {
            for (var minute = 0; minute < WeekCuts.DayMinutes;)
            {
                var from = minute;
                var isOpen = open((day * WeekCuts.DayMinutes) + from);
                while (minute < WeekCuts.DayMinutes && open((day * WeekCuts.DayMinutes) + minute) == isOpen) minute++;
                if (!isOpen) continue;
                if (!stretches.TryGetValue((from, minute), out var days)) stretches.Add((from, minute), days = []);
                days.Add((IsoDayOfWeek)(day + 1));
            }
        }

        return [.. stretches.Select(pair => new OpeningTime(pair.Value.Count == 7 ? [] : [.. pair.Value], pair.Key.From, pair.Key.To))];
    }
}
