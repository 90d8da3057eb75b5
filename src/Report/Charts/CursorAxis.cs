using System.Text.Json.Nodes;
using Plateau.Design.Cursor;
using Plateau.Model.Texts;

namespace Plateau.Report.Charts;

/// <summary>
/// The positions of the cursor from left (one skill each) to right: shares of agents with a second skill, and one step beyond 100 % the
/// organisation in which everyone takes everything.
/// </summary>
internal static class CursorAxis
{
    public const double EveryoneAt = 112;

    public static double At(CursorPosition position) => position.Kind == OrganisationKind.Everyone ? EveryoneAt : Math.Round(position.Share * 100, 2);

    /// <summary>Where the knee and the ends of its interval stand.</summary>
    public static (double At, double Low, double High) At(Knee knee) => knee.EverySkill
        ? (EveryoneAt, knee.Low >= 1 ? EveryoneAt : knee.Low * 100, EveryoneAt)
        : (knee.Share * 100, knee.Low * 100, knee.High * 100);

    public static string Name(Telling telling, CursorPosition position) => position.Kind switch
    {
        OrganisationKind.Observed => telling.Word("cursor.position.observed", Argument.Share("share", position.Share)),
        OrganisationKind.Specialised => telling.Word("cursor.position.specialised"),
        OrganisationKind.Everyone => telling.Word("cursor.position.everyone"),
        _ => telling.Word("cursor.position.share", Argument.Share("share", position.Share)),
    };

    public static JsonObject Across(Telling telling, int panel, bool labels)
    {
        var axis = Options.Value(labels ? telling.Word("cursor.axis") : "", "@percent", -3, 116, vertical: false);
        axis["gridIndex"] = panel;
        axis["interval"] = 10;
        axis["splitLine"] = new JsonObject { ["show"] = false };
        axis["nameGap"] = 40;
        axis["axisLine"] = new JsonObject { ["show"] = true, ["onZero"] = false, ["lineStyle"] = new JsonObject { ["color"] = "@line" } };
        axis["axisTick"] = new JsonObject { ["show"] = false, ["customValues"] = Ticks() };
        axis["axisLabel"] = new JsonObject
        {
            ["show"] = labels,
            ["color"] = "@muted",
            ["formatter"] = "@percent",
            ["customValues"] = Ticks(),
            ["names"] = new JsonObject { ["0"] = telling.Word("cursor.axis.specialised"), ["112"] = telling.Word("cursor.axis.everyone") },
        };
        return axis;
    }

    private static JsonArray Ticks() => Options.Numbers(0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, EveryoneAt);
}
