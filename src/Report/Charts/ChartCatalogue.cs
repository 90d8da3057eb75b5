using System.Collections.Immutable;
using Plateau.Report.Charts.Catalogue;

namespace Plateau.Report.Charts;

/// <summary>All charts. A new one is one file in <c>Catalogue</c>, one line here and its texts.</summary>
public static class ChartCatalogue
{
    public static IChart DaysOfLog { get; } = new DaysOfLogChart();

    public static IChart FlowMap { get; } = new FlowMapChart();

    public static IChart CentreMap { get; } = new CentreMapChart();

    public static IChart CaseMap { get; } = new CaseMapChart();

    public static IChart Skills { get; } = new SkillsChart();

    public static IChart DeclaredSkills { get; } = new DeclaredSkillsChart();

    public static IChart Repeats { get; } = new RepeatsChart();

    public static IChart ConversationWays { get; } = new ConversationWaysChart();

    public static IChart Frictions { get; } = new FrictionsChart();

    public static IChart DeclaredPath { get; } = new DeclaredPathChart();

    public static IChart ServiceByFlow { get; } = new ServiceByFlowChart();

    public static IChart ServiceVariants { get; } = new ServiceVariantsChart();

    public static IChart Reproduction { get; } = new ReproductionChart();

    public static IChart Requirement { get; } = new RequirementChart();

    public static IChart Cursor { get; } = new CursorChart();

    public static IChart Dial { get; } = new DialChart();

    public static IChart Fragility { get; } = new FragilityChart();

    public static IChart Verdicts { get; } = new VerdictsChart();

    public static IChart Organisations { get; } = new OrganisationsChart();

    public static IChart Tornado { get; } = new TornadoChart();

    public static IChart FragilityMap { get; } = new FragilityMapChart();

    public static IChart Quadrant { get; } = new QuadrantChart();

    public static IChart Training { get; } = new TrainingChart();

    public static ImmutableArray<IChart> All { get; } =
        [DaysOfLog, FlowMap, CentreMap, CaseMap, Skills, DeclaredSkills, Repeats, ConversationWays, Frictions, DeclaredPath, ServiceByFlow, ServiceVariants, Reproduction, Requirement, Cursor, Dial, Fragility, Organisations, Tornado, Verdicts, Training, FragilityMap, Quadrant];
}
