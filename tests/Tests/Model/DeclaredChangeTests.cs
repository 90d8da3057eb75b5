using Plateau.Model.Changes;
using Plateau.Model.Changes.Declared;
using Plateau.Model.Declared;
using Plateau.Tests.Diagnosis;
using Shouldly;
using Xunit;
using static Plateau.Tests.Diagnosis.DeclaredCentre;

namespace Plateau.Tests.Model;

/// <summary>Changes of what people declare, one by one: exactly what is said changes, and what is not declared is refused by name.</summary>
public sealed class DeclaredChangeTests
{
    [Fact]
    public void Rules_move_leave_and_come_in_the_order_of_the_place()
    {
        Actions(new AddRule(Rule("Conseil tél", 2, RuleAction.TurnAway, null)).Apply(Healthy)).ShouldBe([RuleAction.Voicemail, RuleAction.TurnAway, RuleAction.Queue]);
        Actions(new RemoveRule("Conseil tél", 1).Apply(Healthy)).ShouldBe([RuleAction.Queue]);
        Actions(new MoveRule("Conseil tél", 2, 1).Apply(Healthy)).ShouldBe([RuleAction.Queue, RuleAction.Voicemail]);
        RoutingRule.Of(new RedirectRule("Conseil tél", 2, "Mails").Apply(Healthy).Rules, "Conseil tél").Select(rule => rule.To).ShouldBe(["Conseil tél", "Mails"]);
        RoutingRule.Of(new RestrictRule("Conseil tél", 2, Office).Apply(Healthy).Rules, "Conseil tél")[1].When.ShouldBe(new() { Calendar = Office, WhenClosed = true, WaitAtLeastSeconds = 300 });
        RoutingRule.Of(new UseCalendar("Conseil tél", 2, Office).Apply(Healthy).Rules, "Conseil tél")[1].When.ShouldBe(new() { Calendar = Office, WaitAtLeastSeconds = 300 });
        Actions(new OfferCallback("Conseil tél", 2, "Mails").Apply(Healthy)).ShouldBe([RuleAction.Voicemail, RuleAction.Callback]);
        Healthy.Rules.Length.ShouldBe(3);
    }

    [Fact]
    public void A_night_is_cut_at_midnight_and_goes_on_the_next_day()
    {
        var night = Healthy.WithRules(Rule("Mails", 1, RuleAction.TurnAway, null, new() { Days = [NodaTime.IsoDayOfWeek.Saturday, NodaTime.IsoDayOfWeek.Sunday], FromMinutes = 1320, ToMinutes = 360 }));
        var rules = RoutingRule.Of(new SplitOvernightRule("Mails", 1, 1320, 360).Apply(night).Rules, "Mails");
        rules.Select(rule => (rule.When.FromMinutes, rule.When.ToMinutes, string.Join(' ', rule.When.Days))).ShouldBe([(null, 360, "Monday Sunday"), (1320, null, "Saturday Sunday")], ignoreOrder: true);
        rules.Select(rule => rule.Order).ShouldBeUnique();
    }

    [Fact]
    public void Menus_and_entry_points_follow()
    {
        new ConnectEntryPoint("Numéro vert", "SAV tél").Apply(Healthy).EntryPoints[0].LeadsTo.ShouldBe("SAV tél");
        new DeclareEntryPoint("Mails").Apply(Healthy).EntryPoints[^1].LeadsTo.ShouldBe("Mails");
        new SetMenuTarget("Choix SAV", "Mails").Apply(Healthy).Menu[2].Target.ShouldBe("Mails");
        new SetMenuKey("Choix SAV", "5").Apply(Healthy).Menu[2].Key.ShouldBe("5");
        new MoveMenuNode("Choix SAV", "Choix conseil").Apply(Healthy).Menu[2].Parent.ShouldBe("Choix conseil");
        new MoveMenuNode("Choix SAV", null).Apply(Healthy).Menu[2].ShouldSatisfyAllConditions(node => node.Parent.ShouldBeNull(), node => node.Key.ShouldBeNull());
        new GroupMenuChoices("Accueil", ["Choix conseil", "Choix SAV"]).Apply(Healthy).Menu.Count(node => node.Parent == "Accueil").ShouldBe(1);
        var cut = new RemoveMenuNode("Accueil").Apply(Healthy.WithRules(Rule("Choix SAV", 1, RuleAction.TurnAway, null)));
        cut.Menu.ShouldBeEmpty();
        cut.Rules.Length.ShouldBe(3);
        new ReportEntryPoint("Boîte contact").Apply(Healthy.WithEntry("Boîte contact", entry => entry with { Reported = false })).EntryPoints[1].Reported.ShouldBe(true);
    }

