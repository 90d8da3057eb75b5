namespace Plateau.Model.Declared;

/// <summary>Something that a service does for customers.</summary>
public sealed record Activity
{
    public required string Name { get; init; }

    /// <summary>The mission that it serves: inform, orders, complaints, after-sales …; null = not said.</summary>
    public string? Mission { get; init; }

    /// <summary>The service that does it; null = not said.</summary>
    public string? Service { get; init; }

    /// <summary>Who answers for it; null = not said.</summary>
    public string? Owner { get; init; }
}

/// <summary>Whether a contact is begun by the customer or by the centre.</summary>
public enum Direction
{
    Inbound,

    Outbound,
}

/// <summary>A flow as people describe it. Volumes may be estimates: then a range.</summary>
public sealed record DeclaredFlow
{
    public required string Name { get; init; }

    public string? Activity { get; init; }

    /// <summary>Key in <see cref="Channels"/>, or the word that was said where it is none of them; null = not said.</summary>
    public string? Channel { get; init; }

    public Direction? Direction { get; init; }

    /// <summary>The skill that it asks for; null = not said.</summary>
    public string? Skill { get; init; }

    /// <summary>The team that treats it; null = not said.</summary>
    public string? Team { get; init; }

    /// <summary>A service outside the centre that treats it; null = none was named.</summary>
    public string? Outside { get; init; }

    /// <summary>Contacts a week, at least; null = not said.</summary>
    public double? WeeklyLow { get; init; }

    /// <summary>Contacts a week, at most; at least <see cref="WeeklyLow"/>.</summary>
    public double? WeeklyHigh { get; init; }

    /// <summary>Mean handle time in seconds, above 0; null = not said.</summary>
    public double? HandleSeconds { get; init; }

    /// <summary>Share promised within <see cref="ThresholdSeconds"/>, 0 to 1; null = no promise.</summary>
    public double? TargetShare { get; init; }

    /// <summary>At least 0; null = no promise.</summary>
    public double? ThresholdSeconds { get; init; }

    public string? Family { get; init; }

    public string? CustomerType { get; init; }

    /// <summary>Level of difficulty, 1 to 9; null = not rated.</summary>
    public int? Tier { get; init; }

    public string? JourneyPart { get; init; }

    /// <summary>Who answers for it; null = not said.</summary>
    public string? Owner { get; init; }

    /// <summary>The calendar in which it is treated; null = not said.</summary>
    public string? Calendar { get; init; }
}
