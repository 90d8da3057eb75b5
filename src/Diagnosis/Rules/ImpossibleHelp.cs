using System.Collections.Immutable;
using Plateau.Diagnosis.Routing;
using Plateau.Model.Changes;
using Plateau.Model.Changes.Declared;
using Plateau.Model.Declared;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for help between teams that cannot be given: nobody of the helping team holds what the flow asks for, or nobody is there while it is open; and teams that help each other in a circle.</summary>
public sealed class ImpossibleHelp : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("HELP-01", "impossible-help", ["R7"], []);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (evidence.Declared is not { HelpLinks.IsEmpty: false } declared) return Facts.CannotTell(Info);
        var cuts = new WeekCuts(declared);
        var staffing = new DeclaredStaffing(declared, cuts);
        var verdicts = declared.HelpLinks.Select(link => (Link: link, Verdict: Judge(declared, staffing, cuts, link))).ToArray();
        List<Finding> findings = [.. verdicts.Select(pair => pair.Verdict.Finding).OfType<Finding>(), .. Circles(declared)];
        if (findings.Count == 0 && verdicts.Where(pair => !pair.Verdict.Judged).Select(pair => pair.Link).ToArray() is { Length: > 0 } unknown)
            return Facts.CannotTell(Info, "missing-people", Argument.List("teams", unknown.Select(link => link.To).Distinct()));
        return Facts.Outcome(Info, findings, () => Facts.Say(Info, "clear", Argument.Count("links", declared.HelpLinks.Length)));
    }

    private (bool Judged, Finding? Finding) Judge(Declarations declared, DeclaredStaffing staffing, WeekCuts cuts, HelpLink link)
    {
        var helpers = declared.People.Where(person => person.Team == link.To).ToArray();
        var flows = declared.Flows.Where(flow => link.Flow is null ? flow.Team == link.From : flow.Name == link.Flow).Where(flow => flow.Outside is null && !staffing.SkillsOf(flow).IsEmpty).ToArray();
        if (helpers.Length == 0 || flows.Length == 0 || declared.Assessments.IsEmpty) return (false, null);
        var able = flows.Select(flow => (Flow: flow, Helpers: helpers.Where(person => staffing.Of(flow).Able.Contains(person)).ToArray())).ToArray();
        if (able.All(pair => pair.Helpers.Length == 0))
        {
            ImmutableArray<Change> train = [.. staffing.SkillsOf(flows[0]).Select(skill => new TrainPerson(helpers[0].Name, skill.Skill))];
            return (true, Tell("found", link, flows.SelectMany(flow => staffing.SkillsOf(flow)).Select(skill => skill.Skill).Distinct(), train));
        }

        var hours = able.Where(pair => pair.Helpers.Length > 0).ToArray();
        if (hours.Any(pair => pair.Helpers.Any(person => staffing.Calendar(person.Calendar) is null))) return (true, null);
        return (true, hours.Any(pair => pair.Helpers.Any(person => cuts.Where(staffing.Calendar(person.Calendar)!.IsOpen).Meets(Asks(pair.Flow))))
            ? null
            : Tell("found-hours", link, hours.Select(pair => pair.Flow.Name), [new RemoveHelpLink(link.From, link.To)]));

        // When the team that asks is there for the flow; else when the flow is open.
        TimeSet Asks(DeclaredFlow flow) =>
            declared.People.Where(person => person.Team == link.From).Select(person => staffing.Calendar(person.Calendar)).OfType<OpeningCalendar>().Select(calendar => cuts.Where(calendar.IsOpen)).ToArray() is { Length: > 0 } there
                ? there.Aggregate(cuts.None(), (all, one) => all.Add(one))
                : staffing.Calendar(flow.Calendar) is { } opening ? cuts.Where(opening.IsOpen) : cuts.All;
    }

    /// <summary>Teams from which, by help links, one comes back to them, each circle once.</summary>
    private IEnumerable<Finding> Circles(Declarations declared)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in declared.HelpLinks.Select(link => link.From).Distinct())
        {
            if (told.Contains(start) || Back(declared, start) is not { } circle) continue;
            told.UnionWith(circle);
            yield return new(
                start, Severity.Note, Confidence.Medium, Facts.Say(Info, "found-circle", Argument.List("teams", circle)), [Facts.Count("teams-in-circle", start, circle.Count, 1)], [new RemoveHelpLink(circle[^1], start)]);
        }
    }

    private static List<string>? Back(Declarations declared, string start)
    {
        var from = new Dictionary<string, string>(StringComparer.Ordinal);
        var open = new Queue<string>([start]);
        while (open.TryDequeue(out var team))
        {
            foreach (var next in declared.HelpLinks.Where(link => link.From == team).Select(link => link.To))
            {
                if (next == start)
                {
                    var circle = new List<string> { team };
                    while (circle[0] != start) circle.Insert(0, from[circle[0]]);
                    return circle;
                }

                if (from.TryAdd(next, team)) open.Enqueue(next);
            }
        }

        return null;
    }

    private Finding Tell(string variant, HelpLink link, IEnumerable<string> what, ImmutableArray<Change> proposals) => new(
        $"{link.From} → {link.To}", Severity.Serious, Confidence.High, Facts.Say(Info, variant, Argument.Of("from", link.From), Argument.Of("to", link.To), Argument.List("what", what)),
        [Facts.Count("able-helpers", link.To, 0, 1)], proposals);
}
