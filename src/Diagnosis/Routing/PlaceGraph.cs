using System.Collections.Immutable;
using Plateau.Model.Declared;

namespace Plateau.Diagnosis.Routing;

/// <summary>All places with what leads from one to another, names resolved and conditions turned into sets and indices.</summary>
internal sealed class PlaceGraph
{
    private readonly DeclaredStaffing _staffing;

    public PlaceGraph(Declarations declared)
    {
        Declared = declared;
        Cuts = new(declared);
        Names = new(declared);
        _staffing = new(declared, Cuts);
        Waits = [0, .. declared.Rules.Select(rule => rule.When.WaitAtLeastSeconds ?? 0).Where(wait => wait > 0).Distinct().Order()];
        Types = [.. declared.Rules.Select(rule => rule.When.CustomerType).OfType<string>().Distinct(StringComparer.Ordinal)];
        Places =
        [
            .. declared.EntryPoints.Select((entry, index) => new Place { Index = index, Kind = PlaceKind.EntryPoint, Name = entry.Name, Entry = entry }),
            .. declared.Menu.Select((node, index) => new Place { Index = declared.EntryPoints.Length + index, Kind = PlaceKind.MenuNode, Name = node.Name, Node = node }),
            .. declared.Flows.Select((flow, index) => new Place { Index = declared.EntryPoints.Length + declared.Menu.Length + index, Kind = PlaceKind.Flow, Name = flow.Name, Flow = flow }),
        ];
        foreach (var place in Places.Where(place => place.Flow is not null))
        {
            place.Staffing = _staffing.Of(place.Flow!);
            place.Opening = _staffing.Calendar(place.Flow!.Calendar) is { Times.IsEmpty: false } calendar ? Cuts.Where(calendar.IsOpen) : null;
        }

        foreach (var place in Places) Lead(place);
        foreach (var (at, rules) in declared.Rules.GroupBy(rule => rule.At).Select(group => (group.Key, RoutingRule.Of(declared.Rules, group.Key))))
        {
            if (Names.At(at) is { } place) Compile(Places[place], rules);
            else NowhereAt.AddRange(rules.Select((rule, index) => (rule, index + 1)));
        }
    }

    public Declarations Declared { get; }

    public WeekCuts Cuts { get; }

    public PlaceNames Names { get; }

    /// <summary>Least waits of the classes, in seconds, 0 first.</summary>
    public ImmutableArray<double> Waits { get; }

    /// <summary>Customer types that rules name; a customer of none of them has the index after the last.</summary>
    public ImmutableArray<string> Types { get; }

    public ImmutableArray<Place> Places { get; }

    /// <summary>Rules at a name that nobody declared.</summary>
    public List<(RoutingRule Rule, int Number)> NowhereAt { get; } = [];

    /// <summary>Conditions on a time that ends before it begins, or on "closed" without a calendar.</summary>
    public List<(Place Place, int Rule)> Unclear { get; } = [];

    /// <summary>Calendars that nobody declared, with the rule that looks at them; rule 0 = the flow itself.</summary>
    public List<(Place Place, int Rule, string Calendar)> UnknownCalendars { get; } = [];

    public DeclaredStaffing Staffing => _staffing;

    private void Lead(Place place)
    {
        var name = place.Kind switch { PlaceKind.EntryPoint => place.Entry!.LeadsTo, PlaceKind.MenuNode => place.Node!.Target, _ => null };
        place.Target = Names.Target(place.Index, name);
        if (place.Target is null) place.UnknownTarget = name;
        if (place.Kind == PlaceKind.MenuNode)
        {
            place.Children = [.. Places.Where(other => other.Node?.Parent == place.Name && Names.Target(-1, place.Name) is not null && IsFirst(place)).DistinctBy(child => child.Node!.Key ?? $"\0{child.Index}").Select(child => child.Index)];
        }

        if (place.Flow?.Calendar is { } calendar && _staffing.Calendar(calendar) is null) UnknownCalendars.Add((place, 0, calendar));
    }

    /// <summary>Of two nodes with one name, the first has the children.</summary>
    private bool IsFirst(Place node) => Places.First(other => other.Kind == PlaceKind.MenuNode && other.Name == node.Name).Index == node.Index;

