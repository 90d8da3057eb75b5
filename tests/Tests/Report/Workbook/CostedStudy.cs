using System.Collections.Immutable;
using Plateau.Design;
using Plateau.Design.Cursor;
using Plateau.Design.Organisations;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Organisations;

namespace Plateau.Tests.Report.Workbook;

/// <summary>The sample study with models whose bills the program itself computed.</summary>
internal static class CostedStudy
{
    public static readonly CostFacts Alone = new(44_800, 0, 0, 0, 0);
    public static readonly CostFacts Ring = new(42_300, 0.2, 1, 0.31, 28);
    public static readonly CostFacts Together = new(40_000, 1, 1, 0.62, 140);

    /// <summary>Hours, breadth, several, switches, skills; a pooled centre that costs more than the specialised.</summary>
    public static readonly CostFacts Dear = Together with { YearlyHours = 46_000 };

    public static Assumptions Everything { get; } = new(new (UncertainInput Input, double Low, double High)[]
    {
        (UncertainInput.BreadthInflation, 0.01, 0.03), (UncertainInput.SwitchSeconds, 1, 3), (UncertainInput.AbsenceRise, 0.001, 0.005), (UncertainInput.WagePremium, 0.005, 0.015),
        (UncertainInput.ResolutionGain, 0.01, 0.03), (UncertainInput.TrainingHoursPerSkill, 2, 6), (UncertainInput.ContinuousTrainingHoursPerYear, 0.5, 1),
    }.ToImmutableSortedDictionary(range => range.Input, range => new StatedRange(range.Low, range.High, "=1+1")));

    /// <param name="agentHour">Null = hours stand for money.</param>
    public static StudyResult Of(Assumptions assumptions, double? agentHour, double? shrinkage, CostFacts together, bool knowsRepeats = true)
    {
        var study = SampleStudy.Whole();
        var setting = new CostSetting(agentHour ?? 1, shrinkage ?? 0, 240, knowsRepeats ? 0.6 : null, knowsRepeats ? 0.3 : null, 0.9);
        var centre = study.Evidence.Centre with { Assumptions = assumptions, Shrinkage = null, Costs = new Costs(agentHour is null ? null : "EUR", agentHour) };
        var sides = new CostSides(CostSides.Stated(centre), setting);
        var facts = new Dictionary<string, CostFacts>(StringComparer.Ordinal) { ["observed"] = Alone with { YearlyHours = 45_500, Breadth = 0.1, SeveralShare = 0.5, SwitchShare = 0.2, FurtherSkills = 14 }, ["oneSkill"] = Alone, ["ring"] = Ring, ["everyone"] = together };
        var comparison = SampleStudy.Organisations();
        var saving = new Estimate(0.1, 0.08, 0.12, 20);
        var hours = agentHour ?? 1;
        var rates = study.Cursor! with
        {
            CostInHours = agentHour is null,
            Positions = [.. study.Cursor!.Positions.Select(position => position with
            {
                EqualService = position.EqualService with { Cost = Times(position.EqualService.Hours, hours) },
                GiveAndTake = Given(position, sides, setting, assumptions, together, saving),
            })],
            Organisations = comparison with
            {
                CostInHours = agentHour is null,
                Setting = setting,
                Sensitivity = sides.Compare(Alone, together, saving),
                Models = [.. comparison.Models.Select(model => model.Figures is not { } figures ? model : model with
                {
                    Figures = figures with
                    {
                        EqualService = figures.EqualService with { Cost = Times(figures.EqualService.Hours, hours) },
                        Facts = facts.GetValueOrDefault(model.Key),
                        Bill = facts.TryGetValue(model.Key, out var own) ? sides.BillOf(own, facts["observed"], model.Key == "observed" ? Estimate.Unknown : saving, own.FurtherSkills) : figures.Bill,
                    },
                })],
            },
        };
        return Summed(study with
        {
            Evidence = study.Evidence with { Centre = centre },
            Settings = study.Settings with { Shrinkage = shrinkage },
            Cursor = rates,
        });
    }

    /// <summary>Facts between those of one skill each and those of everyone everything; today's are those of the models.</summary>
    private static GiveAndTake Given(CursorPosition position, CostSides sides, CostSetting setting, Assumptions assumptions, CostFacts together, Estimate saving)
    {
        var (today, share) = (Alone with { YearlyHours = 45_500, Breadth = 0.1, SeveralShare = 0.5, SwitchShare = 0.2, FurtherSkills = 14 }, position.Share);
        var facts = position.Kind == OrganisationKind.Observed ? today
            : new CostFacts(Alone.YearlyHours + (share * (together.YearlyHours - Alone.YearlyHours)), share * together.Breadth, share, share * together.SwitchShare, (int)Math.Round(share * together.FurtherSkills));
        var bill = sides.BillOf(facts, today, position.Kind == OrganisationKind.Observed ? Estimate.Unknown : saving, Math.Max(0, facts.FurtherSkills - today.FurtherSkills));
        var claim = assumptions.Of(UncertainInput.ResolutionGain) is { } stated ? setting.Claimed(facts, stated) : null;
        return position.GiveAndTake! with { Bill = bill, Resolution = claim, Facts = facts };
    }

    /// <summary>The sample's totals are made up; here they are the sums of its periods.</summary>
    public static StudyResult Summed(StudyResult study)
    {
        if (study.Sizing is not { } sizing)
            return study;
        var length = sizing.Grid.PeriodMinutes / 60.0;
        double Fractions(ImmutableArray<double?> agents) => agents.Sum(one => one ?? 0) * length;
        double Whole(ImmutableArray<int?> agents) => agents.Sum(one => one ?? 0) * length;
        var (alone, together, left) = (Whole(sizing.DedicatedAgents), Whole(sizing.PooledAgents), 1 - (study.Settings.Shrinkage ?? study.Evidence.Centre.Shrinkage));
        return study with
        {
            Sizing = sizing with
            {
                Flows = [.. sizing.Flows.Select(flow => flow with { HoursPerWeek = Fractions(flow.Required) })],
                Hours = new(Fractions(sizing.Dedicated), alone, Fractions(sizing.Pooled), together, sizing.Hours.StaffedToday, alone / left, together / left, 1 - left),
            },
        };
    }

    private static Estimate Times(Estimate estimate, double factor) => new(estimate.Value * factor, estimate.Low * factor, estimate.High * factor, estimate.SampleSize);
}
