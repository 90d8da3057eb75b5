namespace Plateau.Model.Declared;

/// <summary>One rating of one contact reason: a reason has as many rows as people rated it.</summary>
public sealed record ReasonRating
{
    public required string Reason { get; init; }

    /// <summary>The wider reason of which it is a part; null = it is part of none.</summary>
    public string? Parent { get; init; }

    /// <summary>The flow by which it arrives; null = that of its parent, or not said.</summary>
    public string? Flow { get; init; }

    /// <summary>Contacts a week, at least 0; null = not said.</summary>
    public double? Weekly { get; init; }

    /// <summary>1 (anyone can) to 9; null = not rated.</summary>
    public int? Complexity { get; init; }

    /// <summary>Who rated it; null = not said.</summary>
    public string? Rater { get; init; }
}
