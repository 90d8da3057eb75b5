using System.Collections.Immutable;
using Plateau.Design;
using Plateau.Design.Cursor;
using Plateau.Design.Organisations;
using Plateau.Model;
using Plateau.Model.Organisations;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Design;

/// <summary>Who takes what in each model, worked out by hand on small centres; and why a model cannot be built.</summary>
public sealed class OrganisationModelTests
{
    private static readonly StudySettings Settings = new() { Threads = 2, Replications = 4 };

    [Fact]
    public void The_catalogue_has_the_models_of_the_brief_in_order() =>
        OrganisationModelCatalogue.All.Select(model => model.Key).ShouldBe(
            ["observed", "oneSkill", "byChannel", "byFamily", "byCustomerType", "byTier", "byJourneyPart", "singlePooling", "ring", "tailoredPairs", "everyone", "drawn"]);

    /// <summary>Four flows of equal need, two people each; the tags cut them in four different ways.</summary>
    [Theory]
    [InlineData("observed", "0 | 1 | 2 | 3")]
    [InlineData("oneSkill", "0 | 1 | 2 | 3")]
    [InlineData("byChannel", "0+1 | 2+3")]
    [InlineData("byFamily", "0+2 | 1+3")]
    [InlineData("byCustomerType", "0+3 | 1+2")]
    [InlineData("byTier", "0 | 1+2+3")]
    [InlineData("byJourneyPart", "0+1+2 | 3")]
    [InlineData("singlePooling", "0 | 1>0 | 2>0 | 3>0")]
    [InlineData("ring", "0>1 | 1>2 | 2>3 | 3>0")]
    [InlineData("everyone", "0+1+2+3")]
    [InlineData("drawn:own", "0+1 | 1+2+3")]
    public void Each_model_has_the_groups_that_its_name_says(string key, string expected)
    {
        var proposal = Proposals(Tagged()).Single(one => one.Key == key);
        proposal.CannotBuild.ShouldBeNull();
        Groups(proposal.Organisation!).ShouldBe(expected);
        proposal.Organisation!.Agents.ShouldBe(8);
    }

    [Fact]
    public void Chosen_pairs_give_everybody_a_second_flow()
    {
        var pairs = Proposals(Tagged()).Single(one => one.Key == "tailoredPairs").Organisation!;
        pairs.Groups.ShouldAllBe(group => group.Flows.Length == 2);
        pairs.Agents.ShouldBe(8);
    }

    [Fact]
    public void A_model_that_cannot_be_built_says_which_flows_lack_which_tag()
    {
        var centre = Tagged();
        centre = centre with { Flows = [centre.Flows[0] with { Channel = " ", Family = null }, .. centre.Flows.Skip(1)] };
        var reasons = Proposals(centre).Where(one => one.CannotBuild is not null).ToDictionary(one => one.Key, one => one.CannotBuild!);
        reasons.Keys.ShouldBe(["byChannel", "byFamily"], ignoreOrder: true);
        reasons["byChannel"].Code.ShouldBe("organisation.cannot.untagged");
        reasons["byChannel"].Arguments.Single(argument => argument.Name == "flows").Items.ShouldBe(["Flow 0"]);
    }

    [Fact]
    public void Too_few_people_leave_the_pools_and_say_so_of_the_rest()
    {
        var centre = Tagged();
        centre = centre with { Groups = [centre.Groups[0] with { Members = [new("A0"), new("A1"), new("A2")], Skills = [.. centre.Flows.Select(flow => new SkillHeld(flow.Skill))] }], Organisations = [] };
        var byKey = Proposals(centre).ToDictionary(one => one.Key);
        foreach (var key in new[] { "oneSkill", "singlePooling", "ring", "tailoredPairs" })
            byKey[key].CannotBuild!.Code.ShouldBe("organisation.cannot.agents", key);
        Groups(byKey["byChannel"].Organisation!).ShouldBe("0+1 | 2+3");
        byKey["byChannel"].Organisation!.Agents.ShouldBe(3);
    }

    [Fact]
    public void A_protected_flow_keeps_its_own_people_in_every_model_and_a_drawing_that_mixes_it_is_refused()
    {
        var centre = Tagged();
        centre = centre with { Flows = [.. centre.Flows.Take(1).Select(flow => flow with { Protected = true, ProtectedReason = "complaints" }), .. centre.Flows.Skip(1)] };
        foreach (var proposal in Proposals(centre).Where(one => one.Organisation is not null))
            proposal.Organisation!.Groups.Where(group => group.Flows.Contains(0)).ShouldAllBe(group => group.Flows.Length == 1, proposal.Key);
        var drawn = Proposals(centre).Single(one => one.Key == "drawn:own").CannotBuild!;
        drawn.Code.ShouldBe("organisation.cannot.protected");
        drawn.Arguments[0].Items.ShouldBe(["Flow 0"]);
    }

    [Fact]
    public void A_drawing_that_leaves_a_flow_to_nobody_is_refused()
    {
        var centre = Tagged() with { Organisations = [new("half", "Half", [new([new("F0"), new("F1")])])] };
        var drawn = Proposals(centre).Single(one => one.Key == "drawn:half").CannotBuild!;
        drawn.Code.ShouldBe("organisation.cannot.uncovered");
        drawn.Arguments[0].Items.ShouldBe(["Flow 2", "Flow 3"]);
    }

