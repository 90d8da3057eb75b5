using FsCheck;
using FsCheck.Fluent;
using Plateau.Model;
using Plateau.Model.Changes;
using Plateau.Model.Changes.Declared;
using Plateau.Model.Files;
using Plateau.Model.Ways;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Model;

/// <summary>Changes on centres with ways, reserves, diallers and shifts.</summary>
public sealed class WaysChangeTests
{
    private static readonly CentreModel Centre = Named(RichSamples.Full());

    public static TheoryData<Change> Applicable =>
    [
        new AddSkill(SkillHolder.Of(new AgentId("N1")), new("expertise")),
        new AddSkill(SkillHolder.Of(new AgentId("R1")), new("chat")),
        new AddSkill(SkillHolder.Of(new GroupId("EXPERTS")), new("chat")),
        new RemoveSkill(SkillHolder.Of(new AgentId("N1")), new("écrit")),
        new RemoveSkill(SkillHolder.Of(new GroupId("RENFORT")), new("téléphone")),
        new MoveAgents(new("NANTES"), new("EXPERTS"), 1),
        new AddStaff(new("NANTES"), null, 480, 600, 2),
        new PoolFlows([new("TEL"), new("MAIL")]),
        new AlterOverflow(new("TEL"), 20, [new("RENFORT")]),
        new SetTarget(new("CHAT"), ServiceTarget.Default),
        new AssignOwner(new("VOC")),
        new FollowIndicator(new("VOC")),
    ];

    [Theory]
    [MemberData(nameof(Applicable))]
    public void A_centre_with_every_element_stays_valid(Change change)
    {
        var after = change.Apply(Centre);
        CentreFile.Read(CentreFile.Write(after)).Problems.ShouldBeEmpty();
        CentreFile.Write(after).ShouldNotBe(CentreFile.Write(Centre));
    }

    [Fact]
    public void The_list_of_changes_names_every_kind() =>
        ChangeCatalogue.Samples.Where(sample => sample is not DeclaredChange).Select(sample => sample.GetType()).Distinct().ShouldBe(Applicable.Select(row => row.Data.GetType()).Distinct(), ignoreOrder: true);

    [Fact]
    public void An_agent_who_learns_keeps_site_absence_and_reserve_and_the_dialler_follows()
    {
        var after = new AddSkill(SkillHolder.Of(new AgentId("N1")), new("expertise")).Apply(Centre);
        var own = after.Groups.Single(group => group.Members.Contains(new("N1")));
        (own.Site, own.AbsenceShare, own.SwitchSeconds, own.Learning).ShouldBe(("Nantes", 0.06, 15, Centre.Groups[0].Learning));
        own.Speeds.ShouldBe([1, 0.8]);
        own.MovableBreaks.ShouldBeEmpty();
        own.Skills[0].ResolutionShare.ShouldBe(0.85);
        own.Skills[1].Concurrency.ShouldBe(2);
        own.Skills[^1].Concurrency.ShouldBeNull();
        after.Routing.Reserves.Select(reserve => (reserve.Group, reserve.Agents)).ShouldBe([(new("NANTES"), 2), (own.Id, 2)]);
        after.Diallers[0].TestGroups.ShouldBe([new("NANTES"), own.Id]);
        after.Diallers[0].TargetGroups.ShouldBe([new("NANTES"), own.Id, new("RENFORT")]);
        after.Diallers[1].TestGroups.ShouldBeEmpty();
    }

