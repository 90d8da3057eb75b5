namespace Plateau.Model.Files;

/// <summary>The keys of a centre file, object by object; the published schema (docs/schema/centre.schema.json) lists the same, and a test compares them.</summary>
internal static class CentreKeys
{
    public const string Version = "plateauCentre";

    public static readonly string[] Root = ["$schema", Version, "name", "zone", "periodMinutes", "days", "shrinkage", "costs", "flows", "agents", "groups", "routing"];

    public static readonly string[] Costs = ["currency", "agentHour", "trainingHoursPerSkill"];

    public static readonly string[] Flow =
    [
        "id", "name", "skill", "channel", "owner", "hasIndicator", "target", "handleTime", "patience", "leftBeforeQueueShare",
        "waitingCreditShare", "waitingCreditSeconds", "afterContactSeconds", "protected", "protectedReason", "arrivals",
    ];

    public static readonly string[] Target = ["share", "thresholdSeconds", "variant"];

    public static readonly string[] Law = ["law", "meanSeconds", "cv", "lowSeconds", "highSeconds", "seconds", "cumulativeShares", "tailMeanSeconds"];

    public static readonly string[] Skill = ["skill", "preference", "mastery", "handleTimeFactor", "source", "handleTime"];

    public static readonly string[] Agent = ["id", "name", "team", "skills"];

    public static readonly string[] Group = ["id", "name", "members", "skills", "staffing"];

    public static readonly string[] Routing = ["agentSelector", "contactSelector", "waitingPlaces", "flows", "groups"];

    public static readonly string[] FlowRoute = ["flow", "levels"];

    public static readonly string[] Level = ["groups", "afterSeconds"];

    public static readonly string[] GroupRoute = ["group", "takes", "contactSelector"];

    /// <summary>Names of the service level variants, index = variant − 1.</summary>
    public static readonly string[] Variants = ["abandoned-within-count-as-served", "answered-only", "of-offered", "abandoned-within-left-out", "short-abandoned-credited"];

    /// <summary>Names of the days of a typical week, Monday first.</summary>
    public static readonly string[] Weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
}
