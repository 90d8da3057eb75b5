using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Plateau.Diagnosis;
using Plateau.Diagnosis.Rules;
using Plateau.Diagnosis.Skills;
using Plateau.Model.Observations;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Diagnosis.Rules;

/// <summary>The declared matrix beside the log, cell by cell: by hand, and against the rule that counts the same pairs in its own way.</summary>
public sealed class SkillsInUseTests
{
    private const int People = 10;
    private const double LeastContacts = 100;

    [Fact]
    public void Nothing_is_said_without_a_declared_matrix() => SkillsInUse.Of(DeclaredCentre.Silent, LeastContacts).ShouldBeNull();

    [Fact]
    public void Without_a_log_nothing_contradicts_what_is_declared()
    {
        var use = SkillsInUse.Of(DeclaredCentre.Evidence(centre => centre), LeastContacts)!;
        (use.Judged, use.Seen.Count, use.HoldersOf("A")).ShouldBe((0, 0, People));
        use.Matrix.People.ShouldAllBe(person => use.At(person, "A").Use == SkillUse.Agrees && use.At(person, "A").Able == true);
    }

    /// <summary>Everybody takes both flows in the log.</summary>
    [Fact]
    public void A_level_too_low_is_undeclared_and_an_unknown_one_is_not()
    {
        var use = SkillsInUse.Of(
            DeclaredCentre.Evidence(
                centre => centre with
                {
                    Assessments =
                    [
                        .. centre.Assessments.Change(one => one is { Person: "P01", Skill: "A" }, one => one with { Level = 1 }).Change(one => one is { Person: "P02", Skill: "A" }, one => one with { Level = null })
                            .Change(one => one is { Person: "P03", Skill: "A" }, one => one with { Expires = DeclaredCentre.Assessed.PlusYears(-9) }).Where(one => one is not { Person: "P04", Skill: "A" }),
                    ],
                }, log: true),
            LeastContacts)!;
        SkillCell[] cells = [.. new[] { "P01", "P02", "P03", "P04", "P05" }.Select(person => use.At(person, "A"))];
        cells.Select(cell => cell.Use).ShouldBe([SkillUse.Undeclared, SkillUse.Agrees, SkillUse.Undeclared, SkillUse.Undeclared, SkillUse.Agrees]);
        cells.Select(cell => cell.Able).ShouldBe([false, null, false, false, true]);
        use.HoldersOf("A").ShouldBe(People - 2);
        use.Judged.ShouldBe(People);
    }

    [Fact]
    public void A_skill_that_no_flow_of_the_log_asks_for_cannot_be_contradicted()
    {
        var use = SkillsInUse.Of(DeclaredCentre.Evidence(centre => centre with { Assessments = [.. centre.Assessments, DeclaredCentre.Held("P01", "Langue des signes")] }, log: true), LeastContacts)!;
        use.Seen.ShouldBe(["A", "B"], ignoreOrder: true);
        use.At("P01", "Langue des signes").Use.ShouldBe(SkillUse.Agrees);
        use.HoldersOf("Langue des signes").ShouldBe(1);
    }

    /// <summary>Where each flow asks for one skill, cells and pairs of person and flow are the same: the counts are those of rule SKILL-12.</summary>
    [Fact]
    public void Its_counts_are_those_of_the_rule() => Prop.ForAll(Arb.From(Gen.Choose(0, 5).ArrayOf(2 * People)), Arb.From(Gen.Choose(0, 2).ArrayOf(2 * People)), (levels, seen) =>
    {
        string[] flows = ["A", "B"];
        var healthy = DeclaredCentre.Evidence(centre => centre, log: true);
        var agents = healthy.Observed!.Agents.OrderBy(agent => agent.Agent.Value, StringComparer.Ordinal).ToArray();
        int Cell(string person, string flow) => 2 * Array.FindIndex(agents, agent => agent.Agent.Value == person) + Array.IndexOf(flows, flow);
        var evidence = healthy with
        {
            Declared = DeclaredCentre.Healthy with
            {
                Assessments = [.. agents.SelectMany(agent => flows.Select(flow => (agent.Agent.Value, flow))).Where(pair => levels[Cell(pair.Value, pair.flow)] < 5).Select(pair => DeclaredCentre.Held(pair.Value, pair.flow, levels[Cell(pair.Value, pair.flow)]))],
            },
            Observed = healthy.Observed with
            {
                Agents =
                [
                    .. agents.Select(agent => agent with
                    {
                        Contacts = 1_000,
                        Flows = [.. agent.Flows.Where(one => seen[Cell(agent.Agent.Value, one.Flow.Value)] > 0).Select(one => one with { Contacts = 200, IsSkill = seen[Cell(agent.Agent.Value, one.Flow.Value)] == 2 })],
                    }),
                ],
            },
        };
        var settings = new RuleSettings(ImmutableDictionary<string, double>.Empty.Add("SKILL-12.differing-share", 0));
        var outcome = new SeenButNotDeclared().Examine(evidence, settings);
        if (SkillsInUse.Of(evidence, LeastContacts) is not { } use)
        {
            outcome.ShouldBeOfType<RuleOutcome.CannotTell>();
            return;
        }

        var cells = use.Matrix.People.SelectMany(person => flows.Select(flow => use.At(person, flow))).ToArray();
        var (undeclared, unused) = (cells.Count(cell => cell.Use == SkillUse.Undeclared), cells.Count(cell => cell.Use == SkillUse.NeverUsed && cell.Able == true));
        if (outcome is RuleOutcome.Found found)
        {
            found.Findings[0].What.Arguments.First(argument => argument.Name == "unsaid").Number.ShouldBe(undeclared);
            found.Findings[0].What.Arguments.First(argument => argument.Name == "unseen").Number.ShouldBe(unused);
        }
        else
        {
            (undeclared + unused).ShouldBe(0);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(1999, 41));
}
