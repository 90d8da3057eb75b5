using System.Text.Json.Nodes;
using Plateau.Design.Resilience;
using static Plateau.Report.Writers.JsonPieces;

namespace Plateau.Report.Writers;

/// <summary>Recovery after shocks as JSON.</summary>
internal static class RecoveryJson
{
    public static JsonObject Write(Recovery recovery) => new()
    {
        ["fromMinutes"] = recovery.FromMinutes,
        ["minutes"] = recovery.Minutes,
        ["fewerPeople"] = Shock(recovery.FewerPeople),
        ["moreVolume"] = Shock(recovery.MoreVolume),
    };

    private static JsonObject Shock(ShockRecovery shock) => new() { ["seconds"] = Estimate(shock.Seconds), ["missedPerDay"] = Estimate(shock.MissedPerDay) };
}
