using System.Collections.Immutable;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis;

/// <summary>A threshold of a rule that users may change.</summary>
/// <param name="Key">Stable, for settings: <c>{rule code}.{key}</c>.</param>
/// <param name="Low">Least sensible value.</param>
/// <param name="High">Greatest sensible value.</param>
/// <param name="Source">Author, year, page; or "convention" with its reason.</param>
public sealed record RuleParameter(string Key, ArgumentKind Kind, double Default, double Low, double High, string Source);

/// <summary>What a rule is. The name says the problem, never the remedy.</summary>
/// <param name="Code">Stable for ever, for example SKILL-01.</param>
/// <param name="Name">kebab-case, the problem.</param>
/// <param name="Requirements">Rows of the requirements, for example R28.</param>
public sealed record RuleInfo(string Code, string Name, ImmutableArray<string> Requirements, ImmutableArray<RuleParameter> Parameters);

/// <summary>Values of rule parameters, defaults where nothing is set.</summary>
public sealed record RuleSettings(ImmutableDictionary<string, double> Values)
{
    public static RuleSettings Defaults { get; } = new(ImmutableDictionary<string, double>.Empty);

    public double Of(RuleInfo rule, string key) =>
        Values.TryGetValue($"{rule.Code}.{key}", out var value) ? value : rule.Parameters.First(parameter => parameter.Key == key).Default;
}

/// <summary>One rule of the diagnosis: a pure function of the evidence.</summary>
public interface IDiagnosisRule
{
    RuleInfo Info { get; }

    RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings);
}

/// <summary>A rule with its answer.</summary>
public sealed record Examination(RuleInfo Rule, RuleOutcome Outcome);
