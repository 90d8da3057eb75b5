using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Changes;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis;

/// <summary>How much a finding matters to customers or people. Order is meaning: later is worse.</summary>
public enum Severity
{
    Note,
    Moderate,
    Serious,
    Critical,
}

/// <summary>How sure a finding is, given the data behind it.</summary>
public enum Confidence
{
    Low,
    Medium,
    High,
}

/// <summary>One measured fact behind a finding. Template <c>evidence.{Code}</c> names it.</summary>
/// <param name="Code">What was measured.</param>
/// <param name="Subject">Of what (a flow, a skill, a period …), as shown.</param>
/// <param name="Kind">How the number is written.</param>
public sealed record Evidence(string Code, string Subject, ArgumentKind Kind, Estimate Measured)
{
    /// <summary>Values of the template besides {subject}: those that read differently by language (a weekday, a time, a date).</summary>
    public ImmutableArray<Argument> Arguments { get; init; } = [];
}

/// <summary>What a rule found, as data. Template <c>rule.{rule code}.found</c> makes the sentence of <see cref="What"/>.</summary>
/// <param name="Subject">Flow, skill or group as shown; empty when the whole centre is meant.</param>
public sealed record Finding(
    string Subject, Severity Severity, Confidence Confidence, Message What, ImmutableArray<Evidence> Evidence, ImmutableArray<Change> Proposals)
{
    /// <summary>All hours of the week that it is about, also those that its evidence does not list; empty when it is about none in particular.</summary>
    public ImmutableArray<Stretch> Hours { get; init; } = [];
}

/// <summary>The three answers of a rule.</summary>
public abstract record RuleOutcome
{
    private RuleOutcome()
    {
    }

    /// <summary>The problem is there.</summary>
    public sealed record Found(ImmutableArray<Finding> Findings) : RuleOutcome;

    /// <summary>Examined, and not there.</summary>
    /// <param name="Examined">What was looked at (template <c>rule.{code}.clear</c>).</param>
    public sealed record Clear(Message Examined) : RuleOutcome;

    /// <summary>It cannot be judged.</summary>
    /// <param name="Missing">What to collect (template <c>rule.{code}.missing</c> or a more special one).</param>
    public sealed record CannotTell(Message Missing) : RuleOutcome;
}
