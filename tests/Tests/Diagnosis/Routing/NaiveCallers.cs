using NodaTime;
using Plateau.Diagnosis.Routing;
using Plateau.Model.Declared;

namespace Plateau.Tests.Diagnosis.Routing;

/// <summary>
/// The verifier's naive twin: reads the declarations anew for every minute of the week, every customer type and every place, follows every key and every state of the house (queue long or short, somebody there or nobody), one caller at a
/// time, and notes what happens. It shares no code with the verifier. Names are unique and all rules are clear in what it is given.
/// </summary>
internal sealed class NaiveCallers(Declarations declared)
{
    private readonly double[] _waits = [0, .. declared.Rules.Select(rule => rule.When.WaitAtLeastSeconds ?? 0).Where(wait => wait > 0).Distinct().Order()];
    private readonly Dictionary<string, RoutingRule[]> _rules = declared.Rules.GroupBy(rule => rule.At).ToDictionary(group => group.Key, group => group.OrderBy(rule => rule.Order).ToArray());

    public HashSet<string> Reached { get; } = [];

    public HashSet<(string At, int Rule)> Followed { get; } = [];

    public HashSet<(string Place, CallerEnd End)> Ends { get; } = [];

    /// <summary>By flow: minutes of the week at which a customer on a hot flow may wait for good while it is closed, and while nobody is scheduled though it is open.</summary>
    public Dictionary<string, (int Closed, int Unstaffed)> Holes { get; } = [];

    public bool GoesRound { get; private set; }

    public NaiveCallers Walk()
    {
        for (var minute = 0; minute < 7 * 1440; minute++)
        {
            var holes = new HashSet<(string Flow, bool Closed)>();
            foreach (var type in declared.Rules.Select(rule => rule.When.CustomerType).Append("?").Distinct().OfType<string>())
            {
                var seen = new HashSet<(string Place, int Wait)>();
                foreach (var entry in declared.EntryPoints) Visit(entry.Name, 0, minute, type, seen, holes);
                GoesRound = GoesRound || IsTrapped(seen, minute, type);
            }

            foreach (var (flow, closed) in holes)
            {
                var known = Holes.GetValueOrDefault(flow);
                Holes[flow] = closed ? (known.Closed + 1, known.Unstaffed) : (known.Closed, known.Unstaffed + 1);
            }
        }

        return this;
    }

    private void Visit(string place, int wait, int minute, string type, HashSet<(string Place, int Wait)> seen, HashSet<(string Flow, bool Closed)> holes)
    {
        if (!seen.Add((place, wait))) return;
        Reached.Add(place);
        foreach (var (to, number, end) in Steps(place, wait, minute, type))
        {
            if (number > 0) Followed.Add((place, number));
            if (end is { } ended) Ends.Add((place, ended));
            if (to.Length > 0) foreach (var next in to) Visit(next, wait, minute, type, seen, holes);
            else if (end is null && wait + 1 < _waits.Length) Visit(place, wait + 1, minute, type, seen, holes);
            else if (end is null)
            {
                Ends.Add((place, CallerEnd.Waits));
                var flow = declared.Flows.First(candidate => candidate.Name == place);
                if (flow.Channel == Channels.Mail) continue;
                if (!IsOpen(flow.Calendar, minute)) holes.Add((place, true));
                else if (!Scheduled(flow, minute)) holes.Add((place, false));
            }
        }
    }

    /// <summary>What may come next at a place: where to (several by key), by which rule; nowhere to and no end = waits in the queue.</summary>
    private IEnumerable<(string[] To, int Rule, CallerEnd? End)> Steps(string place, int wait, int minute, string type)
    {
        var rules = _rules.GetValueOrDefault(place, []);
        int[] lengths = [0, .. rules.Select(rule => rule.When.QueueAtLeast ?? 0).Distinct()];
        foreach (var length in lengths)
        {
            foreach (var somebody in new[] { false, true })
            {
                // Random centres mention presence at flows alone, so it is the flow's own people who may be there.
                if (somebody && rules.Any(rule => rule.When.NobodyPresent) && !Scheduled(declared.Flows.First(flow => flow.Name == place), minute)) continue;
                yield return Step(place, rules, wait, minute, type, length, somebody);
            }
        }
    }

    private (string[] To, int Rule, CallerEnd? End) Step(string place, RoutingRule[] rules, int wait, int minute, string type, int length, bool somebody)
    {
        var (day, time) = ((IsoDayOfWeek)((minute / 1440) + 1), minute % 1440);
        for (var number = 1; number <= rules.Length; number++)
        {
            var (rule, when) = (rules[number - 1], rules[number - 1].When);
            if (when.Calendar is not null && IsOpen(when.Calendar, minute) == when.WhenClosed) continue;
            if (when.Days.Length > 0 && !when.Days.Contains(day)) continue;
            if (when.FromMinutes > time || when.ToMinutes <= time || when.WaitAtLeastSeconds > _waits[wait] || when.QueueAtLeast > length) continue;
            if ((when.NobodyPresent && somebody) || (when.CustomerType is not null && when.CustomerType != type)) continue;
            return rule.Action switch
            {
                RuleAction.Queue when rule.To == place => ([], number, null),
                RuleAction.Queue or RuleAction.GoTo => ([rule.To!], number, null),
                RuleAction.Voicemail => ([], number, CallerEnd.Voicemail),
                RuleAction.Callback => ([], number, CallerEnd.Callback),
                RuleAction.Outside => ([], number, CallerEnd.Outside),
                _ => ([], number, CallerEnd.TurnedAway),
            };
        }

        if (declared.EntryPoints.FirstOrDefault(entry => entry.Name == place) is { } door) return door.LeadsTo is { } to ? ([to], 0, null) : ([], 0, CallerEnd.Nowhere);
        if (declared.Menu.FirstOrDefault(node => node.Name == place) is not { } menu) return ([], 0, null);
        if (menu.Target is { } target) return ([target], 0, null);
        var children = declared.Menu.Where(node => node.Parent == place).Select(node => node.Name).ToArray();
        return children.Length > 0 ? (children, 0, null) : ([], 0, CallerEnd.Nowhere);
    }

    /// <summary>Whether some state of the house keeps a caller going for ever: struck out, again and again, is every place from which all he may meet, or one of his keys, leads out.</summary>
    private bool IsTrapped(HashSet<(string Place, int Wait)> seen, int minute, string type)
    {
        var trapped = new HashSet<(string Place, int Wait)>(seen);
        while (trapped.RemoveWhere(at => !Steps(at.Place, at.Wait, minute, type).Any(step => step.To.Length > 0 && step.To.All(to => trapped.Contains((to, at.Wait))))) > 0)
        {
        }

        return trapped.Count > 0;
    }

    private bool IsOpen(string? calendar, int minute) => calendar is null || declared.Calendars.Where(candidate => candidate.Name == calendar).SelectMany(candidate => candidate.Times)
        .Any(line => (line.Days.IsEmpty || line.Days.Contains((IsoDayOfWeek)((minute / 1440) + 1))) && line.FromMinutes <= minute % 1440 && minute % 1440 < line.ToMinutes);

    private bool Scheduled(DeclaredFlow flow, int minute) =>
        declared.People.Any(person => declared.Assessments.Any(held => held.Person == person.Name && held.Skill == flow.Skill) && IsOpen(person.Calendar, minute));
}
