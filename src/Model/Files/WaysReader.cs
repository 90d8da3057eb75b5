namespace Plateau.Model.Files;

/// <summary>JSON → drafts of the ways of contacts, and of shifts.</summary>
internal static class WaysReader
{
    public static MenuDraft Menu(JsonScope scope) => new(
        CentreReader.Law(scope, "time"),
        scope.Number("dropOutShare"),
        scope.Number("selfServedShare"),
        [.. scope.Scopes("choices", CentreKeys.MenuChoice).Select(choice => new MenuChoiceDraft(choice.Text("flow"), choice.Number("share")))]);

    public static QueueRuleDraft QueueRule(JsonScope scope) => new(scope.Text("action"))
    {
        AfterSeconds = scope.Number("afterSeconds"),
        QueueAtLeast = scope.Number("queueAtLeast"),
        ExpectedWaitAtLeastSeconds = scope.Number("expectedWaitAtLeastSeconds"),
        Share = scope.Number("share"),
        ToFlow = scope.Text("toFlow"),
        Delay = CentreReader.Law(scope, "delay"),
        PatienceFactor = scope.Number("patienceFactor"),
    };

    public static HandoverDraft Handover(JsonScope scope) => new(scope.Text("kind"), scope.Text("toFlow"))
    {
        Share = scope.Number("share"),
        ShareByMastery = scope.Numbers("shareByMastery"),
        AtShare = scope.Number("atShare"),
        Briefing = CentreReader.Law(scope, "briefing"),
    };

    public static DiallerDraft Dialler(JsonScope scope) => new(scope.Text("id"), scope.Text("flow"))
    {
        TestGroups = scope.Texts("testGroups"),
        TargetGroups = scope.Texts("targetGroups"),
        MinimumIdle = scope.Number("minimumIdle"),
        Ratio = scope.Number("ratio"),
        DialTime = CentreReader.Law(scope, "dialTime"),
        NoAnswerTime = CentreReader.Law(scope, "noAnswerTime"),
        ListLength = scope.Number("listLength"),
        ReachedShare = scope.Number("reachedShare"),
        ReachedShares = CentreReader.Grid(scope, "reachedShares"),
    };

    public static ShiftDraft Shift(JsonScope scope) => new(
        scope.Number("agents"),
        scope.Text("days"),
        scope.Text("from"),
        scope.Text("to"),
        [.. scope.Scopes("breaks", CentreKeys.FixedBreak).Select(pause => new FixedBreakDraft(pause.Text("at"), pause.Number("minutes"), pause.Text("kind")))]);
}