    [Fact]
    public void Skills_people_and_calendars_follow()
    {
        var asked = new AskSkill("Mails", "courrier").Apply(Healthy);
        (asked.Flows[2].Skill, asked.Skills[^1].Name).ShouldBe(("courrier", "courrier"));
        new TrainPerson("P1", "courrier").Apply(asked).Assessments[^1].ShouldBe(new() { Person = "P1", Skill = "courrier", Holds = true });
        new TrainPerson("P1", "conseil").Apply(Healthy with { Requirements = [new("Mails", "conseil", 4)] }).Assessments[^1].Level.ShouldBe(4);
        var calendar = new SetCalendar(Office, [new([], 0, 90)]);
        calendar.WeeklyHours.ShouldBe(10.5);
        calendar.Apply(Healthy).Calendars.ShouldHaveSingleItem().Times.Length.ShouldBe(1);
    }

    [Fact]
    public void Responsibilities_and_activities_follow()
    {
        new AnswerFor(AnsweredSubject.EntryPoint, "Boîte contact", "Paul").Apply(Healthy).EntryPoints[1].Owner.ShouldBe("Paul");
        new AnswerFor(AnsweredSubject.Flow, "Mails").Apply(Healthy).Flows[2].Owner.ShouldBe(AssignOwner.ToBeNamed);
        new AnswerFor(AnsweredSubject.Activity, "Conseil", "Paul").Apply(Healthy).Activities[0].Owner.ShouldBe("Paul");
        var both = Healthy with { Responsibilities = [new("Mails", null, "Nadia", false, true, false, false), new("Mails", null, "Paul", false, true, false, false)] };
        new SetAccountable("Mails", null, "Paul").Apply(both).Responsibilities.Select(said => (said.Who, said.Accountable, said.Responsible)).ShouldBe([("Nadia", false, true), ("Paul", true, false)]);
        new SetAccountable("SAV tél", "clôture").Apply(both).Responsibilities[^1].Who.ShouldBe(AssignOwner.ToBeNamed);
        var merged = new MergeActivities("Conseil", ["Après-vente"]).Apply(Healthy);
        (merged.Activities.Length, merged.Flows.Count(flow => flow.Activity == "Conseil")).ShouldBe((1, 3));
        new RemoveHelpLink("Accueil client", "Technique").Apply(Healthy).HelpLinks.ShouldBeEmpty();
        new DeclareTeam("Comptabilité").Apply(Healthy).Teams[^1].Name.ShouldBe("Comptabilité");
        new TicketTransfer("Accueil client", "Technique").Apply(Healthy with { Transfers = [Healthy.Transfers[0] with { WithTicket = false }] }).Transfers[0].WithTicket.ShouldBe(true);
    }

    [Fact]
    public void What_is_not_declared_is_refused_with_its_name()
    {
        Change[] wrong =
        [
            new AddRule(Rule("Mel", 1, RuleAction.TurnAway, null)), new RemoveRule("Mails", 1), new MoveRule("Conseil tél", 1, 3), new RedirectRule("Conseil tél", 0, "Mails"), new RestrictRule("Mails", 1, Office), new UseCalendar("Mails", 1, Office),
            new SplitOvernightRule("Mails", 1, 1200, 60), new OfferCallback("Conseil tél", 1, "Mel"), new ConnectEntryPoint("Numéro", "Mails"), new DeclareEntryPoint("Mel"), new SetMenuTarget("Choix", "Mails"), new MoveMenuNode("Choix SAV", "Choix"),
            new RemoveMenuNode("Choix"), new SetMenuKey("Choix", "1"), new GroupMenuChoices("Choix", ["Choix SAV"]), new AskSkill("Mel", "écrit"), new TrainPerson("P9", "écrit"), new AnswerFor(AnsweredSubject.Activity, "Vente"),
            new ReportEntryPoint("Numéro"), new MergeActivities("Vente", ["Conseil"]), new RemoveHelpLink("Technique", "Accueil client"), new TicketTransfer("Technique", "Accueil client"),
        ];
        foreach (var change in wrong) Should.Throw<ArgumentException>(() => change.Apply(Healthy), change.ToString()).Message.ShouldContain("(");
    }

    [Fact]
    public void The_simulated_centre_stays_as_it_is()
    {
        var centre = CentreSamples.Full();
        foreach (var change in ChangeCatalogue.Samples.OfType<DeclaredChange>()) change.Apply(centre).ShouldBeSameAs(centre);
        ChangeCatalogue.Samples.Where(change => change is not DeclaredChange).ShouldAllBe(change => ReferenceEquals(change.Apply(Healthy), Healthy));
    }

    private static IEnumerable<RuleAction> Actions(Declarations declared) => RoutingRule.Of(declared.Rules, "Conseil tél").Select(rule => rule.Action);
}
