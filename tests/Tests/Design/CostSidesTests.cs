using System.Collections.Immutable;
using Plateau.Design.Organisations;
using Plateau.Mathematics.Queueing;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Organisations;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Design;

/// <summary>The cost sheet against closed forms, on the published teams of ten Erlangs: 28 agents apart, 25 together, 80 % in 20 s, 240 s of handling (docs/methods/erlang.md).</summary>
public sealed class CostSidesTests
{
    private const double HoursPerAgent = 1600;
    private static readonly PoolingBreakEven Teams = PoolingBreakEven.Of([10, 10], 20 / 240.0, 0.8);
    private static readonly CostFacts Apart = new(Teams.SeparateAgents * HoursPerAgent, 0, 0, 0, 0);
    private static readonly CostFacts Together = new(Teams.PooledAgents * HoursPerAgent, 1, 1, 0.5, 28);
    private static readonly double Elasticity = (((double)Teams.SeparateAgents / Teams.PooledAgents) - 1) / Teams.LargestInflation!.Value;

    [Fact]
    public void Each_break_even_is_the_closed_form()
    {
        var byInput = Compare(Assumptions.None).Inputs.Where(effect => effect.Input is not null).ToDictionary(effect => effect.Input!.Value);
        const double apart = 28, together = 25;

        // Published: 17.3 % longer handle times.
        byInput[UncertainInput.BreadthInflation].BreakEven!.Value.ShouldBe(0.173, 0.0006);

        // Half of the contacts follow one of another flow: twice as many seconds each.
        byInput[UncertainInput.SwitchSeconds].BreakEven!.Value.ShouldBe(0.173 * 240 / 0.5, 0.3);

        // Paid hours grow by 1 ÷ (1 − absence): 1 − 25/28; a premium by 28/25 − 1; training by the 3 agents saved over 28 skills.
        byInput[UncertainInput.AbsenceRise].BreakEven!.Value.ShouldBe(1 - (together / apart), 1e-9);
        byInput[UncertainInput.WagePremium].BreakEven!.Value.ShouldBe((apart / together) - 1, 1e-9);
        byInput[UncertainInput.TrainingHoursPerSkill].BreakEven!.Value.ShouldBe(3 * HoursPerAgent / 28, 1e-6);
        byInput[UncertainInput.ContinuousTrainingHoursPerYear].BreakEven!.Value.ShouldBe(3 * HoursPerAgent / 28, 1e-6);

        // A better resolution can only help what is cheaper already, and nothing is known of repeats.
        (byInput[UncertainInput.ResolutionGain].BreakEven, byInput[UncertainInput.ResolutionGain].Priced).ShouldBe((null, false));
        byInput.Values.ShouldAllBe(effect => effect.AtLow == null && effect.Swing == 0);
    }

    [Fact]
    public void What_matters_most_stands_first_and_a_range_over_the_break_even_turns()
    {
        var sensitivity = Compare(Stated((UncertainInput.BreadthInflation, 0.05, 0.3), (UncertainInput.WagePremium, 0.01, 0.02)));
        sensitivity.Inputs[0].Input.ShouldBe(UncertainInput.BreadthInflation);
        sensitivity.Inputs[0].Turns.ShouldBeTrue();
        sensitivity.Inputs.Single(effect => effect.Input == UncertainInput.WagePremium).Turns.ShouldBeFalse();
        sensitivity.Low.ShouldBeLessThan(0);
        sensitivity.High.ShouldBeGreaterThan(0);
        sensitivity.Inputs.Select(effect => effect.Swing).ShouldBeInOrder(SortDirection.Descending);
    }

    /// <summary>A verdict for specialising is turned by a better resolution: repeats of unresolved contacts vanish.</summary>
    [Fact]
    public void Resolution_turns_a_verdict_where_repeats_are_known()
    {
        var setting = new CostSetting(1, 0, 240, RepeatShare: 0.8, Unresolved: 0.5, Elasticity: 1);
        var dearer = Apart with { YearlyHours = Apart.YearlyHours * 1.1, Breadth = 1 };
        var effect = new CostSides(Assumptions.None, setting).Compare(Apart, dearer, Estimate.Exactly(-0.1, 1)).Inputs.Single(one => one.Input == UncertainInput.ResolutionGain);

        // 1.1 × (1 − 0.4) ÷ (1 − 0.8 (0.5 − r)) = 1.
        effect.BreakEven!.Value.ShouldBe(0.5 - ((1 - 0.66) / 0.8), 1e-9);
    }

