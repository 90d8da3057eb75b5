using System.Collections.Immutable;
using Plateau.Diagnosis;
using Plateau.Diagnosis.Map;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Declared;
using Plateau.Model.Observations;
using Plateau.Tests.Samples;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Diagnosis.Map;

public sealed class CentreMapTests
{
    /// <summary>A number of 1,000 callers: a tenth hangs up at the head of the menu, half of them choose sales, two fifths choose care; ten in a hundred of the latter hang up there.</summary>
    private static readonly Declarations _small = new()
    {
        EntryPoints = [new() { Name = "Number", Kind = EntryKind.PhoneNumber, LeadsTo = "Menu", Weekly = 1000, Owner = "Ann" }, new() { Name = "Box", Kind = EntryKind.Mailbox, LeadsTo = "Mail" }],
        Menu =
        [
            new() { Name = "Menu", DropOutShare = 0.1 },
            new() { Name = "Key 1", Parent = "Menu", Key = "1", Share = 0.5, Target = "Sales" },
            new() { Name = "Key 2", Parent = "Menu", Key = "2", Share = 0.4, DropOutShare = 0.1, Target = "Care" },
        ],
        Flows =
        [
            new() { Name = "Sales", Team = "North", WeeklyLow = 600, WeeklyHigh = 700 }, new() { Name = "Care", Skill = "care" }, new() { Name = "Mail", Outside = "Provider" },
        ],
        Rules = [new() { At = "Sales", Order = 1, When = new() { QueueAtLeast = 10 }, Action = RuleAction.GoTo, To = "Care" }, new() { At = "Care", Order = 1, When = new() { WaitAtLeastSeconds = 300 }, Action = RuleAction.TurnAway }],
        Teams = [new() { Name = "North", Tier = 1 }, new() { Name = "South", Tier = 2 }],
        People = [new() { Name = "p", Team = "South" }, new() { Name = "q", Team = "North" }],
        Skills = [new() { Name = "care" }],
        Assessments = [new() { Person = "p", Skill = "care", Holds = true, Level = 2 }],
        Transfers = [new() { From = "North", To = "South", Flow = "Sales", Share = 0.1 }],
        HelpLinks = [new("North", "South", null, null)],
    };

    [Fact]
    public void Volumes_go_through_the_menu_by_the_shares_that_are_said()
    {
        var map = DeclaredMap.Of(_small);
        Node(map, MapStage.Menu, "Key 1").Weekly.Value.ShouldBe(500);
        Node(map, MapStage.Menu, "Key 2").Weekly.Value.ShouldBe(400);
        Node(map, MapStage.Flow, "Care").Weekly.Value.ShouldNotBeNull().ShouldBe(360, 1e-9);
        Node(map, MapStage.Flow, "Sales").Weekly.ShouldBe(new Estimate(650, 600, 700, 0));
        Link(map, "Menu", "").Weekly.Value.ShouldNotBeNull().ShouldBe(100, 1e-9); // hangs up
        Link(map, "North", "South", MapLinkKind.Transfers).Weekly.Value.ShouldNotBeNull().ShouldBe(65, 1e-9);
    }

    [Fact]
    public void What_is_not_said_stays_unknown()
    {
        var map = DeclaredMap.Of(_small);
        Node(map, MapStage.Flow, "Mail").Weekly.Value.ShouldBeNull();
        Link(map, "Sales", "Care", MapLinkKind.Rule).Weekly.Value.ShouldBeNull();
        Node(map, MapStage.Flow, "Sales").Indicators.ShouldBeNull(); // nobody was asked for indicators
        var withoutShare = _small with { Menu = [.. _small.Menu.Select(node => node with { Share = node.Name == "Key 2" ? null : node.Share })] };
        Node(DeclaredMap.Of(withoutShare), MapStage.Flow, "Care").Weekly.Value.ShouldBeNull();
    }

    [Fact]
    public void Who_treats_a_flow_is_who_is_named_else_who_is_able()
    {
        var map = DeclaredMap.Of(_small);
        Link(map, "Sales", "North").Kind.ShouldBe(MapLinkKind.Treats);
        Link(map, "Care", "South").Kind.ShouldBe(MapLinkKind.MayTreat);
        map.Nodes[Link(map, "Mail", "Provider").To].End.ShouldBe(MapEnd.Outside);
        map.Nodes.ShouldContain(node => node.End == MapEnd.TurnedAway);
    }

    [Fact]
    public void A_menu_that_leads_back_to_itself_ends_and_has_no_volume()
    {
        var round = _small with { Menu = [new() { Name = "Menu", Target = "Back" }, new() { Name = "Back", Target = "Menu" }] };
        Node(DeclaredMap.Of(round), MapStage.Menu, "Back").Weekly.Value.ShouldBeNull();
    }

