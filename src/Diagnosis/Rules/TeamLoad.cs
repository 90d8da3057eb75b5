using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Changes;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for hours of the week, and teams, in which people are overloaded or have little to do.</summary>
public sealed class TeamLoad : IDiagnosisRule
{
    private const int LeastPeople = 5; // a team's figure must not show a person's

    public RuleInfo Info { get; } = new("LOAD-01", "team-load", ["R32", "R15"],
    [
        new("over", ArgumentKind.Share, 0.90, 0.7, 1, "convention: planning practice aims at 80 to 88 %; above 90 % in an hour, waits grow steeply in every Erlang table"),
        new("under", ArgumentKind.Share, 0.50, 0.1, 0.75, "convention: less than half of the time; small groups cannot avoid it"),
        new("impossible-share", ArgumentKind.Share, 0.10, 0.01, 0.5, "convention: one open hour in ten"),
        new("least-agents", ArgumentKind.Number, 1.5, 0.5, 10, "convention: with one agent there is nothing to move"),
    ]);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (WeekLoad.Of(evidence) is not { } load) return Facts.CannotTell(Info);
        var open = load.OpenCells.Where(cell => load.Agents([cell]).Present >= settings.Of(Info, "least-agents")).ToArray();
        if (open.Length == 0) return Facts.CannotTell(Info);
        var impossible = open.Where(cell => load.Occupancy([cell]).Value > 1).ToArray();
        if (impossible.Length > settings.Of(Info, "impossible-share") * open.Length || load.Occupancy(open).Value > 1)
            return new RuleOutcome.Found([Impossible(load, open, impossible)]);
        var over = open.Where(cell => load.Occupancy([cell]).Value > settings.Of(Info, "over")).ToArray();
        var under = open.Where(cell => load.Occupancy([cell]).Value < settings.Of(Info, "under")).ToArray();
        List<Finding> findings = [];
        if (over.Length > 0) findings.Add(Uneven(evidence, load, open, over, "found", settings));
        if (under.Length > 0) findings.Add(Uneven(evidence, load, open, under, "found-under", settings));
        findings.AddRange(Teams(evidence, settings));
        return Facts.Outcome(Info, findings, () => Facts.Say(Info, "clear", Argument.Count("hours", open.Length), Argument.Share("occupancy", load.Occupancy(open).Value!.Value)));
    }

    private Finding Impossible(WeekLoad load, int[] open, int[] impossible) => new(
        "", Severity.Serious, Confidence.Low,
        Facts.Say(Info, "found-impossible", Argument.Count("hours", impossible.Length), Argument.Count("of", open.Length), Argument.Share("occupancy", load.Occupancy(open).Value!.Value)),
        [Facts.Share("occupancy", "", load.Occupancy(open)), .. Worst(load, impossible, descending: true).Select(item => item.Fact)], [])
    {
        Hours = Hours(load, impossible),
    };

    private Finding Uneven(CentreEvidence evidence, WeekLoad load, int[] open, int[] cells, string variant, RuleSettings settings)
    {
        var isOver = variant == "found";
        var worst = Worst(load, cells, isOver);
        var share = (double)cells.Length / open.Length;
        var limit = settings.Of(Info, isOver ? "over" : "under");
        var shown = cells.Count(cell => load.Occupancy([cell]) is var occupancy && (isOver ? occupancy.Low > limit : occupancy.High < limit));
        Change[] proposals = isOver ? [.. worst.Take(3).SelectMany(item => Relief(evidence.Centre, load, item, settings))] : [];
        return new(
            "", share > 0.3 ? Severity.Serious : share > 0.1 ? Severity.Moderate : Severity.Note,
            !load.FromLog || shown == 0 ? Confidence.Low : shown * 2 >= cells.Length ? Confidence.High : Confidence.Medium,
            Facts.Say(Info, variant, Argument.Count("hours", cells.Length), Argument.Count("of", open.Length), Argument.Share("limit", limit), Argument.Count("shown", shown)),
            [Facts.Share("occupancy", "", load.Occupancy(open)), .. worst.Select(item => item.Fact)], [.. proposals])
        {
            // Hours with little to do are no fault that service would suffer from: they are held against no indicator.
            Hours = isOver ? Hours(load, cells) : [],
        };
    }

    private static ImmutableArray<Stretch> Hours(WeekLoad load, int[] cells) => [.. load.Cells.Merged(cells).Select(part => part.Stretch)];

    private static (Stretch Stretch, int[] Cells, Evidence Fact)[] Worst(WeekLoad load, int[] cells, bool descending)
    {
        var stretches = load.Cells.Merged(cells).Select(part => (part.Stretch, part.Cells, Occupancy: load.Occupancy(part.Cells)));
        var ordered = descending ? stretches.OrderByDescending(part => part.Occupancy.Value) : stretches.OrderBy(part => part.Occupancy.Value);
        return [.. ordered.Take(Facts.MostListed).Select(part => (part.Stretch, part.Cells, Facts.Share("occupancy-in", "", part.Occupancy).In(part.Stretch)))];
    }

    /// <summary>Agents that bring the stretch down to the limit, in halves, to the group with the most hours.</summary>
    private IEnumerable<Change> Relief(CentreModel centre, WeekLoad load, (Stretch Stretch, int[] Cells, Evidence Fact) part, RuleSettings settings)
    {
        var (busy, present) = load.Agents(part.Cells);
        var agents = Math.Max(0.5, Math.Ceiling((busy / settings.Of(Info, "over") - present) * 2) / 2);
        return centre.Groups.MaxBy(centre.HoursOf) is { } group ? [new AddStaff(group.Id, part.Stretch.Weekday, part.Stretch.FromMinutes, part.Stretch.ToMinutes, agents)] : [];
    }

    private IEnumerable<Finding> Teams(CentreEvidence evidence, RuleSettings settings)
    {
        if (evidence.Observed is null) yield break;
        var teamOf = evidence.Centre.Agents.Where(agent => agent.Team is not null).ToDictionary(agent => agent.Id, agent => agent.Team!.Value.Value);
        foreach (var team in evidence.Observed.Agents.Where(agent => teamOf.ContainsKey(agent.Agent)).GroupBy(agent => teamOf[agent.Agent], StringComparer.Ordinal).OrderBy(team => team.Key, StringComparer.Ordinal))
        {
            var occupancy = Intervals.Ratio([.. team.Select(agent => agent.HandlingHours)], [.. team.Select(agent => agent.StaffedHours)]);
            var isOver = occupancy.Value > settings.Of(Info, "over");
            if (team.Count() < LeastPeople || occupancy.Value is null || !isOver && occupancy.Value >= settings.Of(Info, "under")) continue;
            yield return new(
                team.Key, Severity.Moderate, Confidence.Medium,
                Facts.Say(Info, isOver ? "found-team" : "found-team-under", Argument.Of("team", team.Key), Argument.Share("occupancy", occupancy.Value.Value)),
                [Facts.Share("team-occupancy", team.Key, occupancy)], []);
        }
    }
}
