using System.Collections.Immutable;
using Plateau.Diagnosis.Skills;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;

namespace Plateau.Report.Charts.Catalogue;

/// <summary>
/// Who can do what by declaration, skills down, and what the log says against it. People across where they are few enough to be read, else their teams. No one is ranked: neighbours resemble each other.
/// </summary>
internal sealed class DeclaredSkillsChart : IChart
{
    private const int MostPeople = 60;
    private const int MostTeams = 20;
    private const int MostSkills = 30;

    /// <summary>Shares of fewer people are not shown: they would show a person.</summary>
    private const int FewestOfTeam = 5;

    private const int AtFoot = 10;

    private sealed record TeamOf(string Name, ImmutableArray<string> People);

    private sealed record Share(int Able, int People, int NeverUsed, int Undeclared);

    public string Key => "declared-skills";

    public ImmutableArray<Drawing> Draw(Telling telling)
    {
        if (DeclaredSkillsTable.Of(telling.Study) is not { } use || use.Matrix.People.IsEmpty || use.Matrix.Skills.IsEmpty)
            return [];
        return use.Matrix.People.Length <= MostPeople ? [People(telling, use)] : ByTeam(telling, use) is { } drawing ? [drawing] : [];
    }

    private static ImmutableArray<string> Shown(SkillsInUse use) =>
        [.. use.Matrix.Skills.OrderByDescending(use.Seen.Contains).ThenByDescending(use.HoldersOf).ThenBy(skill => skill, StringComparer.Ordinal).Take(MostSkills)];

    private Drawing People(Telling telling, SkillsInUse use)
    {
        var skills = Ordered(Shown(use), use.Matrix.People, Depth);
        var people = Ordered(use.Matrix.People, skills, (person, skill) => Depth(skill, person));
        var map = new HeatMap(people, RowNames(telling, use, skills), 36);
        foreach (var (row, skill) in skills.Index())
        {
            foreach (var (column, person) in people.Index())
            {
                var cell = use.At(person, skill);
                var tip = telling.Word("declared-skills.tip", Argument.Of("person", person), Argument.Of("skill", skill), Argument.Of("cell", DeclaredSkillsTable.Cell(telling, cell) is { Length: > 0 } said ? said : telling.Word("declared-skills.none")));
                if (DeclaredSkillsTable.Level(telling, cell) is { Length: > 0 } level)
                    map.Add(column, row, HeatMap.ShadeOf(cell.Held?.Level ?? 2, 2, 3, 4), level, tip);
                if (cell.Use == SkillUse.Undeclared)
                    map.Mark(column, row, "circle", cell.Held is null ? 0 : AtFoot, tip);
                else if (cell.Use == SkillUse.NeverUsed)
                    map.Mark(column, row, "triangle", AtFoot, tip);
                if (cell.Holds && use.HoldersOf(skill) == 1)
                    map.Mark(column, row, "diamond", -AtFoot, tip);
            }
        }

        var twin = new TableBuilder(telling.Word("declared-skills.twin")).Text(telling.Word("agent"));
        foreach (var skill in skills)
            twin.Text(skill);
        foreach (var person in people)
            twin.Add([person, .. skills.Select(skill => DeclaredSkillsTable.Cell(telling, use.At(person, skill)))]);
        return Told(telling, use, map, twin.Build(), "declared-skills.legend");

        double Depth(string skill, string person) => use.At(person, skill).Held is { } held ? Math.Max(1, held.Level ?? 2) : 0;
    }

