namespace Plateau.Model.Declared;

/// <summary>A team helps another when something happens.</summary>
/// <param name="From">The team that needs help.</param>
/// <param name="To">The team that gives it.</param>
/// <param name="Flow">For which flow; null = any.</param>
/// <param name="Trigger">When, in people's words; null = not said.</param>
public sealed record HelpLink(string From, string To, string? Flow, string? Trigger);

/// <summary>Contacts that a team passes on.</summary>
public sealed record DeclaredTransfer
{
    /// <summary>Team or service.</summary>
    public required string From { get; init; }

    /// <summary>Team or service; may be one that nobody declared.</summary>
    public required string To { get; init; }

    public string? Flow { get; init; }

    /// <summary>Of the contacts of the team (and flow), 0 to 1; null = not said.</summary>
    public double? Share { get; init; }

    /// <summary>At least 0; null = not said.</summary>
    public double? Weekly { get; init; }

    /// <summary>Whether a ticket follows the contact; null = unknown.</summary>
    public bool? WithTicket { get; init; }

    public string? Reason { get; init; }
}

/// <summary>A step of a customer's journey as people believe it to be.</summary>
public sealed record JourneyStep
{
    public required string Journey { get; init; }

    /// <summary>1, 2, 3 …</summary>
    public required int Order { get; init; }

    public required string Step { get; init; }

    /// <summary>Activity, team or flow by which the step shows in a log; null = it leaves no trace.</summary>
    public string? SeenAs { get; init; }

    public string? Channel { get; init; }

    /// <summary>How long it should take, in hours, at least 0; null = not said.</summary>
    public double? Hours { get; init; }
}
