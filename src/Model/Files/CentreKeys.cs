namespace Plateau.Model.Files;

/// <summary>The keys of a centre file, object by object; the published schema (docs/schema/centre.schema.json) lists the same, and a test compares them.</summary>
internal static class CentreKeys
{
    public const string Version = "plateauCentre";

    public static readonly string[] Root = ["$schema", Version, "name", "zone", "periodMinutes", "days", "shrinkage", "costs", "flows", "agents", "groups", "routing", "dayFactors", "lines", "diallers", "organisations", "assumptions"];

    public static readonly string[] Costs = ["currency", "agentHour", "trainingHoursPerSkill"];

    public static readonly string[] Flow =
    [
        "id", "name", "skill", "channel", "family", "customerType", "tier", "journeyPart", "owner", "hasIndicator", "target", "handleTime", "patience", "leftBeforeQueueShare",
        "waitingCreditShare", "waitingCreditSeconds", "afterContactSeconds", "afterContact", "resolutionShare", "concurrency", "speeds", "dueSeconds", "preemptible", "preempts",
        "waitWeight", "agentSelector", "open", "whenClosed", "clearsAtClosing", "menu", "queueRules", "handovers", "returns", "protected", "protectedReason", "arrivalKind", "recordedTimes", "arrivals",
    ];

    public static readonly string[] DrawnOrganisation = ["id", "name", "groups"];

    public static readonly string[] DrawnGroup = ["flows", "agents"];

    /// <summary>Names of the uncertain inputs, index = value.</summary>
    public static readonly string[] Assumptions = ["breadthInflation", "switchSeconds", "absenceRise", "wagePremium", "resolutionGain", "trainingHoursPerSkill", "continuousTrainingHoursPerYear"];

    public static readonly string[] StatedRange = ["low", "high", "source", "date"];

    public static readonly string[] Target = ["share", "thresholdSeconds", "variant"];

    public static readonly string[] Law = ["law", "meanSeconds", "cv", "lowSeconds", "highSeconds", "seconds", "cumulativeShares", "tailMeanSeconds"];

    public static readonly string[] Skill = ["skill", "preference", "mastery", "handleTimeFactor", "source", "concurrency", "resolutionShare", "handleTime"];

    public static readonly string[] Agent = ["id", "name", "team", "skills", "refuses", "wishes"];

    public static readonly string[] Group =
    [
        "id", "name", "members", "site", "provider", "costs", "skills", "speeds", "switchSeconds", "learning", "absenceShare", "lateShare", "lateness",
        "movableBreaks", "shifts", "staffing",
    ];

    public static readonly string[] Routing = ["agentSelector", "contactSelector", "waitingPlaces", "flows", "groups", "reserves"];

    public static readonly string[] FlowRoute = ["flow", "levels"];

    public static readonly string[] Level = ["groups", "afterSeconds", "queueAtLeast"];

    public static readonly string[] GroupRoute = ["group", "takes", "contactSelector"];

    public static readonly string[] Reserve = ["group", "flow", "agents"];

    public static readonly string[] OpeningTime = ["days", "from", "to"];

    public static readonly string[] Menu = ["time", "dropOutShare", "selfServedShare", "choices"];

    public static readonly string[] MenuChoice = ["flow", "share"];

    public static readonly string[] QueueRule = ["action", "afterSeconds", "queueAtLeast", "expectedWaitAtLeastSeconds", "share", "toFlow", "delay", "patienceFactor"];

    public static readonly string[] Handover = ["kind", "toFlow", "share", "shareByMastery", "atShare", "briefing"];

    public static readonly string[] Return = ["after", "share", "toFlow", "delay"];

    public static readonly string[] DayFactor = ["id", "cv", "flows"];

    public static readonly string[] LineSet = ["id", "count", "flows"];

    public static readonly string[] Dialler = ["id", "flow", "testGroups", "targetGroups", "minimumIdle", "ratio", "dialTime", "noAnswerTime", "listLength", "reachedShare", "reachedShares"];

    public static readonly string[] GroupCosts = ["agentHour", "contact", "handledMinute"];

    public static readonly string[] Learning = ["experience", "rate"];

    public static readonly string[] MovableBreak = ["start", "latest", "minutes", "agents", "queueAtLeast"];

    public static readonly string[] Shift = ["agents", "days", "from", "to", "breaks"];

    public static readonly string[] FixedBreak = ["at", "minutes", "kind"];

    /// <summary>Names of the kinds of arrivals, index = value.</summary>
    public static readonly string[] ArrivalKinds = ["poisson", "fixed", "recorded"];

    /// <summary>Names of the actions of queue rules, index = value.</summary>
    public static readonly string[] QueueActions = ["leaves", "leaves-message", "called-back-in-turn", "called-back-later", "hears-wait"];

    /// <summary>Names of the kinds of handover, index = value.</summary>
    public static readonly string[] HandoverKinds = ["cold", "warm", "consultation"];

    /// <summary>Names of the causes of a return, index = value.</summary>
    public static readonly string[] ReturnCauses = ["unresolved", "abandoned", "turned-away"];

    /// <summary>Names of the kinds of fixed break, index = value.</summary>
    public static readonly string[] BreakKinds = ["break", "meeting", "training"];

    /// <summary>Names of the service level variants, index = variant − 1.</summary>
    public static readonly string[] Variants = ["abandoned-within-count-as-served", "answered-only", "of-offered", "abandoned-within-left-out", "short-abandoned-credited"];

    /// <summary>Names of the days of a typical week, Monday first.</summary>
    public static readonly string[] Weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
}
