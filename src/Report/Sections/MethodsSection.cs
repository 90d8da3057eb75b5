using System.Collections.Immutable;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;

namespace Plateau.Report.Sections;

/// <summary>How each figure was made, for whoever wants to do it again.</summary>
internal static class MethodsSection
{
    /// <summary>Methods in the order of the report; true: chance has a part, so the seed belongs to it.</summary>
    internal static readonly ImmutableArray<(string Key, bool Seeded)> Methods =
    [
        ("within", false), ("abandonment", false), ("asa", false), ("aht", false), ("occupancy", false), ("staffing", false), ("handle-law", false), ("patience", false), ("dispersion", false),
        ("simulation", true), ("reproduction", true), ("sizing", false), ("equal-hours", true), ("equal-service", true), ("knee", true), ("break-even", true), ("fragility", true), ("organisations", true), ("variety", true), ("shocks", true), ("scale", true), ("verdict", true), ("training", true), ("fragility-map", true),
    ];

    public static Section? Build(Telling telling)
    {
        var blocks = new BlockList(telling);
        blocks.Add(new Block.Methods([.. Methods.Select(method => Origin.Of(telling, method.Key, seeded: method.Seeded))]));
        return blocks.Build("methods", telling.Word("methods.headline", telling.SeedArgument, Argument.Count("replications", telling.Study.Settings.Replications)));
    }
}
