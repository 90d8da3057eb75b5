using Plateau.Model.Texts;
using Plateau.Report.Blocks;
using Plateau.Report.Charts;

namespace Plateau.Report.Sections;

/// <summary>Who does what: where contacts go, and who can take them.</summary>
internal static class FlowsSection
{
    public static Section? Build(Telling telling)
    {
        var blocks = new BlockList(telling);
        if (telling.Observed is not { } observed)
        {
            blocks.Table(Described(telling));
            return blocks.Build("flows", telling.Word("flows.described", Argument.Count("flows", telling.Centre.Flows.Length), Argument.Count("groups", telling.Centre.Groups.Length)));
        }

        blocks.Chart(ChartCatalogue.FlowMap);
        blocks.Chart(ChartCatalogue.Skills);
        blocks.Table(Volumes(telling));
        if (telling.Centre.Agents.Any(agent => agent.Name is not null))
            blocks.Table(Names(telling));
        var several = observed.Agents.Count(agent => agent.Flows.Count(flow => flow.IsSkill) > 1);
        return blocks.Build("flows", telling.Word("flows.headline", Argument.Count("several", several), Argument.Count("agents", observed.Agents.Length), Argument.Count("flows", observed.Flows.Length)));
    }

    private static Table Described(Telling telling)
    {
        var table = new TableBuilder(telling.Word("flows.groups")).Text(telling.Word("group")).Text(telling.Word("skills")).Number(telling.Word("flows.members"));
        foreach (var group in telling.Centre.Groups)
        {
            var flows = telling.Centre.Flows.Where(flow => group.Skills.Any(held => held.Skill == flow.Skill)).Select(flow => flow.Id);
            table.Add(group.Name, telling.SkillSet([.. flows]), group.Members.IsEmpty ? Texts.Formatter.UnknownMark : telling.Format.Count(group.Members.Length));
        }

        return table.Build();
    }

    /// <summary>Who is behind each pseudonym: there only when names were asked for.</summary>
    private static Table Names(Telling telling)
    {
        var table = new TableBuilder(telling.Word("flows.names")).Text(telling.Word("flows.pseudonym")).Text(telling.Word("flows.name"));
        foreach (var agent in telling.Centre.Agents)
            table.Add(agent.Id.Value, agent.Name ?? Texts.Formatter.UnknownMark);
        return table.Build();
    }

    private static Table Volumes(Telling telling)
    {
        var format = telling.Format;
        var table = new TableBuilder(telling.Word("flows.volumes")).Text(telling.Word("flow")).Number(telling.Word("offered")).Number(telling.Word("flows.share"))
            .Number(telling.Word("flows.holders")).Number(telling.Word("flows.dispersion"));
        var total = telling.Observed!.Flows.Sum(flow => flow.Service.Offered);
        foreach (var flow in telling.Observed.Flows)
        {
            table.Add(telling.NameOf(flow.Flow), format.Count(flow.Service.Offered), format.Percent(total == 0 ? null : (double)flow.Service.Offered / total),
                format.Count(telling.Observed.Agents.Count(agent => agent.Flows.Any(seen => seen.Flow == flow.Flow && seen.IsSkill))),
                format.Estimate(ArgumentKind.Number, flow.Dispersion.Index));
        }

        return table.Build();
    }
}