    private void Compile(Place place, ImmutableArray<RoutingRule> rules)
    {
        var compiled = rules.Select((rule, index) => Compile(place, rule, index + 1)).ToImmutableArray();
        var dimensions = new List<Dimension>();
        foreach (var (flow, group) in compiled.Where(rule => rule.Declared.When.QueueAtLeast > 0).GroupBy(rule => Subject(place, rule)).Select(group => (group.Key, group)))
        {
            var thresholds = group.Select(rule => rule.Declared.When.QueueAtLeast!.Value).Distinct().Order().ToImmutableArray();
            foreach (var rule in group) (rule.QueueDimension, rule.QueueClass) = (dimensions.Count, thresholds.IndexOf(rule.Declared.When.QueueAtLeast!.Value) + 1);
            dimensions.Add(new(flow, thresholds, null));
        }

        foreach (var (flow, group) in compiled.Where(rule => rule.Declared.When.NobodyPresent).GroupBy(rule => Subject(place, rule)).Select(group => (group.Key, group)))
        {
            foreach (var rule in group) rule.PresenceDimension = dimensions.Count;
            dimensions.Add(new(flow, [], flow < 0 ? Cuts.All : Places[flow].Staffing!.May));
        }

        (place.Rules, place.Dimensions) = (compiled, [.. dimensions]);
    }

    /// <summary>The flow whose queue and people a rule looks at: the place's own; elsewhere the one to which the rule leads, else the one to which the place leads.</summary>
    private int Subject(Place place, PlaceRule rule) => place.Kind == PlaceKind.Flow
        ? place.Index
        : Names.Flow(rule.Declared.To) ?? (place.Target is { } target && Places[target].Kind == PlaceKind.Flow ? target : -1);

    private PlaceRule Compile(Place place, RoutingRule rule, int number)
    {
        var (effect, target, end) = Outcome(place, rule);
        return new()
        {
            Declared = rule,
            Number = number,
            Times = Times(place, rule.When, number),
            Effect = effect,
            Target = target,
            End = end,
            Type = rule.When.CustomerType is { } type ? Types.IndexOf(type) : -1,
            LeastWait = rule.When.WaitAtLeastSeconds is > 0 and var wait ? Waits.IndexOf(wait) : 0,
        };
    }

    private TimeSet Times(Place place, RuleCondition when, int number)
    {
        var calendar = _staffing.Calendar(when.Calendar);
        if (when.Calendar is { } name && calendar is null)
        {
            UnknownCalendars.Add((place, number, name));
            place.Unclear = true;
        }

        if (when.FromMinutes > when.ToMinutes || (when.WhenClosed && when.Calendar is null))
        {
            Unclear.Add((place, number));
            place.Unclear = true;
        }

        return Cuts.Where(minute =>
        {
            var ofDay = minute % WeekCuts.DayMinutes;
            return (calendar is null || calendar.IsOpen(minute) != when.WhenClosed) && (when.Days.IsEmpty || when.Days.Contains(WeekCuts.Weekday(minute)))
                && !(ofDay < when.FromMinutes) && !(ofDay >= when.ToMinutes);
        });
    }

    private (Effect Effect, int Target, CallerEnd End) Outcome(Place place, RoutingRule rule)
    {
        switch (rule.Action)
        {
            case RuleAction.Queue:
                if (Names.Flow(rule.To) is { } queue) return queue == place.Index ? (Effect.Stays, -1, CallerEnd.Waits) : (Effect.Goes, queue, default);
                return rule.To is null && place.Kind == PlaceKind.Flow ? (Effect.Stays, -1, CallerEnd.Waits) : (Effect.Missing, -1, CallerEnd.Nowhere);
            case RuleAction.GoTo:
                return Names.Target(place.Index, rule.To) is { } target ? (Effect.Goes, target, default) : (Effect.Missing, -1, CallerEnd.Nowhere);
            case RuleAction.Voicemail:
                return (Effect.Ends, -1, CallerEnd.Voicemail);
            case RuleAction.Callback:
                return (Effect.Ends, -1, CallerEnd.Callback);
            case RuleAction.Outside:
                return rule.To is null ? (Effect.Missing, -1, CallerEnd.Nowhere) : (Effect.Ends, -1, CallerEnd.Outside);
            default:
                return (Effect.Ends, -1, CallerEnd.TurnedAway);
        }
    }
}
