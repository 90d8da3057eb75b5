using System.Collections.Immutable;
using Plateau.Design;
using Plateau.Design.Cursor;
using Plateau.Design.Organisations;
using Plateau.Model;
using Plateau.Model.Organisations;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Design;

/// <summary>The models of a small centre, staffed and compared.</summary>
public sealed class OrganisationStudyTests
{
    private static readonly StudySettings Settings = new() { Threads = 2, Replications = 5 };
    private static readonly Lazy<CursorResult> Study = new(() => Run(Centre()));

    /// <summary>Two equal flows on two channels and of one family: three ways to say the same two organisations.</summary>
    private static CentreModel Centre()
    {
        var centre = DesignCentres.Week(flows: 2, contactsPerPeriod: 10, agentsPerGroup: 4);
        return centre with { Flows = [.. centre.Flows.Select((flow, index) => flow with { Channel = index == 0 ? "telephone" : "chat", Family = "one" })] };
    }

    [Fact]
    public void Equal_organisations_have_equal_figures_and_say_so()
    {
        var models = Models(Study.Value);
        models["byChannel"].SameAs.ShouldBe("oneSkill");
        models["byFamily"].SameAs.ShouldBeNull();
        models["everyone"].SameAs.ShouldBe("byFamily");
        models["everyone"].Figures!.EqualService.Hours.ShouldBe(models["byFamily"].Figures!.EqualService.Hours);
        models["byChannel"].Figures!.EqualService.Hours.ShouldBe(models["oneSkill"].Figures!.EqualService.Hours);
        models["byChannel"].Figures!.Variety.ShouldBe(models["oneSkill"].Figures!.Variety);
    }

    [Fact]
    public void The_cursor_and_the_models_tell_the_same_of_the_same_organisation()
    {
        var models = Models(Study.Value);
        var specialised = Study.Value.Positions.Single(position => position.Kind == OrganisationKind.Specialised);
        var everyone = Study.Value.Positions.Single(position => position.Kind == OrganisationKind.Everyone);
        models["oneSkill"].Figures!.EqualService.Hours.ShouldBe(specialised.EqualService.Hours);
        models["everyone"].Figures!.EqualService.Hours.ShouldBe(everyone.EqualService.Hours);
        models["everyone"].Figures!.EqualService.SavingOverSpecialised.Value.ShouldBe(everyone.EqualService.SavingOverSpecialised.Value);
        Study.Value.Organisations!.Reference.ShouldBe("oneSkill", "without a log nothing was observed");
    }

    /// <summary>About ninety contacts a day and place on two flows: the entropy of a fair coin seen ninety times falls short of 1 by (2 − 1) ÷ (2 · 90 · ln 2) = 0.008.</summary>
    [Fact]
    public void A_day_has_no_variety_with_one_flow_and_all_of_it_with_everything_alike()
    {
        var models = Models(Study.Value);
        models["oneSkill"].Figures!.Variety.Value.ShouldBe(0);
        models["oneSkill"].Figures!.SwitchShare.Value.ShouldBe(0);
        models["everyone"].Figures!.Variety.Value!.Value.ShouldBeInRange(0.96, 1);

        // Two equal flows at random: every second contact follows one of the other.
        models["everyone"].Figures!.SwitchShare.Value!.Value.ShouldBe(0.5, 0.03);
        models["tailoredPairs"].Figures!.Variety.Value!.Value.ShouldBeInRange(0.01, 0.96);
    }

    /// <summary>Positions and models are weighed in one place: the same organisation has the same bill, day and facts, whichever list it stands on.</summary>
    [Fact]
    public void A_position_asks_and_gives_what_the_same_model_does()
    {
        var cursor = Run(Stated());
        var models = Models(cursor);
        cursor.Positions.ShouldAllBe(position => position.GiveAndTake != null);
        foreach (var (kind, key) in new[] { (OrganisationKind.Specialised, "oneSkill"), (OrganisationKind.Everyone, "everyone") })
        {
            var given = cursor.Positions.Single(position => position.Kind == kind).GiveAndTake!;
            var figures = models[key].Figures!;
            given.Day.Variety.ShouldBe(figures.Variety);
            given.Day.Switches.ShouldBe(figures.SwitchShare);
            given.Facts.ShouldBe(figures.Facts);
            given.Resolution.ShouldBe(figures.Resolution);
            (given.Bill.SkillsToLearn, given.Bill.TrainingCost, given.Bill.Yearly).ShouldBe((figures.Bill.SkillsToLearn, figures.Bill.TrainingCost, figures.Bill.Yearly));

            // Savings of the positions hold together over the positions, those of the models over the models.
            if (figures.Bill.YearlySaving is { } saving)
                (given.Bill.YearlySaving!.Value.Low + given.Bill.YearlySaving.Value.High).ShouldBe(saving.Low + saving.High, 1e-3 * Math.Abs(saving.High));
        }
    }

