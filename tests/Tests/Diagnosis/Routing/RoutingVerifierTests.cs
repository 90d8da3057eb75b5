using NodaTime;
using Plateau.Diagnosis.Routing;
using Plateau.Model.Changes;
using Plateau.Model.Declared;
using Shouldly;
using Xunit;
using static Plateau.Tests.Diagnosis.DeclaredCentre;

namespace Plateau.Tests.Diagnosis.Routing;

/// <summary>One centre for each kind of problem: it is found where it is, the caller is the right one, and the proposed changes remove it.</summary>
public sealed class RoutingVerifierTests
{
    private static readonly RuleCondition Closed = new() { Calendar = Office, WhenClosed = true };
    private static readonly RuleCondition Open = new() { Calendar = Office };

    /// <summary>For every kind: a fault in the healthy centre, with the place and the rule at which it must be told.</summary>
    private static readonly (RoutingProblemKind Kind, string Place, int? Rule, Func<Declarations, Declarations> Fault)[] Faults =
    [
        (RoutingProblemKind.DeadEnd, "Numéro vert", null, centre => centre.WithEntry("Numéro vert", entry => entry with { LeadsTo = null })),
        (RoutingProblemKind.DeadEnd, "Choix 3", null, centre => centre.WithNodes(new MenuNode { Name = "Choix 3", Parent = "Accueil", Key = "3" })),
        (RoutingProblemKind.DeadEnd, "Choix 3", null, centre => centre.WithNodes(new MenuNode { Name = "Choix 3", Parent = "Accueil", Key = "3" }).WithRules(Rule("Choix 3", 1, RuleAction.Queue, "SAV tél", Open))),
        (RoutingProblemKind.MissingTarget, "Boîte contact", null, centre => centre.WithEntry("Boîte contact", entry => entry with { LeadsTo = "Mail" })),
        (RoutingProblemKind.MissingTarget, "Choix SAV", null, centre => centre with { Menu = centre.Menu.Replace(centre.Menu[2], centre.Menu[2] with { Target = "SAV" }) }),
        (RoutingProblemKind.MissingTarget, "Choix SAV", null, centre => centre with { Menu = centre.Menu.Replace(centre.Menu[2], centre.Menu[2] with { Parent = "Acceuil" }) }),
        (RoutingProblemKind.MissingTarget, "SAV tél", 2, centre => centre.WithRules(Rule("SAV tél", 2, RuleAction.Queue, "Conseil", new() { WaitAtLeastSeconds = 60 }))),
        (RoutingProblemKind.MissingTarget, "SAV tél", 1, centre => centre.WithoutRules("SAV tél").WithRules(Rule("SAV tél", 1, RuleAction.Voicemail, "SAV", Closed))),
        (RoutingProblemKind.MissingTarget, "SAV tél", 2, centre => centre.WithRules(Rule("SAV tél", 2, RuleAction.Outside, null, new() { QueueAtLeast = 20 }))),
        (RoutingProblemKind.MissingTarget, "SAV", 1, centre => centre.WithRules(Rule("SAV", 1, RuleAction.TurnAway, null))),
        (RoutingProblemKind.EndlessRound, "Conseil tél", null, centre => centre.WithRules(Rule("SAV tél", 2, RuleAction.Queue, "Conseil tél", new() { WaitAtLeastSeconds = 300 }))),
        (RoutingProblemKind.EndlessRound, "Accueil", null, centre => centre with { Menu = [new() { Name = "Accueil" }, new() { Name = "Suite", Parent = "Accueil", Key = "1", Target = "Accueil" }] }),
        (RoutingProblemKind.MenuCycle, "Boucle A", null, centre => centre.WithNodes(new MenuNode { Name = "Boucle A", Parent = "Boucle B", Key = "1" }, new MenuNode { Name = "Boucle B", Parent = "Boucle A", Key = "1" })),
        (RoutingProblemKind.HoleOutOfHours, "SAV tél", null, centre => centre.WithoutRules("SAV tél")),
        (RoutingProblemKind.HoleUnstaffed, "SAV tél", null, centre => centre with { Calendars = [.. centre.Calendars, new("Matin", [new(Workdays, 480, 720)])], People = [.. centre.People.Select(person => person with { Calendar = "Matin" })] }),
        (RoutingProblemKind.SkillNobodyStaffed, "SAV tél", null, centre => centre with { Assessments = centre.Assessments.RemoveAll(held => held.Skill == "dépannage") }),
        (RoutingProblemKind.SkillNobodyStaffed, "SAV tél", null, centre => centre with { Requirements = [new("SAV tél", "dépannage", 4)] }),
        (RoutingProblemKind.UnreachablePlace, "Chat", null, centre => centre with { Flows = centre.Flows.Add(Flow("Chat", Channels.Chat, "conseil", "Conseil", 10)) }),
        (RoutingProblemKind.UnreachablePlace, "Sous-choix", null, centre => centre.WithNodes(new MenuNode { Name = "Sous-choix", Parent = "Choix SAV", Key = "1", Target = "Mails" })),
        (RoutingProblemKind.UnreachableRule, "Numéro vert", 1, centre => centre.WithRules(Rule("Numéro vert", 1, RuleAction.TurnAway, null, new() { WaitAtLeastSeconds = 60 }))),
        (RoutingProblemKind.UnreachableRule, "SAV tél", 2, centre => centre.WithRules(Rule("SAV tél", 2, RuleAction.TurnAway, null, new() { Calendar = Office, Days = [IsoDayOfWeek.Sunday] }))),
        (RoutingProblemKind.ShadowedRule, "SAV tél", 2, centre => centre.WithRules(Rule("SAV tél", 2, RuleAction.Callback, "SAV tél", new() { Calendar = Office, WhenClosed = true, Days = [IsoDayOfWeek.Saturday] }))),
        (RoutingProblemKind.ShadowedRule, "SAV tél", 3, centre => centre.WithRules(Rule("SAV tél", 2, RuleAction.Queue, null, Open), Rule("SAV tél", 3, RuleAction.Callback, "SAV tél", new() { WaitAtLeastSeconds = 300 }))),
        (RoutingProblemKind.Ambiguous, "SAV tél", 2, centre => centre.WithRules(Rule("SAV tél", 2, RuleAction.Callback, "SAV tél", new() { QueueAtLeast = 10 }), Rule("SAV tél", 2, RuleAction.Queue, "Conseil tél", new() { WaitAtLeastSeconds = 60 }))),
        (RoutingProblemKind.UnclearCondition, "SAV tél", 2, centre => centre.WithRules(Rule("SAV tél", 2, RuleAction.TurnAway, null, new() { FromMinutes = 22 * 60, ToMinutes = 6 * 60 }))),
        (RoutingProblemKind.UnclearCondition, "SAV tél", 2, centre => centre.WithRules(Rule("SAV tél", 2, RuleAction.TurnAway, null, new() { WhenClosed = true }))),
        (RoutingProblemKind.UnknownCalendar, "SAV tél", 2, centre => centre.WithRules(Rule("SAV tél", 2, RuleAction.TurnAway, null, new() { Calendar = "Bureaux", WhenClosed = true }))),
        (RoutingProblemKind.UnknownCalendar, "SAV tél", 2, centre => centre.WithRules(Rule("SAV tél", 2, RuleAction.TurnAway, null, new() { Calendar = "Jours fériés" }))),
        (RoutingProblemKind.UnknownCalendar, "SAV tél", null, centre => centre.WithFlow("SAV tél", flow => flow with { Calendar = "Astreinte" })),
        (RoutingProblemKind.EmptyCalendar, "Noël", null, centre => centre with { Calendars = centre.Calendars.Add(new("Noël", [])) }),
        (RoutingProblemKind.OverlappingTimes, "Nuit", null, centre => centre with { Calendars = centre.Calendars.Add(new("Nuit", [new([], 0, 360), new([IsoDayOfWeek.Monday], 300, 480)])) }),
        (RoutingProblemKind.SameKey, "Choix 3", null, centre => centre.WithNodes(new MenuNode { Name = "Choix 3", Parent = "Accueil", Key = "2", Target = "Mails" })),
        (RoutingProblemKind.SameTarget, "Choix 3", null, centre => centre.WithNodes(new MenuNode { Name = "Choix 3", Parent = "Accueil", Key = "3", Target = "SAV tél" })),
        (RoutingProblemKind.LeafWithoutSkill, "Choix SAV", null, centre => centre.WithFlow("SAV tél", flow => flow with { Skill = null })),
        (RoutingProblemKind.TooDeep, "Quatre", null, centre => centre.WithNodes(
            new MenuNode { Name = "Un", Parent = "Accueil", Key = "3" }, new MenuNode { Name = "Deux", Parent = "Un", Key = "1" }, new MenuNode { Name = "Trois", Parent = "Deux", Key = "1" }, new MenuNode { Name = "Quatre", Parent = "Trois", Key = "1", Target = "Mails" })),
        (RoutingProblemKind.TooManyChoices, "Accueil", null, centre => centre.WithNodes([.. Enumerable.Range(3, 4).Select(key => new MenuNode { Name = $"Choix {key}", Parent = "Accueil", Key = $"{key}", Target = "Mails" })])),
        (RoutingProblemKind.MessageWithoutOwner, "SAV tél", 1, centre => centre.WithFlow("SAV tél", flow => flow with { Owner = null })),
        (RoutingProblemKind.MessageWithoutOwner, "Numéro vert", 1, centre => centre.WithRules(Rule("Numéro vert", 1, RuleAction.Voicemail, null, Closed))),
        (RoutingProblemKind.TurnsAwayWhileOpen, "SAV tél", 2, centre => centre.WithRules(Rule("SAV tél", 2, RuleAction.TurnAway, null, new() { QueueAtLeast = 20 }))),
        (RoutingProblemKind.TurnsAwayWhileOpen, "SAV tél", 2, centre => centre.WithRules(Rule("SAV tél", 2, RuleAction.TurnAway, null, new() { Days = [IsoDayOfWeek.Friday], FromMinutes = 16 * 60 }))),
        (RoutingProblemKind.AmbiguousName, "Numéro vert", null, centre => centre.WithNodes(new MenuNode { Name = "Mails", Parent = "Accueil", Key = "3", Target = "Mails" }).WithEntry("Numéro vert", entry => entry with { LeadsTo = "Mails" })),
    ];

