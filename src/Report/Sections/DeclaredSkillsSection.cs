using System.Globalization;
using Plateau.Diagnosis.Skills;
using Plateau.Model.Declared;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;
using Plateau.Report.Charts;
using Plateau.Report.Texts;

namespace Plateau.Report.Sections;

/// <summary>Who can do what by declaration, what the log says against it, and who can take each flow.</summary>
internal static class DeclaredSkillsSection
{
    private const int MostNames = 8;
    private const int MostFlows = 40;

    public static Section? Build(Telling telling)
    {
        if (DeclaredSkillsTable.Of(telling.Study) is not { } use)
            return null;
        var blocks = new BlockList(telling);
        blocks.Chart(ChartCatalogue.DeclaredSkills);
        var covers = FlowCovers.Of(use.Matrix);
        blocks.Table(ByFlow(telling, covers));
        if (!covers.IsEmpty)
            blocks.Small(telling.Word("declared-skills.definition"));
        if (covers.Length > MostFlows)
            blocks.Small(telling.Word("declared-skills.flows.most", Argument.Count("shown", MostFlows), Argument.Count("flows", covers.Length)));
        return blocks.Build("declared-skills", telling.Word("declared-skills.headline", DeclaredSkillsTable.Values(telling, use)));
    }

    /// <summary>Flows with the fewest who can take them first.</summary>
    private static Table ByFlow(Telling telling, IReadOnlyCollection<FlowCover> covers)
    {
        var format = telling.Format;
        var table = new TableBuilder(telling.Word("declared-skills.flows")).Text(telling.Word("flow")).Text(telling.Word("declared-skills.needs")).Number(telling.Word("declared-skills.able")).Text(telling.Word("declared-skills.who"))
            .Number(telling.Word("declared-skills.near"));
        var uncertain = covers.Any(cover => !cover.Uncertain.IsEmpty);
        if (uncertain)
            table.Number(telling.Word("declared-skills.uncertain"));
        table.Number(telling.Word("declared-skills.hours")).Number(telling.Word("declared-skills.work"));
        foreach (var cover in covers.OrderBy(cover => cover.Eligible.Length).Take(MostFlows)) // stable: equals keep the order of the workbook
        {
            string[] cells =
            [
                cover.Flow.Name, string.Join(", ", cover.Needed.Select(need => Need(telling, need))), format.Count(cover.Eligible.Length), Who(telling, cover), format.Count(cover.Near.Length), .. uncertain ? [format.Count(cover.Uncertain.Length)] : Array.Empty<string>(),
                format.Hours(cover.EligibleHours), Work(telling, cover),
            ];
            if (cover.Eligible.Length <= 1)
                table.AddStrong(cells);
            else
                table.Add(cells);
        }

        return table.Build();
    }

    private static string Need(Telling telling, SkillRequirement need) => need.LeastLevel is { } least ? telling.Word("declared-skills.need", Argument.Of("skill", need.Skill), Argument.Of("least", least.ToString(CultureInfo.InvariantCulture))) : need.Skill;

    private static string Who(Telling telling, FlowCover cover) => cover.Eligible.Length switch
    {
        0 => "",
        <= MostNames => string.Join(", ", cover.Eligible),
        _ => telling.Word("declared-skills.who.more", Argument.Of("names", string.Join(", ", cover.Eligible.Take(MostNames))), Argument.Count("more", cover.Eligible.Length - MostNames)),
    };

    private static string Work(Telling telling, FlowCover cover) => cover.WorkHours is not var (low, high) ? Formatter.UnknownMark
        : Math.Round(low) == Math.Round(high) ? telling.Format.Hours(low) : telling.Word("indicators.range", Argument.Of("low", telling.Format.Hours(low)), Argument.Of("high", telling.Format.Hours(high)));
}
