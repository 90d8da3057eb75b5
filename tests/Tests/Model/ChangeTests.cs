using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Plateau.Model;
using Plateau.Model.Changes;
using Plateau.Model.Files;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Model;

public sealed class ChangeTests
{
    private static readonly CentreModel Centre = CentreSamples.Full();

    public static TheoryData<Change> Applicable =>
    [
        new AddSkill(SkillHolder.Of(new AgentId("A01")), new("internet")),
        new AddSkill(SkillHolder.Of(new GroupId("G3")), new("internet")),
        new RemoveSkill(SkillHolder.Of(new AgentId("A02")), new("bourse")),
        new RemoveSkill(SkillHolder.Of(new GroupId("G1")), new("banque")),
        new MoveAgents(new("G1"), new("G2"), 1),
        new MoveAgents(new("G3"), new("G1"), 2),
        new MoveAgents(new("G1"), new("G3"), 2),
        new AddStaff(new("G2"), IsoDayOfWeek.Tuesday, 540, 660, 1.5),
        new AddStaff(new("G2"), null, 0, 1440, -1),
        new PoolFlows([new("NE"), new("IN")]),
        new AlterOverflow(new("PS"), 20, [new("G1")]),
        new AlterOverflow(new("NE"), 20, [new("G1")]),
        new SetTarget(new("IN"), ServiceTarget.Default),
        new AssignOwner(new("PS")),
        new AssignOwner(new("NE"), "Marie"),
        new FollowIndicator(new("PS")),
    ];

    [Theory]
    [MemberData(nameof(Applicable))]
    public void A_centre_stays_valid_and_the_original_untouched(Change change)
    {
        var before = CentreFile.Write(Centre);
        var after = change.Apply(Centre);
        Valid(after);
        CentreFile.Write(Centre).ShouldBe(before);
        CentreFile.Write(after).ShouldNotBe(before);
        change.Describe().Code.ShouldBe($"change.{change.Code}");
    }

    /// <summary>A01 refuses the skill of the web; who is given it all the same refuses it no more, and nobody else changes their mind.</summary>
    [Fact]
    public void A_skill_that_is_given_is_refused_no_more()
    {
        var after = new AddSkill(SkillHolder.Of(new AgentId("A01")), new("internet")).Apply(Centre);
        after.Agents[0].Refuses.ShouldBeEmpty();
        after.Agents[0].Wishes.ShouldBe([new SkillId("bourse")]);
        new AddSkill(SkillHolder.Of(new AgentId("A02")), new("internet")).Apply(Centre).Agents[0].Refuses.ShouldBe([new SkillId("internet")]);
    }

