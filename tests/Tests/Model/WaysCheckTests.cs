using Plateau.Model;
using Plateau.Model.Files;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Model;

/// <summary>Each mistake in ways of contacts and in people's hours, by an edit of a right centre.</summary>
public sealed class WaysCheckTests
{
    private static readonly SelectorKeys Keys = new(["longest-idle", "best-skill", "least-occupied"], ["longest-wait", "weighted-wait"]);

    // Flows: 0 TEL, 1 VOC, 2 CHAT, 3 MAIL, 4 EXPERT, 5 SORTANT, 6 REJEU. Groups: 0 NANTES, 1 RENFORT, 2 EXPERTS.
    public static TheoryData<string, string?, string, string> Mistakes => new()
    {
        // path set, value, where the problem is told, code
        { "flows/0/arrivalKind", "\"poison\"", "flows[0].arrivalKind", "centre-unknown-choice" },
        { "flows/3/arrivals/monday/20", "4.5", "flows[3].arrivals.monday[20]", "centre-fixed-count" },
        { "flows/3/arrivals/monday/20", "20000000", "flows[3].arrivals.monday[20]", "centre-fixed-count" },
        { "flows/6/recordedTimes/tuesday/1", "\"08:59:59\"", "flows[6].recordedTimes.tuesday[1]", "centre-recorded-order" },
        { "flows/6/recordedTimes/tuesday/0", "\"24:00:00\"", "flows[6].recordedTimes.tuesday[0]", "centre-time-seconds" },
        { "flows/6/recordedTimes/mardi", "[]", "flows[6].recordedTimes.mardi", "centre-unknown-day" },
        { "flows/6/recordedTimes", null, "flows[6].recordedTimes", "centre-missing" },
        { "flows/6/arrivals", "{}", "flows[6].arrivals", "centre-stated-twice" },
        { "flows/0/recordedTimes", "{}", "flows[0].recordedTimes", "centre-recorded-kind" },
        { "flows/0/afterContactSeconds", "10", "flows[0].afterContactSeconds", "centre-stated-twice" },
        { "flows/0/afterContact/cv", "null", "flows[0].afterContact.cv", "centre-missing" },
        { "flows/6/handleTime/cv", "0.5", "flows[6].handleTime.cv", "centre-law-parameter" },
        { "flows/0/resolutionShare", "80", "flows[0].resolutionShare", "centre-share-percent" },
        { "flows/2/concurrency", "9", "flows[2].concurrency", "centre-whole-number" },
        { "flows/2/concurrency", "0", "flows[2].concurrency", "centre-whole-number" },
        { "flows/2/speeds/0", "0.9", "flows[2].speeds[0]", "centre-speeds-start" },
        { "flows/2/speeds/1", "0", "flows[2].speeds[1]", "centre-share-range" },
        { "flows/2/speeds/1", "1.2", "flows[2].speeds[1]", "centre-share-percent" },
        { "flows/2/speeds", "[1, 1, 1, 1, 1, 1, 1, 1, 1]", "flows[2].speeds", "centre-speeds-count" },
        { "flows/1/dueSeconds", "0", "flows[1].dueSeconds", "centre-not-positive" },
        { "flows/1/preempts", "true", "flows[1].preempts", "centre-preempts-both" },
        { "flows/2/preemptible", "true", "flows[2].preemptible", "centre-preemptible-concurrency" },
        { "flows/0/waitWeight", "-1", "flows[0].waitWeight", "centre-not-positive" },
        { "flows/0/agentSelector", "\"least-ocupied\"", "flows[0].agentSelector", "centre-unknown-selector" },
        { "flows/0/open/0/to", "\"07:00\"", "flows[0].open[0].to", "centre-times-order" },
        { "flows/0/open/0/to", "\"08:00\"", "flows[0].open[0].to", "centre-times-order" },
        { "flows/0/open/0/from", "\"08:10\"", "flows[0].open[0].from", "centre-open-off-limit" },
        { "flows/0/open/0/from", "\"8h30\"", "flows[0].open[0].from", "centre-time" },
        { "flows/0/open/0/from", null, "flows[0].open[0].from", "centre-missing" },
        { "flows/0/open/0/days", "\"lundi\"", "flows[0].open[0].days", "centre-weekdays" },
        { "flows/0/whenClosed", "\"VOX\"", "flows[0].whenClosed", "centre-unknown-flow" },
        { "flows/0/whenClosed", "\"TEL\"", "flows[0].whenClosed", "centre-same-flow" },
        { "flows/0/menu/time", null, "flows[0].menu.time", "centre-missing" },
        { "flows/0/menu/time", "{ \"law\": \"endless\" }", "flows[0].menu.time.law", "centre-endless-handle-time" },
        { "flows/0/menu/selfServedShare", "0.9", "flows[0].menu", "centre-shares-sum" },
        { "flows/0/menu/choices/0/flow", "\"TEL\"", "flows[0].menu.choices[0].flow", "centre-same-flow" },
        { "flows/0/menu/choices/0/share", null, "flows[0].menu.choices[0].share", "centre-missing" },
        { "flows/0/queueRules/0/action", "\"hears\"", "flows[0].queueRules[0].action", "centre-unknown-choice" },
        { "flows/0/queueRules/0/action", null, "flows[0].queueRules[0].action", "centre-missing" },
        { "flows/0/queueRules/0/afterSeconds", "30", "flows[0].queueRules[0].afterSeconds", "centre-hears-late" },
        { "flows/0/queueRules/0/patienceFactor", "0", "flows[0].queueRules[0].patienceFactor", "centre-not-positive" },
        { "flows/0/queueRules/0/patienceFactor", null, "flows[0].queueRules[0].patienceFactor", "centre-missing" },
        { "flows/0/queueRules/0/toFlow", "\"VOC\"", "flows[0].queueRules[0].toFlow", "centre-rule-parameter" },
        { "flows/0/queueRules/1/patienceFactor", "2", "flows[0].queueRules[1].patienceFactor", "centre-rule-parameter" },
        { "flows/0/queueRules/1/share", "1.5", "flows[0].queueRules[1].share", "centre-share-percent" },
        { "flows/0/queueRules/1/expectedWaitAtLeastSeconds", "-1", "flows[0].queueRules[1].expectedWaitAtLeastSeconds", "centre-negative" },
        { "flows/0/queueRules/2/delay", null, "flows[0].queueRules[2].delay", "centre-missing" },
        { "flows/0/queueRules/2/delay", "{ \"law\": \"deterministic\", \"meanSeconds\": 0 }", "flows[0].queueRules[2].delay", "centre-not-positive" },
        { "flows/0/queueRules/2/queueAtLeast", "2.5", "flows[0].queueRules[2].queueAtLeast", "centre-whole-number" },
        { "flows/0/queueRules/3/toFlow", "\"TEL\"", "flows[0].queueRules[3].toFlow", "centre-same-flow" },
        { "flows/0/queueRules/3/toFlow", null, "flows[0].queueRules[3].toFlow", "centre-missing" },
        { "flows/0/queueRules/3/delay", "{ \"law\": \"exponential\", \"meanSeconds\": 9 }", "flows[0].queueRules[3].delay", "centre-rule-parameter" },
        { "flows/0/handovers/0/kind", "\"hot\"", "flows[0].handovers[0].kind", "centre-unknown-choice" },
        { "flows/0/handovers/0/toFlow", "\"TEL\"", "flows[0].handovers[0].toFlow", "centre-same-flow" },
        { "flows/0/handovers/0/toFlow", "\"VOC\"", "flows[0].handovers[0]", "centre-handover-preemptible" },
        { "flows/0/handovers/0/toFlow", "\"CHAT\"", "flows[0].handovers[0]", "centre-handover-concurrency" },
        { "flows/0/concurrency", "2", "flows[0].handovers[0]", "centre-handover-concurrency" },
        { "groups/1/skills/0/concurrency", "2", "flows[0].handovers[1]", "centre-handover-concurrency" },
        { "flows/0/handovers/0/shareByMastery", "[0.1, 0.2]", "flows[0].handovers[0].shareByMastery", "centre-mastery-count" },
        { "flows/0/handovers/0/shareByMastery/2", "-0.1", "flows[0].handovers[0].shareByMastery[2]", "centre-share-range" },
        { "flows/0/handovers/0/shareByMastery/0", "0.99", "flows[0].handovers", "centre-shares-sum" },
        { "flows/0/handovers/1/share", "0.97", "flows[0].handovers", "centre-shares-sum" },
        { "flows/0/handovers/1/share", null, "flows[0].handovers[1].share", "centre-missing" },
        { "flows/0/handovers/1/atShare", "2", "flows[0].handovers[1].atShare", "centre-share-percent" },
        { "flows/0/handovers/2/briefing", "{ \"law\": \"exponential\", \"meanSeconds\": 9 }", "flows[0].handovers[2].briefing", "centre-briefing" },
        { "flows/3/handovers", "[{ \"kind\": \"cold\", \"toFlow\": \"TEL\", \"share\": 0.1 }]", "flows[3].handovers", "centre-preemptible-handover" },
        { "flows/0/returns/0/after", "\"lost\"", "flows[0].returns[0].after", "centre-unknown-choice" },
        { "flows/0/returns/0/toFlow", "\"MEL\"", "flows[0].returns[0].toFlow", "centre-unknown-flow" },
        { "flows/0/returns/0/delay", null, "flows[0].returns[0].delay", "centre-missing" },
        { "flows/0/returns/3", "{ \"after\": \"abandoned\", \"share\": 0.7, \"delay\": { \"law\": \"exponential\", \"meanSeconds\": 9 } }", "flows[0].returns", "centre-shares-sum" },
        { "dayFactors/0/cv", "0", "dayFactors[0].cv", "centre-not-positive" },
        { "dayFactors/0/flows/0", "\"MAIL\"", "dayFactors[0].flows[0]", "centre-factor-arrivals" },
        { "dayFactors/0/flows/1", "\"TEL\"", "dayFactors[0].flows[1]", "centre-duplicate-name" },
        { "dayFactors/0/flows", "[]", "dayFactors[0].flows", "centre-missing" },
        { "dayFactors/1/id", "\"météo\"", "dayFactors[1].id", "centre-duplicate-id" },
        { "lines/0/count", "-1", "lines[0].count", "centre-whole-number" },
        { "lines/0/count", null, "lines[0].count", "centre-missing" },
        { "lines/1", "{ \"id\": \"x\", \"count\": 2, \"flows\": [\"TEL\"] }", "lines[1].flows", "centre-two-line-sets" },
        { "diallers/0/flow", "\"SORTANTS\"", "diallers[0].flow", "centre-unknown-flow" },
        { "diallers/0/testGroups/0", "\"NANTE\"", "diallers[0].testGroups[0]", "centre-unknown-group" },
        { "diallers/0/minimumIdle", "0", "diallers[0].minimumIdle", "centre-whole-number" },
        { "diallers/0/ratio", "0", "diallers[0].ratio", "centre-not-positive" },
        { "diallers/0/listLength", "1.5", "diallers[0].listLength", "centre-whole-number" },
        { "diallers/0/reachedShare", "35", "diallers[0].reachedShare", "centre-share-percent" },
        { "diallers/0/reachedShare", null, "diallers[0].reachedShare", "centre-missing" },
        { "diallers/0/reachedShares", "{}", "diallers[0].reachedShares", "centre-stated-twice" },
        { "diallers/1/reachedShares/monday/3", "1.5", "diallers[1].reachedShares.monday[3]", "centre-share-percent" },
        { "routing/flows/0/levels/1/queueAtLeast", "-1", "routing.flows[0].levels[1].queueAtLeast", "centre-whole-number" },
        { "routing/reserves/0/group", "\"NANTS\"", "routing.reserves[0].group", "centre-unknown-group" },
        { "routing/reserves/0/flow", "\"EXPERT\"", "routing.reserves[0].flow", "centre-route-without-skill" },
        { "routing/reserves/0/agents", "-1", "routing.reserves[0].agents", "centre-whole-number" },
        { "routing/reserves/1", "{ \"group\": \"NANTES\", \"flow\": \"MAIL\", \"agents\": 1 }", "routing.reserves[1]", "centre-duplicate-reserve" },
        { "routing/groups", "[{ \"group\": \"EXPERTS\", \"takes\": [] }]", "flows[4]", "centre-flow-without-taker" },
        { "groups/2/skills/0/skill", "\"chat\"", "flows[4].skill", "centre-flow-without-group" },
        { "groups/0/skills/0/concurrency", "9", "groups[0].skills[0].concurrency", "centre-whole-number" },
        { "groups/0/skills/0/resolutionShare", "-1", "groups[0].skills[0].resolutionShare", "centre-share-range" },
        { "groups/0/speeds/0", "0.5", "groups[0].speeds[0]", "centre-speeds-start" },
        { "groups/0/switchSeconds", "-5", "groups[0].switchSeconds", "centre-negative" },
        { "groups/0/learning/experience", "0", "groups[0].learning.experience", "centre-not-positive" },
        { "groups/0/learning/rate", "3", "groups[0].learning.rate", "centre-learning-rate" },
        { "groups/0/learning/rate", null, "groups[0].learning.rate", "centre-missing" },
        { "groups/0/absenceShare", "1", "groups[0].absenceShare", "centre-share-range" },
        { "groups/0/lateShare", "10", "groups[0].lateShare", "centre-share-percent" },
        { "groups/0/lateness", null, "groups[0].lateness", "centre-lateness-missing" },
        { "groups/1/costs/contact", "-1", "groups[1].costs.contact", "centre-negative" },
        { "groups/0/movableBreaks/0/latest", "\"11:00\"", "groups[0].movableBreaks[0].latest", "centre-latest" },
        { "groups/0/movableBreaks/0/latest", "\"23:45\"", "groups[0].movableBreaks[0]", "centre-break-day" },
        { "groups/0/movableBreaks/0/minutes", "0", "groups[0].movableBreaks[0].minutes", "centre-whole-number" },
        { "groups/0/movableBreaks/0/agents", "0", "groups[0].movableBreaks[0].agents", "centre-whole-number" },
        { "groups/0/movableBreaks/0/queueAtLeast", "0", "groups[0].movableBreaks[0].queueAtLeast", "centre-whole-number" },
        { "groups/0/shifts/0/agents", "-1", "groups[0].shifts[0].agents", "centre-negative" },
        { "groups/0/shifts/0/agents", null, "groups[0].shifts[0].agents", "centre-missing" },
        { "groups/0/shifts/0/to", "\"06:00\"", "groups[0].shifts[0].to", "centre-times-order" },
        { "groups/0/shifts/0/to", "\"25:00\"", "groups[0].shifts[0].to", "centre-time" },
        { "groups/0/shifts/0/breaks/0/at", "\"07:45\"", "groups[0].shifts[0].breaks[0]", "centre-break-outside" },
        { "groups/0/shifts/0/breaks/0/minutes", "600", "groups[0].shifts[0].breaks[0]", "centre-break-outside" },
        { "groups/0/shifts/0/breaks/1/at", "\"10:10\"", "groups[0].shifts[0].breaks[1]", "centre-breaks-overlap" },
        { "groups/0/shifts/0/breaks/2/kind", "\"metting\"", "groups[0].shifts[0].breaks[2].kind", "centre-unknown-choice" },
        { "groups/0/staffing", "{}", "groups[0].staffing", "centre-stated-twice" },
        { "groups/0/shifts", null, "groups[0].staffing", "centre-missing" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_where_it_is(string set, string? value, string where, string code)
    {
        var check = CentreFile.Read(CentreEdits.Of(RichSamples.Full(), (set, value)), Keys);
        check.Centre.ShouldBeNull();
        check.Problems.Select(problem => (problem.Where, problem.What.Code)).ShouldContain((where, code));
    }

    /// <summary>A code that no mistake of the tables brings up is either not tested or not possible.</summary>
    [Fact]
    public void Every_code_of_the_checks_is_brought_up()
    {
        var folder = Path.Combine(Repository.Root, "src", "Model", "Files");
        var written = new[] { "WaysCheck.cs", "TimesCheck.cs", "PeopleCheck.cs", "WaysCoherence.cs", "CycleCheck.cs" }
            .SelectMany(file => System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(Path.Combine(folder, file)), "\"(centre-[a-z-]+)\"").Select(match => match.Groups[1].Value)).Distinct();
        string[] elsewhere = ["centre-never-closed", "centre-never-open", "centre-return-without-resolution", "centre-no-line", "centre-endless-way", "centre-instant-way", "centre-no-work"];
        written.Except(Mistakes.Select(row => row.Data.Item4)).Except(elsewhere).ShouldBeEmpty();
    }

    [Fact]
    public void Many_mistakes_are_told_at_once()
    {
        var rows = Mistakes.Select(row => row.Data).Where(row => row.Item1 is "flows/3/arrivals/monday/20" or "flows/0/open/0/days" or "groups/0/lateness" or "lines/0/count" or "dayFactors/0/cv" or "groups/0/shifts/0/to" or "diallers/0/ratio").DistinctBy(row => row.Item1).ToArray();
        rows.Length.ShouldBe(7);
        CentreFile.Read(CentreEdits.Of(RichSamples.Full(), rows.Select(row => (row.Item1, row.Item2))), Keys).Problems.Select(problem => problem.Where).ShouldBe(rows.Select(row => row.Item3), ignoreOrder: true);
    }

    [Fact]
    public void Opening_hours_off_a_period_come_with_the_nearest_limits()
    {
        var what = CentreFile.Read(CentreEdits.Of(RichSamples.Full(), ("flows/0/open/0/from", "\"08:10\""))).Problems.ShouldHaveSingleItem().What;
        what.Arguments.Where(argument => argument.Name is "before" or "after").Select(argument => argument.Text).ShouldBe(["08:00", "08:30"]);
    }

    [Fact]
    public void A_wrong_shift_is_one_problem_and_no_doubt_beside_it()
    {
        var check = CentreFile.Read(CentreEdits.Of(RichSamples.Full(), ("groups/0/shifts/0/to", "\"06:00\"")), Keys);
        check.Problems.Length.ShouldBe(1);
        check.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Shares_that_are_too_much_are_named()
    {
        var what = CentreFile.Read(CentreEdits.Of(RichSamples.Full(), ("flows/0/menu/selfServedShare", "0.9"))).Problems.ShouldHaveSingleItem().What;
        what.Arguments.Single(argument => argument.Name == "items").Items.ShouldBe(["dropOutShare 0.05", "selfServedShare 0.9", "CHAT 0.05", "EXPERT 0.02"]);
        what.Arguments.Single(argument => argument.Name == "sum").Text.ShouldBe("1.02");
    }

    [Fact]
    public void Misspelt_names_come_with_the_nearest()
    {
        Candidates("flows/0/whenClosed", "\"VOX\"").ShouldBe(["VOC"]);
        Candidates("flows/0/queueRules/0/action", "\"hear-wait\"").ShouldBe(["hears-wait"]);
        Candidates("flows/0/handovers/0/kind", "\"warmm\"").ShouldBe(["warm"]);
        Candidates("diallers/0/testGroups/0", "\"NANTE\"").ShouldBe(["NANTES"]);
        Candidates("flows/0/qeueRules", "[]").ShouldBe(["queueRules"]);

        static string[] Candidates(string set, string value) =>
            [.. CentreFile.Read(CentreEdits.Of(RichSamples.Full(), (set, value)), Keys).Problems.First(problem => problem.What.Code.StartsWith("centre-unknown", StringComparison.Ordinal)).What.Arguments.Single(argument => argument.Name == "candidates").Items];
    }

    [Fact]
    public void What_can_have_no_effect_is_a_doubt()
    {
        Warnings(("flows/0/open", null)).ShouldBe(["flows[0].whenClosed centre-never-closed", "flows[0].clearsAtClosing centre-never-closed"]);
        Warnings(("days", """["monday", "tuesday"]"""), ("flows/0/open", """[{ "days": "Sat", "from": "09:00", "to": "12:00" }]""")).ShouldContain("flows[0].open centre-never-open");
        Warnings(("lines/0/count", "0")).ShouldBe(["lines[0].count centre-no-line"]);
        Warnings(("flows/2/returns", """[{ "after": "unresolved", "share": 0.5, "delay": { "law": "exponential", "meanSeconds": 60 } }]""")).ShouldBe(["flows[2].returns centre-return-without-resolution"]);

        static string[] Warnings(params (string, string?)[] edits)
        {
            var check = CentreFile.Read(CentreEdits.Of(RichSamples.Full(), edits));
            return [.. check.Warnings.Select(warning => $"{warning.Where} {warning.What.Code}")];
        }
    }

    [Fact]
    public void A_flow_needs_nobody_when_its_menu_sends_everyone_on_or_it_never_opens()
    {
        // EXPERTS leave; EXPERT then either keeps nobody, or is never open, or is a problem.
        (string, string?)[] nobody = [("groups/2/skills", "[]"), ("flows/0/handovers", null), ("flows/0/menu/choices/1", null)];
        Codes(nobody).ShouldContain("centre-flow-without-group");
        Codes([.. nobody, ("flows/4/menu", """{ "time": { "law": "exponential", "meanSeconds": 20 }, "choices": [{ "flow": "TEL", "share": 1 }] }""")]).ShouldNotContain("centre-flow-without-group");
        Codes([.. nobody, ("flows/4/menu", """{ "time": { "law": "exponential", "meanSeconds": 20 }, "selfServedShare": 0.2, "dropOutShare": 0.8 }""")]).ShouldNotContain("centre-flow-without-group");
        Codes([.. nobody, ("flows/4/menu", """{ "time": { "law": "exponential", "meanSeconds": 20 }, "choices": [{ "flow": "TEL", "share": 0.9 }] }""")]).ShouldContain("centre-flow-without-group");
        // A handover skips the menu: somebody must be there.
        Codes(("groups/2/skills", "[]"), ("flows/4/menu", """{ "time": { "law": "exponential", "meanSeconds": 20 }, "choices": [{ "flow": "TEL", "share": 1 }] }""")).ShouldContain("centre-flow-without-group");

        static string[] Codes(params (string, string?)[] edits) => [.. CentreFile.Read(CentreEdits.Of(RichSamples.Full(), edits)).Problems.Select(problem => problem.What.Code)];
    }
}