    public static TheoryData<int> Each => [.. Enumerable.Range(0, Faults.Length)];

    [Fact]
    public void A_healthy_centre_has_no_problem()
    {
        var verdicts = Run(Healthy);
        verdicts.Problems.ShouldBeEmpty();
        verdicts.Unverified.ShouldBeEmpty();
        verdicts.Reached.Length.ShouldBe(8);
        verdicts.Followed.Length.ShouldBe(3);
        verdicts.Ends.ShouldBe(
            [(PlaceKind.Flow, "Conseil tél", CallerEnd.Voicemail), (PlaceKind.Flow, "SAV tél", CallerEnd.Voicemail), (PlaceKind.Flow, "SAV tél", CallerEnd.Waits), (PlaceKind.Flow, "Mails", CallerEnd.Waits)], ignoreOrder: true);
    }

    [Fact]
    public void Every_kind_has_a_fault_here() => Faults.Select(fault => fault.Kind).Distinct().ShouldBe(Enum.GetValues<RoutingProblemKind>(), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Each))]
    public void A_fault_is_found_where_it_is_and_the_fix_removes_it(int number)
    {
        var (kind, place, rule, fault) = Faults[number];
        var faulty = fault(Healthy);
        var found = Run(faulty).Problems;
        var problem = found.Where(candidate => (candidate.Kind, candidate.Place, candidate.Rule) == (kind, place, rule)).ShouldHaveSingleItem($"{kind}: {string.Join(", ", found.Select(other => other.Identity))}");
        if (kind == RoutingProblemKind.AmbiguousName) return; // only people know which one is meant
        problem.Fix.ShouldNotBeEmpty();
        var mended = problem.Fix.Aggregate(faulty, (declared, change) => change.Apply(declared));
        Run(mended).Problems.Select(left => left.Identity).ShouldNotContain(problem.Identity);
        // A fix may bring another problem to light (a way that now leads somewhere, a skill that nobody holds yet): mended one after the other, all go.
        for (var round = 0; Run(mended).Problems is [var next, ..]; round++)
        {
            round.ShouldBeLessThan(8, next.Identity);
            next.Fix.ShouldNotBeEmpty(next.Identity);
            mended = next.Fix.Aggregate(mended, (declared, change) => change.Apply(declared));
        }

        foreach (var change in problem.Fix) RuleCheck.Check(change.Describe());
    }

    [Fact]
    public void Two_minutes_past_six_on_a_Friday_evening()
    {
        var caller = Run(Healthy.WithoutRules("SAV tél")).Of(RoutingProblemKind.HoleOutOfHours).ShouldHaveSingleItem();
        caller.WeeklyMinutes.ShouldBe((7 * 1440) - (5 * 600));
        (caller.Caller!.Weekday, caller.Caller.MinuteOfDay, caller.Caller.EntryPoint, caller.Caller.End).ShouldBe((IsoDayOfWeek.Monday, (18 * 60) + 1, "Numéro vert", CallerEnd.Waits));
        caller.Caller.Keys.ShouldBe(["2"]);
        caller.Caller.Way.Select(step => step.Shown).ShouldBe(["Numéro vert", "Accueil [2]", "Choix SAV", "SAV tél"]);
    }

    [Fact]
    public void A_caller_goes_round_between_two_overflows_and_carries_the_wait()
    {
        var round = Run(Healthy.WithRules(Rule("SAV tél", 2, RuleAction.Queue, "Conseil tél", new() { WaitAtLeastSeconds = 120 }))).Of(RoutingProblemKind.EndlessRound).ShouldHaveSingleItem();
        round.Caller!.Way.Select(step => step.Shown).ShouldBe(["Numéro vert", "Accueil [1]", "Choix conseil", "Conseil tél #2", "SAV tél #2", "Conseil tél"]);
        round.Caller.WaitSeconds.ShouldBe(300);
        round.WeeklyMinutes.ShouldBe(5 * 600);
    }

    [Fact]
    public void A_choice_to_hear_the_menu_again_is_no_trap() =>
        Run(Healthy.WithNodes(new MenuNode { Name = "Réécouter", Parent = "Accueil", Key = "9", Target = "Accueil" })).Problems.ShouldBeEmpty();

    [Fact]
    public void A_hidden_rule_names_the_one_that_hides_it() =>
        Run(Healthy.WithRules(Rule("SAV tél", 2, RuleAction.Queue, null, Open), Rule("SAV tél", 3, RuleAction.Callback, "SAV tél", new() { WaitAtLeastSeconds = 300 })))
            .Of(RoutingProblemKind.ShadowedRule).ShouldHaveSingleItem().Others.ShouldBe(["1", "2"]);

    [Fact]
    public void Nobody_scheduled_is_nobody_present()
    {
        var centre = Healthy.WithoutRules("SAV tél").WithRules(Rule("SAV tél", 1, RuleAction.Voicemail, "SAV tél", new() { NobodyPresent = true }));
        Run(centre).Problems.ShouldBeEmpty();
        // Who has no calendar may be there at any hour: the rule is no longer sure to apply.
        Run(centre with { People = centre.People.Add(Person("P6", "Technique", null)), Assessments = centre.Assessments.Add(new() { Person = "P6", Skill = "dépannage", Holds = true }) })
            .Problems.Select(problem => problem.Kind).ShouldBe([RoutingProblemKind.HoleOutOfHours]);
    }

    [Fact]
    public void Only_the_named_type_takes_the_rule_and_the_caller_says_so()
    {
        var centre = Healthy.WithRules(Rule("SAV tél", 2, RuleAction.Queue, "SAV", new() { CustomerType = "Pro", WaitAtLeastSeconds = 60 }));
        var caller = Run(centre).Of(RoutingProblemKind.MissingTarget).ShouldHaveSingleItem().Caller!;
        (caller.CustomerType, caller.WaitSeconds, caller.End).ShouldBe(("Pro", 60, CallerEnd.Nowhere));
    }

    [Fact]
    public void Too_many_states_are_told_and_nothing_is_claimed_of_them()
    {
        var rules = Enumerable.Range(1, 14).Select(number => Rule("Numéro vert", number, RuleAction.Queue, $"F{number}", new() { QueueAtLeast = 5, NobodyPresent = true })).ToArray();
        var centre = Healthy.WithRules(rules) with { Flows = [.. Healthy.Flows, .. Enumerable.Range(1, 14).Select(number => Flow($"F{number}", Channels.Mail, "écrit", "Conseil", 1))] };
        var verdicts = Run(centre);
        verdicts.Unverified.ShouldBe([new UnverifiedPlace(PlaceKind.EntryPoint, "Numéro vert", Math.Pow(2, 28))]);
        verdicts.Problems.ShouldBeEmpty();
    }

    /// <summary>500 rules over 200 places (bench/Routing measures the time): faults that are planted there are found there, and two runs say the same.</summary>
    [Fact]
    public void A_large_centre_is_verified_whole()
    {
        var large = Plateau.Bench.Routing.RoutingInstance.Make(7);
        var planted = large with
        {
            Flows = [.. large.Flows, Flow("Trou", Channels.Phone, "S1", "A", 1) with { Calendar = "C1", Owner = "O" }, Flow("Jamais", Channels.Phone, "S1", "A", 1)],
            EntryPoints = [.. large.EntryPoints, new() { Name = "Impasse", Kind = EntryKind.PhoneNumber }, new() { Name = "Direct", Kind = EntryKind.PhoneNumber, LeadsTo = "Trou" }],
        };
        var verdicts = Run(planted);
        (verdicts.Places, verdicts.Rules, verdicts.Unverified.Length).ShouldBe((204, 500, 0));
        foreach (var (kind, place) in new[] { (RoutingProblemKind.DeadEnd, "Impasse"), (RoutingProblemKind.HoleOutOfHours, "Trou"), (RoutingProblemKind.UnreachablePlace, "Jamais") })
            verdicts.Of(kind).ShouldContain(problem => problem.Place == place);
        Run(planted).Problems.Select(problem => problem.Identity).ShouldBe(verdicts.Problems.Select(problem => problem.Identity));
    }

    [Fact]
    public void What_nobody_declared_gives_an_answer_and_no_exception()
    {
        Run(Declarations.None).Problems.ShouldBeEmpty();
        Run(new Declarations { Rules = Healthy.Rules }).Problems.ShouldAllBe(problem => problem.Kind == RoutingProblemKind.MissingTarget);
        Run(new Declarations { EntryPoints = Healthy.EntryPoints }).Problems.Length.ShouldBe(2);
        Run(new Declarations { Flows = Healthy.Flows, EntryPoints = [Healthy.EntryPoints[0] with { LeadsTo = "SAV tél" }] }).HoursUnknown.ShouldBe(["SAV tél"]);
    }

    private static RoutingVerdicts Run(Declarations declared) => RoutingVerifier.Run(declared, RoutingSettings.Default);
}
