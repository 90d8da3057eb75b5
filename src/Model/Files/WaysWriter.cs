using System.Collections.Immutable;
using System.Text.Json.Nodes;
using static Plateau.Model.Files.CentreWriter;

namespace Plateau.Model.Files;

/// <summary>Drafts of the ways of contacts, and of shifts → JSON, the mirror of <see cref="WaysReader"/>.</summary>
internal static class WaysWriter
{
    public static JsonObject Menu(MenuDraft menu) => Object(
        ("time", Law(menu.Time)),
        ("dropOutShare", Number(menu.DropOutShare)),
        ("selfServedShare", Number(menu.SelfServedShare)),
        ("choices", List(menu.Choices, choice => Object(("flow", Text(choice.Flow)), ("share", Number(choice.Share))))));

    public static JsonObject QueueRule(QueueRuleDraft rule) => Object(
        ("action", Text(rule.Action)),
        ("afterSeconds", Number(rule.AfterSeconds)),
        ("queueAtLeast", Number(rule.QueueAtLeast)),
        ("expectedWaitAtLeastSeconds", Number(rule.ExpectedWaitAtLeastSeconds)),
        ("share", Number(rule.Share)),
        ("toFlow", Text(rule.ToFlow)),
        ("delay", Law(rule.Delay)),
        ("patienceFactor", Number(rule.PatienceFactor)));

    public static JsonObject Handover(HandoverDraft handover) => Object(
        ("kind", Text(handover.Kind)),
        ("toFlow", Text(handover.ToFlow)),
        ("share", Number(handover.Share)),
        ("shareByMastery", NumbersOrNothing(handover.ShareByMastery)),
        ("atShare", Number(handover.AtShare)),
        ("briefing", Law(handover.Briefing)));

    public static JsonObject Dialler(DiallerDraft dialler) => Object(
        ("id", Text(dialler.Id)),
        ("flow", Text(dialler.Flow)),
        ("testGroups", dialler.TestGroups.IsEmpty ? null : CentreWriter.Texts(dialler.TestGroups)),
        ("targetGroups", dialler.TargetGroups.IsEmpty ? null : CentreWriter.Texts(dialler.TargetGroups)),
        ("minimumIdle", Number(dialler.MinimumIdle)),
        ("ratio", Number(dialler.Ratio)),
        ("dialTime", Law(dialler.DialTime)),
        ("noAnswerTime", Law(dialler.NoAnswerTime)),
        ("listLength", Number(dialler.ListLength)),
        ("reachedShare", Number(dialler.ReachedShare)),
        ("reachedShares", Grid(dialler.ReachedShares)));

    public static JsonObject Shift(ShiftDraft shift) => Object(
        ("agents", Number(shift.Agents)),
        ("days", Text(shift.Days)),
        ("from", Text(shift.From)),
        ("to", Text(shift.To)),
        ("breaks", List(shift.Breaks, pause => Object(("at", Text(pause.At)), ("minutes", Number(pause.Minutes)), ("kind", Text(pause.Kind))))));

    public static JsonObject Times(ImmutableArray<TimesRow> rows)
    {
        var days = new JsonObject();
        foreach (var row in rows) days[row.Day] = CentreWriter.Texts(row.Times);
        return days;
    }
}