    [Fact]
    public void Pay_back_is_training_over_saving_and_is_not_claimed_without_a_cost_of_training()
    {
        var saving = Estimate.Exactly(3 / 28.0, 10);
        Bill Of(Assumptions assumptions, Estimate share, int skills = 28) => new CostSides(assumptions, Setting(20)).BillOf(Together, Apart, share, skills);

        var bill = Of(Stated((UncertainInput.TrainingHoursPerSkill, 10, 20)), saving);
        bill.TrainingCost.ShouldBe(new ValueRange(5600, 11_200));
        bill.YearlySaving!.Value.Low.ShouldBe(3 * HoursPerAgent * 20, 1e-6);
        bill.PayBack!.Best!.Value.ShouldBe(5600 / 96_000.0 * 12, 1e-9);
        bill.PayBack.Worst!.Value.ShouldBe(11_200 / 96_000.0 * 12, 1e-9);

        Of(Assumptions.None, saving).PayBack.ShouldBeNull();
        Of(Stated((UncertainInput.TrainingHoursPerSkill, 10, 20)), saving, skills: 0).PayBack.ShouldBeNull();
        Of(Stated((UncertainInput.TrainingHoursPerSkill, 10, 20)), Estimate.Exactly(-0.01, 10)).PayBack.ShouldBe(new PayBack(null, null));
        Of(Stated((UncertainInput.TrainingHoursPerSkill, 10, 20)), new Estimate(0.01, -0.01, 0.03, 10)).PayBack!.Worst.ShouldBeNull();
    }

    [Fact]
    public void A_year_costs_more_with_every_input_but_resolution()
    {
        var setting = new CostSetting(25, 0.2, 240, 0.5, 0.3, 0.9);
        var point = new InputPoint(ImmutableDictionary<UncertainInput, double>.Empty);
        var before = setting.Yearly(Together, point);
        before.ShouldBe(Together.YearlyHours * 25, 1e-6);
        foreach (var input in Enum.GetValues<UncertainInput>().Where(input => input != UncertainInput.TrainingHoursPerSkill))
        {
            var after = setting.Yearly(Together, point.With(input, 0.05));
            Math.Sign(after - before).ShouldBe(input == UncertainInput.ResolutionGain ? -1 : 1, input.ToString());
        }
    }

    /// <summary>Contacts are a geometric series of first contacts, first repeats, second repeats …, summed here term by term.</summary>
    [Fact]
    public void A_claim_on_resolution_spares_the_repeats_that_a_series_counts()
    {
        var setting = new CostSetting(1, 0, 240, RepeatShare: 0.6, Unresolved: 0.3, Elasticity: 1);
        var claim = setting.Claimed(Together with { Breadth = 0.5 }, new StatedRange(0.05, 0.2, "test"));
        claim.Gain.ShouldBe(new ValueRange(0.025, 0.1));
        static double Contacts(double unresolved)
        {
            double all = 0, now = 1;
            for (var round = 0; round < 200; round++, now *= unresolved * 0.6)
                all += now;
            return all;
        }

        claim.Contacts!.Value.Low.ShouldBe((Contacts(0.2) / Contacts(0.3)) - 1, 1e-12);
        claim.Contacts.Value.High.ShouldBe((Contacts(0.275) / Contacts(0.3)) - 1, 1e-12);

        // No more than is unresolved; and without known repeats nothing is said of them.
        setting.Claimed(Together, new StatedRange(0.1, 0.9, "test")).Gain.High.ShouldBe(0.3);
        (setting with { RepeatShare = null }).Claimed(Together, new StatedRange(0.1, 0.2, "test")).Contacts.ShouldBeNull();
        setting.Claimed(Apart, new StatedRange(0.1, 0.2, "test")).ShouldBe(new ResolutionClaim(new ValueRange(0, 0), new ValueRange(0, 0)));
    }

    private static CostSetting Setting(double agentHour = 1) => new(agentHour, 0, 240, null, null, Elasticity);

    private static Sensitivity Compare(Assumptions assumptions) => new CostSides(assumptions, Setting()).Compare(Apart, Together, new Estimate(3 / 28.0, 2.9 / 28, 3.1 / 28, 10));

    private static Assumptions Stated(params (UncertainInput Input, double Low, double High)[] ranges) =>
        new(ranges.ToImmutableSortedDictionary(range => range.Input, range => new StatedRange(range.Low, range.High, "test")));
}
