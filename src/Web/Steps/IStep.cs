using System.Collections.Immutable;
using Plateau.Model.Texts;
using Plateau.Web.Documents;

namespace Plateau.Web.Steps;

/// <summary>What is known of a centre when its steps are judged.</summary>
/// <param name="Facts">From the last study that is done; null = there was none.</param>
internal sealed record CentreView(CentreSettings Settings, SourceList Sources, CentreFacts? Facts);

/// <summary>Something that a step lacks: what, why it matters, and where in the studio it is given.</summary>
/// <param name="Screen">Key of the screen.</param>
internal sealed record Missing(string Code, string Screen, params ImmutableArray<Argument> Arguments);

/// <param name="Progress">0 to 1.</param>
internal sealed record Judgement(double Progress, params ImmutableArray<Missing> Missing);

/// <summary>One step of the guided diagnosis: one file, one line in <see cref="StepCatalogue"/>, its texts (<c>studio.step.{key}</c>, <c>studio.step.{key}.purpose</c>).</summary>
internal interface IStep
{
    string Key { get; }

    Judgement Judge(CentreView view);
}

internal static class StepCatalogue
{
    public static ImmutableArray<IStep> All { get; } = [new ImportStep(), new FlowsStep(), new RoutingStep(), new SkillsStep(), new IndicatorsStep(), new DecisionStep()];
}