    [Fact]
    public void A_group_that_ends_is_followed_where_its_agents_go()
    {
        // N1 and N2 leave NANTES for two groups; the last to go takes the dialler along.
        var once = new AddSkill(SkillHolder.Of(new AgentId("N1")), new("expertise")).Apply(Centre);
        var twice = new AddSkill(SkillHolder.Of(new AgentId("N2")), new("expertise")).Apply(once);
        twice.Groups.ShouldNotContain(group => group.Id == new GroupId("NANTES"));
        var both = twice.Groups.Single(group => group.Members.Length == 2).Id;
        twice.Diallers[0].TestGroups.ShouldBe([both]);
        twice.Routing.Reserves.Select(reserve => reserve.Group).ShouldBe([both]);
        CentreFile.Read(CentreFile.Write(twice)).Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Losing_a_skill_loses_its_reserve_alone()
    {
        var after = new RemoveSkill(SkillHolder.Of(new GroupId("NANTES")), new("écrit")).Apply(Centre);
        after.Routing.Reserves.ShouldBeEmpty();
        SameValues.Differences(after.Routing.Flows, Centre.Routing.Flows).ShouldBeEmpty();
        new RemoveSkill(SkillHolder.Of(new GroupId("NANTES")), new("chat")).Apply(Centre).Routing.Reserves.Length.ShouldBe(1);
    }

    [Fact]
    public void A_pooled_chat_keeps_the_flow_s_concurrency_and_speeds()
    {
        var after = new AddSkill(SkillHolder.Of(new GroupId("EXPERTS")), new("chat")).Apply(Centre);
        var held = after.Groups[2].Skills[^1];
        (held.Concurrency ?? after.Flows[2].Concurrency).ShouldBe(3);
        after.Flows[2].Speeds.ShouldBe([1, 0.7, 0.55]);
    }

    [Fact]
    public void Adding_a_skill_and_removing_it_gives_a_rich_centre_back()
    {
        Prop.ForAll<int>(seed =>
        {
            var centre = RichSamples.Random(seed);
            var random = new Random(seed);
            var group = centre.Groups[random.Next(centre.Groups.Length)];
            foreach (var skill in centre.Flows.Select(flow => flow.Skill).Where(skill => !group.Skills.Any(held => held.Skill == skill)))
            {
                var added = new AddSkill(SkillHolder.Of(group.Id), skill).Apply(centre);
                CentreFile.Read(CentreFile.Write(added)).Problems.ShouldBeEmpty();
                SameValues.Differences(centre, new RemoveSkill(SkillHolder.Of(group.Id), skill).Apply(added), 1e-12).ShouldBeEmpty();
            }
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>The replica of a log has only the flows that the log shows: what led to the others must not dangle.</summary>
    [Fact]
    public void Ways_to_flows_that_are_gone_are_closed()
    {
        var left = WithoutFlow(WithoutFlow(Centre with { Groups = [.. Centre.Groups.Take(2)] }, "VOC"), "EXPERT");
        CentreFile.Read(CentreFile.Write(left)).Problems.ShouldBeEmpty();
        var phone = left.Flows[0];
        phone.WhenClosed.ShouldBeNull();
        phone.Menu!.Choices.Select(choice => choice.Flow.Value).ShouldBe(["CHAT"]);
        phone.QueueRules[3].Action.ShouldBe(QueueAction.Leaves);
        phone.QueueRules[3].ToFlow.ShouldBeNull();
        phone.Handovers.Select(handover => handover.ToFlow.Value).ShouldBe(["MAIL"]);
        phone.Returns.Length.ShouldBe(3);
        left.Lines[0].Flows.ShouldBe([new("TEL")]);
        WithoutFlow(left, "SORTANT").Diallers.ShouldBeEmpty();
        WithoutFlow(left, "MAIL").Routing.Reserves.ShouldBeEmpty();
    }

    private static CentreModel WithoutFlow(CentreModel centre, string flow) => WaysKept.Among(centre with { Flows = centre.Flows.RemoveAll(item => item.Id.Value == flow) });

    private static CentreModel Named(CentreModel centre) => centre with
    {
        Agents =
        [
            new() { Id = new("N1"), Skills = centre.Groups[0].Skills }, new() { Id = new("N2"), Skills = centre.Groups[0].Skills }, new() { Id = new("R1"), Skills = centre.Groups[1].Skills },
        ],
        Groups = [centre.Groups[0] with { Members = [new("N1"), new("N2")] }, centre.Groups[1] with { Members = [new("R1")] }, centre.Groups[2]],
    };
}
