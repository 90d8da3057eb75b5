using System.Text.Json.Nodes;
using Plateau.Model.Files;
using Plateau.Model.Texts;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Model;

/// <summary>Each mistake that a person makes in a centre file, by an edit of a right one; then many at once.</summary>
public sealed class CentreCheckTests
{
    private static readonly SelectorKeys Keys = new(["longest-idle", "listed-order"], ["longest-wait", "listed-order", "priority"]);

    public static TheoryData<string, string, string, string> Mistakes => new()
    {
        // path set, value, where the problem is told, code
        { "zone", "\"Europe/Pari\"", "zone", "centre-unknown-zone" },
        { "name", "null", "name", "centre-missing" },
        { "plateauCentre", "2", "plateauCentre", "centre-version" },
        { "plateauCentre", "null", "", "centre-no-version" },
        { "shrinkge", "0.3", "shrinkge", "centre-unknown-key" },
        { "shrinkage", "30", "shrinkage", "centre-share-percent" },
        { "shrinkage", "-0.1", "shrinkage", "centre-share-range" },
        { "shrinkage", "1", "shrinkage", "centre-share-range" },
        { "periodMinutes", "7", "periodMinutes", "centre-period-minutes" },
        { "days/1", "\"monday\"", "days[1]", "centre-duplicate-day" },
        { "days/1", "\"tusday\"", "days[1]", "centre-unknown-day" },
        { "days/1", "\"2026-01-05\"", "days[1]", "centre-days-mixed" },
        { "costs/currency", "\"euro\"", "costs.currency", "centre-currency" },
        { "costs/agentHour", "-1", "costs.agentHour", "centre-negative" },
        { "flows", "[]", "flows", "centre-no-flows" },
        { "flows/1/id", "\"PS\"", "flows[1].id", "centre-duplicate-id" },
        { "flows/1", "12", "flows[1]", "centre-not-object" },
        { "flows/0/target", "\"80 in 20\"", "flows[0].target", "centre-target-form" },
        { "flows/0/target/share", "90", "flows[0].target.share", "centre-share-percent" },
        { "flows/0/target/share", "1", "flows[0].target.share", "centre-share-range" },
        { "flows/0/target/variant", "\"of-offerd\"", "flows[0].target.variant", "centre-unknown-variant" },
        { "flows/0/handleTime/meanSeconds", "0", "flows[0].handleTime.meanSeconds", "centre-not-positive" },
        { "flows/0/handleTime/meanSeconds", "\"185,5\"", "flows[0].handleTime.meanSeconds", "centre-number-in-text" },
        { "flows/0/handleTime/cv", "null", "flows[0].handleTime.cv", "centre-missing" },
        { "flows/0/handleTime/law", "\"log-normal\"", "flows[0].handleTime.law", "centre-unknown-law" },
        { "flows/0/handleTime", "{ \"law\": \"endless\" }", "flows[0].handleTime.law", "centre-endless-handle-time" },
        { "flows/2/patience/cv", "0.5", "flows[2].patience.cv", "centre-law-parameter" },
        { "flows/0/patience/tailMeanSeconds", "null", "flows[0].patience.tailMeanSeconds", "centre-points-tail" },
        { "flows/0/patience/seconds/1", "90", "flows[0].patience.seconds[2]", "centre-points-order" },
        { "flows/2/handleTime/highSeconds", "10", "flows[2].handleTime.highSeconds", "centre-uniform-ends" },
        { "flows/0/afterContactSeconds", "-5", "flows[0].afterContactSeconds", "centre-negative" },
        { "flows/0/hasIndicator", "\"yes\"", "flows[0].hasIndicator", "centre-not-yes-no" },
        { "flows/0/arrivals/monday", "[1, 2, 3]", "flows[0].arrivals.monday", "centre-period-count" },
        { "flows/0/arrivals/monday/9", "-3", "flows[0].arrivals.monday[9]", "centre-negative" },
        { "flows/0/arrivals/lundi", "[]", "flows[0].arrivals.lundi", "centre-unknown-day" },
        { "flows/0/arrivals", "null", "flows[0].arrivals", "centre-missing" },
        { "agents/0/skills/0/skill", "\"banqe\"", "agents[0].skills[0].skill", "centre-unknown-skill" },
        { "agents/0/skills/0/mastery", "5", "agents[0].skills[0].mastery", "centre-whole-number" },
        { "agents/0/skills/0/preference", "1.5", "agents[0].skills[0].preference", "centre-whole-number" },
        { "agents/0/skills/0/source", "\"seen\"", "agents[0].skills[0].source", "centre-unknown-source" },
        { "agents/0/skills/1/skill", "\"banque\"", "agents[0].skills[1].skill", "centre-duplicate-skill" },
        { "agents/0/skills", "[\"banque\"]", "groups[0].members[0]", "centre-member-skills" },
        { "agents/1/refuses", "[\"bourse\"]", "agents[1].refuses[0]", "centre-refuses-held" },
        { "agents/0/refuses/0", "\"intrenet\"", "agents[0].refuses[0]", "centre-unknown-skill" },
        { "agents/0/refuses", "\"internet\"", "agents[0].refuses", "centre-not-list" },
        { "agents/2/wishes/1", "\"banque\"", "agents[2].wishes[1]", "centre-duplicate-skill" },
        { "agents/0/wishes/1", "\"internet\"", "agents[0].wishes[1]", "centre-wish-refused" },
        { "groups/0/members/0", "\"A1\"", "groups[0].members[0]", "centre-unknown-agent" },
        { "groups/2/members", "[\"A02\"]", "groups[2].members[0]", "centre-agent-in-two-groups" },
        { "groups/0/staffing/tuesday/10", "-1", "groups[0].staffing.tuesday[10]", "centre-negative" },
        { "routing/contactSelector", "\"priorty\"", "routing.contactSelector", "centre-unknown-selector" },
        { "routing/waitingPlaces", "-1", "routing.waitingPlaces", "centre-whole-number" },
        { "routing/flows/0/flow", "\"PSS\"", "routing.flows[0].flow", "centre-unknown-flow" },
        { "routing/flows/0/levels/0/groups/0", "\"G4\"", "routing.flows[0].levels[0].groups[0]", "centre-unknown-group" },
        { "routing/flows/0/levels/0/groups/0", "\"G2\"", "routing.flows[0].levels[0].groups[0]", "centre-route-without-skill" },
        { "routing/flows/0/levels/0/groups/0", "\"G1\"", "routing.flows[0].levels[1].groups[0]", "centre-duplicate-group" },
        { "groups/1/skills/0/skill", "\"bourse\"", "flows[3].skill", "centre-flow-without-group" },
        { "flows/3/handleTime/meanSeconds", "0", "flows[3].handleTime", "centre-no-work" },
        { "groups/0/staffing/monday/9", "-1", "groups[0].staffing.monday[9]", "centre-negative" },
        { "routing/flows/0/levels/0/afterSeconds", "60", "routing.flows[0].levels[1].afterSeconds", "centre-levels-order" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_where_it_is(string set, string value, string where, string code)
    {
        var check = CentreFile.Read(Edited((set, value)), Keys);
        check.Centre.ShouldBeNull();
        check.Problems.Select(problem => (problem.Where, problem.What.Code)).ShouldContain((where, code));
    }

    [Fact]
    public void One_mistake_gives_one_problem_where_nothing_hangs_on_it()
    {
        foreach (var (set, value) in new[] { ("zone", "\"Mars\""), ("flows/0/handleTime/meanSeconds", "\"fast\""), ("flows/0/target/share", "90"), ("groups/2/staffing/monday", "7"), ("flows/1", "12") })
        {
            var problems = CentreFile.Read(Edited((set, value)), Keys).Problems;
            problems.Where(problem => !problem.What.Code.StartsWith("centre-unknown-", StringComparison.Ordinal) || set == "zone").ShouldHaveSingleItem();
        }
    }

    [Fact]
    public void Every_problem_is_told_at_once()
    {
        var edits = Mistakes.Select(row => row.Data).Where(row => row.Item1 is "zone" or "costs/currency" or "flows/0/hasIndicator" or "flows/2/patience/cv" or "groups/0/staffing/tuesday/10" or "routing/waitingPlaces")
            .DistinctBy(row => row.Item1).ToArray();
        var check = CentreFile.Read(Edited([.. edits.Select(row => (row.Item1, row.Item2))]), Keys);
        check.Problems.Select(problem => problem.Where).ShouldBe(edits.Select(row => row.Item3), ignoreOrder: true);
    }

    [Fact]
    public void Unknown_names_come_with_the_nearest_known()
    {
        Candidates("zone", "\"Europe/Pari\"").ShouldBe(["Europe/Paris"]);
        Candidates("agents/0/skills/0/skill", "\"Banqe\"").ShouldBe(["banque"]);
        Candidates("flows/0/handleTime/law", "\"log-normal\"").ShouldBe(["lognormal"]);
        Candidates("routing/contactSelector", "\"longestwait\"").ShouldBe(["longest-wait"]);
        Candidates("groups/0/skils", "[]").ShouldBe(["skills"]);
    }

    [Fact]
    public void A_share_that_looks_like_a_percentage_is_said_to()
    {
        var what = CentreFile.Read(Edited(("flows/0/target/share", "80"))).Problems.ShouldHaveSingleItem().What;
        what.Arguments.ShouldContain(Argument.Of("share", "0.8"));
    }

    [Theory]
    [InlineData("80/20", 0.8, 20)]
    [InlineData(" 0.9 / 30 ", 0.9, 30)]
    [InlineData("0,9/30", 0.9, 30)]
    [InlineData("80 %/20 s", 0.8, 20)]
    [InlineData("99.5/0", 0.995, 0)]
    public void Targets_are_read_in_their_short_form(string text, double share, double seconds)
    {
        TargetText.TryParse(text, out var target).ShouldBeTrue();
        target.Share.ShouldBe(share, 1e-12);
        target.ThresholdSeconds.ShouldBe(seconds);
        CentreFile.Read(Edited(("flows/0/target", JsonValue.Create(text).ToJsonString()))).Centre!.Flows[0].Target.ShouldBe(target);
    }

    [Theory]
    [InlineData("80")]
    [InlineData("100/20")]
    [InlineData("0/20")]
    [InlineData("80/-5")]
    [InlineData("80/20/2")]
    [InlineData("a/b")]
    public void What_is_no_target_is_refused(string text) => TargetText.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Doubtful_centres_can_be_used_but_say_so()
    {
        Warnings(("groups/1/skills", "[]"), ("agents/2/skills", "[]"), ("groups/2/skills/1", "\"internet\"")).ShouldBe(["groups[1].skills centre-group-without-skill"]);
        Warnings(("groups/1/staffing", "{}")).ShouldBe(["flows[3].arrivals centre-open-without-staff", "groups[1].staffing centre-group-never-staffed"]);
        Warnings(("groups/1/staffing/monday/9", "0")).ShouldBe(["flows[3].arrivals centre-open-without-staff"]);
        Warnings(("flows/3/arrivals", "{}")).ShouldBe(["flows[3].arrivals centre-flow-without-arrivals"]);
        Warnings().ShouldBeEmpty();

        static string[] Warnings(params (string, string)[] edits)
        {
            var check = CentreFile.Read(Edited(edits));
            check.Problems.ShouldBeEmpty();
            check.Centre.ShouldNotBeNull();
            return [.. check.Warnings.Select(warning => $"{warning.Where} {warning.What.Code}")];
        }
    }

    [Fact]
    public void A_day_that_is_missing_is_closed()
    {
        var centre = CentreFile.Read(Edited(("flows/0/arrivals/monday", null!))).Centre!;
        centre.Flows[0].ArrivalsPerPeriod.Take(24).ShouldAllBe(arrivals => arrivals == 0);
        centre.Flows[0].ArrivalsPerPeriod.Skip(24).Take(24).Sum().ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Skills_may_be_names_alone_and_are_then_declared()
    {
        var held = CentreFile.Read(Edited(("groups/2/skills", "[\"banque\"]"))).Centre!.Groups[2].Skills.ShouldHaveSingleItem();
        (held.Preference, held.Mastery, held.HandleTimeFactor, held.Source).ShouldBe((1, null, 1.0, Plateau.Model.SkillSource.Declared));
    }

    private static string[] Candidates(string set, string value) =>
        [.. CentreFile.Read(Edited((set, value)), Keys).Problems[0].What.Arguments.Single(argument => argument.Name == "candidates").Items];

    private static string Edited(params (string Path, string Value)[] edits) => CentreEdits.Of(CentreSamples.Full(), edits.Select(edit => (edit.Path, (string?)edit.Value)));
}
