using Plateau.Model.Texts;
using Plateau.Report.Blocks;

namespace Plateau.Report.Sections;

/// <summary>What limits the answer.</summary>
internal static class LimitsSection
{
    public static Section? Build(Telling telling)
    {
        var blocks = new BlockList(telling);
        blocks.Bullets(telling.Study.Limits.Select(telling.Say));
        return blocks.Build("limits", telling.Word(telling.Study.Limits.Length == 0 ? "limits.none" : "limits.headline", Argument.Count("count", telling.Study.Limits.Length)));
    }
}