    /// <summary>Flows of different size, so that no choice hangs on their order.</summary>
    [Fact]
    public void Renaming_and_permuting_the_flows_only_renames_and_permutes_the_groups()
    {
        var centre = Tagged(unlike: true);
        var renamed = centre with { Flows = [.. centre.Flows.Select(flow => flow with { Id = new($"Z{9 - int.Parse(flow.Id.Value[1..], System.Globalization.CultureInfo.InvariantCulture)}"), Name = "x" })], Organisations = [] };
        int[] order = [2, 0, 3, 1];
        var permuted = centre with { Flows = [.. order.Select(flow => centre.Flows[flow])], Organisations = [] };
        foreach (var (own, other) in Proposals(centre with { Organisations = [] }).Zip(Proposals(renamed)))
            other.Organisation!.Signature.ShouldBe(own.Organisation!.Signature, own.Key);
        foreach (var (own, other) in Proposals(centre with { Organisations = [] }).Zip(Proposals(permuted)))
        {
            var back = other.Organisation! with
            {
                Groups = [.. other.Organisation.Groups.Select(group => group with { Flows = group.Equal && group.Flows.Length > 1 ? [.. group.Flows.Select(flow => order[flow]).Order()] : [.. group.Flows.Select(flow => order[flow])] })],
            };
            back.Signature.ShouldBe(own.Organisation!.Signature, own.Key);
        }
    }

    [Fact]
    public void One_agent_and_one_flow_leave_nothing_to_compare_and_do_not_fail()
    {
        var cursor = CursorStudy.Run(DesignCentres.Evidence(DesignCentres.Week(flows: 1, contactsPerPeriod: 1, agentsPerGroup: 1, members: 1)), Settings, _ => { }, TestContext.Current.CancellationToken);
        var models = cursor.Organisations!.Models.ToDictionary(model => model.Key);
        models["oneSkill"].Figures.ShouldNotBeNull();
        foreach (var key in new[] { "singlePooling", "ring", "tailoredPairs", "everyone" })
            models[key].CannotBuild!.Code.ShouldBe("organisation.cannot.nothingToPool");
        cursor.Organisations.Sensitivity.ShouldBeNull();
    }

    [Fact]
    public void Five_hundred_flows_say_what_is_left_out_and_compare_what_has_few_groups()
    {
        var centre = DesignCentres.Week(flows: 500, contactsPerPeriod: 0.02, agentsPerGroup: 0.05, members: 1);
        centre = centre with { Flows = [.. centre.Flows.Select((flow, index) => flow with { Channel = index % 2 == 0 ? "telephone" : "chat" })], Organisations = [] };
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var cursor = CursorStudy.Run(DesignCentres.Evidence(centre), new StudySettings { Threads = 2, Replications = 2 }, _ => { }, TestContext.Current.CancellationToken);

        // Seconds on an idle machine; hours if each flow were scaled on its own.
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(5));
        cursor.Whole.Reasons[0].Code.ShouldBe("verdict.tooManyFlows");
        var models = cursor.Organisations!.Models.ToDictionary(model => model.Key);
        models["oneSkill"].CannotBuild!.Code.ShouldBe("organisation.cannot.size");
        models["ring"].CannotBuild!.Code.ShouldBe("organisation.cannot.size");
        models["byChannel"].Figures!.SkillSets.Length.ShouldBe(2);
        models["byFamily"].CannotBuild!.Arguments.Single(argument => argument.Name == "flows").Items.Length.ShouldBe(7);
    }

    internal static CentreModel Tagged(bool unlike = false)
    {
        var centre = DesignCentres.Week(flows: 4, contactsPerPeriod: 10, agentsPerGroup: 4, members: 2);
        string[] families = ["a", "b", "a", "b"];
        string[] customers = ["p", "q", "q", "p"];
        return centre with
        {
            Agents = [.. centre.Groups.SelectMany(group => group.Members.Select(member => new Agent { Id = member, Skills = group.Skills }))],
            Flows = [.. centre.Flows.Select((flow, index) => flow with
            {
                Channel = index < 2 ? "telephone" : "mail",
                Family = families[index],
                CustomerType = customers[index],
                Tier = index == 0 ? 1 : 2,
                JourneyPart = index < 3 ? "before" : "after",
                ArrivalsPerPeriod = unlike ? DesignCentres.OverDay(centre.Grid, 4 + (3 * index) + (index * index)) : flow.ArrivalsPerPeriod,
            })],
            Organisations = [new("own", "Own", [new([new("F0"), new("F1")], 4), new([new("F1"), new("F2"), new("F3")])])],
        };
    }

    private static OrganisationProposal[] Proposals(CentreModel centre)
    {
        var parts = new OrganisationParts(new CursorInputs(DesignCentres.Evidence(centre), Settings));
        return [.. OrganisationModelCatalogue.All.SelectMany(model => model.Build(new ModelMaterial(parts, new OrganisationBuilder(parts))))];
    }

    /// <summary>Groups by their flows: + where all are alike, > where the first goes first.</summary>
    private static string Groups(Organisation organisation) => string.Join(" | ", organisation.Groups
        .Select(group => string.Join(group.Equal ? "+" : ">", group.Flows)).Order(StringComparer.Ordinal));
}
