using System.Collections.Immutable;
using NodaTime;
using Plateau.Model.People;
using Plateau.Model.Ways;
using static Plateau.Model.Files.Drafting;

namespace Plateau.Model.Files;

/// <summary>Valid ways of contacts, and shifts → their drafts. A value that equals its default is not stated.</summary>
internal static class WaysDrafting
{
    public static ImmutableArray<string?> Names(ImmutableArray<FlowId> flows) => [.. flows.Select(flow => flow.Value)];

    public static ImmutableArray<string?> Names(ImmutableArray<GroupId> groups) => [.. groups.Select(group => group.Value)];

    public static string? DaysOf(ImmutableArray<IsoDayOfWeek> days) => days.IsEmpty ? null : ClockText.OfDays(days);

    public static MenuDraft MenuOf(Menu menu) => new(
        LawOf(menu.Time), Unless(menu.DropOutShare, 0), Unless(menu.SelfServedShare, 0), [.. menu.Choices.Select(choice => new MenuChoiceDraft(choice.Flow.Value, choice.Share))]);

    public static QueueRuleDraft QueueRuleOf(QueueRule rule) => new(CentreKeys.QueueActions[(int)rule.Action])
    {
        AfterSeconds = Unless(rule.AfterSeconds, 0),
        QueueAtLeast = Unless(rule.QueueAtLeast, 0),
        ExpectedWaitAtLeastSeconds = Unless(rule.ExpectedWaitAtLeastSeconds, 0),
        Share = Unless(rule.Share, 1),
        ToFlow = rule.ToFlow?.Value,
        Delay = rule.Delay is { } delay ? LawOf(delay) : null,
        PatienceFactor = Unless(rule.PatienceFactor, 1),
    };

    public static HandoverDraft HandoverOf(Handover handover) => new(CentreKeys.HandoverKinds[(int)handover.Kind], handover.ToFlow.Value)
    {
        Share = Unless(handover.Share, 0),
        ShareByMastery = handover.ShareByMastery.IsEmpty ? null : handover.ShareByMastery,
        AtShare = Unless(handover.AtShare, 1),
        Briefing = handover.Briefing is { } briefing ? LawOf(briefing) : null,
    };

    public static DiallerDraft DiallerOf(Dialler dialler, PeriodGrid grid, ImmutableArray<string> days)
    {
        var reached = dialler.ReachedPerPeriod;
        var constant = !reached.IsEmpty && reached.All(share => share == reached[0]);
        return new(dialler.Id, dialler.Flow.Value)
        {
            TestGroups = Names(dialler.TestGroups),
            TargetGroups = Names(dialler.TargetGroups),
            MinimumIdle = Unless(dialler.MinimumIdle, 1),
            Ratio = Unless(dialler.Ratio, 1),
            DialTime = dialler.DialTime is { } law ? LawOf(law) : null,
            NoAnswerTime = dialler.NoAnswerTime is { } givenUp ? LawOf(givenUp) : null,
            ListLength = dialler.ListLength,
            ReachedShare = constant ? reached[0] : null,
            ReachedShares = constant ? null : GridOf(reached, grid, days),
        };
    }

    public static ShiftDraft ShiftOf(Shift shift) => new(
        shift.Agents, DaysOf(shift.Days), ClockText.OfMinutes(shift.FromMinutes), ClockText.OfMinutes(shift.ToMinutes),
        [.. shift.Breaks.Select(pause => new FixedBreakDraft(ClockText.OfMinutes(pause.AtMinutes), pause.Minutes, pause.Kind == BreakKind.Break ? null : CentreKeys.BreakKinds[(int)pause.Kind]))]);

    /// <summary>Only days with contacts have a row.</summary>
    public static ImmutableArray<TimesRow> TimesOf(ImmutableArray<double> seconds, ImmutableArray<string> days) =>
        [.. seconds.Select(ClockText.OfSeconds).GroupBy(time => time.Day).Select(day => new TimesRow(days[day.Key], [.. day.Select(time => (string?)time.Time)]))];
}