    [Fact]
    public void A_map_against_itself_differs_in_nothing()
    {
        var map = DeclaredMap.Of(MaisonLumen.Declared);
        MapDifference.Of(map, map, alike: true).IsEmpty.ShouldBeTrue();
        MapDifference.Of(map, map, alike: false).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Against_a_log_only_what_it_could_show_is_missing()
    {
        var seen = new CentreMap(
            [new(MapStage.Flow, "SALES ") { Weekly = new Estimate(500, 480, 520, 10) }, new(MapStage.Flow, "Returns"), new(MapStage.Team, "North")],
            [new(MapLinkKind.Treats, 0, 2) { Weekly = Estimate.Exactly(500, 500) }]);
        var difference = MapDifference.Of(DeclaredMap.Of(_small), seen, alike: false);
        var sales = difference.Nodes.Single(node => node.First?.Name == "Sales");
        (sales.Presence, sales.Volume).ShouldBe((MapPresence.Both, VolumeVerdict.Less)); // 480 to 520 against 600 to 700
        difference.Nodes.Single(node => node.Node.Name == "Care").Presence.ShouldBe(MapPresence.OnlyFirst);
        difference.Nodes.Single(node => node.Node.Name == "Returns").Presence.ShouldBe(MapPresence.OnlySecond);
        // Treated outside alone: a log of the centre could not show it.
        difference.Nodes.Single(node => node.Node is { Stage: MapStage.Flow, Name: "Mail" }).Presence.ShouldBe(MapPresence.CannotTell);
        difference.Nodes.Where(node => node.Node.Stage is MapStage.EntryPoint or MapStage.Menu).ShouldAllBe(node => node.Presence == MapPresence.CannotTell);
        difference.Links.Where(link => link.Kind is MapLinkKind.Helped or MapLinkKind.Transfers).ShouldAllBe(link => link.Presence == MapPresence.CannotTell);
    }

    [Fact]
    public void A_case_log_shows_teams_what_they_pass_on_and_where_cases_end()
    {
        var cases = SampleCases(days: 14);
        var map = ObservedMap.Of(new CentreEvidence(Plateau.Model.CentreModel.Unknown("", "UTC"), null, null) { Cases = cases });
        Link(map, "A", "B", MapLinkKind.Transfers).Weekly.Value.ShouldNotBeNull().ShouldBe(3, 1e-9); // six in two weeks
        map.Links.Where(link => map.Nodes[link.To].End == MapEnd.Closed).Sum(link => link.Weekly.Value).ShouldNotBeNull().ShouldBe(5, 1e-9);
    }

    /// <summary>Taking the faults away is a change for the better, planting them the other way round: what one direction solves the other adds.</summary>
    [Fact]
    public void What_a_target_solves_the_way_back_adds()
    {
        var (faulty, healthy) = (Evidence(MaisonLumen.Declared), Evidence(MaisonLumen.Healthy));
        var forth = TargetComparison.Of(faulty, MaisonLumen.Healthy, RuleSettings.Defaults, TestContext.Current.CancellationToken);
        var back = TargetComparison.Of(healthy, MaisonLumen.Declared, RuleSettings.Defaults, TestContext.Current.CancellationToken);
        forth.Added.ShouldBeEmpty();
        forth.Solved.Length.ShouldBeGreaterThanOrEqualTo(MaisonLumen.Faults.Length);
        back.Added.Select(found => found.Finding.What.Code).Order().ShouldBe(forth.Solved.Select(found => found.Finding.What.Code).Order());
        forth.Difference.Nodes.Count(node => node.Presence == MapPresence.OnlyFirst).ShouldBe(back.Difference.Nodes.Count(node => node.Presence == MapPresence.OnlySecond));
        var problems = forth.Figures.Single(pair => pair.AsIs.Key == "routing-problems");
        problems.Target.Value.ShouldBe(0);
        problems.AsIs.Value.ShouldNotBeNull().ShouldBeGreaterThan(0);
    }

    private static CentreEvidence Evidence(Declarations declared) => new(Plateau.Model.CentreModel.Unknown("", "UTC"), null, null) { Declared = declared };

    private static CaseObservation SampleCases(int days) => new()
    {
        Events = 30,
        Cases = 10,
        From = NodaTime.Instant.FromUtc(2026, 3, 2, 0, 0),
        To = NodaTime.Instant.FromUtc(2026, 3, 2, 0, 0) + NodaTime.Duration.FromDays(days),
        MostEvents = 4,
        BetweenGroups = null,
        BetweenPeople = null,
        Groups = [new("A", 1, 20, 10, 10, 4, 0, 6, 60, 0, null, null), new("B", 2, 10, 6, 0, 6, 6, 0, 60, 0, null, null)],
        Edges = [new("A", "B", 6, 6, 30, 30, 0, 0, 0, 0, 6)],
        CasesByGroups = [4, 6],
        CasesAtFirstTier = null,
        Flows = [],
        Association = null,
        Closing = null,
        Variants = [],
        VariantCount = 0,
        CasesOfFurtherVariants = 0,
        Activities = [],
        DirectlyFollows = [],
        Unplaced = 0,
    };

    private static MapNode Node(CentreMap map, MapStage stage, string name) => map.Nodes.Single(node => node.Stage == stage && node.Name == name);

    private static MapLink Link(CentreMap map, string from, string to, MapLinkKind? kind = null) =>
        map.Links.Single(link => map.Nodes[link.From].Name == from && map.Nodes[link.To].Name == to && (kind is null || link.Kind == kind));
}
