namespace Plateau.Model.Declared;

/// <summary>Who does what (RACI).</summary>
/// <param name="Subject">A flow or an activity.</param>
/// <param name="Who">A role, a person, a team or a service.</param>
public sealed record Responsibility(string Subject, string? Step, string Who, bool Responsible, bool Accountable, bool Consulted, bool Informed);

/// <summary>Whether an indicator counts or judges.</summary>
public enum IndicatorKind
{
    Quantitative,

    Qualitative,
}

/// <summary>An indicator that people say they follow.</summary>
public sealed record Indicator
{
    public required string Name { get; init; }

    /// <summary>A flow; null = the whole centre.</summary>
    public string? Flow { get; init; }

    public IndicatorKind? Kind { get; init; }

    /// <summary>How it is counted; null = not said.</summary>
    public string? Definition { get; init; }

    /// <summary>Where it comes from; null = declared without source, counted as not proven.</summary>
    public string? Source { get; init; }

    public double? Value { get; init; }

    public double? Target { get; init; }

    /// <summary>percent, seconds, contacts …</summary>
    public string? Unit { get; init; }

    public string? Owner { get; init; }
}

/// <summary>What something costs, by the centre's own count.</summary>
/// <param name="Subject">A team or a provider; null = the whole centre.</param>
/// <param name="Item">What is counted.</param>
/// <param name="Amount">At least 0, in <paramref name="Unit"/>.</param>
public sealed record DeclaredCost(string? Subject, CostItem Item, double Amount, string? Unit);

/// <summary>What a cost is of.</summary>
public enum CostItem
{
    /// <summary>One hour of an agent.</summary>
    AgentHour,

    /// <summary>One contact, as providers bill it.</summary>
    Contact,

    /// <summary>One handled minute, as providers bill it.</summary>
    HandledMinute,

    /// <summary>Hours of training for one skill of one person.</summary>
    TrainingHours,
}
