using System.Collections.Immutable;
using Plateau.Model.Files;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis;

/// <summary>Examines a centre by every rule, in the order of the catalogue.</summary>
public static class DiagnosisRun
{
    /// <param name="progress">Told the share of rules that are done, 0 to 1.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ImmutableArray<Examination> Examine(CentreEvidence evidence, RuleSettings settings, IProgress<double>? progress, CancellationToken cancellation)
    {
        var examinations = ImmutableArray.CreateBuilder<Examination>();
        foreach (var rule in RuleCatalogue.All)
        {
            cancellation.ThrowIfCancellationRequested();
            examinations.Add(new(rule.Info, rule.Examine(evidence, settings)));
            progress?.Report((double)examinations.Count / RuleCatalogue.All.Length);
        }

        return examinations.ToImmutable();
    }

    public static ImmutableArray<Examination> Examine(CentreEvidence evidence, RuleSettings settings, CancellationToken cancellation = default) =>
        Examine(evidence, settings, null, cancellation);

    /// <summary>Settings that name no parameter of a rule, or lie outside its sensible range.</summary>
    public static ImmutableArray<Problem> Check(RuleSettings settings)
    {
        var known = RuleCatalogue.All.SelectMany(rule => rule.Info.Parameters.Select(parameter => (Key: $"{rule.Info.Code}.{parameter.Key}", Parameter: parameter))).ToArray();
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var (key, value) in settings.Values.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (known.FirstOrDefault(pair => pair.Key == key) is not (not null, var parameter))
                problems.Add(Problem.At(key, "rule-unknown-parameter", Argument.Of("value", key), Argument.List("candidates", Nearest.To(key, known.Select(pair => pair.Key)))));
            else if (!(value >= parameter.Low && value <= parameter.High))
                problems.Add(Problem.At(key, "rule-parameter-range", Argument.Of("value", value), Argument.Of("low", parameter.Low), Argument.Of("high", parameter.High)));
        }

        return problems.ToImmutable();
    }
}