    /// <summary>Along the cursor: more skills per agent, more to learn, a more varied day; breadth times the claim is what resolution gains.</summary>
    [Fact]
    public void Along_the_cursor_more_is_asked_and_days_get_more_varied()
    {
        var cursor = Run(Stated());
        var path = cursor.Positions.Where(position => position.Kind != OrganisationKind.Observed).ToArray();
        var alone = path[0].GiveAndTake!;
        (alone.Day.Variety.Value, alone.Day.Switches.Value, alone.Bill.SkillsToLearn, alone.Bill.PayBack).ShouldBe((0, 0, 0, null));
        alone.Bill.YearlySaving.ShouldBeNull("it is the reference");
        foreach (var position in path.Skip(1))
        {
            var given = position.GiveAndTake!;
            given.Bill.SkillsToLearn.ShouldBe(given.Facts!.FurtherSkills);
            given.Bill.TrainingHours.ShouldBe(new ValueRange(10 * given.Bill.SkillsToLearn, 20 * given.Bill.SkillsToLearn));
            given.Bill.TrainingCost.ShouldBe(new ValueRange(300 * given.Bill.SkillsToLearn, 600 * given.Bill.SkillsToLearn));
            given.Day.Variety.Value!.Value.ShouldBeGreaterThan(0);
            given.Resolution!.Gain.High.ShouldBe(0.1 * given.Facts.Breadth, 1e-12);
            given.Resolution.Contacts.ShouldBeNull("no flow states its repeats");
        }

        path[^1].GiveAndTake!.Day.Variety.Value!.Value.ShouldBeGreaterThan(path[1].GiveAndTake!.Day.Variety.Value!.Value);
        Study.Value.Positions.ShouldAllBe(position => position.GiveAndTake!.Bill.PayBack == null && position.GiveAndTake.Bill.TrainingHours == null && position.GiveAndTake.Resolution == null);
    }

    /// <summary>Costs, training and a claim on resolution.</summary>
    private static CentreModel Stated() => Centre() with
    {
        Costs = new("EUR", 30),
        Assumptions = new(ImmutableSortedDictionary<UncertainInput, StatedRange>.Empty.Add(UncertainInput.TrainingHoursPerSkill, new(10, 20, "plan")).Add(UncertainInput.ResolutionGain, new(0.05, 0.1, "article"))),
    };

    [Fact]
    public void A_shock_hurts()
    {
        foreach (var shocks in Models(Study.Value).Values.Where(model => model.Figures is not null).Select(model => model.Figures!.Shocks))
        {
            shocks.FewerPeople.Low!.Value.ShouldBeGreaterThan(0);
            shocks.MoreVolume.Low!.Value.ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public void Without_costs_hours_are_compared_and_no_pay_back_is_claimed()
    {
        var comparison = Study.Value.Organisations!;
        comparison.CostInHours.ShouldBeTrue();
        comparison.Models.Where(model => model.Figures is not null).ShouldAllBe(model => model.Figures!.Bill.PayBack == null && model.Figures.Bill.TrainingHours == null);
        comparison.Sensitivity!.Difference.ShouldBeLessThan(0);
        comparison.Models.Single(model => model.Key == "everyone").Figures!.Bill.SkillsToLearn.ShouldBe(12);
    }

    /// <summary>The break-even of the simulation and that of the cost sheet are the same number by two ways.</summary>
    [Fact]
    public void The_break_even_of_longer_handle_times_is_that_of_the_cursor() =>
        Study.Value.Organisations!.Sensitivity!.Inputs.Single(effect => effect.Input == UncertainInput.BreadthInflation).BreakEven!.Value
            .ShouldBe(Study.Value.BreakEven!.Inflation.Value!.Value, 1e-6);

    [Fact]
    public void Stated_ranges_and_costs_give_money_training_and_pay_back()
    {
        var centre = Centre() with
        {
            Costs = new("EUR", 30),
            Assumptions = new(ImmutableSortedDictionary<UncertainInput, StatedRange>.Empty.Add(UncertainInput.TrainingHoursPerSkill, new(10, 20, "plan"))),
        };
        var comparison = Run(centre).Organisations!;
        comparison.CostInHours.ShouldBeFalse();
        var bill = comparison.Models.Single(model => model.Key == "everyone").Figures!.Bill;
        bill.TrainingHours.ShouldBe(new ValueRange(120, 240));
        bill.TrainingCost.ShouldBe(new ValueRange(3600, 7200));
        bill.PayBack!.Best!.Value.ShouldBeInRange(0.1, bill.PayBack.Worst!.Value);
    }

    [Fact]
    public void A_protected_flow_is_told_with_its_reason()
    {
        var centre = DesignCentres.Week(flows: 3, contactsPerPeriod: 6, agentsPerGroup: 3, members: 3);
        var cursor = Run(centre with { Flows = [centre.Flows[0] with { Protected = true, ProtectedReason = "complaints" }, .. centre.Flows.Skip(1)] });
        var note = cursor.Organisations!.Notes.ShouldHaveSingleItem();
        note.Code.ShouldBe("organisation.note.protectedFor");
        note.Arguments.Select(argument => argument.Text).ShouldBe(["Flow 0", "complaints"]);
    }

    private static Dictionary<string, ModelResult> Models(CursorResult cursor) => cursor.Organisations!.Models.ToDictionary(model => model.Key);

    private static CursorResult Run(CentreModel centre) => CursorStudy.Run(DesignCentres.Evidence(centre), Settings, _ => { }, TestContext.Current.CancellationToken);
}