    [Fact]
    public void Adding_a_skill_and_removing_it_gives_the_centre_back()
    {
        Prop.ForAll<int>(seed =>
        {
            var centre = CentreSamples.Random(seed);
            var random = new Random(seed);
            var holders = centre.Agents.Select(agent => (Holder: SkillHolder.Of(agent.Id), agent.Skills)).Concat(centre.Groups.Select(group => (SkillHolder.Of(group.Id), group.Skills))).ToArray();
            var (holder, skills) = holders[random.Next(holders.Length)];
            foreach (var skill in centre.Flows.Select(flow => flow.Skill).Where(skill => !skills.Any(held => held.Skill == skill)))
            {
                var added = new AddSkill(holder, skill).Apply(centre);
                Valid(added);
                added.StaffedHours.ShouldBe(centre.StaffedHours, 1e-9);
                var back = new RemoveSkill(holder, skill).Apply(added);
                Valid(back);
                back.StaffedHours.ShouldBe(centre.StaffedHours, 1e-9);
                // Where another group already has the new skills, or the old, the agent joins or leaves people of equal skills: the same service, other shares.
                var sets = centre.Groups.Select(group => Set(group.Skills)).ToArray();
                if (sets.Distinct().Count() == sets.Length && !sets.Contains(Set(skills.Add(new SkillHeld(skill))))) SameValues.Differences(centre, back, 1e-12).ShouldBeEmpty();
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void An_agent_who_learns_leaves_the_group_with_a_share_of_its_staffing_and_keeps_its_routes()
    {
        var after = new AddSkill(SkillHolder.Of(new AgentId("A01")), new("internet")).Apply(Centre);
        after.Groups.Select(group => group.Id.Value).ShouldBe(["G1", "banque+bourse+internet", "G2", "G3"]);
        after.Groups[0].Members.ShouldBe([new("A02")]);
        after.Groups[1].Members.ShouldBe([new("A01")]);
        after.Groups[1].StaffedPerPeriod[10].ShouldBe(Centre.Groups[0].StaffedPerPeriod[10] / 2, 1e-12);
        after.Groups[1].Skills[^1].ShouldBe(new SkillHeld(new("internet"), 3, Source: SkillSource.Declared));
        after.Routing.Flows[0].Levels[1].Groups.ShouldBe([new("G1"), new("banque+bourse+internet")]);
        after.Routing.Groups.Single(route => route.Group.Value == "banque+bourse+internet").Takes.ShouldBe([new("NE"), new("PS"), new("TT"), new("IN")]);
    }

    [Fact]
    public void Pooling_gives_every_group_of_either_flow_both_and_leaves_the_others()
    {
        var after = new PoolFlows([new("NE"), new("IN")]).Apply(Centre);
        after.Groups.Select(group => string.Join(' ', group.Skills.Select(held => held.Skill))).ShouldBe(["banque bourse internet", "internet bourse", "banque"]);
        after.Agents.Select(agent => agent.Skills.Length).ShouldBe([3, 3, 2]);
        Should.Throw<ArgumentException>(() => new PoolFlows([new("PS"), new("IN")]).Apply(Centre)).Message.ShouldContain("agrément");
    }

    [Fact]
    public void Overflow_is_one_level_at_its_delay_and_leaves_the_others()
    {
        new AlterOverflow(new("PS"), 20, [new("G1")]).Apply(Centre).Routing.Flows[0].Levels.Select(level => (level.AfterSeconds, level.Groups[0].Value)).ShouldBe([(0, "G3"), (20, "G1")]);
        // TT has no stated route: G1 and G3 hold its skill with preference 1, and G1 now has to wait.
        new AlterOverflow(new("TT"), 30, [new("G1")]).Apply(Centre).Routing.Flows[1].Levels.Select(level => (level.AfterSeconds, string.Join(' ', level.Groups))).ShouldBe([(0, "G3"), (30, "G1")]);
    }

    [Fact]
    public void Staff_is_added_only_in_the_periods_named()
    {
        var after = new AddStaff(new("G2"), IsoDayOfWeek.Tuesday, 540, 660, 1.5).Apply(Centre).Groups[1].StaffedPerPeriod;
        var changed = Enumerable.Range(0, after.Length).Where(period => after[period] != Centre.Groups[1].StaffedPerPeriod[period]).ToArray();
        changed.ShouldBe([24 + 9, 24 + 10]);
        changed.ShouldAllBe(period => after[period] == Centre.Groups[1].StaffedPerPeriod[period] + 1.5);
        new AddStaff(new("G2"), null, 0, 1440, -99).Apply(Centre).Groups[1].StaffedPerPeriod.ShouldAllBe(staffed => staffed == 0);
    }

    [Fact]
    public void Moving_agents_keeps_the_hours()
    {
        var after = new MoveAgents(new("G1"), new("G2"), 1).Apply(Centre);
        after.StaffedHours.ShouldBe(Centre.StaffedHours, 1e-9);
        after.Groups[1].Members.ShouldBe([new("A02"), new("A03")]);
        after.Agents[1].Skills.Select(held => held.Skill.Value).ShouldBe(["internet"]);
    }

    [Fact]
    public void What_is_not_in_the_centre_is_refused_with_its_name()
    {
        Change[] wrong =
        [
            new AddSkill(SkillHolder.Of(new AgentId("A9")), new("banque")), new AddSkill(SkillHolder.Of(new GroupId("G9")), new("banque")), new AddSkill(SkillHolder.Of(new GroupId("G1")), new("banqe")),
            new RemoveSkill(SkillHolder.Of(new AgentId("A9")), new("banque")), new AddStaff(new("G9"), null, 0, 60, 1), new AssignOwner(new("XX")), new FollowIndicator(new("XX")), new SetTarget(new("XX"), ServiceTarget.Default),
            new AlterOverflow(new("XX"), 1, [new("G1")]), new AlterOverflow(new("PS"), 1, [new("G9")]), new AlterOverflow(new("PS"), 1, [new("G2")]), new PoolFlows([new("PS"), new("XX")]),
            new MoveAgents(new("G9"), new("G1"), 1), new MoveAgents(new("G1"), new("G1"), 1), new MoveAgents(new("G1"), new("G2"), 3), new AddStaff(new("G1"), null, 600, 60, 1), new SetTarget(new("PS"), new(80, 20)),
        ];
        foreach (var change in wrong) Should.Throw<ArgumentException>(() => change.Apply(Centre), change.ToString()).Message.ShouldContain("(");
    }

    [Fact]
    public void The_catalogue_has_every_kind_of_change_and_no_form_twice()
    {
        var kinds = typeof(Change).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Change)) && !type.IsAbstract);
        ChangeCatalogue.Samples.Select(sample => sample.GetType()).Distinct().ShouldBe(kinds, ignoreOrder: true);
        ChangeCatalogue.Samples.Select(sample => sample.Code).ShouldBeUnique();
    }

    private static string Set(IEnumerable<SkillHeld> skills) => string.Join('+', skills.Select(held => held.Skill.Value).Order(StringComparer.Ordinal));

    private static void Valid(CentreModel centre) => CentreFile.Read(CentreFile.Write(centre)).Problems.ShouldBeEmpty();
}