    /// <summary>Null when no team has enough people to be shown.</summary>
    private Drawing? ByTeam(Telling telling, SkillsInUse use)
    {
        var teamOf = use.Matrix.Declared.People.Where(person => person.Team is not null).GroupBy(person => person.Name, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First().Team!, StringComparer.Ordinal);
        TeamOf[] all = [.. use.Matrix.People.GroupBy(person => teamOf.GetValueOrDefault(person, telling.Word("declared-skills.no-team")), StringComparer.Ordinal).Select(team => new TeamOf(team.Key, [.. team]))];
        TeamOf[] teams = [.. all.Where(team => team.People.Length >= FewestOfTeam).OrderByDescending(team => team.People.Length).ThenBy(team => team.Name, StringComparer.Ordinal).Take(MostTeams)];
        if (teams.Length == 0)
            return null;
        var byName = teams.ToDictionary(team => team.Name, StringComparer.Ordinal);
        var cells = Shown(use).SelectMany(skill => teams.Select(team => (Skill: skill, Team: team.Name))).ToDictionary(pair => pair, pair => ShareOf(use, byName[pair.Team], pair.Skill));
        var skills = Ordered(Shown(use), [.. byName.Keys], (skill, team) => AbleOf(cells[(skill, team)]));
        var columns = Ordered([.. byName.Keys], skills, (team, skill) => AbleOf(cells[(skill, team)]));
        string TeamName(string team) => telling.Word("declared-skills.team", Argument.Of("team", team), Argument.Count("people", byName[team].People.Length));
        var map = new HeatMap([.. columns.Select(TeamName)], RowNames(telling, use, skills), 44);
        foreach (var (row, skill) in skills.Index())
        {
            foreach (var (column, team) in columns.Index())
            {
                var cell = cells[(skill, team)];
                if (cell is { Able: 0, Undeclared: 0, NeverUsed: 0 })
                    continue;
                var signs = string.Join(' ', new[] { (cell.NeverUsed, "▲"), (cell.Undeclared, "○") }.Where(sign => sign.Item1 > 0).Select(sign => $"{sign.Item2} {telling.Format.Count(sign.Item1)}"));
                map.Add(column, row, HeatMap.ShadeOf(AbleOf(cell), 0.25, 0.5, 0.75), $"{telling.Format.Percent(AbleOf(cell), 0)}{(signs.Length > 0 ? "\n" : "")}{signs}",
                    telling.Word("declared-skills.tip", Argument.Of("person", TeamName(team)), Argument.Of("skill", skill), Argument.Of("cell", Words(telling, cell))));
            }
        }

        var twin = new TableBuilder(telling.Word("declared-skills.twin.teams")).Text(telling.Word("map.team"));
        foreach (var skill in skills)
            twin.Text(skill);
        foreach (var team in columns)
            twin.Add([TeamName(team), .. skills.Select(skill => Words(telling, cells[(skill, team)]))]);
        var drawing = Told(telling, use, map, twin.Build(), "declared-skills.legend.teams");
        return teams.Length == all.Length ? drawing : drawing with { Legend = $"{drawing.Legend} {telling.Word("declared-skills.hidden", Argument.Count("teams", all.Length - teams.Length), Argument.Count("least", FewestOfTeam), Argument.Count("most", MostTeams))}" };
    }

    private static double AbleOf(Share cell) => (double)cell.Able / cell.People;

    private static Share ShareOf(SkillsInUse use, TeamOf team, string skill)
    {
        SkillCell[] cells = [.. team.People.Select(person => use.At(person, skill))];
        return new(cells.Count(cell => cell.Able == true), cells.Length, cells.Count(cell => cell.Use == SkillUse.NeverUsed), cells.Count(cell => cell.Use == SkillUse.Undeclared));
    }

    private static string Words(Telling telling, Share cell) => telling.Word(
        (cell.NeverUsed, cell.Undeclared) switch { (0, 0) => "declared-skills.share", (_, 0) => "declared-skills.share.unused", (0, _) => "declared-skills.share.undeclared", _ => "declared-skills.share.both" },
        Argument.Of("share", telling.Format.Percent(AbleOf(cell), 0)), Argument.Count("able", cell.Able), Argument.Count("unused", cell.NeverUsed), Argument.Count("undeclared", cell.Undeclared));

    private static List<string> RowNames(Telling telling, SkillsInUse use, ImmutableArray<string> skills) =>
        [.. skills.Select(skill => telling.Word("skills.row", Argument.Of("flow", skill), Argument.Count("holders", use.HoldersOf(skill))))];

    private static ImmutableArray<string> Ordered(ImmutableArray<string> rows, ImmutableArray<string> columns, Func<string, string, double> depth) =>
        [.. Similarity.Order([.. rows.Select(row => columns.Select(column => depth(row, column)).ToArray())]).Select(index => rows[index])];

    private Drawing Told(Telling telling, SkillsInUse use, HeatMap map, Table twin, string legend)
    {
        var values = DeclaredSkillsTable.Values(telling, use);
        var (shown, all) = (Math.Min(MostSkills, use.Matrix.Skills.Length), use.Matrix.Skills.Length);
        var text = telling.Word(legend) + (use.Judged > 0 ? " " + telling.Word("declared-skills.marks", values) : "") + (shown < all ? " " + telling.Word("declared-skills.most", Argument.Count("shown", shown), Argument.Count("skills", all)) : "");
        return new(Key, DeclaredSkillsTable.Title(telling, use), map.Option(), twin, telling.Word("declared-skills.sentence", values), map.Height, text);
    }
}
